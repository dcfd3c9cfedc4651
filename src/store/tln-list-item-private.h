/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the record list makes and fills its items. Nothing else includes this. */
#pragma once

#include "tln-list-item.h"

G_BEGIN_DECLS

/* record_type: TLN_TYPE_ARTICLE or TLN_TYPE_CLAIM. While it lives the item stands in registry
 * (gint64 pointer → item, not owned) under its id. */
TlnListItem *tln_list_item_new (gint64 id, GType record_type, GHashTable *registry);
/* record: of the item's type, or NULL; a reference is taken. Notifies when it is another one. */
void tln_list_item_set_record (TlnListItem *self, gpointer record);
gboolean tln_list_item_has_record (TlnListItem *self);
/* Ids (gint64) of the items of a registry, in no order; without_record: of those that have none.
 * Caller unrefs. */
GArray *tln_list_items_ids (GHashTable *registry, gboolean without_record);

G_END_DECLS
