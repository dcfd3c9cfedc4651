/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as feeds write them. */
#include "tln-feed.h"

static const struct {
  const char *written, *want; /* NULL: no date */
} cases[] = {
  /* RFC 822 and what is made of it */
  { "Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
  { "Thu, 1 Jan 04 19:48 +0800", "2004-01-01T19:48+08:00" },
  { "1 January 2004 19:48:21 -08:00", "2004-01-01T19:48:21-08:00" },
  { "Thursday,01 Sept 1999 19:48:21 EST", "1999-09-01T19:48:21-05:00" },
  { "Sat, Dec 16 2023 02:02:33 PM", "2023-12-16T14:02:33" },
  { "16-Nov-2004 12:00:00 AM GMT", "2004-11-16T00:00Z" },
  { "Tue, 15 Nov 2022 20:15:04 Z", "2022-11-15T20:15:04Z" },
  { "Mon, 10 Mar 2025 08:15:07 GMT+8", "2025-03-10T08:15:07+08:00" },
  { "Mon, 10 Mar 2025 08:15:07 Narnia", "2025-03-10T08:15:07" },
  { "Mon, 10 Mar 2025 24:00:00 GMT", "2025-03-11T00:00Z" },
  { "Mon, 10 Mar 2025", "2025-03-10" },
  { "Sun Jan  4 16:29:06 PST 2004", "2004-01-04T16:29:06-08:00" },
  { "Sun Jan 4 16:29:06 2004", "2004-01-04T16:29:06" },
  /* RFC 3339, W3C */
  { " 2003-12-31T10:14:55.123Z\n", "2003-12-31T10:14:55Z" },
  { "2003-12-31T10:14:55-0800", "2003-12-31T10:14:55-08:00" },
  { "2003-12", "2003-12" },
  { "2003", "2003" },
  { "20031231T101455Z", NULL },
  { "20031231", "2003-12-31" },
  /* in numbers */
  { "2025年3月10日 18:13", "2025-03-10T18:13" },
  { "2025年03月10日", "2025-03-10" },
  { "2025/3/10 18:13:05", "2025-03-10T18:13:05" },
  { "2025.03.10", "2025-03-10" },
  { "2025-3-1 8:05", "2025-03-01T08:05" },
  /* nothing */
  { "", NULL },
  { "yesterday", NULL },
  { "Mon, 31 Feb 2025 08:15:07 +0000", NULL },
  { "Mon, 10 Mar 2025 25:15:07 +0000", NULL },
  { "Mon, 10 Mar 0025 08:15:07 +0000", NULL },
  { "10 Mar 2025 11 12 13", NULL },
  { "2025年13月10日", NULL },
  { "2025/3", NULL },
  { "\xC2\xA0, 29 \xD0\xAF 2004 12:53:00 GMT", NULL },
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnDate date = TLN_DATE_NONE;
    gboolean found = tln_feed_date_parse (cases[i].written, &date);
    g_autofree char *seen = tln_date_format (&date);
    g_test_message ("%s", cases[i].written);
    g_assert_cmpstr (seen, ==, cases[i].want);
    g_assert_cmpint (found, ==, cases[i].want != NULL);
  }
  g_assert_false (tln_feed_date_parse (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-date/dates", test_dates);
  return g_test_run ();
}
