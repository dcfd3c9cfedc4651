/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions on the states of stages, with the numbers they rested on as JSON. */
#include "tln-stage-states.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

static const char *const verdicts[] = { "confirmed", "rejected", "set" };

/* In the order of the statements below. */
static void
bind_finding (TlnStmt *stmt, int at, const TlnStageFinding *finding)
{
  tln_stmt_bind_int (stmt, at, finding->history);
  tln_stmt_bind_int (stmt, at + 1, finding->items);
  tln_stmt_bind_double (stmt, at + 2, finding->share);
  tln_stmt_bind_int (stmt, at + 3, finding->speakers);
  tln_stmt_bind_int (stmt, at + 4, finding->quiet_before);
  tln_stmt_bind_int (stmt, at + 5, finding->quiet);
  tln_stmt_bind_int (stmt, at + 6, finding->rises);
  tln_stmt_bind_double (stmt, at + 7, finding->percentile);
  tln_stmt_bind_int (stmt, at + 8, finding->ranked);
  tln_stmt_bind_int (stmt, at + 9, finding->n_for);
  tln_stmt_bind_int (stmt, at + 10, finding->n_against);
  tln_stmt_bind_double (stmt, at + 11, finding->peak);
  if (finding->peak_week != TLN_WEEK_NONE)
    tln_stmt_bind_int (stmt, at + 12, finding->peak_week);
  tln_stmt_bind_int (stmt, at + 13, finding->recent);
}

static void
read_finding (TlnStmt *stmt, int at, TlnStageFinding *finding)
{
  finding->history = (guint) tln_stmt_column_int (stmt, at);
  finding->items = (guint) tln_stmt_column_int (stmt, at + 1);
  finding->share = tln_stmt_column_double (stmt, at + 2);
  finding->speakers = (guint) tln_stmt_column_int (stmt, at + 3);
  finding->quiet_before = (guint) tln_stmt_column_int (stmt, at + 4);
  finding->quiet = (guint) tln_stmt_column_int (stmt, at + 5);
  finding->rises = (guint) tln_stmt_column_int (stmt, at + 6);
  finding->percentile = tln_stmt_column_double (stmt, at + 7);
  finding->ranked = (guint) tln_stmt_column_int (stmt, at + 8);
  finding->n_for = (guint) tln_stmt_column_int (stmt, at + 9);
  finding->n_against = (guint) tln_stmt_column_int (stmt, at + 10);
  finding->peak = tln_stmt_column_double (stmt, at + 11);
  finding->peak_week = tln_stmt_column_null (stmt, at + 12)
                           ? TLN_WEEK_NONE
                           : (TlnWeek) tln_stmt_column_int (stmt, at + 12);
  finding->recent = (guint) tln_stmt_column_int (stmt, at + 13);
}

/* The empty text at the end makes the JSON plain text: the change log would keep it as a part of
 * its own JSON. */
gint64
tln_stage_states_decide (TlnDb *db, const TlnStageDecision *decision, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO stage_state (id, stage_id, thesis_id, state, verdict, since, week, "
          "decided_at, reasons) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, CASE WHEN ?7 IS NULL THEN "
          "'{}' ELSE json_object ('history', ?9, 'items', ?10, 'share', ?11, 'speakers', ?12, "
          "'quiet_before', ?13, 'quiet', ?14, 'rises', ?15, 'percentile', ?16, 'ranked', ?17, "
          "'for', ?18, 'against', ?19, 'peak', ?20, 'peak_week', ?21, 'recent', ?22) || '' END)");
  gint64 id = tln_id_new ();

  if (decision->state == TLN_STAGE_NO_STATE) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a decision needs a state");
    return 0;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, decision->stage);
  tln_stmt_bind_int (stmt, 3, decision->thesis);
  tln_stmt_bind_text (stmt, 4, tln_stage_state_name (decision->state));
  tln_stmt_bind_text (stmt, 5, verdicts[decision->verdict]);
  tln_stmt_bind_int (stmt, 6, decision->since);
  if (decision->verdict != TLN_VERDICT_SET)
    tln_stmt_bind_int (stmt, 7, decision->finding.week);
  tln_stmt_bind_int (stmt, 8, tln_id_time (id));
  bind_finding (stmt, 9, &decision->finding);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static void
read_decision (TlnStmt *stmt, TlnStageDecision *decision)
{
  const char *verdict = tln_stmt_column_text (stmt, 3);

  *decision = (TlnStageDecision) { .stage = tln_stmt_column_int (stmt, 0),
                                   .thesis = tln_stmt_column_int (stmt, 1),
                                   .since = (TlnDay) tln_stmt_column_int (stmt, 4),
                                   .decided_at = tln_stmt_column_int (stmt, 6) };
  tln_stage_state_from_name (tln_stmt_column_text (stmt, 2), &decision->state);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (verdict, verdicts[i]) == 0)
      decision->verdict = (TlnVerdict) i;
  decision->finding.state = decision->state;
  decision->finding.week =
      tln_stmt_column_null (stmt, 5) ? TLN_WEEK_NONE : (TlnWeek) tln_stmt_column_int (stmt, 5);
  read_finding (stmt, 7, &decision->finding);
}

GArray *
tln_stage_states_log (TlnDb *db, gint64 thesis, gint64 stage, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT stage_id, thesis_id, state, verdict, since, week, decided_at, "
          "reasons ->> 'history', reasons ->> 'items', reasons ->> 'share', "
          "reasons ->> 'speakers', reasons ->> 'quiet_before', reasons ->> 'quiet', "
          "reasons ->> 'rises', reasons ->> 'percentile', reasons ->> 'ranked', reasons ->> 'for', "
          "reasons ->> 'against', reasons ->> 'peak', reasons ->> 'peak_week', "
          "reasons ->> 'recent' FROM stage_state "
          "WHERE thesis_id = ?1 AND (?2 IS NULL OR stage_id = ?2) ORDER BY id DESC");
  g_autoptr (GArray) log = g_array_new (FALSE, FALSE, sizeof (TlnStageDecision));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, thesis);
  tln_stmt_bind_id (stmt, 2, stage);
  while (tln_stmt_step (stmt, &local)) {
    TlnStageDecision decision;

    read_decision (stmt, &decision);
    g_array_append_val (log, decision);
  }
  if (local == NULL)
    return g_steal_pointer (&log);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
