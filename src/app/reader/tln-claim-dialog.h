/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a claim: what it is evidence for, who says it, of what kind it is, a note. */
#pragma once

#include "tln-claim.h"
#include "tln-statements.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was changed is kept when it is closed, as one act. guess (may be NULL, copied) fills in what
 * the claim does not say yet. from is where toasts appear. */
AdwDialog *
tln_claim_dialog_new (TlnStore *store, TlnClaim *claim, const TlnStatement *guess, GtkWidget *from);

G_END_DECLS
