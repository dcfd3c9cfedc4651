/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A split is a number of new shares for an old one, a dividend is cash for a share; both on the day
 * they take effect (yfinance, and what is written after it). */
#include "tln-price-corporate.h"

#include "tln-text.h"

#include <math.h>
#include <stdlib.h>

#define DAY_SECONDS 86400
#define RATIO_MOST 1000.0

void
tln_price_corporate_begin (TlnPriceTable *table)
{
  const guint *at = table->map.at;

  if (at[TLN_COLUMN_DIVIDEND] != TLN_COLUMN_NONE || at[TLN_COLUMN_SPLIT] != TLN_COLUMN_NONE)
    table->file->actions = g_array_new (FALSE, FALSE, sizeof (TlnCorporateAction));
}

/* The number in a column; 0 for none and for what is no number. */
static double
read_number (TlnPriceTable *table, const TlnCsvRow *row, TlnColumnRole role, char mark)
{
  guint column = table->map.at[role];
  const char *cell = column < row->n_cells ? row->cells[column] : "";
  double value = 0;
  TlnCellKind kind = tln_price_number_parse (cell, mark, &value);

  if (kind == TLN_CELL_NUMBER && value >= 0 && isfinite (value))
    return value;
  if (kind != TLN_CELL_NUMBER && kind != TLN_CELL_TEXT)
    return 0;
  g_autofree char *excerpt = tln_text_excerpt (cell, 40);
  tln_price_file_warn (table->file, "line %u: “%s” is no %s", row->line, excerpt,
                       role == TLN_COLUMN_SPLIT ? "split" : "dividend");
  return 0;
}

void
tln_price_corporate_read (TlnPriceTable *table, const TlnCsvRow *row, gint64 t, char mark)
{
  GArray *actions = table->file->actions;
  TlnDay day = (TlnDay) (t / DAY_SECONDS);

  if (actions == NULL)
    return;
  double cash = read_number (table, row, TLN_COLUMN_DIVIDEND, mark);
  double ratio = read_number (table, row, TLN_COLUMN_SPLIT, mark);
  if (cash > 0) {
    TlnCorporateAction dividend = { .kind = TLN_CORPORATE_DIVIDEND, .day = day, .cash = cash };

    g_array_append_val (actions, dividend);
  }
  if (ratio > 0 && ratio != 1 && ratio <= RATIO_MOST && ratio >= 1 / RATIO_MOST) {
    TlnCorporateAction split = { .kind = TLN_CORPORATE_SPLIT,
                                 .day = day,
                                 .from = ratio < 1 ? 1 / ratio : 1,
                                 .to = ratio < 1 ? 1 : ratio };

    g_array_append_val (actions, split);
  } else if (ratio > 0 && ratio != 1) {
    tln_price_file_warn (table->file, "line %u: %g is no split", row->line, ratio);
  }
}

/* By day, then kind; of equal ones the order of the file is kept, which a merge sort does. */
static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const TlnCorporateAction *one = a;
  const TlnCorporateAction *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return (one->kind > two->kind) - (one->kind < two->kind);
}

static void
sort (GArray *actions)
{
  guint kept = 0;

  g_array_sort (actions, compare_actions);
  for (guint i = 0; i < actions->len; i++) {
    TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, i);

    if (kept > 0 &&
        compare_actions (action, &g_array_index (actions, TlnCorporateAction, kept - 1)) == 0)
      kept--;
    g_array_index (actions, TlnCorporateAction, kept++) = *action;
  }
  g_array_set_size (actions, kept);
}

typedef enum {
  JUMP_NOT_THERE, /* no bars on both sides */
  JUMP_PRINTED,
  JUMP_TAKEN_OUT
} Jump;

/* Which of the two the first price on the day is nearer to. */
static Jump
find_jump (const TlnBar *bars, guint n, const TlnCorporateAction *split)
{
  guint at = 0;

  while (at < n && bars[at].t < split->day * (gint64) DAY_SECONDS)
    at++;
  if (at == 0 || at >= n)
    return JUMP_NOT_THERE;
  double open = isnan (bars[at].open) ? bars[at].close : bars[at].open;
  double moved = log (open / bars[at - 1].close);
  double printed = fabs (moved - log (split->from / split->to));
  if (!isfinite (printed))
    return JUMP_NOT_THERE;
  return printed < fabs (moved) ? JUMP_PRINTED : JUMP_TAKEN_OUT;
}

TlnAdjustment
tln_price_corporate_weigh (TlnPriceFile *file, const TlnBar *bars, guint n, gboolean told)
{
  guint counts[3] = { 0 };

  if (file->actions == NULL)
    return TLN_ADJUSTMENT_UNKNOWN;
  sort (file->actions);
  for (guint i = 0; i < file->actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (file->actions, TlnCorporateAction, i);

    if (action->kind == TLN_CORPORATE_SPLIT)
      counts[find_jump (bars, n, action)]++;
  }
  if (counts[JUMP_PRINTED] > 0 && counts[JUMP_TAKEN_OUT] > 0)
    tln_price_file_warn (file, "some of the splits are taken out of the prices, some are not");
  else if (counts[JUMP_PRINTED] > 0)
    return TLN_ADJUSTMENT_RAW;
  else if (counts[JUMP_TAKEN_OUT] > 0)
    return told ? TLN_ADJUSTMENT_SPLITS : TLN_ADJUSTMENT_FORWARD;
  else if (!told && file->actions->len > 0)
    return TLN_ADJUSTMENT_FORWARD;
  return TLN_ADJUSTMENT_UNKNOWN;
}
