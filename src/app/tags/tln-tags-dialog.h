/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tags: how many articles have each, another name, two made one, away with it. Each is one act;
 * its toast is in the dialog, so that it can be undone there. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_TAGS_DIALOG (tln_tags_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnTagsDialog, tln_tags_dialog, TLN, TAGS_DIALOG, AdwDialog)

/* To be presented in the window. Main thread. */
AdwDialog *tln_tags_dialog_new (TlnStore *store);

G_END_DECLS
