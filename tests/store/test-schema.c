/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema: every table logged, numbers kept bit for bit, steps from version to version. */
#include "tln-error.h"
#include "tln-schema.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every table with an id of ours is a user table, and the other way round. */
static void
test_tables (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *ours = tln_test_value (
      db, "SELECT group_concat(m.name, ' ' ORDER BY m.name) FROM sqlite_schema m "
          "JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'id' AND c.pk = 1 "
          "AND m.name NOT LIKE 'fts%' AND m.name NOT IN ('act', 'change')");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *listed = NULL;

  for (guint i = 0; tln_schema_tables[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) tln_schema_tables[i]);
  g_ptr_array_sort_values (names, (GCompareFunc) (void (*) (void)) strcmp);
  g_ptr_array_add (names, NULL);
  listed = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (listed, ==, ours);
  g_assert_cmpuint (names->len - 1, <, 64);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' "
                                     "AND name LIKE 'log\\_%' ESCAPE '\\'"),
                   ==, 3 * (names->len - 1));
}

static void
test_strict (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();

  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM pragma_table_list "
                                     "WHERE type = 'table' AND strict = 0 "
                                     "AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
  g_assert_cmpint (tln_test_int (db, "PRAGMA application_id"), ==, TLN_DB_APPLICATION_ID);
  g_assert_cmpint (tln_test_int (db, "PRAGMA user_version"), ==, tln_schema_builtin ()->n_steps);
  g_autofree char *device = tln_test_value (db, "SELECT value FROM meta WHERE key = 'device'");
  g_assert_cmpuint (strlen (device), ==, 13);
}

static const char first_step[] = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT;"
                                 "CREATE TABLE act (id INTEGER PRIMARY KEY) STRICT;"
                                 "CREATE TABLE change (id INTEGER PRIMARY KEY, act_id INTEGER, "
                                 "table_name TEXT, row_id INTEGER, old TEXT, new TEXT) STRICT;"
                                 "CREATE TABLE chain (id INTEGER PRIMARY KEY, name TEXT) STRICT;";
static const char second_step[] = "ALTER TABLE chain ADD COLUMN position INTEGER;"
                                  "UPDATE chain SET position = id;";
static const char bad_step[] = "UPDATE chain SET name = 'lost'; SELECT * FROM nowhere;";

static char *
make_old (const char *folder)
{
  static const char *const steps[] = { first_step };
  static const TlnSchema schema = { steps, 1 };
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open_with_schema (path, TLN_DB_WRITER, &schema, &error);

  g_assert_no_error (error);
  tln_db_exec (db, "INSERT INTO chain VALUES (7, 'main line')", &error);
  g_assert_no_error (error);
  return path;
}

static void
test_migrate (void)
{
  static const char *const steps[] = { first_step, second_step };
  static const TlnSchema schema = { steps, 2 };
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_old (folder);
  g_autofree char *copy = g_strconcat (path, ".version-1.bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) reader = tln_db_open_with_schema (path, TLN_DB_READER, &schema, &error);

  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_OLD);
  g_clear_error (&error);
  g_autoptr (TlnDb) db = tln_db_open_with_schema (path, TLN_DB_WRITER, &schema, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT position FROM chain"), ==, 7);
  g_assert_cmpint (tln_test_int (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (tln_test_int (db, "PRAGMA foreign_keys"), ==, 1);

  g_autoptr (TlnDb) old = tln_db_open_with_schema (copy, TLN_DB_READER, &schema, &error);
  g_assert_null (old);
  g_clear_error (&error);
  static const TlnSchema before = { steps, 1 };
  old = tln_db_open_with_schema (copy, TLN_DB_READER, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (old, "SELECT count(*) FROM chain"), ==, 1);
  g_clear_pointer (&old, tln_db_close);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

static void
test_migrate_fails (void)
{
  static const char *const steps[] = { first_step, second_step, bad_step };
  static const TlnSchema schema = { steps, 3 };
  static const TlnSchema good = { steps, 2 };
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_old (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open_with_schema (path, TLN_DB_WRITER, &schema, &error);

  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "from version 2 to 3: no such table"));
  g_clear_error (&error);
  db = tln_db_open_with_schema (path, TLN_DB_WRITER, &good, &error);
  g_assert_no_error (error);
  g_autofree char *name = tln_test_value (db, "SELECT name FROM chain");
  g_assert_cmpstr (name, ==, "main line");
  g_assert_cmpint (tln_test_int (db, "PRAGMA user_version"), ==, 2);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

/* The backup cannot be written: nothing is migrated. */
static void
test_migrate_no_backup (void)
{
  static const char *const steps[] = { first_step, second_step };
  static const TlnSchema schema = { steps, 2 };
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = make_old (folder);
  g_autofree char *obstacle = tln_test_write (folder, "library.db.version-1.bak/x", "x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open_with_schema (path, TLN_DB_WRITER, &schema, &error);

  g_assert_null (db);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_MISSING);
  g_clear_error (&error);
  static const TlnSchema before = { steps, 1 };
  db = tln_db_open_with_schema (path, TLN_DB_WRITER, &before, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/strict", test_strict);
  g_test_add_func ("/schema/migrate", test_migrate);
  g_test_add_func ("/schema/migrate-fails", test_migrate_fails);
  g_test_add_func ("/schema/migrate-no-backup", test_migrate_no_backup);
  return g_test_run ();
}
