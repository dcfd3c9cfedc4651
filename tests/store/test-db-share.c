/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that several connections of one program and another program have open: nobody takes the
 * locks of the others away. The program is its own child: test-db-share --child LIBRARY NAME adds a
 * chain and says how many there are. */
#include "tln-error.h"
#include "tln-importer.h"
#include "tln-test-store.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
add_chain (TlnDb *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO chain (id, name, position) SELECT count(*) + 1, '%s', 0 FROM chain", name);
  g_autoptr (GError) error = NULL;

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
count_chains (TlnDb *db)
{
  return tln_test_int (db, "SELECT count(*) FROM chain");
}

static int
child_main (const char *library, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (library, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  add_chain (db, name);
  printf ("%d\n", (int) count_chains (db));
  return 0;
}

/* How many there are for another program, once it has added one. */
static int
add_elsewhere (const char *library, const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const argv[] = { self, "--child", library, name, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return atoi (out);
}

static TlnDb *
open_library (const char *path, TlnDbMode mode)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (path, mode, &error);

  g_assert_no_error (error);
  return db;
}

/* Closing any descriptor of a file lets go of all locks this program has on it (fcntl(2)). Another
 * program would then take itself for the last user, and remove the log from under us. */
static void
test_locks_stay (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  TlnDb *writer = open_library (path, TLN_DB_WRITER);
  TlnDb *reader = open_library (path, TLN_DB_READER);

  add_chain (writer, "ours");
  for (int i = 2; i <= 6; i += 2) {
    g_assert_cmpint (add_elsewhere (path, "theirs"), ==, i);
    g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
    g_assert_cmpint (count_chains (reader), ==, i);
    g_assert_true (tln_db_take_foreign (writer));
    add_chain (writer, "ours");
    g_assert_false (tln_db_take_foreign (writer));
    tln_db_close (reader);
    reader = open_library (path, TLN_DB_READER);
  }
  tln_db_close (reader);
  tln_db_close (writer);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (add_elsewhere (path, "last"), ==, 8);
  tln_test_folder_remove (folder);
}

/* A folder that holds the library itself is imported: the library is not read as a text. */
static void
test_not_imported (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  TlnDb *writer = open_library (path, TLN_DB_WRITER);

  g_assert_true (tln_db_has_open (path));
  tln_import_paths (writer, paths, "files", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (add_elsewhere (path, "theirs"), ==, 1);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  tln_db_close (writer);
  g_assert_false (tln_db_has_open (path));
  tln_test_folder_remove (folder);
}

/* A file that is another one by now is looked at anew. */
static void
test_replaced (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) writer = open_library (path, TLN_DB_WRITER);

  other = tln_test_write (folder, "other", "no library at all", -1);
  g_assert_cmpint (rename (other, path), ==, 0);
  g_autoptr (TlnDb) reader = tln_db_open (path, TLN_DB_READER, &error);
  g_assert_null (reader);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS);
  g_clear_pointer (&writer, tln_db_close);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/db-share/locks-stay", test_locks_stay);
  g_test_add_func ("/db-share/not-imported", test_not_imported);
  g_test_add_func ("/db-share/replaced", test_replaced);
  return g_test_run ();
}
