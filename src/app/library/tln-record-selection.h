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

/* What is selected stays so in the next list, too, if it is in it. */
TlnRecordSelection *tln_record_selection_new (TlnRecordList *list);

G_END_DECLS
