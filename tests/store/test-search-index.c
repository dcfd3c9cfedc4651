/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index made anew: of an old version, killed in between, with articles coming and going
 * meanwhile; and that a search finds the same at any time. What is damaged: test-search-damage.c.
 */
#include "tln-error.h"
#include "tln-search-index.h"
#include "tln-search-run.h"
#include "tln-store-core.h"
#include "tln-store.h"
#include "tln-test-index.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_new (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[TLN_TEST_INDEXED];

  g_assert_true (tln_test_index_is_current (db));
  tln_test_index_fill (db, ids);
  g_assert_cmpint (tln_search_index_build (db, 10, &error), ==, 0);
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_INDEX);
  tln_test_index_assert_finds (db, ids);
  tln_test_index_assert_sound (db);
}

static void
test_old_version (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[TLN_TEST_INDEXED];
  gint64 done;
  gint64 total;

  tln_test_index_fill (db, ids);
  tln_test_sql (db, "UPDATE meta SET value = '1' WHERE key = 'tokenizer_version'");
  tln_test_sql (db, "INSERT INTO fts (fts) VALUES ('delete-all')");
  tln_test_sql (db, "DELETE FROM fts_article WHERE article_id = %" G_GINT64_FORMAT, ids[7]);
  g_assert_false (tln_test_index_is_current (db));
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  tln_test_index_assert_finds (db, ids);
  g_assert_cmpint (tln_search_index_build (db, 15, &error), ==, 15);
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, 15);
  g_assert_cmpint (total, ==, TLN_TEST_INDEXED);
  tln_test_index_assert_finds (db, ids);
  tln_test_index_build (db, 15);
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, total);
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_INDEX);
  tln_test_index_assert_finds (db, ids);
  tln_test_index_assert_sound (db);
}

/* What changes between two steps, before and behind the place they have come to. */
static void
test_meanwhile (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[TLN_TEST_INDEXED];

  tln_test_index_fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  g_assert_cmpint (tln_search_index_build (db, 20, &error), ==, 20);
  tln_test_sql (db, "UPDATE article SET title = '改名一' WHERE id = %" G_GINT64_FORMAT, ids[3]);
  tln_test_sql (db, "UPDATE article SET title = '改名二' WHERE id = %" G_GINT64_FORMAT, ids[30]);
  tln_test_sql (db,
                "UPDATE article SET trashed_at = 1 WHERE id IN (%" G_GINT64_FORMAT
                ", %" G_GINT64_FORMAT ")",
                ids[5], ids[35]);
  gint64 late = tln_test_add_text (db, "改名三", "late");
  tln_test_index_build (db, 20);
  tln_test_assert_ids (db, "改名", late, ids[30], ids[3], (gint64) 0);
  tln_test_assert_ids (db, "word5", (gint64) 0);
  tln_test_assert_ids (db, "word35", (gint64) 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM fts"), ==, TLN_TEST_INDEXED - 1);
  tln_test_index_assert_sound (db);
}

/* No room in the middle: what was done stays, the rest is done when there is room. */
static void
test_full (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[TLN_TEST_INDEXED];
  gint64 done;
  gint64 total;

  tln_test_index_fill (db, ids);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (words, "w%x ", i * 7919);
  gint64 large = tln_test_add_text (db, "large", words->str);
  g_assert_true (tln_search_index_drop (db, &error));
  g_assert_cmpint (tln_search_index_build (db, TLN_TEST_INDEXED, &error), ==, TLN_TEST_INDEXED);
  tln_test_sql (db, "VACUUM");
  tln_test_sql (db, "PRAGMA max_page_count = %" G_GINT64_FORMAT,
                tln_test_int (db, "PRAGMA page_count"));
  g_assert_cmpint (tln_search_index_build (db, 10, &error), ==, -1);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (tln_db_in_transaction (db));
  g_assert_true (tln_search_index_progress (db, &done, &total, &error));
  g_assert_cmpint (done, ==, TLN_TEST_INDEXED);
  g_assert_cmpint (total, ==, TLN_TEST_INDEXED + 1);
  g_assert_cmpint (tln_test_index_basis (db), ==, TLN_SEARCH_BY_SCAN_BUILDING);
  tln_test_index_assert_finds (db, ids);
  tln_test_sql (db, "PRAGMA max_page_count = 1000000");
  tln_test_index_build (db, 10);
  tln_test_assert_ids (db, "large", large, (gint64) 0);
  tln_test_index_assert_finds (db, ids);
  tln_test_index_assert_sound (db);
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
  gint64 ids[TLN_TEST_INDEXED];
  gint64 done = 0;
  gint64 total;

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  tln_test_index_fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  for (guint i = 0; i < 5; i++) {
    gint64 before = done;
    build_and_kill (path, 4);
    db = tln_db_open (path, TLN_DB_WRITER, &error);
    g_assert_no_error (error);
    g_assert_true (tln_search_index_progress (db, &done, &total, &error));
    g_assert_cmpint (done, >=, MIN (before + 4, total));
    tln_test_index_assert_finds (db, ids);
    tln_db_close (db);
  }
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  tln_test_index_build (db, 7);
  tln_test_index_assert_finds (db, ids);
  tln_test_index_assert_sound (db);
  tln_db_close (db);
  tln_test_folder_remove (folder);
}

/* The store does it by itself when it has nothing else to do. */
static void
test_store (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[TLN_TEST_INDEXED];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  tln_test_index_fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  tln_store_core_set_idle (1);
  g_autoptr (TlnStore) store = tln_store_new (path);
  tln_test_index_wait (store);
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
  gint64 ids[TLN_TEST_INDEXED];

  TlnDb *db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  tln_test_index_fill (db, ids);
  g_assert_true (tln_search_index_drop (db, &error));
  tln_db_close (db);
  tln_store_core_set_idle (G_MAXINT);
  g_autoptr (TlnStore) store = tln_store_new (path);
  g_assert_false (tln_test_index_is_made (store));
  tln_store_make_index (store);
  tln_test_index_wait (store);
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
  g_test_add_func ("/store/search-index/full", test_full);
  g_test_add_func ("/store/search-index/hurry", test_hurry);
  g_test_add_func ("/store/search-index/store", test_store);
  return g_test_run ();
}
