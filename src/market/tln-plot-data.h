/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart is drawn from: a series, the lines beside it, events, and what is built once so that
 * a frame costs by its pixels. */
#pragma once

#include "tln-drawing.h"
#include "tln-plot-events.h"
#include "tln-pyramid.h"

G_BEGIN_DECLS

typedef enum {
  TLN_PLOT_LINE,
  TLN_PLOT_AREA, /* a line, filled down to the edge */
  TLN_PLOT_STEP, /* level from each close to the next */
  TLN_PLOT_CANDLES, /* coloured by close against open */
  TLN_PLOT_HOLLOW, /* hollow by close against open, coloured by close against the close before */
  TLN_PLOT_BARS, /* open left, close right, high and low as the ends of a line */
} TlnPlotKind;
#define TLN_PLOT_KINDS (TLN_PLOT_BARS + 1)

/* Whether a kind shows open, high, low and close. */
gboolean tln_plot_kind_has_bars (TlnPlotKind kind);

/* A line over the prices, immutable. */
typedef struct {
  char *name; /* or NULL: not in the legend */
  double *values; /* one for every bar, NAN: none */
  TlnPyramid *pyramid;
  TlnRole role;
  guint8 dash; /* as TlnDrawItem.form of a polyline */
  gboolean foreign; /* of another instrument: has a base of its own */
} TlnPlotLine;

/* A price a line is drawn at. */
typedef struct {
  double price;
  char *note; /* "" for none */
} TlnPlotLevel;

/* How much there was of something in a week of seven days. */
typedef struct {
  gint64 t; /* when it begins */
  guint count;
  double first; /* places of its bars, [first, last); set by tln_plot_data_set_weeks */
  double last;
} TlnPlotWeek;
#define TLN_PLOT_WEEK ((gint64) 7 * 86400)

/* One thread at a time. */
typedef struct {
  TlnSeries *series;
  double *closes; /* what a line of closes goes along; NULL: those of the series */
  TlnPyramid *close; /* these are built when first needed, or by tln_plot_data_prepare */
  TlnPyramid *low_high;
  TlnSums *volume;
  TlnPlotLine *drawdown; /* of the close, below 0 */
  GPtrArray *lines; /* TlnPlotLine, drawn in this order */
  TlnPlotEvents *events; /* or NULL */
  GArray *levels; /* TlnPlotLevel, or NULL; see tln-plot-levels.h */
  GArray *weeks; /* TlnPlotWeek in order, or NULL; see tln-plot-weeks.h */
} TlnPlotData;

/* Refers the series. */
TlnPlotData *tln_plot_data_new (TlnSeries *series);
void tln_plot_data_free (TlnPlotData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPlotData, tln_plot_data_free)
/* The line of closes goes along these (taken), one for each bar. Before anything is built. */
void tln_plot_data_take_closes (TlnPlotData *data, double *closes);
/* Builds what a kind needs, on any thread, before the data is handed to the one that draws. */
void tln_plot_data_prepare (TlnPlotData *data, TlnPlotKind kind);
/* The same for the volume and for the drawdown. */
void tln_plot_data_prepare_volume (TlnPlotData *data);
void tln_plot_data_prepare_drawdown (TlnPlotData *data);
/* Replaces the events (copied); n_events may be 0. */
void tln_plot_data_set_events (TlnPlotData *data, const TlnPlotEvent *events, guint n_events);

/* Replaces the levels (copied); n_levels may be 0. */
void tln_plot_data_set_levels (TlnPlotData *data, const TlnPlotLevel *levels, guint n_levels);

/* Replaces the weeks (copied). Those before the first and after the last bar are left out. */
void tln_plot_data_set_weeks (TlnPlotData *data, const TlnPlotWeek *weeks, guint n_weeks);

/* Adds a line: `spec` gives all but the pyramid; its values, allocated, are taken, its name is
 * copied. */
void tln_plot_data_add_line (TlnPlotData *data, const TlnPlotLine *spec);
void tln_plot_data_clear_lines (TlnPlotData *data);

/* Averages and bands that can be asked for at once; 0 or FALSE: not that one. */
typedef struct {
  guint sma[2]; /* windows */
  guint ema;
  guint bollinger; /* window; two standard deviations wide */
} TlnPlotAverages;
/* Adds the lines of the averages, under the names people know them by ("SMA 20", "EMA 20", "BOLL 20
 * 2"). */
void tln_plot_data_add_averages (TlnPlotData *data, const TlnPlotAverages *averages);
/* Adds another instrument, its closes given on the bars of the series (taken); the how-manieth of
 * the others it is decides role and dashes. */
void tln_plot_data_add_other (TlnPlotData *data, const char *name, double *values, guint number);

G_END_DECLS
