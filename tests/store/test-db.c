/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: which files are refused, by which error, and that they stay as they were. Transactions.
 */
#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* A file that is refused is the same afterwards, and nothing lies beside it. */
static void
assert_refused (const char *folder, const char *name, TlnDbError code)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct utimbuf times = { 1000000000, 1000000000 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size;
  gsize after_size;
  GStatBuf info;
  guint n = 0;

  g_assert_cmpint (utime (path, &times), ==, 0);
  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));
  for (int mode = TLN_DB_WRITER; mode <= TLN_DB_READER; mode++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnDb) db = tln_db_open (path, (TlnDbMode) mode, &error);

    if (mode == TLN_DB_READER && code == TLN_DB_ERROR_READ_ONLY) {
      g_assert_no_error (error);
      g_assert_nonnull (db);
      continue;
    }
    g_assert_null (db);
    g_assert_error (error, TLN_DB_ERROR, (int) code);
    g_assert_cmpuint (strlen (error->message), >, 5);
  }
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, 1000000000);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static char *
make_library (const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  for (int i = 1; i <= 200; i++) {
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO chain (id, name, position) VALUES (%d, hex(randomblob(50)), %d)", i, i);
    g_assert_true (tln_db_exec (db, sql, NULL));
  }
  return path;
}

static void
test_new (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "deep", "er", "library.db", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (tln_db_get_path (db), ==, path);
  g_autofree char *mode = tln_test_value (db, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (tln_test_int (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (tln_test_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (tln_test_int (db, "PRAGMA trusted_schema"), ==, 0);
  g_clear_pointer (&db, tln_db_close);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

static void
test_refused (void)
{
  g_autofree char *zeros = g_malloc0 (8192);
  const struct {
    const char *text;
    gssize size;
    TlnDbError code;
  } cases[] = {
    { "", 0, TLN_DB_ERROR_NOT_OURS },
    { "a letter, not a library\n", -1, TLN_DB_ERROR_NOT_OURS },
    { "short", -1, TLN_DB_ERROR_NOT_OURS },
    { zeros, 8192, TLN_DB_ERROR_NOT_OURS },
    { "SQLite format 3\0cut off", 23, TLN_DB_ERROR_CORRUPT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *path = tln_test_write (folder, "file.db", cases[i].text, cases[i].size);

    assert_refused (folder, "file.db", cases[i].code);
    tln_test_folder_remove (folder);
  }
}

static void
run_sqlite (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_foreign (void)
{
  const char *const statements[] = { "CREATE TABLE t (a)",
                                     "PRAGMA application_id = 252006; "
                                     "CREATE TABLE act (a)",
                                     "PRAGMA journal_mode = WAL; CREATE TABLE meta (a)" };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *path = g_build_filename (folder, "other.db", NULL);

    run_sqlite (path, statements[i]);
    assert_refused (folder, "other.db", TLN_DB_ERROR_NOT_OURS);
    tln_test_folder_remove (folder);
  }
}

static void
test_too_new (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);

  run_sqlite (path, "PRAGMA user_version = 99");
  assert_refused (folder, "library.db", TLN_DB_ERROR_TOO_NEW);
  tln_test_folder_remove (folder);
}

/* The newer version stands in the write-ahead log only. */
static void
test_too_new_in_log (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA user_version = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_NEW);
  sqlite3_close (other);
  tln_test_folder_remove (folder);
}

static void
damage (const char *path, goffset offset, gsize size, gboolean cut)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint ((gsize) offset + size, <=, length);
  if (!cut)
    memset (data + offset, 0xa5, size);
  g_assert_true (g_file_set_contents (path, data, cut ? (gssize) offset : (gssize) length, NULL));
}

static void
test_corrupt (void)
{
  const struct {
    goffset offset;
    gsize size;
    gboolean cut;
  } cases[] = {
    { 16, 2, FALSE }, /* the page size */
    { 100, 200, FALSE }, /* the head of the first page */
    { 3 * 4096, 0, TRUE },
    { 5000, 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *path = make_library (folder);
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnDb) db = NULL;

    damage (path, cases[i].offset, cases[i].size, cases[i].cut);
    assert_refused (folder, "library.db", TLN_DB_ERROR_CORRUPT);
    tln_test_folder_remove (folder);
  }
}

static void
test_busy (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM meta", NULL,
                NULL, NULL);
  tln_db_set_busy_timeout (10);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_close (other);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  tln_db_set_busy_timeout (5000);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM meta WHERE key = 'device'"), ==, 1);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

static void
test_read_only (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);
  g_autofree char *other = g_build_filename (folder, "new.db", NULL);
  g_autoptr (GError) error = NULL;

  g_chmod (path, 0400);
  assert_refused (folder, "library.db", TLN_DB_ERROR_READ_ONLY);
  g_chmod (path, 0600);
  g_chmod (folder, 0500);
  assert_refused (folder, "library.db", TLN_DB_ERROR_READ_ONLY);
  g_autoptr (TlnDb) db = tln_db_open (other, TLN_DB_WRITER, &error);
  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  tln_test_folder_remove (folder);
}

static void
test_missing (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "none.db", NULL);
  g_autofree char *file = tln_test_write (folder, "file", "x", 1);
  g_autofree char *below = g_build_filename (file, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_READER, &error);

  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  db = tln_db_open (below, TLN_DB_WRITER, &error);
  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_MISSING);
  g_clear_error (&error);
  db = tln_db_open (folder, TLN_DB_WRITER, &error);
  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS);
  tln_test_folder_remove (folder);
}

static void
test_reader (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_READER, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 200);
  g_assert_false (tln_db_exec (db, "DELETE FROM chain", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

/* What a temporary table is given touches nothing of the file, whatever its name is. */
static void
test_temporary_untouched (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  tln_db_take_touched (db);
  g_assert_true (tln_db_exec (db,
                              "CREATE TEMP TABLE chain (id INTEGER PRIMARY KEY);"
                              "INSERT INTO temp.chain VALUES (1); UPDATE temp.chain SET id = 2;"
                              "DELETE FROM temp.chain WHERE id = 2",
                              &error));
  g_assert_cmpuint (tln_db_take_touched (db), ==, 0);
  g_assert_true (
      tln_db_exec (db, "INSERT INTO main.chain (id, name, position) VALUES (1, 'a', 0)", &error));
  g_assert_cmpuint (tln_db_take_touched (db), ==, 1u << 3);
}

static void
test_transactions (void)
{
  static const char one[] = "INSERT INTO chain (id, name, position) VALUES (1, 'a', 0)";
  static const char two[] = "INSERT INTO chain (id, name, position) VALUES (2, 'b', 0)";
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 before = tln_db_total_changes (db);

  tln_db_rollback (db);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_exec (db, one, &error));
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_exec (db, two, &error));
  tln_db_rollback (db);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_commit (db, &error));
  g_assert_true (tln_db_commit (db, &error));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 1);
  g_assert_cmpuint (tln_db_take_touched (db), ==, 1u << 3);
  g_assert_cmpuint (tln_db_take_touched (db), ==, 0);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_exec (db, two, &error));
  tln_db_rollback (db);
  g_assert_cmpuint (tln_db_take_touched (db), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM chain"), ==, 1);
  g_assert_cmpint (tln_db_total_changes (db), >, before);
  g_assert_false (tln_db_exec (db, "DELETE FROM nowhere", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
}

/* A commit that breaks a reference rolls everything back. */
static void
test_commit_fails (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_exec (db,
                              "PRAGMA defer_foreign_keys = ON;"
                              "INSERT INTO stage (id, chain_id, position, key, name) "
                              "VALUES (1, 99, 0, 'a', 'a')",
                              &error));
  g_assert_false (tln_db_commit (db, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM stage"), ==, 0);
  g_clear_error (&error);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_db_commit (db, &error));
}

/* The statistics of a few rows are not kept for many: those that are there know it before the file
 * is closed. */
static void
test_statistics (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_library (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  const char *rows = "SELECT CAST (stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = 'stage' LIMIT 1";

  g_assert_no_error (error);
  g_assert_true (tln_db_exec (db, "INSERT INTO stage VALUES (1, 1, 1, 'a', 'a'); ANALYZE", &error));
  g_assert_cmpint (tln_test_int (db, rows), ==, 1);
  for (int i = 0; i < 30; i++) {
    g_assert_true (tln_db_begin (db, &error));
    for (int j = 2; j < 102; j++) {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO stage VALUES (%d, %d, %d, 'a', 'a')",
                                              i * 100 + j, 1 + i, j);
      g_assert_true (tln_db_exec (db, sql, &error));
    }
    g_assert_true (tln_db_commit (db, &error));
  }
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, rows), >, 1500);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/db/new", test_new);
  g_test_add_func ("/db/refused", test_refused);
  g_test_add_func ("/db/foreign", test_foreign);
  g_test_add_func ("/db/too-new", test_too_new);
  g_test_add_func ("/db/too-new-in-log", test_too_new_in_log);
  g_test_add_func ("/db/corrupt", test_corrupt);
  g_test_add_func ("/db/busy", test_busy);
  g_test_add_func ("/db/read-only", test_read_only);
  g_test_add_func ("/db/missing", test_missing);
  g_test_add_func ("/db/reader", test_reader);
  g_test_add_func ("/db/transactions", test_transactions);
  g_test_add_func ("/db/temporary-untouched", test_temporary_untouched);
  g_test_add_func ("/db/statistics", test_statistics);
  g_test_add_func ("/db/commit-fails", test_commit_fails);
  return g_test_run ();
}
