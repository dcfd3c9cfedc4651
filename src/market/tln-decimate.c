/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bars to pixel columns. Cost goes with the columns, not with the bars. */
#include "tln-decimate.h"

#include <math.h>

/* First bar whose place i + 0.5 is at or after a place. */
static guint
bar_from (double place, guint n)
{
  double i = ceil (place - 0.5);

  return i <= 0 ? 0 : i >= n ? n : (guint) i;
}

static void
fill_column (const TlnPyramid *pyramid, guint i0, guint i1, TlnColumn *column)
{
  *column = (TlnColumn) { (double) NAN, (double) NAN, (double) NAN, (double) NAN, 0 };
  if (i0 >= i1)
    return;
  if (i1 - i0 == 1) {
    double value = pyramid->low[i0];

    *column = (TlnColumn) { value, value, value, value, isnan (value) ? 0 : 1 };
    return;
  }
  TlnExtremes extremes = tln_pyramid_query (pyramid, i0, i1);
  if (extremes.min > extremes.max)
    return;
  column->min = extremes.min;
  column->max = extremes.max;
  column->count = i1 - i0;
  while (isnan (pyramid->low[i0]))
    i0++;
  while (isnan (pyramid->low[i1 - 1]))
    i1--;
  column->first = pyramid->low[i0];
  column->last = pyramid->low[i1 - 1];
}

/* The edge of a column among so many bars that a block less or more is not seen: on the edge of a
 * block no single bar need be looked at, each of which would have to come from far. */
static guint
block_from (double place, guint n)
{
  guint i = bar_from (place + TLN_PYRAMID_BLOCK / 2, n);

  return i < n ? i / TLN_PYRAMID_BLOCK * TLN_PYRAMID_BLOCK : n;
}

void
tln_decimate_line (const TlnPyramid *pyramid, const TlnColumnRange *range, TlnColumn *columns)
{
  double step = (range->to - range->from) / range->n_columns;
  guint i0 = bar_from (range->from, pyramid->n);
  gboolean blocks = step >= TLN_DECIMATE_BLOCKS;

  for (guint c = 0; c < range->n_columns; c++) {
    double end = range->from + (c + 1) * step;
    gboolean inner = blocks && c + 1 < range->n_columns;
    guint i1 = inner ? block_from (end, pyramid->n) : bar_from (end, pyramid->n);

    fill_column (pyramid, i0, i1, &columns[c]);
    i0 = MAX (i0, i1);
  }
}

guint
tln_group_size (double bar_px, double min_px)
{
  static const guint digits[] = { 1, 2, 5 };

  if (!(bar_px > 0))
    return 1;
  for (guint power = 1; power <= 100000000; power *= 10) {
    for (guint d = 0; d < G_N_ELEMENTS (digits); d++) {
      if (bar_px * (power * digits[d]) >= min_px - 1e-9)
        return power * digits[d];
    }
  }
  return 1000000000;
}

static double
first_open (const TlnSeries *series, guint i0, guint i1)
{
  for (guint i = i0; i < i1; i++) {
    if (!isnan (series->open[i]))
      return series->open[i];
  }
  return (double) NAN;
}

static double
last_close (const TlnSeries *series, guint i0, guint i1)
{
  for (guint i = i1; i > i0; i--) {
    if (!isnan (series->close[i - 1]))
      return series->close[i - 1];
  }
  return (double) NAN;
}

TlnBar
tln_merge_bars (const TlnSeries *series,
                const TlnPyramid *low_high,
                const TlnSums *sums,
                guint i0,
                guint i1)
{
  TlnBar bar = { 0,           (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN,
                 (double) NAN };

  i1 = MIN (i1, series->n);
  if (i0 >= i1)
    return bar;
  bar.t = series->t[i0];
  bar.open = first_open (series, i0, i1);
  bar.close = last_close (series, i0, i1);
  if (low_high != NULL) {
    TlnExtremes extremes = tln_pyramid_query (low_high, i0, i1);

    if (extremes.min <= extremes.max) {
      bar.low = extremes.min;
      bar.high = extremes.max;
    }
  }
  if (sums != NULL)
    bar.volume = tln_sums_query (sums, i0, i1);
  return bar;
}
