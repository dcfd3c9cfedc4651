/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over closes and opens; limits of boards by ranges of codes (research notes on prices, 3
 * and 5). */
#include "tln-splits.h"

#include <math.h>
#include <string.h>

#define DAY_SECONDS 86400
#define FREE_LIMIT 0.35
#define NEAR 0.05
#define MOST_PARTS 10

static gboolean
begins_with (const char *code, const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++) {
    if (g_str_has_prefix (code, prefixes[i]))
      return TRUE;
  }
  return FALSE;
}

double
tln_split_limit (const char *code, const char *exchange)
{
  static const char *const wide_shanghai[] = { "688", "689", "588", "589", NULL };
  static const char *const wide_shenzhen[] = { "30", "1599", NULL };

  if (strcmp (exchange, "SSE") == 0)
    return begins_with (code, wide_shanghai) ? 0.205 : 0.105;
  if (strcmp (exchange, "SZSE") == 0)
    return begins_with (code, wide_shenzhen) ? 0.205 : 0.105;
  return strcmp (exchange, "BSE") == 0 ? 0.305 : 0;
}

/* The fraction of the smallest numbers that is near enough, else the nearest; its distance as a
 * difference of logarithms. The open of the day itself moves, so that none is exact. */
static double
find_fraction (double ratio, guint most_sum, TlnSplit *split)
{
  double best = INFINITY;

  for (guint sum = 3; sum <= most_sum && best > NEAR; sum++) {
    for (guint from = 1; from < sum; from++) {
      guint to = sum - from;
      double distance = fabs (log (ratio * from / to));

      if (from == to || from > MOST_PARTS || to > MOST_PARTS || distance >= best)
        continue;
      best = distance;
      split->from = from;
      split->to = to;
    }
  }
  return best;
}

static gboolean
looks_like_split (TlnSplit *split, double limit)
{
  double move = fabs (split->after / split->before - 1);

  if (!(split->before > 0) || !(split->after > 0) || !isfinite (split->before) ||
      !isfinite (split->after) || !(move > (limit > 0 ? limit : FREE_LIMIT)))
    return FALSE;
  double ratio = split->before / split->after;
  if (limit > 0) {
    find_fraction (ratio, 2 * MOST_PARTS, split);
    return TRUE;
  }
  return find_fraction (ratio, MOST_PARTS + 1, split) <= NEAR && MIN (split->from, split->to) == 1;
}

GArray *
tln_splits_find (const TlnSeries *series, double limit)
{
  GArray *splits = g_array_new (FALSE, FALSE, sizeof (TlnSplit));
  double before = (double) NAN;
  gint64 day = G_MININT64;

  for (guint i = 0; i < series->n; i++) {
    TlnSplit split = { .index = i, .t = series->t[i], .before = before };

    split.after = isnan (series->open[i]) ? series->close[i] : series->open[i];
    if (series->t[i] / DAY_SECONDS != day && looks_like_split (&split, limit))
      g_array_append_val (splits, split);
    day = series->t[i] / DAY_SECONDS;
    if (!isnan (series->close[i]))
      before = series->close[i];
  }
  return splits;
}

const TlnSplit *
tln_splits_between (const GArray *splits, gint64 after, gint64 until)
{
  for (guint i = 0; i < splits->len; i++) {
    const TlnSplit *split = &g_array_index (splits, TlnSplit, i);

    if (split->t > after)
      return split->t <= until ? split : NULL;
  }
  return NULL;
}
