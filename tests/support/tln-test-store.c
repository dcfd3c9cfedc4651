/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries, folders and a clock for tests. */
#include "tln-test-store.h"

#include "tln-act.h"
#include "tln-id.h"
#include "tln-schema.h"
#include "tln-stmt.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64 clock_now = 1741608000000;
static gint random_next;

static gint64
tick (gpointer data)
{
  return clock_now += 1000;
}

static guint32
count (gpointer data)
{
  return (guint32) g_atomic_int_add (&random_next, 1);
}

void
tln_test_clock (void)
{
  clock_now = 1741608000000;
  random_next = 0;
  tln_clock_set (tick, NULL, count, NULL);
}

TlnDb *
tln_test_db (void)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (NULL, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  return db;
}

char *
tln_test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("throughline-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
tln_test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      tln_test_folder_remove (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

char *
tln_test_write (const char *folder, const char *name, const char *text, gssize size)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);
  return path;
}

char *
tln_test_value (TlnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  char *value = NULL;

  if (tln_stmt_step (stmt, &error))
    value = tln_stmt_column_dup (stmt, 0);
  g_assert_no_error (error);
  return value;
}

gint64
tln_test_int (TlnDb *db, const char *sql)
{
  g_autofree char *value = tln_test_value (db, sql);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

void
tln_test_begin (TlnDb *db, const char *kind)
{
  g_autoptr (GError) error = NULL;

  tln_db_begin (db, &error);
  g_assert_no_error (error);
  tln_act_begin (db, kind, &error);
  g_assert_no_error (error);
}

void
tln_test_end (TlnDb *db)
{
  g_autoptr (GError) error = NULL;

  tln_act_end (db, NULL, &error);
  g_assert_no_error (error);
  tln_db_commit (db, &error);
  g_assert_no_error (error);
}

static char *
quoted_columns (TlnDb *db, const char *table)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM "
                       "pragma_table_info('%s')",
                       table);

  return tln_test_value (db, sql);
}

char *
tln_test_dump (TlnDb *db)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; tln_schema_tables[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *columns = quoted_columns (db, tln_schema_tables[i]);
    g_autofree char *sql =
        g_strdup_printf ("SELECT %s FROM %s ORDER BY id", columns, tln_schema_tables[i]);
    g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

    while (tln_stmt_step (stmt, &error))
      g_string_append_printf (out, "%s: %s\n", tln_schema_tables[i],
                              tln_stmt_column_text (stmt, 0));
    g_assert_no_error (error);
  }
  return g_string_free (out, FALSE);
}
