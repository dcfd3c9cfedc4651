/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index proposes, newest saved first, the scanner decides. Without an index that can be relied
 * on, every article is proposed. */
#include "tln-search-plan.h"

#include "tln-error.h"
#include "tln-search-filter.h"
#include "tln-search-index.h"
#include "tln-stmt.h"

/* Every article, and what the index would have said is looked up in its text. */
static void
turn_to_scan (TlnSearchPlan *plan)
{
  plan->source = TLN_SOURCE_ARTICLES;
  g_clear_pointer (&plan->match, g_free);
  tln_search_query_trust_nothing (plan->query);
  plan->texts = plan->texts || tln_search_query_needs_text (plan->query);
}

static gboolean
choose_source (TlnSearchPlan *plan, TlnDb *db, GError **error)
{
  gboolean current = TRUE;

  if (plan->source != TLN_SOURCE_INDEX)
    return TRUE;
  if (!tln_search_index_is_current (db, &current, error))
    return FALSE;
  if (current)
    plan->match = tln_search_query_match (plan->query, plan->titles);
  else
    plan->basis = TLN_SEARCH_BY_SCAN_BUILDING;
  if (plan->match == NULL)
    turn_to_scan (plan);
  return TRUE;
}

TlnSearchPlan *
tln_search_plan_new (TlnDb *db,
                     TlnSearchSource source,
                     const char *query,
                     gboolean titles,
                     GError **error)
{
  g_autoptr (TlnSearchPlan) plan = g_new0 (TlnSearchPlan, 1);

  plan->source = source;
  plan->titles = titles;
  plan->where = g_string_new (NULL);
  plan->query = tln_search_query_new (query, error);
  if (plan->query == NULL || !choose_source (plan, db, error) ||
      !tln_search_filter_sql (db, plan->query, source == TLN_SOURCE_CLAIMS, plan->where, error))
    return NULL;
  plan->texts = tln_search_query_needs_text (plan->query);
  return g_steal_pointer (&plan);
}

void
tln_search_plan_free (TlnSearchPlan *plan)
{
  g_clear_pointer (&plan->query, tln_search_query_free);
  g_free (plan->match);
  g_string_free (plan->where, TRUE);
  g_free (plan);
}

static char *
index_sql (const TlnSearchPlan *plan)
{
  gboolean article = plan->texts || plan->where->len > 0;

  return g_strconcat (plan->texts ? "SELECT d.article_id, a.title, c.text" : "SELECT d.article_id",
                      " FROM fts f CROSS JOIN fts_article d ON d.doc = f.rowid",
                      article ? " CROSS JOIN article a ON a.id = d.article_id" : "",
                      plan->texts ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
                      " WHERE f.fts MATCH ?1", plan->where->str, " ORDER BY f.rowid DESC", NULL);
}

static char *
scan_sql (const TlnSearchPlan *plan)
{
  if (plan->source == TLN_SOURCE_CLAIMS)
    return g_strconcat ("SELECT q.id, q.exact, q.note || char (10) || coalesce (q.speaker, '')"
                        " FROM claim q JOIN article a ON a.id = q.article_id"
                        " WHERE a.trashed_at IS NULL",
                        plan->where->str, " ORDER BY q.id DESC", NULL);
  return g_strconcat (plan->texts ? "SELECT a.id, a.title, c.text" : "SELECT a.id",
                      " FROM article a",
                      plan->texts ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
                      plan->source == TLN_SOURCE_TRASH ? " WHERE a.trashed_at IS NOT NULL"
                                                       : " WHERE a.trashed_at IS NULL",
                      plan->where->str, " ORDER BY a.id DESC", NULL);
}

/* Where a word may be: in either text, or in the title alone when that is what is asked. */
static gboolean
term_there (const TlnSearchPlan *plan, const TlnTerm *term, TlnScan *first, TlnScan *second)
{
  if (tln_scan_has (first, term->needle))
    return TRUE;
  if (plan->source != TLN_SOURCE_CLAIMS && tln_scan_has_initials (first, term->needle))
    return TRUE;
  return (!plan->titles || term->exclude) && tln_scan_has (second, term->needle);
}

/* What the index could not say, said by the texts. */
static gboolean
verify (const TlnSearchPlan *plan, TlnScan *first, TlnScan *second)
{
  for (guint i = 0; i < plan->query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (plan->query->terms, i);
    if (!term->exact && term_there (plan, term, first, second) == term->exclude)
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_once (TlnSearchPlan *plan, TlnDb *db, TlnFoundFunc func, gpointer data, GError **error)
{
  g_autofree char *sql = plan->source == TLN_SOURCE_INDEX ? index_sql (plan) : scan_sql (plan);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (TlnScan) first = tln_scan_new ();
  g_autoptr (TlnScan) second = tln_scan_new ();
  g_autoptr (GError) local = NULL;
  gboolean more = TRUE;
  guint looked_at = 0;

  if (plan->match != NULL)
    tln_stmt_bind_text (stmt, 1, plan->match);
  while (more && tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    plan->cut = plan->budget != 0 && ++looked_at > plan->budget;
    if (plan->cut)
      break;
    if (!plan->texts) {
      more = func (id, NULL, NULL, data);
      continue;
    }
    tln_scan_set (first, tln_stmt_column_text (stmt, 1));
    tln_scan_set (second, tln_stmt_column_text (stmt, 2));
    if (verify (plan, first, second))
      more = func (id, first, second, data);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct {
  TlnFoundFunc func;
  gpointer data;
  gint64 last; /* 0: nothing yet */
} Relay;

static gboolean
relay_found (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  Relay *relay = data;

  relay->last = id;
  return relay->func (id, first, second, relay->data);
}

gboolean
tln_search_plan_run (TlnSearchPlan *plan,
                     TlnDb *db,
                     TlnFoundFunc func,
                     gpointer data,
                     GError **error)
{
  Relay relay = { func, data, 0 };
  g_autoptr (GError) local = NULL;

  if (run_once (plan, db, relay_found, &relay, &local))
    return TRUE;
  if (plan->source != TLN_SOURCE_INDEX ||
      !g_error_matches (local, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  tln_db_note_index_damage (db);
  plan->basis = TLN_SEARCH_BY_SCAN_DAMAGED;
  turn_to_scan (plan);
  /* Ids grow as the numbers in the index do. */
  if (relay.last != 0)
    g_string_append_printf (plan->where, " AND a.id < %" G_GINT64_FORMAT, relay.last);
  return run_once (plan, db, func, data, error);
}
