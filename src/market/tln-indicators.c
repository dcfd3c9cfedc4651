/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Averages, bands and drawdown. Sums of a window are begun afresh once in every window, so that the
 * rounding of a large value that has left it does not stay behind. */
#include "tln-indicators.h"

#include <math.h>

static void
fill_nan (double *out, guint n)
{
  for (guint i = 0; i < n; i++)
    out[i] = (double) NAN;
}

/* The values that exist, in order. */
typedef struct {
  double *values;
  guint *places;
  guint n;
} Present;

static Present
find_present (const double *values, guint n)
{
  Present present = { g_new (double, n), g_new (guint, n), 0 };

  for (guint i = 0; i < n; i++) {
    if (isnan (values[i]))
      continue;
    present.values[present.n] = values[i];
    present.places[present.n++] = i;
  }
  return present;
}

static void
present_clear (Present *present)
{
  g_free (present->values);
  g_free (present->places);
}

static double
sum_of (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

void
tln_indicator_sma (const double *values, guint n, guint window, double *out)
{
  Present present = find_present (values, n);
  double sum = 0;

  fill_nan (out, n);
  for (guint k = window - 1; window > 0 && k < present.n; k++) {
    const double *oldest = &present.values[k + 1 - window];

    if ((k + 1) % window == 0)
      sum = sum_of (oldest, window);
    else
      sum += present.values[k] - oldest[-1];
    out[present.places[k]] = sum / window;
  }
  present_clear (&present);
}

void
tln_indicator_ema (const double *values, guint n, guint window, double *out)
{
  double weight = 2.0 / (window + 1.0);
  double average = 0;
  guint seen = 0;

  fill_nan (out, n);
  for (guint i = 0; window > 0 && i < n; i++) {
    if (isnan (values[i]))
      continue;
    seen++;
    if (seen <= window)
      average += (values[i] - average) / seen;
    else
      average += weight * (values[i] - average);
    if (seen >= window)
      out[i] = average;
  }
}

static double
deviation (const double *values, guint n, double mean)
{
  double squares = 0;

  for (guint i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return sqrt (squares / n);
}

void
tln_indicator_bollinger (const double *values,
                         guint n,
                         const TlnBollinger *band,
                         double *upper,
                         double *lower)
{
  Present present = find_present (values, n);
  guint window = MIN (band->window, TLN_WINDOW_MAX);

  fill_nan (upper, n);
  fill_nan (lower, n);
  for (guint k = window - 1; window > 0 && k < present.n; k++) {
    const double *oldest = &present.values[k + 1 - window];
    double mean = sum_of (oldest, window) / window;
    double away = band->width * deviation (oldest, window, mean);

    upper[present.places[k]] = mean + away;
    lower[present.places[k]] = mean - away;
  }
  present_clear (&present);
}

void
tln_indicator_drawdown (const double *values, guint n, double *out)
{
  double top = 0;

  for (guint i = 0; i < n; i++) {
    if (values[i] > top)
      top = values[i];
    out[i] = top > 0 ? values[i] / top - 1 : (double) NAN;
  }
}
