/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A migration that is killed, or whose system calls fail, at each of its writes in turn: the
 * library is of the old version or of one that was reached, whole, and the next start ends what was
 * begun. SQLite's calls go through a file system of our own that counts them. The program is its
 * own child: test-schema-faults --child LIBRARY N is killed at the Nth. */
#include "tln-error.h"
#include "tln-schema.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* A file system that fails. */

static const sqlite3_vfs *real_vfs;
static guint calls; /* that change a file, so far */
static guint fail_at; /* this one and all that follow; 0: none */
static int fail_with; /* an SQLite result code, or 0: the program is killed */

/* A file's methods, with those that count in front of the real ones; SQLite has one table for each
 * kind of file. */
typedef struct {
  sqlite3_io_methods methods; /* first: a file points here */
  const sqlite3_io_methods *real;
} Methods;
static Methods tables[8];

static int
count_call (void)
{
  if (fail_at == 0 || ++calls < fail_at)
    return SQLITE_OK;
  if (fail_with == 0)
    raise (SIGKILL);
  return fail_with;
}

static const sqlite3_io_methods *
real_methods (sqlite3_file *file)
{
  return ((const Methods *) (const void *) file->pMethods)->real;
}

/* Signature given by SQLite. */
static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int code = count_call ();

  return code != SQLITE_OK ? code : real_methods (file)->xWrite (file, data, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = count_call ();

  return code != SQLITE_OK ? code : real_methods (file)->xTruncate (file, size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int code = count_call ();

  return code != SQLITE_OK ? code : real_methods (file)->xSync (file, flags);
}

static const sqlite3_io_methods *
fault_methods (const sqlite3_io_methods *real)
{
  Methods *table = tables;

  while (table->real != NULL && table->real != real)
    table++;
  g_assert_true (table < tables + G_N_ELEMENTS (tables));
  table->real = real;
  table->methods = *real;
  table->methods.xWrite = fault_write;
  table->methods.xTruncate = fault_truncate;
  table->methods.xSync = fault_sync;
  return &table->methods;
}

/* Signature given by SQLite. */
static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  int code = real_vfs->xOpen ((sqlite3_vfs *) real_vfs, name, file, flags, out);

  if (file->pMethods != NULL)
    file->pMethods = fault_methods (file->pMethods);
  return code;
}

static void
use_faults (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faults";
  vfs.xOpen = fault_open;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

static void
set_fault (guint at, int code)
{
  calls = 0;
  fail_at = at;
  fail_with = code;
}

/* A library of version 1, and two steps that each move every row. */

#define N_ROWS 400

static const char first_step[] = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT;"
                                 "CREATE TABLE act (id INTEGER PRIMARY KEY) STRICT;"
                                 "CREATE TABLE change (id INTEGER PRIMARY KEY, act_id INTEGER, "
                                 "table_name TEXT, row_id INTEGER, old TEXT, new TEXT) STRICT;"
                                 "CREATE TABLE chain (id INTEGER PRIMARY KEY, name TEXT) STRICT;";
static const char second_step[] =
    "CREATE TABLE renewed (id INTEGER PRIMARY KEY, name TEXT, position INTEGER) STRICT;"
    "INSERT INTO renewed SELECT id, name, id FROM chain;"
    "DROP TABLE chain; ALTER TABLE renewed RENAME TO chain;";
static const char third_step[] = "ALTER TABLE chain ADD COLUMN doubled INTEGER;"
                                 "UPDATE chain SET doubled = 2 * position;";
static const char *const steps[] = { first_step, second_step, third_step };

static TlnDb *
open_version (const char *path, TlnDbMode mode, guint version, GError **error)
{
  const TlnSchema schema = { steps, version };

  return tln_db_open_with_schema (path, mode, &schema, error);
}

static char *
make_old (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "library.db", NULL);
  TlnDb *db = open_version (path, TLN_DB_WRITER, 1, &error);
  g_autofree char *rows =
      g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                       "WHERE i < %d) INSERT INTO chain SELECT i, 'link ' || i FROM n",
                       N_ROWS);

  g_assert_no_error (error);
  tln_db_exec (db, rows, &error);
  g_assert_no_error (error);
  tln_db_close (db);
  return path;
}

static void
assert_rows (TlnDb *db, guint version)
{
  static const char *const good[] = {
    "SELECT count(*) FROM chain WHERE name = 'link ' || id",
    "SELECT count(*) FROM chain WHERE name = 'link ' || id AND position = id",
    "SELECT count(*) FROM chain WHERE name = 'link ' || id AND position = id AND doubled = 2 * id",
  };
  g_autofree char *sound = tln_test_value (db, "PRAGMA integrity_check");

  g_assert_cmpstr (sound, ==, "ok");
  g_assert_cmpint (tln_test_int (db, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (tln_test_int (db, good[version - 1]), ==, N_ROWS);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, N_ROWS);
  /* The log's triggers belong to the columns of this version. */
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' "
                                     "AND tbl_name = 'chain'"),
                   ==, 3);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'renewed'"),
                   ==, 0);
}

/* The version the library is of, once it was found to be whole. */
static guint
assert_whole (const char *path)
{
  for (guint version = 1; version <= G_N_ELEMENTS (steps); version++) {
    g_autoptr (GError) error = NULL;
    TlnDb *db = open_version (path, TLN_DB_READER, version, &error);

    if (db == NULL) {
      g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_NEW);
      continue;
    }
    assert_rows (db, version);
    tln_db_close (db);
    return version;
  }
  g_assert_not_reached ();
}

/* The copy from before the first step, which is there as soon as anything was changed. */
static void
assert_copy (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".version-1.bak", NULL);
  g_autoptr (GError) error = NULL;
  TlnDb *db = open_version (copy, TLN_DB_READER, 1, &error);

  g_assert_no_error (error);
  assert_rows (db, 1);
  tln_db_close (db);
}

/* What every library must be like after whatever happened to its migration. */
static guint
assert_can_go_on (const char *path)
{
  guint version = assert_whole (path);
  g_autoptr (GError) error = NULL;
  TlnDb *db;

  if (version > 1)
    assert_copy (path);
  db = open_version (path, TLN_DB_WRITER, G_N_ELEMENTS (steps), &error);
  g_assert_no_error (error);
  assert_rows (db, G_N_ELEMENTS (steps));
  tln_db_close (db);
  assert_copy (path);
  return version;
}

/* Killed. */

static int
child_main (const char *library, const char *at)
{
  TlnDb *db;

  use_faults ();
  set_fault ((guint) atoi (at), 0);
  db = open_version (library, TLN_DB_WRITER, G_N_ELEMENTS (steps), NULL);
  if (db == NULL)
    return 1;
  set_fault (0, 0); /* closing is no part of it */
  tln_db_close (db);
  return 0;
}

/* FALSE: it came to its end before the Nth call. */
static gboolean
migrate_and_kill (const char *library, guint n)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *at = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, self, "--child", library, at, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  if (g_subprocess_get_if_exited (child)) {
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
    return FALSE;
  }
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  return TRUE;
}

static void
test_killed (void)
{
  guint seen[G_N_ELEMENTS (steps) + 1] = { 0 };
  gboolean killed = TRUE;

  for (guint n = 1; killed; n++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *path = make_old (folder);

    killed = migrate_and_kill (path, n);
    seen[assert_can_go_on (path)]++;
    tln_test_folder_remove (folder);
  }
  g_test_message ("left at version 1: %u times, 2: %u, 3: %u", seen[1], seen[2], seen[3]);
  for (guint version = 1; version <= G_N_ELEMENTS (steps); version++)
    g_assert_cmpuint (seen[version], >, 0);
}

/* System calls that fail. */

/* At each call in turn; the library is opened again when there is room again. */
static void
test_failing (gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  TlnDbError wanted = code == SQLITE_FULL ? TLN_DB_ERROR_FULL : TLN_DB_ERROR_FAILED;
  guint failures = 0;
  TlnDb *db = NULL;

  for (guint n = 1; db == NULL; n++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *path = make_old (folder);
    g_autoptr (GError) error = NULL;

    set_fault (n, code);
    db = open_version (path, TLN_DB_WRITER, G_N_ELEMENTS (steps), &error);
    set_fault (0, 0);
    if (db == NULL) {
      g_assert_error (error, TLN_DB_ERROR, (int) wanted);
      failures++;
    } else {
      tln_db_close (db);
    }
    assert_can_go_on (path);
    tln_test_folder_remove (folder);
  }
  g_test_message ("%u failures", failures);
  g_assert_cmpuint (failures, >, 10);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  use_faults ();
  g_test_add_func ("/schema-faults/killed", test_killed);
  g_test_add_data_func ("/schema-faults/disk-full", GINT_TO_POINTER (SQLITE_FULL), test_failing);
  g_test_add_data_func ("/schema-faults/write-error", GINT_TO_POINTER (SQLITE_IOERR_WRITE),
                        test_failing);
  return g_test_run ();
}
