/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published dates in the time of exchanges, by the clock of each worked out by hand. */
#include "tln-exchange-hours.h"

#define DAY 86400

static void
check (const char *exchange, const char *published, const char *day, gboolean after_close)
{
  TlnDate date;
  TlnStudyEvent event;

  g_assert_true (tln_date_parse (published, &date));
  g_assert_true (tln_exchange_event (exchange, &date, &event));
  g_autofree char *got = tln_day_format ((TlnDay) (event.t / DAY));
  g_assert_cmpstr (got, ==, day);
  g_assert_cmpint (event.after_close, ==, after_close);
}

static void
test_china (void)
{
  check ("SSE", "2025-03-10", "2025-03-10", FALSE);
  check ("SSE", "2025-03-10T14:59+08:00", "2025-03-10", FALSE);
  check ("SZSE", "2025-03-10T15:00+08:00", "2025-03-10", TRUE);
  /* 07:30 in London is 15:30 there */
  check ("SSE", "2025-03-10T07:30Z", "2025-03-10", TRUE);
  /* 20:00 in New York (summer) is 08:00 of the next day there */
  check ("SSE", "2025-03-10T20:00-04:00", "2025-03-11", FALSE);
  /* Hong Kong closes an hour later */
  check ("HKEX", "2025-03-10T15:30+08:00", "2025-03-10", FALSE);
  check ("HKEX", "2025-03-10T16:10+08:00", "2025-03-10", TRUE);
  /* without a zone as it is written */
  check ("SSE", "2025-03-10T18:13", "2025-03-10", TRUE);
}

static void
test_new_york (void)
{
  /* winter: UTC - 5; summer: UTC - 4 */
  check ("NASDAQ", "2025-01-15T20:59Z", "2025-01-15", FALSE);
  check ("NASDAQ", "2025-01-15T21:00Z", "2025-01-15", TRUE);
  check ("NYSE", "2025-07-15T20:00Z", "2025-07-15", TRUE);
  /* a morning in China is the evening before there */
  check ("US", "2025-03-11T09:00+08:00", "2025-03-10", TRUE);
}

static void
test_unknown (void)
{
  static const char *const coarse[] = { "2025", "2025-03", "2025-W11" };
  TlnDate date = TLN_DATE_NONE;
  TlnStudyEvent event;

  g_assert_false (tln_exchange_event ("SSE", &date, &event));
  for (guint i = 0; i < G_N_ELEMENTS (coarse); i++) {
    g_assert_true (tln_date_parse (coarse[i], &date));
    g_assert_false (tln_exchange_event ("SSE", &date, &event));
  }
  /* nobody knows when that one closes */
  check ("MOON", "2025-03-10T23:00+08:00", "2025-03-10", FALSE);
  check (NULL, "2025-03-10T23:00+08:00", "2025-03-10", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange-hours/china", test_china);
  g_test_add_func ("/exchange-hours/new-york", test_new_york);
  g_test_add_func ("/exchange-hours/unknown", test_unknown);
  return g_test_run ();
}
