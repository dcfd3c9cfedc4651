/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of things that change while the window is used, as rows of lists are. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Like gtk_widget_set_tooltip_text, without asking the display where the pointer is each time: that
 * is a wait of its own for every row that is shown anew. text NULL: none. It is also what a screen
 * reader adds to the name. */
void tln_tip_set (GtkWidget *widget, const char *text);

G_END_DECLS
