/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a record list are selected: a GtkSelectionModel that remembers positions and finds
 * selected ids again when the list changes. GtkMultiSelection holds an item for every selected row,
 * which are a million when all are. Main thread. */
#pragma once

#include "tln-record-list.h"
#include "tln-told-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_RECORD_SELECTION (tln_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (TlnRecordSelection, tln_record_selection, TLN, RECORD_SELECTION, GObject)

/* What is selected stays so in the next list, too, if it is in it. As a model it grows to the
 * length of the list within a few frames. Signal "changed": other rows are selected, which
 * "selection-changed" says of in parts. */
TlnRecordSelection *tln_record_selection_new (TlnRecordList *list);
/* Signal "to-top": the rows in front are of another list, and those it had lie behind them for the
 * moment; a view that goes to the first row now uses its widgets again. */
/* All rows of the list are there at once: before one is gone to by its position. */
void tln_record_selection_show_all (TlnRecordSelection *self);
/* While the list is loading: the rows behind the first so many are going to be others. They leave
 * the model within a few frames, the last ones first, so that what comes need not take the place of
 * them all in one turn. If the list stays as it was, they come back. */
void tln_record_selection_shed (TlnRecordSelection *self, guint kept);
/* Who knows which rows are to be seen: those are told first when many are selected. NULL: nobody.
 */
void tln_record_selection_set_seen (TlnRecordSelection *self, TlnSeenFunc seen, gpointer data);

G_END_DECLS
