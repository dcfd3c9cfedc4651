/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import of 500 files that is killed: the library opens, is sound, has everything that was
 * reported and of every file all or nothing; the import can be run again. The program is its own
 * child: test-import-kill --child LIBRARY FOLDER. */
#include "tln-act.h"
#include "tln-importer.h"
#include "tln-schema.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define N_FILES 500

static void
child_report (const TlnImportResult *result, gpointer data)
{
  printf ("%s\n", result->error != NULL ? "refused" : "stored");
  fflush (stdout);
}

static int
child_main (const char *library, const char *folder)
{
  const char *const paths[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDb) db = tln_db_open (library, TLN_DB_WRITER, &error);

  printf ("opened\n");
  fflush (stdout);
  if (db != NULL && tln_import_paths (db, paths, "folder", child_report, NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

static char *
make_files (void)
{
  char *folder = tln_test_folder ();

  for (int i = 0; i < N_FILES; i++) {
    g_autofree char *name = g_strdup_printf ("files/%03d.txt", i);
    GString *text = g_string_new (NULL);

    g_string_append_printf (text, "第%d篇 Piece %d\n", i, i);
    for (int k = 0; k < 20; k++)
      g_string_append_printf (text, "推理算力的订单在第%d周增加,通信ETF(515050)成分股扩产。\n",
                              i * 20 + k);
    g_string_append (text, "风险提示:以上内容仅供参考,不构成投资建议。市场有风险,投资需谨慎。");
    g_free (tln_test_write (folder, name, text->str, -1));
    g_string_free (text, TRUE);
  }
  return folder;
}

static GSubprocess *
start_child (const char *library, const char *folder)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--child",
                                         library, files, NULL);

  g_assert_no_error (error);
  return child;
}

/* Kills the child after so many lines; returns how many files it had reported. */
static guint
import_and_kill (const char *library, const char *folder, guint lines)
{
  g_autoptr (GSubprocess) child = start_child (library, folder);
  g_autoptr (GDataInputStream) out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = NULL;
  guint n = 0;

  for (guint i = 0; i < lines; i++) {
    g_clear_pointer (&line, g_free);
    line = g_data_input_stream_read_line (out, NULL, NULL, NULL);
    if (line == NULL)
      break;
    n += strcmp (line, "stored") == 0;
  }
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  while (TRUE) { /* what it had said before it died */
    g_clear_pointer (&line, g_free);
    line = g_data_input_stream_read_line (out, NULL, NULL, NULL);
    if (line == NULL)
      return n;
    n += strcmp (line, "stored") == 0;
  }
}

static void
assert_whole (TlnDb *db, guint reported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = tln_db_check (db, &error);
  gint64 articles = tln_test_int (db, "SELECT count(*) FROM article");

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (articles, >=, reported);
  g_assert_cmpint (articles, <=, N_FILES);
  /* Each article has what each of these files holds. */
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article a WHERE 20 <> (SELECT count(*) "
                                     "FROM mention WHERE article_id = a.id AND instrument_id > 0) "
                                     "OR NOT EXISTS (SELECT 1 FROM mention WHERE article_id = a.id "
                                     "AND stage_id > 0) OR NOT EXISTS (SELECT 1 FROM boilerplate "
                                     "WHERE article_id = a.id)"),
                   ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act WHERE kind = 'import'"), <=, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT coalesce (sum (count), 0) FROM act "
                                     "WHERE kind = 'import'"),
                   ==, articles);
}

static TlnDb *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

/* Undone and imported once more, all 500 are there. */
static void
assert_can_go_on (TlnDb *db, const char *folder)
{
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  const char *const paths[] = { files, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_import_paths (db, paths, "folder", NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, N_FILES);
  while (TRUE) {
    g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
    if (undone == NULL)
      break;
  }
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 0);
}

static void
test_kill (gconstpointer data)
{
  g_autofree char *folder = make_files ();
  g_autofree char *library = g_build_filename (folder, "library.db", NULL);
  guint lines = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  TlnDb *db = open_library (library);
  guint reported;

  g_assert_true (tln_theses_ensure_default_chain (db, "zh", NULL, &error));
  tln_db_close (db);
  reported = import_and_kill (library, folder, lines);
  db = open_library (library);
  g_test_message ("%u reported, %" G_GINT64_FORMAT " stored", reported,
                  tln_test_int (db, "SELECT count(*) FROM article"));
  assert_whole (db, reported);
  assert_can_go_on (db, folder);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

/* Killed while the library is being made: there is none, or a whole one. */
static void
test_kill_first_start (void)
{
  for (guint i = 0; i < 20; i++) {
    g_autofree char *folder = tln_test_folder ();
    g_autofree char *library = g_build_filename (folder, "library.db", NULL);
    g_autofree char *files = tln_test_write (folder, "files/a.txt", "A\ntext", -1);
    g_autoptr (GSubprocess) child = start_child (library, folder);
    TlnDb *db;

    for (guint k = 0; k < i * 40; k++)
      g_thread_yield ();
    g_subprocess_send_signal (child, SIGKILL);
    g_assert_true (g_subprocess_wait (child, NULL, NULL));
    db = open_library (library);
    g_assert_cmpint (tln_test_int (db, "PRAGMA user_version"), ==, tln_schema_builtin ()->n_steps);
    tln_db_close (db);
    tln_test_folder_remove (folder);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child_main (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/import-kill/at-once", GUINT_TO_POINTER (1), test_kill);
  g_test_add_data_func ("/import-kill/early", GUINT_TO_POINTER (3), test_kill);
  g_test_add_data_func ("/import-kill/middle", GUINT_TO_POINTER (201), test_kill);
  g_test_add_data_func ("/import-kill/late", GUINT_TO_POINTER (497), test_kill);
  g_test_add_func ("/import-kill/first-start", test_kill_first_start);
  return g_test_run ();
}
