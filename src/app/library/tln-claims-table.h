/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of claims: what each shows, by what it sorts, how wide it is. */
#pragma once

#include "tln-query.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A table over a model of TlnListItem. The widths of its columns are kept in the settings. */
GtkColumnView *tln_claims_table_new (TlnStore *store, GtkSelectionModel *model);
/* Room for more than the quote: columns that nobody has made wider or narrower take their share. */
void tln_claims_table_set_broad (GtkColumnView *table, gboolean broad);
/* The order its headers ask for; FALSE: none is pressed. */
gboolean tln_claims_table_get_sort (GtkColumnView *table, TlnSort *sort, gboolean *reverse);

G_END_DECLS
