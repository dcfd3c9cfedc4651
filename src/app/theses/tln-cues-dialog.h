/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words articles of a stage are found by, and what they find while they are written. */
#pragma once

#include "tln-store.h"
#include "tln-thesis.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_CUES_DIALOG (tln_cues_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnCuesDialog, tln_cues_dialog, TLN, CUES_DIALOG, AdwDialog)

/* Kept with Save, as one act. */
AdwDialog *tln_cues_dialog_new (TlnStore *store, const TlnStage *stage);

G_END_DECLS
