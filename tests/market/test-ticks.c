/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar marks on an axis of bars: what is marked, with which label, how far apart. */
#include "tln-ticks.h"

#include "tln-day.h"

#include <string.h>

#define DAY 86400
#define MINUTE 60

/* Weekdays from a first one on. */
static TlnSeries *
make_days (int year, int month, int day, guint n)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, n);
  TlnDay at = tln_day_new (year, month, day);

  for (guint i = 0; i < n; i++, at++) {
    while (tln_day_weekday (at) > 5)
      at++;
    bars[i].t = at * (gint64) DAY;
  }
  return tln_series_new (bars, n);
}

/* 240 minutes a day, 9:31 to 11:30 and 13:01 to 15:00. */
static TlnSeries *
make_minutes (guint days)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, days * 240);
  TlnDay at = tln_day_new (2025, 3, 3);

  for (guint d = 0; d < days; d++, at++) {
    while (tln_day_weekday (at) > 5)
      at++;
    for (guint m = 0; m < 240; m++)
      bars[d * 240 + m].t = at * (gint64) DAY + (m < 120 ? 571 + m : 661 + m) * MINUTE;
  }
  return tln_series_new (bars, days * 240);
}

static guint
mark (const TlnSeries *series, const TlnTimeAxis *axis, TlnTimeTick *ticks)
{
  guint n = tln_time_ticks (series, axis, ticks);

  g_assert_cmpuint (n, <=, TLN_TIME_TICKS);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpuint (ticks[i].index, <, series->n);
    if (i > 0)
      g_assert_cmpfloat ((ticks[i].index - ticks[i - 1].index) * axis->width /
                             (axis->last - axis->first),
                         >=, (strlen (ticks[i].label) + 2) * axis->char_width);
  }
  return n;
}

static void
test_months (void)
{
  g_autoptr (TlnSeries) series = make_days (2024, 10, 10, 130);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis axis = { 0, 130, 700, 8 };
  guint n = mark (series, &axis, ticks);

  /* 11, 12, 2025, 02, 03, 04 */
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (ticks[0].label, ==, "2024-11");
  g_assert_cmpint (ticks[0].level, ==, TLN_TICK_MONTH);
  g_assert_cmpint (series->t[ticks[0].index], ==, tln_day_new (2024, 11, 1) * (gint64) DAY);
  g_assert_cmpstr (ticks[2].label, ==, "2025");
  g_assert_cmpint (ticks[2].level, ==, TLN_TICK_YEAR);
  /* the first of February was a Saturday */
  g_assert_cmpint (series->t[ticks[3].index], ==, tln_day_new (2025, 2, 3) * (gint64) DAY);
  g_assert_cmpint (ticks[5].level, ==, TLN_TICK_QUARTER);
}

/* Where single months have no room every second one is marked, none of them left out. */
static void
test_even_months (void)
{
  g_autoptr (TlnSeries) series = make_days (2024, 4, 1, 261);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis axis = { 0, 261, 960, 8 };
  const char *const labels[] = { "2024-05", "2024-07", "2024-09", "2024-11", "2025", "2025-03" };
  guint n = mark (series, &axis, ticks);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (ticks[i].label, ==, labels[i]);
}

static void
test_years (void)
{
  g_autoptr (TlnSeries) series = make_days (1990, 3, 1, 9000);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis axis = { 0, 9000, 700, 8 };
  guint n = mark (series, &axis, ticks);

  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++) {
    int year, month, day;

    tln_day_split ((TlnDay) (series->t[ticks[i].index] / DAY), &year, &month, &day);
    g_assert_cmpint (year % 5, ==, 0);
    g_assert_cmpint (month, ==, 1);
    g_assert_cmpuint (strlen (ticks[i].label), ==, 4);
  }
}

/* On the axis of a phone: years side by side, and the halves of one year. */
static void
test_narrow (void)
{
  g_autoptr (TlnSeries) series = make_days (2019, 10, 16, 1770);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis all = { 0, 1770, 210, 8 };
  const TlnTimeAxis year = { 1240, 1501, 190, 8 };
  guint n = mark (series, &all, ticks);

  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpstr (ticks[0].label, ==, "2020");
  g_assert_cmpstr (ticks[1].label, ==, "2022");
  n = mark (series, &year, ticks);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (ticks[0].label, ==, "2025");
  g_assert_cmpint (ticks[0].level, ==, TLN_TICK_YEAR);
  g_assert_cmpstr (ticks[1].label, ==, "2025-07");
  g_assert_cmpint (ticks[1].level, ==, TLN_TICK_QUARTER);
}

static void
test_weeks_and_days (void)
{
  g_autoptr (TlnSeries) series = make_days (2025, 3, 3, 60);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis weeks = { 5, 30, 700, 8 };
  const TlnTimeAxis days = { 5, 15, 1000, 8 };
  guint n = mark (series, &weeks, ticks);

  /* Mondays 10, 17, 24 March, then 1 April, which leaves no room for Monday 31 */
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (ticks[0].label, ==, "03-10");
  g_assert_cmpstr (ticks[3].label, ==, "2025-04");
  g_assert_cmpstr (ticks[4].label, ==, "04-07");
  n = mark (series, &days, ticks);
  g_assert_cmpuint (n, ==, 10);
  g_assert_cmpstr (ticks[1].label, ==, "03-11");
}

static void
test_minutes (void)
{
  g_autoptr (TlnSeries) series = make_minutes (20);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis week = { 240, 1440, 700, 8 };
  const TlnTimeAxis day = { 240, 480, 900, 8 };
  const TlnTimeAxis minutes = { 250, 262, 1200, 8 };
  guint n = mark (series, &week, ticks);

  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (ticks[0].index, ==, 240);
  g_assert_cmpstr (ticks[0].label, ==, "03-04");
  n = mark (series, &day, ticks);
  g_assert_cmpuint (n, >=, 4);
  g_assert_cmpstr (ticks[0].label, ==, "03-04");
  g_assert_cmpint (ticks[1].level, ==, TLN_TICK_HOUR);
  n = mark (series, &minutes, ticks);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpstr (ticks[0].label, ==, "09:41");
}

/* The same bars are marked wherever the view begins. */
static void
test_stable_while_panning (void)
{
  g_autoptr (TlnSeries) series = make_days (2015, 1, 5, 2000);
  gboolean marked[2000] = { FALSE };
  TlnTimeTick ticks[TLN_TIME_TICKS];

  for (double first = 200; first < 260; first += 0.7) {
    const TlnTimeAxis axis = { first, first + 300, 800, 8 };
    guint n = mark (series, &axis, ticks);

    for (guint i = 0; i < n; i++)
      marked[ticks[i].index] = TRUE;
  }
  for (guint i = 300; i < 450; i++) {
    if (!marked[i])
      continue;
    int year, month, day;
    tln_day_split ((TlnDay) (series->t[i] / DAY), &year, &month, &day);
    g_assert_cmpint (month % 2, ==, 1);
    g_assert_cmpint (day, <=, 4);
  }
}

static void
test_gap_of_years (void)
{
  TlnBar bars[20] = { 0 };
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis axis = { 0, 20, 800, 8 };

  for (guint i = 0; i < 20; i++)
    bars[i].t = tln_day_new (i < 10 ? 1995 : 2025, 3, 3 + (int) (i % 10)) * (gint64) DAY;
  g_autoptr (TlnSeries) series = tln_series_new (bars, 20);
  guint n = mark (series, &axis, ticks);
  gboolean found = FALSE;
  for (guint i = 0; i < n; i++)
    found |= ticks[i].index == 10 && ticks[i].level == TLN_TICK_YEAR;
  g_assert_true (found);
}

static void
test_degenerate (void)
{
  TlnTimeTick ticks[TLN_TIME_TICKS];
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  g_autoptr (TlnSeries) one = make_days (2025, 3, 3, 1);
  const TlnTimeAxis axis = { 0, 1, 500, 8 };
  const TlnTimeAxis narrow = { 0, 1, 0, 8 };
  const TlnTimeAxis outside = { 5, 9, 500, 8 };

  g_assert_cmpuint (tln_time_ticks (none, &axis, ticks), ==, 0);
  g_assert_cmpuint (tln_time_ticks (one, &narrow, ticks), ==, 0);
  g_assert_cmpuint (tln_time_ticks (one, &outside, ticks), ==, 0);
  g_assert_cmpuint (tln_time_ticks (one, &axis, ticks), ==, 1);
  g_assert_cmpstr (ticks[0].label, ==, "2025-03-03");
}

static void
test_before_1970 (void)
{
  g_autoptr (TlnSeries) series = make_days (1962, 1, 2, 500);
  TlnTimeTick ticks[TLN_TIME_TICKS];
  const TlnTimeAxis axis = { 0, 500, 800, 8 };
  guint n = mark (series, &axis, ticks);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    found |= g_str_equal (ticks[i].label, "1963");
  g_assert_true (found);
}

static void
test_time_label (void)
{
  char label[TLN_LABEL];
  gint64 t = tln_day_new (2025, 4, 7) * (gint64) DAY + 14 * 3600 + 30 * 60;

  tln_label_time (label, t, TRUE);
  g_assert_cmpstr (label, ==, "2025-04-07 14:30");
  tln_label_time (label, t, FALSE);
  g_assert_cmpstr (label, ==, "2025-04-07");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/months", test_months);
  g_test_add_func ("/ticks/even-months", test_even_months);
  g_test_add_func ("/ticks/years", test_years);
  g_test_add_func ("/ticks/narrow", test_narrow);
  g_test_add_func ("/ticks/weeks-and-days", test_weeks_and_days);
  g_test_add_func ("/ticks/minutes", test_minutes);
  g_test_add_func ("/ticks/stable-while-panning", test_stable_while_panning);
  g_test_add_func ("/ticks/gap-of-years", test_gap_of_years);
  g_test_add_func ("/ticks/degenerate", test_degenerate);
  g_test_add_func ("/ticks/before-1970", test_before_1970);
  g_test_add_func ("/ticks/time-label", test_time_label);
  return g_test_run ();
}
