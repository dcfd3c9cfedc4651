/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a search: the index proposes, newest saved first, the scanner decides, until there are
 * enough. */
#include "tln-search.h"

#include "tln-search-filter.h"
#include "tln-search-query.h"
#include "tln-search-snippet.h"
#include "tln-stmt.h"

#include <math.h>
#include <string.h>

/* Width of a snippet: about two lines of a row. */
#define SNIPPET_COLUMNS 120
/* BM25's saturation of repeated words, and what one in the title counts against one in the body. */
#define SATURATION 1.2
#define TITLE_WEIGHT 5
/* Length of a usual body in bytes, against which the length of a body is weighed. */
#define USUAL_LENGTH 3000.0

static void
hit_clear (TlnHit *hit)
{
  g_free (hit->snippet);
  g_clear_pointer (&hit->marks, g_array_unref);
}
TLN_DEFINE_RECORD (TlnHit, tln_hit, hit_clear)

/* Statements give an id and, where texts have to be looked at, two texts to find the words in. */
typedef enum {
  FROM_INDEX, /* candidates by the index */
  FROM_ARTICLES, /* every live article is a candidate */
  FROM_TRASH,
  FROM_CLAIMS,
} Source;

typedef struct {
  TlnSearchQuery *query;
  Source source;
  char *match; /* FROM_INDEX */
  gboolean texts;
  GString *where; /* of the filters */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->query, tln_search_query_free);
  g_free (plan->match);
  g_string_free (plan->where, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
make_plan (Plan *plan, TlnDb *db, const char *query, GError **error)
{
  plan->query = tln_search_query_new (query, error);
  if (plan->query == NULL || !tln_search_filter_sql (db, plan->query, plan->where, error))
    return FALSE;
  if (plan->source == FROM_INDEX)
    plan->match = tln_search_query_match (plan->query);
  if (plan->source == FROM_INDEX && plan->match == NULL)
    plan->source = FROM_ARTICLES;
  plan->texts = tln_search_query_needs_text (plan->query);
  return TRUE;
}

static char *
index_sql (const Plan *plan)
{
  gboolean article = plan->texts || plan->where->len > 0;

  return g_strconcat (plan->texts ? "SELECT d.article_id, a.title, c.text" : "SELECT d.article_id",
                      " FROM fts f CROSS JOIN fts_article d ON d.doc = f.rowid",
                      article ? " CROSS JOIN article a ON a.id = d.article_id" : "",
                      plan->texts ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
                      " WHERE f.fts MATCH ?1", plan->where->str, " ORDER BY f.rowid DESC", NULL);
}

static char *
scan_sql (const Plan *plan)
{
  if (plan->source == FROM_CLAIMS)
    return g_strconcat ("SELECT q.id, q.exact, q.note || char (10) || coalesce (q.speaker, '')"
                        " FROM claim q JOIN article a ON a.id = q.article_id"
                        " WHERE a.trashed_at IS NULL",
                        plan->where->str, " ORDER BY q.id DESC", NULL);
  return g_strconcat (plan->texts ? "SELECT a.id, a.title, c.text" : "SELECT a.id",
                      " FROM article a",
                      plan->texts ? " CROSS JOIN content c ON c.sha256 = a.text_sha256" : "",
                      plan->source == FROM_TRASH ? " WHERE a.trashed_at IS NOT NULL"
                                                 : " WHERE a.trashed_at IS NULL",
                      plan->where->str, " ORDER BY a.id DESC", NULL);
}

/* What the index could not say, said by the texts. */
static gboolean
verify (const TlnSearchQuery *query, TlnScan *first, TlnScan *second)
{
  for (guint i = 0; i < query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (term->exact)
      continue;
    gboolean there = tln_scan_has (first, term->needle) || tln_scan_has (second, term->needle);
    if (there == term->exclude)
      return FALSE;
  }
  return TRUE;
}

static GArray *
collect (TlnDb *db, const Plan *plan, guint limit, GError **error)
{
  g_autofree char *sql = plan->source == FROM_INDEX ? index_sql (plan) : scan_sql (plan);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TlnScan) first = tln_scan_new ();
  g_autoptr (TlnScan) second = tln_scan_new ();
  g_autoptr (GError) local = NULL;

  if (plan->match != NULL)
    tln_stmt_bind_text (stmt, 1, plan->match);
  while ((limit == 0 || ids->len < limit) && tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    if (plan->texts) {
      tln_scan_set (first, tln_stmt_column_text (stmt, 1));
      tln_scan_set (second, tln_stmt_column_text (stmt, 2));
    }
    if (!plan->texts || verify (plan->query, first, second))
      g_array_append_val (ids, id);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&ids);
}

static GArray *
search (TlnDb *db, Source source, const char *query, guint limit, GError **error)
{
  g_auto (Plan) plan = { .source = source, .where = g_string_new (NULL) };

  return make_plan (&plan, db, query, error) ? collect (db, &plan, limit, error) : NULL;
}

GArray *
tln_search_ids (TlnDb *db, const char *query, guint limit, GError **error)
{
  return search (db, FROM_INDEX, query, limit, error);
}

GArray *
tln_search_trash_ids (TlnDb *db, const char *query, GError **error)
{
  return search (db, FROM_TRASH, query, 0, error);
}

GArray *
tln_search_claim_ids (TlnDb *db, const char *query, GError **error)
{
  return search (db, FROM_CLAIMS, query, 0, error);
}

/* The needles of what is wanted; borrowed from the query. */
static GPtrArray *
wanted (const TlnSearchQuery *query)
{
  GPtrArray *needles = g_ptr_array_new ();

  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (!term->exclude)
      g_ptr_array_add (needles, term->needle);
  }
  return needles;
}

static double
score (TlnScan *scan,
       const char *title,
       const TlnSnippet *snippet,
       GPtrArray *needles,
       gsize length)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));

  tln_scan_set (scan, title);
  for (guint i = 0; i < needles->len; i++)
    tln_scan_find (scan, g_ptr_array_index (needles, i), marks);
  double n = (double) snippet->found + TITLE_WEIGHT * (double) marks->len / 2;
  return n * (SATURATION + 1) / (n + SATURATION * (0.25 + 0.75 * (double) length / USUAL_LENGTH));
}

static TlnHit *
make_hit (TlnStmt *stmt, gint64 id, TlnScan *scan, GPtrArray *needles)
{
  TlnHit *hit = g_atomic_rc_box_new0 (TlnHit);
  const char *text = tln_stmt_column_text (stmt, 1);
  g_autoptr (TlnSnippet) snippet = tln_snippet_new (scan, text, needles, SNIPPET_COLUMNS);

  hit->id = id;
  hit->score = score (scan, tln_stmt_column_text (stmt, 0), snippet, needles, strlen (text));
  hit->snippet = g_steal_pointer (&snippet->text);
  hit->marks = g_steal_pointer (&snippet->marks);
  return hit;
}

GPtrArray *
tln_search (TlnDb *db, const char *query, guint limit, GError **error)
{
  static const char SQL[] = "SELECT a.title, c.text FROM article a"
                            " JOIN content c ON c.sha256 = a.text_sha256 WHERE a.id = ?1";
  g_autoptr (GArray) ids = tln_search_ids (db, query, limit, error);

  if (ids == NULL)
    return NULL;
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (query, NULL);
  g_autoptr (GPtrArray) needles = wanted (parsed);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_hit_unref);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SQL);
  g_autoptr (TlnScan) scan = tln_scan_new ();
  g_autoptr (GError) local = NULL;
  for (guint i = 0; i < ids->len && local == NULL; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    tln_stmt_bind_int (stmt, 1, id);
    if (tln_stmt_step (stmt, &local))
      g_ptr_array_add (hits, make_hit (stmt, id, scan, needles));
    tln_stmt_reset (stmt);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&hits);
}

GArray *
tln_search_marks (const char *query, const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (query, NULL);

  if (parsed == NULL)
    return marks;
  g_autoptr (GPtrArray) needles = wanted (parsed);
  g_autoptr (TlnScan) scan = tln_scan_new ();
  tln_scan_set (scan, text);
  for (guint i = 0; i < needles->len; i++)
    tln_scan_find (scan, g_ptr_array_index (needles, i), marks);
  tln_marks_merge (marks);
  return marks;
}
