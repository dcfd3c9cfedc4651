/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Longer bars and several series on one axis, against values worked out by hand. */
#include "tln-resample.h"

#include "tln-day.h"

#include <math.h>

#define DAY 86400

static gint64
at (int year, int month, int day)
{
  return tln_day_new (year, month, day) * (gint64) DAY;
}

static TlnBar
close_bar (gint64 t, double close)
{
  return (
      TlnBar) { t, (double) NAN, (double) NAN, (double) NAN, close, (double) NAN, (double) NAN };
}

/* From Thursday 2024-12-26 over the turn of the year (which lies in one ISO week) to Monday. */
static TlnSeries *
turn_of_year (void)
{
  const TlnBar bars[] = {
    { at (2024, 12, 26), 10, 12, 9, 11, 100, 1000 },
    { at (2024, 12, 27), 11, 13, 10, 12, 200, (double) NAN },
    { at (2024, 12, 30), 12, 12.5, 8, 9, 300, 3000 },
    { at (2025, 1, 2), 9, 9, 7, 8, (double) NAN, 4000 },
    { at (2025, 1, 6), 8, 20, 8, 15, 500, 5000 },
  };

  return tln_series_new (bars, G_N_ELEMENTS (bars));
}

static void
assert_bar (const TlnSeries *series, guint i, const TlnBar *bar)
{
  g_assert_cmpint (series->t[i], ==, bar->t);
  g_assert_cmpfloat (series->open[i], ==, bar->open);
  g_assert_cmpfloat (series->high[i], ==, bar->high);
  g_assert_cmpfloat (series->low[i], ==, bar->low);
  g_assert_cmpfloat (series->close[i], ==, bar->close);
  g_assert_cmpfloat (series->volume[i], ==, bar->volume);
  g_assert_cmpfloat (series->amount[i], ==, bar->amount);
}

static void
test_weeks_and_months (void)
{
  const TlnBar weeks[] = { { at (2024, 12, 27), 10, 13, 9, 12, 300, 1000 },
                           { at (2025, 1, 2), 12, 12.5, 7, 8, 300, 7000 },
                           { at (2025, 1, 6), 8, 20, 8, 15, 500, 5000 } };
  const TlnBar months[] = { { at (2024, 12, 30), 10, 13, 8, 9, 600, 4000 },
                            { at (2025, 1, 6), 9, 20, 7, 15, 500, 9000 } };
  g_autoptr (TlnSeries) series = turn_of_year ();
  g_autoptr (TlnSeries) week = tln_series_resample (series, TLN_PERIOD_WEEK);
  g_autoptr (TlnSeries) month = tln_series_resample (series, TLN_PERIOD_MONTH);
  g_autoptr (TlnSeries) same = tln_series_resample (series, TLN_PERIOD_AS_IS);

  g_assert_cmpuint (week->n, ==, 3);
  for (guint i = 0; i < week->n; i++)
    assert_bar (week, i, &weeks[i]);
  g_assert_cmpuint (month->n, ==, 2);
  for (guint i = 0; i < month->n; i++)
    assert_bar (month, i, &months[i]);
  g_assert_true (same == series);
}

static void
test_minutes_to_days (void)
{
  const TlnBar bars[] = { close_bar (at (1969, 12, 31) + 3600, 4),
                          close_bar (at (1969, 12, 31) + 7200, 6),
                          close_bar (at (1970, 1, 1) + 60, 5) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 3);
  g_autoptr (TlnSeries) day = tln_series_resample (series, TLN_PERIOD_DAY);

  g_assert_true (series->intraday);
  g_assert_false (day->intraday);
  g_assert_cmpuint (day->n, ==, 2);
  g_assert_cmpint (day->t[0], ==, at (1969, 12, 31));
  g_assert_cmpfloat (day->close[0], ==, 6);
  /* high and low from the closes where there is nothing else; nothing made up for the open */
  g_assert_cmpfloat (day->high[0], ==, 6);
  g_assert_cmpfloat (day->low[0], ==, 4);
  g_assert_true (isnan (day->open[0]) && isnan (day->volume[0]));
  g_autoptr (TlnSeries) week = tln_series_resample (series, TLN_PERIOD_WEEK);
  g_assert_cmpuint (week->n, ==, 1);
}

static void
test_empty_and_nan (void)
{
  const TlnBar bar = close_bar (0, (double) NAN);
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  g_autoptr (TlnSeries) blank = tln_series_new (&bar, 1);
  g_autoptr (TlnSeries) empty = tln_series_resample (none, TLN_PERIOD_MONTH);
  g_autoptr (TlnSeries) month = tln_series_resample (blank, TLN_PERIOD_MONTH);

  g_assert_cmpuint (empty->n, ==, 0);
  g_assert_cmpuint (month->n, ==, 1);
  g_assert_true (isnan (month->close[0]) && isnan (month->high[0]));
}

static void
test_together (void)
{
  const TlnBar one[] = { close_bar (1 * DAY, 1), close_bar (3 * DAY, 3) };
  const TlnBar two[] = { close_bar (2 * DAY, 20), close_bar (3 * DAY, 30),
                         close_bar (9 * DAY, 90) };
  g_autoptr (TlnSeries) a = tln_series_new (one, G_N_ELEMENTS (one));
  g_autoptr (TlnSeries) b = tln_series_new (two, G_N_ELEMENTS (two));
  g_autoptr (TlnTogether) together = tln_together_new (a, &b, 1);

  g_assert_cmpuint (together->series->n, ==, 4);
  g_assert_cmpint (together->series->t[3], ==, 9 * DAY);
  g_assert_cmpfloat (together->series->close[2], ==, 3);
  g_assert_true (isnan (together->series->close[1]) && isnan (together->series->close[3]));
  g_assert_true (isnan (together->columns[0][0]));
  g_assert_cmpfloat (together->columns[0][1], ==, 20);
  g_assert_cmpfloat (together->columns[0][3], ==, 90);
  g_autoptr (TlnTogether) alone = tln_together_new (a, NULL, 0);
  g_assert_cmpuint (alone->series->n, ==, 2);
}

static void
test_relative (void)
{
  const TlnBar one[] = { close_bar (1 * DAY, 6), close_bar (2 * DAY, 8), close_bar (3 * DAY, 9),
                         close_bar (4 * DAY, (double) NAN), close_bar (5 * DAY, 10) };
  const TlnBar two[] = { close_bar (1 * DAY, 2), close_bar (3 * DAY, 0), close_bar (4 * DAY, 1),
                         close_bar (5 * DAY, 4) };
  g_autoptr (TlnSeries) a = tln_series_new (one, G_N_ELEMENTS (one));
  g_autoptr (TlnSeries) b = tln_series_new (two, G_N_ELEMENTS (two));
  g_autoptr (TlnSeries) relative = tln_series_relative (a, b);

  g_assert_cmpuint (relative->n, ==, 2);
  g_assert_cmpfloat (relative->close[0], ==, 3);
  g_assert_cmpfloat (relative->close[1], ==, 2.5);
  g_assert_cmpint (relative->t[1], ==, 5 * DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resample/weeks-months", test_weeks_and_months);
  g_test_add_func ("/resample/minutes", test_minutes_to_days);
  g_test_add_func ("/resample/bad", test_empty_and_nan);
  g_test_add_func ("/together/union", test_together);
  g_test_add_func ("/together/relative", test_relative);
  return g_test_run ();
}
