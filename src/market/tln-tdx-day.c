/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binary price files of Tongdaxin: .day of the exchanges and of the extended market, .lc1 and .lc5,
 * and the older minutes. Records of 32 bytes, little endian, no header; layouts and divisors after
 * the research notes on prices, 2.1 (pytdx, mootdx, and files measured). */
#include "tln-day.h"
#include "tln-error.h"
#include "tln-price-code.h"
#include "tln-price-reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RECORD 32
#define DAY_SECONDS 86400
#define WRAP 4294967296.0
#define MOST_WRAPS 8
/* Integers from here on are floats of 2e-9 and more; no price times 1000 is as large. */
#define FLOAT_BITS 0x30000000u

typedef enum {
  LAYOUT_DAY, /* <IIIIIfII: day, open high low close, amount, volume */
  LAYOUT_EXTENDED, /* <IffffIIf: day, open high low close, position, volume, settlement */
  LAYOUT_MINUTE, /* <HHfffffII: day, minute, open high low close, amount, volume */
  LAYOUT_OLD_MINUTE, /* <HHIIIIfII: the same with prices times 100 */
} Layout;

static guint32
get_u32 (const guint8 *p)
{
  return (guint32) p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

static guint
get_u16 (const guint8 *p)
{
  return (guint) p[0] | (guint) p[1] << 8;
}

static double
get_f32 (const guint8 *p)
{
  guint32 bits = get_u32 (p);
  float value;

  memcpy (&value, &bits, sizeof value);
  return (double) value;
}

/* A price that was a decimal of at most seven digits before it became a 32-bit float. */
static double
get_price (const guint8 *p)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.7g", get_f32 (p)), NULL);
}

static gboolean
name_ends (const char *name, const char *const *endings)
{
  for (guint i = 0; name != NULL && endings[i] != NULL; i++) {
    gsize length = strlen (name);
    gsize tail = strlen (endings[i]);

    if (length > tail && g_ascii_strcasecmp (name + length - tail, endings[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
named_minute (const char *name)
{
  static const char *const endings[] = { ".lc1", ".lc5", ".1", ".5", NULL };

  return name_ends (name, endings);
}

/* Midnight of a day written as 20260513; G_MININT64 when there is none such from 1990 to 2100. */
static gint64
read_day (guint32 number)
{
  TlnDay day = TLN_DAY_NONE;

  if (number >= 19900101 && number <= 21001231)
    day = tln_day_new ((int) (number / 10000), (int) (number / 100 % 100), (int) (number % 100));
  return day == TLN_DAY_NONE ? G_MININT64 : day * (gint64) DAY_SECONDS;
}

/* End of a minute bar: (year - 2004) * 2048 + month * 100 + day, and minutes after midnight. */
static gint64
read_minute (guint date, guint minute)
{
  TlnDay day = tln_day_new ((int) (date / 2048 + 2004), (int) (date % 2048 / 100),
                            (int) (date % 2048 % 100));

  if (day == TLN_DAY_NONE || minute >= 1440)
    return G_MININT64;
  return day * (gint64) DAY_SECONDS + minute * 60;
}

gboolean
tln_tdx_recognise (const guint8 *data, gsize size, const char *name)
{
  static const char *const day[] = { ".day", NULL };
  gsize records = MIN (size / RECORD, 10);

  if ((name_ends (name, day) || named_minute (name)) &&
      (memchr (data, 0, size) != NULL ||
       !g_utf8_validate ((const char *) data, (gssize) size, NULL)))
    return TRUE;
  for (gsize i = 0; i < records; i++) {
    if (read_day (get_u32 (data + i * RECORD)) == G_MININT64)
      return FALSE;
  }
  return records > 0;
}

/* Most records decide, so that a damaged one does not. */
static Layout
find_layout (const guint8 *data, gsize records, const char *name)
{
  gsize floats = 0;
  gsize days = 0;

  for (gsize i = 0; i < records; i++) {
    floats += get_u32 (data + i * RECORD + 4) >= FLOAT_BITS;
    days += read_day (get_u32 (data + i * RECORD)) != G_MININT64;
  }
  if (named_minute (name) && days * 2 < records)
    return floats * 2 > records ? LAYOUT_MINUTE : LAYOUT_OLD_MINUTE;
  return floats * 2 > records ? LAYOUT_EXTENDED : LAYOUT_DAY;
}

static TlnBar
read_bar (const guint8 *p, Layout layout)
{
  TlnBar bar = { 0 };
  double *prices[] = { &bar.open, &bar.high, &bar.low, &bar.close };
  gboolean floats = layout == LAYOUT_EXTENDED || layout == LAYOUT_MINUTE;

  bar.t = layout == LAYOUT_MINUTE || layout == LAYOUT_OLD_MINUTE
              ? read_minute (get_u16 (p), get_u16 (p + 2))
              : read_day (get_u32 (p));
  for (guint i = 0; i < 4; i++)
    *prices[i] = floats ? get_price (p + 4 + 4 * i) : (double) get_u32 (p + 4 + 4 * i);
  bar.amount = layout == LAYOUT_EXTENDED ? (double) NAN : get_f32 (p + 20);
  bar.volume = (double) get_u32 (p + 24);
  return bar;
}

static const char *
find_fault (const TlnBar *bar)
{
  if (bar->t == G_MININT64)
    return "no such day";
  if (!(bar->close > 0) || !isfinite (bar->close) || !isfinite (bar->high) || !isfinite (bar->low))
    return "no price";
  if (bar->high < bar->low)
    return "the high is below the low";
  return NULL;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* Amount over volume over the integer price is 1 / divisor for shares and 100 / divisor for lots:
 * 0.01, 0.001, 1 or 0.1. The median of the newest bars tells, else the code does. */
static int
find_divisor (GArray *rows, const TlnPriceFile *file)
{
  double ratios[60];
  guint n = 0;

  for (guint i = rows->len; i > 0 && n < G_N_ELEMENTS (ratios); i--) {
    const TlnBar *bar = &g_array_index (rows, TlnPriceRow, i - 1).bar;

    if (bar->volume > 0 && bar->amount > 0)
      ratios[n++] = bar->amount / (bar->volume * (bar->high + bar->low) / 2);
  }
  if (n == 0 || tln_price_code_is_index (file->code, file->exchange))
    return tln_price_code_divisor (file->code, file->exchange);
  qsort (ratios, n, sizeof *ratios, compare_doubles);
  double power = log10 (ratios[n / 2]);
  double whole = round (power);
  if (fabs (power - whole) > 0.15 || whole < -3 || whole > 0)
    return tln_price_code_divisor (file->code, file->exchange);
  return (int) whole % 2 == 0 ? 100 : 1000;
}

static void
scale_prices (GArray *rows, double divisor)
{
  for (guint i = 0; i < rows->len; i++) {
    TlnBar *bar = &g_array_index (rows, TlnPriceRow, i).bar;

    bar->open /= divisor;
    bar->high /= divisor;
    bar->low /= divisor;
    bar->close /= divisor;
  }
}

/* A volume in shares that did not fit into 32 bits: 2^32 is added until turnover over volume is a
 * price of the bar again. */
static void
unwrap_volumes (TlnPriceFile *file, GArray *rows)
{
  guint wrapped = 0;

  for (guint i = 0; i < rows->len; i++) {
    TlnBar *bar = &g_array_index (rows, TlnPriceRow, i).bar;
    double volume = bar->volume;

    if (!(bar->amount > 0) || !(volume * bar->high < bar->amount * 0.98))
      continue;
    for (guint k = 0; k < MOST_WRAPS && volume * bar->high < bar->amount * 0.98; k++)
      volume += WRAP;
    if (volume * bar->low > bar->amount * 1.02)
      continue;
    bar->volume = volume;
    wrapped++;
  }
  if (wrapped > 0)
    tln_price_file_warn (file, "%u volumes had outgrown 32 bits and were put right by the turnover",
                         wrapped);
}

static TlnVolumeUnit
weigh_rows (GArray *rows)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TlnBar));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (bars, g_array_index (rows, TlnPriceRow, i).bar);
  return tln_units_weigh ((const TlnBar *) (void *) bars->data, bars->len, FALSE).unit;
}

static void
settle_day (TlnPriceFile *file, GArray *rows)
{
  scale_prices (rows, find_divisor (rows, file));
  if (weigh_rows (rows) == TLN_UNIT_SHARES && !tln_price_code_is_index (file->code, file->exchange))
    unwrap_volumes (file, rows);
}

static GArray *
read_rows (TlnPriceFile *file, const guint8 *data, gsize records, Layout layout)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TlnPriceRow));

  for (gsize i = 0; i < records; i++) {
    TlnPriceRow row = { read_bar (data + i * RECORD, layout), (guint) i + 1 };
    const char *fault = find_fault (&row.bar);

    if (fault != NULL)
      tln_price_file_refuse (file, row.line, fault);
    else
      g_array_append_val (rows, row);
  }
  return rows;
}

static gboolean
mostly_refused (const TlnPriceFile *file, gsize records, gsize size, GError **error)
{
  if (records == 0)
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
                 "cut short: %" G_GSIZE_FORMAT " bytes are less than one record", size);
  else if (file->skipped * 2 > records)
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
                 "not a Tongdaxin file: %u of %" G_GSIZE_FORMAT " records hold no day or no price",
                 file->skipped, records);
  else
    return FALSE;
  return TRUE;
}

TlnPriceFile *
tln_tdx_parse (const guint8 *data, gsize size, const char *name, GError **error)
{
  static const char *const formats[] = { "tdx-day", "tdx-ext-day", "tdx-minute", "tdx-minute" };
  static const char *const columns[] = { "date",   "open",   "high", "low", "close",
                                         "amount", "volume", "",     NULL };
  gsize records = size / RECORD;
  Layout layout = find_layout (data, records, name);
  g_autoptr (TlnPriceFile) file = tln_price_file_new (formats[layout]);
  g_autoptr (GArray) rows = read_rows (file, data, records, layout);
  TlnPriceClaims claims = { TLN_UNIT_UNKNOWN, TLN_ADJUSTMENT_RAW, layout != LAYOUT_EXTENDED };

  if (mostly_refused (file, records, size, error))
    return NULL;
  if (size % RECORD != 0)
    tln_price_file_warn (file, "the last %u bytes are not a whole record and were left out",
                         (guint) (size % RECORD));
  if (name != NULL)
    tln_price_code_find (name, &file->code, &file->exchange);
  file->columns = g_strdupv ((char **) columns);
  if (layout == LAYOUT_DAY)
    settle_day (file, rows);
  else if (layout == LAYOUT_OLD_MINUTE)
    scale_prices (rows, 100);
  else if (layout == LAYOUT_MINUTE)
    claims.unit = TLN_UNIT_SHARES;
  if (tln_price_code_is_index (file->code, file->exchange))
    claims.weigh = FALSE;
  if (!tln_price_file_finish (file, rows, &claims, error))
    return NULL;
  return g_steal_pointer (&file);
}
