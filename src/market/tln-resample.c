/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Longer bars, and several series on one axis. */
#include "tln-resample.h"

#include "tln-day.h"

#include <math.h>

#define DAY_SECONDS 86400
#define WEEK_DAYS 7
#define MONDAY 4 /* 1970-01-05 */

static gint64
day_of (gint64 t)
{
  gint64 day = t / DAY_SECONDS;

  return t % DAY_SECONDS < 0 ? day - 1 : day;
}

/* A number that is the same for all bars of a period. */
static gint64
period_of (gint64 t, TlnPeriod period)
{
  gint64 day = day_of (t);
  int year;
  int month;
  int rest;

  if (period == TLN_PERIOD_DAY)
    return day;
  if (period == TLN_PERIOD_WEEK) {
    gint64 monday = day - MONDAY;

    return monday >= 0 ? monday / WEEK_DAYS : (monday - WEEK_DAYS + 1) / WEEK_DAYS;
  }
  tln_day_split ((TlnDay) day, &year, &month, &rest);
  return (gint64) year * 12 + month;
}

static double
known_sum (double sum, double more)
{
  return isnan (more) ? sum : isnan (sum) ? more : sum + more;
}

static void
widen (TlnBar *bar, double value)
{
  if (isnan (value))
    return;
  if (!(bar->high >= value))
    bar->high = value;
  if (!(bar->low <= value))
    bar->low = value;
}

static void
take_bar (TlnBar *bar, const TlnSeries *series, guint i)
{
  bar->t = day_of (series->t[i]) * DAY_SECONDS;
  if (isnan (bar->open))
    bar->open = series->open[i];
  if (!isnan (series->close[i]))
    bar->close = series->close[i];
  widen (bar, isnan (series->high[i]) ? series->open[i] : series->high[i]);
  widen (bar, isnan (series->high[i]) ? series->close[i] : (double) NAN);
  widen (bar, isnan (series->low[i]) ? series->open[i] : series->low[i]);
  widen (bar, isnan (series->low[i]) ? series->close[i] : (double) NAN);
  bar->volume = known_sum (bar->volume, series->volume[i]);
  bar->amount = known_sum (bar->amount, series->amount[i]);
}

static const TlnBar no_bar = {
  0, (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN
};

TlnSeries *
tln_series_resample (TlnSeries *series, TlnPeriod period)
{
  g_autoptr (GArray) bars = NULL;
  gint64 last = 0;

  if (period == TLN_PERIOD_AS_IS)
    return tln_series_ref (series);
  bars = g_array_new (FALSE, FALSE, sizeof (TlnBar));
  for (guint i = 0; i < series->n; i++) {
    gint64 now = period_of (series->t[i], period);

    if (i == 0 || now != last)
      g_array_append_val (bars, no_bar);
    take_bar (&g_array_index (bars, TlnBar, bars->len - 1), series, i);
    last = now;
  }
  return tln_series_new ((const TlnBar *) (gpointer) bars->data, bars->len);
}

static gint64
next_time (TlnSeries *const *all, guint n, const guint *at)
{
  gint64 next = G_MAXINT64;

  for (guint s = 0; s < n; s++) {
    if (at[s] < all[s]->n)
      next = MIN (next, all[s]->t[at[s]]);
  }
  return next;
}

static TlnBar
bar_at (const TlnSeries *series, guint i)
{
  return (TlnBar) { series->t[i],     series->open[i],   series->high[i],  series->low[i],
                    series->close[i], series->volume[i], series->amount[i] };
}

static guint
longest (TlnSeries *const *all, guint n)
{
  guint sum = 0;

  for (guint s = 0; s < n; s++)
    sum += all[s]->n;
  return sum;
}

/* Walks all series in step; returns how many times there are. */
static guint
merge (TlnSeries *const *all, guint n_all, TlnBar *bars, double **columns)
{
  g_autofree guint *at = g_new0 (guint, n_all);
  guint n = 0;

  for (gint64 t; (t = next_time (all, n_all, at)) != G_MAXINT64; n++) {
    bars[n] = no_bar;
    if (at[0] < all[0]->n && all[0]->t[at[0]] == t)
      bars[n] = bar_at (all[0], at[0]++);
    bars[n].t = t;
    for (guint s = 1; s < n_all; s++) {
      gboolean here = at[s] < all[s]->n && all[s]->t[at[s]] == t;

      columns[s - 1][n] = here ? all[s]->close[at[s]++] : (double) NAN;
    }
  }
  return n;
}

TlnTogether *
tln_together_new (TlnSeries *series, TlnSeries *const *others, guint n_others)
{
  TlnTogether *together = g_new0 (TlnTogether, 1);
  g_autofree TlnSeries **all = g_new (TlnSeries *, n_others + 1);
  g_autofree TlnBar *bars = NULL;

  all[0] = series;
  for (guint s = 0; s < n_others; s++)
    all[s + 1] = others[s];
  guint most = longest (all, n_others + 1);
  bars = g_new (TlnBar, most);
  together->n_columns = n_others;
  together->columns = g_new0 (double *, n_others + 1);
  for (guint s = 0; s < n_others; s++)
    together->columns[s] = g_new (double, most);
  guint n = merge (all, n_others + 1, bars, together->columns);
  together->series = tln_series_new (bars, n);
  return together;
}

void
tln_together_free (TlnTogether *together)
{
  if (together == NULL)
    return;
  for (guint s = 0; s < together->n_columns; s++)
    g_free (together->columns[s]);
  g_free (together->columns);
  tln_series_unref (together->series);
  g_free (together);
}

TlnSeries *
tln_series_relative (const TlnSeries *series, const TlnSeries *benchmark)
{
  g_autofree TlnBar *bars = g_new (TlnBar, series->n);
  guint n = 0;

  for (guint i = 0, k = 0; i < series->n && k < benchmark->n;) {
    if (series->t[i] != benchmark->t[k]) {
      if (series->t[i] < benchmark->t[k])
        i++;
      else
        k++;
      continue;
    }
    if (benchmark->close[k] > 0 && !isnan (series->close[i])) {
      bars[n] = no_bar;
      bars[n].t = series->t[i];
      bars[n].close = series->close[i] / benchmark->close[k];
      bars[n].volume = series->volume[i];
      bars[n++].amount = series->amount[i];
    }
    i++;
    k++;
  }
  return tln_series_new (bars, n);
}
