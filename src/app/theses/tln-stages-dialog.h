/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains and their stages: renaming, adding, a chain of one's own. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_STAGES_DIALOG (tln_stages_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnStagesDialog, tln_stages_dialog, TLN, STAGES_DIALOG, AdwDialog)

/* Follows the library while it is open. */
AdwDialog *tln_stages_dialog_new (TlnStore *store);

G_END_DECLS
