/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links a claim to a thesis, or its article to an instrument: a list to search by keys. */
#pragma once

#include "tln-claim.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Each choice is one act. Enter in the search takes the first that is shown. from is where toasts
 * appear. */
AdwDialog *tln_claim_link_new (TlnStore *store, TlnClaim *claim, GtkWidget *from);

G_END_DECLS
