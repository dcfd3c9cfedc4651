/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date is never shown more precisely than it is known. */
#include "tln-date-label.h"

#include "tln-id.h"

static gint64
clock_cb (gpointer data)
{
  /* 2025-03-14 12:00 UTC */
  return G_GINT64_CONSTANT (1741953600000);
}

static guint32
random_cb (gpointer data)
{
  return 1;
}

static void
check (const char *written, const char *label, const char *exact)
{
  TlnDate date = TLN_DATE_NONE;
  g_autofree char *got = NULL;
  g_autofree char *whole = NULL;

  g_assert_true (written == NULL || tln_date_parse (written, &date));
  got = tln_date_label (&date);
  whole = tln_date_label_exact (&date);
  g_assert_cmpstr (got, ==, label);
  g_assert_cmpstr (whole, ==, exact);
}

static void
test_precision (void)
{
  check (NULL, "no date", "no date");
  check ("2024", "2024", "2024");
  check ("2025-03", "March 2025", "March 2025");
  check ("2025-W10", "week of 3 March 2025", "week of 3 March 2025");
  check ("2025-01-31", "31 January 2025", "31 January 2025");
}

static void
test_short (void)
{
  g_autofree char *day = tln_day_label_short (tln_day_new (2025, 3, 9));
  g_autofree char *none = tln_day_label_short (TLN_DAY_NONE);

  g_assert_cmpstr (day, ==, "9 Mar 2025");
  g_assert_cmpstr (none, ==, "no date");
}

static void
test_relative (void)
{
  check ("2025-03-14", "Today", "14 March 2025");
  check ("2025-03-13", "Yesterday", "13 March 2025");
  check ("2025-03-12", "2 days ago", "12 March 2025");
  check ("2025-03-08", "6 days ago", "8 March 2025");
  check ("2025-03-07", "7 March 2025", "7 March 2025");
  check ("2025-03-15", "15 March 2025", "15 March 2025");
}

static void
test_time (void)
{
  g_autofree char *moment = tln_time_label (clock_cb (NULL));
  g_autofree char *clock = tln_clock_label (clock_cb (NULL));

  check ("2025-03-01T18:05", "1 March 2025", "1 March 2025, 18:05");
  check ("2025-03-01T18:05+08:00", "1 March 2025", "1 March 2025, 18:05 UTC+8:00");
  check ("2025-03-01T18:05-04:30", "1 March 2025", "1 March 2025, 18:05 UTC-4:30");
  g_assert_cmpstr (moment, ==, "14 March 2025, 12:00");
  g_assert_cmpstr (clock, ==, "12:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_clock_set (clock_cb, NULL, random_cb, NULL);
  g_test_add_func ("/date-label/precision", test_precision);
  g_test_add_func ("/date-label/short", test_short);
  g_test_add_func ("/date-label/relative", test_relative);
  g_test_add_func ("/date-label/time", test_time);
  return g_test_run ();
}
