/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series: order, duplicates, columns, search. */
#include "tln-series.h"

#include <math.h>

#define DAY 86400

static TlnBar
bar_at (gint64 t, double close)
{
  return (TlnBar) { t, close - 1, close + 2, close - 2, close, 100, 100 * close };
}

static void
test_empty (void)
{
  g_autoptr (TlnSeries) series = tln_series_new (NULL, 0);

  g_assert_cmpuint (series->n, ==, 0);
  g_assert_false (series->intraday);
  g_assert_cmpuint (tln_series_find (series, 0), ==, 0);
}

static void
test_columns (void)
{
  const TlnBar bars[] = { bar_at (0, 10), bar_at (DAY, 11) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);

  g_assert_cmpuint (series->n, ==, 2);
  g_assert_cmpint (series->t[1], ==, DAY);
  g_assert_cmpfloat (series->open[1], ==, 10);
  g_assert_cmpfloat (series->high[1], ==, 13);
  g_assert_cmpfloat (series->low[1], ==, 9);
  g_assert_cmpfloat (series->close[1], ==, 11);
  g_assert_cmpfloat (series->volume[1], ==, 100);
  g_assert_cmpfloat (series->amount[1], ==, 1100);
  g_assert_false (series->intraday);
}

static void
test_sorts_and_keeps_last (void)
{
  const TlnBar bars[] = { bar_at (3 * DAY, 1), bar_at (DAY, 2), bar_at (3 * DAY, 3),
                          bar_at (2 * DAY, 4), bar_at (DAY, 5), bar_at (3 * DAY, 6) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));

  g_assert_cmpuint (series->n, ==, 3);
  g_assert_cmpint (series->t[0], ==, DAY);
  g_assert_cmpfloat (series->close[0], ==, 5);
  g_assert_cmpfloat (series->close[1], ==, 4);
  g_assert_cmpfloat (series->close[2], ==, 6);
}

static void
test_intraday (void)
{
  const TlnBar bars[] = { bar_at (-DAY, 1), bar_at (9 * 3600, 2) };
  g_autoptr (TlnSeries) days = tln_series_new (bars, 1);
  g_autoptr (TlnSeries) minutes = tln_series_new (bars, 2);

  g_assert_false (days->intraday);
  g_assert_true (minutes->intraday);
}

static void
test_find (void)
{
  const TlnBar bars[] = { bar_at (10, 1), bar_at (20, 2), bar_at (30, 3) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 3);

  g_assert_cmpuint (tln_series_find (series, G_MININT64), ==, 0);
  g_assert_cmpuint (tln_series_find (series, 10), ==, 0);
  g_assert_cmpuint (tln_series_find (series, 11), ==, 1);
  g_assert_cmpuint (tln_series_find (series, 30), ==, 2);
  g_assert_cmpuint (tln_series_find (series, 31), ==, 3);
}

static void
test_boxed (void)
{
  const TlnBar bars[] = { bar_at (10, 1) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 1);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, TLN_TYPE_SERIES);
  g_value_set_boxed (&value, series);
  g_assert_true (g_value_get_boxed (&value) == series);
}

static void
test_format_time (void)
{
  const TlnBar days[] = { { .t = 20163 * G_GINT64_CONSTANT (86400), .close = 1 } };
  const TlnBar minutes[] = { { .t = 20163 * G_GINT64_CONSTANT (86400) + 34260, .close = 1 } };
  g_autoptr (TlnSeries) daily = tln_series_new (days, 1);
  g_autoptr (TlnSeries) intraday = tln_series_new (minutes, 1);
  g_autofree char *day = tln_series_format_time (daily, 0);
  g_autofree char *minute = tln_series_format_time (intraday, 0);

  g_assert_cmpstr (day, ==, "2025-03-16");
  g_assert_cmpstr (minute, ==, "2025-03-16T09:31");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/empty", test_empty);
  g_test_add_func ("/series/columns", test_columns);
  g_test_add_func ("/series/sorts-and-keeps-last", test_sorts_and_keeps_last);
  g_test_add_func ("/series/intraday", test_intraday);
  g_test_add_func ("/series/find", test_find);
  g_test_add_func ("/series/boxed", test_boxed);
  g_test_add_func ("/series/format-time", test_format_time);
  return g_test_run ();
}
