/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bars to places of equal time and back. */
#include "tln-plot-clock.h"

#include "tln-day.h"

#include <math.h>

#define DAY_SECONDS 86400

typedef struct {
  const TlnSeries *series;
  TlnPeriod period;
  gint64 step; /* seconds of a place, where that is not a week or a month */
  gboolean level;
  gint64 *places; /* of each bar, from 0 */
  guint n; /* places in all */
} Clock;

static gint64
floor_to (gint64 t, gint64 step)
{
  gint64 rest = t % step;

  return t - (rest < 0 ? rest + step : rest);
}

static gint64
place_of (const Clock *clock, gint64 t)
{
  TlnDay day = (TlnDay) (floor_to (t, DAY_SECONDS) / DAY_SECONDS);
  int year;
  int month;
  int rest;

  switch (clock->period) {
  case TLN_PERIOD_WEEK:
    return tln_day_week (day);
  case TLN_PERIOD_MONTH:
    tln_day_split (day, &year, &month, &rest);
    return year * 12 + month - 1;
  case TLN_PERIOD_AS_IS:
  case TLN_PERIOD_DAY:
  default:
    return floor_to (t, clock->step) / clock->step;
  }
}

/* When an empty place begins. */
static gint64
place_begins (const Clock *clock, gint64 place)
{
  switch (clock->period) {
  case TLN_PERIOD_WEEK:
    return tln_week_monday ((TlnWeek) place) * (gint64) DAY_SECONDS;
  case TLN_PERIOD_MONTH:
    return tln_day_new ((int) (place / 12), (int) (place % 12) + 1, 1) * (gint64) DAY_SECONDS;
  case TLN_PERIOD_AS_IS:
  case TLN_PERIOD_DAY:
  default:
    return place * clock->step;
  }
}

static gint64
shortest_step (const TlnSeries *series)
{
  gint64 step = DAY_SECONDS;

  for (guint i = 1; series->intraday && i < series->n; i++)
    step = MIN (step, series->t[i] - series->t[i - 1]);
  return MAX (step, 1);
}

/* FALSE: too many places, or two bars on one. */
static gboolean
find_places (Clock *clock)
{
  const TlnSeries *series = clock->series;
  gint64 first = place_of (clock, series->t[0]);

  clock->places = g_new (gint64, series->n);
  for (guint i = 0; i < series->n; i++) {
    clock->places[i] = place_of (clock, series->t[i]) - first;
    if (i > 0 && clock->places[i] <= clock->places[i - 1])
      return FALSE;
  }
  gint64 n = clock->places[series->n - 1] + 1;
  if (n > TLN_CLOCK_PLACES || n > (gint64) series->n * TLN_CLOCK_SPREAD)
    return FALSE;
  clock->n = (guint) n;
  return TRUE;
}

static TlnSeries *
spread_series (const Clock *clock)
{
  const TlnSeries *series = clock->series;
  gint64 first = place_of (clock, series->t[0]);
  g_autofree TlnBar *bars = g_new (TlnBar, clock->n);
  const double none = (double) NAN;

  for (guint p = 0; p < clock->n; p++)
    bars[p] = (TlnBar) { place_begins (clock, first + p), none, none, none, none, none, none };
  for (guint i = 0; i < series->n; i++)
    bars[clock->places[i]] =
        (TlnBar) { series->t[i],     series->open[i],   series->high[i],  series->low[i],
                   series->close[i], series->volume[i], series->amount[i] };
  return tln_series_new (bars, clock->n);
}

static double *
spread_values (const Clock *clock, const double *values)
{
  double *spread = g_new (double, clock->n);

  for (guint p = 0; p < clock->n; p++)
    spread[p] = (double) NAN;
  for (guint i = 0; i < clock->series->n; i++) {
    gint64 from = clock->places[i];

    spread[from] = values[i];
    if (i + 1 == clock->series->n || isnan (values[i + 1]))
      continue;
    for (gint64 p = from + 1; p < clock->places[i + 1]; p++) {
      double part = clock->level ? 0 : (double) (p - from) / (double) (clock->places[i + 1] - from);

      spread[p] = values[i] + (values[i + 1] - values[i]) * part;
    }
  }
  return spread;
}

static TlnPlotData *
spread_data (const Clock *clock, TlnPlotData *data)
{
  g_autoptr (TlnSeries) series = spread_series (clock);
  TlnPlotData *result = tln_plot_data_new (series);

  tln_plot_data_take_closes (result, spread_values (clock, clock->series->close));
  for (guint i = 0; i < data->lines->len; i++) {
    const TlnPlotLine *line = g_ptr_array_index (data->lines, i);
    TlnPlotLine spec = *line;

    spec.values = spread_values (clock, line->values);
    tln_plot_data_add_line (result, &spec);
  }
  return result;
}

TlnPlotData *
tln_plot_data_on_clock (TlnPlotData *data, TlnPeriod period, gboolean level)
{
  Clock clock = { .series = data->series, .period = period, .level = level };
  TlnPlotData *result = data;

  if (data->series->n < 2)
    return data;
  clock.step = shortest_step (data->series);
  if (find_places (&clock)) {
    result = spread_data (&clock, data);
    tln_plot_data_free (data);
  }
  g_free (clock.places);
  return result;
}
