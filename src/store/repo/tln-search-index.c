/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows of meta say how the index stands: tokenizer_version, by whose terms it is complete, and
 * while it is being made search_index_next, "VERSION DOC", the first number not yet taken up.
 * What is saved meanwhile is put in by the triggers; being taken up once more does no harm. */
#include "tln-search-index.h"

#include "tln-error.h"
#include "tln-search-probe.h"
#include "tln-stmt.h"
#include "tln-tokenizer.h"

#include <stdio.h>

static const char GET[] = "SELECT value FROM meta WHERE key = ?1";
static const char SET[] = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
static const char REMOVE[] = "DELETE FROM meta WHERE key = ?1";
static const char VERSION[] = "tokenizer_version";
static const char NEXT[] = "search_index_next";

/* *value: NULL where there is none; caller frees. */
static gboolean
get (TlnDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, GET);
  gboolean found;

  *value = NULL;
  tln_stmt_bind_text (stmt, 1, key);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found)
    *value = g_strdup (tln_stmt_column_text (stmt, 0));
  return TRUE;
}

/* value NULL: removes it. */
static gboolean
set (TlnDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, value != NULL ? SET : REMOVE);

  tln_stmt_bind_text (stmt, 1, key);
  if (value != NULL)
    tln_stmt_bind_text (stmt, 2, value);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_search_index_is_current (TlnDb *db, gboolean *current, GError **error)
{
  g_autofree char *version = NULL;

  if (!get (db, VERSION, &version, error))
    return FALSE;
  *current = version != NULL && g_ascii_strtoll (version, NULL, 10) == TLN_TOKENIZER_VERSION;
  return TRUE;
}

/* Where the next step begins; 0: from nothing. */
static gboolean
get_next (TlnDb *db, gint64 *next, GError **error)
{
  g_autofree char *value = NULL;
  int version = 0;
  long long doc = 0;

  if (!get (db, NEXT, &value, error))
    return FALSE;
  gboolean known = value != NULL && sscanf (value, "%d %lld", &version, &doc) == 2 &&
                   version == TLN_TOKENIZER_VERSION && doc > 0;
  *next = known ? doc : 0;
  return TRUE;
}

static gboolean
set_next (TlnDb *db, gint64 next, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d %" G_GINT64_FORMAT, TLN_TOKENIZER_VERSION, next);

  return set (db, NEXT, value, error);
}

/* The definition of the index, for another one of another name. */
static char *
define_another (TlnDb *db, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT substr (sql, instr (sql, ' USING ')) FROM main.sqlite_master"
                        " WHERE name = 'fts'");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return NULL;
  return g_strconcat ("CREATE VIRTUAL TABLE ", name, tln_stmt_column_text (stmt, 0), NULL);
}

/* Empties an index that FTS5 itself cannot open any more, not even to empty it: its tables get what
 * those of a new one have. */
static gboolean
empty_by_hand (TlnDb *db, GError **error)
{
  g_autofree char *definition = define_another (db, "temp.fts_empty", error);

  return definition != NULL && tln_db_exec (db, definition, error) &&
         tln_db_exec_unguarded (
             db,
             "DELETE FROM fts_data; DELETE FROM fts_idx; DELETE FROM fts_docsize;"
             "INSERT INTO fts_data SELECT * FROM temp.fts_empty_data;"
             "INSERT OR REPLACE INTO fts_config SELECT * FROM temp.fts_empty_config;"
             "DROP TABLE temp.fts_empty",
             error);
}

static gboolean
empty (TlnDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean done = tln_db_exec (db, "INSERT INTO fts (fts) VALUES ('delete-all')", &local);

  if (!done && !tln_search_index_is_damage (local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!done && !empty_by_hand (db, error))
    return FALSE;
  /* Whatever was found out is of the old one. */
  tln_db_take_index_damage (db);
  return TRUE;
}

/* An empty index, and a number for each article that has none. */
static gboolean
start (TlnDb *db, GError **error)
{
  return set (db, VERSION, NULL, error) && empty (db, error) &&
         tln_db_exec (db,
                      "INSERT INTO fts_article (article_id) SELECT id FROM article"
                      " WHERE id NOT IN (SELECT article_id FROM fts_article) ORDER BY id",
                      error);
}

/* The number of the last of the next so many; 0: there is none. */
static gboolean
find_last (TlnDb *db, gint64 next, guint limit, gint64 *last, gint64 *n, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT max (doc), count (*) FROM (SELECT doc FROM fts_article"
                        " WHERE doc >= ?1 ORDER BY doc LIMIT ?2)");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, next);
  tln_stmt_bind_int (stmt, 2, limit);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *last = tln_stmt_column_int (stmt, 0);
  *n = tln_stmt_column_int (stmt, 1);
  return TRUE;
}

static gboolean
fill (TlnDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT OR REPLACE INTO fts (rowid, title, body)"
                        " SELECT d.doc, char (57345) || a.title, c.text FROM fts_article d"
                        " CROSS JOIN article a ON a.id = d.article_id"
                        " CROSS JOIN content c ON c.sha256 = a.text_sha256"
                        " WHERE d.doc BETWEEN ?1 AND ?2 AND a.trashed_at IS NULL ORDER BY d.doc");

  tln_stmt_bind_int (stmt, 1, first);
  tln_stmt_bind_int (stmt, 2, last);
  return tln_stmt_run (stmt, error);
}

static gboolean
finish (TlnDb *db, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%d", TLN_TOKENIZER_VERSION);

  return set (db, NEXT, NULL, error) && set (db, VERSION, version, error);
}

static gboolean
take_step (TlnDb *db, guint limit, gint64 *n, GError **error)
{
  gint64 next;
  gint64 last;

  if (!get_next (db, &next, error) || (next == 0 && !start (db, error)) ||
      !find_last (db, next, limit, &last, n, error))
    return FALSE;
  if (*n == 0)
    return finish (db, error);
  return fill (db, next, last, error) &&
         (*n < limit ? finish (db, error) : set_next (db, last + 1, error));
}

gint64
tln_search_index_build (TlnDb *db, guint limit, GError **error)
{
  gboolean current;
  gint64 n = 0;

  if (!tln_search_index_is_current (db, &current, error))
    return -1;
  if (current)
    return 0;
  if (!tln_db_begin (db, error))
    return -1;
  /* Another program may have come to the end of it meanwhile. */
  if (tln_search_index_is_current (db, &current, error) &&
      (current || take_step (db, limit, &n, error)))
    return tln_db_commit (db, error) ? n : -1;
  tln_db_rollback (db);
  return -1;
}

gboolean
tln_search_index_drop (TlnDb *db, GError **error)
{
  return set (db, VERSION, NULL, error) && set (db, NEXT, NULL, error);
}

gboolean
tln_search_index_restart (TlnDb *db, GError **error)
{
  if (!tln_db_begin (db, error))
    return FALSE;
  if (tln_search_index_drop (db, error) && empty (db, error))
    return tln_db_commit (db, error);
  tln_db_rollback (db);
  return FALSE;
}

/* Whether it opens and, where it counts as complete, finds what it must. */
static gboolean
look (TlnDb *db, GError **error)
{
  gboolean current;

  return tln_db_exec (db, "SELECT 1 FROM fts WHERE rowid = 0", error) &&
         tln_search_index_is_current (db, &current, error) &&
         (!current || tln_search_probe (db, error));
}

gboolean
tln_search_index_mend (TlnDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (look (db, &local))
    return TRUE;
  if (tln_search_index_is_damage (local))
    return tln_search_index_restart (db, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
tln_search_index_is_damage (const GError *error)
{
  return g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_INDEX) ||
         g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT);
}

gboolean
tln_search_index_progress (TlnDb *db, gint64 *done, gint64 *total, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT count (*), count (*) FILTER (WHERE doc < ?1) FROM fts_article");
  gboolean current;
  gboolean found;
  gint64 next;

  if (!tln_search_index_is_current (db, &current, error) || !get_next (db, &next, error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, current ? G_MAXINT64 : next);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *total = tln_stmt_column_int (stmt, 0);
  *done = tln_stmt_column_int (stmt, 1);
  return TRUE;
}

gboolean
tln_search_index_check (TlnDb *db, gboolean *sound, GError **error)
{
  g_autoptr (GError) local = NULL;

  *sound = tln_db_exec (db, "INSERT INTO fts (fts) VALUES ('integrity-check')", &local);
  if (*sound || tln_search_index_is_damage (local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
