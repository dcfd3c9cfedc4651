/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The series of a chart with its lines, its pyramids and its events. */
#include "tln-plot-data.h"

#include "tln-indicators.h"

#include <math.h>

#define BAND_WIDTH 2

gboolean
tln_plot_kind_has_bars (TlnPlotKind kind)
{
  return kind == TLN_PLOT_CANDLES || kind == TLN_PLOT_HOLLOW || kind == TLN_PLOT_BARS;
}

static void
line_free (gpointer data)
{
  TlnPlotLine *line = data;

  if (line == NULL)
    return;
  tln_pyramid_free (line->pyramid);
  g_free (line->values);
  g_free (line->name);
  g_free (line);
}

static TlnPlotLine *
make_line (const TlnPlotLine *spec, guint n)
{
  TlnPlotLine *line = g_memdup2 (spec, sizeof *spec);

  line->name = g_strdup (spec->name);
  line->pyramid = tln_pyramid_new (line->values, line->values, n);
  return line;
}

TlnPlotData *
tln_plot_data_new (TlnSeries *series)
{
  TlnPlotData *data = g_new0 (TlnPlotData, 1);

  data->series = tln_series_ref (series);
  data->lines = g_ptr_array_new_with_free_func (line_free);
  return data;
}

void
tln_plot_data_free (TlnPlotData *data)
{
  if (data == NULL)
    return;
  tln_pyramid_free (data->close);
  g_free (data->closes);
  tln_pyramid_free (data->low_high);
  tln_sums_free (data->volume);
  line_free (data->drawdown);
  g_ptr_array_unref (data->lines);
  tln_plot_events_free (data->events);
  g_clear_pointer (&data->levels, g_array_unref);
  g_clear_pointer (&data->weeks, g_array_unref);
  tln_series_unref (data->series);
  g_free (data);
}

static const double *
line_of_closes (const TlnPlotData *data)
{
  return data->closes != NULL ? data->closes : data->series->close;
}

void
tln_plot_data_take_closes (TlnPlotData *data, double *closes)
{
  data->closes = closes;
  data->close = tln_pyramid_new (closes, closes, data->series->n);
}

void
tln_plot_data_prepare (TlnPlotData *data, TlnPlotKind kind)
{
  const TlnSeries *series = data->series;

  if (!tln_plot_kind_has_bars (kind) && data->close == NULL)
    data->close = tln_pyramid_new (series->close, series->close, series->n);
  if (tln_plot_kind_has_bars (kind) && data->low_high == NULL)
    data->low_high = tln_pyramid_new (series->low, series->high, series->n);
}

void
tln_plot_data_prepare_volume (TlnPlotData *data)
{
  if (data->volume == NULL)
    data->volume = tln_sums_new (data->series->volume, data->series->n);
}

void
tln_plot_data_prepare_drawdown (TlnPlotData *data)
{
  TlnPlotLine spec = { .role = TLN_ROLE_DRAWDOWN };

  if (data->drawdown != NULL)
    return;
  spec.values = g_new (double, data->series->n);
  tln_indicator_drawdown (line_of_closes (data), data->series->n, spec.values);
  data->drawdown = make_line (&spec, data->series->n);
}

void
tln_plot_data_set_events (TlnPlotData *data, const TlnPlotEvent *events, guint n_events)
{
  tln_plot_events_free (data->events);
  data->events = n_events > 0 ? tln_plot_events_new (data->series, events, n_events) : NULL;
}

static void
clear_level (gpointer data)
{
  g_free (((TlnPlotLevel *) data)->note);
}

void
tln_plot_data_set_levels (TlnPlotData *data, const TlnPlotLevel *levels, guint n_levels)
{
  g_clear_pointer (&data->levels, g_array_unref);
  if (n_levels == 0)
    return;
  data->levels = g_array_new (FALSE, FALSE, sizeof (TlnPlotLevel));
  g_array_set_clear_func (data->levels, clear_level);
  for (guint i = 0; i < n_levels; i++) {
    TlnPlotLevel level = { levels[i].price, g_strdup (levels[i].note) };

    g_array_append_val (data->levels, level);
  }
}

void
tln_plot_data_set_weeks (TlnPlotData *data, const TlnPlotWeek *weeks, guint n_weeks)
{
  const TlnSeries *series = data->series;

  g_clear_pointer (&data->weeks, g_array_unref);
  if (n_weeks == 0)
    return;
  data->weeks = g_array_new (FALSE, FALSE, sizeof (TlnPlotWeek));
  for (guint i = 0; i < n_weeks; i++) {
    TlnPlotWeek week = weeks[i];

    week.first = tln_series_find (series, week.t);
    week.last = tln_series_find (series, week.t + TLN_PLOT_WEEK);
    if (week.last > 0 && week.first < series->n)
      g_array_append_val (data->weeks, week);
  }
}

void
tln_plot_data_add_line (TlnPlotData *data, const TlnPlotLine *spec)
{
  g_ptr_array_add (data->lines, make_line (spec, data->series->n));
}

void
tln_plot_data_clear_lines (TlnPlotData *data)
{
  g_ptr_array_set_size (data->lines, 0);
}

static void
add_average (TlnPlotData *data, guint window, gboolean exponential, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s %u", exponential ? "EMA" : "SMA", window);
  TlnPlotLine spec = { .name = name,
                       .values = g_new (double, data->series->n),
                       .role = (TlnRole) (TLN_ROLE_LINE_1 + number),
                       .dash = (guint8) number };

  if (exponential)
    tln_indicator_ema (data->series->close, data->series->n, window, spec.values);
  else
    tln_indicator_sma (data->series->close, data->series->n, window, spec.values);
  tln_plot_data_add_line (data, &spec);
}

static void
add_band (TlnPlotData *data, guint window)
{
  const TlnBollinger band = { window, BAND_WIDTH };
  g_autofree char *name = g_strdup_printf ("BOLL %u %d", window, BAND_WIDTH);
  guint n = data->series->n;
  TlnPlotLine upper = {
    .name = name, .values = g_new (double, n), .role = TLN_ROLE_LINE_4, .dash = 2
  };
  TlnPlotLine lower = { .values = g_new (double, n), .role = TLN_ROLE_LINE_4, .dash = 2 };

  tln_indicator_bollinger (data->series->close, n, &band, upper.values, lower.values);
  tln_plot_data_add_line (data, &upper);
  tln_plot_data_add_line (data, &lower);
}

void
tln_plot_data_add_averages (TlnPlotData *data, const TlnPlotAverages *averages)
{
  for (guint i = 0; i < G_N_ELEMENTS (averages->sma); i++) {
    if (averages->sma[i] > 0)
      add_average (data, averages->sma[i], FALSE, i);
  }
  if (averages->ema > 0)
    add_average (data, averages->ema, TRUE, 2);
  if (averages->bollinger > 0)
    add_band (data, averages->bollinger);
}

void
tln_plot_data_add_other (TlnPlotData *data, const char *name, double *values, guint number)
{
  TlnPlotLine spec = { .name = (char *) name,
                       .values = values,
                       .role = (TlnRole) (TLN_ROLE_LINE_1 + number % TLN_ROLE_LINES),
                       .dash = (guint8) (1 + number % 4),
                       .foreign = TRUE };

  tln_plot_data_add_line (data, &spec);
}
