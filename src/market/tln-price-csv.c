/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text: finding where the data begins and what its columns are. Rows become bars in
 * tln-price-rows.c. */
#include "tln-csv.h"
#include "tln-error.h"
#include "tln-price-code.h"
#include "tln-price-table.h"
#include "tln-text.h"

#include <math.h>
#include <string.h>

#define HEADING_REACH 5
#define DATE_REACH 6
#define INFERENCE_ROWS 20000u

const TlnCsvRow *
tln_price_table_row (const TlnPriceTable *table, guint index)
{
  return g_ptr_array_index (table->rows, index);
}

static gboolean
cell_is_date (const TlnCsvRow *row, guint column)
{
  TlnPriceDate date;

  return column < row->n_cells && tln_price_date_parse (row->cells[column], &date);
}

/* The first row with a date whose next one has a date in the same column. */
static gboolean
find_data (TlnPriceTable *table)
{
  for (guint r = 0; r < table->rows->len; r++) {
    const TlnCsvRow *row = tln_price_table_row (table, r);

    for (guint c = 0; c < MIN (row->n_cells, DATE_REACH) && row->n_cells > 1; c++) {
      gboolean last = r + 1 == table->rows->len;

      if (!cell_is_date (row, c))
        continue;
      if (!last && !cell_is_date (tln_price_table_row (table, r + 1), c) &&
          r + 2 < table->rows->len && !cell_is_date (tln_price_table_row (table, r + 2), c))
        continue;
      table->start = r;
      table->date_column = c;
      return TRUE;
    }
  }
  return FALSE;
}

/* A line of headings whose marks are others than those of the data (Tongdaxin's). */
static char **
split_line (const TlnCsvRow *row)
{
  if (row->n_cells > 1)
    return g_strdupv (row->cells);
  g_auto (GStrv) parts = g_strsplit_set (row->cells[0], "\t;|, ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  }
  return g_strv_builder_end (builder);
}

/* The line above the data with the most known headings; NULL when there is none. */
static char **
find_headings (const TlnPriceTable *table, guint *line)
{
  guint from = table->start > HEADING_REACH ? table->start - HEADING_REACH : 0;
  char **best = NULL;
  guint most = 0;

  for (guint r = from; r < table->start; r++) {
    g_auto (GStrv) cells = split_line (tln_price_table_row (table, r));
    guint known = tln_columns_known (cells, g_strv_length (cells));

    if (known == 0 || known < most)
      continue;
    most = known;
    g_strfreev (best);
    best = g_steal_pointer (&cells);
    *line = r;
  }
  return best;
}

/* Lines above the headings: code, name, period and adjustment may stand there. */
static void
read_title (TlnPriceTable *table, const TlnCsvRow *row)
{
  g_autofree char *line = g_strjoinv (" ", row->cells);
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);
  TlnAdjustment adjustment = tln_adjustment_find (line);

  if (adjustment != TLN_ADJUSTMENT_UNKNOWN)
    table->claims.adjustment = adjustment;
  if (strstr (line, "线") == NULL || table->file->code != NULL ||
      !tln_price_code_find (words[0], &table->file->code, &table->file->exchange))
    return;
  g_free (table->file->format);
  table->file->format = g_strdup ("tdx-text");
  if (words[1] != NULL && strstr (words[1], "线") == NULL)
    table->file->name = g_strdup (words[1]);
}

/* Data has one cell more than headings, a clock behind the date: the columns behind move on. */
static void
insert_clock (TlnPriceTable *table, guint n_headings)
{
  const TlnCsvRow *row = tln_price_table_row (table, table->start);
  guint next = table->date_column + 1;
  int clock;

  if (row->n_cells != n_headings + 1 || next >= row->n_cells ||
      !tln_price_clock_parse (row->cells[next], &clock) || strchr (row->cells[next], ':') == NULL)
    return;
  for (guint role = 0; role < TLN_COLUMN_LAST; role++) {
    guint *at = &table->map.at[role];

    if (*at != TLN_COLUMN_NONE && *at >= next)
      *at += 1;
  }
  table->map.at[TLN_COLUMN_TIME] = next;
}

/* The column that holds dates is the date column whatever stands above it. */
static void
settle_date_column (TlnPriceTable *table)
{
  const TlnCsvRow *row = tln_price_table_row (table, table->start);
  guint *at = table->map.at;
  int clock;

  if (at[TLN_COLUMN_DATE] != TLN_COLUMN_NONE && cell_is_date (row, at[TLN_COLUMN_DATE]))
    table->date_column = at[TLN_COLUMN_DATE];
  for (guint role = 0; role < TLN_COLUMN_LAST; role++) {
    if (at[role] == table->date_column)
      at[role] = TLN_COLUMN_NONE;
  }
  at[TLN_COLUMN_DATE] = table->date_column;
  if (at[TLN_COLUMN_TIME] != TLN_COLUMN_NONE &&
      (at[TLN_COLUMN_TIME] >= row->n_cells ||
       !tln_price_clock_parse (row->cells[at[TLN_COLUMN_TIME]], &clock)))
    at[TLN_COLUMN_TIME] = TLN_COLUMN_NONE;
}

/* "amount" beside prices and without a volume is a volume (old akshare), without prices it is the
 * price (GnuCash). */
static void
settle_amount (TlnPriceTable *table, char *const *headings)
{
  guint *at = table->map.at;
  guint amount = at[TLN_COLUMN_AMOUNT];

  if (amount == TLN_COLUMN_NONE || at[TLN_COLUMN_VOLUME] != TLN_COLUMN_NONE ||
      amount >= g_strv_length ((char **) headings) ||
      g_ascii_strcasecmp (headings[amount], "amount") != 0)
    return;
  at[TLN_COLUMN_AMOUNT] = TLN_COLUMN_NONE;
  if (at[TLN_COLUMN_CLOSE] == TLN_COLUMN_NONE && at[TLN_COLUMN_OPEN] == TLN_COLUMN_NONE) {
    at[TLN_COLUMN_CLOSE] = amount;
    return;
  }
  at[TLN_COLUMN_VOLUME] = amount;
  tln_price_file_warn (table->file, "there is no volume but an amount: it is read as the volume");
}

static gboolean
use_headings (TlnPriceTable *table, char *const *headings, GError **error)
{
  guint n = g_strv_length ((char **) headings);

  tln_columns_from_headings (&table->map, headings, n);
  insert_clock (table, n);
  settle_date_column (table);
  settle_amount (table, headings);
  table->claims.told = table->map.at[TLN_COLUMN_ADJUSTED] != TLN_COLUMN_NONE ||
                       table->map.at[TLN_COLUMN_ADJUSTMENT] != TLN_COLUMN_NONE;
  if (table->map.at[TLN_COLUMN_ADJUSTED] != TLN_COLUMN_NONE || table->map.shares ||
      table->map.at[TLN_COLUMN_SPLIT] != TLN_COLUMN_NONE)
    table->claims.unit = TLN_UNIT_SHARES;
  if (table->map.lots)
    table->claims.unit = TLN_UNIT_LOTS;
  if (table->map.at[TLN_COLUMN_CLOSE] != TLN_COLUMN_NONE)
    return TRUE;
  g_autofree char *joined = g_strjoinv (", ", (char **) headings);
  g_autofree char *all = tln_text_excerpt (joined, 150);
  g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_AMBIGUOUS,
               "no column is headed as the closing price: %s", all);
  return FALSE;
}

/* Cells of the data as numbers, in order of time where the file runs backwards. */
static double *
make_numbers (const TlnPriceTable *table, guint n_rows, guint n_columns)
{
  double *values = g_new (double, (gsize) n_rows *n_columns);
  TlnPriceDate first;
  TlnPriceDate last;
  guint end = table->start + n_rows - 1;
  gboolean backwards = FALSE;

  if (tln_price_date_parse (tln_price_table_row (table, table->start)->cells[table->date_column],
                            &first) &&
      cell_is_date (tln_price_table_row (table, end), table->date_column) &&
      tln_price_date_parse (tln_price_table_row (table, end)->cells[table->date_column], &last))
    backwards = tln_price_date_time (&first, TLN_DATE_ORDER_MONTH_FIRST) >
                tln_price_date_time (&last, TLN_DATE_ORDER_MONTH_FIRST);
  for (guint r = 0; r < n_rows; r++) {
    const TlnCsvRow *row = tln_price_table_row (table, backwards ? end - r : table->start + r);

    for (guint c = 0; c < n_columns; c++) {
      double *value = &values[(gsize) r * n_columns + c];

      *value = (double) NAN;
      if (c < row->n_cells)
        tln_price_number_parse (row->cells[c], '.', value);
    }
  }
  return values;
}

static gboolean
use_numbers (TlnPriceTable *table, GError **error)
{
  guint n_rows = MIN (table->rows->len - table->start, INFERENCE_ROWS);
  guint n_columns = tln_price_table_row (table, table->start)->n_cells;
  g_autofree double *values = make_numbers (table, n_rows, n_columns);
  TlnNumberTable numbers = { values, n_rows, n_columns };

  tln_column_map_clear (&table->map);
  table->map.at[TLN_COLUMN_DATE] = table->date_column;
  if (tln_columns_from_numbers (&table->map, &numbers)) {
    tln_price_file_warn (table->file, "there are no headings: columns were told by their numbers");
    return TRUE;
  }
  g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_AMBIGUOUS,
               "there are no headings and the numbers do not tell open, high, low and close apart");
  return FALSE;
}

static void
name_columns (TlnPriceTable *table)
{
  guint n = tln_price_table_row (table, table->start)->n_cells;

  table->file->columns = g_new0 (char *, n + 1);
  for (guint c = 0; c < n; c++) {
    TlnColumnRole role = TLN_COLUMN_SKIP;

    for (guint k = 0; k < TLN_COLUMN_LAST; k++)
      role = table->map.at[k] == c ? (TlnColumnRole) k : role;
    table->file->columns[c] = g_strdup (tln_column_name (role));
  }
}

static gboolean
find_columns (TlnPriceTable *table, GError **error)
{
  guint line = table->start;
  g_auto (GStrv) headings = find_headings (table, &line);

  for (guint r = 0; r < MIN (line, table->start); r++)
    read_title (table, tln_price_table_row (table, r));
  if (headings == NULL ? !use_numbers (table, error) : !use_headings (table, headings, error))
    return FALSE;
  name_columns (table);
  return TRUE;
}

static void
read_name (TlnPriceTable *table, const char *name)
{
  if (name == NULL)
    return;
  if (table->file->code == NULL || table->file->exchange == NULL)
    tln_price_code_find (name, &table->file->code, &table->file->exchange);
  if (table->claims.adjustment == TLN_ADJUSTMENT_UNKNOWN)
    table->claims.adjustment = tln_adjustment_find (name);
}

/* A prefix in the name of the file ("SH#") says more than the range of a code in it. */
static void
settle_code (TlnPriceTable *table, const char *name)
{
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;

  read_name (table, name);
  if (name != NULL && tln_price_code_find (name, &code, &exchange) &&
      g_strcmp0 (code, table->file->code) == 0 && exchange != NULL) {
    g_free (table->file->exchange);
    table->file->exchange = g_steal_pointer (&exchange);
  }
  table->claims.weigh = !tln_price_code_is_index (table->file->code, table->file->exchange);
  if (g_strcmp0 (table->file->exchange, "HKEX") == 0 && table->claims.unit == TLN_UNIT_UNKNOWN)
    table->claims.unit = TLN_UNIT_SHARES;
}

TlnPriceFile *
tln_price_csv_parse (const char *text, const char *name, GError **error)
{
  char delimiter = tln_csv_delimiter (text);
  g_autoptr (TlnPriceFile) file = tln_price_file_new ("csv");
  g_autoptr (GPtrArray) rows = tln_csv_parse (text, delimiter != '\0' ? delimiter : ',');
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TlnPriceRow));
  TlnPriceTable table = { .file = file, .rows = rows, .delimiter = delimiter };

  if (!find_data (&table)) {
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
                 "no table of prices: no column of days beside another one");
    return NULL;
  }
  if (!find_columns (&table, error) || !tln_price_table_read (&table, bars, error))
    return NULL;
  settle_code (&table, name);
  if (!tln_price_file_finish (file, bars, &table.claims, error))
    return NULL;
  return g_steal_pointer (&file);
}
