/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price history in columns: sorting, deduplication and search. What a bar means, and how it came
 * out of a file, is the business of the price-file readers. */
#include "tln-series.h"

#include "tln-day.h"

#include <stdlib.h>

G_DEFINE_BOXED_TYPE (TlnSeries, tln_series, tln_series_ref, tln_series_unref)

#define DAY_SECONDS 86400

typedef struct {
  gint64 t;
  guint position;
} BarKey;

static int
compare_keys (const void *a, const void *b)
{
  const BarKey *one = a;
  const BarKey *two = b;

  if (one->t != two->t)
    return one->t < two->t ? -1 : 1;
  return one->position < two->position ? -1 : 1;
}

static gboolean
bars_increase (const TlnBar *bars, guint n)
{
  for (guint i = 1; i < n; i++) {
    if (bars[i].t <= bars[i - 1].t)
      return FALSE;
  }
  return TRUE;
}

static void
put_bar (TlnSeries *series, guint i, const TlnBar *bar)
{
  series->t[i] = bar->t;
  series->open[i] = bar->open;
  series->high[i] = bar->high;
  series->low[i] = bar->low;
  series->close[i] = bar->close;
  series->volume[i] = bar->volume;
  series->amount[i] = bar->amount;
  series->intraday |= bar->t % DAY_SECONDS != 0;
}

static guint
put_sorted (TlnSeries *series, const TlnBar *bars, guint n_bars)
{
  g_autofree BarKey *keys = g_new (BarKey, n_bars);
  guint n = 0;

  for (guint i = 0; i < n_bars; i++)
    keys[i] = (BarKey) { bars[i].t, i };
  qsort (keys, n_bars, sizeof *keys, compare_keys);
  for (guint i = 0; i < n_bars; i++) {
    if (i + 1 < n_bars && keys[i + 1].t == keys[i].t)
      continue;
    put_bar (series, n++, &bars[keys[i].position]);
  }
  return n;
}

TlnSeries *
tln_series_new (const TlnBar *bars, guint n_bars)
{
  TlnSeries *series = g_atomic_rc_box_new0 (TlnSeries);

  series->t = g_new (gint64, n_bars);
  series->open = g_new (double, n_bars);
  series->high = g_new (double, n_bars);
  series->low = g_new (double, n_bars);
  series->close = g_new (double, n_bars);
  series->volume = g_new (double, n_bars);
  series->amount = g_new (double, n_bars);
  if (bars_increase (bars, n_bars)) {
    for (guint i = 0; i < n_bars; i++)
      put_bar (series, i, &bars[i]);
    series->n = n_bars;
  } else {
    series->n = put_sorted (series, bars, n_bars);
  }
  return series;
}

TlnSeries *
tln_series_ref (TlnSeries *series)
{
  return g_atomic_rc_box_acquire (series);
}

static void
series_clear (gpointer data)
{
  TlnSeries *series = data;

  g_free (series->t);
  g_free (series->open);
  g_free (series->high);
  g_free (series->low);
  g_free (series->close);
  g_free (series->volume);
  g_free (series->amount);
}

void
tln_series_unref (TlnSeries *series)
{
  g_atomic_rc_box_release_full (series, series_clear);
}

guint
tln_series_find (const TlnSeries *series, gint64 t)
{
  guint low = 0;
  guint high = series->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (series->t[middle] < t)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

char *
tln_series_format_time (const TlnSeries *series, guint i)
{
  gint64 t = series->t[i];
  g_autofree char *day = tln_day_format ((TlnDay) (t / DAY_SECONDS));
  int second = (int) (t % DAY_SECONDS);

  if (!series->intraday)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d", day, second / 3600, second / 60 % 60);
}
