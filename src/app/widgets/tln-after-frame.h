/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may wait until people see what they asked for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _TlnAfterFrame TlnAfterFrame;

/* Calls func once, on the main thread, when the next frame of the widget has been drawn; where none
 * is (the widget is hidden, the window covered) after a quarter of a second. *handle, which must be
 * NULL before, is what it can be given up with and becomes NULL before func is called; it and data
 * must last until then. */
void
tln_after_frame (GtkWidget *widget, TlnAfterFrame **handle, GSourceOnceFunc func, gpointer data);

/* Gives it up; *handle becomes NULL. Nothing when it is. Also before the widget goes. */
void tln_after_frame_cancel (TlnAfterFrame **handle);

G_END_DECLS
