/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one GListModel over SQL: an id spine, records fetched by id for the pages that are looked at.
 * Items are TlnListItem. Never put a filter or sort model on top. Main thread. */
#pragma once

#include "tln-list-item.h"
#include "tln-query.h"
#include "tln-spine-groups.h"
#include "tln-store.h"

G_BEGIN_DECLS

#define TLN_TYPE_RECORD_LIST (tln_record_list_get_type ())
G_DECLARE_FINAL_TYPE (TlnRecordList, tln_record_list, TLN, RECORD_LIST, GObject)

TlnRecordList *tln_record_list_new (TlnStore *store);

/* Shows another query; what still runs for the last one is cancelled. NULL empties the list. The
 * items stay until the answer is there. A change of the library is told as what differs, from the
 * end to the beginning, another query as all that goes and then all that comes. */
void tln_record_list_set_query (TlnRecordList *self, const TlnQuery *query);
/* Articles (gint64 ids) to show until the answer to the query is there: what is known of it first.
 * Does nothing when none is awaited, or of claims. */
void tln_record_list_preview (TlnRecordList *self, GArray *ids);
/* Somebody is making room for what comes: while the list is held the answer to its query waits, and
 * the list is loading. Whoever gives a preview meanwhile does so later. */
void tln_record_list_hold (TlnRecordList *self, gboolean hold);
gboolean tln_record_list_is_held (TlnRecordList *self);
const TlnQuery *tln_record_list_get_query (TlnRecordList *self);

/* Position of a row, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint tln_record_list_find (TlnRecordList *self, gint64 id);
/* Id at a position without making an item; 0 beyond the end. */
gint64 tln_record_list_get_id (TlnRecordList *self, guint position);
/* The group a row is in, its start a position of this list, and where the next one begins. FALSE
 * where the list has none. During an update a group ends where the update has come to. */
gboolean
tln_record_list_get_group (TlnRecordList *self, guint position, guint *end, TlnSpineGroup *group);
/* All ids (gint64) in order, not to be changed; while an update is under way those from before it.
 * Caller unrefs. */
GArray *tln_record_list_ref_spine (TlnRecordList *self);

/* Properties: "loading" (a spine is being fetched), "error" (GError boxed, NULL when well),
 * "n-items". Signal "updated" after the last items-changed of an update; signal "loaded" after each
 * answered query. */

G_END_DECLS
