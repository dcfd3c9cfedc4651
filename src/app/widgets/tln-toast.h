/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passing messages. from is any widget inside the window (dialogs included). Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what was done, with Undo for this act; act 0 (nothing changed): no toast. */
void tln_toast_act (GtkWidget *from, const char *sentence, gint64 act);
/* A plain sentence. */
void tln_toast_say (GtkWidget *from, const char *sentence);
/* The sentence of an error (see tln-error-text.h); a cancelled one says nothing. */
void tln_toast_error (GtkWidget *from, const GError *error);
/* The same of a file that was to be written. */
void tln_toast_save_error (GtkWidget *from, const GError *error);
/* While a bar at the bottom of the window is mapped and this boolean property of it is set,
 * messages stand above it: they never cover what acts on the selection. tall: it has two rows of
 * buttons. Called once for a bar. */
void tln_toast_keep_above (GtkWidget *bar, const char *property, gboolean tall);

G_END_DECLS
