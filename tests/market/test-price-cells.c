/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of price files: numbers, decimal marks, dates, clocks, codes, headings. */
#include "tln-day.h"
#include "tln-price-code.h"
#include "tln-price-columns.h"
#include "tln-price-date.h"
#include "tln-price-number.h"
#include "tln-price-units.h"

#include <math.h>

static void
test_numbers (void)
{
  const struct {
    const char *cell;
    char mark;
    double value;
  } cases[] = {
    { "1.25", '.', 1.25 },          { "-3", '.', -3 },           { "3.60E-05", '.', 3.6e-5 },
    { "1,234.5", '.', 1234.5 },     { "1.234,5", ',', 1234.5 },  { "0,905", ',', 0.905 },
    { "1'234.50", '.', 1234.5 },    { "1 234,50", ',', 1234.5 }, { "1.05B", '.', 1.05e9 },
    { "1051.65M", '.', 1051.65e6 }, { "2K", '.', 2000 },         { "2,233,284", '.', 2233284 },
    { "+1.23%", '.', 1.23 },        { "1.5万", '.', 15000 },     { "2亿", '.', 2e8 },
    { "¥12.5", '.', 12.5 },         { "１２．５", '.', 12.5 },   { "−7.5", '.', -7.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double value;

    g_test_message ("%s", cases[i].cell);
    g_assert_cmpint (tln_price_number_parse (cases[i].cell, cases[i].mark, &value), ==,
                     TLN_CELL_NUMBER);
    g_assert_cmpfloat (value, ==, cases[i].value);
  }
}

static void
test_not_numbers (void)
{
  const char *const missing[] = { "", "-", "--", "null", "N/A", "NaN", "—" };
  const char *const text[] = { "abc",      "12abc", "2020-01-02", "1e999",
                               "infinity", "0x10",  "12:30",      ".5.5" };
  double value;

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++) {
    g_assert_cmpint (tln_price_number_parse (missing[i], '.', &value), ==, TLN_CELL_MISSING);
    g_assert_true (isnan (value));
  }
  for (guint i = 0; i < G_N_ELEMENTS (text); i++) {
    g_test_message ("%s", text[i]);
    g_assert_cmpint (tln_price_number_parse (text[i], '.', &value), ==, TLN_CELL_TEXT);
    g_assert_true (isnan (value));
  }
}

static char
decide (const char *const *cells)
{
  TlnDecimalMarks marks = { 0 };

  for (guint i = 0; cells[i] != NULL; i++)
    tln_price_marks_add (&marks, cells[i]);
  return tln_price_marks_decide (&marks);
}

static void
test_marks (void)
{
  g_assert_cmpint (decide ((const char *[]) { "0,905", NULL }), ==, ',');
  g_assert_cmpint (decide ((const char *[]) { "1,234", NULL }), ==, 0);
  g_assert_cmpint (decide ((const char *[]) { "1,234", "0.5", NULL }), ==, '.');
  g_assert_cmpint (decide ((const char *[]) { "1.234,56", NULL }), ==, ',');
  g_assert_cmpint (decide ((const char *[]) { "1,234.56", NULL }), ==, '.');
  g_assert_cmpint (decide ((const char *[]) { "1.234.567", NULL }), ==, ',');
  g_assert_cmpint (decide ((const char *[]) { "1,234,567", NULL }), ==, '.');
  g_assert_cmpint (decide ((const char *[]) { "12", NULL }), ==, 0);
  g_assert_cmpint (decide ((const char *[]) { "3,299", "3,3", NULL }), ==, ',');
}

static gint64
time_of (const char *cell)
{
  TlnPriceDate date;

  g_test_message ("%s", cell);
  g_assert_true (tln_price_date_parse (cell, &date));
  return tln_price_date_time (&date, TLN_DATE_ORDER_MONTH_FIRST);
}

static void
test_dates (void)
{
  gint64 day = tln_day_new (2026, 5, 13) * (gint64) 86400;

  const char *const forms[] = { "2026-05-13",    "2026/5/13",      "2026.05.13",
                                "20260513",      "2026年5月13日",  "13.05.2026",
                                "05/13/2026",    "5/13/26",        "5/13'26",
                                "13-May-2026",   "May 13, 2026",   "13 May 26",
                                "2026-05-13,三", "2026-05-13 Wed", "2026-05-13 00:00:00+08:00",
                                "1778630400",    "1778630400000",  "20260513000000" };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpint (time_of (forms[i]), ==, day);
  g_assert_cmpint (time_of ("2026-05-13 09:31:30"), ==, day + 9 * 3600 + 31 * 60 + 30);
  g_assert_cmpint (time_of ("2026-05-13T09:31:00.000Z"), ==, day + 9 * 3600 + 31 * 60);
  g_assert_cmpint (time_of ("5/13/2026 3:05 PM"), ==, day + 15 * 3600 + 5 * 60);
  g_assert_cmpint (time_of ("202605130931"), ==, day + 9 * 3600 + 31 * 60);
  g_assert_cmpint (time_of ("2026-02-30"), ==, G_MININT64);
  g_assert_cmpint (time_of ("1/2/97"), ==, tln_day_new (1997, 1, 2) * (gint64) 86400);
}

static void
test_not_dates (void)
{
  const char *const cells[] = { "",          "合计",       "12.5",          "1.234",
                                "2026",      "2026-13-01", "99999999",      "2026-05",
                                "-",         "20260513x",  "2026-05-13x",   "13/13",
                                "123456789", "0/5/2026",   "Maybe 3, 2026", "2026-05-13 25:00" };
  TlnPriceDate date;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_test_message ("%s", cells[i]);
    g_assert_false (tln_price_date_parse (cells[i], &date));
  }
}

static TlnDateOrder
order_of (const char *const *cells, gboolean *guessed)
{
  TlnPriceDate dates[32];
  guint n = 0;

  for (; cells[n] != NULL; n++)
    g_assert_true (tln_price_date_parse (cells[n], &dates[n]));
  return tln_price_date_order (dates, n, guessed);
}

static void
test_order (void)
{
  gboolean guessed;

  g_assert_cmpint (order_of ((const char *[]) { "01/02/2026", "13/02/2026", NULL }, &guessed), ==,
                   TLN_DATE_ORDER_DAY_FIRST);
  g_assert_false (guessed);
  g_assert_cmpint (order_of ((const char *[]) { "01/02/2026", "01/13/2026", NULL }, &guessed), ==,
                   TLN_DATE_ORDER_MONTH_FIRST);
  /* Monday to Friday, 2 to 6 February, when the day stands first */
  g_assert_cmpint (order_of ((const char *[]) { "02/02/2026", "03/02/2026", "04/02/2026",
                                                "05/02/2026", "06/02/2026", NULL },
                             &guessed),
                   ==, TLN_DATE_ORDER_DAY_FIRST);
  g_assert_true (guessed);
  /* the same with a Sunday among them decides nothing */
  g_assert_cmpint (
      order_of ((const char *[]) { "01/02/2026", "02/02/2026", "03/02/2026", "04/02/2026", NULL },
                &guessed),
      ==, TLN_DATE_ORDER_UNKNOWN);
}

static void
test_clocks (void)
{
  int clock;

  g_assert_true (tln_price_clock_parse ("0935", &clock));
  g_assert_cmpint (clock, ==, 9 * 3600 + 35 * 60);
  g_assert_true (tln_price_clock_parse ("9:35:10", &clock));
  g_assert_cmpint (clock, ==, 9 * 3600 + 35 * 60 + 10);
  g_assert_true (tln_price_clock_parse ("150000", &clock));
  g_assert_cmpint (clock, ==, 15 * 3600);
  g_assert_true (tln_price_clock_parse ("12:05 AM", &clock));
  g_assert_cmpint (clock, ==, 5 * 60);
  g_assert_false (tln_price_clock_parse ("2460", &clock));
  g_assert_false (tln_price_clock_parse ("25:00", &clock));
  g_assert_false (tln_price_clock_parse ("D", &clock));
  g_assert_false (tln_price_clock_parse ("", &clock));
}

static void
test_codes (void)
{
  const char *const cases[][3] = {
    { "sh515050.day", "515050", "SSE" },  { "/tmp/SH#601003.txt", "601003", "SSE" },
    { "sz000001.day", "000001", "SZSE" }, { "sh000001.day", "000001", "SSE" },
    { "515050.csv", "515050", "SSE" },    { "159995.csv", "159995", "SZSE" },
    { "510050.SH", "510050", "SSE" },     { "000300.XSHG", "000300", "SSE" },
    { "920002", "920002", "BSE" },        { "0700.HK-yahoo.csv", "00700", "HKEX" },
    { "9988.HK", "09988", "HKEX" },
  };
  g_autofree char *none = NULL;
  g_autofree char *nowhere = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *code = NULL;
    g_autofree char *exchange = NULL;

    g_assert_true (tln_price_code_find (cases[i][0], &code, &exchange));
    g_assert_cmpstr (code, ==, cases[i][1]);
    g_assert_cmpstr (exchange, ==, cases[i][2]);
  }
  g_assert_false (tln_price_code_find ("prices-2024.csv", &none, &nowhere));
  g_assert_false (tln_price_code_find ("NVDA.csv", &none, &nowhere));
  g_assert_false (tln_price_code_find ("20260513.csv", &none, &nowhere));
  g_assert_null (none);
  g_assert_cmpint (tln_price_code_divisor ("515050", "SSE"), ==, 1000);
  g_assert_cmpint (tln_price_code_divisor ("530050", "SSE"), ==, 1000);
  g_assert_cmpint (tln_price_code_divisor ("601003", "SSE"), ==, 100);
  g_assert_cmpint (tln_price_code_divisor ("159995", "SZSE"), ==, 1000);
  g_assert_cmpint (tln_price_code_divisor ("000001", "SZSE"), ==, 100);
  g_assert_cmpint (tln_price_code_divisor (NULL, NULL), ==, 100);
  g_assert_true (tln_price_code_is_index ("000001", "SSE"));
  g_assert_false (tln_price_code_is_index ("000001", "SZSE"));
}

static void
assert_role (const char *heading, TlnColumnRole role)
{
  char *cells[] = { (char *) heading, NULL };
  TlnColumnMap map;

  g_test_message ("%s", heading);
  tln_columns_from_headings (&map, cells, 1);
  for (guint k = 1; k < TLN_COLUMN_LAST; k++)
    g_assert_cmpuint (map.at[k], ==, k == role ? 0 : TLN_COLUMN_NONE);
}

static void
test_headings (void)
{
  assert_role ("日期", TLN_COLUMN_DATE);
  assert_role ("<DATE>", TLN_COLUMN_DATE);
  assert_role ("trade_date", TLN_COLUMN_DATE);
  assert_role ("Eröffn.", TLN_COLUMN_OPEN);
  assert_role ("open_price", TLN_COLUMN_OPEN);
  assert_role ("1. open", TLN_COLUMN_OPEN);
  assert_role ("Day's High", TLN_COLUMN_HIGH);
  assert_role ("收盘价(元)", TLN_COLUMN_CLOSE);
  assert_role ("Kurs", TLN_COLUMN_CLOSE);
  assert_role ("Adj Close", TLN_COLUMN_ADJUSTED);
  assert_role ("成交额（万元）", TLN_COLUMN_AMOUNT);
  assert_role ("涨跌幅", TLN_COLUMN_SKIP);
  assert_role ("pre_close", TLN_COLUMN_SKIP);
  assert_role ("Change %", TLN_COLUMN_SKIP);
  assert_role ("", TLN_COLUMN_SKIP);
}

static void
test_heading_choice (void)
{
  char *cells[] = { (char *) "Price",
                    (char *) "Close",
                    (char *) "成交量(万手)",
                    (char *) "成交额(亿元)",
                    (char *) "Date",
                    (char *) "Time",
                    NULL };
  TlnColumnMap map;

  tln_columns_from_headings (&map, cells, 6);
  g_assert_cmpuint (map.at[TLN_COLUMN_CLOSE], ==, 1);
  g_assert_cmpuint (map.at[TLN_COLUMN_DATE], ==, 4);
  g_assert_cmpuint (map.at[TLN_COLUMN_TIME], ==, 5);
  g_assert_true (map.lots);
  g_assert_false (map.shares);
  g_assert_cmpfloat (map.volume_scale, ==, 1e4);
  g_assert_cmpfloat (map.amount_scale, ==, 1e8);
  g_assert_cmpuint (tln_columns_known (cells, 6), ==, 6);
}

static void
test_adjustment_words (void)
{
  g_assert_cmpint (tln_adjustment_find ("601003 某股 日线 前复权"), ==, TLN_ADJUSTMENT_FORWARD);
  g_assert_cmpint (tln_adjustment_find ("不复权"), ==, TLN_ADJUSTMENT_RAW);
  g_assert_cmpint (tln_adjustment_find ("HFQ"), ==, TLN_ADJUSTMENT_BACKWARD);
  g_assert_cmpint (tln_adjustment_find ("none"), ==, TLN_ADJUSTMENT_RAW);
  g_assert_cmpint (tln_adjustment_find ("something"), ==, TLN_ADJUSTMENT_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-cells/numbers", test_numbers);
  g_test_add_func ("/price-cells/not-numbers", test_not_numbers);
  g_test_add_func ("/price-cells/marks", test_marks);
  g_test_add_func ("/price-cells/dates", test_dates);
  g_test_add_func ("/price-cells/not-dates", test_not_dates);
  g_test_add_func ("/price-cells/order", test_order);
  g_test_add_func ("/price-cells/clocks", test_clocks);
  g_test_add_func ("/price-cells/codes", test_codes);
  g_test_add_func ("/price-cells/headings", test_headings);
  g_test_add_func ("/price-cells/heading-choice", test_heading_choice);
  g_test_add_func ("/price-cells/adjustment-words", test_adjustment_words);
  return g_test_run ();
}
