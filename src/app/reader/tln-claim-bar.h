/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below the text: what the keys do to the selection or the current claim, by pointer. */
#pragma once

#include "tln-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_CLAIM_BAR (tln_claim_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlnClaimBar, tln_claim_bar, TLN, CLAIM_BAR, AdwBin)

/* Fills the bar a template made; once. */
void tln_claim_bar_connect (TlnClaimBar *self, TlnStore *store);
/* Reveals it for a selection or a claim (may be NULL); neither: hides it. */
void tln_claim_bar_update (TlnClaimBar *self, gboolean selection, const TlnClaim *claim);

G_END_DECLS
