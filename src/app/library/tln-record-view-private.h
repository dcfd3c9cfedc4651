/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the record view share. Nothing else includes this. */
#pragma once

#include "tln-record-selection.h"
#include "tln-record-view.h"
#include "tln-row-paint.h"

G_BEGIN_DECLS

struct _TlnRecordView {
  AdwBin parent_instance;
  TlnStore *store;
  TlnRecordList *list;
  TlnFound *found; /* what a search marks in the rows, or NULL */
  TlnRecordSelection *selection;
  GtkListView *view;
  GtkWidget *menu; /* GtkPopoverMenu */
  gboolean of_claims;
  gboolean tap_opens;
  TlnRowDensity density;
  gboolean grouped;
  GPtrArray *headers; /* GtkListHeader, not owned, that are bound */
  GHashTable *unnamed; /* GtkListItem: bound, and not yet told by its name */
  guint naming; /* source, while there are some */
  gboolean to_top; /* once the list has changed */
  gboolean left; /* the rows are of another list, see tln_record_view_leave */
  gboolean selecting; /* begun by a long press: a tap adds to the selection */
  gint64 next_id; /* to be selected once the selected rows have left; 0: none */
};

/* Rows of the kind and density that are shown now. */
void tln_record_view_set_factory (TlnRecordView *self);
/* Names no more rows. */
void tln_record_view_stop_naming (TlnRecordView *self);
/* The position of the row a widget of the list view is in; FALSE: it is in none. */
gboolean tln_record_view_position_of (GtkWidget *widget, guint *position);
/* Headings of groups; caller unrefs. */
GtkListItemFactory *tln_record_view_new_headers (TlnRecordView *self);
/* The words of all headings, once the groups are other ones: one that keeps its first row is not
 * bound again. */
void tln_record_view_name_headers (TlnRecordView *self);
/* Actions on the selection, and their keys. */
void tln_record_view_install_acts (GtkWidgetClass *widget_class);
/* Position of the first selected row; G_MAXUINT: none is. */
guint tln_record_view_first_selected (TlnRecordView *self);
/* Selects one row, the last one at most, and gives it the focus. */
void tln_record_view_select_position (TlnRecordView *self, guint position);
/* A tap selects instead of opening. */
void tln_record_view_set_selecting (TlnRecordView *self, gboolean selecting);

G_END_DECLS
