/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of a series as a table, newest first, with "Copy as CSV". */
#pragma once

#include "tln-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_CHART_TABLE (tln_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (TlnChartTable, tln_chart_table, TLN, CHART_TABLE, GtkWidget)

TlnChartTable *tln_chart_table_new (void);
/* NULL: an empty table. */
void tln_chart_table_set_series (TlnChartTable *self, TlnSeries *series);
/* Scrolls so that a bar is seen, and selects it. */
void tln_chart_table_reveal (TlnChartTable *self, guint index);
/* The selected bars, oldest first, or all when fewer than two are selected; caller frees. Numbers
 * are written so that they read back the same, in the C locale; what is missing stays empty. */
char *tln_chart_table_to_csv (TlnChartTable *self);

G_END_DECLS
