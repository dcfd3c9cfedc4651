/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of splits and dividends. */
#include "tln-corporate.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

#include <math.h>
#include <string.h>

#define RATIO_MOST 1000

static const char *const keys[] = { "split", "dividend", "none" };

const char *
tln_corporate_kind_key (TlnCorporateKind kind)
{
  return keys[kind];
}

gboolean
tln_corporate_kind_from_key (const char *key, TlnCorporateKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (strcmp (key, keys[i]) == 0) {
      *kind = (TlnCorporateKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* What is wrong with it, or NULL. */
static const char *
find_fault (const TlnCorporateAction *action)
{
  double ratio = action->to / action->from;

  if (action->day == TLN_DAY_NONE)
    return "a split or dividend has a day";
  if (action->kind == TLN_CORPORATE_SPLIT &&
      !(action->from > 0 && action->to > 0 && ratio <= RATIO_MOST && ratio >= 1.0 / RATIO_MOST &&
        action->from != action->to))
    return "a split is of some shares to another number of shares, 1 to 1000 at most";
  if (action->kind == TLN_CORPORATE_DIVIDEND && !(action->cash > 0 && isfinite (action->cash)))
    return "a dividend is more than nothing";
  return NULL;
}

static gboolean
check (TlnDb *db, gint64 instrument, const TlnCorporateAction *action, GError **error)
{
  const char *fault = find_fault (action);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT 1 FROM corporate_action WHERE day = ?2 AND "
                                               "instrument_id = ?1 AND kind = ?3 AND id <> ?4");
  gboolean there = FALSE;

  tln_stmt_bind_int (stmt, 1, instrument);
  tln_stmt_bind_int (stmt, 2, action->day);
  tln_stmt_bind_text (stmt, 3, tln_corporate_kind_key (action->kind));
  tln_stmt_bind_int (stmt, 4, action->id);
  if (fault == NULL && !tln_stmt_first (stmt, &there, error))
    return FALSE;
  if (there)
    fault = "there is one on that day already";
  if (fault != NULL)
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, fault);
  return fault == NULL;
}

gint64
tln_corporate_set (TlnDb *db, gint64 instrument, const TlnCorporateAction *action, GError **error)
{
  gboolean split = action->kind == TLN_CORPORATE_SPLIT;
  gint64 id = action->id != 0 ? action->id : tln_id_new ();
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO corporate_action (id, instrument_id, kind, day, old_shares, new_shares, "
          "cash, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE "
          "SET kind = excluded.kind, day = excluded.day, old_shares = excluded.old_shares, "
          "new_shares = excluded.new_shares, cash = excluded.cash");

  if (!check (db, instrument, action, error))
    return 0;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, instrument);
  tln_stmt_bind_text (stmt, 3, tln_corporate_kind_key (action->kind));
  tln_stmt_bind_int (stmt, 4, action->day);
  if (split) {
    tln_stmt_bind_double (stmt, 5, action->from);
    tln_stmt_bind_double (stmt, 6, action->to);
  }
  if (action->kind == TLN_CORPORATE_DIVIDEND)
    tln_stmt_bind_double (stmt, 7, action->cash);
  tln_stmt_bind_int (stmt, 8, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gboolean
is_answered (const GArray *known, const TlnCorporateAction *action)
{
  for (guint i = 0; i < known->len; i++) {
    const TlnCorporateAction *one = &g_array_index (known, TlnCorporateAction, i);

    if (one->day == action->day &&
        (one->kind == action->kind ||
         (one->kind == TLN_CORPORATE_NONE && action->kind == TLN_CORPORATE_SPLIT)))
      return TRUE;
  }
  return FALSE;
}

gboolean
tln_corporate_add_new (TlnDb *db,
                       gint64 instrument,
                       const GArray *actions,
                       guint *n_added,
                       GError **error)
{
  g_autoptr (GArray) known = tln_corporate_get (db, instrument, error);

  *n_added = 0;
  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++) {
    TlnCorporateAction action = g_array_index (actions, TlnCorporateAction, i);

    action.id = 0;
    if (is_answered (known, &action) || find_fault (&action) != NULL)
      continue;
    if (tln_corporate_set (db, instrument, &action, error) == 0)
      return FALSE;
    g_array_append_val (known, action);
    ++*n_added;
  }
  return TRUE;
}

gboolean
tln_corporate_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM corporate_action WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

/* What a kind does not have is 0. */
static double
or_zero (double value)
{
  return isnan (value) ? 0 : value;
}

GArray *
tln_corporate_get (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (GArray) actions = g_array_new (FALSE, FALSE, sizeof (TlnCorporateAction));
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, kind, day, old_shares, new_shares, cash FROM corporate_action "
                        "WHERE instrument_id = ?1 ORDER BY day, id");

  tln_stmt_bind_int (stmt, 1, instrument);
  while (tln_stmt_step (stmt, &local)) {
    TlnCorporateAction action = { .id = tln_stmt_column_int (stmt, 0),
                                  .day = (TlnDay) tln_stmt_column_int (stmt, 2),
                                  .from = or_zero (tln_stmt_column_double (stmt, 3)),
                                  .to = or_zero (tln_stmt_column_double (stmt, 4)),
                                  .cash = or_zero (tln_stmt_column_double (stmt, 5)) };

    /* Of a kind that a newer version knows: it is not in the way. */
    if (tln_corporate_kind_from_key (tln_stmt_column_text (stmt, 1), &action.kind))
      g_array_append_val (actions, action);
  }
  if (local == NULL)
    return g_steal_pointer (&actions);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
