/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole price files of text: what is read, what is refused and in which words. */
#include "tln-price-file.h"

#include "tln-day.h"
#include "tln-error.h"

#include <math.h>
#include <string.h>

static TlnPriceFile *
parse_bytes (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return tln_price_file_parse (bytes, name, error);
}

static TlnPriceFile *
parse (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  TlnPriceFile *file = parse_bytes (text, strlen (text), name, &error);

  g_assert_no_error (error);
  return file;
}

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file = parse_bytes (text, strlen (text), NULL, &error);

  g_assert_null (file);
  g_test_message ("%s", error->message);
  g_assert_error (error, TLN_PRICE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static gint64
day (int year, int month, int day_of_month)
{
  return tln_day_new (year, month, day_of_month) * (gint64) 86400;
}

static gboolean
has_warning (const TlnPriceFile *file, const char *words)
{
  for (guint i = 0; i < file->warnings->len; i++) {
    if (strstr (g_ptr_array_index (file->warnings, i), words) != NULL)
      return TRUE;
  }
  return FALSE;
}

static TlnPriceFile *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "prices", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  TlnPriceFile *file = parse_bytes (contents, length, name, &error);
  g_assert_no_error (error);
  return file;
}

/* The four fixtures hold the same 80 invented bars. */
static void
assert_fixture (const TlnPriceFile *file, const char *unit)
{
  const TlnSeries *series = file->series;

  g_assert_cmpuint (series->n, ==, 80);
  g_assert_cmpint (series->t[0], ==, day (2024, 1, 2));
  g_assert_cmpint (series->t[79], ==, day (2024, 4, 22));
  g_assert_cmpfloat (series->open[0], ==, 1.0);
  g_assert_cmpfloat (series->high[0] - series->low[0], >, 0.008);
  g_assert_cmpfloat (series->high[0], >=, series->close[0]);
  g_assert_cmpfloat (fmod (series->volume[0], 100), ==, 0);
  g_assert_cmpfloat (series->volume[0], >=, 2e6);
  g_assert_cmpstr (file->volume_unit, ==, unit);
  g_assert_cmpuint (file->skipped, ==, 0);
}

static void
test_fixtures (void)
{
  g_autoptr (TlnPriceFile) eastmoney = read_fixture ("eastmoney-lots-bom.csv");
  g_autoptr (TlnPriceFile) german = read_fixture ("german-semicolon.csv");
  g_autoptr (TlnPriceFile) text = read_fixture ("SH#510999.txt");
  g_autoptr (TlnPriceFile) binary = read_fixture ("sh510999.day");

  assert_fixture (eastmoney, "lots");
  assert_fixture (german, "shares");
  assert_fixture (text, "shares");
  assert_fixture (binary, "lots");
  g_assert_cmpstr (eastmoney->adjustment, ==, "raw");
  g_assert_cmpfloat (eastmoney->volume_factor, ==, 100);
  g_assert_cmpstr (german->encoding, ==, "Windows-1252");
  g_assert_cmpstr (german->columns[4], ==, "close");
  g_assert_cmpstr (text->encoding, ==, "GB18030");
  g_assert_cmpstr (text->format, ==, "tdx-text");
  g_assert_cmpstr (text->name, ==, "虚构ETF");
  g_assert_cmpstr (text->code, ==, "510999");
  g_assert_cmpstr (text->exchange, ==, "SSE");
  g_assert_cmpstr (text->adjustment, ==, "raw");
  g_assert_cmpstr (binary->format, ==, "tdx-day");
  for (guint i = 0; i < 80; i++) {
    g_assert_cmpfloat (german->series->close[i], ==, eastmoney->series->close[i]);
    g_assert_cmpfloat (text->series->close[i], ==, eastmoney->series->close[i]);
    g_assert_cmpfloat (binary->series->close[i], ==, eastmoney->series->close[i]);
    g_assert_cmpfloat (binary->series->volume[i], ==, text->series->volume[i]);
    g_assert_cmpfloat (german->series->volume[i], ==, text->series->volume[i]);
  }
}

static void
test_faults_with_lines (void)
{
  g_autoptr (TlnPriceFile) file = parse ("日期,开盘,最高,最低,收盘,成交量\n"
                                         "2025-03-03,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-03,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-04,2.0,2.2,1.9,2.1,--\n"
                                         "2025-03-05,2.0,1.9,2.2,2.1,100\n"
                                         "2025-03-06,,,,,\n"
                                         "2025-03-07,2.0,2.2,1.9,0,100\n"
                                         "2025-03-11,2.0,2.2,1.9,2.15,100\n"
                                         "2025-02-30,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-10,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-12,abc,2.2,1.9,2.1,100\n"
                                         "2025-03-13,0,2.2,1.9,2.1,100\n"
                                         "2025-03-14,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-17,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-18,2.0,2.2,1.9,2.1,100\n"
                                         "2025-03-18,2.0,2.2,1.9,2.2,100\n"
                                         "合计,,,,,900\n",
                                         NULL);

  g_assert_cmpuint (file->series->n, ==, 8);
  g_assert_cmpint (file->series->t[2], ==, day (2025, 3, 10));
  g_assert_true (isnan (file->series->volume[1]));
  g_assert_true (isnan (file->series->open[4]));
  g_assert_cmpfloat (file->series->close[7], ==, 2.2);
  g_assert_true (has_warning (file, "line 3: the same bar as line 2"));
  g_assert_true (has_warning (file, "line 5: the high is below the low"));
  g_assert_true (has_warning (file, "line 6: no prices"));
  g_assert_true (has_warning (file, "line 7: a closing price of zero"));
  g_assert_true (has_warning (file, "line 9: no such day"));
  g_assert_true (has_warning (file, "line 11: “abc” is not a price"));
  g_assert_true (has_warning (file, "line 16: the time of line 15 with other values"));
  g_assert_true (has_warning (file, "line 17: a line of totals"));
  g_assert_cmpuint (file->skipped, ==, 8);
}

static void
test_many_faults (void)
{
  g_autoptr (GString) text = g_string_new ("Date,Close\n");

  for (int i = 0; i < 100; i++)
    g_string_append_printf (text, "%d-%02d-05,%s\n", 2000 + i / 10, i % 10 + 1,
                            i % 5 < 2 ? "oops" : "1.5");
  g_autoptr (TlnPriceFile) file = parse (text->str, NULL);
  g_assert_cmpuint (file->series->n, ==, 60);
  g_assert_cmpuint (file->skipped, ==, 40);
  g_assert_cmpuint (file->warnings->len, ==, 21);
  g_assert_true (has_warning (file, "20 more rows"));
}

static void
test_layouts (void)
{
  g_autoptr (TlnPriceFile) investing = parse (
      "\xEF\xBB\xBF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
      "\"08/14/2025\",\"1,210.50\",\"1,200.00\",\"1,220.00\",\"1,190.00\",\"1.05B\",\"-1%\"\n"
      "\"08/13/2025\",\"1,200.00\",\"1,190.00\",\"1,205.00\",\"1,180.00\",\"-\",\"2%\"\n",
      NULL);
  g_assert_cmpuint (investing->series->n, ==, 2);
  g_assert_cmpint (investing->series->t[0], ==, day (2025, 8, 13));
  g_assert_cmpfloat (investing->series->close[1], ==, 1210.5);
  g_assert_cmpfloat (investing->series->volume[1], ==, 1.05e9);
  g_assert_true (isnan (investing->series->volume[0]));

  g_autoptr (TlnPriceFile) yahoo = parse ("Date,Open,High,Low,Close,Adj Close,Volume\n"
                                          "2025-08-13,1,2,0.5,1.5,1.4,100\n"
                                          "2025-08-14,null,null,null,null,null,null\n"
                                          "2025-08-15,1,2,0.5,1.6,1.5,100\n",
                                          "0700.HK.csv");
  g_assert_cmpuint (yahoo->series->n, ==, 2);
  g_assert_cmpfloat (yahoo->series->close[1], ==, 1.6);
  g_assert_cmpstr (yahoo->volume_unit, ==, "shares");
  g_assert_cmpstr (yahoo->code, ==, "00700");

  g_autoptr (TlnPriceFile) yfinance = parse ("Price,Close,High,Low,Open,Volume\n"
                                             "Ticker,XYZ,XYZ,XYZ,XYZ,XYZ\n"
                                             "Date,,,,,\n"
                                             "2025-08-13 00:00:00+08:00,1.5,2,0.5,1,100\n"
                                             "2025-08-14 00:00:00+08:00,1.6,2,0.5,1,100\n",
                                             NULL);
  g_assert_cmpuint (yfinance->series->n, ==, 2);
  g_assert_false (yfinance->series->intraday);
  g_assert_cmpfloat (yfinance->series->close[0], ==, 1.5);
  g_assert_cmpfloat (yfinance->series->open[0], ==, 1);

  g_autoptr (TlnPriceFile) minutes = parse ("Date,Open,High,Low,Close,Volume\n"
                                            "2025-08-13,09:31:00,1,2,0.5,1.5,100\n"
                                            "2025-08-13,09:32:00,1,2,0.5,1.6,100\n",
                                            NULL);
  g_assert_true (minutes->series->intraday);
  g_assert_cmpint (minutes->series->t[1], ==, day (2025, 8, 13) + 9 * 3600 + 32 * 60);
  g_assert_cmpfloat (minutes->series->close[1], ==, 1.6);
}

static void
test_tushare_units (void)
{
  g_autoptr (GString) text =
      g_string_new ("ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount\n");

  for (int i = 20; i > 0; i--)
    g_string_append_printf (text, "510999.SH,202503%02d,2,2.1,1.9,2,2,0,0,%d.5,%d\n", i, i * 1000,
                            i * 200);
  g_autoptr (TlnPriceFile) file = parse (text->str, NULL);
  g_assert_cmpstr (file->code, ==, "510999");
  g_assert_cmpstr (file->exchange, ==, "SSE");
  g_assert_cmpstr (file->volume_unit, ==, "lots");
  g_assert_cmpfloat (file->series->volume[0], ==, 100050);
  g_assert_cmpfloat (file->series->amount[0], ==, 200000);
}

static void
test_adjusted_by_turnover (void)
{
  g_autoptr (GString) forward = g_string_new ("date,open,high,low,close,volume,amount\n");
  g_autoptr (GString) negative = g_string_new ("date,open,high,low,close,volume\n");

  for (int i = 0; i < 200; i++) {
    double price = i < 100 ? 1.0 : 2.0;
    g_autofree char *when = tln_day_format (tln_day_new (2024, 1, 1) + i);

    g_string_append_printf (forward, "%s,%.3f,%.3f,%.3f,%.3f,1000,%.1f\n", when, price,
                            price + 0.01, price - 0.01, price, 1000 * 2.0);
    g_string_append_printf (negative, "%s,%.3f,%.3f,%.3f,%.3f,1000\n", when, i / 50.0 - 1,
                            i / 50.0 - 0.9, i / 50.0 - 1.1, i / 50.0 - 0.95);
  }
  g_autoptr (TlnPriceFile) halved = parse (forward->str, NULL);
  g_assert_cmpstr (halved->volume_unit, ==, "shares");
  g_assert_cmpstr (halved->adjustment, ==, "forward");
  g_autoptr (TlnPriceFile) below = parse (negative->str, NULL);
  g_assert_cmpstr (below->adjustment, ==, "forward");
  g_assert_cmpuint (below->series->n, ==, 200);
  g_assert_true (has_warning (below, "below zero"));
}

static void
test_no_headings (void)
{
  g_autoptr (GString) bitfinex = g_string_new (NULL);
  double close = 100;
  guint32 x = 1;

  for (int i = 0; i < 300; i++) {
    double open = close;

    x = x * 1664525u + 1013904223u;
    close = open + ((x >> 8) % 2001 / 1000.0 - 1);
    g_string_append_printf (bitfinex, "%" G_GINT64_FORMAT ",%.3f,%.3f,%.3f,%.3f,%u.25\n",
                            (G_GINT64_CONSTANT (1700000000) + i * 60) * 1000, open, close,
                            MAX (open, close) + 0.1, MIN (open, close) - 0.1, x % 1000);
  }
  g_autoptr (TlnPriceFile) file = parse (bitfinex->str, NULL);
  g_assert_cmpuint (file->series->n, ==, 300);
  g_assert_true (file->series->intraday);
  g_autofree char *columns = g_strjoinv (",", file->columns);
  g_assert_cmpstr (columns, ==, "date,open,close,high,low,volume");
  g_assert_true (has_warning (file, "no headings"));
  g_autoptr (TlnPriceFile) two = parse ("2025-01-02;1,5\n2025-01-03;1,6\n2025-01-06;1,7\n", NULL);
  g_assert_cmpfloat (two->series->close[2], ==, 1.7);
}

static void
test_encodings (void)
{
  const char *const text = "日期,收盘\n2025-01-02,1.5\n2025-01-03,1.6\n";
  const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autoptr (GError) error = NULL;
    gsize length;
    g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, &error);
    g_autoptr (TlnPriceFile) file = parse_bytes (bytes, length, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (file->encoding, ==, encodings[i]);
    g_assert_cmpuint (file->series->n, ==, 2);
    g_assert_cmpstr (file->columns[1], ==, "close");
  }
}

static GBytes *
gzip (const char *text)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (packer));
  g_autofree guint8 *out = g_malloc (65536);
  gsize length = 0;

  g_assert_true (g_input_stream_read_all (packed, out, 65536, &length, NULL, NULL));
  return g_bytes_new (out, length);
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) packed = gzip ("Date,Close\n2025-01-02,1.5\n2025-01-03,1.6\n");
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file = tln_price_file_parse (packed, "x.csv.gz", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->series->n, ==, 2);
  g_assert_null (tln_price_file_parse (cut, NULL, &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED);
}

static void
test_refused (void)
{
  assert_refused ("", TLN_PRICE_ERROR_EMPTY, "empty");
  assert_refused (" \n\n", TLN_PRICE_ERROR_EMPTY, "blanks");
  assert_refused ("<!DOCTYPE html><p>2025-01-02,1</p>", TLN_PRICE_ERROR_UNSUPPORTED, "web page");
  assert_refused ("PK\003\004rest", TLN_PRICE_ERROR_UNSUPPORTED, "zip");
  assert_refused ("%PDF-1.7", TLN_PRICE_ERROR_UNSUPPORTED, "PDF");
  assert_refused ("just words\nand more\n", TLN_PRICE_ERROR_MALFORMED, "no table");
  assert_refused ("Date,Close\n2025-01-02,x\n2025-01-03,y\n", TLN_PRICE_ERROR_MALFORMED,
                  "“x” is not a price");
  assert_refused ("Date,Close\n2025-01-02,\"一二三四五六七八九十一二三四五六七八九十\"\n",
                  TLN_PRICE_ERROR_MALFORMED, "is not a price");
  assert_refused ("Date,Close\n2025-01-02,\"two\nlines\"\n", TLN_PRICE_ERROR_MALFORMED,
                  "“two lines” is not a price");
  assert_refused ("Date,Close\n2025-01-02,0\n2025-01-03,0\n", TLN_PRICE_ERROR_MALFORMED, "zero");
  assert_refused ("Date,Factor\n2025-01-02,1\n2025-01-03,1\n", TLN_PRICE_ERROR_AMBIGUOUS,
                  "no column is headed");
  assert_refused ("2025-01-02,1,2,3\n2025-01-03,3,1,2\n", TLN_PRICE_ERROR_AMBIGUOUS, "no headings");
  assert_refused ("Date,Close\n01/02/2026,1\n02/02/2026,2\n", TLN_PRICE_ERROR_AMBIGUOUS,
                  "days and months");
  assert_refused ("code,date,close\nA,2025-01-02,1\nB,2025-01-02,2\n", TLN_PRICE_ERROR_AMBIGUOUS,
                  "several instruments");
  assert_refused ("Date,Close\n", TLN_PRICE_ERROR_MALFORMED, "no table");
}

static void
test_binary_refused (void)
{
  g_autoptr (GError) error = NULL;
  static const guint8 zeros[4096];
  const guint8 noise[] = { 0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8, 0x41, 0x00 };

  g_assert_null (parse_bytes (zeros, sizeof zeros, "x.csv", &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (parse_bytes (noise, sizeof noise, "x.csv", &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  gsize size = 200u * 1024 * 1024;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);

  g_assert_null (tln_price_file_parse (bytes, NULL, &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_TOO_LARGE);
}

static void
test_qif (void)
{
  g_autoptr (TlnPriceFile) file = parse ("!Type:Prices\n\"KO\",52 1/2,\" 1/ 2/97\"\n^\n"
                                         "\"KO\",51.25,\" 1/13'97\"\n^\n\"KO\",x,\"1/14'97\"\n^\n",
                                         NULL);

  g_assert_cmpstr (file->format, ==, "qif");
  g_assert_cmpuint (file->series->n, ==, 2);
  g_assert_cmpint (file->series->t[0], ==, day (1997, 1, 2));
  g_assert_cmpfloat (file->series->close[0], ==, 52.5);
  g_assert_cmpuint (file->skipped, ==, 1);
  g_assert_cmpstr (file->code, ==, "KO");
  assert_refused ("!Type:Prices\n\"A\",1,\"1/14/97\"\n^\n\"B\",1,\"1/14/97\"\n^\n",
                  TLN_PRICE_ERROR_AMBIGUOUS, "several instruments");
  assert_refused ("!Type:Prices\n^\n", TLN_PRICE_ERROR_MALFORMED, "no bars");
}

static void
assert_action (const TlnPriceFile *file, guint i, TlnCorporateKind kind, TlnDay on, double number)
{
  const TlnCorporateAction *action = &g_array_index (file->actions, TlnCorporateAction, i);

  g_assert_cmpint (action->kind, ==, kind);
  g_assert_cmpint (action->day, ==, on);
  g_assert_cmpfloat (kind == TLN_CORPORATE_SPLIT ? action->to / action->from : action->cash, ==,
                     number);
}

#define HEAD "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n"
#define DAY_OF(n) tln_day_new (2024, 6, n)

/* One share becomes two on the 5th and ten become one on the 7th; on the 6th 0.3 were paid. Prices
 * as printed tell it, those of which the splits are taken out too. */
static void
test_splits_and_dividends (void)
{
  g_autoptr (TlnPriceFile) printed =
      parse (HEAD "2024-06-04 00:00:00+08:00,10,10,10,10,100,0.0,0.0\n"
                  "2024-06-05 00:00:00+08:00,5,5,5,5,100,0.0,2.0\n"
                  "2024-06-06 00:00:00+08:00,5,5,5,5,100,0.3,0.0\n"
                  "2024-06-07 00:00:00+08:00,50,51,50,51,100,0.0,0.1\n",
             NULL);
  g_autoptr (TlnPriceFile) adjusted = parse (HEAD "2024-06-07,50,51,50,51,100,0.0,0.1\n"
                                                  "2024-06-06,50,50,50,50,100,0.3,\n"
                                                  "2024-06-05,50,50,50,50,100,0,2\n"
                                                  "2024-06-04,50,50,50,50,100,0,0\n",
                                             NULL);

  g_assert_cmpstr (printed->adjustment, ==, "raw");
  g_assert_cmpstr (adjusted->adjustment, ==, "forward");
  g_assert_cmpstr (printed->volume_unit, ==, "shares");
  for (guint i = 0; i < 2; i++) {
    const TlnPriceFile *file = i == 0 ? printed : adjusted;

    g_assert_cmpuint (file->actions->len, ==, 3);
    assert_action (file, 0, TLN_CORPORATE_SPLIT, DAY_OF (5), 2);
    assert_action (file, 1, TLN_CORPORATE_DIVIDEND, DAY_OF (6), 0.3);
    assert_action (file, 2, TLN_CORPORATE_SPLIT, DAY_OF (7), 0.1);
    g_assert_cmpuint (file->warnings->len, ==, 0);
  }
}

/* Without a split to tell by: dividends alone are those of adjusted prices, unless adjusted closes
 * stand beside them or the file says what it is. */
static void
test_dividends_alone (void)
{
#define COLUMNS "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits"
#define ROWS(first, second) \
  "2024-06-04,1,1,1,1,100,0,0" first "\n2024-06-05,1,1,1,1,100,0.1,0" second "\n"
  g_autoptr (TlnPriceFile) one = parse (HEAD ROWS ("", ""), NULL);
  g_autoptr (TlnPriceFile) two = parse (COLUMNS ",Adj Close\n" ROWS (",0.9", ",1"), NULL);
  g_autoptr (TlnPriceFile) three =
      parse (COLUMNS ",Adjustment\n" ROWS (",unknown", ",unknown"), NULL);
#undef ROWS
#undef COLUMNS
  g_autoptr (TlnPriceFile) none = parse ("Date,Close\n2024-06-04,1\n2024-06-05,1\n", NULL);

  g_assert_cmpstr (one->adjustment, ==, "forward");
  g_assert_cmpstr (two->adjustment, ==, "unknown");
  g_assert_cmpstr (three->adjustment, ==, "unknown");
  g_assert_cmpuint (three->actions->len, ==, 1);
  g_assert_null (none->actions);
}

/* Where adjusted closes stand beside closes whose splits are taken out, dividends are not; without
 * them both are; and where the closes jump, nothing is. */
static void
test_splits_taken_out (void)
{
#define COLUMNS "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits"
#define ROWS(before, after, split) \
  "2024-06-04," before "100,0.1,0" split "\n2024-06-05," after "100,0,2" split "\n"
  g_autoptr (TlnPriceFile) out =
      parse (COLUMNS ",Adj Close\n" ROWS ("5,5,5,5,", "5,5,5,5,", ",4.9"), NULL);
  g_autoptr (TlnPriceFile) both = parse (COLUMNS "\n" ROWS ("5,5,5,5,", "5,5,5,5,", ""), NULL);
  g_autoptr (TlnPriceFile) in =
      parse (COLUMNS ",Adj Close\n" ROWS ("10,10,10,10,", "5,5,5,5,", ",4.9"), NULL);
  g_autoptr (TlnPriceFile) said =
      parse ("Date,Close,Adjustment\n2024-06-04,1,splits\n2024-06-05,1,splits\n", NULL);
#undef ROWS
#undef COLUMNS

  g_assert_cmpstr (out->adjustment, ==, "splits");
  g_assert_cmpuint (out->actions->len, ==, 2);
  g_assert_cmpstr (both->adjustment, ==, "forward");
  g_assert_cmpstr (in->adjustment, ==, "raw");
  g_assert_cmpstr (said->adjustment, ==, "splits");
}

/* What can be no split or dividend is left out and told; of one day the later line stays. */
static void
test_odd_actions (void)
{
  g_autoptr (TlnPriceFile) file = parse (HEAD "2024-06-04,1,1,1,1,100,nothing,1\n"
                                              "2024-06-05,1,1,1,1,100,-0.1,5000\n"
                                              "2024-06-06,1,1,1,1,100,0.1,null\n"
                                              "2024-06-06,1,1,1,1,100,0.2,0\n",
                                         NULL);

  g_assert_cmpuint (file->series->n, ==, 3);
  g_assert_cmpuint (file->actions->len, ==, 1);
  assert_action (file, 0, TLN_CORPORATE_DIVIDEND, DAY_OF (6), 0.2);
  g_assert_true (has_warning (file, "“nothing” is no dividend"));
  g_assert_true (has_warning (file, "“-0.1” is no dividend"));
  g_assert_true (has_warning (file, "5000 is no split"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-file/fixtures", test_fixtures);
  g_test_add_func ("/price-file/faults-with-lines", test_faults_with_lines);
  g_test_add_func ("/price-file/many-faults", test_many_faults);
  g_test_add_func ("/price-file/layouts", test_layouts);
  g_test_add_func ("/price-file/tushare-units", test_tushare_units);
  g_test_add_func ("/price-file/adjusted-by-turnover", test_adjusted_by_turnover);
  g_test_add_func ("/price-file/no-headings", test_no_headings);
  g_test_add_func ("/price-file/encodings", test_encodings);
  g_test_add_func ("/price-file/gzip", test_gzip);
  g_test_add_func ("/price-file/refused", test_refused);
  g_test_add_func ("/price-file/binary-refused", test_binary_refused);
  g_test_add_func ("/price-file/too-large", test_too_large);
  g_test_add_func ("/price-file/qif", test_qif);
  g_test_add_func ("/price-file/splits-and-dividends", test_splits_and_dividends);
  g_test_add_func ("/price-file/dividends-alone", test_dividends_alone);
  g_test_add_func ("/price-file/splits-taken-out", test_splits_taken_out);
  g_test_add_func ("/price-file/odd-actions", test_odd_actions);
  return g_test_run ();
}
