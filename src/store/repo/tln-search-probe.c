/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles are looked up as a search for them would: a phrase, by the terms of the index. */
#include "tln-search-probe.h"

#include "tln-error.h"
#include "tln-search-query.h"
#include "tln-stmt.h"

/* Articles that are looked for, in equal distances, and the newest. */
#define SAMPLES 8
/* So many numbers are tried where one is of an article in the Trash. */
#define TRIES 20

static const char NEWEST[] = "SELECT max (doc) FROM fts_article";
/* The first live article of a few. */
static const char NEXT[] = "SELECT d.doc, a.title FROM (SELECT doc, article_id FROM fts_article"
                           " WHERE doc >= ?1 ORDER BY doc LIMIT ?2) d"
                           " CROSS JOIN article a ON a.id = d.article_id"
                           " WHERE a.trashed_at IS NULL LIMIT 1";
static const char FIND[] = "SELECT 1 FROM fts WHERE fts MATCH ?1 AND rowid = ?2";

/* The title as a query for just these words; NULL: it has none. */
static TlnSearchQuery *
quote (const char *title)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "\"*", ' ');
  g_autofree char *phrase = g_strconcat ("\"", plain, "\"", NULL);
  g_autoptr (TlnSearchQuery) query = tln_search_query_new (phrase, NULL);

  return query != NULL && query->terms->len == 1 && query->filters->len == 0
             ? g_steal_pointer (&query)
             : NULL;
}

/* Whether a search for the title would find it in the text of it, which the index is to say, too.
 */
static gboolean
has_itself (const TlnSearchQuery *query, const char *title)
{
  const TlnTerm *term = g_ptr_array_index (query->terms, 0);
  g_autoptr (TlnScan) scan = tln_scan_new ();

  tln_scan_set (scan, title);
  return !term->exclude && tln_scan_has (scan, term->needle);
}

static gboolean
find (TlnDb *db, gint64 doc, const char *title, gboolean *there, GError **error)
{
  g_autoptr (TlnSearchQuery) query = quote (title);
  g_autofree char *match = query != NULL ? tln_search_query_match (query, FALSE) : NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, FIND);

  *there = TRUE;
  if (match == NULL || !has_itself (query, title))
    return TRUE;
  tln_stmt_bind_text (stmt, 1, match);
  tln_stmt_bind_int (stmt, 2, doc);
  return tln_stmt_first (stmt, there, error);
}

static gboolean
look_from (TlnDb *db, gint64 doc, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, NEXT);
  gboolean found;
  gboolean there;

  tln_stmt_bind_int (stmt, 1, doc);
  tln_stmt_bind_int (stmt, 2, TRIES);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!find (db, tln_stmt_column_int (stmt, 0), tln_stmt_column_text (stmt, 1), &there, error))
    return FALSE;
  if (there)
    return TRUE;
  tln_db_note_index_damage (db);
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_INDEX,
                       "an article is missing in the search index");
  return FALSE;
}

static gboolean
look (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, NEWEST);
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  gint64 newest = tln_stmt_column_int (stmt, 0);
  for (guint i = 0; i < SAMPLES; i++)
    if (!look_from (db, newest / SAMPLES * i + 1, error))
      return FALSE;
  return look_from (db, newest - TRIES + 1, error);
}

/* At one moment of the library, so that no article comes or goes between two looks. A transaction
 * of ours would keep others from writing. */
gboolean
tln_search_probe (TlnDb *db, GError **error)
{
  if (tln_db_is_index_sound (db))
    return TRUE;
  if (!tln_db_exec (db, "SAVEPOINT probe", error))
    return FALSE;
  gboolean good = look (db, error);
  if (good)
    tln_db_note_index_sound (db);
  tln_db_exec (db, "RELEASE probe", NULL);
  return good;
}
