/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry to all readers of price files, and what they have in common: order, duplicates, units,
 * warnings. */
#include "tln-price-file.h"

#include "tln-error.h"
#include "tln-price-bytes.h"
#include "tln-price-code.h"
#include "tln-price-corporate.h"
#include "tln-price-reader.h"
#include "tln-text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WARNINGS 20
#define LOT 100.0
#define DAY_SECONDS 86400

TlnPriceFile *
tln_price_file_new (const char *format)
{
  TlnPriceFile *file = g_new0 (TlnPriceFile, 1);

  file->format = g_strdup (format);
  file->volume_factor = 1;
  file->warnings = g_ptr_array_new_with_free_func (g_free);
  return file;
}

void
tln_price_file_free (TlnPriceFile *file)
{
  if (file == NULL)
    return;
  g_free (file->format);
  g_clear_pointer (&file->series, tln_series_unref);
  g_free (file->code);
  g_free (file->exchange);
  g_free (file->name);
  g_free (file->volume_unit);
  g_free (file->encoding);
  g_free (file->adjustment);
  g_clear_pointer (&file->actions, g_array_unref);
  g_strfreev (file->columns);
  g_ptr_array_unref (file->warnings);
  g_free (file);
}

void
tln_price_file_warn (TlnPriceFile *file, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (file->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
tln_price_file_refuse (TlnPriceFile *file, guint line, const char *reason)
{
  if (file->skipped++ < MOST_WARNINGS)
    tln_price_file_warn (file, "line %u: %s", line, reason);
}

void
tln_price_refuse_several (const char *one, const char *other, GError **error)
{
  g_autofree char *first = tln_text_excerpt (one, 40);
  g_autofree char *second = tln_text_excerpt (other, 40);

  g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_AMBIGUOUS,
               "prices of several instruments in one file: %s, %s", first, second);
}

static int
compare_rows (const void *a, const void *b)
{
  const TlnPriceRow *one = a;
  const TlnPriceRow *two = b;

  if (one->bar.t != two->bar.t)
    return one->bar.t < two->bar.t ? -1 : 1;
  return one->line < two->line ? -1 : one->line > two->line;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_bar (const TlnBar *a, const TlnBar *b)
{
  return same_number (a->open, b->open) && same_number (a->high, b->high) &&
         same_number (a->low, b->low) && same_number (a->close, b->close) &&
         same_number (a->volume, b->volume);
}

/* Two rows with one time: an equal one is left out, of different ones the later line stays. */
static void
drop_duplicates (TlnPriceFile *file, GArray *rows)
{
  guint kept = 0;

  for (guint i = 0; i < rows->len; i++) {
    TlnPriceRow *row = &g_array_index (rows, TlnPriceRow, i);
    TlnPriceRow *before = kept > 0 ? &g_array_index (rows, TlnPriceRow, kept - 1) : NULL;

    if (before == NULL || before->bar.t != row->bar.t) {
      g_array_index (rows, TlnPriceRow, kept++) = *row;
      continue;
    }
    g_autofree char *reason =
        same_bar (&before->bar, &row->bar)
            ? g_strdup_printf ("the same bar as line %u, left out", before->line)
            : g_strdup_printf ("the time of line %u with other values; this one is kept",
                               before->line);
    tln_price_file_refuse (file, row->line, reason);
    *before = *row;
  }
  g_array_set_size (rows, kept);
}

static gboolean
is_daily (const TlnBar *bars, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (bars[i].t % DAY_SECONDS != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_mainland (const TlnPriceFile *file)
{
  static const char *const exchanges[] = { "SSE", "SZSE", "BSE", NULL };

  return file->exchange != NULL && g_strv_contains (exchanges, file->exchange) &&
         !tln_price_code_is_index (file->code, file->exchange);
}

static void
settle_units (TlnPriceFile *file, GArray *bars, const TlnPriceClaims *claims)
{
  TlnBar *data = (TlnBar *) (void *) bars->data;
  TlnUnitEvidence evidence = { TLN_UNIT_UNKNOWN, TLN_ADJUSTMENT_UNKNOWN, 1 };
  TlnAdjustment adjustment = claims->adjustment;
  TlnVolumeUnit unit = claims->unit;
  guint negative = 0;

  if (claims->weigh)
    evidence = tln_units_weigh (data, bars->len, is_daily (data, bars->len));
  if (unit != TLN_UNIT_UNKNOWN && evidence.unit != TLN_UNIT_UNKNOWN && unit != evidence.unit)
    tln_price_file_warn (file, "volumes are headed as %s but turnover says %s",
                         tln_volume_unit_name (unit), tln_volume_unit_name (evidence.unit));
  if (evidence.unit != TLN_UNIT_UNKNOWN)
    unit = evidence.unit;
  if (unit == TLN_UNIT_UNKNOWN && is_mainland (file))
    unit = tln_units_guess (data, bars->len);
  TlnAdjustment by_splits = tln_price_corporate_weigh (file, data, bars->len, claims->told);
  if (adjustment == TLN_ADJUSTMENT_UNKNOWN)
    adjustment = evidence.adjustment;
  if (adjustment == TLN_ADJUSTMENT_UNKNOWN)
    adjustment = by_splits;
  file->volume_factor = unit == TLN_UNIT_LOTS ? LOT : 1;
  for (guint i = 0; i < bars->len; i++) {
    data[i].volume *= file->volume_factor;
    data[i].amount *= evidence.amount_scale;
    negative += data[i].close < 0 || data[i].low < 0;
  }
  if (negative > 0) {
    tln_price_file_warn (file,
                         "%u bars with prices below zero: a forward adjustment by subtraction, in "
                         "which percentages are wrong",
                         negative);
    adjustment = TLN_ADJUSTMENT_FORWARD;
  }
  file->volume_unit = g_strdup (tln_volume_unit_name (unit));
  file->adjustment = g_strdup (tln_adjustment_name (adjustment));
}

gboolean
tln_price_file_finish (TlnPriceFile *file,
                       GArray *rows,
                       const TlnPriceClaims *claims,
                       GError **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TlnBar));

  if (rows->len == 0) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED, "no bars in the file%s%s",
                 file->warnings->len > 0 ? "; first: " : "",
                 file->warnings->len > 0 ? (char *) g_ptr_array_index (file->warnings, 0) : "");
    return FALSE;
  }
  qsort (rows->data, rows->len, sizeof (TlnPriceRow), compare_rows);
  drop_duplicates (file, rows);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (bars, g_array_index (rows, TlnPriceRow, i).bar);
  settle_units (file, bars, claims);
  if (file->skipped > MOST_WARNINGS)
    tln_price_file_warn (file, "%u more rows were left out", file->skipped - MOST_WARNINGS);
  file->series = tln_series_new ((const TlnBar *) (void *) bars->data, bars->len);
  return TRUE;
}

static TlnPriceFile *
parse_text (GBytes *bytes, const char *name, GError **error)
{
  const char *encoding = NULL;
  g_autofree char *text = tln_price_bytes_decode (bytes, &encoding, error);

  if (text == NULL)
    return NULL;
  TlnPriceFile *file = g_str_has_prefix (text, "!Type:Prices")
                           ? tln_price_qif_parse (text, error)
                           : tln_price_csv_parse (text, name, error);
  if (file != NULL)
    file->encoding = g_strdup (encoding);
  return file;
}

TlnPriceFile *
tln_price_file_parse (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  g_autoptr (GBytes) plain = tln_price_bytes_unpack (bytes, error);

  if (plain == NULL)
    return NULL;
  const guint8 *data = g_bytes_get_data (plain, &size);
  if (tln_tdx_recognise (data, size, name))
    return tln_tdx_parse (data, size, name, error);
  return parse_text (plain, name, error);
}
