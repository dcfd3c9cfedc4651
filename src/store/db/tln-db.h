/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection. A TlnDb belongs to one thread at a time; nothing outside store/db sees a
 * sqlite3 handle. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TlnDb TlnDb;

typedef enum {
  TLN_DB_WRITER, /* read and write; makes the file and its folder, runs migrations */
  TLN_DB_READER, /* query_only; the file must be there */
} TlnDbMode;

/* Opens a library and brings its schema up to date (a copy of the file is kept beside it before the
 * first migration of an older file). NULL path: in memory. An empty file that is there already, a
 * foreign, newer, damaged, locked or unwritable file each give their own TLN_DB_ERROR and stay as
 * they are. */
TlnDb *tln_db_open (const char *path, TlnDbMode mode, GError **error);
void tln_db_close (TlnDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDb, tln_db_close)

/* Whether a connection of this program has this file open. Then nothing else here may open it: its
 * locks would go when that is closed. Any thread. */
gboolean tln_db_has_open (const char *path);

/* The file, or NULL in memory. */
const char *tln_db_get_path (TlnDb *db);

/* Runs SQL without parameters. */
gboolean tln_db_exec (TlnDb *db, const char *sql, GError **error);
/* The same, and the tables behind a virtual one may be written, which must be known beforehand to
 * be right: it is for putting aside what is damaged there. Constant SQL only. */
gboolean tln_db_exec_unguarded (TlnDb *db, const char *sql, GError **error);

/* A running statement of this connection stops with G_IO_ERROR_CANCELLED once this is cancelled;
 * NULL: none. Polled by SQLite's progress handler. */
void tln_db_set_cancellable (TlnDb *db, GCancellable *cancellable);

/* Everything this connection runs or will run ends with G_IO_ERROR_CANCELLED. Any thread. */
void tln_db_stop (TlnDb *db);

/* How long another program's lock is waited for, for connections opened from now on; 5000 ms where
 * not said. Any thread. */
void tln_db_set_busy_timeout (int milliseconds);

/* Transactions; they nest (inner ones are savepoints). Rollback of what is not open does nothing.
 */
gboolean tln_db_begin (TlnDb *db, GError **error);
gboolean tln_db_commit (TlnDb *db, GError **error);
void tln_db_rollback (TlnDb *db);
/* Whether one is open. */
gboolean tln_db_in_transaction (TlnDb *db);

/* Rows changed since the connection was opened; to see whether an act changed anything. */
gint64 tln_db_total_changes (TlnDb *db);
/* Which user tables have changed since this was last asked and was not rolled back: bits by the
 * order of tln_schema_tables. */
guint64 tln_db_take_touched (TlnDb *db);
/* Whether another connection, of this program or another one, has committed something since this
 * was last asked or the connection was opened. What this one commits does not count. FALSE on
 * error. */
gboolean tln_db_take_foreign (TlnDb *db);
/* The index is damaged, as something that looked found out; every TLN_DB_ERROR_INDEX says so by
 * itself. Whoever serves this connection takes that up. Its thread. */
void tln_db_note_index_damage (TlnDb *db);
/* Whether that was said since this was last asked. */
gboolean tln_db_take_index_damage (TlnDb *db);
/* The index was looked at, as the file now is, and nothing was wrong. Its thread. */
void tln_db_note_index_sound (TlnDb *db);
/* Whether that was said of the file as it now is: nobody has written to it since, as far as SQLite
 * knows. FALSE on error. */
gboolean tln_db_is_index_sound (TlnDb *db);
/* What this connection runs goes through whole tables, so that it may take a minute; whoever serves
 * it is told, so that nobody else has to wait for the end of it. Its thread. */
void tln_db_note_long (TlnDb *db);
typedef void (*TlnDbLongFunc) (TlnDb *db, gpointer data);
/* Who is told, on the thread of the connection and in the middle of what runs; NULL: nobody. */
void tln_db_set_long_func (TlnDb *db, TlnDbLongFunc func, gpointer data);
/* The name of the table of a bit, NULL beyond the last. */
const char *tln_db_table_name (guint bit);

/* PRAGMA integrity_check, foreign_key_check, hashes of texts and originals against their rows, and
 * the search index against the articles: what is wrong, one sentence each; empty: sound. */
GPtrArray *tln_db_check (TlnDb *db, GError **error);

/* Removes content and bars nothing refers to any more, at most about limit rows at once, and what
 * was met of a feed that is gone. Returns how many, -1 on error. */
gint64 tln_db_collect (TlnDb *db, guint limit, GError **error);

G_END_DECLS
