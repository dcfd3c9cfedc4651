/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus that are there only while they are open. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menu of the button (its menu-model, which is taken from it) is built when it is opened, and
 * goes when it is closed. A menu that is kept is told of its keys again whenever a breakpoint moves
 * its page, and GTK 4.18 takes twice as long for it each time: seconds after a few. Many buttons
 * also need no hundreds of items nobody sees. A button whose menu was taken is left as it is, so
 * that this can answer "realize" in a template. Main thread. */
void tln_lazy_menu_take (GtkMenuButton *button);

/* Makes what is in a menu; the caller owns it. */
typedef GMenuModel *(*TlnMenuFunc) (gpointer data);
/* The same for a button without a menu: func is asked each time it is opened. data is borrowed as
 * long as there is the button. */
void tln_lazy_menu_build (GtkMenuButton *button, TlnMenuFunc func, gpointer data);

G_END_DECLS
