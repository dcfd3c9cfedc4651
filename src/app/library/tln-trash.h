/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emptying the Trash: by hand, or of what has been in it for long. Either can be undone, so neither
 * asks. Main thread. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Deletes everything that is in the Trash, as one act, and says so in a toast. from is any widget
 * of the window. */
void tln_trash_empty (GtkWidget *from, TlnStore *store);

/* From now on deletes what has been in the Trash for 30 days, soon and then some times a day,
 * unless the setting "empty-trash" is off. As long as window lives. */
void tln_trash_watch (GtkWidget *window, TlnStore *store);

G_END_DECLS
