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

G_END_DECLS
