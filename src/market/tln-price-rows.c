/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table as bars: decimal marks and the order of day and month from whole columns, then
 * row by row with a reason for each one refused. */
#include "tln-error.h"
#include "tln-price-code.h"
#include "tln-price-corporate.h"
#include "tln-price-table.h"
#include "tln-text.h"

#include <math.h>
#include <string.h>

/* Feeds cross high and low by a little now and then; by more, something else is wrong. */
#define CROSSED 1.02

typedef struct {
  const TlnPriceTable *table;
  TlnDateOrder order;
  char price_mark;
  char volume_mark;
  char amount_mark;
  guint violations; /* open or close outside of low to high */
  guint first_violation; /* line */
  guint footers;
} Reading;

static const char *
cell_of (const TlnPriceTable *table, const TlnCsvRow *row, TlnColumnRole role)
{
  guint column = table->map.at[role];

  return column < row->n_cells ? row->cells[column] : "";
}

static gboolean
settle_order (Reading *reading, GError **error)
{
  const TlnPriceTable *table = reading->table;
  guint n = table->rows->len - table->start;
  g_autofree TlnPriceDate *dates = g_new (TlnPriceDate, n);
  guint kept = 0;
  gboolean guessed;

  for (guint i = 0; i < n; i++) {
    const TlnCsvRow *row = tln_price_table_row (table, table->start + i);

    kept += tln_price_date_parse (cell_of (table, row, TLN_COLUMN_DATE), &dates[kept]);
  }
  reading->order = tln_price_date_order (dates, kept, &guessed);
  if (reading->order == TLN_DATE_ORDER_UNKNOWN) {
    g_autofree char *excerpt = tln_text_excerpt (
        cell_of (table, tln_price_table_row (table, table->start), TLN_COLUMN_DATE), 40);
    g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_AMBIGUOUS,
                 "days and months cannot be told apart: %s may be either", excerpt);
    return FALSE;
  }
  if (guessed)
    tln_price_file_warn (table->file,
                         "no day above 12: read with the %s first, which gives weekdays in a row",
                         reading->order == TLN_DATE_ORDER_DAY_FIRST ? "day" : "month");
  return TRUE;
}

static void
weigh_column (const TlnPriceTable *table, TlnColumnRole role, TlnDecimalMarks *marks)
{
  if (table->map.at[role] == TLN_COLUMN_NONE)
    return;
  for (guint r = table->start; r < table->rows->len; r++)
    tln_price_marks_add (marks, cell_of (table, tln_price_table_row (table, r), role));
}

static char
find_mark (const TlnPriceTable *table, TlnColumnRole role, char otherwise)
{
  TlnDecimalMarks marks = { 0 };

  weigh_column (table, role, &marks);
  char mark = tln_price_marks_decide (&marks);
  return mark != '\0' ? mark : otherwise;
}

static void
settle_marks (Reading *reading)
{
  const TlnPriceTable *table = reading->table;
  TlnDecimalMarks marks = { 0 };

  for (guint role = TLN_COLUMN_OPEN; role <= TLN_COLUMN_CLOSE; role++)
    weigh_column (table, role, &marks);
  reading->price_mark = tln_price_marks_decide (&marks);
  if (reading->price_mark == '\0')
    reading->price_mark =
        marks.maybe_comma > 0 && marks.maybe_dot == 0 && table->delimiter == ';' ? ',' : '.';
  reading->volume_mark = find_mark (table, TLN_COLUMN_VOLUME, reading->price_mark);
  reading->amount_mark = find_mark (table, TLN_COLUMN_AMOUNT, reading->price_mark);
}

typedef enum {
  FOOTER_NONE,
  FOOTER_SOURCE, /* where the data are from: nothing to say about it */
  FOOTER_TOTAL,
} Footer;

static Footer
find_footer (const TlnCsvRow *row)
{
  static const char *const sources[] = { "数据来源", "来源", "注:", "注：", "Source", "Quelle" };
  static const char *const totals[] = { "合计", "总计", "平均", "Total", "total", "Summe", "Sum" };
  g_autofree char *line = g_strjoinv (" ", row->cells);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    if (strstr (line, sources[i]) != NULL)
      return FOOTER_SOURCE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++) {
    if (strstr (line, totals[i]) != NULL)
      return FOOTER_TOTAL;
  }
  return FOOTER_NONE;
}

static void
refuse_dateless (Reading *reading, const TlnCsvRow *row)
{
  TlnPriceFile *file = reading->table->file;

  switch (find_footer (row)) {
  case FOOTER_SOURCE:
    reading->footers++;
    break;
  case FOOTER_TOTAL:
    reading->footers++;
    tln_price_file_refuse (file, row->line, "a line of totals, left out");
    break;
  default:
    tln_price_file_refuse (file, row->line, "no date where one is expected");
    break;
  }
}

static gboolean
read_time (Reading *reading, const TlnCsvRow *row, gint64 *t)
{
  const TlnPriceTable *table = reading->table;
  TlnPriceDate date;
  int clock;

  if (!tln_price_date_parse (cell_of (table, row, TLN_COLUMN_DATE), &date)) {
    refuse_dateless (reading, row);
    return FALSE;
  }
  *t = tln_price_date_time (&date, reading->order);
  if (*t == G_MININT64) {
    tln_price_file_refuse (table->file, row->line, "no such day");
    return FALSE;
  }
  if (table->map.at[TLN_COLUMN_TIME] != TLN_COLUMN_NONE && date.clock < 0 &&
      tln_price_clock_parse (cell_of (table, row, TLN_COLUMN_TIME), &clock))
    *t += clock;
  return TRUE;
}

/* Fills the prices; a text that says what is wrong with them, or NULL. Caller frees. */
static char *
read_prices (const Reading *reading, const TlnCsvRow *row, TlnBar *bar)
{
  double *prices[] = { &bar->open, &bar->high, &bar->low, &bar->close };
  guint present = 0;

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++) {
    const char *cell = cell_of (reading->table, row, TLN_COLUMN_OPEN + i);
    TlnCellKind kind = tln_price_number_parse (cell, reading->price_mark, prices[i]);

    if (kind == TLN_CELL_TEXT) {
      g_autofree char *excerpt = tln_text_excerpt (cell, 40);
      return g_strdup_printf ("“%s” is not a price", excerpt);
    }
    present += kind == TLN_CELL_NUMBER;
  }
  if (present == 0)
    return g_strdup ("no prices");
  if (isnan (bar->close))
    return g_strdup ("no closing price");
  return NULL;
}

/* Zero stands for "none" in open, high and low where there was a close. */
static void
drop_zeros (TlnBar *bar)
{
  double *prices[] = { &bar->open, &bar->high, &bar->low };

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++) {
    if (*prices[i] == 0 && bar->close > 0)
      *prices[i] = (double) NAN;
  }
}

static const char *
check_prices (Reading *reading, TlnBar *bar, guint line)
{
  gboolean may_be_zero = reading->table->claims.adjustment == TLN_ADJUSTMENT_FORWARD;
  gboolean odd = bar->high < bar->low;

  if (bar->close == 0 && !may_be_zero)
    return "a closing price of zero";
  drop_zeros (bar);
  if (bar->high < bar->low && bar->high * CROSSED < bar->low)
    return "the high is below the low";
  if (bar->high < bar->low) {
    double low = bar->high;

    bar->high = bar->low;
    bar->low = low;
  }
  odd |= MAX (bar->open, bar->close) > bar->high + 1e-9 * fabs (bar->high) ||
         MIN (bar->open, bar->close) < bar->low - 1e-9 * fabs (bar->low);
  if (odd && reading->violations++ == 0)
    reading->first_violation = line;
  return NULL;
}

static void
read_quantities (const Reading *reading, const TlnCsvRow *row, TlnBar *bar)
{
  const TlnPriceTable *table = reading->table;

  tln_price_number_parse (cell_of (table, row, TLN_COLUMN_VOLUME), reading->volume_mark,
                          &bar->volume);
  tln_price_number_parse (cell_of (table, row, TLN_COLUMN_AMOUNT), reading->amount_mark,
                          &bar->amount);
  bar->volume = bar->volume >= 0 ? bar->volume * table->map.volume_scale : (double) NAN;
  bar->amount = bar->amount >= 0 ? bar->amount * table->map.amount_scale : (double) NAN;
}

static void
read_row (Reading *reading, TlnPriceTable *table, const TlnCsvRow *row, GArray *bars)
{
  TlnPriceRow result = { .line = row->line };

  if (!read_time (reading, row, &result.bar.t))
    return;
  g_autofree char *fault = read_prices (reading, row, &result.bar);
  const char *wrong = fault != NULL ? fault : check_prices (reading, &result.bar, row->line);
  if (wrong != NULL) {
    tln_price_file_refuse (reading->table->file, row->line, wrong);
    return;
  }
  read_quantities (reading, row, &result.bar);
  tln_price_corporate_read (table, row, result.bar.t, reading->price_mark);
  g_array_append_val (bars, result);
}

/* Code, name, exchange and adjustment of the first row; FALSE when a later row is of another
 * instrument. */
static gboolean
read_identity (TlnPriceTable *table, GError **error)
{
  const TlnCsvRow *first = tln_price_table_row (table, table->start);
  const char *code = cell_of (table, first, TLN_COLUMN_CODE);
  const char *name = cell_of (table, first, TLN_COLUMN_NAME);
  const char *exchange = cell_of (table, first, TLN_COLUMN_EXCHANGE);
  TlnAdjustment adjustment = tln_adjustment_find (cell_of (table, first, TLN_COLUMN_ADJUSTMENT));

  for (guint r = table->start + 1; r < table->rows->len && *code != '\0'; r++) {
    const TlnCsvRow *row = tln_price_table_row (table, r);
    const char *other = cell_of (table, row, TLN_COLUMN_CODE);

    if (*other == '\0' || strcmp (other, code) == 0 || find_footer (row) != FOOTER_NONE)
      continue;
    tln_price_refuse_several (code, other, error);
    return FALSE;
  }
  if (*code != '\0')
    tln_price_code_find (code, &table->file->code, &table->file->exchange);
  if (*name != '\0' && table->file->name == NULL)
    table->file->name = g_strdup (name);
  if (g_strcmp0 (exchange, "SSE") == 0 || g_strcmp0 (exchange, "SZSE") == 0 ||
      g_strcmp0 (exchange, "HKEX") == 0)
    g_set_str (&table->file->exchange, exchange);
  if (adjustment != TLN_ADJUSTMENT_UNKNOWN)
    table->claims.adjustment = adjustment;
  return TRUE;
}

static gboolean
mostly_refused (const Reading *reading, GError **error)
{
  const TlnPriceTable *table = reading->table;
  guint n = table->rows->len - table->start;
  guint refused = table->file->skipped;

  if (refused * 2 <= n + reading->footers)
    return FALSE;
  g_set_error (error, TLN_PRICE_ERROR, TLN_PRICE_ERROR_MALFORMED,
               "%u of %u rows cannot be read; %s", refused, n,
               (const char *) g_ptr_array_index (table->file->warnings,
                                                 table->file->warnings->len - MIN (refused, 20)));
  return TRUE;
}

gboolean
tln_price_table_read (TlnPriceTable *table, GArray *bars, GError **error)
{
  Reading reading = { .table = table };

  if (!read_identity (table, error) || !settle_order (&reading, error))
    return FALSE;
  settle_marks (&reading);
  tln_price_corporate_begin (table);
  for (guint r = table->start; r < table->rows->len; r++)
    read_row (&reading, table, tln_price_table_row (table, r), bars);
  if (mostly_refused (&reading, error))
    return FALSE;
  if (reading.violations > 0)
    tln_price_file_warn (
        table->file,
        "line %u: open, high, low and close contradict each other a little (%u such bars, "
        "kept)",
        reading.first_violation, reading.violations);
  return TRUE;
}
