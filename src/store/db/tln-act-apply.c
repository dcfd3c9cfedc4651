/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: the rows of an act put back, or changed again. Nothing is logged meanwhile, and
 * references are looked at when all rows are in place. */
#include "tln-act.h"

#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-stmt.h"

#include <string.h>

/* One row of the log, read in one direction. */
typedef struct {
  char *table;
  gint64 row;
  char *from; /* JSON of the row as it is, NULL: it is not there */
  char *to; /* JSON of the row as it shall be, NULL: it shall go */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->table);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static gpointer
read_change (TlnStmt *stmt)
{
  Change *change = g_new0 (Change, 1);

  change->table = tln_stmt_column_dup (stmt, 0);
  change->row = tln_stmt_column_int (stmt, 1);
  change->from = tln_stmt_column_dup (stmt, 2);
  change->to = tln_stmt_column_dup (stmt, 3);
  return change;
}

/* A column and its value as JSON spells it, so that numbers keep every digit. */
typedef struct {
  char *name;
  char *type; /* null, true, false, integer, real, text */
  char *text; /* of a text: itself; else its JSON */
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->name);
  g_free (value->type);
  g_free (value->text);
  g_free (value);
}

static gpointer
read_value (TlnStmt *stmt)
{
  Value *value = g_new0 (Value, 1);

  value->name = tln_stmt_column_dup (stmt, 0);
  value->type = tln_stmt_column_dup (stmt, 1);
  value->text = tln_stmt_column_dup (stmt, 2);
  return value;
}

/* The columns of "to", only those that differ from "from" where that is given. */
static GPtrArray *
read_values (TlnDb *db, const Change *change, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT key, type, iif (type = 'text', value, ?1 -> ('$.\"' || key || '\"')) "
          "FROM json_each (?1) WHERE ?2 IS NULL "
          "OR (?1 -> ('$.\"' || key || '\"')) IS NOT (?2 -> ('$.\"' || key || '\"'))");

  tln_stmt_bind_text (stmt, 1, change->to);
  tln_stmt_bind_text (stmt, 2, change->from);
  return tln_stmt_all (stmt, read_value, value_free, error);
}

static void
bind_value (TlnStmt *stmt, int i, const Value *value)
{
  if (strcmp (value->type, "text") == 0)
    tln_stmt_bind_text (stmt, i, value->text);
  else if (strcmp (value->type, "integer") == 0)
    tln_stmt_bind_int (stmt, i, g_ascii_strtoll (value->text, NULL, 10));
  else if (strcmp (value->type, "real") == 0)
    tln_stmt_bind_double (stmt, i, g_ascii_strtod (value->text, NULL));
  else
    tln_stmt_bind_text (stmt, i, NULL);
}

static char *
insert_sql (const char *table, const GPtrArray *values)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", table);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", ((Value *) values->pdata[i])->name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
update_sql (const char *table, const GPtrArray *values)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "",
                            ((Value *) values->pdata[i])->name, i + 1);
  g_string_append_printf (sql, " WHERE id = ?%u", values->len + 1);
  return g_string_free (sql, FALSE);
}

static gboolean
remove_row (TlnDb *db, const Change *change, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", change->table);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

  tln_stmt_bind_int (stmt, 1, change->row);
  return tln_stmt_run (stmt, error);
}

static gboolean
apply_change (TlnDb *db, const Change *change, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (TlnStmt) stmt = NULL;

  if (change->to == NULL)
    return remove_row (db, change, error);
  values = read_values (db, change, error);
  if (values == NULL || values->len == 0)
    return values != NULL;
  sql = change->from == NULL ? insert_sql (change->table, values)
                             : update_sql (change->table, values);
  stmt = tln_stmt_new_once (db, sql);
  for (guint i = 0; i < values->len; i++)
    bind_value (stmt, (int) i + 1, values->pdata[i]);
  if (change->from != NULL)
    tln_stmt_bind_int (stmt, (int) values->len + 1, change->row);
  return tln_stmt_run (stmt, error);
}

static GPtrArray *
read_changes (TlnDb *db, gint64 act, gboolean undo, GError **error)
{
  g_autoptr (TlnStmt) stmt = NULL;

  if (undo)
    stmt = tln_stmt_new (db, "SELECT table_name, row_id, new, old FROM change WHERE act_id = ?1 "
                             "ORDER BY id DESC");
  else
    stmt = tln_stmt_new (db, "SELECT table_name, row_id, old, new FROM change WHERE act_id = ?1 "
                             "ORDER BY id");
  tln_stmt_bind_int (stmt, 1, act);
  return tln_stmt_all (stmt, read_change, change_free, error);
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
  g_autoptr (GPtrArray) changes = NULL;

  if (!tln_db_exec (db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  changes = read_changes (db, act, undo, error);
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++) {
    if (!apply_change (db, changes->pdata[i], error))
      return FALSE;
  }
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
  act = choose (db, undo, wanted, error);
  if (act == NULL || !apply_act (db, act->id, undo, error)) {
    tln_db_rollback (db);
    return NULL;
  }
  g_set_str (&act->state, undo ? "undone" : "done");
  return tln_db_commit (db, error) ? g_steal_pointer (&act) : NULL;
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
