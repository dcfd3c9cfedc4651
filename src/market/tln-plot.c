/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of a price chart: panes, scales, ticks, marks, and what is where. Nothing is drawn here.
 */
#include "tln-plot.h"

#include <math.h>
#include <string.h>

#define PANE_GAP 8.0
#define LABEL_GAP 6.0
#define LEAST_PANE 16.0
#define CANDLE_PX 3.0
#define VOLUME_PX 2.0
#define MARK_PX 14.0
#define COUNT_PX 32.0 /* of a mark with its number */
#define VOLUME_AIR 1.08
#define HUNDRED 100.0

static gboolean
has_volume (TlnPlotData *data)
{
  tln_plot_data_prepare_volume (data);
  return tln_sums_query (data->volume, 0, data->series->n) > 0;
}

/* Height of a lower pane, 0 where it or what is left above it would be too low. */
static double
pane_height (const TlnPlot *plot, double share, double rest, double *left)
{
  double height = floor (rest * CLAMP (share, 0, 0.4));

  if (height < LEAST_PANE || *left - height - PANE_GAP < 2 * LEAST_PANE)
    return 0;
  *left -= height + PANE_GAP;
  return height;
}

static void
fit_panes (TlnPlot *plot)
{
  const TlnPlotView *view = &plot->view;
  double top = ceil (view->line_height / 2 + 2);
  double bottom = ceil (view->line_height + LABEL_GAP);
  double rest = view->height - top - bottom;
  double left = rest;
  gboolean weeks = plot->data->weeks != NULL && plot->data->weeks->len > 0;
  double attention = weeks ? pane_height (plot, view->attention_share, rest, &left) : 0;
  double drawdown = pane_height (plot, view->drawdown_share, rest, &left);
  double volume = view->volume_share > 0 && has_volume (plot->data)
                      ? pane_height (plot, view->volume_share, rest, &left)
                      : 0;

  if (left < LEAST_PANE)
    return;
  plot->price = (TlnBox) { 0, top, 0, left };
  plot->volume = (TlnBox) { 0, top + left + PANE_GAP, 0, volume };
  double below = attention > 0 ? attention + PANE_GAP : 0;
  plot->drawdown = (TlnBox) { 0, top + rest - below - drawdown, 0, drawdown };
  plot->attention = (TlnBox) { 0, top + rest - attention, 0, attention };
  plot->bottom = top + rest;
}

static double
factor_at (const double *values, guint n, guint base)
{
  for (guint i = base; i < n; i++) {
    if (values[i] > 0 && isfinite (values[i]))
      return HUNDRED / values[i];
  }
  return (double) NAN;
}

static guint
base_bar (const TlnPlot *plot)
{
  return plot->view.base < plot->data->series->n ? plot->view.base : plot->i0;
}

double
tln_plot_line_factor (const TlnPlot *plot, const TlnPlotLine *line)
{
  if (!line->foreign || plot->view.rebase == TLN_REBASE_NONE)
    return plot->factor;
  return factor_at (line->values, plot->data->series->n, base_bar (plot));
}

double
tln_plot_y (const TlnPlot *plot, double price)
{
  return tln_scale_y (&plot->price_scale, price * plot->factor);
}

static void
fit_factor (TlnPlot *plot)
{
  const TlnSeries *series = plot->data->series;

  plot->factor = 1;
  if (plot->view.rebase == TLN_REBASE_NONE)
    return;
  plot->factor = factor_at (series->close, series->n, base_bar (plot));
  if (isnan (plot->factor)) {
    /* Nothing that could be 100: prices as they are. */
    plot->factor = 1;
    plot->view.rebase = TLN_REBASE_NONE;
  }
}

static const TlnPyramid *
price_pyramid (const TlnPlot *plot)
{
  return tln_plot_kind_has_bars (plot->view.kind) ? plot->data->low_high : plot->data->close;
}

static void
widen_extremes (TlnPlot *plot, const TlnPyramid *pyramid, double factor, TlnExtremes *extremes)
{
  TlnExtremes more = tln_pyramid_query (pyramid, plot->i0, plot->i1);

  if (plot->view.scale == TLN_SCALE_LOG && more.min <= 0 && more.max > 0)
    more.min = tln_pyramid_least_positive (pyramid, plot->i0, plot->i1);
  if (!(more.min <= more.max) || !isfinite (factor))
    return;
  extremes->min = MIN (extremes->min, more.min * factor);
  extremes->max = MAX (extremes->max, more.max * factor);
}

static void
fit_price_scale (TlnPlot *plot)
{
  const TlnPlotData *data = plot->data;
  TlnExtremes extremes = { INFINITY, -INFINITY };

  widen_extremes (plot, price_pyramid (plot), plot->factor, &extremes);
  for (guint i = 0; !plot->view.alone && i < data->lines->len; i++) {
    const TlnPlotLine *line = g_ptr_array_index (data->lines, i);

    widen_extremes (plot, line->pyramid, tln_plot_line_factor (plot, line), &extremes);
  }
  plot->price_scale = tln_scale_fit (plot->view.scale, extremes.min, extremes.max);
  plot->price_scale.percent = plot->view.rebase == TLN_REBASE_PERCENT;
  /* Marks and their numbers stand above and below the prices, not on them. */
  double room = data->events != NULL ? TLN_MARK_SIZE + plot->view.line_height : 0;
  room = MIN (room, plot->price.height / 6);
  plot->price_scale.top = plot->price.y + room;
  plot->price_scale.bottom = plot->price.y + plot->price.height - room;
}

static void
fit_drawdown_scale (TlnPlot *plot)
{
  TlnScale *scale = &plot->drawdown_scale;
  double least = 0;

  if (plot->drawdown.height > 0) {
    tln_plot_data_prepare_drawdown (plot->data);
    least = tln_pyramid_query (plot->data->drawdown->pyramid, plot->i0, plot->i1).min;
  }
  scale->kind = TLN_SCALE_LINEAR;
  scale->min = least < 0 ? least * VOLUME_AIR : -1;
  scale->max = 0;
  scale->top = plot->drawdown.y;
  scale->bottom = plot->drawdown.y + plot->drawdown.height;
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
  /* "51.3亿": a sign of Han is as wide as two digits. */
  glong quantity = plot->view.myriads != NULL ? 6 : 4;
  glong longest = plot->drawdown.height > 0 ? (glong) strlen ("-99.9%") : quantity;

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
    plot->price = plot->volume = plot->drawdown = plot->attention = (TlnBox) { 0 };
    plot->n_value_ticks = 0;
    return;
  }
  plot->price.width = plot->volume.width = plot->drawdown.width = plot->attention.width = width;
  plot->bar_px = width / (plot->view.last - plot->view.first);
}

/* A mark above the highest bar of its group, or below the lowest where all are against. */
static double
mark_y (const TlnPlot *plot, const TlnPlotMark *mark, guint i0, guint i1)
{
  TlnExtremes extremes = tln_pyramid_query (price_pyramid (plot), i0, i1);

  /* A place of true time without a bar. */
  if (plot->data->closes != NULL && extremes.min > extremes.max)
    extremes = tln_pyramid_query (plot->data->close, i0, i1);
  gboolean below = mark->n_stance[TLN_EVENT_AGAINST] == mark->n_events;
  double y = tln_plot_y (plot, below ? extremes.min : extremes.max);
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
  for (guint k = 0; k < TLN_EVENT_KINDS; k++)
    mark->n_kind[k] = events->kind_before[k][end] - events->kind_before[k][first];
  mark->y = mark_y (plot, mark, i0, i1 + 1);
}

/* What a mark gets: where most stand for several the room for their numbers, too, which then do not
 * run into each other, and of which there are as few as of single marks. */
static double
mark_px (const TlnPlot *plot, guint n_events)
{
  gboolean dense = n_events * MARK_PX >= 2 * plot->price.width;

  return MAX (dense ? COUNT_PX : MARK_PX, plot->price.width / (TLN_PLOT_MARKS - 2));
}

static void
fit_marks (TlnPlot *plot)
{
  const TlnPlotEvents *events = plot->data->events;

  if (events == NULL)
    return;
  guint first = tln_plot_events_find (events, plot->i0);
  guint n_events = tln_plot_events_find (events, plot->i1) - first;
  guint group = tln_group_size (plot->bar_px, mark_px (plot, n_events));
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
  plot->price = plot->volume = plot->drawdown = plot->attention = (TlnBox) { 0 };
  plot->price_scale = (TlnScale) { TLN_SCALE_LINEAR, 0, 1, 0, 0, FALSE };
  plot->volume_scale = plot->drawdown_scale = plot->price_scale;
  plot->bottom = 0;
  plot->factor = 1;
  plot->bar_px = 0;
  plot->i0 = plot->i1 = 0;
  plot->group = plot->volume_group = 1;
  plot->n_value_ticks = plot->n_time_ticks = plot->n_marks = 0;
  if (!(plot->view.device_scale > 0))
    plot->view.device_scale = 1;
  if (!view_shows_bars (plot))
    return;
  tln_plot_data_prepare (data, view->kind);
  plot->i0 = (guint) CLAMP (floor (view->first), 0, n);
  plot->i1 = (guint) CLAMP (ceil (view->last), 0, n);
  fit_panes (plot);
  fit_factor (plot);
  fit_price_scale (plot);
  plot->n_value_ticks =
      tln_scale_ticks (&plot->price_scale, view->line_height * 2.0, plot->value_ticks);
  fit_width (plot);
  if (plot->price.width <= 0)
    return;
  plot->group = tln_group_size (plot->bar_px, CANDLE_PX);
  plot->volume_group =
      tln_plot_kind_has_bars (view->kind) ? plot->group : tln_group_size (plot->bar_px, VOLUME_PX);
  fit_volume_scale (plot);
  fit_drawdown_scale (plot);
  TlnTimeAxis axis = { view->first, view->last, plot->price.width, view->char_width };
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
