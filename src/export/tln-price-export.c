/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices with what happened to the shares, row for row. */
#include "tln-price-export.h"

#include "tln-corporate.h"
#include "tln-csv.h"
#include "tln-instruments.h"

#include <string.h>

#define DAY_SECONDS 86400

static void
append_cell (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  tln_csv_append_number (csv, value);
}

/* Of a bar: cash for a share and new shares for an old one on its day, 0 for none, as prices are
 * read. Of minutes only the first of a day has them. */
static void
append_actions (GString *csv, const GArray *actions, const TlnSeries *series, guint i)
{
  TlnDay day = (TlnDay) (series->t[i] / DAY_SECONDS);
  TlnDay before = i > 0 ? (TlnDay) (series->t[i - 1] / DAY_SECONDS) : day - 1;
  double cash = 0;
  double ratio = 0;

  for (guint k = 0; before != day && k < actions->len; k++) {
    const TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, k);

    /* Of a day without prices: the next that has some. */
    if (action->day > day || action->day <= before)
      continue;
    if (action->kind == TLN_CORPORATE_DIVIDEND)
      cash += action->cash;
    else if (action->kind == TLN_CORPORATE_SPLIT)
      ratio = (ratio > 0 ? ratio : 1) * action->to / action->from;
  }
  append_cell (csv, cash);
  append_cell (csv, ratio);
}

static char *
make_csv (const TlnSeries *series, const GArray *actions, const char *adjustment)
{
  GString *csv = g_string_new ("Date,Open,High,Low,Close,Volume,Amount,Dividends,Stock Splits,"
                               "Adjustment\n");

  for (guint i = 0; i < series->n; i++) {
    const double values[] = { series->open[i],  series->high[i],   series->low[i],
                              series->close[i], series->volume[i], series->amount[i] };
    g_autofree char *time = tln_series_format_time (series, i);

    g_string_append (csv, time);
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      append_cell (csv, values[k]);
    append_actions (csv, actions, series, i);
    g_string_append_printf (csv, ",%s\n", adjustment);
  }
  return g_string_free_and_steal (csv);
}

/* What takes effect before or after all prices has no row to stand in. */
static guint
count_outside (const GArray *actions, const TlnSeries *series)
{
  guint n = 0;

  for (guint k = 0; k < actions->len; k++) {
    gint64 t = g_array_index (actions, TlnCorporateAction, k).day * (gint64) DAY_SECONDS;

    n += t <= series->t[0] - DAY_SECONDS || t > series->t[series->n - 1];
  }
  return n;
}

GBytes *
tln_price_csv (TlnDb *db, gint64 instrument, guint *n_outside, GError **error)
{
  g_autoptr (TlnSeries) series = tln_prices_load_on (db, instrument, TLN_BASIS_PRINTED, error);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GArray) actions = NULL;

  *n_outside = 0;
  if (series == NULL || series->n == 0)
    return NULL;
  batches = tln_prices_get_batches (db, instrument, error);
  actions = batches != NULL ? tln_corporate_get (db, instrument, error) : NULL;
  if (actions == NULL)
    return NULL;
  const TlnPriceBatch *newest = g_ptr_array_index (batches, 0);
  char *csv = make_csv (series, actions, newest->adjustment);

  *n_outside = count_outside (actions, series);
  return g_bytes_new_take (csv, strlen (csv));
}
