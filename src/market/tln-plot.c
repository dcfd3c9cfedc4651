/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of a price chart: panes, scales, ticks, marks, and what is where. Nothing is drawn here.
 */
#include "tln-plot.h"

#include <math.h>

#define PANE_GAP 8.0
#define LABEL_GAP 6.0
#define LEAST_PANE 16.0
#define CANDLE_PX 3.0
#define VOLUME_PX 2.0
#define MARK_PX 14.0
#define VOLUME_AIR 1.08

TlnPlotData *
tln_plot_data_new (TlnSeries *series)
{
  TlnPlotData *data = g_new0 (TlnPlotData, 1);

  data->series = tln_series_ref (series);
  return data;
}

void
tln_plot_data_free (TlnPlotData *data)
{
  if (data == NULL)
    return;
  tln_pyramid_free (data->close);
  tln_pyramid_free (data->low_high);
  tln_sums_free (data->volume);
  tln_plot_events_free (data->events);
  tln_series_unref (data->series);
  g_free (data);
}

static void
need_prices (TlnPlotData *data, TlnPlotKind kind)
{
  const TlnSeries *series = data->series;

  if (kind == TLN_PLOT_LINE && data->close == NULL)
    data->close = tln_pyramid_new (series->close, series->close, series->n);
  if (kind == TLN_PLOT_CANDLES && data->low_high == NULL)
    data->low_high = tln_pyramid_new (series->low, series->high, series->n);
}

static void
need_volume (TlnPlotData *data)
{
  if (data->volume == NULL)
    data->volume = tln_sums_new (data->series->volume, data->series->n);
}

void
tln_plot_data_prepare (TlnPlotData *data, TlnPlotKind kind)
{
  need_prices (data, kind);
  need_volume (data);
}

void
tln_plot_data_set_events (TlnPlotData *data, const TlnPlotEvent *events, guint n_events)
{
  tln_plot_events_free (data->events);
  data->events = n_events > 0 ? tln_plot_events_new (data->series, events, n_events) : NULL;
}

static gboolean
has_volume (TlnPlotData *data)
{
  need_volume (data);
  return tln_sums_query (data->volume, 0, data->series->n) > 0;
}

static void
fit_panes (TlnPlot *plot)
{
  const TlnPlotView *view = &plot->view;
  double top = ceil (view->line_height / 2 + 2);
  double bottom = ceil (view->line_height + LABEL_GAP);
  double rest = view->height - top - bottom;
  double volume = floor (rest * CLAMP (view->volume_share, 0, 0.8));

  if (volume < LEAST_PANE || rest - volume - PANE_GAP < LEAST_PANE || !has_volume (plot->data))
    volume = 0;
  double price = volume > 0 ? rest - volume - PANE_GAP : rest;
  if (price < LEAST_PANE)
    return;
  plot->price = (TlnBox) { 0, top, 0, price };
  plot->volume = (TlnBox) { 0, top + rest - volume, 0, volume };
}

static void
fit_price_scale (TlnPlot *plot)
{
  const TlnPlotData *data = plot->data;
  const TlnPyramid *pyramid = plot->view.kind == TLN_PLOT_CANDLES ? data->low_high : data->close;
  TlnExtremes extremes = tln_pyramid_query (pyramid, plot->i0, plot->i1);

  if (plot->view.scale == TLN_SCALE_LOG && extremes.min <= 0 && extremes.max > 0)
    extremes.min = tln_pyramid_least_positive (pyramid, plot->i0, plot->i1);
  plot->price_scale = tln_scale_fit (plot->view.scale, extremes.min, extremes.max);
  /* Marks and their numbers stand above and below the prices, not on them. */
  double room = data->events != NULL ? TLN_MARK_SIZE + plot->view.line_height : 0;
  room = MIN (room, plot->price.height / 6);
  plot->price_scale.top = plot->price.y + room;
  plot->price_scale.bottom = plot->price.y + plot->price.height - room;
}

static void
fit_volume_scale (TlnPlot *plot)
{
  double most = 0;
  guint group = plot->volume_group;

  for (guint i = plot->i0 / group * group; plot->volume.height > 0 && i < plot->i1; i += group)
    most = MAX (most, tln_sums_query (plot->data->volume, i, i + group));
  plot->volume_scale.kind = TLN_SCALE_LINEAR;
  plot->volume_scale.min = 0;
  plot->volume_scale.max = most > 0 ? most * VOLUME_AIR : 1;
  plot->volume_scale.top = plot->volume.y;
  plot->volume_scale.bottom = plot->volume.y + plot->volume.height;
}

static double
right_margin (const TlnPlot *plot)
{
  glong longest = 4;

  for (guint i = 0; i < plot->n_value_ticks; i++)
    longest = MAX (longest, g_utf8_strlen (plot->value_ticks[i].label, -1));
  return MAX (plot->view.min_margin_right,
              ceil ((double) longest * plot->view.char_width + 2 * LABEL_GAP));
}

static void
fit_width (TlnPlot *plot)
{
  double device = plot->view.device_scale;
  double width = floor ((plot->view.width - right_margin (plot)) * device) / device;

  if (width < LEAST_PANE) {
    plot->price = plot->volume = (TlnBox) { 0 };
    plot->n_value_ticks = 0;
    return;
  }
  plot->price.width = plot->volume.width = width;
  plot->bar_px = width / (plot->view.last - plot->view.first);
}

/* A mark above the highest bar of its group, or below the lowest where all are against. */
static double
mark_y (const TlnPlot *plot, const TlnPlotMark *mark, guint i0, guint i1)
{
  const TlnPlotData *data = plot->data;
  const TlnPyramid *pyramid = plot->view.kind == TLN_PLOT_CANDLES ? data->low_high : data->close;
  TlnExtremes extremes = tln_pyramid_query (pyramid, i0, i1);
  gboolean below = mark->n_stance[TLN_EVENT_AGAINST] == mark->n_events;
  double y = tln_scale_y (&plot->price_scale, below ? extremes.min : extremes.max);
  double room = TLN_MARK_SIZE / 2 + (mark->n_events > 1 ? plot->view.line_height : 0);
  double top = plot->price.y + room;
  double bottom = plot->price.y + plot->price.height - room;

  if (!isfinite (y))
    return bottom;
  return CLAMP (y + (below ? TLN_MARK_SIZE : -TLN_MARK_SIZE), top, bottom);
}

static void
add_mark (TlnPlot *plot, guint first, guint end)
{
  const TlnPlotEvents *events = plot->data->events;
  guint i0 = events->events[first].index;
  guint i1 = events->events[end - 1].index;
  TlnPlotMark *mark = &plot->marks[plot->n_marks++];

  mark->x = CLAMP (tln_plot_x (plot, (i0 + (double) i1) / 2), plot->price.x + TLN_MARK_SIZE / 2,
                   plot->price.x + plot->price.width - TLN_MARK_SIZE / 2);
  mark->first_event = first;
  mark->n_events = end - first;
  for (guint s = 0; s < TLN_EVENT_STANCES; s++)
    mark->n_stance[s] = events->before[s][end] - events->before[s][first];
  mark->y = mark_y (plot, mark, i0, i1 + 1);
}

static void
fit_marks (TlnPlot *plot)
{
  const TlnPlotEvents *events = plot->data->events;
  double least = MAX (MARK_PX, plot->price.width / (TLN_PLOT_MARKS - 2));
  guint group = tln_group_size (plot->bar_px, least);

  if (events == NULL)
    return;
  guint first = tln_plot_events_find (events, plot->i0);
  while (first < events->n && plot->n_marks < TLN_PLOT_MARKS) {
    guint index = events->events[first].index;
    guint end = tln_plot_events_find (events, (index / group + 1) * group);

    if (index >= plot->i1)
      break;
    add_mark (plot, first, end);
    first = end;
  }
}

static gboolean
view_shows_bars (const TlnPlot *plot)
{
  const TlnPlotView *view = &plot->view;

  return plot->data->series->n > 0 && isfinite (view->first) && isfinite (view->last) &&
         view->first < view->last && view->last > 0 && view->first < plot->data->series->n &&
         view->width > 0 && view->height > 0;
}

void
tln_plot_layout (TlnPlot *plot, TlnPlotData *data, const TlnPlotView *view)
{
  guint n = data->series->n;

  plot->data = data;
  plot->view = *view;
  plot->price = plot->volume = (TlnBox) { 0 };
  plot->price_scale = plot->volume_scale = (TlnScale) { TLN_SCALE_LINEAR, 0, 1, 0, 0 };
  plot->bar_px = 0;
  plot->i0 = plot->i1 = 0;
  plot->group = plot->volume_group = 1;
  plot->n_value_ticks = plot->n_time_ticks = plot->n_marks = 0;
  if (!(plot->view.device_scale > 0))
    plot->view.device_scale = 1;
  if (!view_shows_bars (plot))
    return;
  need_prices (data, view->kind);
  plot->i0 = (guint) CLAMP (floor (view->first), 0, n);
  plot->i1 = (guint) CLAMP (ceil (view->last), 0, n);
  fit_panes (plot);
  fit_price_scale (plot);
  plot->n_value_ticks =
      tln_scale_ticks (&plot->price_scale, view->line_height * 2.0, plot->value_ticks);
  fit_width (plot);
  if (plot->price.width <= 0)
    return;
  plot->group = tln_group_size (plot->bar_px, CANDLE_PX);
  plot->volume_group =
      view->kind == TLN_PLOT_CANDLES ? plot->group : tln_group_size (plot->bar_px, VOLUME_PX);
  fit_volume_scale (plot);
  TlnTimeAxis axis = { view->first, view->last, plot->price.width, view->char_width * 10 };
  plot->n_time_ticks = tln_time_ticks (data->series, &axis, plot->time_ticks);
  fit_marks (plot);
}

double
tln_plot_x (const TlnPlot *plot, double index)
{
  return plot->price.x + (index + 0.5 - plot->view.first) * plot->bar_px;
}

double
tln_plot_place (const TlnPlot *plot, double x)
{
  if (plot->bar_px <= 0)
    return plot->view.first;
  return plot->view.first + (x - plot->price.x) / plot->bar_px;
}

gboolean
tln_plot_bar_at (const TlnPlot *plot, double x, guint *index)
{
  double place = floor (tln_plot_place (plot, x));

  if (plot->i0 >= plot->i1 || plot->bar_px <= 0 || isnan (place))
    return FALSE;
  *index = (guint) CLAMP (place, plot->i0, plot->i1 - 1);
  return TRUE;
}

const TlnPlotMark *
tln_plot_mark_at (const TlnPlot *plot, double x, double y)
{
  const TlnPlotMark *best = NULL;
  double nearest = TLN_MARK_SIZE;

  for (guint i = 0; i < plot->n_marks; i++) {
    double distance = hypot (plot->marks[i].x - x, plot->marks[i].y - y);

    if (distance <= nearest) {
      nearest = distance;
      best = &plot->marks[i];
    }
  }
  return best;
}
