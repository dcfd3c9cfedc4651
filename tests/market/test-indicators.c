/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Averages, bands and drawdown against values worked out by hand or by the plain definition. */
#include "tln-indicators.h"

#include <math.h>

#define N 400

static void
assert_column (const double *found, const double *wanted, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (isnan (wanted[i]))
      g_assert_true (isnan (found[i]));
    else
      g_assert_cmpfloat_with_epsilon (found[i], wanted[i], 1e-9 * MAX (1, fabs (wanted[i])));
  }
}

static void
test_by_hand (void)
{
  const double nan = (double) NAN;
  const double values[] = { 1, 2, nan, 3, 6, 3 };
  const double sma[] = { nan, nan, nan, 2, 11 / 3.0, 4 };
  /* weight 2 / (3 + 1): 2, then (2 + 6) / 2, then (4 + 3) / 2 */
  const double ema[] = { nan, nan, nan, 2, 4, 3.5 };
  /* deviations of {1 2 3}, {2 3 6}, {3 6 3} over k values: variances 2/3, 26/9, 2 */
  const double upper[] = {
    nan, nan, nan, 2 + 2 * sqrt (2 / 3.0), 11 / 3.0 + 2 * sqrt (26 / 9.0), 4 + 2 * sqrt (2)
  };
  const double lower[] = {
    nan, nan, nan, 2 - 2 * sqrt (2 / 3.0), 11 / 3.0 - 2 * sqrt (26 / 9.0), 4 - 2 * sqrt (2)
  };
  const double fall[] = { 0, 0, nan, 0, 0, -0.5 };
  const TlnBollinger band = { 3, 2 };
  double out[6];
  double other[6];

  tln_indicator_sma (values, 6, 3, out);
  assert_column (out, sma, 6);
  tln_indicator_ema (values, 6, 3, out);
  assert_column (out, ema, 6);
  tln_indicator_bollinger (values, 6, &band, out, other);
  assert_column (out, upper, 6);
  assert_column (other, lower, 6);
  tln_indicator_drawdown (values, 6, out);
  assert_column (out, fall, 6);
}

static void
test_windows_without_enough (void)
{
  const double values[] = { 5, 7 };
  const TlnBollinger none = { 0, 2 };
  double out[2];
  double other[2];

  tln_indicator_sma (values, 2, 3, out);
  g_assert_true (isnan (out[0]) && isnan (out[1]));
  tln_indicator_sma (values, 2, 0, out);
  g_assert_true (isnan (out[0]) && isnan (out[1]));
  tln_indicator_ema (values, 2, 0, out);
  g_assert_true (isnan (out[0]) && isnan (out[1]));
  tln_indicator_bollinger (values, 2, &none, out, other);
  g_assert_true (isnan (out[1]) && isnan (other[1]));
  tln_indicator_sma (values, 2, 1, out);
  assert_column (out, values, 2);
  tln_indicator_sma (values, 0, 3, NULL);
}

/* One value of 1e12 among small ones: when it has left the window nothing of it is left. */
static void
test_large_value_leaves (void)
{
  double values[N];
  double out[N];

  for (guint i = 0; i < N; i++)
    values[i] = i == 50 ? 1e12 : 1e-8 * (1 + i % 7);
  tln_indicator_sma (values, N, 20, out);
  for (guint i = 120; i < N; i++) {
    double sum = 0;

    for (guint k = i - 19; k <= i; k++)
      sum += values[k];
    g_assert_cmpfloat_with_epsilon (out[i], sum / 20, 1e-18);
  }
}

static void
test_definitions (void)
{
  double values[N];
  double out[N];
  double top = 0;

  for (guint i = 0; i < N; i++)
    values[i] = g_test_rand_double_range (0.5, 200);
  tln_indicator_sma (values, N, 37, out);
  for (guint i = 36; i < N; i++) {
    double sum = 0;

    for (guint k = i - 36; k <= i; k++)
      sum += values[k];
    g_assert_cmpfloat_with_epsilon (out[i], sum / 37, 1e-9);
  }
  tln_indicator_drawdown (values, N, out);
  for (guint i = 0; i < N; i++) {
    top = MAX (top, values[i]);
    g_assert_cmpfloat_with_epsilon (out[i], (values[i] - top) / top, 1e-12);
  }
}

static void
test_drawdown_without_top (void)
{
  const double values[] = { -3, 0, -1, 2, 1 };
  double out[5];

  tln_indicator_drawdown (values, 5, out);
  g_assert_true (isnan (out[0]) && isnan (out[1]) && isnan (out[2]));
  g_assert_cmpfloat (out[3], ==, 0);
  g_assert_cmpfloat (out[4], ==, -0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicators/by-hand", test_by_hand);
  g_test_add_func ("/indicators/not-enough", test_windows_without_enough);
  g_test_add_func ("/indicators/large-leaves", test_large_value_leaves);
  g_test_add_func ("/indicators/definitions", test_definitions);
  g_test_add_func ("/indicators/no-top", test_drawdown_without_top);
  return g_test_run ();
}
