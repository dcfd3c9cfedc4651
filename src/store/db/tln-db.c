/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection: opening it with its settings, transactions, cancelling, errors. Which files are
 * opened at all stands in tln-db-file.c, what is in them in tln-schema.c. */
#include "tln-db.h"

#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-schema.h"
#include "tln-stmt.h"
#include "tln-tokenizer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Operations of SQLite's machine between two looks at the cancellable. */
#define PROGRESS_STEPS 2000
/* Changes after which the statistics are looked at for the first time. */
#define STATISTICS_STEP 2000
#define JOURNAL_LIMIT (64 * 1024 * 1024)

static gint busy_timeout = 5000;

static const struct {
  int sqlite;
  TlnDbError code;
} error_map[] = {
  { SQLITE_BUSY, TLN_DB_ERROR_BUSY },
  { SQLITE_LOCKED, TLN_DB_ERROR_BUSY },
  { SQLITE_FULL, TLN_DB_ERROR_FULL },
  { SQLITE_CORRUPT, TLN_DB_ERROR_CORRUPT },
  { SQLITE_NOTADB, TLN_DB_ERROR_CORRUPT },
  { SQLITE_READONLY, TLN_DB_ERROR_READ_ONLY },
  { SQLITE_CONSTRAINT, TLN_DB_ERROR_CONSTRAINT },
  { SQLITE_MISMATCH, TLN_DB_ERROR_CONSTRAINT },
  { SQLITE_CANTOPEN, TLN_DB_ERROR_MISSING },
  { SQLITE_PERM, TLN_DB_ERROR_MISSING },
};

/* There is no virtual table but the index. One that reads as empty is refused its own rows by what
 * is in the way: that has no words but those of the code, a constraint of the schema is named. */
static gboolean
is_of_index (int code, const char *message)
{
  return code == SQLITE_CORRUPT_VTAB || ((code & 0xff) == SQLITE_CONSTRAINT &&
                                         g_str_equal (message, sqlite3_errstr (SQLITE_CONSTRAINT)));
}

gboolean
tln_db_fail (TlnDb *db, int code, GError **error)
{
  const char *message = sqlite3_errstr (code);

  if (db->sqlite != NULL && sqlite3_extended_errcode (db->sqlite) == code)
    message = sqlite3_errmsg (db->sqlite);
  if ((code & 0xff) == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    return FALSE;
  }
  if (is_of_index (code, message)) {
    tln_db_note_index_damage (db);
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_INDEX, message);
    return FALSE;
  }
  if ((code & 0xff) == SQLITE_BUSY)
    message = "another program is writing to it";
  for (gsize i = 0; i < G_N_ELEMENTS (error_map); i++) {
    if ((code & 0xff) == error_map[i].sqlite) {
      g_set_error_literal (error, TLN_DB_ERROR, (int) error_map[i].code, message);
      return FALSE;
    }
  }
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED, message);
  return FALSE;
}

void
tln_db_set_busy_timeout (int milliseconds)
{
  g_atomic_int_set (&busy_timeout, milliseconds);
}

static int
progress_cb (void *data)
{
  TlnDb *db = data;

  return g_atomic_int_get (&db->stopped) != 0 ||
         (db->cancellable != NULL && g_cancellable_is_cancelled (db->cancellable));
}

/* Not called for tables without row ids: bars and meta. A temporary table may have the name of one
 * of the file, which is not touched with it. */
static void
update_cb (void *data, int op, const char *schema, const char *table, sqlite3_int64 row)
{
  TlnDb *db = data;

  if (strcmp (schema, "main") != 0)
    return;
  for (guint i = 0; tln_schema_tables[i] != NULL; i++) {
    if (strcmp (table, tln_schema_tables[i]) == 0)
      db->touched |= G_GUINT64_CONSTANT (1) << i;
  }
}

/* What a reader opens. A library that nobody writes, and cannot be written by us, is opened as it
 * stands: SQLite would leave its log and index beside it, or refuse where it cannot. NULL: the
 * path. */
static char *
immutable_uri (const TlnDb *db, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;

  if (db->mode != TLN_DB_READER || g_file_test (log, G_FILE_TEST_EXISTS) ||
      (g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0))
    return NULL;
  absolute = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);
  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static gboolean
connect_sqlite (TlnDb *db, const char *path, GError **error)
{
  g_autofree char *name = path != NULL ? immutable_uri (db, path) : NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
              SQLITE_OPEN_PRIVATECACHE;
  int code;

  if (path == NULL)
    flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
  if (name != NULL)
    flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  else
    name = g_strdup (path != NULL ? path : ":memory:");
  code = sqlite3_open_v2 (name, &db->sqlite, flags, NULL);
  if (code != SQLITE_OK)
    return tln_db_fail (db, code, error);
  sqlite3_busy_timeout (db->sqlite, g_atomic_int_get (&busy_timeout));
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_progress_handler (db->sqlite, PROGRESS_STEPS, progress_cb, db);
  if (db->mode != TLN_DB_READER)
    sqlite3_update_hook (db->sqlite, update_cb, db);
  return tln_tokenizer_register (db->sqlite, error) && tln_schema_add_functions (db, error);
}

static gboolean
read_pragma (TlnDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *value = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

/* Everything that only reads, so that what is refused here stays as it is. The file's head has been
 * looked at already, but the newest one may still be in the write-ahead log. */
static gboolean
check_contents (TlnDb *db, const TlnSchema *schema, GError **error)
{
  gint64 id = 0;
  gint64 version = 0;
  gint64 tables = 0;

  if (!read_pragma (db, "PRAGMA application_id", &id, error) ||
      !read_pragma (db, "PRAGMA user_version", &version, error) ||
      !read_pragma (db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('meta', 'act')", &tables,
                    error))
    return FALSE;
  if (id != TLN_DB_APPLICATION_ID) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS, "not a library");
    return FALSE;
  }
  if (version > schema->n_steps) {
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_NEW,
                 "version %d of the library format, this program knows %u", (int) version,
                 schema->n_steps);
    return FALSE;
  }
  if (tables != 2) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT, "tables are missing");
    return FALSE;
  }
  if (db->mode == TLN_DB_READER && version < schema->n_steps) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_OLD,
                         "a library of an older version must be opened for writing first");
    return FALSE;
  }
  return TRUE;
}

static gboolean
set_up (TlnDb *db, GError **error)
{
  static const char writer[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;";
  static const char reader[] = "PRAGMA query_only = ON; PRAGMA foreign_keys = ON;"
                               "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;";
  g_autofree char *limit = g_strdup_printf ("PRAGMA journal_size_limit = %d", JOURNAL_LIMIT);

  return tln_db_exec (db, db->mode == TLN_DB_WRITER ? writer : reader, error) &&
         tln_db_exec (db, limit, error);
}

static TlnDb *
new_connection (const char *path, TlnDbMode mode)
{
  TlnDb *db = g_new0 (TlnDb, 1);

  db->path = g_strdup (path);
  db->mode = mode;
  db->thread = g_thread_self ();
  db->statistics_at = STATISTICS_STEP;
  db->past = TLN_DAY_NONE;
  db->stmts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                     (GDestroyNotify) (void (*) (void)) sqlite3_finalize);
  return db;
}

/* Closes without a last word to the file. */
static void
drop_connection (TlnDb *db)
{
  g_hash_table_unref (db->stmts);
  sqlite3_close_v2 (db->sqlite);
  tln_db_file_leave (db);
  g_clear_object (&db->cancellable);
  g_free (db->act_subject);
  g_free (db->path);
  g_free (db);
}

static gboolean
open_file (TlnDb *db, const TlnSchema *schema, GError **error)
{
  gboolean there;

  if (!tln_db_file_enter (db, schema->n_steps, &there, error))
    return FALSE;
  if (!there) {
    g_autoptr (GBytes) image = tln_schema_new_image (schema, error);
    if (image == NULL || !tln_db_file_create (db->path, image, error) ||
        !tln_db_file_enter (db, schema->n_steps, &there, error))
      return FALSE;
  }
  return connect_sqlite (db, db->path, error) && check_contents (db, schema, error) &&
         set_up (db, error) &&
         (db->mode == TLN_DB_READER || tln_schema_migrate (db, schema, error));
}

static gboolean
open_memory (TlnDb *db, const TlnSchema *schema, GError **error)
{
  return connect_sqlite (db, NULL, error) && tln_schema_migrate (db, schema, error) &&
         set_up (db, error);
}

TlnDb *
tln_db_open_with_schema (const char *path, TlnDbMode mode, const TlnSchema *schema, GError **error)
{
  TlnDb *db = new_connection (path, mode);

  if (path != NULL ? open_file (db, schema, error) : open_memory (db, schema, error)) {
    db->touched = 0;
    tln_db_take_foreign (db);
    return db;
  }
  drop_connection (db);
  return NULL;
}

TlnDb *
tln_db_open (const char *path, TlnDbMode mode, GError **error)
{
  return tln_db_open_with_schema (path, mode, tln_schema_builtin (), error);
}

void
tln_db_close (TlnDb *db)
{
  g_assert (db->thread == g_thread_self ());
  tln_db_rollback (db);
  /* Not worth waiting for another program. */
  sqlite3_busy_timeout (db->sqlite, 0);
  if (db->mode == TLN_DB_WRITER)
    sqlite3_exec (db->sqlite, "PRAGMA optimize", NULL, NULL, NULL);
  drop_connection (db);
}

const char *
tln_db_get_path (TlnDb *db)
{
  return db->path;
}

gboolean
tln_db_exec (TlnDb *db, const char *sql, GError **error)
{
  int code;

  g_assert (db->thread == g_thread_self ());
  code = sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || tln_db_fail (db, code, error);
}

gboolean
tln_db_exec_unguarded (TlnDb *db, const char *sql, GError **error)
{
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  gboolean done = tln_db_exec (db, sql, error);
  sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return done;
}

void
tln_db_set_cancellable (TlnDb *db, GCancellable *cancellable)
{
  g_assert (db->thread == g_thread_self ());
  g_set_object (&db->cancellable, cancellable);
}

void
tln_db_stop (TlnDb *db)
{
  g_atomic_int_set (&db->stopped, 1);
}

gboolean
tln_db_begin (TlnDb *db, GError **error)
{
  g_autofree char *sql = NULL;

  if (db->depth > 0)
    sql = g_strdup_printf ("SAVEPOINT level%u", db->depth);
  else
    sql = g_strdup (db->mode == TLN_DB_WRITER ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!tln_db_exec (db, sql, error))
    return FALSE;
  db->depth++;
  return TRUE;
}

/* What SQLite knows of the sizes of tables is made anew when they have grown: with the figures of a
 * small library it reads a large one from end to end. Waiting twice as long each time keeps this
 * cheap. 0x10000: all tables, 2: those that need it, of a part of their rows. */
static void
renew_statistics (TlnDb *db)
{
  gint64 changes = sqlite3_total_changes64 (db->sqlite);

  if (db->mode != TLN_DB_WRITER || changes < db->statistics_at)
    return;
  db->statistics_at = changes * 2;
  sqlite3_exec (db->sqlite, "PRAGMA optimize = 0x10002", NULL, NULL, NULL);
}

gboolean
tln_db_commit (TlnDb *db, GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db->depth > 0, FALSE);
  if (db->depth > 1)
    sql = g_strdup_printf ("RELEASE level%u", db->depth - 1);
  else
    sql = g_strdup ("COMMIT");
  if (!tln_db_exec (db, sql, error)) {
    tln_db_rollback (db);
    return FALSE;
  }
  db->depth--;
  if (db->depth == 0)
    renew_statistics (db);
  return TRUE;
}

void
tln_db_rollback (TlnDb *db)
{
  g_assert (db->thread == g_thread_self ());
  if (db->depth == 0)
    return;
  db->depth--;
  if (sqlite3_get_autocommit (db->sqlite)) {
    db->depth = 0; /* SQLite has rolled everything back itself */
  } else if (db->depth > 0) {
    g_autofree char *sql =
        g_strdup_printf ("ROLLBACK TO level%u; RELEASE level%u", db->depth, db->depth);
    sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL);
  } else {
    sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
  }
  if (db->depth == 0) {
    db->touched = 0;
    db->act = 0;
    db->past = TLN_DAY_NONE; /* temporary tables go, too */
  }
}

gboolean
tln_db_in_transaction (TlnDb *db)
{
  return db->depth > 0;
}

gint64
tln_db_total_changes (TlnDb *db)
{
  return sqlite3_total_changes64 (db->sqlite);
}

guint64
tln_db_take_touched (TlnDb *db)
{
  guint64 touched = db->touched;

  db->touched = 0;
  return touched;
}

gboolean
tln_db_take_foreign (TlnDb *db)
{
  gint64 before = db->data_version;

  return read_pragma (db, "PRAGMA data_version", &db->data_version, NULL) &&
         db->data_version != before;
}

void
tln_db_note_index_damage (TlnDb *db)
{
  db->index_damaged = TRUE;
}

gboolean
tln_db_take_index_damage (TlnDb *db)
{
  gboolean damaged = db->index_damaged;

  db->index_damaged = FALSE;
  return damaged;
}

void
tln_db_note_index_sound (TlnDb *db)
{
  db->sound_changes = sqlite3_total_changes64 (db->sqlite);
  if (!read_pragma (db, "PRAGMA data_version", &db->sound_version, NULL))
    db->sound_version = 0;
}

gboolean
tln_db_is_index_sound (TlnDb *db)
{
  gint64 version;

  return db->sound_version != 0 && db->sound_changes == sqlite3_total_changes64 (db->sqlite) &&
         read_pragma (db, "PRAGMA data_version", &version, NULL) && version == db->sound_version;
}

void
tln_db_note_long (TlnDb *db)
{
  if (db->long_func != NULL)
    db->long_func (db, db->long_data);
}

void
tln_db_set_long_func (TlnDb *db, TlnDbLongFunc func, gpointer data)
{
  db->long_func = func;
  db->long_data = data;
}

const char *
tln_db_table_name (guint bit)
{
  for (guint i = 0; tln_schema_tables[i] != NULL; i++) {
    if (i == bit)
      return tln_schema_tables[i];
  }
  return NULL;
}
