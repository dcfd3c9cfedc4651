/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of running text with their precision, and prices and ratios that are none. */
#include "figure-support.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *day;
  const char *expect;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *line = dates_line (cases[i].text, cases[i].day);
    if (strcmp (line, cases[i].expect) != 0)
      g_error ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].expect, line);
  }
}

static void
test_chinese (void)
{
  static const Case cases[] = {
    { "2025年3月10日晚间，2025-03-11", NULL,
      "2025年3月10日=2025-03-10 day; 2025-03-11=2025-03-11 day" },
    { "２０２５年３月", NULL, "２０２５年３月=2025-03 month" },
    { "2月23日，1月底", NULL, "2月23日=? day; 1月底=? month" },
    { "2月23日，1月底", "2025-03-01", "2月23日=2025-02-23 day; 1月底=2025-01 month" },
    { "12月20日", "2025-01-05", "12月20日=2024-12-20 day" },
    { "2月29日", "2025-03-01", "2月29日=? day" },
    { "2025年一季度，第三季度，2024年Q4", "2025-11-01",
      "2025年一季度=2025-01 quarter; 第三季度=2025-07 quarter; 2024年Q4=2024-10 quarter" },
    { "2026年上半年，下半年", "2025-11-01", "2026年上半年=2026-01 half; 下半年=2025-07 half" },
    { "到2028年底，年初", "2025-11-01", "2028年底=2028 year; 年初=2025 year" },
    { "年底", NULL, "年底=? year" },
    { "2020-2024年", NULL, "2020=2020 year; 2024年=2024 year" },
    { "去年12月，今年上半年，明年年底", "2025-11-01",
      "去年12月=2024-12 month; 今年上半年=2025-01 half; 明年年底=2026 year" },
    { "24年3月", NULL, "24年3月=2024-03 month" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "On March 10, 2025 at 18:13 it rose", NULL,
      "March 10, 2025 at 18:13=2025-03-10T18:13 minute" },
    { "March 2025 and 5 March", "2025-06-01", "March 2025=2025-03 month; 5 March=2025-03-05 day" },
    { "on May 4", NULL, "May 4=? day" },
    { "May 4-7, 2026 and May 31-June 4, 2026", "2025-01-02",
      "May 4=2026-05-04 day; May 31=2026-05-31 day; June 4, 2026=2026-06-04 day" },
    { "(2019, February 26)", "2020-01-01", "February 26=2019-02-26 day" },
    { "the first quarter of 2025, Q3 2025, in Q4", "2025-12-01",
      "first quarter of 2025=2025-01 quarter; Q3 2025=2025-07 quarter; Q4=2025-10 quarter" },
    { "by 2028, since 2019, FY2025", NULL, "2028=2028 year; 2019=2019 year; FY2025=2025 year" },
    { "over 2025-2034", NULL, "2025=2025 year; 2034=2034 year" },
    { "second half of 2026", NULL, "second half of 2026=2026-07 half" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_none (void)
{
  static const Case cases[] = {
    { "3/4, 1.5, 16:9, 2025元, $2025, 2025 units, 13月, 2月30", "2025-01-01", "2月=2025-02 month" },
    { "每年底，近五年底，上一季度，3个月，5年", "2025-01-01", "" },
    { "Keychron Q2, Leica Q3, may 5, marching 10, the first half of the match", "2025-01-01", "" },
    { "one of 2000 stores, in 1999 units, May 5% rise", "2025-01-01", "" },
    { "今年以来，2025", "2025-01-01", "" },
    { "https://a.example/2025/03/10/ x", NULL, "" },
    { "2025年13月", NULL, "2025年=2025 year" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-dates/chinese", test_chinese);
  g_test_add_func ("/text-dates/english", test_english);
  g_test_add_func ("/text-dates/none", test_none);
  return g_test_run ();
}
