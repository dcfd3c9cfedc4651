/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minima, maxima and sums of a column by blocks. The loops run over eight lanes, so that they
 * become vector instructions and NAN loses every comparison. */
#include "tln-pyramid.h"

#include <math.h>

#define LANES 8

static inline double
lesser (double value, double least)
{
  return value < least ? value : least;
}

static inline double
greater (double value, double most)
{
  return value > most ? value : most;
}

static inline TlnExtremes
scan_both (const double *low, const double *high, guint n)
{
  double least[LANES];
  double most[LANES];
  guint i = 0;

  for (guint k = 0; k < LANES; k++) {
    least[k] = INFINITY;
    most[k] = -INFINITY;
  }
  for (; i + LANES <= n; i += LANES) {
    for (guint k = 0; k < LANES; k++)
      least[k] = lesser (low[i + k], least[k]);
    for (guint k = 0; k < LANES; k++)
      most[k] = greater (high[i + k], most[k]);
  }
  for (; i < n; i++) {
    least[0] = lesser (low[i], least[0]);
    most[0] = greater (high[i], most[0]);
  }
  /* Halving keeps them vectors, and no step waits for all before it. */
  for (guint half = LANES / 2; half > 0; half /= 2) {
    for (guint k = 0; k < half; k++) {
      least[k] = lesser (least[half + k], least[k]);
      most[k] = greater (most[half + k], most[k]);
    }
  }
  return (TlnExtremes) { least[0], most[0] };
}

/* A line of closes is its own low and high: then each value is fetched once. */
static TlnExtremes
find_extremes (const double *low, const double *high, guint n)
{
  return low == high ? scan_both (low, low, n) : scan_both (low, high, n);
}

static void
fill_level (TlnPyramid *pyramid, guint level, guint n_below)
{
  guint step = level == 0 ? TLN_PYRAMID_BLOCK : TLN_PYRAMID_FAN;
  guint size = (n_below + step - 1) / step;
  const double *low = level == 0 ? pyramid->low : pyramid->min[level - 1];
  const double *high = level == 0 ? pyramid->high : pyramid->max[level - 1];

  pyramid->size[level] = size;
  pyramid->min[level] = g_new (double, size);
  pyramid->max[level] = g_new (double, size);
  for (guint k = 0; k < size; k++) {
    guint from = k * step;
    guint length = MIN (step, n_below - from);

    TlnExtremes extremes = find_extremes (low + from, high + from, length);
    pyramid->min[level][k] = extremes.min;
    pyramid->max[level][k] = extremes.max;
  }
}

TlnPyramid *
tln_pyramid_new (const double *low, const double *high, guint n)
{
  TlnPyramid *pyramid = g_new0 (TlnPyramid, 1);
  guint below = n;

  pyramid->low = low;
  pyramid->high = high;
  pyramid->n = n;
  for (guint level = 0; level < TLN_PYRAMID_LEVELS && below > 1; level++) {
    fill_level (pyramid, level, below);
    below = pyramid->size[level];
    pyramid->n_levels = level + 1;
  }
  return pyramid;
}

void
tln_pyramid_free (TlnPyramid *pyramid)
{
  if (pyramid == NULL)
    return;
  for (guint level = 0; level < pyramid->n_levels; level++) {
    g_free (pyramid->min[level]);
    g_free (pyramid->max[level]);
  }
  g_free (pyramid);
}

static void
widen (TlnExtremes *extremes, const double *low, const double *high, guint n)
{
  TlnExtremes more = find_extremes (low, high, n);

  extremes->min = lesser (more.min, extremes->min);
  extremes->max = greater (more.max, extremes->max);
}

/* From the ragged ends of a level inwards, and the whole blocks between them one level up. */
TlnExtremes
tln_pyramid_query (const TlnPyramid *pyramid, guint i0, guint i1)
{
  TlnExtremes result = { INFINITY, -INFINITY };
  const double *low = pyramid->low;
  const double *high = pyramid->high;
  guint step = TLN_PYRAMID_BLOCK;

  i1 = MIN (i1, pyramid->n);
  for (guint level = 0; i0 < i1; level++) {
    guint k0 = (i0 + step - 1) / step;
    guint k1 = i1 / step;

    if (level == pyramid->n_levels || k0 >= k1) {
      widen (&result, low + i0, high + i0, i1 - i0);
      break;
    }
    widen (&result, low + i0, high + i0, k0 * step - i0);
    widen (&result, low + k1 * step, high + k1 * step, i1 - k1 * step);
    low = pyramid->min[level];
    high = pyramid->max[level];
    i0 = k0;
    i1 = k1;
    step = TLN_PYRAMID_FAN;
  }
  return result;
}

double
tln_pyramid_least_positive (const TlnPyramid *pyramid, guint i0, guint i1)
{
  double least = INFINITY;

  i1 = MIN (i1, pyramid->n);
  while (i0 < i1) {
    guint end = MIN (i1, (i0 / TLN_PYRAMID_BLOCK + 1) * TLN_PYRAMID_BLOCK);
    guint block = i0 / TLN_PYRAMID_BLOCK;

    if (pyramid->n_levels > 0 && pyramid->min[0][block] >= least) {
      i0 = end;
      continue;
    }
    for (; i0 < end; i0++) {
      if (pyramid->low[i0] > 0 && pyramid->low[i0] < least)
        least = pyramid->low[i0];
    }
  }
  return least;
}

static double
sum_of_lanes (const double *values, guint n)
{
  double lane[LANES] = { 0 };
  guint i = 0;

  for (; i + LANES <= n; i += LANES) {
    for (guint k = 0; k < LANES; k++)
      lane[k] += values[i + k] == values[i + k] ? values[i + k] : 0;
  }
  for (; i < n; i++)
    lane[0] += values[i] == values[i] ? values[i] : 0;
  for (guint k = 1; k < LANES; k++)
    lane[0] += lane[k];
  return lane[0];
}

TlnSums *
tln_sums_new (const double *values, guint n)
{
  TlnSums *sums = g_new0 (TlnSums, 1);
  guint blocks = n / TLN_PYRAMID_BLOCK;

  sums->values = values;
  sums->n = n;
  sums->sums = g_new (double, blocks + 1);
  sums->sums[0] = 0;
  for (guint k = 0; k < blocks; k++)
    sums->sums[k + 1] =
        sums->sums[k] + sum_of_lanes (values + k * TLN_PYRAMID_BLOCK, TLN_PYRAMID_BLOCK);
  return sums;
}

void
tln_sums_free (TlnSums *sums)
{
  if (sums == NULL)
    return;
  g_free (sums->sums);
  g_free (sums);
}

double
tln_sums_query (const TlnSums *sums, guint i0, guint i1)
{
  i1 = MIN (i1, sums->n);
  if (i0 >= i1)
    return 0;

  guint k0 = (i0 + TLN_PYRAMID_BLOCK - 1) / TLN_PYRAMID_BLOCK;
  guint k1 = i1 / TLN_PYRAMID_BLOCK;
  if (k0 >= k1)
    return sum_of_lanes (sums->values + i0, i1 - i0);
  return sums->sums[k1] - sums->sums[k0] +
         sum_of_lanes (sums->values + i0, k0 * TLN_PYRAMID_BLOCK - i0) +
         sum_of_lanes (sums->values + k1 * TLN_PYRAMID_BLOCK, i1 - k1 * TLN_PYRAMID_BLOCK);
}
