/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place in the sidebar. */
#pragma once

#include "tln-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_SIDEBAR_ROW (tln_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnSidebarRow, tln_sidebar_row, TLN, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *tln_sidebar_row_new (const TlnPlace *place, const char *icon);
void tln_sidebar_row_set_title (TlnSidebarRow *self, const char *title, const char *tooltip);
/* 0 shows none. */
void tln_sidebar_row_set_count (TlnSidebarRow *self, guint count);
/* "10,000+" where there are more; 0 shows none. */
void tln_sidebar_row_set_count_or_more (TlnSidebarRow *self, guint count, gboolean more);
/* What is wrong with it, as a sign with this tooltip; NULL: nothing. */
void tln_sidebar_row_set_warning (TlnSidebarRow *self, const char *sentence);
const TlnPlace *tln_sidebar_row_get_place (TlnSidebarRow *self);
/* Where it stands among all rows; the list is sorted by it. */
void tln_sidebar_row_set_order (TlnSidebarRow *self, guint order);
guint tln_sidebar_row_get_order (TlnSidebarRow *self);

G_END_DECLS
