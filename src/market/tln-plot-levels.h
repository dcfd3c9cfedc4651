/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels: prices a line is drawn at, each with a few words. */
#pragma once

#include "tln-plot-draw.h"

G_BEGIN_DECLS

/* Appends those that are seen: a line across the prices, its price at the right, its words
 * above it at the left. */
void tln_plot_draw_levels (const TlnPlot *plot, TlnDrawing *drawing);
/* y of a level; NAN where it is not seen. */
double tln_plot_level_y (const TlnPlot *plot, guint level);
/* The level nearest to a y and not further than reach px; G_MAXUINT: none. */
guint tln_plot_level_at (const TlnPlot *plot, double y, double reach);
/* The price at a y, with as many decimals as exchanges quote. */
double tln_plot_price_at (const TlnPlot *plot, double y);
/* The smallest step a price is quoted in: thousandths below 10, cents above, four significant
 * digits below 0.1. 0.01 for what is no number. */
double tln_price_step (double price);

G_END_DECLS
