/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule says of a stage sentence by sentence, and every decision there was. */
#pragma once

#include "tln-store.h"
#include "tln-thesis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_STAGE_DIALOG (tln_stage_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnStageDialog, tln_stage_dialog, TLN, STAGE_DIALOG, AdwDialog)

/* Of a stage as a thesis sees it. Follows the library while it is open. */
AdwDialog *tln_stage_dialog_new (TlnStore *store, gint64 thesis, const TlnStage *stage);

G_END_DECLS
