/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a list view which rows are selected now: those that are to be seen at once, the others it
 * may have widgets of slice by slice, so that selecting a million holds no frame up. Which rows are
 * selected is the model's; asked about one that has not been told of, it says what is so now. Main
 * thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first and the last row that are to be seen; FALSE: not known. */
typedef gboolean (*TlnSeenFunc) (guint *first, guint *last, gpointer data);

typedef struct _TlnToldRows TlnToldRows;

/* model is borrowed and must outlive it. */
TlnToldRows *tln_told_rows_new (GtkSelectionModel *model);
/* Tells nothing more. */
void tln_told_rows_free (TlnToldRows *told);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnToldRows, tln_told_rows_free)

/* Who knows what is to be seen; NULL: nobody, and all is told at once. */
void tln_told_rows_set_seen (TlnToldRows *told, TlnSeenFunc seen, gpointer data);
/* Rows from first to last may be selected, or not be selected any more. */
void tln_told_rows_tell (TlnToldRows *told, guint first, guint last);
/* Tells all that is still to be told: before rows come or go. */
void tln_told_rows_finish (TlnToldRows *told);

G_END_DECLS
