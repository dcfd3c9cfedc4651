/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the rule that proposes states, for a chain. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_LIMITS_DIALOG (tln_limits_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnLimitsDialog, tln_limits_dialog, TLN, LIMITS_DIALOG, AdwDialog)

/* limits: TLN_N_LIMITS numbers, those of the chain now. What is set is kept with Save as one act.
 */
AdwDialog *tln_limits_dialog_new (TlnStore *store, gint64 chain, const double *limits);

G_END_DECLS
