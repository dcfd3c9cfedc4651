/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a record list are selected: a GtkSelectionModel that remembers positions and finds
 * selected ids again when the list changes. GtkMultiSelection holds an item for every selected row,
 * which are a million when all are. Main thread. */
#pragma once

#include "tln-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_RECORD_SELECTION (tln_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (TlnRecordSelection, tln_record_selection, TLN, RECORD_SELECTION, GObject)

/* What is selected stays so in the next list, too, if it is in it. As a model it grows to the
 * length of the list within a few frames. */
TlnRecordSelection *tln_record_selection_new (TlnRecordList *list);
/* Signal "to-top": the rows in front are of another list, and those it had lie behind them for the
 * moment; a view that goes to the first row now uses its widgets again. */
/* All rows of the list are there at once: before one is gone to by its position. */
void tln_record_selection_show_all (TlnRecordSelection *self);

G_END_DECLS
