/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of a chart: views, panes, scales, what is where, event marks, data of every bad kind. */
#include "tln-plot.h"

#include <math.h>

#define DAY 86400

static TlnSeries *
make_series (guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);

  for (guint i = 0; i < n; i++) {
    double close = 10 + 4 * sin (i / 9.0);

    bars[i] = (TlnBar) { i * (gint64) DAY,   close - 0.1, close + 0.3, close - 0.3, close,
                         1000 + i % 7 * 100, (double) NAN };
  }
  return tln_series_new (bars, n);
}

static TlnPlotView
make_view (guint n)
{
  TlnPlotView view = { .width = 800,
                       .height = 400,
                       .device_scale = 1,
                       .char_width = 7,
                       .line_height = 16,
                       .volume_share = 0.2 };

  tln_view_reset (&view, n);
  return view;
}

static void
assert_range (const TlnPlotView *view, double first, double last)
{
  g_assert_cmpfloat_with_epsilon (view->first, first, 1e-9);
  g_assert_cmpfloat_with_epsilon (view->last, last, 1e-9);
}

static void
test_view_limits (void)
{
  TlnPlotView view = make_view (1000);

  assert_range (&view, 0, 1000);
  tln_view_set (&view, 1000, 100, 300);
  assert_range (&view, 100, 300);
  tln_view_set (&view, 1000, -50, 150);
  assert_range (&view, 0, 200);
  tln_view_set (&view, 1000, 900, 1100);
  assert_range (&view, 800, 1000);
  tln_view_set (&view, 1000, 500, 500.5);
  assert_range (&view, 495.25, 505.25);
  tln_view_set (&view, 1000, 600, 400);
  g_assert_cmpfloat_with_epsilon (view.last - view.first, TLN_VIEW_MIN_BARS, 1e-9);
  tln_view_set (&view, 1000, -1e9, 1e9);
  assert_range (&view, 0, 1000);
  tln_view_set (&view, 1000, (double) NAN, 5);
  assert_range (&view, 0, 1000);
  tln_view_set (&view, 3, 1, 2);
  assert_range (&view, 0, 3);
  tln_view_reset (&view, 0);
  assert_range (&view, 0, 1);
}

static void
test_view_zoom (void)
{
  TlnPlotView view = make_view (1000);

  tln_view_zoom (&view, 1000, 250, 2);
  assert_range (&view, 125, 625);
  /* the place under the pointer keeps its part of the width */
  g_assert_cmpfloat_with_epsilon ((250 - view.first) / (view.last - view.first), 0.25, 1e-9);
  tln_view_zoom (&view, 1000, 250, 0.5);
  assert_range (&view, 0, 1000);
  tln_view_zoom (&view, 1000, 250, 1e9);
  g_assert_cmpfloat_with_epsilon (view.last - view.first, TLN_VIEW_MIN_BARS, 1e-9);
  g_assert_cmpfloat (view.first, <=, 250);
  g_assert_cmpfloat (view.last, >=, 250);
  TlnPlotView before = view;
  tln_view_zoom (&view, 1000, 250, 0);
  tln_view_zoom (&view, 1000, (double) NAN, 2);
  tln_view_zoom (&view, 1000, 250, INFINITY);
  assert_range (&view, before.first, before.last);
}

static void
test_view_pan_and_reveal (void)
{
  TlnPlotView view = make_view (1000);

  tln_view_set (&view, 1000, 100, 200);
  tln_view_pan (&view, 1000, 50.5);
  assert_range (&view, 150.5, 250.5);
  tln_view_pan (&view, 1000, -1000);
  assert_range (&view, 0, 100);
  tln_view_pan (&view, 1000, INFINITY);
  assert_range (&view, 0, 100);
  tln_view_reveal (&view, 1000, 50);
  assert_range (&view, 0, 100);
  tln_view_reveal (&view, 1000, 100);
  assert_range (&view, 1, 101);
  tln_view_reveal (&view, 1000, 0);
  assert_range (&view, 0, 100);
}

static void
test_layout (void)
{
  g_autoptr (TlnSeries) series = make_series (300);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlotView view = make_view (300);
  TlnPlot plot;

  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.price.width, >, 700);
  g_assert_cmpfloat (plot.price.width, <, 780);
  g_assert_cmpfloat (plot.price.y + plot.price.height, <=, plot.volume.y);
  g_assert_cmpfloat (plot.volume.y + plot.volume.height, <, 400);
  g_assert_cmpuint (plot.n_value_ticks, >=, 3);
  g_assert_cmpuint (plot.n_time_ticks, >=, 3);
  g_assert_cmpfloat (tln_scale_value (&plot.price_scale, plot.price.y), >, 13.9);
  g_assert_cmpfloat (tln_scale_y (&plot.volume_scale, 0), ==, plot.volume.y + plot.volume.height);
  view.min_margin_right = 200;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.price.width, ==, 600);
  view.volume_share = 0;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.volume.height, ==, 0);
}

static void
test_scale_follows_view (void)
{
  g_autoptr (TlnSeries) series = make_series (300);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlotView view = make_view (300);
  TlnPlot plot;

  for (int kind = TLN_PLOT_LINE; kind < TLN_PLOT_KINDS; kind++) {
    double least = INFINITY;
    double most = -INFINITY;

    view.kind = (TlnPlotKind) kind;
    tln_view_set (&view, 300, 41.5, 60);
    for (guint i = 41; i < 60; i++) {
      least = MIN (least, tln_plot_kind_has_bars (kind) ? series->low[i] : series->close[i]);
      most = MAX (most, tln_plot_kind_has_bars (kind) ? series->high[i] : series->close[i]);
    }
    tln_plot_layout (&plot, data, &view);
    g_assert_cmpuint (plot.i0, ==, 41);
    g_assert_cmpuint (plot.i1, ==, 60);
    g_assert_cmpfloat (plot.price_scale.min, <, least);
    g_assert_cmpfloat (plot.price_scale.max, >, most);
    g_assert_cmpfloat_with_epsilon (plot.price_scale.max - plot.price_scale.min,
                                    (most - least) * 1.1, 1e-9);
  }
}

/* 100 at the base, whatever the price; another instrument at its own; what is derived follows. */
static void
test_rebase (void)
{
  g_autoptr (TlnSeries) series = make_series (300);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  double *values = g_new (double, 300);
  TlnPlotView view = make_view (300);
  const TlnPlotAverages averages = { .sma = { 5, 0 } };
  TlnPlot plot;

  for (guint i = 0; i < 300; i++)
    values[i] = i < 60 ? (double) NAN : 1000.0 + i;
  tln_plot_data_add_averages (data, &averages);
  tln_plot_data_add_other (data, "other", values, 0);
  view.rebase = TLN_REBASE_HUNDRED;
  view.base = 50;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat_with_epsilon (
      tln_scale_value (&plot.price_scale, tln_plot_y (&plot, series->close[50])), 100, 1e-9);
  g_assert_cmpfloat (tln_plot_line_factor (&plot, g_ptr_array_index (data->lines, 0)), ==,
                     plot.factor);
  /* begins after the base: 100 at its first close */
  g_assert_cmpfloat_with_epsilon (tln_plot_line_factor (&plot, g_ptr_array_index (data->lines, 1)),
                                  100 / 1060.0, 1e-12);
  view.base = TLN_BASE_FIRST;
  view.rebase = TLN_REBASE_PERCENT;
  tln_view_set (&view, 300, 100, 200);
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat_with_epsilon (plot.factor, 100 / series->close[100], 1e-12);
  gboolean zero = FALSE;
  for (guint i = 0; i < plot.n_value_ticks; i++)
    zero |= g_str_equal (plot.value_ticks[i].label, "0%");
  g_assert_true (zero);
  view.rebase = TLN_REBASE_NONE;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.factor, ==, 1);
  /* the scale holds the other line, too */
  g_assert_cmpfloat (plot.price_scale.max, >, 1199);
}

static void
test_places (void)
{
  g_autoptr (TlnSeries) series = make_series (300);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlotView view = make_view (300);
  TlnPlot plot;

  tln_view_set (&view, 300, 50, 150);
  tln_plot_layout (&plot, data, &view);
  for (guint i = 50; i < 150; i++) {
    guint found;

    g_assert_true (tln_plot_bar_at (&plot, tln_plot_x (&plot, i), &found));
    g_assert_cmpuint (found, ==, i);
    g_assert_cmpfloat_with_epsilon (tln_plot_place (&plot, tln_plot_x (&plot, i)), i + 0.5, 1e-9);
  }
  guint edge;
  g_assert_true (tln_plot_bar_at (&plot, -100, &edge));
  g_assert_cmpuint (edge, ==, 50);
  g_assert_true (tln_plot_bar_at (&plot, 5000, &edge));
  g_assert_cmpuint (edge, ==, 149);
  g_assert_false (tln_plot_bar_at (&plot, (double) NAN, &edge));
}

static void
test_groups (void)
{
  g_autoptr (TlnSeries) series = make_series (50000);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlotView view = make_view (50000);
  TlnPlot plot;

  view.kind = TLN_PLOT_CANDLES;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.group * plot.bar_px, >=, 3);
  g_assert_cmpuint (plot.volume_group, ==, plot.group);
  guint group = plot.group;
  /* moving the view changes neither the groups nor the scale of their volume within it */
  tln_view_set (&view, 50000, 100, 50000);
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpuint (plot.group, ==, group);
  view.kind = TLN_PLOT_LINE;
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpfloat (plot.volume_group * plot.bar_px, >=, 2);
}

static void
test_events_placed (void)
{
  const TlnBar bars[] = { { .t = 10 * DAY, .close = 1 },
                          { .t = 11 * DAY, .close = 1 },
                          { .t = 14 * DAY, .close = 1 } };
  const TlnPlotEvent events[] = {
    { 12 * DAY + 3600, 1, TLN_EVENT_FOR, 0 }, /* Saturday: the next bar */
    { 11 * DAY + 50000, 2, TLN_EVENT_AGAINST, 0 }, /* in the day of a daily bar */
    { 20 * DAY, 3, TLN_EVENT_NEUTRAL, 0 }, /* soon after the last */
    { 100 * DAY, 4, TLN_EVENT_FOR, 0 }, /* long after it */
    { -5 * DAY, 5, TLN_EVENT_FOR, 0 }, /* long before the first */
    { 4 * DAY, 6, TLN_EVENT_FOR, 0 }, /* soon before it */
  };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 3);
  g_autoptr (TlnPlotEvents) placed = tln_plot_events_new (series, events, 6);

  g_assert_cmpuint (placed->n, ==, 4);
  g_assert_cmpuint (placed->n_unplaced, ==, 2);
  g_assert_cmpint (placed->events[0].id, ==, 6);
  g_assert_cmpuint (placed->events[0].index, ==, 0);
  g_assert_cmpint (placed->events[1].id, ==, 2);
  g_assert_cmpuint (placed->events[1].index, ==, 1);
  g_assert_cmpint (placed->events[2].id, ==, 1);
  g_assert_cmpuint (placed->events[2].index, ==, 2);
  g_assert_cmpint (placed->events[3].id, ==, 3);
  g_assert_cmpuint (tln_plot_events_find (placed, 0), ==, 0);
  g_assert_cmpuint (tln_plot_events_find (placed, 2), ==, 2);
  g_assert_cmpuint (tln_plot_events_find (placed, 3), ==, 4);

  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  g_autoptr (TlnPlotEvents) nowhere = tln_plot_events_new (none, events, 6);
  g_assert_cmpuint (nowhere->n, ==, 0);
  g_assert_cmpuint (nowhere->n_unplaced, ==, 6);
}

static void
test_marks_count_every_event (void)
{
  g_autoptr (TlnSeries) series = make_series (2000);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  g_autofree TlnPlotEvent *events = g_new0 (TlnPlotEvent, 10000);
  TlnPlotView view = make_view (2000);
  TlnPlot plot;

  for (guint i = 0; i < 10000; i++)
    events[i] = (TlnPlotEvent) { g_test_rand_int_range (0, 2000) * (gint64) DAY, i,
                                 (TlnEventStance) (i % 3), 0 };
  tln_plot_data_set_events (data, events, 10000);
  tln_plot_layout (&plot, data, &view);
  guint total = 0;
  guint stances = 0;
  for (guint i = 0; i < plot.n_marks; i++) {
    const TlnPlotMark *mark = &plot.marks[i];

    g_assert_cmpuint (mark->first_event, ==, total);
    total += mark->n_events;
    stances += mark->n_stance[0] + mark->n_stance[1] + mark->n_stance[2];
    g_assert_cmpfloat (mark->y, >=, plot.price.y);
    g_assert_cmpfloat (mark->y, <=, plot.price.y + plot.price.height);
    g_assert_true (tln_plot_mark_at (&plot, mark->x, mark->y) == mark);
  }
  g_assert_cmpuint (total, ==, 10000);
  g_assert_cmpuint (stances, ==, 10000);
  /* room for a number of four digits each: no more of them than of single marks */
  for (guint i = 0; i + 1 < plot.n_marks; i++)
    g_assert_cmpfloat (plot.marks[i + 1].x - plot.marks[i].x, >, 24);
  guint dense = plot.n_marks;
  tln_plot_data_set_events (data, events, 100);
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpuint (dense, <=, plot.n_marks);
  tln_plot_data_set_events (data, events, 10000);
  tln_plot_layout (&plot, data, &view);
  g_assert_null (tln_plot_mark_at (&plot, plot.marks[0].x, plot.marks[0].y + 100));
  tln_plot_data_set_events (data, NULL, 0);
  tln_plot_layout (&plot, data, &view);
  g_assert_cmpuint (plot.n_marks, ==, 0);
}

static void
check_bad (const TlnBar *bars, guint n)
{
  const double sizes[][2] = { { 800, 400 }, { 90, 60 }, { 20, 400 }, { 800, 12 }, { 0, 0 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  g_autoptr (TlnPlotData) data = tln_plot_data_new (series);
  TlnPlot plot;

  for (guint k = 0; k < 4 * G_N_ELEMENTS (sizes); k++) {
    TlnPlotView view = make_view (n);

    view.kind = k & 1 ? TLN_PLOT_CANDLES : TLN_PLOT_LINE;
    view.scale = (TlnScaleKind) (k >> 1 & 1);
    view.width = sizes[k / 4][0];
    view.height = sizes[k / 4][1];
    tln_plot_layout (&plot, data, &view);
    g_assert_cmpfloat (plot.price_scale.min, <, plot.price_scale.max);
    g_assert_true (isfinite (plot.price_scale.min) && isfinite (plot.price_scale.max));
    g_assert_cmpfloat (plot.price.width, >=, 0);
    g_assert_cmpfloat (plot.price.height, >=, 0);
    guint index = 0;
    if (tln_plot_bar_at (&plot, 100, &index))
      g_assert_cmpuint (index, <, n);
  }
}

static void
test_bad_data (void)
{
  const double n = (double) NAN;
  const TlnBar nothing[] = { { 0, n, n, n, n, n, n }, { DAY, n, n, n, n, n, n } };
  const TlnBar one[] = { { 0, 1, 1, 1, 1, 5, 5 } };
  const TlnBar equal[] = { { 0, 3, 3, 3, 3, 0, 0 }, { DAY, 3, 3, 3, 3, 0, 0 } };
  const TlnBar zero[] = { { 0, 0, 0, 0, 0, 0, 0 }, { DAY, 0, 0, 0, 0, 0, 0 } };
  const TlnBar negative[] = { { 0, -1, 2, -3, -2, 1, 1 }, { DAY, 1, 2, 0, 1, 1, 1 } };
  const TlnBar tiny[] = { { 0, 1e-8, 2e-8, 1e-8, 2e-8, 1, 1 },
                          { DAY, 1e-8, 3e-8, 1e-8, 1e-8, 1, 1 } };
  const TlnBar huge[] = { { 0, 1e12, 2e12, 1e12, 2e12, 1e15, 1 },
                          { 20000 * (gint64) DAY, 1e12, 3e12, 1e12, 1e12, 1, 1 } };
  const TlnBar infinite[] = { { 0, 1, INFINITY, -INFINITY, 1, INFINITY, 1 },
                              { DAY, 1, 2, 1, 2, 1, 1 } };

  check_bad (NULL, 0);
  check_bad (nothing, 2);
  check_bad (one, 1);
  check_bad (equal, 2);
  check_bad (zero, 2);
  check_bad (negative, 2);
  check_bad (tiny, 2);
  check_bad (huge, 2);
  check_bad (infinite, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/view-limits", test_view_limits);
  g_test_add_func ("/plot/view-zoom", test_view_zoom);
  g_test_add_func ("/plot/view-pan-and-reveal", test_view_pan_and_reveal);
  g_test_add_func ("/plot/layout", test_layout);
  g_test_add_func ("/plot/scale-follows-view", test_scale_follows_view);
  g_test_add_func ("/plot/rebase", test_rebase);
  g_test_add_func ("/plot/places", test_places);
  g_test_add_func ("/plot/groups", test_groups);
  g_test_add_func ("/plot/events-placed", test_events_placed);
  g_test_add_func ("/plot/marks-count-every-event", test_marks_count_every_event);
  g_test_add_func ("/plot/bad-data", test_bad_data);
  return g_test_run ();
}
