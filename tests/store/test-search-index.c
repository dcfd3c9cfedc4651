/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index made anew: of an old version, damaged, killed in between, with articles coming
 * and going meanwhile; and that a search finds the same at any time. */
#include "tln-error.h"
#include "tln-search-index.h"
#include "tln-search-run.h"
#include "tln-store-core.h"
#include "tln-store.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARTICLES 40

static void
fill (TlnDb *db, gint64 *ids)
{
  for (guint i = 0; i < ARTICLES; i++) {
    g_autofree char *title = g_strdup_printf ("第%u篇 数据", i);
    g_autofree char *text = g_strdup_printf ("word%u %s", i, i % 2 == 0 ? "算力租賃" : "白银");
    ids[i] = tln_test_add_text (db, title, text);
  }
}

static gboolean
is_current (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean current;

  g_assert_true (tln_search_index_is_current (db, &current, &error));
  g_assert_no_error (error);
  return current;
}

static void
take_basis (const TlnSearchPart *part, gpointer data)
{
  TlnSearchBasis *basis = data;

  *basis = part->basis;
}

static TlnSearchBasis
basis_of (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  TlnSearchBasis basis = TLN_SEARCH_BY_SCAN_DAMAGED;

  g_assert_true (tln_search_run (db, "算力", TLN_SEARCH_COUNT, take_basis, &basis, &error));
  g_assert_no_error (error);
  return basis;
}

static void
assert_finds_all (TlnDb *db, const gint64 *ids)
{
  g_autoptr (GArray) half = tln_test_search (db, "算力租赁", 0);
  g_autoptr (GArray) titles = tln_test_search (db, "sj", 0);

  g_assert_cmpuint (half->len, ==, ARTICLES / 2);
  g_assert_cmpuint (titles->len, ==, ARTICLES);
  for (guint i = 0; i < half->len; i++)
    g_assert_cmpint (g_array_index (half, gint64, i), ==, ids[ARTICLES - 2 - 2 * i]);
  tln_test_assert_ids (db, "word7", ids[7], (gint64) 0);
}

static void
build_all (TlnDb *db, guint limit)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  while ((n = tln_search_index_build (db, limit, &error)) > 0)
    g_assert_cmpint (n, <=, limit);
  g_assert_no_error (error);
  g_assert_true (is_current (db));
}

static void
assert_sound (TlnDb *db)
{
  g_autoptr (GError) error = NULL;
  gboolean sound;
  g_autoptr (GPtrArray) wrong = tln_db_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < wrong->len; i++)
    g_assert_null (strstr (g_ptr_array_index (wrong, i), "search index"));
  g_assert_true (tln_search_index_check (db, &sound, &error));
  g_assert_true (sound);
}

static void
test_new (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];

  g_assert_true (is_current (db));
  fill (db, ids);
  g_assert_cmpint (tln_search_index_build (db, 10, &error), ==, 0);
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_INDEX);
  assert_finds_all (db, ids);
  assert_sound (db);
}

static void
test_old_version (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];
  gint64 done;
  gint64 total;

  fill (db, ids);
  tln_test_sql (db, "UPDATE meta SET value = '1' WHERE key = 'tokenizer_version'");
  tln_test_sql (db, "INSERT INTO fts (fts) VALUES ('delete-all')");
  tln_test_sql (db, "DELETE FROM fts_article WHERE article_id = %" G_GINT64_FORMAT, ids[7]);
  g_assert_false (is_current (db));
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  assert_finds_all (db, ids);
  g_assert_cmpint (tln_search_index_build (db, 15, &error), ==, 15);
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, 15);
  g_assert_cmpint (total, ==, ARTICLES);
  assert_finds_all (db, ids);
  build_all (db, 15);
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, total);
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_INDEX);
  assert_finds_all (db, ids);
  assert_sound (db);
}

/* What changes between two steps, before and behind the place they have come to. */
static void
test_meanwhile (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];

  fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  g_assert_cmpint (tln_search_index_build (db, 20, &error), ==, 20);
  tln_test_sql (db, "UPDATE article SET title = '改名一' WHERE id = %" G_GINT64_FORMAT, ids[3]);
  tln_test_sql (db, "UPDATE article SET title = '改名二' WHERE id = %" G_GINT64_FORMAT, ids[30]);
  tln_test_sql (db,
                "UPDATE article SET trashed_at = 1 WHERE id IN (%" G_GINT64_FORMAT
                ", %" G_GINT64_FORMAT ")",
                ids[5], ids[35]);
  gint64 late = tln_test_add_text (db, "改名三", "late");
  build_all (db, 20);
  tln_test_assert_ids (db, "改名", late, ids[30], ids[3], (gint64) 0);
  tln_test_assert_ids (db, "word5", (gint64) 0);
  tln_test_assert_ids (db, "word35", (gint64) 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM fts"), ==, ARTICLES - 1);
  assert_sound (db);
}

/* Breaks the index's own tables behind SQLite's back. */
static void
damage (const char *path, const char *sql)
{
  g_autofree char *script = g_strdup_printf ("import sqlite3, sys\n"
                                             "d = sqlite3.connect (sys.argv[1])\n"
                                             "d.execute (\"%s\")\n"
                                             "d.commit ()\n",
                                             sql);
  const char *argv[] = { "python3", "-c", script, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_damaged (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];
  gboolean sound;

  g_autoptr (TlnDb) maker = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (maker, ids);
  g_clear_pointer (&maker, tln_db_close);
  damage (path, "UPDATE fts_data SET block = zeroblob (length (block)) WHERE id > 10");
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  g_assert_false (tln_db_take_index_damage (db));
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_SCAN_DAMAGED);
  g_assert_true (tln_db_take_index_damage (db));
  assert_finds_all (db, ids);
  g_assert_true (tln_search_index_check (db, &sound, &error));
  g_assert_false (sound);
  g_assert_true (tln_search_index_drop (db, &error));
  build_all (db, 100);
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_INDEX);
  assert_finds_all (db, ids);
  assert_sound (db);
  g_clear_pointer (&db, tln_db_close);
  tln_test_folder_remove (folder);
}

/* The row that says what there is: every write to the index needs it. */
static void
test_damaged_saving (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (db, ids);
  tln_db_close (db);
  damage (path, "DELETE FROM fts_data WHERE id = 10");
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_SCAN_DAMAGED);
  g_assert_true (tln_search_index_mend (db, &error));
  g_assert_no_error (error);
  g_assert_false (is_current (db));
  gint64 late = tln_test_add_text (db, "late", "text");
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  assert_finds_all (db, ids);
  build_all (db, 7);
  g_assert_true (tln_search_index_mend (db, &error));
  g_assert_true (is_current (db));
  tln_test_assert_ids (db, "late", late, (gint64) 0);
  assert_finds_all (db, ids);
  assert_sound (db);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

/* No room in the middle: what was done stays, the rest is done when there is room. */
static void
test_full (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];
  gint64 done;
  gint64 total;

  fill (db, ids);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (words, "w%x ", i * 7919);
  gint64 large = tln_test_add_text (db, "large", words->str);
  g_assert_true (tln_search_index_drop (db, &error));
  g_assert_cmpint (tln_search_index_build (db, ARTICLES, &error), ==, ARTICLES);
  tln_test_sql (db, "VACUUM");
  tln_test_sql (db, "PRAGMA max_page_count = %" G_GINT64_FORMAT,
                tln_test_int (db, "PRAGMA page_count"));
  g_assert_cmpint (tln_search_index_build (db, 10, &error), ==, -1);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (tln_db_in_transaction (db));
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, ARTICLES);
  g_assert_cmpint (total, ==, ARTICLES + 1);
  g_assert_cmpint (basis_of (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  assert_finds_all (db, ids);
  tln_test_sql (db, "PRAGMA max_page_count = 1000000");
  build_all (db, 10);
  tln_test_assert_ids (db, "large", large, (gint64) 0);
  assert_finds_all (db, ids);
  assert_sound (db);
}

/* In a child: makes the index in steps of one and says so, until it is killed. */
static void
build_until_killed (const char *path, int out)
{
  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, NULL);

  while (db != NULL && tln_search_index_build (db, 1, NULL) > 0)
    if (write (out, ".", 1) != 1)
      break;
  _exit (0);
}

static void
build_and_kill (const char *path, guint steps)
{
  int pipe_fds[2];
  char dot;

  g_assert_cmpint (pipe (pipe_fds), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    build_until_killed (path, pipe_fds[1]);
  close (pipe_fds[1]);
  for (guint i = 0; i < steps; i++)
    g_assert_cmpint (read (pipe_fds[0], &dot, 1), ==, 1);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  close (pipe_fds[0]);
}

static void
test_killed (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];
  gint64 done = 0;
  gint64 total;

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  for (guint i = 0; i < 5; i++) {
    gint64 before = done;
    build_and_kill (path, 4);
    db = tln_db_open (path, TLN_DB_WRITER, &error);
    g_assert_no_error (error);
    g_assert_true (tln_search_index_progress (db, &done, &total, &error));
    g_assert_cmpint (done, >=, MIN (before + 4, total));
    assert_finds_all (db, ids);
    tln_db_close (db);
  }
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  build_all (db, 7);
  assert_finds_all (db, ids);
  assert_sound (db);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

static gpointer
current_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean current = FALSE;

  return tln_search_index_is_current (db, &current, error) && current ? GINT_TO_POINTER (1) : NULL;
}

/* The store does it by itself when it has nothing else to do. */
static void
test_store (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  tln_store_core_set_idle (1);
  g_autoptr (TlnStore) store = tln_store_new (path);
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  gpointer current = NULL;
  TlnJob job = { .run = current_job };
  while (current == NULL && g_get_monotonic_time () < end)
    current = tln_store_run (store, NULL, &job, &error);
  g_assert_no_error (error);
  g_assert_nonnull (current);
  tln_store_close (store);
  tln_test_folder_remove (folder);
}

static gpointer
add_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char SQL[] =
      "INSERT INTO article (id, kind, title, title_origin, published_sort, published_precision,"
      " captured_at, original_sha256, text_sha256, length, excerpt) SELECT 1, kind, 'late',"
      " title_origin, 1, published_precision, 0, original_sha256, text_sha256, 0, ''"
      " FROM article LIMIT 1";

  return tln_db_exec (db, SQL, error) ? GINT_TO_POINTER (1) : NULL;
}

/* An article can be saved although the index cannot be opened. */
static void
test_store_damaged (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  const TlnJob job = { .run = add_job };
  gint64 ids[ARTICLES];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (db, ids);
  tln_db_close (db);
  damage (path, "DELETE FROM fts_data WHERE id = 10");
  tln_store_core_set_idle (G_MAXINT);
  g_autoptr (TlnStore) store = tln_store_new (path);
  g_assert_nonnull (tln_store_run (store, TLN_ACT_IMPORT, &job, &error));
  g_assert_no_error (error);
  tln_store_close (store);
  tln_test_folder_remove (folder);
}

/* … and at once when somebody waits for it. */
static void
test_hurry (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[ARTICLES];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  tln_store_core_set_idle (G_MAXINT);
  g_autoptr (TlnStore) store = tln_store_new (path);
  TlnJob job = { .run = current_job };
  g_assert_null (tln_store_run (store, NULL, &job, &error));
  tln_store_make_index (store);
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  gpointer current = NULL;
  while (current == NULL && g_get_monotonic_time () < end)
    current = tln_store_run (store, NULL, &job, &error);
  g_assert_no_error (error);
  g_assert_nonnull (current);
  tln_store_close (store);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-index/killed", test_killed);
  g_test_add_func ("/store/search-index/new", test_new);
  g_test_add_func ("/store/search-index/old-version", test_old_version);
  g_test_add_func ("/store/search-index/meanwhile", test_meanwhile);
  g_test_add_func ("/store/search-index/damaged", test_damaged);
  g_test_add_func ("/store/search-index/damaged-saving", test_damaged_saving);
  g_test_add_func ("/store/search-index/full", test_full);
  g_test_add_func ("/store/search-index/hurry", test_hurry);
  g_test_add_func ("/store/search-index/store-damaged", test_store_damaged);
  g_test_add_func ("/store/search-index/store", test_store);
  return g_test_run ();
}
