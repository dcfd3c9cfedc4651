/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days against GLib's own calendar, ISO forms there and back. */
#include "tln-day.h"

static void
test_calendar (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 1890);
  int week_year;

  for (int i = 0; i < 90000; i++) {
    int y, m, d;
    TlnDay day =
        tln_day_new (g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date));
    g_assert_cmpint (day, ==, (int) g_date_get_julian (date) - 719163);
    tln_day_split (day, &y, &m, &d);
    g_assert_cmpint (y, ==, g_date_get_year (date));
    g_assert_cmpint (m, ==, (int) g_date_get_month (date));
    g_assert_cmpint (d, ==, g_date_get_day (date));
    g_assert_cmpint (tln_day_weekday (day), ==, (int) g_date_get_weekday (date));
    g_assert_cmpint (tln_day_iso_week (day, &week_year), ==,
                     (int) g_date_get_iso8601_week_of_year (date));
    g_date_add_days (date, 1);
  }
  g_assert_cmpint (tln_day_new (2023, 2, 29), ==, TLN_DAY_NONE);
  g_assert_cmpint (tln_day_new (2025, 13, 1), ==, TLN_DAY_NONE);
  g_assert_cmpint (tln_day_new (2025, 4, 31), ==, TLN_DAY_NONE);
  g_assert_cmpint (tln_day_iso_week (tln_day_new (2024, 12, 30), &week_year), ==, 1);
  g_assert_cmpint (week_year, ==, 2025);
}

static void
test_dates (void)
{
  static const struct {
    const char *text;
    TlnPrecision precision;
    const char *day;
  } good[] = {
    { "2025", TLN_PRECISION_YEAR, "2025-01-01" },
    { "2025-03", TLN_PRECISION_MONTH, "2025-03-01" },
    { "2025-W11", TLN_PRECISION_WEEK, "2025-03-10" },
    { "2025-W01", TLN_PRECISION_WEEK, "2024-12-30" },
    { "2025-03-10", TLN_PRECISION_DAY, "2025-03-10" },
    { "2025-03-10T18:13", TLN_PRECISION_MINUTE, "2025-03-10" },
    { "2025-03-10T18:13:05Z", TLN_PRECISION_MINUTE, "2025-03-10" },
    { "2025-03-10T18:13:05+08:00", TLN_PRECISION_MINUTE, "2025-03-10" },
  };
  static const char *const bad[] = {
    "",           "25",          "2025-3-1",        "2025-W54",
    "2025-02-30", "2025-03-10T", "2025-03-10 junk", "2025-03T10:00"
  };
  TlnDate date;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (tln_date_parse (good[i].text, &date));
    g_autofree char *day = tln_day_format (date.day);
    g_autofree char *back = tln_date_format (&date);
    g_assert_cmpstr (day, ==, good[i].day);
    g_assert_cmpint (date.precision, ==, good[i].precision);
    g_assert_cmpstr (back, ==, good[i].text);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (tln_date_parse (bad[i], &date));
  g_assert_true (tln_date_parse ("2025-03-10T08:00+08:00", &date));
  g_assert_cmpint (tln_date_sort_key (&date), ==, (gint64) tln_day_new (2025, 3, 10) * 86400);
}

static void
test_precision_names (void)
{
  for (int i = TLN_PRECISION_UNKNOWN; i <= TLN_PRECISION_MINUTE; i++)
    g_assert_cmpint (tln_precision_from_name (tln_precision_name ((TlnPrecision) i)), ==, i);
  g_assert_cmpint (tln_precision_from_name (NULL), ==, TLN_PRECISION_UNKNOWN);
}

/* Against the ISO weeks of GLib over two hundred years, and years whose last or first days belong
 * to another year's week. */
static void
test_weeks (void)
{
  for (TlnDay day = tln_day_new (1890, 1, 1); day < tln_day_new (2090, 1, 1); day++) {
    TlnDay monday = tln_week_monday (tln_day_week (day));
    int year, monday_year;

    g_assert_cmpint (tln_day_weekday (monday), ==, 1);
    g_assert_cmpint (day - monday, ==, tln_day_weekday (day) - 1);
    g_assert_cmpint (tln_day_iso_week (day, &year), ==, tln_day_iso_week (monday, &monday_year));
    g_assert_cmpint (year, ==, monday_year);
  }
  g_assert_cmpint (tln_day_week (tln_day_new (1970, 1, 4)), ==, 0);
  g_assert_cmpint (tln_day_week (tln_day_new (1970, 1, 5)), ==, 1);
  g_assert_cmpint (tln_day_week (tln_day_new (1969, 12, 28)), ==, -1);
  /* 2020-W53 reaches to 3 January 2021. */
  g_assert_cmpint (tln_day_week (tln_day_new (2021, 1, 3)), ==,
                   tln_day_week (tln_day_new (2020, 12, 28)));
  g_assert_cmpint (tln_day_week (tln_day_new (2021, 1, 4)), ==,
                   tln_day_week (tln_day_new (2021, 1, 3)) + 1);
  /* 2025-W01 begins on 30 December 2024. */
  g_assert_cmpint (tln_day_week (tln_day_new (2024, 12, 30)), ==,
                   tln_day_week (tln_day_new (2025, 1, 5)));
  g_assert_cmpint (tln_day_week (TLN_DAY_NONE), ==, TLN_WEEK_NONE);
  g_assert_cmpint (tln_week_monday (TLN_WEEK_NONE), ==, TLN_DAY_NONE);
}

static void
assert_week (const char *text, const char *monday)
{
  TlnDate date;

  g_assert_true (tln_date_parse (text, &date));
  g_autofree char *found = tln_day_format (tln_week_monday (tln_date_week (&date)));
  g_assert_cmpstr (found, ==, monday);
}

/* In Shanghai, eight hours east, Monday begins while it is Sunday afternoon in London. */
static void
test_week_of_date (void)
{
  const TlnDate none = TLN_DATE_NONE;

  assert_week ("2025-03-09T16:30:00Z", "2025-03-10");
  assert_week ("2025-03-09T15:59:59Z", "2025-03-03");
  assert_week ("2025-03-09T23:59", "2025-03-03");
  assert_week ("2025-03-09", "2025-03-03");
  assert_week ("2025-01-01", "2024-12-30");
  assert_week ("2025-W11", "2025-03-10");
  assert_week ("2025-03", NULL);
  assert_week ("2025", NULL);
  g_assert_cmpint (tln_date_week (&none), ==, TLN_WEEK_NONE);
}

/* Midnight in Shanghai is four in the afternoon in London. */
static void
test_begin (void)
{
  const TlnDay days[] = { tln_day_new (2025, 3, 10), tln_day_new (1969, 12, 31),
                          tln_day_new (9999, 12, 31) };

  g_assert_cmpint (tln_day_begin_time (days[0]), ==, G_GINT64_CONSTANT (1741536000000));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_assert_cmpint (tln_day_from_time (tln_day_begin_time (days[i])), ==, days[i]);
    g_assert_cmpint (tln_day_from_time (tln_day_begin_time (days[i]) - 1000), ==, days[i] - 1);
  }
  /* No calendar has the day after the last year; it still comes after that. */
  g_assert_cmpint (tln_day_begin_time (days[2] + 1), >, tln_day_begin_time (days[2]));
}

/* The zone is kept for a while, but not over another one being said. Ten in the evening in London
 * of a summer day is the next morning in Shanghai, and five in the afternoon in New York. */
static void
test_zones (void)
{
  TlnDay day = tln_day_new (2025, 7, 1);
  gint64 evening = (gint64) day * 86400000 + 21 * 3600000;

  g_assert_cmpint (tln_day_from_time (evening), ==, day + 1);
  g_setenv ("TZ", "America/New_York", TRUE);
  g_assert_cmpint (tln_day_from_time (evening), ==, day);
  g_assert_cmpint (tln_day_begin_time (day), ==, (gint64) day * 86400000 + 4 * 3600000);
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_assert_cmpint (tln_day_from_time (evening), ==, day + 1);
  g_assert_cmpint (tln_day_begin_time (day), ==, (gint64) day * 86400000 - 8 * 3600000);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/calendar", test_calendar);
  g_test_add_func ("/day/dates", test_dates);
  g_test_add_func ("/day/precision-names", test_precision_names);
  g_test_add_func ("/day/weeks", test_weeks);
  g_test_add_func ("/day/week-of-date", test_week_of_date);
  g_test_add_func ("/day/begin", test_begin);
  g_test_add_func ("/day/zones", test_zones);
  return g_test_run ();
}
