/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements, their cache and their sticky errors. Knows nothing of tables. */
#include "tln-stmt.h"

#include "tln-db-private.h"

#include <math.h>

struct _TlnStmt {
  TlnDb *db;
  sqlite3_stmt *stmt; /* NULL: preparing failed */
  const char *key; /* in the cache, or NULL */
  int code; /* the first failure */
  GError *error; /* of preparing */
};

static TlnStmt *
prepare (TlnDb *db, const char *sql, const char *key, unsigned int flags)
{
  TlnStmt *self = g_new0 (TlnStmt, 1);

  g_assert (db->thread == g_thread_self ());
  self->db = db;
  self->key = key;
  if (key != NULL && g_hash_table_steal_extended (db->stmts, key, NULL, (gpointer *) &self->stmt))
    return self;
  self->code = sqlite3_prepare_v3 (db->sqlite, sql, -1, flags, &self->stmt, NULL);
  if (self->code != SQLITE_OK)
    tln_db_fail (db, self->code, &self->error);
  return self;
}

TlnStmt *
tln_stmt_new (TlnDb *db, const char *sql)
{
  return prepare (db, sql, sql, SQLITE_PREPARE_PERSISTENT);
}

TlnStmt *
tln_stmt_new_once (TlnDb *db, const char *sql)
{
  return prepare (db, sql, NULL, 0);
}

void
tln_stmt_free (TlnStmt *stmt)
{
  if (stmt->stmt != NULL) {
    sqlite3_reset (stmt->stmt);
    sqlite3_clear_bindings (stmt->stmt);
    if (stmt->key != NULL && !g_hash_table_contains (stmt->db->stmts, stmt->key))
      g_hash_table_insert (stmt->db->stmts, (gpointer) stmt->key, stmt->stmt);
    else
      sqlite3_finalize (stmt->stmt);
  }
  g_clear_error (&stmt->error);
  g_free (stmt);
}

static void
keep_code (TlnStmt *stmt, int code)
{
  if (stmt->code == SQLITE_OK)
    stmt->code = code;
}

void
tln_stmt_bind_int (TlnStmt *stmt, int i, gint64 value)
{
  if (stmt->code == SQLITE_OK)
    keep_code (stmt, sqlite3_bind_int64 (stmt->stmt, i, value));
}

static void
bind_null (TlnStmt *stmt, int i)
{
  if (stmt->code == SQLITE_OK)
    keep_code (stmt, sqlite3_bind_null (stmt->stmt, i));
}

void
tln_stmt_bind_id (TlnStmt *stmt, int i, gint64 id)
{
  if (id == 0)
    bind_null (stmt, i);
  else
    tln_stmt_bind_int (stmt, i, id);
}

void
tln_stmt_bind_double (TlnStmt *stmt, int i, double value)
{
  if (isnan (value))
    bind_null (stmt, i);
  else if (stmt->code == SQLITE_OK)
    keep_code (stmt, sqlite3_bind_double (stmt->stmt, i, value));
}

void
tln_stmt_bind_text (TlnStmt *stmt, int i, const char *value)
{
  if (value == NULL)
    bind_null (stmt, i);
  else if (stmt->code == SQLITE_OK)
    keep_code (stmt, sqlite3_bind_text64 (stmt->stmt, i, value, strlen (value), SQLITE_TRANSIENT,
                                          SQLITE_UTF8));
}

void
tln_stmt_bind_slice (TlnStmt *stmt, int i, const char *text, gsize length)
{
  if (stmt->code == SQLITE_OK)
    keep_code (stmt, sqlite3_bind_text64 (stmt->stmt, i, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void
tln_stmt_bind_bytes (TlnStmt *stmt, int i, GBytes *value)
{
  gsize size;
  gconstpointer data;

  if (value == NULL) {
    bind_null (stmt, i);
    return;
  }
  if (stmt->code != SQLITE_OK)
    return;
  data = g_bytes_get_data (value, &size);
  keep_code (stmt,
             sqlite3_bind_blob64 (stmt->stmt, i, size > 0 ? data : "", size, SQLITE_TRANSIENT));
}

static gboolean
fail (TlnStmt *stmt, GError **error)
{
  if (stmt->error != NULL)
    g_propagate_error (error, g_error_copy (stmt->error));
  else
    tln_db_fail (stmt->db, stmt->code, error);
  return FALSE;
}

gboolean
tln_stmt_step (TlnStmt *stmt, GError **error)
{
  int code;

  if (stmt->code != SQLITE_OK)
    return fail (stmt, error);
  if (g_atomic_int_get (&stmt->db->stopped) != 0 ||
      (stmt->db->cancellable != NULL && g_cancellable_is_cancelled (stmt->db->cancellable)))
    return tln_db_fail (stmt->db, SQLITE_INTERRUPT, error);
  code = sqlite3_step (stmt->stmt);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code == SQLITE_DONE)
    return FALSE;
  stmt->code = code;
  return fail (stmt, error);
}

gboolean
tln_stmt_run (TlnStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local))
    ;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  sqlite3_reset (stmt->stmt);
  return TRUE;
}

void
tln_stmt_reset (TlnStmt *stmt)
{
  if (stmt->stmt == NULL)
    return;
  sqlite3_reset (stmt->stmt);
  sqlite3_clear_bindings (stmt->stmt);
  stmt->code = SQLITE_OK;
}

gboolean
tln_stmt_first (TlnStmt *stmt, gboolean *found, GError **error)
{
  g_autoptr (GError) local = NULL;

  *found = tln_stmt_step (stmt, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gpointer
tln_stmt_one (TlnStmt *stmt, TlnRowFunc row, GError **error)
{
  return tln_stmt_step (stmt, error) ? row (stmt) : NULL;
}

GPtrArray *
tln_stmt_all (TlnStmt *stmt, TlnRowFunc row, GDestroyNotify record_free, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (record_free);
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local))
    g_ptr_array_add (records, row (stmt));
  if (local == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
tln_stmt_column_null (TlnStmt *stmt, int i)
{
  return sqlite3_column_type (stmt->stmt, i) == SQLITE_NULL;
}

gint64
tln_stmt_column_int (TlnStmt *stmt, int i)
{
  return sqlite3_column_int64 (stmt->stmt, i);
}

double
tln_stmt_column_double (TlnStmt *stmt, int i)
{
  return tln_stmt_column_null (stmt, i) ? (double) NAN : sqlite3_column_double (stmt->stmt, i);
}

const char *
tln_stmt_column_text (TlnStmt *stmt, int i)
{
  return (const char *) sqlite3_column_text (stmt->stmt, i);
}

char *
tln_stmt_column_dup (TlnStmt *stmt, int i)
{
  return g_strdup (tln_stmt_column_text (stmt, i));
}

GBytes *
tln_stmt_column_bytes (TlnStmt *stmt, int i)
{
  const void *data = sqlite3_column_blob (stmt->stmt, i);

  if (tln_stmt_column_null (stmt, i))
    return NULL;
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (stmt->stmt, i));
}
