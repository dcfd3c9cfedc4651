/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the summary sentence. */
#include "tln-chart-summary.h"

#include <math.h>

static TlnSeries *
make_series (const double *closes, guint n)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, n);

  for (guint i = 0; i < n; i++)
    bars[i] =
        (TlnBar) { i * (gint64) 86400, closes[i], (double) NAN, (double) NAN, closes[i], 0, 0 };
  return tln_series_new (bars, n);
}

static void
test_numbers (void)
{
  const double closes[] = { 10, 12, 9, 15, 6, 8 };
  g_autoptr (TlnSeries) series = make_series (closes, 6);

  series->high[1] = 14;
  series->high[3] = 16;
  series->low[4] = 5;
  TlnChartSummary summary = tln_chart_summary (series, 0, 6);
  g_assert_cmpuint (summary.n, ==, 6);
  g_assert_cmpfloat (summary.first_close, ==, 10);
  g_assert_cmpfloat (summary.last_close, ==, 8);
  g_assert_cmpfloat_with_epsilon (summary.change, -0.2, 1e-12);
  g_assert_cmpfloat (summary.high, ==, 16);
  g_assert_cmpuint (summary.high_index, ==, 3);
  g_assert_cmpfloat (summary.low, ==, 5);
  g_assert_cmpuint (summary.low_index, ==, 4);
  g_assert_cmpfloat_with_epsilon (summary.drawdown, 6.0 / 15 - 1, 1e-12);
  g_assert_cmpuint (summary.drawdown_top, ==, 3);
  g_assert_cmpuint (summary.drawdown_bottom, ==, 4);
}

static void
test_part (void)
{
  const double closes[] = { 10, 12, 9, 15, 6, 8 };
  g_autoptr (TlnSeries) series = make_series (closes, 6);
  TlnChartSummary summary = tln_chart_summary (series, 1, 4);

  g_assert_cmpuint (summary.first, ==, 1);
  g_assert_cmpuint (summary.last, ==, 3);
  g_assert_cmpfloat_with_epsilon (summary.drawdown, -0.25, 1e-12);
  g_assert_cmpuint (tln_chart_summary (series, 4, 100).n, ==, 2);
  g_assert_cmpuint (tln_chart_summary (series, 5, 2).n, ==, 0);
}

static void
test_degenerate (void)
{
  const double holes[] = { (double) NAN, 3, (double) NAN, 3, (double) NAN };
  const double zero[] = { 0, 3 };
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  g_autoptr (TlnSeries) gaps = make_series (holes, 5);
  g_autoptr (TlnSeries) risen = make_series (zero, 2);
  TlnChartSummary summary = tln_chart_summary (gaps, 0, 5);

  g_assert_cmpuint (tln_chart_summary (none, 0, 10).n, ==, 0);
  g_assert_cmpuint (summary.n, ==, 2);
  g_assert_cmpuint (summary.first, ==, 1);
  g_assert_cmpuint (summary.last, ==, 3);
  g_assert_cmpfloat (summary.change, ==, 0);
  g_assert_cmpfloat (summary.drawdown, ==, 0);
  g_assert_true (isnan (tln_chart_summary (risen, 0, 2).change));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-summary/numbers", test_numbers);
  g_test_add_func ("/chart-summary/part", test_part);
  g_test_add_func ("/chart-summary/degenerate", test_degenerate);
  return g_test_run ();
}
