/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of forecast and forecast_update: made, changed, resolved, read. Scores are made of the
 * records, in tln-forecast-tally.c. */
#include "tln-forecast-rows.h"

#include "tln-error.h"
#include "tln-forecast-score.h"
#include "tln-id.h"
#include "tln-proof.h"
#include "tln-text.h"

#include <math.h>

static gboolean
refuse (TlnForecastError code, const char *message, GError **error)
{
  g_set_error_literal (error, TLN_FORECAST_ERROR, (int) code, message);
  return FALSE;
}

/* Checks. */

/* made: the day it was made. */
static gboolean
is_sound (const TlnForecastDraft *draft, TlnDay made, GError **error)
{
  g_autofree char *words = tln_text_squeeze (draft->proposition != NULL ? draft->proposition : "");

  if (*words == '\0')
    return refuse (TLN_FORECAST_ERROR_EMPTY, "a forecast needs words", error);
  if (draft->due != TLN_DAY_NONE && draft->due < made)
    return refuse (TLN_FORECAST_ERROR_DUE_PAST, "due before it was made", error);
  if (draft->low > draft->high)
    return refuse (TLN_FORECAST_ERROR_BOUNDS, "the lower bound is above the upper one", error);
  if (draft->source_percent < -1 || draft->source_percent > 100)
    return refuse (TLN_FORECAST_ERROR_PROBABILITY, "a probability is from 0 to 100", error);
  return TRUE;
}

/* What changes of a forecast ask of it first. */
typedef struct {
  TlnOutcome outcome;
  TlnDay made;
  gboolean dated;
} Standing;

/* GONE when it is not there. */
static gboolean
read_standing (TlnDb *db, gint64 id, Standing *standing, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT outcome, created_at, due IS NOT NULL FROM forecast WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return refuse (TLN_FORECAST_ERROR_GONE, "the forecast is not there", error);
  /* The table lets in no other names. */
  tln_outcome_from_name (tln_stmt_column_text (stmt, 0), &standing->outcome);
  standing->made = tln_day_from_time (tln_stmt_column_int (stmt, 1));
  standing->dated = tln_stmt_column_int (stmt, 2) != 0;
  return TRUE;
}

static gboolean
is_open (TlnDb *db, gint64 id, Standing *standing, GError **error)
{
  if (!read_standing (db, id, standing, error))
    return FALSE;
  return standing->outcome == TLN_OUTCOME_OPEN ||
         refuse (TLN_FORECAST_ERROR_DECIDED, "the forecast is resolved", error);
}

/* Writing. */

static void
bind_words (TlnStmt *stmt, int i, const char *words)
{
  g_autofree char *clean = tln_text_squeeze (words != NULL ? words : "");

  tln_stmt_bind_text (stmt, i, *clean != '\0' ? clean : NULL);
}

static void
bind_draft (TlnStmt *stmt, gint64 id, const TlnForecastDraft *draft)
{
  g_autofree char *rule = g_strstrip (g_strdup (draft->rule != NULL ? draft->rule : ""));

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_id (stmt, 2, draft->thesis);
  tln_stmt_bind_id (stmt, 3, draft->claim);
  bind_words (stmt, 4, draft->proposition);
  bind_words (stmt, 5, draft->who);
  bind_words (stmt, 6, draft->relayed_by);
  bind_words (stmt, 7, draft->metric);
  tln_stmt_bind_double (stmt, 8, draft->value);
  tln_stmt_bind_double (stmt, 9, draft->low);
  tln_stmt_bind_double (stmt, 10, draft->high);
  bind_words (stmt, 11, draft->unit);
  tln_stmt_bind_double (stmt, 12, draft->multiple);
  bind_words (stmt, 13, draft->horizon);
  if (draft->due != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, 14, draft->due);
  tln_stmt_bind_text (stmt, 15, rule);
  if (draft->source_percent >= 0)
    tln_stmt_bind_int (stmt, 16, draft->source_percent);
}

static gboolean
add_update (TlnDb *db, gint64 forecast, int percent, const char *reason, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO forecast_update (id, forecast_id, percent, time, reason) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)");
  g_autofree char *words = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  gint64 id = tln_id_new ();

  if (!tln_score_on_grid (percent))
    return refuse (TLN_FORECAST_ERROR_PROBABILITY, "a probability is a multiple of 5", error);
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, forecast);
  tln_stmt_bind_int (stmt, 3, percent);
  tln_stmt_bind_int (stmt, 4, tln_id_time (id));
  tln_stmt_bind_text (stmt, 5, words);
  return tln_stmt_run (stmt, error);
}

gint64
tln_forecasts_add (TlnDb *db, const TlnForecastDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO forecast (id, thesis_id, claim_id, proposition, who, relayed_by, metric, "
          "value, low, high, unit, multiple, horizon, due, rule, source_percent, created_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  gint64 id = tln_id_new ();

  if (!is_sound (draft, tln_day_from_time (tln_id_time (id)), error))
    return 0;
  bind_draft (stmt, id, draft);
  tln_stmt_bind_int (stmt, 17, tln_id_time (id));
  if (!tln_stmt_run (stmt, error))
    return 0;
  return draft->percent == -1 || add_update (db, id, draft->percent, NULL, error) ? id : 0;
}

gboolean
tln_forecasts_edit (TlnDb *db, gint64 id, const TlnForecastDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE forecast SET thesis_id = ?2, claim_id = ?3, proposition = ?4, who = ?5, "
          "relayed_by = ?6, metric = ?7, value = ?8, low = ?9, high = ?10, unit = ?11, "
          "multiple = ?12, horizon = ?13, due = ?14, rule = ?15, source_percent = ?16 "
          "WHERE id = ?1");
  Standing standing = { 0 };

  if (!is_open (db, id, &standing, error) || !is_sound (draft, standing.made, error))
    return FALSE;
  bind_draft (stmt, id, draft);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_forecasts_update (TlnDb *db, gint64 id, int percent, const char *reason, GError **error)
{
  Standing standing = { 0 };

  return is_open (db, id, &standing, error) && add_update (db, id, percent, reason, error);
}

static gboolean
write_outcome (TlnDb *db, gint64 id, const TlnResolution *resolution, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE forecast SET outcome = ?2, actual = ?3, resolved_at = ?4, note = ?5, "
          "proof_claim_id = ?6, proof_instrument_id = ?7, proof_day = ?8, proof_value = ?9 "
          "WHERE id = ?1");
  g_autofree char *note = g_strstrip (g_strdup (resolution->note != NULL ? resolution->note : ""));

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, tln_outcome_name (resolution->outcome));
  tln_stmt_bind_double (stmt, 3, resolution->actual);
  if (resolution->outcome != TLN_OUTCOME_OPEN)
    tln_stmt_bind_int (stmt, 4, tln_id_time (tln_id_new ()));
  tln_stmt_bind_text (stmt, 5, note);
  tln_proof_bind (stmt, 6, &resolution->proof);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_forecasts_resolve (TlnDb *db, gint64 id, const TlnResolution *resolution, GError **error)
{
  TlnResolution own = *resolution;
  Standing standing = { 0 };
  gboolean proved = own.proof.claim != 0 || own.proof.instrument != 0;

  g_return_val_if_fail (own.outcome != TLN_OUTCOME_OPEN, FALSE);

  if (!is_open (db, id, &standing, error))
    return FALSE;
  if (own.outcome != TLN_OUTCOME_VOID && !standing.dated)
    return refuse (TLN_FORECAST_ERROR_UNDATED, "it says no day by which it is decided", error);
  if ((own.outcome != TLN_OUTCOME_VOID || proved) && !tln_proof_check (db, &own.proof, error))
    return FALSE;
  return write_outcome (db, id, &own, error);
}

gboolean
tln_forecasts_reopen (TlnDb *db, gint64 id, GError **error)
{
  const TlnResolution open = { .actual = (double) NAN, .proof = TLN_PROOF_NONE };
  Standing standing = { 0 };

  return read_standing (db, id, &standing, error) && write_outcome (db, id, &open, error);
}

gboolean
tln_forecasts_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM forecast WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

/* Reading. */

#define SELECT \
  "SELECT f.id, f.thesis_id, f.claim_id, f.proposition, f.who, f.relayed_by, f.metric, f.value, " \
  "f.low, f.high, f.unit, f.multiple, f.horizon, f.due, f.rule, f.source_percent, f.outcome, " \
  "f.actual, f.resolved_at, f.note, f.created_at, t.title, " TLN_PROOF_WORDS ( \
      "f") ", " TLN_PROOF_COLUMNS ("f") " FROM forecast f LEFT JOIN thesis t ON t.id = " \
                                        "f.thesis_id "
#define PROOF_COLUMN 23

static void
read_numbers (TlnStmt *stmt, TlnForecast *forecast)
{
  forecast->value = tln_stmt_column_double (stmt, 7);
  forecast->low = tln_stmt_column_double (stmt, 8);
  forecast->high = tln_stmt_column_double (stmt, 9);
  forecast->unit = tln_stmt_column_dup (stmt, 10);
  forecast->multiple = tln_stmt_column_double (stmt, 11);
  forecast->due =
      tln_stmt_column_null (stmt, 13) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, 13);
  forecast->source_percent =
      tln_stmt_column_null (stmt, 15) ? -1 : (int) tln_stmt_column_int (stmt, 15);
  forecast->actual = tln_stmt_column_double (stmt, 17);
}

static gpointer
read_forecast (TlnStmt *stmt)
{
  TlnForecast *forecast = g_atomic_rc_box_new0 (TlnForecast);

  forecast->id = tln_stmt_column_int (stmt, 0);
  forecast->thesis_id = tln_stmt_column_int (stmt, 1);
  forecast->claim_id = tln_stmt_column_int (stmt, 2);
  forecast->proposition = tln_stmt_column_dup (stmt, 3);
  forecast->who = tln_stmt_column_dup (stmt, 4);
  forecast->relayed_by = tln_stmt_column_dup (stmt, 5);
  forecast->metric = tln_stmt_column_dup (stmt, 6);
  read_numbers (stmt, forecast);
  forecast->horizon = tln_stmt_column_dup (stmt, 12);
  forecast->rule = tln_stmt_column_dup (stmt, 14);
  tln_outcome_from_name (tln_stmt_column_text (stmt, 16), &forecast->outcome);
  forecast->resolved_at = tln_stmt_column_int (stmt, 18);
  forecast->note = tln_stmt_column_dup (stmt, 19);
  forecast->created_at = tln_stmt_column_int (stmt, 20);
  forecast->thesis_title = tln_stmt_column_dup (stmt, 21);
  forecast->proof_words = tln_stmt_column_dup (stmt, 22);
  tln_proof_read (stmt, PROOF_COLUMN, &forecast->proof);
  forecast->updates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_forecast_update_unref);
  return forecast;
}

static gpointer
read_update (TlnStmt *stmt)
{
  TlnForecastUpdate *update = g_atomic_rc_box_new0 (TlnForecastUpdate);

  update->id = tln_stmt_column_int (stmt, 0);
  update->percent = (int) tln_stmt_column_int (stmt, 1);
  update->time = tln_stmt_column_int (stmt, 2);
  update->reason = tln_stmt_column_dup (stmt, 3);
  return update;
}

#define UPDATES "SELECT id, percent, time, reason, forecast_id FROM forecast_update "

static gboolean
load_updates (TlnDb *db, TlnForecast *forecast, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, UPDATES "WHERE forecast_id = ?1 ORDER BY time, id");
  GPtrArray *updates;

  tln_stmt_bind_int (stmt, 1, forecast->id);
  updates = tln_stmt_all (stmt, read_update,
                          (GDestroyNotify) (void (*) (void)) tln_forecast_update_unref, error);
  if (updates == NULL)
    return FALSE;
  g_ptr_array_unref (forecast->updates);
  forecast->updates = updates;
  return TRUE;
}

/* Those of all forecasts of the library in one go. */
static gboolean
load_all_updates (TlnDb *db, const GPtrArray *forecasts, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, UPDATES "ORDER BY forecast_id, time, id");
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < forecasts->len; i++) {
    TlnForecast *forecast = g_ptr_array_index (forecasts, i);

    g_hash_table_insert (by_id, &forecast->id, forecast);
  }
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 4);
    TlnForecast *forecast = g_hash_table_lookup (by_id, &id);

    if (forecast != NULL)
      g_ptr_array_add (forecast->updates, read_update (stmt));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

TlnForecast *
tln_forecasts_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SELECT "WHERE f.id = ?1");
  g_autoptr (TlnForecast) forecast = NULL;

  tln_stmt_bind_int (stmt, 1, id);
  forecast = tln_stmt_one (stmt, read_forecast, error);
  if (forecast == NULL || !load_updates (db, forecast, error))
    return NULL;
  return g_steal_pointer (&forecast);
}

static GPtrArray *
read_all (TlnDb *db, TlnStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) all = tln_stmt_all (
      stmt, read_forecast, (GDestroyNotify) (void (*) (void)) tln_forecast_unref, error);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (!load_updates (db, all->pdata[i], error))
      return NULL;
  return g_steal_pointer (&all);
}

static GPtrArray *
get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SELECT "ORDER BY f.due IS NULL, f.due, f.id");
  g_autoptr (GPtrArray) all = tln_stmt_all (
      stmt, read_forecast, (GDestroyNotify) (void (*) (void)) tln_forecast_unref, error);

  return all != NULL && load_all_updates (db, all, error) ? g_steal_pointer (&all) : NULL;
}

GPtrArray *
tln_forecasts_get_all (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnStmt) stmt = NULL;

  if (thesis == 0)
    return get_all (db, error);
  stmt = tln_stmt_new (db, SELECT "WHERE f.thesis_id = ?1 ORDER BY f.due IS NULL, f.due, f.id");
  tln_stmt_bind_int (stmt, 1, thesis);
  return read_all (db, stmt, error);
}

GPtrArray *
tln_forecasts_get_due (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, SELECT "WHERE f.outcome IS NULL AND f.due <= ?1 ORDER BY f.due, f.id");

  tln_stmt_bind_int (stmt, 1, day);
  return read_all (db, stmt, error);
}
