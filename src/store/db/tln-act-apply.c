/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: the rows of an act put back, or changed again. Nothing is logged meanwhile, and
 * references are looked at when all rows are in place. */
#include "tln-act.h"

#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-log-row.h"

#include <string.h>

/* Changes between two words of how far it is. */
#define CHUNK 256

/* One row of the log, read in one direction. */
typedef struct {
  char *table;
  gint64 row;
  char *from; /* JSON of the row as it is, NULL: it is not there */
  char *to; /* JSON of the row as it shall be, NULL: it shall go */
} Change;

static void
change_free (Change *change)
{
  g_free (change->table);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static Change *
read_change (TlnStmt *stmt)
{
  Change *change = g_new0 (Change, 1);

  change->table = tln_stmt_column_dup (stmt, 0);
  change->row = tln_stmt_column_int (stmt, 1);
  change->from = tln_stmt_column_dup (stmt, 2);
  change->to = tln_stmt_column_dup (stmt, 3);
  return change;
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static gboolean
same_value (const TlnLogValue *a, const TlnLogValue *b)
{
  return a->length == b->length && memcmp (a->json, b->json, a->length) == 0;
}

/* The columns of "to", only those that differ from "from" where that is given. */
static GArray *
read_values (const Change *change, GError **error)
{
  g_autoptr (GArray) to = tln_log_row_new ();
  g_autoptr (GArray) from = tln_log_row_new ();
  guint kept = 0;

  if (!tln_log_row_scan (to, change->to, error))
    return NULL;
  if (change->from == NULL)
    return g_steal_pointer (&to);
  if (!tln_log_row_scan (from, change->from, error))
    return NULL;
  for (guint i = 0; i < to->len; i++) {
    TlnLogValue value = g_array_index (to, TlnLogValue, i);
    const TlnLogValue *before = tln_log_row_find (from, value.name, value.name_length, i);

    if (before == NULL || !same_value (before, &value))
      g_array_index (to, TlnLogValue, kept++) = value;
  }
  g_array_set_size (to, kept);
  return g_steal_pointer (&to);
}

static void
append_name (GString *sql, const TlnLogValue *value, guint i)
{
  g_string_append (sql, i > 0 ? ", \"" : "\"");
  g_string_append_len (sql, value->name, (gssize) value->name_length);
  g_string_append_c (sql, '"');
}

static char *
insert_sql (const char *table, const GArray *values)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", table);
  for (guint i = 0; i < values->len; i++)
    append_name (sql, &g_array_index (values, TlnLogValue, i), i);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
update_sql (const char *table, const GArray *values)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  for (guint i = 0; i < values->len; i++) {
    append_name (sql, &g_array_index (values, TlnLogValue, i), i);
    g_string_append_printf (sql, " = ?%u", i + 1);
  }
  g_string_append_printf (sql, " WHERE id = ?%u", values->len + 1);
  return g_string_free (sql, FALSE);
}

/* An act of a hundred thousand rows is made of a few kinds of changes; preparing what changes an
 * article, with all its triggers, costs far more than running it. Borrowed. */
static TlnStmt *
prepare (TlnDb *db, GHashTable *stmts, char *sql)
{
  g_autofree char *key = sql;
  TlnStmt *stmt = g_hash_table_lookup (stmts, sql);

  if (stmt == NULL) {
    stmt = tln_stmt_new_once (db, sql);
    g_hash_table_insert (stmts, g_steal_pointer (&key), stmt);
  }
  tln_stmt_reset (stmt);
  return stmt;
}

static gboolean
apply_change (TlnDb *db, GHashTable *stmts, const Change *change, GError **error)
{
  g_autoptr (GArray) values = NULL;
  TlnStmt *stmt;

  if (change->to == NULL) {
    stmt = prepare (db, stmts, g_strdup_printf ("DELETE FROM %s WHERE id = ?1", change->table));
    tln_stmt_bind_int (stmt, 1, change->row);
    return tln_stmt_run (stmt, error);
  }
  values = read_values (change, error);
  if (values == NULL || values->len == 0)
    return values != NULL;
  stmt = prepare (db, stmts,
                  change->from == NULL ? insert_sql (change->table, values)
                                       : update_sql (change->table, values));
  for (guint i = 0; i < values->len; i++)
    if (!tln_log_row_bind (db, stmt, (int) i + 1, &g_array_index (values, TlnLogValue, i), error))
      return FALSE;
  if (change->from != NULL)
    tln_stmt_bind_int (stmt, (int) values->len + 1, change->row);
  return tln_stmt_run (stmt, error);
}

static TlnStmt *
new_changes (TlnDb *db, gint64 act, gboolean undo)
{
  TlnStmt *stmt;

  if (undo)
    stmt = tln_stmt_new (db, "SELECT table_name, row_id, new, old FROM change WHERE act_id = ?1 "
                             "ORDER BY id DESC");
  else
    stmt = tln_stmt_new (db, "SELECT table_name, row_id, old, new FROM change WHERE act_id = ?1 "
                             "ORDER BY id");
  tln_stmt_bind_int (stmt, 1, act);
  return stmt;
}

static gboolean
count_changes (TlnDb *db, gint64 act, guint *n, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT count(*) FROM change WHERE act_id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, act);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *n = (guint) tln_stmt_column_int (stmt, 0);
  return TRUE;
}

static void
tell (const TlnActWatch *watch, guint done, guint all)
{
  if (watch != NULL && watch->progress != NULL && (done % CHUNK == 0 || done == all))
    watch->progress (done, all, watch->data);
}

/* Row by row: nothing is logged meanwhile, so what is read stays as it is. */
static gboolean
apply_changes (TlnDb *db, gint64 act, gboolean undo, GError **error)
{
  g_autoptr (GHashTable) stmts = g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) tln_stmt_free);
  g_autoptr (TlnStmt) changes = new_changes (db, act, undo);
  g_autoptr (GError) local = NULL;
  guint done = 0, all = 0;

  if (db->act_watch != NULL && !count_changes (db, act, &all, error))
    return FALSE;
  while (tln_stmt_step (changes, &local)) {
    g_autoptr (Change) change = read_change (changes);

    if (!apply_change (db, stmts, change, error))
      return FALSE;
    tell (db->act_watch, ++done, all);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
set_state (TlnDb *db, gint64 act, const char *state, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE act SET state = ?2 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, act);
  tln_stmt_bind_text (stmt, 2, state);
  return tln_stmt_run (stmt, error);
}

static gboolean
apply_act (TlnDb *db, gint64 act, gboolean undo, GError **error)
{
  if (!tln_db_exec (db, "PRAGMA defer_foreign_keys = ON", error) ||
      !apply_changes (db, act, undo, error))
    return FALSE;
  return set_state (db, act, undo ? "undone" : "done", error);
}

/* The act that is next in a direction; it must be the wanted one where one is wanted. */
static TlnAct *
choose (TlnDb *db, gboolean undo, gint64 wanted, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnAct) act = undo ? tln_act_peek_undo (db, &local) : tln_act_peek_redo (db, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (act != NULL && (wanted == 0 || act->id == wanted))
    return g_steal_pointer (&act);
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO,
                       act == NULL ? (undo ? "nothing to undo" : "nothing to redo")
                                   : "something else was done after that");
  return NULL;
}

static TlnAct *
run (TlnDb *db, gboolean undo, gint64 wanted, GError **error)
{
  g_autoptr (TlnAct) act = NULL;

  g_return_val_if_fail (db->act == 0, NULL);
  if (!tln_db_begin (db, error))
    return NULL;
  if (db->act_watch != NULL)
    tln_db_set_cancellable (db, db->act_watch->cancellable);
  act = choose (db, undo, wanted, error);
  if (act == NULL || !apply_act (db, act->id, undo, error)) {
    tln_db_set_cancellable (db, NULL);
    tln_db_rollback (db);
    return NULL;
  }
  /* From here on it is done, however late somebody changes his mind. */
  tln_db_set_cancellable (db, NULL);
  g_set_str (&act->state, undo ? "undone" : "done");
  return tln_db_commit (db, error) ? g_steal_pointer (&act) : NULL;
}

void
tln_act_set_watch (TlnDb *db, const TlnActWatch *watch)
{
  db->act_watch = watch;
}

TlnAct *
tln_act_undo (TlnDb *db, GError **error)
{
  return run (db, TRUE, 0, error);
}

TlnAct *
tln_act_redo (TlnDb *db, GError **error)
{
  return run (db, FALSE, 0, error);
}

TlnAct *
tln_act_undo_one (TlnDb *db, gint64 act, GError **error)
{
  g_return_val_if_fail (act != 0, NULL);
  return run (db, TRUE, act, error);
}
