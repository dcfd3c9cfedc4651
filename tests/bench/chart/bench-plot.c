/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart costs before anything is painted: building the pyramid, laying out, making the
 * shapes of a frame. Prints one JSON line a case. Not a test. */
#include "bench-series.h"
#include "tln-plot-draw.h"

#include <stdio.h>
#include <stdlib.h>

#define STEPS 200

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static void
report (const char *name, guint n, double *times, guint n_times)
{
  qsort (times, n_times, sizeof *times, compare_doubles);
  printf ("{\"case\":\"%s\",\"n\":%u,\"median_ms\":%.4f,\"p99_ms\":%.4f,\"min_ms\":%.4f}\n", name,
          n, times[n_times / 2], times[n_times * 99 / 100], times[0]);
}

static double
frame (TlnPlotData *data, const TlnPlotView *view, TlnPlot *plot, TlnDrawing *drawing)
{
  double start = now_ms ();

  tln_plot_layout (plot, data, view);
  tln_drawing_clear (drawing, view->width, view->height);
  tln_plot_draw_grid (plot, drawing);
  tln_plot_draw_series (plot, drawing);
  tln_plot_draw_events (plot, drawing);
  return now_ms () - start;
}

static void
bench_moves (TlnPlotData *data, TlnPlotView *view, const char *kind)
{
  g_autofree TlnPlot *plot = g_new (TlnPlot, 1);
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  guint n = data->series->n;
  double times[STEPS];
  char name[32];

  for (guint i = 0; i < STEPS; i++) {
    double first = n * 0.5 * i / STEPS;

    tln_view_set (view, n, first, first + n * 0.5);
    times[i] = frame (data, view, plot, drawing);
  }
  g_snprintf (name, sizeof name, "pan-%s", kind);
  report (name, n, times, STEPS);
  tln_view_reset (view, n);
  for (guint i = 0; i < STEPS; i++) {
    tln_view_zoom (view, n, n * 0.6, 1.045);
    times[i] = frame (data, view, plot, drawing);
  }
  g_snprintf (name, sizeof name, "zoom-%s", kind);
  report (name, n, times, STEPS);
}

static void
bench_build (TlnSeries *series)
{
  double times[9];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    double start = now_ms ();
    TlnPyramid *pyramid = tln_pyramid_new (series->close, series->close, series->n);

    times[i] = now_ms () - start;
    tln_pyramid_free (pyramid);
  }
  report ("pyramid", series->n, times, G_N_ELEMENTS (times));
}

static void
bench_first (TlnSeries *series, TlnPlotView *view, TlnPlotKind kind)
{
  g_autofree TlnPlot *plot = g_new (TlnPlot, 1);
  double times[5];

  view->kind = kind;
  tln_view_reset (view, series->n);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
    double start = now_ms ();
    g_autoptr (TlnPlotData) data = tln_plot_data_new (series);

    frame (data, view, plot, drawing);
    times[i] = now_ms () - start;
  }
  report (kind == TLN_PLOT_LINE ? "first-line" : "first-candles", series->n, times,
          G_N_ELEMENTS (times));
}

static void
add_events (TlnPlotData *data, guint n_events)
{
  g_autofree TlnPlotEvent *events = g_new0 (TlnPlotEvent, n_events);

  for (guint i = 0; i < n_events; i++)
    events[i] = (TlnPlotEvent) { data->series->t[(guint64) i * 2654435761u % data->series->n], i,
                                 (TlnEventStance) (i % 3), 0 };
  tln_plot_data_set_events (data, events, n_events);
}

static void
bench_size (guint n)
{
  g_autoptr (TlnSeries) series = bench_series_new (n);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlotView view = { .width = 1200,
                       .height = 600,
                       .device_scale = 1,
                       .char_width = 7,
                       .line_height = 16,
                       .moving = TRUE };

  bench_build (series);
  bench_first (series, &view, TLN_PLOT_LINE);
  bench_first (series, &view, TLN_PLOT_CANDLES);
  view.kind = TLN_PLOT_LINE;
  bench_moves (data, &view, "line");
  view.volume_share = 0.2;
  bench_moves (data, &view, "line-volume");
  add_events (data, 100);
  bench_moves (data, &view, "line-100-events");
  add_events (data, 10000);
  bench_moves (data, &view, "line-10000-events");
  view.kind = TLN_PLOT_CANDLES;
  bench_moves (data, &view, "candles-volume");
}

int
main (int argc, char *argv[])
{
  const guint sizes[] = { 10000, 1000000, 10000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    bench_size (sizes[i]);
  return 0;
}
