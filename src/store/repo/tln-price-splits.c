/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits by what is known of the prices: whether they are adjusted, and how far they may move. */
#include "tln-price-splits.h"

GArray *
tln_price_splits_find (const TlnSeries *series,
                       const GPtrArray *batches,
                       const char *code,
                       const char *exchange)
{
  const TlnPriceBatch *newest = batches->len > 0 ? batches->pdata[0] : NULL;

  /* Prices that are adjusted have no jumps left to be told of. */
  if (newest == NULL || g_strcmp0 (newest->adjustment, "forward") == 0 ||
      g_strcmp0 (newest->adjustment, "backward") == 0)
    return g_array_new (FALSE, FALSE, sizeof (TlnSplit));
  return tln_splits_find (series, tln_split_limit (code, exchange));
}
