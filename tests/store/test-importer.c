/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports: what is taken from folders, what is refused and how that is said, one act, cancelling.
 */
#include "tln-error.h"
#include "tln-importer.h"
#include "tln-stmt.h"
#include "tln-test-pdf.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One line for each result: file name, then its state. */
static void
note_result (const TlnImportResult *result, gpointer data)
{
  g_autofree char *name =
      result->path != NULL ? g_path_get_basename (result->path) : g_strdup ("-");

  g_string_append_printf (data, "%s %s\n", name,
                          result->error != NULL            ? "refused"
                          : result->added == TLN_ADDED_NEW ? "new"
                                                           : "duplicate");
  if (result->error != NULL) {
    g_assert_cmpint (result->id, ==, 0);
    g_assert_cmpint (result->error->domain, ==, TLN_IMPORT_ERROR);
    g_assert_cmpuint (strlen (result->error->message), >, 10);
    g_assert_null (strchr (result->error->message, '\n'));
  } else {
    g_assert_cmpint (result->id, !=, 0);
    g_assert_nonnull (result->title);
  }
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = tln_test_write (folder, name, text, -1);
}

static char *
make_folder (void)
{
  char *folder = tln_test_folder ();

  write_file (folder, "b.txt", "Racks\nThe racks are full, says a maker of racks.");
  write_file (folder, "a/z.txt", "Power\nThe grid is the limit now.");
  write_file (folder, "a/again.txt", "Racks\nThe racks are full, says a maker of racks.");
  write_file (folder, "c.html", "<title>Chips</title><p>Chips are scarce, and memory with them.");
  write_file (folder, ".hidden.txt", "Hidden\nNobody wants this.");
  write_file (folder, ".git/config.txt", "Hidden\nNobody wants this either.");
  write_file (folder, "page_files/picture.png", "\x89PNG");
  write_file (folder, "page_files/style.css", "p { }");
  write_file (folder, "empty.txt", "");
  return folder;
}

static const char folder_report[] = "again.txt new\nz.txt new\nb.txt duplicate\nc.html new\n"
                                    "empty.txt refused\n";

static void
test_folder (void)
{
  g_autofree char *folder = make_folder ();
  const char *const paths[] = { folder, NULL };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *before = tln_test_dump (db);
  g_autofree char *name = g_path_get_basename (folder);

  g_assert_true (tln_import_paths (db, paths, "folder", note_result, report, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (report->str, ==, folder_report);
  g_autofree char *after = tln_test_dump (db);
  g_autoptr (GPtrArray) acts = tln_act_history (db, 0, 0, &error);
  g_assert_cmpuint (acts->len, ==, 1);
  const TlnAct *act = acts->pdata[0];
  g_assert_cmpstr (act->kind, ==, TLN_ACT_IMPORT);
  g_assert_cmpuint (act->count, ==, 3);
  g_assert_cmpstr (act->subject, ==, name);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM import_batch"), ==, 1);

  g_string_truncate (report, 0);
  g_assert_true (tln_import_paths (db, paths, "folder", note_result, report, &error));
  g_assert_null (strstr (report->str, "new"));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 1);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *undone_dump = tln_test_dump (db);
  g_assert_cmpstr (undone_dump, ==, before);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_autofree char *redone_dump = tln_test_dump (db);
  g_assert_cmpstr (redone_dump, ==, after);
  tln_test_folder_remove (folder);
}

static char *
sparse_file (const char *folder, const char *name, goffset size)
{
  char *path = tln_test_write (folder, name, "x", 1);

  g_assert_cmpint (truncate (path, size), ==, 0);
  return path;
}

static void
test_refused (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *zeros = g_malloc0 (5000);
  g_autofree char *large = sparse_file (folder, "large.txt", 200 * 1024 * 1024);
  g_autofree char *zero = tln_test_write (folder, "zeros.txt", zeros, 5000);
  g_autofree char *blank = tln_test_write (folder, "blank.txt", " \n \n", -1);
  g_autofree char *png = tln_test_write (folder, "p.html", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 17);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *closed = g_build_filename (folder, "closed", NULL);
  g_autofree char *secret = tln_test_write (folder, "secret.txt", "a secret text", -1);
  const char *const paths[] = { large, zero, blank, png, missing, fifo, closed, secret, NULL };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (closed, 0000), ==, 0);
  g_chmod (secret, 0000);
  for (gsize i = 0; paths[i] != NULL; i++) {
    const char *const one[] = { paths[i], NULL };
    g_autoptr (GString) report = g_string_new (NULL);

    g_assert_true (tln_import_paths (db, one, "files", note_result, report, &error));
    g_assert_no_error (error);
    g_assert_true (g_str_has_suffix (report->str, " refused\n"));
  }
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM import_batch"), ==, 0);
  g_chmod (closed, 0700);
  tln_test_folder_remove (folder);
}

static void
test_bytes (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("A paste\nwith some words in it", 29);
  const TlnHints hints = { .url = "https://example.org/a", .name = "paste.txt" };

  g_assert_true (tln_import_bytes (db, bytes, NULL, "paste", note_result, report, &error));
  g_assert_true (tln_import_bytes (db, bytes, &hints, "paste", note_result, report, &error));
  g_assert_cmpstr (report->str, ==, "- new\npaste.txt duplicate\n");
  g_autoptr (TlnAct) act = tln_act_peek_undo (db, &error);
  g_assert_cmpuint (act->count, ==, 1);
  g_assert_cmpstr (act->subject, ==, "A paste");
  g_assert_true (tln_import_bytes (db, bytes, NULL, "paste", NULL, NULL, &error));
}

/* The library fails: what was stored before stays, and the rest is not tried. */
static void
test_library_fails (void)
{
  g_autofree char *folder = make_folder ();
  const char *const paths[] = { folder, NULL };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) report = g_string_new (NULL);

  g_autoptr (GString) large = g_string_new ("Large\n");
  g_autofree char *limit = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (large, "%d ", g_test_rand_int ());
  write_file (folder, "bz.txt", large->str);
  limit = g_strdup_printf ("PRAGMA max_page_count = %d",
                           (int) tln_test_int (db, "PRAGMA page_count") + 60);
  g_assert_true (tln_db_exec (db, limit, &error));
  g_assert_false (tln_import_paths (db, paths, "folder", note_result, report, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FULL);
  g_assert_cmpstr (report->str, ==, "again.txt new\nz.txt new\nb.txt duplicate\n");
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 2);
  tln_test_folder_remove (folder);
}

/* In the background. */

typedef struct {
  TlnStore *store;
  TlnImporter *importer;
  GCancellable *cancellable;
  guint cancel_at; /* cancelled when so many are done */
  guint interrupt_at; /* the act is undone, or a row added, when so many are done */
  const TlnJob *interrupt;
  guint progress;
  gboolean finished;
  GError *error;
} Run;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  tln_importer_run_finish (TLN_IMPORTER (source), result, &run->error);
  run->finished = TRUE;
}

static void
done_cb (GObject *importer, GParamSpec *pspec, gpointer data)
{
  Run *run = data;
  guint done;
  guint total;
  double fraction;

  g_object_get (importer, "done", &done, "total", &total, "fraction", &fraction, NULL);
  g_assert_cmpuint (done, <=, total);
  g_assert_true (fraction >= -1 && fraction <= 1);
  run->progress++;
  if (run->cancel_at != 0 && done >= run->cancel_at)
    g_cancellable_cancel (run->cancellable);
  if (run->interrupt_at == 0 || done < run->interrupt_at)
    return;
  run->interrupt_at = 0;
  if (run->interrupt != NULL)
    tln_store_write_async (run->store, TLN_ACT_INSTRUMENT, run->interrupt, NULL, NULL, NULL);
  else
    tln_store_undo_async (run->store, 0, NULL, NULL, NULL);
}

static void
run_start (Run *run)
{
  run->store = tln_store_new (NULL);
  run->importer = tln_importer_new (run->store);
  run->cancellable = g_cancellable_new ();
  g_signal_connect (run->importer, "notify::done", G_CALLBACK (done_cb), run);
}

static void
run_finish (Run *run, const char *source)
{
  tln_importer_run_async (run->importer, source, run->cancellable, finished_cb, run);
  while (!run->finished)
    g_main_context_iteration (NULL, TRUE);
}

static void
run_clear (Run *run)
{
  g_clear_object (&run->importer);
  tln_store_close (run->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&run->store);
  g_clear_object (&run->cancellable);
  g_clear_error (&run->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
add_path (Run *run, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tln_importer_add_file (run->importer, file);
}

static gpointer
count_job (TlnDb *db, gpointer sql, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) tln_test_int (db, sql));
}

static int
count (TlnStore *store, const char *sql)
{
  const TlnJob job = { count_job, (gpointer) sql, NULL, NULL };

  return GPOINTER_TO_INT (tln_store_run (store, NULL, &job, NULL));
}

/* An export between two files is taken apart in its place, and is one act with them. */
static void
test_async_export (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_auto (Run) run = { NULL };
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GString) csv = g_string_new ("title,url,time_added,tags,status\n");
  g_autoptr (GString) expected = g_string_new ("a.txt new\n");

  for (guint i = 0; i < 150; i++) {
    g_string_append_printf (csv, "T%u,https://e.example/%u,1741600800,many,\n", i, i);
    g_string_append_printf (expected, "b.csv › T%u new\n", i);
  }
  g_string_append (expected, "c.txt new\n");
  write_file (folder, "a.txt", "Racks\nThe racks are full, says a maker of racks.");
  write_file (folder, "b.csv", csv->str);
  write_file (folder, "b.zip", "PK\x03\x04 not an archive");
  write_file (folder, "c.txt", "Power\nThe grid is the limit now.");
  run_start (&run);
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_no_error (run.error);
  GPtrArray *results = tln_importer_get_results (run.importer);
  for (guint i = 0; i < results->len; i++)
    note_result (results->pdata[i], report);
  g_assert_cmpstr (report->str, ==, expected->str);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM act"), ==, 1);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article_tag"), ==, 150);
  tln_test_folder_remove (folder);
}

/* The files beside an export go with it on the threads of the importer, too. */
static void
test_async_attachments (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "tools", "zotero-files.rdf", NULL);
  g_autofree char *rdf = NULL;
  g_auto (Run) run = { NULL };

  g_assert_true (g_file_get_contents (path, &rdf, NULL, NULL));
  write_file (folder, "a.rdf", rdf);
  g_free (
      tln_test_write (folder, "files/3/page one.html", "<p>Racks are full. So it says.</p>", -1));
  run_start (&run);
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_no_error (run.error);
  g_assert_cmpuint (tln_importer_get_results (run.importer)->len, ==, 3);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM claim c JOIN article a ON a.id = "
                                     "c.article_id WHERE a.kind = 'html' AND anchor = 'exact'"),
                   ==, 1);
  tln_test_folder_remove (folder);
}

static void
test_async (void)
{
  g_autofree char *folder = make_folder ();
  g_auto (Run) run = { NULL };
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("A paste\nwith words", 18);
  double fraction;

  run_start (&run);
  add_path (&run, folder);
  tln_importer_add_bytes (run.importer, bytes, NULL);
  g_object_get (run.importer, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, -1);
  run_finish (&run, "drop");
  g_assert_no_error (run.error);
  g_object_get (run.importer, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, 1);
  GPtrArray *results = tln_importer_get_results (run.importer);
  for (guint i = 0; i < results->len; i++)
    note_result (results->pdata[i], report);
  g_autofree char *wanted = g_strconcat (folder_report, "- new\n", NULL);
  g_assert_cmpstr (report->str, ==, wanted);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM act"), ==, 1);
  g_assert_cmpint (tln_importer_get_act (run.importer), !=, 0);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article"), ==, 4);
  tln_test_folder_remove (folder);
}

static void
test_async_nothing (void)
{
  g_auto (Run) run = { NULL };

  run_start (&run);
  run_finish (&run, "files");
  g_assert_no_error (run.error);
  g_assert_cmpuint (tln_importer_get_results (run.importer)->len, ==, 0);
  g_assert_cmpint (tln_importer_get_act (run.importer), ==, 0);
}

static char *
make_many (guint n)
{
  char *folder = tln_test_folder ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("%03u.txt", i);
    g_autofree char *text = g_strdup_printf ("Number %u\nA text of its own, number %u, with "
                                             "通信ETF(515050) in it.",
                                             i, i);
    write_file (folder, name, text);
  }
  return folder;
}

static void
test_async_cancel (void)
{
  g_autofree char *folder = make_many (300);
  g_auto (Run) run = { NULL };

  run_start (&run);
  run.cancel_at = 1;
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  guint n = tln_importer_get_results (run.importer)->len;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 300);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article"), ==, n);
  g_assert_cmpint (count (run.store, "SELECT count FROM act"), ==, n);
  tln_test_folder_remove (folder);
}

/* What another program reads is not waited for: the pool is soon free, and nobody needs the
 * importer any more. */
static void
test_async_cancel_reader (void)
{
  g_autofree char *folder = make_many (1);
  g_autoptr (GBytes) endless = tln_test_pdf_endless ();
  g_autofree char *file = tln_test_write (folder, "endless.pdf", g_bytes_get_data (endless, NULL),
                                          (gssize) g_bytes_get_size (endless));
  gint64 start = g_get_monotonic_time ();
  Run run = { NULL };

  if (g_getenv ("TLN_PDF") == NULL) {
    g_test_skip ("built without the reader of PDF files");
    tln_test_folder_remove (folder);
    return;
  }
  run_start (&run);
  run.cancel_at = 1;
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gpointer left = run.importer;
  g_object_add_weak_pointer (left, &left);
  g_clear_object (&run.importer);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_TIME_SPAN_SECOND);
  run_clear (&run);
  tln_test_folder_remove (folder);
}

static void
test_async_cancelled_before (void)
{
  g_autofree char *folder = make_many (3);
  g_auto (Run) run = { NULL };

  run_start (&run);
  g_cancellable_cancel (run.cancellable);
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article"), ==, 0);
  tln_test_folder_remove (folder);
}

/* Somebody undoes the import while it runs: it stops. */
static void
test_async_undone (void)
{
  g_autofree char *folder = make_many (300);
  g_auto (Run) run = { NULL };

  run_start (&run);
  run.interrupt_at = 1;
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_error (run.error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article"), ==, 0);
  tln_test_folder_remove (folder);
}

static gpointer
instrument_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO instrument (id, code, exchange, name, created_at) "
                        "VALUES (5, '159995', 'SZSE', 'x', 0)");

  tln_stmt_run (stmt, error);
  return NULL;
}

/* Somebody makes an instrument while it runs: two acts, so that both can be undone in order. */
static void
test_async_overtaken (void)
{
  static const TlnJob job = { instrument_job, NULL, NULL, NULL };
  g_autofree char *folder = make_many (300);
  g_auto (Run) run = { NULL };

  run_start (&run);
  run.interrupt_at = 1;
  run.interrupt = &job;
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_no_error (run.error);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM article"), ==, 300);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM act WHERE kind = 'import'"), ==, 2);
  g_assert_cmpint (count (run.store, "SELECT count(*) FROM act"), ==, 3);
  tln_test_folder_remove (folder);
}

static void
test_async_no_library (void)
{
  g_autofree char *folder = make_many (2);
  g_autofree char *letter = g_build_filename (folder, "000.txt", NULL);
  g_auto (Run) run = { NULL };

  run.store = tln_store_new (letter);
  run.importer = tln_importer_new (run.store);
  run.cancellable = g_cancellable_new ();
  add_path (&run, folder);
  run_finish (&run, "folder");
  g_assert_error (run.error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS);
  tln_test_folder_remove (folder);
}

/* The store is closed in the middle, and the importer let go of. */
static void
test_async_closed (void)
{
  g_autofree char *folder = make_many (100);
  g_auto (Run) run = { NULL };

  run_start (&run);
  add_path (&run, folder);
  tln_importer_run_async (run.importer, "folder", NULL, finished_cb, &run);
  while (run.progress == 0)
    g_main_context_iteration (NULL, TRUE);
  tln_store_close (run.store);
  while (!run.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tln_test_folder_remove (folder);
}

/* Refused with what is found out of it, stored with what a person knows. */
static void
test_charset (void)
{
  static const char bytes[] = "\x88\xC0\x97\x65\xFF\xFF\xFF \x8B\x4C\x8E\x96";
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = tln_test_write (folder, "a.txt", bytes, sizeof bytes - 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < 2; i++) {
    g_auto (Run) run = { 0 };

    run_start (&run);
    if (i == 0)
      tln_importer_add_file (run.importer, file);
    else
      tln_importer_add_file_as (run.importer, file, "Shift_JIS");
    run_finish (&run, "files");
    g_assert_no_error (run.error);
    const TlnImportResult *result = tln_importer_get_results (run.importer)->pdata[0];
    if (i == 0)
      g_assert_error (result->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING);
    else
      g_assert_no_error (result->error);
    g_assert_cmpint (count (run.store, "SELECT count(*) FROM article WHERE encoding = 'CP932' "
                                       "OR encoding = 'Shift_JIS'"),
                     ==, i);
  }
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/importer/folder", test_folder);
  g_test_add_func ("/importer/refused", test_refused);
  g_test_add_func ("/importer/bytes", test_bytes);
  g_test_add_func ("/importer/library-fails", test_library_fails);
  g_test_add_func ("/importer/async-export", test_async_export);
  g_test_add_func ("/importer/async-attachments", test_async_attachments);
  g_test_add_func ("/importer/async", test_async);
  g_test_add_func ("/importer/async-nothing", test_async_nothing);
  g_test_add_func ("/importer/async-cancel", test_async_cancel);
  g_test_add_func ("/importer/async-cancel-reader", test_async_cancel_reader);
  g_test_add_func ("/importer/async-cancelled-before", test_async_cancelled_before);
  g_test_add_func ("/importer/async-undone", test_async_undone);
  g_test_add_func ("/importer/async-overtaken", test_async_overtaken);
  g_test_add_func ("/importer/async-no-library", test_async_no_library);
  g_test_add_func ("/importer/async-closed", test_async_closed);
  g_test_add_func ("/importer/charset", test_charset);
  return g_test_run ();
}
