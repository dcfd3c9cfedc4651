/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A click that takes its time. GTK gives a click on a row of a list box up when the button is held
 * for longer than a double click may take; so does a window that is busy between press and
 * release, however quick the hand was. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Activates the row that the button is let go on, if it was pressed there. The list owns it. */
void tln_slow_click_add (GtkListBox *list);

G_END_DECLS
