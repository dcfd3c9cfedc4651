/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where and how to export, does it and says what was written. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_EXPORT_DIALOG (tln_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnExportDialog, tln_export_dialog, TLN, EXPORT_DIALOG, AdwDialog)

/* thesis 0: the whole library. */
AdwDialog *tln_export_dialog_new (TlnStore *store, gint64 thesis);

G_END_DECLS
