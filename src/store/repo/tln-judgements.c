/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Convictions and states of theses: changed with a reason, and looked back on. */
#include "tln-judgements.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-theses.h"

#include <string.h>

static const char *const statuses[] = { "draft",           "open",   "confirmed", "refuted",
                                        "refuted_for_now", "closed", NULL };

const char *const *
tln_thesis_statuses (void)
{
  return statuses;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, message);
  return FALSE;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && strspn (text, " \t\n") < strlen (text);
}

static gboolean
check (const TlnThesis *thesis, const TlnJudgementDraft *draft, GError **error)
{
  gboolean other = draft->conviction != TLN_CONVICTION_KEEP && thesis->conviction >= 0 &&
                   draft->conviction != thesis->conviction;

  if (draft->status != NULL && !g_strv_contains (statuses, draft->status))
    return fail (error, "no such status of a thesis");
  if (g_strcmp0 (draft->status, "refuted_for_now") == 0 && draft->recheck == TLN_DAY_NONE)
    return fail (error, "refuted for now needs a day to look at it again");
  if (draft->conviction < TLN_CONVICTION_KEEP || draft->conviction > 100)
    return fail (error, "a conviction is 0 to 100");
  if (other && !has_text (draft->reason))
    return fail (error, "another conviction needs a reason");
  return TRUE;
}

static gboolean
write_values (TlnDb *db, const TlnThesis *thesis, const TlnJudgementDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE thesis SET status = ?2, recheck = ?3, conviction = ?4 WHERE id = ?1");
  const char *status = draft->status != NULL ? draft->status : thesis->status;
  TlnDay recheck = draft->status != NULL ? draft->recheck : thesis->recheck;
  int conviction =
      draft->conviction != TLN_CONVICTION_KEEP ? draft->conviction : thesis->conviction;

  tln_stmt_bind_int (stmt, 1, thesis->id);
  tln_stmt_bind_text (stmt, 2, status);
  if (strcmp (status, "refuted_for_now") == 0 && recheck != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, 3, recheck);
  if (conviction >= 0)
    tln_stmt_bind_int (stmt, 4, conviction);
  return tln_stmt_run (stmt, error);
}

static gboolean
write_reason (TlnDb *db, gint64 thesis, const TlnJudgementDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO judgement (id, thesis_id, reason, against_claim_id, doubt, created_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  g_autofree char *reason = g_strstrip (g_strdup (draft->reason != NULL ? draft->reason : ""));
  gint64 id = tln_id_new ();

  if (*reason == '\0' && draft->doubt == NULL)
    return TRUE;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, thesis);
  tln_stmt_bind_text (stmt, 3, reason);
  tln_stmt_bind_id (stmt, 4, draft->against);
  tln_stmt_bind_text (stmt, 5, draft->doubt);
  tln_stmt_bind_int (stmt, 6, tln_id_time (id));
  return tln_stmt_run (stmt, error);
}

gboolean
tln_theses_judge (TlnDb *db, gint64 id, const TlnJudgementDraft *draft, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, id, &local);

  if (thesis == NULL && local == NULL)
    return fail (error, "no such thesis");
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return check (thesis, draft, error) && write_values (db, thesis, draft, error) &&
         write_reason (db, id, draft, error);
}

static void
clear_conviction (gpointer data)
{
  TlnConviction *conviction = data;

  g_free (conviction->reason);
  g_free (conviction->doubt);
}

/* A row of the log that is damaged is passed over: it cannot be known what it changed. */
#define OLD_VALUE "iif (json_valid (c.old), c.old ->> 'conviction', NULL)"
#define NEW_VALUE "iif (json_valid (c.new), c.new ->> 'conviction', NULL)"

GArray *
tln_theses_get_convictions (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (GArray) history = g_array_new (FALSE, FALSE, sizeof (TlnConviction));
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT a.time, coalesce (" NEW_VALUE ", -1), w.reason, w.doubt "
          "FROM change c JOIN act a ON a.id = c.act_id LEFT JOIN (SELECT d.act_id, j.reason, "
          "j.doubt FROM judgement j CROSS JOIN change d ON d.row_id = j.id AND d.old IS NULL "
          "WHERE j.thesis_id = ?1) w ON w.act_id = c.act_id "
          "WHERE c.row_id = ?1 AND c.table_name = 'thesis' AND a.state = 'done' "
          "AND json_valid (c.new) AND (c.old IS NULL OR json_valid (c.old)) "
          "AND " OLD_VALUE " IS NOT " NEW_VALUE " ORDER BY c.id");

  g_array_set_clear_func (history, clear_conviction);
  tln_stmt_bind_int (stmt, 1, thesis);
  while (tln_stmt_step (stmt, &local)) {
    TlnConviction conviction = { tln_stmt_column_int (stmt, 0), (int) tln_stmt_column_int (stmt, 1),
                                 tln_stmt_column_dup (stmt, 2), tln_stmt_column_dup (stmt, 3) };
    g_array_append_val (history, conviction);
  }
  if (local == NULL)
    return g_steal_pointer (&history);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
