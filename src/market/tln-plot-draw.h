/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laid-out chart as a drawing, layer by layer, so that a widget can keep what has not changed. */
#pragma once

#include "tln-drawing.h"
#include "tln-plot.h"

G_BEGIN_DECLS

/* Appends grid lines, pane frames, value and time labels. */
void tln_plot_draw_grid (const TlnPlot *plot, TlnDrawing *drawing);
/* Appends prices, the lines beside them, volume and drawdown. With two or more bars a device pixel,
 * or while moving, rectangles on whole device columns; else a polyline (line) and separate candles.
 */
void tln_plot_draw_series (const TlnPlot *plot, TlnDrawing *drawing);
/* Appends the marks of the events: evidence ▲ for, ▼ against, ● neutral; an hourglass for
 * forecasts, ■ for convictions, ✚ for splits, a flag for notes; ◆ for several of different sorts.
 * With their number where they are several. */
void tln_plot_draw_events (const TlnPlot *plot, TlnDrawing *drawing);

/* Appends, at the start of the price pane, a row for each line beside the prices that has a name:
 * how it looks, its name, and its value at (or before) a bar; of one beyond those that are seen at
 * the last that is. */
void tln_plot_draw_legend (const TlnPlot *plot, guint index, TlnDrawing *drawing);

/* What the pointer or the keyboard points at. */
typedef struct {
  guint index; /* bar */
  double y; /* for the horizontal line; NAN: at the close of the bar */
} TlnCrosshair;
/* Appends the cross through a bar, its time below and the value at its height at the right. */
void
tln_plot_draw_crosshair (const TlnPlot *plot, const TlnCrosshair *crosshair, TlnDrawing *drawing);

G_END_DECLS
