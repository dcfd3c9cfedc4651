/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole text of an article in place of what its feed had. Main thread. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fetches the address of an article and puts what is read there in place of its text: one act, with
 * an undo toast. from is any widget of the window. */
void tln_full_text_fetch (GtkWidget *from, TlnStore *store, gint64 article);

G_END_DECLS
