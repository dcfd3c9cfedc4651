/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list itself: rows of articles or claims, selection, keys, context menu, dragging. What is
 * around it (title, search, empty states) is the page's. */
#pragma once

#include "tln-found.h"
#include "tln-record-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_RECORD_VIEW (tln_record_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnRecordView, tln_record_view, TLN, RECORD_VIEW, AdwBin)

GtkWidget *tln_record_view_new (TlnStore *store, TlnRecordList *list);

/* What is marked in the rows that are made from now on. */
void tln_record_view_set_found (TlnRecordView *self, TlnFound *found);
/* Rows of claims or of articles; the query of the list must fit. */
void tln_record_view_set_of_claims (TlnRecordView *self, gboolean of_claims);
/* How much room a row of an article takes. */
void tln_record_view_set_compact (TlnRecordView *self, gboolean compact);
/* Headings of days or weeks between the rows, as the query has them. */
void tln_record_view_set_grouped (TlnRecordView *self, gboolean grouped);
/* A tap opens a row at once (where the reader is a page of its own). */
void tln_record_view_set_tap_opens (TlnRecordView *self, gboolean tap_opens);

/* Ids (gint64) of the selected rows in order. Caller unrefs. */
GArray *tln_record_view_get_selected (TlnRecordView *self);
/* How many there are, without looking at their ids. */
guint tln_record_view_count_selected (TlnRecordView *self);
/* Another list comes: nothing is selected any more, and the rows, which are used again for those
 * that come, are not seen until the list has answered, or has been come back to. */
void tln_record_view_leave (TlnRecordView *self);
void tln_record_view_come_back (TlnRecordView *self);
/* The query of the list is another one now: while it is loading the rows below those that are to be
 * seen go, a few in each turn of the main loop, since all at once would hold it up. */
void tln_record_view_make_room (TlnRecordView *self);
gboolean tln_record_view_is_left (TlnRecordView *self);
/* Several articles are selected, or are going to be by touch. */
gboolean tln_record_view_is_selecting (TlnRecordView *self);
/* Selects one row and scrolls to it; FALSE when it is not in the list. */
gboolean tln_record_view_select (TlnRecordView *self, gint64 id);
/* Selects the row that many rows further (negative: back). */
void tln_record_view_move (TlnRecordView *self, int by);

/* Signal "chosen" (gint64 id, gboolean open): one row is selected now; open when it was activated
 * (Enter, double click, tap).
 * Signal "selected": the selection is another one. */

G_END_DECLS
