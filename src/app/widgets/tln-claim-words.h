/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim in words: for screen readers and tooltips, where shapes and colours say nothing. */
#pragma once

#include "tln-catalog.h"
#include "tln-claim.h"

G_BEGIN_DECLS

/* "Claim by Mara Voss, Against, stage Training compute, with a note". Caller frees. */
char *tln_claim_words (TlnCatalog *catalog, const TlnClaim *claim);

/* What a kind of claim (see tln-claim.h) is called, translated; NULL for none and one that is not
 * known. */
const char *tln_claim_kind_label (const char *kind);

G_END_DECLS
