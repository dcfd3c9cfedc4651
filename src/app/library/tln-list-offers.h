/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menu of a list offers only where it makes sense: the best matches first while something
 * is searched for, fetching pages where some are missing. */
#pragma once

#include "tln-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Follows list: TLN_RETRY_LIST of the window that page is in is enabled while an article of the
 * list has no page and can be tried again. */
void tln_list_offers_follow (GtkWidget *page, TlnStore *store, TlnRecordList *list);

/* Adds the order of best matches to the orders of a menu, or takes it out. */
void tln_list_offers_set_best (GMenu *orders, gboolean searching);

G_END_DECLS
