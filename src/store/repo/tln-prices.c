/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices: batches of bars as they were imported, and the series they make together. */
#include "tln-corporate.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-past.h"
#include "tln-stmt.h"

#include <math.h>
#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)

static gboolean
add_bars (TlnDb *db, gint64 batch, const TlnSeries *series, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO price_bar (batch_id, t, open, high, low, close, volume, "
                        "amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

  for (guint i = 0; i < series->n; i++) {
    tln_stmt_bind_int (stmt, 1, batch);
    tln_stmt_bind_int (stmt, 2, series->t[i]);
    tln_stmt_bind_double (stmt, 3, series->open[i]);
    tln_stmt_bind_double (stmt, 4, series->high[i]);
    tln_stmt_bind_double (stmt, 5, series->low[i]);
    tln_stmt_bind_double (stmt, 6, series->close[i]);
    tln_stmt_bind_double (stmt, 7, series->volume[i]);
    tln_stmt_bind_double (stmt, 8, series->amount[i]);
    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

gint64
tln_prices_add (TlnDb *db,
                gint64 instrument,
                const TlnPriceBatch *batch,
                const TlnSeries *series,
                GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO price_batch (id, instrument_id, intraday, source, file_name, format, "
          "adjustment, volume_unit, imported_at, first, last, count) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  gint64 id = tln_id_new ();

  if (series->n == 0) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "there are no prices");
    return 0;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, instrument);
  tln_stmt_bind_int (stmt, 3, series->intraday ? 1 : 0);
  tln_stmt_bind_text (stmt, 4, batch->source != NULL ? batch->source : "file");
  tln_stmt_bind_text (stmt, 5, batch->file_name);
  tln_stmt_bind_text (stmt, 6, batch->format);
  tln_stmt_bind_text (stmt, 7, batch->adjustment != NULL ? batch->adjustment : "unknown");
  tln_stmt_bind_text (stmt, 8, batch->volume_unit != NULL ? batch->volume_unit : "unknown");
  tln_stmt_bind_int (stmt, 9, tln_id_time (id));
  tln_stmt_bind_int (stmt, 10, series->t[0]);
  tln_stmt_bind_int (stmt, 11, series->t[series->n - 1]);
  tln_stmt_bind_int (stmt, 12, series->n);
  return tln_stmt_run (stmt, error) && add_bars (db, id, series, error) ? id : 0;
}

static TlnBar
read_bar (TlnStmt *stmt)
{
  return (TlnBar) { tln_stmt_column_int (stmt, 0),    tln_stmt_column_double (stmt, 1),
                    tln_stmt_column_double (stmt, 2), tln_stmt_column_double (stmt, 3),
                    tln_stmt_column_double (stmt, 4), tln_stmt_column_double (stmt, 5),
                    tln_stmt_column_double (stmt, 6) };
}

/* Bars of newer batches come last, so they are the ones tln_series_new keeps. */
TlnSeries *
tln_prices_load (TlnDb *db, gint64 instrument, gboolean intraday, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT p.t, p.open, p.high, p.low, p.close, p.volume, p.amount FROM price_batch b "
          "CROSS JOIN price_bar p ON p.batch_id = b.id "
          "WHERE b.instrument_id = ?1 AND b.intraday = ?2 ORDER BY b.id, p.t");
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TlnBar));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, instrument);
  tln_stmt_bind_int (stmt, 2, intraday ? 1 : 0);
  while (tln_stmt_step (stmt, &local)) {
    TlnBar bar = read_bar (stmt);

    g_array_append_val (bars, bar);
  }
  if (local == NULL)
    return tln_series_new ((const TlnBar *) (gconstpointer) bars->data, bars->len);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

TlnPriceCaveat
tln_prices_caveat (const GPtrArray *batches)
{
  const TlnPriceBatch *newest = batches->len > 0 ? batches->pdata[0] : NULL;

  if (newest == NULL)
    return TLN_CAVEAT_NONE;
  if (strcmp (newest->source, "invented") == 0)
    return TLN_CAVEAT_INVENTED;
  if (strcmp (newest->adjustment, "raw") == 0)
    return TLN_CAVEAT_UNADJUSTED;
  return strcmp (newest->adjustment, "splits") == 0 ? TLN_CAVEAT_DIVIDENDS : TLN_CAVEAT_NONE;
}

/* Only its splits are taken out. */
static gboolean
has_dividends (const TlnPriceBatch *batch)
{
  return strcmp (batch->adjustment, "splits") == 0;
}

gboolean
tln_prices_adjusted (const GPtrArray *batches)
{
  const TlnPriceBatch *newest = batches->len > 0 ? batches->pdata[0] : NULL;

  return newest != NULL && (strcmp (newest->adjustment, "forward") == 0 ||
                            strcmp (newest->adjustment, "backward") == 0 || has_dividends (newest));
}

static void
keep_dividends (GArray *actions)
{
  for (guint i = actions->len; i-- > 0;)
    if (g_array_index (actions, TlnCorporateAction, i).kind != TLN_CORPORATE_DIVIDEND)
      g_array_remove_index (actions, i);
}

/* The actions prices of an instrument are to be adjusted by: none where they are already, and no
 * splits where those are. */
static GArray *
get_open_actions (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (db, instrument, error);

  if (batches == NULL)
    return NULL;
  if (tln_prices_adjusted (batches) && !has_dividends (batches->pdata[0]))
    return g_array_new (FALSE, FALSE, sizeof (TlnCorporateAction));
  GArray *actions = tln_corporate_get (db, instrument, error);
  if (actions != NULL && tln_prices_adjusted (batches))
    keep_dividends (actions);
  return actions;
}

TlnSeries *
tln_prices_put_on (TlnDb *db,
                   gint64 instrument,
                   TlnSeries *printed,
                   TlnPriceBasis basis,
                   GError **error)
{
  g_autoptr (GArray) actions = get_open_actions (db, instrument, error);

  if (actions == NULL)
    return NULL;
  return tln_series_adjust (printed, (const TlnCorporateAction *) (gconstpointer) actions->data,
                            actions->len, basis);
}

TlnSeries *
tln_prices_load_on (TlnDb *db, gint64 instrument, TlnPriceBasis basis, GError **error)
{
  g_autoptr (TlnSeries) series = tln_prices_load (db, instrument, FALSE, error);

  if (series != NULL && series->n == 0) {
    g_clear_pointer (&series, tln_series_unref);
    series = tln_prices_load (db, instrument, TRUE, error);
  }
  return series != NULL ? tln_prices_put_on (db, instrument, series, basis, error) : NULL;
}

gboolean
tln_prices_last_before (TlnDb *db, gint64 instrument, gint64 before, TlnBar *bar, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT p.t, p.open, p.high, p.low, p.close, p.volume, p.amount FROM (SELECT b.id, "
          "(SELECT max (t) FROM price_bar WHERE batch_id = b.id AND t < ?2 AND close > 0) AS t "
          "FROM price_batch b "
          "WHERE b.instrument_id = ?1 AND b.intraday = 0) m CROSS JOIN price_bar p "
          "ON p.batch_id = m.id AND p.t = m.t ORDER BY p.t DESC, m.id DESC LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, instrument);
  tln_stmt_bind_int (stmt, 2, before);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *bar = (TlnBar) { .t = G_MININT64, .close = (double) NAN };
  if (found)
    *bar = read_bar (stmt);
  return TRUE;
}

gboolean
tln_prices_get_factor (TlnDb *db,
                       gint64 instrument,
                       gint64 from,
                       gint64 to,
                       double *factor,
                       GError **error)
{
  g_autoptr (GArray) actions = get_open_actions (db, instrument, error);

  if (actions == NULL)
    return FALSE;
  const TlnCorporateAction *all = (const TlnCorporateAction *) (gconstpointer) actions->data;
  *factor = tln_split_factor (all, actions->len, from) / tln_split_factor (all, actions->len, to);
  return TRUE;
}

gboolean
tln_prices_get_move (TlnDb *db, gint64 instrument, TlnDay days, TlnPriceMove *move, GError **error)
{
  TlnDay past = tln_past_get_day (db);
  gint64 end = past != TLN_DAY_NONE ? ((gint64) past + 1) * DAY_SECONDS : G_MAXINT64;
  TlnBar last, first;
  double factor;

  *move = (TlnPriceMove) { .from = TLN_DAY_NONE, .to = TLN_DAY_NONE };
  if (!tln_prices_last_before (db, instrument, end, &last, error))
    return FALSE;
  if (last.t == G_MININT64)
    return TRUE;
  TlnDay to = (TlnDay) (last.t / DAY_SECONDS);
  if (!tln_prices_last_before (db, instrument, ((gint64) to - days + 1) * DAY_SECONDS, &first,
                               error))
    return FALSE;
  if (first.t == G_MININT64)
    return TRUE;
  if (!tln_prices_get_factor (db, instrument, first.t, last.t, &factor, error))
    return FALSE;
  *move = (TlnPriceMove) { (TlnDay) (first.t / DAY_SECONDS), to, first.close * factor, last.close };
  return TRUE;
}

static gpointer
read_batch (TlnStmt *stmt)
{
  TlnPriceBatch *batch = g_atomic_rc_box_new0 (TlnPriceBatch);

  batch->id = tln_stmt_column_int (stmt, 0);
  batch->instrument_id = tln_stmt_column_int (stmt, 1);
  batch->intraday = tln_stmt_column_int (stmt, 2) != 0;
  batch->source = tln_stmt_column_dup (stmt, 3);
  batch->file_name = tln_stmt_column_dup (stmt, 4);
  batch->format = tln_stmt_column_dup (stmt, 5);
  batch->adjustment = tln_stmt_column_dup (stmt, 6);
  batch->volume_unit = tln_stmt_column_dup (stmt, 7);
  batch->imported_at = tln_stmt_column_int (stmt, 8);
  batch->first = tln_stmt_column_int (stmt, 9);
  batch->last = tln_stmt_column_int (stmt, 10);
  batch->count = (guint) tln_stmt_column_int (stmt, 11);
  return batch;
}

GPtrArray *
tln_prices_get_batches (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT id, instrument_id, intraday, source, file_name, format, adjustment, volume_unit, "
          "imported_at, first, last, count FROM price_batch WHERE instrument_id = ?1 "
          "ORDER BY id DESC");

  tln_stmt_bind_int (stmt, 1, instrument);
  return tln_stmt_all (stmt, read_batch, (GDestroyNotify) (void (*) (void)) tln_price_batch_unref,
                       error);
}
