/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits by what is known of the prices: whether they are adjusted, and how far they may move. */
#include "tln-price-splits.h"

#include "tln-instruments.h"

#define DAY_SECONDS 86400

static gboolean
is_answered (const GArray *actions, gint64 t)
{
  for (guint i = 0; i < actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (actions, TlnCorporateAction, i);

    if (action->kind != TLN_CORPORATE_DIVIDEND && action->day == t / DAY_SECONDS)
      return TRUE;
  }
  return FALSE;
}

GArray *
tln_price_splits_find (const TlnSeries *series,
                       const GPtrArray *batches,
                       const GArray *actions,
                       const char *code,
                       const char *exchange)
{
  GArray *splits;

  /* Prices that are adjusted have no jumps left to be told of. */
  if (batches->len == 0 || tln_prices_adjusted (batches))
    return g_array_new (FALSE, FALSE, sizeof (TlnSplit));
  splits = tln_splits_find (series, tln_split_limit (code, exchange));
  for (guint i = splits->len; actions != NULL && i-- > 0;)
    if (is_answered (actions, g_array_index (splits, TlnSplit, i).t))
      g_array_remove_index (splits, i);
  return splits;
}
