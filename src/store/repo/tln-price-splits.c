/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits by what is known of the prices: whether they are adjusted, and how far they may move. */
#include "tln-price-splits.h"

#include "tln-instruments.h"
#include "tln-stmt.h"

#include <string.h>

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

/* What a batch's prices are, so far as it moves them: of two that differ the levels do not fit. */
static guint
sort_of (const char *source, const char *adjustment)
{
  static const char *const moved[] = { "forward", "backward", "splits" };
  guint sort = strcmp (source, "invented") == 0 ? 4 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    if (strcmp (adjustment, moved[i]) == 0)
      return sort + 1 + i;
  return sort;
}

static gboolean
are_mixed (const GPtrArray *batches)
{
  for (guint i = 1; i < batches->len; i++) {
    const TlnPriceBatch *one = batches->pdata[i - 1];
    const TlnPriceBatch *two = batches->pdata[i];

    if (sort_of (one->source, one->adjustment) != sort_of (two->source, two->adjustment))
      return TRUE;
  }
  return FALSE;
}

/* The series is of days where there are any; see tln_prices_load_on. */
static gboolean
is_of_minutes (const GPtrArray *batches)
{
  for (guint i = 0; i < batches->len; i++)
    if (!((const TlnPriceBatch *) batches->pdata[i])->intraday)
      return FALSE;
  return TRUE;
}

/* Of the last bar before a time, as it is shown: the newest batch wins. */
static gboolean
read_sort (TlnDb *db, const GPtrArray *batches, gint64 before, guint *sort, GError **error)
{
  const TlnPriceBatch *newest = batches->pdata[0];
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT b.source, b.adjustment, (SELECT max (p.t) FROM price_bar p "
                        "WHERE p.batch_id = b.id AND p.t < ?3) AS at FROM price_batch b "
                        "WHERE b.instrument_id = ?1 AND b.intraday = ?2 AND at IS NOT NULL "
                        "ORDER BY at DESC, b.id DESC LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, newest->instrument_id);
  tln_stmt_bind_int (stmt, 2, is_of_minutes (batches) ? 1 : 0);
  tln_stmt_bind_int (stmt, 3, before);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found)
    *sort = sort_of (tln_stmt_column_text (stmt, 0), tln_stmt_column_text (stmt, 1));
  return TRUE;
}

static gboolean
drop_seams (TlnDb *db, const GPtrArray *batches, GArray *splits, GError **error)
{
  for (guint i = splits->len; i-- > 0;) {
    gint64 t = g_array_index (splits, TlnSplit, i).t;
    guint before = 0;
    guint after = 0;

    if (!read_sort (db, batches, t - t % DAY_SECONDS, &before, error) ||
        !read_sort (db, batches, t + 1, &after, error))
      return FALSE;
    if (before != after)
      g_array_remove_index (splits, i);
  }
  return TRUE;
}

GArray *
tln_price_splits_find (TlnDb *db,
                       const TlnSeries *series,
                       const GPtrArray *batches,
                       const GArray *actions,
                       double limit,
                       GError **error)
{
  g_autoptr (GArray) splits = NULL;

  /* Prices that are adjusted have no jumps left to be told of. */
  if (batches->len == 0 || tln_prices_adjusted (batches))
    return g_array_new (FALSE, FALSE, sizeof (TlnSplit));
  splits = tln_splits_find (series, limit);
  for (guint i = splits->len; i-- > 0;)
    if (is_answered (actions, g_array_index (splits, TlnSplit, i).t))
      g_array_remove_index (splits, i);
  if (are_mixed (batches) && !drop_seams (db, batches, splits, error))
    return NULL;
  return g_steal_pointer (&splits);
}
