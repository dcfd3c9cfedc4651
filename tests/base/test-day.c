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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/calendar", test_calendar);
  g_test_add_func ("/day/dates", test_dates);
  g_test_add_func ("/day/precision-names", test_precision_names);
  return g_test_run ();
}
