/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry of a price chart: which bars are seen, where everything stands in pixels, what is under
 * the pointer. Pure numbers; tln-plot-draw.h makes a drawing of it. All lengths in (logical) px. */
#pragma once

#include "tln-decimate.h"
#include "tln-plot-data.h"
#include "tln-scale.h"
#include "tln-ticks.h"

G_BEGIN_DECLS

/* Whether prices are shown as they are, or all lines as 100 (or 0 %) at one bar. */
typedef enum {
  TLN_REBASE_NONE,
  TLN_REBASE_HUNDRED,
  TLN_REBASE_PERCENT,
} TlnRebase;

/* What is to be seen. Bar i takes the places [i, i + 1) and stands at i + 0.5. */
typedef struct {
  double first; /* the visible places are [first, last) */
  double last;
  double width; /* of the whole picture */
  double height;
  double device_scale; /* device pixels per px; columns are device pixels; 0 means 1 */
  double char_width; /* of a digit in the label font */
  double line_height; /* of the label font */
  double min_margin_right; /* for the value labels; more is taken where a label needs it */
  double volume_share; /* part of the height that the volume pane gets; 0: no pane */
  double drawdown_share; /* the same for the fall of the close from its highest so far */
  double attention_share; /* the same for the weeks, where there are any */
  TlnPlotKind kind;
  TlnScaleKind scale;
  TlnRebase rebase;
  const TlnMyriads *myriads; /* what large quantities are counted in; NULL: thousands */
  guint base; /* bar at which everything is 100; TLN_BASE_FIRST: the first that is seen */
  gboolean hollow; /* rising candles hollow, so that direction does not rest on colour */
  gboolean moving; /* being dragged: columns instead of antialiased lines also where bars are few */
  gboolean alone; /* without the lines beside the prices */
  gboolean strokes; /* a picture: a line is one stroke of M4 points also where bars are many */
} TlnPlotView;

#define TLN_VIEW_MIN_BARS 10
#define TLN_BASE_FIRST G_MAXUINT

/* Everything visible. */
void tln_view_reset (TlnPlotView *view, guint n_bars);
/* Makes [first, last) a range that is allowed: not outside [0, n_bars], not fewer bars than
 * TLN_VIEW_MIN_BARS (or n_bars). Width is kept where possible. NAN becomes everything. */
void tln_view_set (TlnPlotView *view, guint n_bars, double first, double last);
/* Zooms by a factor (> 1: fewer bars) so that the place `about` keeps its x, then as tln_view_set.
 */
void tln_view_zoom (TlnPlotView *view, guint n_bars, double about, double factor);
/* Moves by a number of bars (> 0: towards later ones), the range keeping its width. */
void tln_view_pan (TlnPlotView *view, guint n_bars, double bars);
/* Moves as little as needed so that the bar is seen. */
void tln_view_reveal (TlnPlotView *view, guint n_bars, guint index);

typedef struct {
  double x;
  double y;
  double width;
  double height;
} TlnBox;

/* Events that are shown as one mark: events [first_event, first_event + n_events) of the data. */
typedef struct {
  double x; /* of its middle */
  double y;
  guint first_event;
  guint n_events;
  guint n_stance[TLN_EVENT_STANCES];
  guint n_kind[TLN_EVENT_KINDS];
} TlnPlotMark;
#define TLN_PLOT_MARKS 512
#define TLN_MARK_SIZE 10.0

/* A chart laid out. Valid while data is; plain, may be copied. */
typedef struct {
  TlnPlotData *data;
  TlnPlotView view;
  TlnBox price; /* the panes without their labels, from above */
  TlnBox volume; /* height 0: none */
  TlnBox drawdown; /* height 0: none */
  TlnBox attention; /* height 0: none */
  double bottom; /* of the lowest pane */
  TlnScale price_scale; /* kind is what was possible: log needs positive prices */
  TlnScale volume_scale;
  TlnScale drawdown_scale;
  double factor; /* what prices are multiplied with: 1, or so that the base is 100 */
  double bar_px; /* width of one bar */
  guint i0; /* bars that are at least partly visible: [i0, i1) */
  guint i1;
  guint group; /* bars merged into one candle */
  guint volume_group; /* bars merged into one volume bar */
  guint n_value_ticks;
  guint n_time_ticks;
  guint n_marks;
  TlnValueTick value_ticks[TLN_VALUE_TICKS];
  TlnTimeTick time_ticks[TLN_TIME_TICKS];
  TlnPlotMark marks[TLN_PLOT_MARKS];
} TlnPlot;

/* Lays out a view of the data. Defined for every data and size; a series without bars and a picture
 * too small for a pane give boxes without extent. */
void tln_plot_layout (TlnPlot *plot, TlnPlotData *data, const TlnPlotView *view);

/* What the values of a line beside the prices are multiplied with: `factor` for what is derived
 * from the prices; for another instrument that which makes its own value at the base 100, or where
 * it begins later its first one; NAN where it has none from there on. */
double tln_plot_line_factor (const TlnPlot *plot, const TlnPlotLine *line);
/* y of a price of the series itself. */
double tln_plot_y (const TlnPlot *plot, double price);
/* x of the middle of a bar; may lie outside the pane. */
double tln_plot_x (const TlnPlot *plot, double index);
/* Place (fractional bar index) at an x. */
double tln_plot_place (const TlnPlot *plot, double x);
/* The bar nearest to an x, clamped to the visible ones; FALSE when there is none. */
gboolean tln_plot_bar_at (const TlnPlot *plot, double x, guint *index);
/* The mark at a point, or NULL. */
const TlnPlotMark *tln_plot_mark_at (const TlnPlot *plot, double x, double y);

G_END_DECLS
