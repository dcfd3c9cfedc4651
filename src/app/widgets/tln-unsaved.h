/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs in which something is typed that only a button saves. Main thread. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* While the dialog differs from what is stored, closing it by Escape or by quitting asks whether to
 * save: save is the dialog's button for that, which stays the same. Where the person has decided,
 * close with adw_dialog_force_close. */
void tln_unsaved_set (AdwDialog *dialog, gboolean differs, GtkButton *save);

G_END_DECLS
