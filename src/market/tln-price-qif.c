/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price lists of the Quicken interchange format: "NVDA",140.5," 5/13'26" and ^, prices also as
 * fractions ("52 1/2"), dates padded with blanks (research notes on prices, 2.3). */
#include "tln-csv.h"
#include "tln-error.h"
#include "tln-price-code.h"
#include "tln-price-date.h"
#include "tln-price-number.h"
#include "tln-price-reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static gboolean
parse_price (const char *cell, double *value)
{
  int whole = 0;
  int above;
  int below;

  if (sscanf (cell, "%d %d/%d", &whole, &above, &below) == 3 ||
      (whole = 0, sscanf (cell, "%d/%d", &above, &below) == 2)) {
    *value = below != 0 ? whole + (double) above / below : (double) NAN;
    return below != 0;
  }
  return tln_price_number_parse (cell, '.', value) == TLN_CELL_NUMBER;
}

static gboolean
read_entry (TlnPriceFile *file, const TlnCsvRow *row, TlnPriceDate *date, double *price)
{
  g_autofree char *day = row->n_cells >= 3 ? g_strdup (row->cells[2]) : NULL;

  if (row->n_cells < 3) {
    tln_price_file_refuse (file, row->line, "not a price entry");
    return FALSE;
  }
  /* "1/ 2/97" */
  for (char *p = day, *out = day;; p++) {
    if (*p != ' ')
      *out++ = *p;
    if (*p == '\0')
      break;
  }
  if (!tln_price_date_parse (day, date)) {
    tln_price_file_refuse (file, row->line, "no date where one is expected");
    return FALSE;
  }
  if (!parse_price (row->cells[1], price) || !(*price > 0)) {
    tln_price_file_refuse (file, row->line, "no price");
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_symbol (const TlnCsvRow *row, const char **symbol, GError **error)
{
  if (*symbol == NULL)
    *symbol = row->cells[0];
  if (strcmp (*symbol, row->cells[0]) == 0)
    return TRUE;
  tln_price_refuse_several (*symbol, row->cells[0], error);
  return FALSE;
}

static void
append_rows (GArray *rows, GArray *dates, TlnDateOrder order)
{
  for (guint i = 0; i < rows->len; i++) {
    TlnPriceRow *row = &g_array_index (rows, TlnPriceRow, i);

    row->bar.t = tln_price_date_time (&g_array_index (dates, TlnPriceDate, i), order);
  }
}

static void
drop_impossible (TlnPriceFile *file, GArray *rows)
{
  for (guint i = rows->len; i > 0; i--) {
    const TlnPriceRow *row = &g_array_index (rows, TlnPriceRow, i - 1);

    if (row->bar.t != G_MININT64)
      continue;
    tln_price_file_refuse (file, row->line, "no such day");
    g_array_remove_index (rows, i - 1);
  }
}

static gboolean
read_entries (TlnPriceFile *file, GPtrArray *lines, GArray *rows, GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TlnPriceDate));
  const char *symbol = NULL;
  gboolean guessed;

  for (guint i = 0; i < lines->len; i++) {
    const TlnCsvRow *row = g_ptr_array_index (lines, i);
    TlnPriceRow result = { .line = row->line };
    TlnPriceDate date;
    double price;

    if (*row->cells[0] == '!' || *row->cells[0] == '^')
      continue;
    if (!read_entry (file, row, &date, &price))
      continue;
    if (!check_symbol (row, &symbol, error))
      return FALSE;
    result.bar =
        (TlnBar) { 0, (double) NAN, (double) NAN, (double) NAN, price, (double) NAN, (double) NAN };
    g_array_append_val (rows, result);
    g_array_append_val (dates, date);
  }
  TlnDateOrder order =
      tln_price_date_order ((const TlnPriceDate *) (void *) dates->data, dates->len, &guessed);
  if (order == TLN_DATE_ORDER_UNKNOWN)
    tln_price_file_warn (file, "days read with the month first, as Quicken writes them");
  append_rows (rows, dates, order == TLN_DATE_ORDER_DAY_FIRST ? order : TLN_DATE_ORDER_MONTH_FIRST);
  drop_impossible (file, rows);
  if (symbol != NULL && !tln_price_code_find (symbol, &file->code, &file->exchange))
    file->code = g_strdup (symbol);
  return TRUE;
}

TlnPriceFile *
tln_price_qif_parse (const char *text, GError **error)
{
  static const char *const columns[] = { "code", "close", "date", NULL };
  g_autoptr (TlnPriceFile) file = tln_price_file_new ("qif");
  g_autoptr (GPtrArray) lines = tln_csv_parse (text, ',');
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TlnPriceRow));
  TlnPriceClaims claims = { TLN_UNIT_UNKNOWN, TLN_ADJUSTMENT_UNKNOWN, FALSE };

  file->columns = g_strdupv ((char **) columns);
  if (!read_entries (file, lines, rows, error) ||
      !tln_price_file_finish (file, rows, &claims, error))
    return NULL;
  return g_steal_pointer (&file);
}
