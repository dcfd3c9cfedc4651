/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index proposes, newest saved first, the scanner decides. Without an index that can be relied
 * on, every article is proposed. Where the newest few are wanted, the index first proposes more
 * than it could, because it is quicker at that. */
#include "tln-search-plan.h"

#include "tln-error.h"
#include "tln-search-filter.h"
#include "tln-search-index.h"
#include "tln-search-probe.h"
#include "tln-stmt.h"

/* How far the newest are tried by the first characters of a prefix, as parts of all articles. The
 * price is that of looking at the misses; a prefix that has fewer hits is itself looked up quickly.
 * Where a part has so many hits, what is wanted is not far: to look the whole prefix up takes all
 * its words in the library. */
#define EDGES_PART 50
#define EDGES_HITS 10
#define EDGES_MISSES_PART 2000

/* A plan being carried out. */
typedef struct {
  TlnFoundFunc func;
  gpointer data;
  gint64 last; /* id of what was found last; 0: nothing yet */
  gboolean any; /* something was proposed */
  gboolean enough; /* func wants no more */
  guint looked_at;
  guint found;
  /* Numbers in the index: */
  gint64 above; /* only those greater, */
  gint64 below; /* and less than this */
  guint misses; /* looks in vain until this one; 0: any number */
} Walk;

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
  plan->edges_above = G_MAXINT64;
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

gboolean
tln_search_plan_begin_newest (TlnSearchPlan *plan, TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT max (doc) FROM fts_article");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  gint64 newest = tln_stmt_column_int (stmt, 0);
  plan->edges_part = newest / EDGES_PART;
  plan->edges_above = newest - plan->edges_part;
  plan->edges_misses = (guint) (newest / EDGES_MISSES_PART) + 1;
  return TRUE;
}

/* Gives an id, its number in the index and, where they are needed, the texts. */
static char *
index_sql (const TlnSearchPlan *plan)
{
  gboolean article = plan->texts || plan->where->len > 0;

  return g_strconcat ("SELECT d.article_id, d.doc", plan->texts ? ", a.title, c.text" : "",
                      " FROM fts f CROSS JOIN fts_article d ON d.doc = f.rowid",
                      article ? " CROSS JOIN article a ON a.id = d.article_id" : "",
                      plan->texts ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
                      " WHERE f.fts MATCH ?1 AND f.rowid > ?2 AND f.rowid < ?3", plan->where->str,
                      " ORDER BY f.rowid DESC", NULL);
}

/* Whether only titles decide: nothing that must not occur is to be looked for in a text. */
static gboolean
titles_suffice (const TlnSearchPlan *plan)
{
  for (guint i = 0; i < plan->query->terms->len; i++)
    if (((const TlnTerm *) g_ptr_array_index (plan->query->terms, i))->exclude)
      return FALSE;
  return plan->titles;
}

/* Likewise; there is no number. */
static char *
scan_sql (const TlnSearchPlan *plan)
{
  gboolean body = plan->texts && !titles_suffice (plan);

  if (plan->source == TLN_SOURCE_CLAIMS)
    return g_strconcat ("SELECT q.id, 0, q.exact, q.note || char (10) || coalesce (q.speaker, '')"
                        " FROM claim q JOIN article a ON a.id = q.article_id"
                        " WHERE a.trashed_at IS NULL",
                        plan->where->str, " ORDER BY q.id DESC", NULL);
  return g_strconcat ("SELECT a.id, 0",
                      body          ? ", a.title, c.text"
                      : plan->texts ? ", a.title, ''"
                                    : "",
                      " FROM article a",
                      body ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
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

/* Takes or passes over one row. FALSE: that was the last to look at. */
static gboolean
take_row (TlnSearchPlan *plan, TlnStmt *stmt, Walk *walk, TlnScan *const *scans)
{
  gint64 id = tln_stmt_column_int (stmt, 0);

  walk->any = TRUE;
  plan->cut = plan->budget != 0 && ++walk->looked_at > plan->budget;
  if (plan->cut)
    return FALSE;
  walk->below = tln_stmt_column_int (stmt, 1);
  if (plan->texts) {
    tln_scan_set (scans[0], tln_stmt_column_text (stmt, 2));
    tln_scan_set (scans[1], tln_stmt_column_text (stmt, 3));
    if (!verify (plan, scans[0], scans[1]))
      return walk->misses == 0 || --walk->misses > 0;
  }
  walk->last = id;
  walk->found++;
  walk->enough = !walk->func (id, scans[0], scans[1], walk->data);
  return !walk->enough;
}

/* Goes through what is proposed. */
static gboolean
go (TlnSearchPlan *plan, TlnDb *db, Walk *walk, GError **error)
{
  g_autofree char *sql = plan->source == TLN_SOURCE_INDEX ? index_sql (plan) : scan_sql (plan);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (TlnScan) first = plan->texts ? tln_scan_new () : NULL;
  g_autoptr (TlnScan) second = plan->texts ? tln_scan_new () : NULL;
  TlnScan *const scans[] = { first, second };
  g_autoptr (GError) local = NULL;

  if (plan->source != TLN_SOURCE_INDEX)
    tln_db_note_long (db);
  if (plan->source == TLN_SOURCE_INDEX) {
    tln_stmt_bind_text (stmt, 1, plan->match);
    tln_stmt_bind_int (stmt, 2, walk->above);
    tln_stmt_bind_int (stmt, 3, walk->below);
  }
  while (tln_stmt_step (stmt, &local))
    if (!take_row (plan, stmt, walk, scans))
      return TRUE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The newest by the first characters of long prefixes; below of walk then says from where on is
 * still to be looked. */
static gboolean
go_by_edges (TlnSearchPlan *plan, TlnDb *db, char *match, Walk *walk, GError **error)
{
  g_autofree char *whole = g_steal_pointer (&plan->match);
  gboolean texts = plan->texts;
  gboolean ok;

  plan->match = match;
  plan->texts = TRUE;
  walk->above = plan->edges_above;
  walk->misses = plan->edges_misses;
  for (guint parts = 1; (ok = go (plan, db, walk, error)) && walk->misses > 0; parts += parts + 1) {
    walk->below = walk->above + 1;
    if (walk->enough || plan->cut || walk->found < parts * EDGES_HITS || walk->above == 0)
      break;
    walk->above = MAX (walk->above - (gint64) (parts + 1) * plan->edges_part, 0);
  }
  walk->above = 0;
  walk->misses = 0;
  plan->texts = texts;
  plan->match = g_steal_pointer (&whole);
  return ok;
}

static gboolean
go_by_index (TlnSearchPlan *plan, TlnDb *db, Walk *walk, GError **error)
{
  g_autofree char *edges = tln_search_query_match_edges (plan->query, plan->titles);

  if (edges != NULL && plan->edges_above < G_MAXINT64 &&
      !go_by_edges (plan, db, edges, walk, error))
    return FALSE;
  /* Says anew what is exact. */
  g_free (plan->match);
  plan->match = tln_search_query_match (plan->query, plan->titles);
  return walk->enough || plan->cut || go (plan, db, walk, error);
}

gboolean
tln_search_plan_run (TlnSearchPlan *plan,
                     TlnDb *db,
                     TlnFoundFunc func,
                     gpointer data,
                     GError **error)
{
  Walk walk = { .func = func, .data = data, .below = G_MAXINT64 };
  g_autoptr (GError) local = NULL;

  if (plan->source != TLN_SOURCE_INDEX)
    return go (plan, db, &walk, error);
  /* That there is nothing is what a damaged index may say, too. */
  if (go_by_index (plan, db, &walk, &local) && (walk.any || tln_search_probe (db, &local)))
    return TRUE;
  if (!tln_search_index_is_damage (local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  tln_db_note_index_damage (db);
  plan->basis = TLN_SEARCH_BY_SCAN_DAMAGED;
  turn_to_scan (plan);
  /* Ids grow as the numbers in the index do. */
  if (walk.last != 0)
    g_string_append_printf (plan->where, " AND a.id < %" G_GINT64_FORMAT, walk.last);
  walk.looked_at = 0;
  return go (plan, db, &walk, error);
}
