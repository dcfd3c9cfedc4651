/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button with everything a chart can show. */
#pragma once

#include "tln-chart.h"

G_BEGIN_DECLS

/* A menu button for the options of a chart, which must outlive it. `more`, or NULL, is a section
 * put at the end: what the place can do with the chart. */
GtkWidget *tln_chart_menu_button_new (TlnChart *chart, GMenuModel *more);

/* Options as one line of text to keep, and back: "kind=area;period=week;volume". What is not
 * understood is left out; red_up is not part of it. Caller frees. */
char *tln_chart_options_to_text (const TlnChartOptions *options);
void tln_chart_options_from_text (TlnChartOptions *options, const char *text);

G_END_DECLS
