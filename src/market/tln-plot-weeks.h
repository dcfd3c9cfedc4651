/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of attention below the prices: how much there was in each week. */
#pragma once

#include "tln-plot-draw.h"

G_BEGIN_DECLS

/* Appends a column for each week that is seen, over the places of its bars, and the most there was
 * at the right. */
void tln_plot_draw_weeks (const TlnPlot *plot, TlnDrawing *drawing);
/* How much there was in the week that holds a time; 0 without. */
guint tln_plot_week_count (const TlnPlotData *data, gint64 t);

G_END_DECLS
