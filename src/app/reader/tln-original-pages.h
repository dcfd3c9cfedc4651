/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a PDF as they were laid out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of n_pages pictures. A page is drawn by another program (tln-pdf-child.h) when it comes
 * into sight, off the main thread; one that is scrolled past meanwhile is not drawn to its end. */
GtkWidget *tln_original_pages_new (GBytes *pdf, guint n_pages);

G_END_DECLS
