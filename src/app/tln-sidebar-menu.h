/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a row of the sidebar, by a secondary click, a long press, Menu or Shift+F10. */
#pragma once

#include "tln-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a place stands among those of its kind. */
typedef struct {
  gboolean first;
  gboolean last;
} TlnSidebarEnds;

/* The menu of a place, or NULL where it has none. Caller unrefs. */
GMenuModel *tln_sidebar_menu_new (const TlnPlace *place, TlnSidebarEnds ends);

/* Calls func (owner, row, x, y) where the menu of a row is wanted; x is negative when it was a
 * key. */
typedef void (*TlnSidebarMenuFunc) (GtkWidget *owner, GtkListBoxRow *row, double x, double y);
void tln_sidebar_menu_follow (GtkWidget *owner, GtkListBox *list, TlnSidebarMenuFunc func);

G_END_DECLS
