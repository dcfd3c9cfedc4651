/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+Q where the keys of the application do not reach: in dialogs and popovers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once is enough, more do no harm. */
void tln_quit_key_add (GtkWidget *widget);
/* In every popover there will be, menus as well; once, before the first is made. */
void tln_quit_key_add_to_popovers (void);

G_END_DECLS
