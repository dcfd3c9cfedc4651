/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a week. A section is a function in the table at the end; another one is added there,
 * with its name in tln-reviews.c. */
#include "tln-review-draft.h"

#include "tln-balances.h"
#include "tln-due.h"
#include "tln-instruments.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"
#include "tln-theses.h"

#include <math.h>
#include <string.h>

#define DAY_MS (24 * 60 * 60 * 1000LL)
#define ORPHANS_MOST 50

typedef struct {
  TlnDb *db;
  TlnDay week;
  GPtrArray *theses; /* TlnThesis: all */
  GPtrArray *facts;
} Draft;

static TlnReviewFact *
add_fact (Draft *draft, TlnReviewSection section, TlnReviewTarget target, gint64 id, char *body)
{
  TlnReviewFact *fact = g_new0 (TlnReviewFact, 1);

  fact->section = section;
  fact->target = target;
  fact->id = id;
  fact->body = body;
  fact->first = NAN;
  fact->second = NAN;
  fact->day = TLN_DAY_NONE;
  g_ptr_array_add (draft->facts, fact);
  return fact;
}

static gboolean
in_week (const Draft *draft, TlnDay day)
{
  return day >= draft->week && day < draft->week + 7;
}

static gboolean
end_rows (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static double
stance_number (const char *name)
{
  TlnStance stance = TLN_STANCE_NEUTRAL;

  if (name != NULL)
    tln_stance_from_name (name, &stance);
  return stance;
}

/* The moments asked for are a day wider than the week: which day one is of, the zone says. */
static gboolean
add_claims (Draft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      draft->db,
      "SELECT c.id, c.exact, c.created_at, coalesce (s.name, t.title), e.stance FROM claim c "
      "JOIN article a ON a.id = c.article_id AND a.trashed_at IS NULL "
      "LEFT JOIN evidence e ON e.claim_id = c.id LEFT JOIN stage s ON s.id = e.stage_id "
      "LEFT JOIN thesis t ON t.id = e.thesis_id WHERE c.created_at >= ?1 AND c.created_at < ?2 "
      "ORDER BY s.chain_id IS NULL, s.chain_id, s.position, t.title IS NULL, t.title, c.id");
  GError *local = NULL;

  tln_stmt_bind_int (stmt, 1, (draft->week - 1) * DAY_MS);
  tln_stmt_bind_int (stmt, 2, (draft->week + 8) * DAY_MS);
  while (tln_stmt_step (stmt, &local)) {
    if (!in_week (draft, tln_day_from_time (tln_stmt_column_int (stmt, 2))))
      continue;
    TlnReviewFact *fact = add_fact (draft, TLN_REVIEW_CLAIMS, TLN_REVIEW_TO_CLAIM,
                                    tln_stmt_column_int (stmt, 0), tln_stmt_column_dup (stmt, 1));
    fact->heading = tln_stmt_column_dup (stmt, 3);
    fact->first = stance_number (tln_stmt_column_text (stmt, 4));
  }
  return end_rows (local, error);
}

/* From the last close before the week to the last one in it; nothing where one of them is missing.
 */
static gboolean
add_move (Draft *draft, gint64 id, char *name, GError **error)
{
  g_autofree char *body = name;
  TlnBar before;
  TlnBar last;
  double factor;

  if (!tln_prices_last_before (draft->db, id, draft->week * DAY_MS / 1000, &before, error) ||
      !tln_prices_last_before (draft->db, id, (draft->week + 7) * DAY_MS / 1000, &last, error))
    return FALSE;
  if (last.t == before.t || !(before.close > 0))
    return TRUE;
  if (!tln_prices_get_factor (draft->db, id, before.t, last.t, &factor, error))
    return FALSE;
  TlnReviewFact *fact =
      add_fact (draft, TLN_REVIEW_MOVES, TLN_REVIEW_TO_INSTRUMENT, id, g_steal_pointer (&body));
  fact->first = before.close * factor;
  fact->second = last.close;
  fact->day = (TlnDay) (last.t * 1000 / DAY_MS);
  return TRUE;
}

static gboolean
add_moves (Draft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      draft->db,
      "SELECT i.id, trim (i.code || ' ' || iif (i.name = i.code, '', i.name)) "
      "FROM instrument i WHERE i.id IN (SELECT instrument_id FROM instrument_link "
      "WHERE since < ?1 + 7 AND coalesce (until, ?1) >= ?1) ORDER BY i.code, i.exchange");
  GError *local = NULL;
  gboolean good = TRUE;

  tln_stmt_bind_int (stmt, 1, draft->week);
  while (good && tln_stmt_step (stmt, &local))
    good = add_move (draft, tln_stmt_column_int (stmt, 0), tln_stmt_column_dup (stmt, 1), error);
  return good && end_rows (local, error);
}

static gboolean
add_orphans (Draft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      draft->db, "SELECT c.id, c.exact FROM claim c JOIN article a ON a.id = c.article_id "
                 "AND a.trashed_at IS NULL WHERE c.anchor = 'orphan' ORDER BY c.id DESC LIMIT ?1");
  GError *local = NULL;

  tln_stmt_bind_int (stmt, 1, ORPHANS_MOST);
  while (tln_stmt_step (stmt, &local))
    add_fact (draft, TLN_REVIEW_ORPHANS, TLN_REVIEW_TO_CLAIM, tln_stmt_column_int (stmt, 0),
              tln_stmt_column_dup (stmt, 1));
  return end_rows (local, error);
}

static gboolean
is_open (const TlnThesis *thesis)
{
  return strcmp (thesis->status, "closed") != 0;
}

/* The earlier of the days that are there. */
static TlnDay
due_day (const TlnThesis *thesis)
{
  if (thesis->next_review == TLN_DAY_NONE || thesis->recheck == TLN_DAY_NONE)
    return MAX (thesis->next_review, thesis->recheck);
  return MIN (thesis->next_review, thesis->recheck);
}

static gboolean
add_due (Draft *draft, GError **error)
{
  for (guint i = 0; i < draft->theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (draft->theses, i);
    TlnDay day = due_day (thesis);
    if (!is_open (thesis) || day == TLN_DAY_NONE || day >= draft->week + 7)
      continue;
    TlnReviewFact *fact = add_fact (draft, TLN_REVIEW_DUE, TLN_REVIEW_TO_THESIS, thesis->id,
                                    g_strdup (thesis->title));
    fact->day = day;
  }
  return TRUE;
}

static gboolean
add_forecasts (Draft *draft, GError **error)
{
  g_autoptr (TlnDue) due = tln_due_load (draft->db, draft->week + 6, error);

  for (guint i = 0; due != NULL && i < due->forecasts->len; i++) {
    const TlnForecast *forecast = g_ptr_array_index (due->forecasts, i);
    gboolean of_thesis = forecast->thesis_id != 0;
    TlnReviewFact *fact = add_fact (
        draft, TLN_REVIEW_FORECASTS, of_thesis ? TLN_REVIEW_TO_THESIS : TLN_REVIEW_TO_CLAIM,
        of_thesis ? forecast->thesis_id : forecast->claim_id, g_strdup (forecast->proposition));
    fact->heading = g_strdup (forecast->thesis_title);
    fact->day = forecast->due;
  }
  for (guint i = 0; due != NULL && i < due->falsifiers->len; i++) {
    const TlnFalsifier *falsifier = g_ptr_array_index (due->falsifiers, i);
    TlnReviewFact *fact = add_fact (draft, TLN_REVIEW_FALSIFIERS, TLN_REVIEW_TO_THESIS,
                                    falsifier->thesis_id, g_strdup (falsifier->text));
    fact->heading = g_strdup (falsifier->thesis_title);
    fact->day = falsifier->check_day;
  }
  return due != NULL;
}

static char *
stage_name (Draft *draft, gint64 stage)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (draft->db, "SELECT name FROM stage WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, stage);
  return tln_stmt_step (stmt, NULL) ? tln_stmt_column_dup (stmt, 0) : NULL;
}

static void
add_offers (Draft *draft, const TlnThesis *thesis, const TlnChainReport *report)
{
  for (guint i = 0; i < report->stages->len; i++) {
    const TlnStageReport *stage = &g_array_index (report->stages, TlnStageReport, i);

    if (!stage->offered)
      continue;
    TlnReviewFact *fact = add_fact (draft, TLN_REVIEW_STATES, TLN_REVIEW_TO_THESIS, thesis->id,
                                    g_strdup (thesis->title));
    fact->heading = stage_name (draft, stage->stage);
    fact->first = stage->finding.state;
    fact->second = stage->state;
  }
}

/* What the rule says of the last whole week, for a week that is over of that week itself. */
static gboolean
add_states (Draft *draft, GError **error)
{
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) tln_chain_report_free);
  TlnDay day = MIN (draft->week + 7, tln_day_today ());

  for (guint i = 0; i < draft->theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (draft->theses, i);
    const TlnChainReport *like = g_hash_table_lookup (chains, &thesis->chain_id);
    TlnChainReport *report;

    if (!is_open (thesis))
      continue;
    report = tln_stage_states_report_like (draft->db, thesis->id, day, like, error);
    if (report == NULL)
      return FALSE;
    add_offers (draft, thesis, report);
    g_hash_table_replace (chains, &report->chain, report);
  }
  return TRUE;
}

/* Of the theses that are one-sided the one with the most on one side. */
static gboolean
add_question (Draft *draft, GError **error)
{
  const TlnThesis *chosen = NULL;
  TlnBalance most = { 0 };

  for (guint i = 0; i < draft->theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (draft->theses, i);
    g_autoptr (TlnWeighing) weighing = NULL;
    TlnBalance balance;

    if (!is_open (thesis))
      continue;
    weighing = tln_balances_load (draft->db, thesis->id, error);
    if (weighing == NULL)
      return FALSE;
    tln_balance_sum ((const TlnWeighed *) (const void *) weighing->items->data,
                     weighing->items->len, &balance);
    if (tln_balance_remind (&balance, tln_day_from_time (thesis->created_at), draft->week + 6) ==
        TLN_REMINDER_NONE)
      continue;
    /* For : against, without dividing by nothing. */
    if (chosen == NULL || balance.weight_for * MAX (most.weight_against, 1) >
                              most.weight_for * MAX (balance.weight_against, 1)) {
      chosen = thesis;
      most = balance;
    }
  }
  if (chosen != NULL) {
    TlnReviewFact *fact = add_fact (draft, TLN_REVIEW_QUESTION, TLN_REVIEW_TO_THESIS, chosen->id,
                                    g_strdup (chosen->title));
    fact->first = most.weight_for;
    fact->second = most.weight_against;
  }
  return TRUE;
}

GPtrArray *
tln_reviews_draft (TlnDb *db, TlnDay week, GError **error)
{
  static gboolean (*const sections[]) (Draft *, GError **) = {
    add_claims, add_moves, add_orphans, add_due, add_forecasts, add_states, add_question
  };
  g_autoptr (GPtrArray) facts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_review_fact_free);
  g_autoptr (GPtrArray) theses = tln_theses_get_all (db, error);
  Draft draft = { db, week, theses, facts };

  if (theses == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!sections[i](&draft, error))
      return NULL;
  return g_steal_pointer (&facts);
}
