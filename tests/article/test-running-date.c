/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in running text, addresses and as counted seconds. */
#include "tln-running-date.h"

static void
assert_finds (const char *text, const char *expected)
{
  TlnDate date;
  gboolean found = tln_running_date_find (text, &date, NULL, NULL);
  g_autofree char *seen = found ? tln_date_format (&date) : NULL;

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_forms (void)
{
  assert_finds ("发布于2019年09月09日 18:13 来源", "2019-09-09T18:13");
  assert_finds ("2025年3月10日", "2025-03-10");
  assert_finds ("2019.09.09", "2019-09-09");
  assert_finds ("(2019/9/9 8:05:07)", "2019-09-09T08:05:07");
  assert_finds ("2019-09-09T18:13:05+08:00", "2019-09-09T18:13:05+08:00");
  assert_finds ("2015-07-10 09:53:00 -0400", "2015-07-10T09:53-04:00");
  assert_finds ("2024-05-01T00:00:00.000Z", "2024-05-01T00:00Z");
  assert_finds ("Published March 10, 2025 at 3:05 PM by", "2025-03-10T15:05");
  assert_finds ("Sept. 1st, 2024", "2024-09-01");
  assert_finds ("Mon, 10 Mar 2025 08:00:00 GMT", "2025-03-10T08:00Z");
  assert_finds ("10-Mar-2025", "2025-03-10");
  assert_finds ("March 10, 2025 8:02 pm UTC", "2025-03-10T20:02Z");
  assert_finds ("March 10, 2025, 12:05 a.m. +02:00", "2025-03-10T00:05+02:00");
}

static void
test_languages (void)
{
  assert_finds ("am 10. März 2025, 8:05 Uhr", "2025-03-10T08:05");
  assert_finds ("10 de diciembre de 2025", "2025-12-10");
  assert_finds ("04-ago-2021 5:11:10", "2021-08-04T05:11:10");
  assert_finds ("le 1 août 2025", "2025-08-01");
  assert_finds ("10 FÉVRIER 2025", "2025-02-10");
  assert_finds ("10 set. 2025", "2025-09-10");
  assert_finds ("10 okt 2025", "2025-10-10");
  assert_finds ("10 juin 2025", "2025-06-10");
  assert_finds ("10 juil. 2025", "2025-07-10");
  assert_finds ("10 Ö 2025", NULL);
  assert_finds ("10 de 2025", NULL);
}

/* No year, no day, no such day, two readings, digits of something else. */
static void
test_none (void)
{
  assert_finds ("2月23日，美国当地时间", NULL);
  assert_finds ("March 2025", NULL);
  assert_finds ("2025-02-30", NULL);
  assert_finds ("03/10/2025", NULL);
  assert_finds ("1234567890123", NULL);
  assert_finds ("version 2.4.1", NULL);
  assert_finds ("", NULL);
}

static void
test_place (void)
{
  TlnDate date;
  gsize start, end;

  g_assert_true (tln_running_date_find ("ab 2025.1.2 c", &date, &start, &end));
  g_assert_cmpuint (start, ==, 3);
  g_assert_cmpuint (end, ==, 11);
}

static void
test_others (void)
{
  TlnDate date;
  g_autofree char *day = NULL;

  g_assert_true (tln_running_date_from_url ("https://a.example/2019/09/08/x.html", &date));
  day = tln_day_format (date.day);
  g_assert_cmpstr (day, ==, "2019-09-08");
  g_assert_true (tln_running_date_from_url ("https://a.example/c/20190908/x", &date));
  g_assert_true (tln_running_date_from_url ("https://a.example/2019/september/08/x", &date));
  g_assert_cmpint (date.day, ==, tln_day_new (2019, 9, 8));
  g_assert_false (tln_running_date_from_url ("https://a.example/2019/summer/08/x", &date));
  g_assert_false (tln_running_date_from_url ("https://a.example/12345678/", &date));
  g_assert_true (tln_running_date_from_epoch ("1568016000", &date));
  g_assert_true (tln_running_date_from_epoch ("1568016000123", &date));
  g_assert_false (tln_running_date_from_epoch ("12", &date));
  g_assert_false (tln_running_date_from_epoch ("x", &date));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/running-date/forms", test_forms);
  g_test_add_func ("/running-date/languages", test_languages);
  g_test_add_func ("/running-date/none", test_none);
  g_test_add_func ("/running-date/place", test_place);
  g_test_add_func ("/running-date/others", test_others);
  return g_test_run ();
}
