/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tongdaxin's binary files, written here record by record. */
#include "tln-day.h"
#include "tln-error.h"
#include "tln-price-file.h"

#include <math.h>
#include <string.h>

static void
put_u16 (GByteArray *out, guint value)
{
  const guint8 bytes[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put_u32 (GByteArray *out, guint32 value)
{
  put_u16 (out, value & 0xffff);
  put_u16 (out, value >> 16);
}

static void
put_f32 (GByteArray *out, double value)
{
  float single = (float) value;
  guint32 bits;

  memcpy (&bits, &single, sizeof bits);
  put_u32 (out, bits);
}

/* A bar around a price, with volume in the unit of the file and the amount it makes in shares. */
static void
put_day (GByteArray *out, guint32 date, double price, int divisor, double shares)
{
  put_u32 (out, date);
  put_u32 (out, (guint32) lround (price * divisor));
  put_u32 (out, (guint32) lround ((price + 0.02) * divisor));
  put_u32 (out, (guint32) lround ((price - 0.02) * divisor));
  put_u32 (out, (guint32) lround ((price + 0.01) * divisor));
  put_f32 (out, price * shares);
}

static void
end_day (GByteArray *out, guint32 volume)
{
  put_u32 (out, volume);
  put_u32 (out, 65536);
}

static TlnPriceFile *
parse (GByteArray *data, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data->data, data->len);

  return tln_price_file_parse (bytes, name, error);
}

static void
test_divisor_and_unit (void)
{
  const struct {
    const char *name;
    int divisor;
    int lot;
    const char *unit;
  } cases[] = {
    { "sh515999.day", 1000, 100, "lots" }, { "sh515999.day", 1000, 1, "shares" },
    { "sz000999.day", 100, 1, "shares" },  { "sh600999.day", 100, 100, "lots" },
    { "unnamed", 1000, 1, "shares" },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    g_autoptr (GByteArray) data = g_byte_array_new ();
    g_autoptr (GError) error = NULL;

    for (guint32 i = 0; i < 20; i++) {
      put_day (data, 20250303 + i, 5, cases[c].divisor, 100000);
      end_day (data, (guint32) (100000 / cases[c].lot));
    }
    g_autoptr (TlnPriceFile) file = parse (data, cases[c].name, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (file->format, ==, "tdx-day");
    g_assert_cmpstr (file->volume_unit, ==, cases[c].unit);
    g_assert_cmpstr (file->adjustment, ==, "raw");
    g_assert_cmpuint (file->series->n, ==, 20);
    g_assert_cmpfloat (file->series->open[0], ==, 5);
    g_assert_cmpfloat (file->series->close[19], ==, 5.01);
    g_assert_cmpfloat (file->series->volume[0], ==, 100000);
  }
}

static void
test_index_and_no_turnover (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GByteArray) silent = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint32 i = 0; i < 20; i++) {
    put_day (data, 20250303 + i, 3000, 100, 100);
    end_day (data, 100);
    put_day (silent, 20250303 + i, 1.5, 1000, 0);
    end_day (silent, 100);
  }
  g_autoptr (TlnPriceFile) index = parse (data, "sh000999.day", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (index->volume_unit, ==, "unknown");
  g_assert_cmpfloat (index->series->open[0], ==, 3000);
  g_autoptr (TlnPriceFile) fund = parse (silent, "sz159999.day", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (fund->series->open[0], ==, 1.5);
}

static void
test_overflow (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint32 i = 0; i < 20; i++) {
    double shares = i == 7 ? 5e9 : 1e8;

    put_day (data, 20250303 + i, 2, 1000, shares);
    end_day (data, (guint32) (guint64) shares);
  }
  g_autoptr (TlnPriceFile) file = parse (data, "sh515999.day", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (file->series->volume[7], ==, 5e9);
  g_assert_cmpfloat (file->series->volume[8], ==, 1e8);
  g_assert_cmpuint (file->warnings->len, ==, 1);
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  static const guint8 rest[7];

  for (guint32 i = 0; i < 12; i++) {
    put_day (data, i == 4 ? 20250231 : 20250303 + i, i == 6 ? 0 : 2, 1000, 100000);
    end_day (data, 100000);
  }
  memset (data->data + 6 * 32 + 4, 0, 16);
  g_byte_array_append (data, rest, sizeof rest);
  g_autoptr (TlnPriceFile) file = parse (data, "sh515999.day", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->series->n, ==, 10);
  g_assert_cmpuint (file->skipped, ==, 2);
  g_assert_cmpuint (file->warnings->len, ==, 3);
}

static void
test_extended (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint32 i = 0; i < 3; i++) {
    put_u32 (data, 20250303 + i);
    put_f32 (data, 206.1);
    put_f32 (data, 213);
    put_f32 (data, 200);
    put_f32 (data, 201.5);
    put_u32 (data, 77);
    put_u32 (data, 45);
    put_f32 (data, 202);
  }
  g_autoptr (TlnPriceFile) file = parse (data, "4#X.day", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->format, ==, "tdx-ext-day");
  g_assert_cmpfloat (file->series->open[0], ==, 206.1);
  g_assert_cmpfloat (file->series->close[2], ==, 201.5);
  g_assert_cmpfloat (file->series->volume[2], ==, 45);
  g_assert_true (isnan (file->series->amount[0]));
}

static void
test_minutes (gconstpointer user_data)
{
  gboolean old = GPOINTER_TO_INT (user_data);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++) {
    put_u16 (data, (2021 - 2004) * 2048 + 423);
    put_u16 (data, 571 + i);
    for (guint k = 0; k < 4; k++) {
      double price = k == 1 ? 36.9 : k == 2 ? 36.5 : 36.71;
      if (old)
        put_u32 (data, (guint32) lround (price * 100));
      else
        put_f32 (data, price);
    }
    put_f32 (data, 36.7 * 7000);
    put_u32 (data, 7000);
    put_u32 (data, 0);
  }
  g_autoptr (TlnPriceFile) file = parse (data, old ? "sh688999.1" : "sh688999.lc1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->format, ==, "tdx-minute");
  g_assert_cmpuint (file->series->n, ==, 5);
  g_assert_true (file->series->intraday);
  g_assert_cmpint (file->series->t[0], ==,
                   tln_day_new (2021, 4, 23) * (gint64) 86400 + 9 * 3600 + 31 * 60);
  g_assert_cmpfloat (file->series->open[0], ==, 36.71);
  g_assert_cmpstr (file->volume_unit, ==, "shares");
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_autoptr (GByteArray) stub = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_set_size (zeros, 640);
  memset (zeros->data, 0, 640);
  g_byte_array_set_size (stub, 7);
  memset (stub->data, 0, 7);
  g_assert_null (parse (zeros, "sh515999.day", &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (parse (stub, "sh515999.day", &error));
  g_assert_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED);
}

static void
test_text_named_day (void)
{
  const char *text = "Date,Close\n2025-01-02,1.5\n2025-01-03,1.6\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file = tln_price_file_parse (bytes, "x.day", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->format, ==, "csv");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tdx-day/divisor-and-unit", test_divisor_and_unit);
  g_test_add_func ("/tdx-day/index-and-no-turnover", test_index_and_no_turnover);
  g_test_add_func ("/tdx-day/overflow", test_overflow);
  g_test_add_func ("/tdx-day/damaged", test_damaged);
  g_test_add_func ("/tdx-day/extended", test_extended);
  g_test_add_data_func ("/tdx-day/minutes", GINT_TO_POINTER (FALSE), test_minutes);
  g_test_add_data_func ("/tdx-day/old-minutes", GINT_TO_POINTER (TRUE), test_minutes);
  g_test_add_func ("/tdx-day/refused", test_refused);
  g_test_add_func ("/tdx-day/text-named-day", test_text_named_day);
  return g_test_run ();
}
