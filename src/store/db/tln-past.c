/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Temporary tables, which SQLite finds before those of the file. A table is filled from the rows
 * that no later act has touched and from what the first later act found of the others. Rows are
 * told apart by their ids: an act and its rows have higher ids than what was there before. */
#include "tln-past.h"

#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-log-row.h"
#include "tln-past-changes.h"

#include <string.h>

/* now and then say which rows of main.TABLE m, and of JSON c.old of row c.row_id, are wanted; NULL:
 * all. indexes: GLOB of those it gets. In this order, for one may look into those before it. */
typedef struct {
  const char *name;
  const char *indexes;
  const char *now;
  const char *then;
} Shadow;

#define OF_CLAIMS " IN (SELECT article_id FROM temp.claim)"
#define OF_ARTICLES " IN (SELECT id FROM temp.article)"

static const Shadow shadows[] = {
  { "chain", "*", NULL, NULL },
  { "stage", "*", NULL, NULL },
  { "stage_cue", "*", NULL, NULL },
  { "thesis", "*", NULL, NULL },
  { "instrument", "*", NULL, NULL },
  { "claim", "claim_article", NULL, NULL },
  { "evidence", "evidence_[ct]*", NULL, NULL },
  { "note", "*", NULL, NULL },
  { "instrument_link", "*", NULL, NULL },
  { "argument_link", "*", NULL, NULL },
  { "stage_state", "*", NULL, NULL },
  { "judgement", "*", NULL, NULL },
  { "forecast", "*", NULL, NULL },
  { "forecast_update", "*", NULL, NULL },
  { "falsifier", "*", NULL, NULL },
  { "reprint", "*", NULL, NULL },
  { "corporate_action", "*", NULL, NULL },
  { "article", "", "m.id" OF_CLAIMS, "c.row_id" OF_CLAIMS },
  { "mention", "mention_article", "m.article_id" OF_ARTICLES,
    "(c.old ->> 'article_id')" OF_ARTICLES },
};

/* What is added to the last two when all articles are wanted. */
static const Shadow rest[] = {
  { "article", "article_*week", "m.id NOT" OF_ARTICLES, "c.row_id NOT" OF_ARTICLES },
  { "mention", "mention_stage",
    "m.stage_id IS NOT NULL AND m.id NOT IN (SELECT id FROM temp.mention)",
    "(c.old ->> 'stage_id') IS NOT NULL AND c.row_id NOT IN (SELECT id FROM temp.mention)" },
};

/* The columns of a table. */
typedef struct {
  GPtrArray *all; /* char*: their names */
  GString *made; /* for CREATE TABLE */
  GString *names;
  GString *values; /* parameters in their order */
} Columns;

static void
columns_clear (Columns *columns)
{
  g_ptr_array_unref (columns->all);
  g_string_free (columns->made, TRUE);
  g_string_free (columns->names, TRUE);
  g_string_free (columns->values, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

/* A row of the log may be older than a column; what must be there then has its default. */
static void
add_column (Columns *columns, TlnStmt *stmt)
{
  const char *name = tln_stmt_column_text (stmt, 0);
  const char *comma = columns->names->len > 0 ? ", " : "";
  const char *otherwise = tln_stmt_column_text (stmt, 3);

  g_ptr_array_add (columns->all, g_strdup (name));
  g_string_append_printf (columns->names, "%s\"%s\"", comma, name);
  g_string_append_printf (columns->made, "%s\"%s\" %s%s", comma, name,
                          tln_stmt_column_text (stmt, 1),
                          tln_stmt_column_int (stmt, 2) != 0 ? " PRIMARY KEY" : "");
  if (otherwise != NULL)
    g_string_append_printf (columns->values, "%scoalesce (?%u, %s)", comma, columns->all->len,
                            otherwise);
  else
    g_string_append_printf (columns->values, "%s?%u", comma, columns->all->len);
}

static gboolean
read_columns (TlnDb *db, const char *table, Columns *columns, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT name, type, pk, dflt_value FROM pragma_table_info (?1, 'main') ORDER BY cid");

  *columns = (Columns) { g_ptr_array_new_with_free_func (g_free), g_string_new (NULL),
                         g_string_new (NULL), g_string_new (NULL) };
  tln_stmt_bind_text (stmt, 1, table);
  while (tln_stmt_step (stmt, &local))
    add_column (columns, stmt);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Rows that no later act has touched. */
static gboolean
fill_now (TlnDb *db, const Shadow *shadow, const Columns *columns, GError **error)
{
  const char *name = shadow->name;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO temp.%s SELECT %s FROM main.%s m WHERE m.id < ?1 AND m.id NOT IN "
      "(SELECT id FROM temp.past_%s) AND %s",
      name, columns->names->str, name, name, shadow->now != NULL ? shadow->now : "TRUE");
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

  tln_stmt_bind_int (stmt, 1, db->past_cut);
  return tln_stmt_run (stmt, error);
}

static gboolean
insert_old (TlnDb *db, TlnStmt *insert, const Columns *columns, const GArray *row, GError **error)
{
  for (guint i = 0; i < columns->all->len; i++) {
    const char *name = columns->all->pdata[i];

    if (!tln_log_row_bind (db, insert, (int) i + 1, tln_log_row_find (row, name, strlen (name), i),
                           error))
      return FALSE;
  }
  if (!tln_stmt_run (insert, error))
    return FALSE;
  tln_stmt_reset (insert);
  return TRUE;
}

/* The others as the first later act found them. */
static gboolean
fill_then (TlnDb *db, const Shadow *shadow, const Columns *columns, GError **error)
{
  const char *name = shadow->name;
  g_autofree char *select = g_strdup_printf (
      "SELECT c.old FROM temp.past_%s p CROSS JOIN main.change c ON c.id = p.change_id "
      "AND c.old IS NOT NULL WHERE %s",
      name, shadow->then != NULL ? shadow->then : "TRUE");
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO temp.%s VALUES (%s)", name, columns->values->str);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, select);
  g_autoptr (TlnStmt) insert = tln_stmt_new_once (db, sql);
  g_autoptr (GArray) row = tln_log_row_new ();
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local))
    if (!tln_log_row_scan (row, tln_stmt_column_text (stmt, 0), error) ||
        !insert_old (db, insert, columns, row, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill (TlnDb *db, const Shadow *shadow, const Columns *columns, GError **error)
{
  return fill_now (db, shadow, columns, error) && fill_then (db, shadow, columns, error);
}

/* Those a table has in the file, also the ones its UNIQUE stands for. */
static gboolean
add_indexes (TlnDb *db, const Shadow *shadow, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT group_concat (sql, ';') FROM (SELECT replace (sql, 'CREATE INDEX ', "
          "'CREATE INDEX temp.') AS sql FROM main.sqlite_schema WHERE type = 'index' "
          "AND tbl_name = ?1 AND sql IS NOT NULL AND name GLOB ?2 "
          "UNION ALL SELECT 'CREATE INDEX temp.past_' || ?1 || l.seq || ' ON ' || ?1 || ' (' || "
          "(SELECT group_concat (name, ', ') FROM pragma_index_info (l.name, 'main')) || ')' "
          "FROM pragma_index_list (?1, 'main') l WHERE l.origin = 'u' AND ?2 = '*')");
  g_autofree char *sql = NULL;
  gboolean found;

  tln_stmt_bind_text (stmt, 1, shadow->name);
  tln_stmt_bind_text (stmt, 2, shadow->indexes);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  sql = found ? tln_stmt_column_dup (stmt, 0) : NULL;
  return sql == NULL || tln_db_exec (db, sql, error);
}

static gboolean
make (TlnDb *db, const Shadow *shadow, GError **error)
{
  g_auto (Columns) columns = { NULL, NULL, NULL };
  g_autofree char *sql = NULL;

  if (!read_columns (db, shadow->name, &columns, error))
    return FALSE;
  sql = g_strdup_printf ("CREATE TABLE temp.%s (%s)", shadow->name, columns.made->str);
  return tln_db_exec (db, sql, error) && fill (db, shadow, &columns, error) &&
         add_indexes (db, shadow, error);
}

static gboolean
drop_all (TlnDb *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("DROP VIEW IF EXISTS temp.act;");

  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    g_string_append_printf (sql, "DROP TABLE IF EXISTS temp.%s;", shadows[i].name);
  return tln_db_exec (db, sql->str, error);
}

/* The id from which on acts, and with them rows, are later. */
static gboolean
find_cut (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT coalesce ((SELECT min (id) FROM main.act WHERE id > coalesce ((SELECT id FROM "
          "main.act WHERE time < ?1 ORDER BY id DESC LIMIT 1), 0)), ?2)");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, tln_day_begin_time (day + 1));
  tln_stmt_bind_int (stmt, 2, G_MAXINT64);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  db->past_cut = tln_stmt_column_int (stmt, 0);
  return TRUE;
}

/* Acts, and the rows that later ones have touched. */
static gboolean
find_changes (TlnDb *db, GError **error)
{
  const char *names[G_N_ELEMENTS (shadows) + 1] = { NULL };
  g_autofree char *view = g_strdup_printf ("CREATE TEMP VIEW act AS SELECT * FROM main.act "
                                           "WHERE id < %" G_GINT64_FORMAT,
                                           db->past_cut);

  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    names[i] = shadows[i].name;
  return tln_past_changes_find (db, names, error) && tln_db_exec (db, view, error);
}

/* What was not yet so in the world: evidence of a later day, splits and dividends of a later day,
 * articles that are dated later. Those that came in without an act are told by when they did. */
static gboolean
prune (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnStmt) evidence = tln_stmt_new_once (db, "DELETE FROM temp.evidence WHERE day > ?1");
  g_autoptr (TlnStmt) actions =
      tln_stmt_new_once (db, "DELETE FROM temp.corporate_action WHERE day > ?1");
  g_autoptr (TlnStmt) articles = tln_stmt_new_once (
      db, "DELETE FROM temp.article WHERE (id >= ?3 AND captured_at >= ?2) OR (published IS NOT "
          "NULL AND published_sort >= iif (published GLOB '*T*[-+Z]*', ?2 / 1000, "
          "(?1 + 1) * 86400))");
  g_autoptr (TlnStmt) mentions = tln_stmt_new_once (
      db, "DELETE FROM temp.mention WHERE article_id NOT IN (SELECT id FROM temp.article)");
  gint64 end = tln_day_begin_time (day + 1);

  tln_stmt_bind_int (evidence, 1, day);
  tln_stmt_bind_int (actions, 1, day);
  tln_stmt_bind_int (articles, 1, day);
  tln_stmt_bind_int (articles, 2, end);
  tln_stmt_bind_int (articles, 3, tln_id_first (end));
  return tln_stmt_run (evidence, error) && tln_stmt_run (actions, error) &&
         tln_stmt_run (articles, error) && tln_stmt_run (mentions, error);
}

static gboolean
build (TlnDb *db, TlnDay day, GError **error)
{
  if (!drop_all (db, error) || !find_cut (db, day, error) || !find_changes (db, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    if (!make (db, &shadows[i], error))
      return FALSE;
  return prune (db, day, error);
}

static gboolean
add_rest (TlnDb *db, TlnDay day, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++) {
    g_auto (Columns) columns = { NULL, NULL, NULL };

    if (!read_columns (db, rest[i].name, &columns, error) ||
        !fill (db, &rest[i], &columns, error) || !add_indexes (db, &rest[i], error))
      return FALSE;
  }
  return prune (db, day, error);
}

/* What a condition could not take from a row of the log may be for want of a row that can be read.
 */
static void
explain (TlnDb *db, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT 1 FROM temp.past_%s p CROSS JOIN main.change c ON c.id = p.change_id "
        "WHERE NOT json_valid (c.old) LIMIT 1",
        shadows[i].name);
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
    gboolean found = FALSE;

    if (shadows[i].then == NULL || !tln_stmt_first (stmt, &found, NULL) || !found)
      continue;
    g_clear_error (error);
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT,
                         "a row of the change log cannot be read");
    return;
  }
}

/* A reader writes nothing, except here, and here nothing to the file. */
static gboolean
write_temporary (TlnDb *db,
                 gboolean (*func) (TlnDb *, TlnDay, GError **),
                 TlnDay day,
                 GError **error)
{
  gboolean reader = db->mode == TLN_DB_READER;
  gboolean good;

  if (reader && !tln_db_exec (db, "PRAGMA query_only = OFF", error))
    return FALSE;
  good = func (db, day, error);
  if (!good && error != NULL && g_error_matches (*error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED))
    explain (db, error);
  return (!reader || tln_db_exec (db, "PRAGMA query_only = ON", good ? error : NULL)) && good;
}

static gboolean
read_version (TlnDb *db, gint64 *version, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "PRAGMA data_version");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *version = tln_stmt_column_int (stmt, 0);
  return TRUE;
}

gboolean
tln_past_enter (TlnDb *db, TlnDay day, GError **error)
{
  gint64 version = 0;

  g_return_val_if_fail (db->depth > 0 && db->act == 0 && day != TLN_DAY_NONE, FALSE);
  if (!read_version (db, &version, error))
    return FALSE;
  if (db->mode == TLN_DB_READER && db->past == day && db->past_version == version)
    return TRUE;
  db->past = TLN_DAY_NONE;
  if (!write_temporary (db, build, day, error))
    return FALSE;
  db->past = day;
  db->past_version = version;
  db->past_complete = FALSE;
  return TRUE;
}

TlnDay
tln_past_get_day (TlnDb *db)
{
  return db->past;
}

gboolean
tln_past_stays (TlnDb *db)
{
  return db->mode == TLN_DB_READER;
}

gboolean
tln_past_complete (TlnDb *db, GError **error)
{
  if (db->past == TLN_DAY_NONE || db->past_complete)
    return TRUE;
  db->past_complete = write_temporary (db, add_rest, db->past, error);
  return db->past_complete;
}
