/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a store tells of what has changed, and what it clears away. Threads and answers are in
 * test-store.c. */
#include "tln-error.h"
#include "tln-store-core.h"
#include "tln-store.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"

/* Lets what is already on its way arrive. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
changed_cb (TlnStore *store, guint changed, gpointer data)
{
  guint *all = data;

  g_assert_cmpuint (changed, !=, 0);
  *all |= changed;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnAct) act = tln_store_finish (TLN_STORE (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gpointer
add_article_job (TlnDb *db, gpointer text, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (tln_test_add (db, tln_test_draft (NULL, text, NULL)) != 0);
}

static gpointer
count_content_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) tln_test_int (db, "SELECT count(*) FROM content"));
}

static void
write_article (TlnStore *store, const char *text)
{
  const TlnJob job = { add_article_job, (gpointer) text, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (tln_store_run (store, TLN_ACT_IMPORT, &job, &error));
  g_assert_no_error (error);
}

/* What nothing needs any more goes by itself, when nobody is waiting. */
static void
test_collect (void)
{
  const TlnJob count = { count_content_job, NULL, NULL, NULL };
  g_autoptr (TlnStore) store = NULL;
  gboolean undone = FALSE;

  tln_store_core_set_idle (0);
  store = tln_store_new (NULL);
  write_article (store, "to be undone");
  tln_store_undo_async (store, 0, NULL, answered_cb, &undone);
  while (!undone)
    g_main_context_iteration (NULL, TRUE);
  write_article (store, "something new");
  while (GPOINTER_TO_INT (tln_store_run (store, NULL, &count, NULL)) != 1)
    g_thread_yield ();
  tln_store_close (store);
  tln_store_core_set_idle (60000);
}

static gpointer
exec_job (TlnDb *db, gpointer sql, GCancellable *cancellable, GError **error)
{
  tln_db_exec (db, sql, error);
  return NULL;
}

/* Every table is told by its own flag, also when a row goes by cascade. */
static void
test_changed (void)
{
  static const struct {
    const char *sql;
    guint changed;
  } cases[] = {
    { "INSERT INTO import_batch VALUES (1, 0, 'files', NULL, 1)", TLN_CHANGED_ARTICLES },
    { "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0)", TLN_CHANGED_THESES },
    { "INSERT INTO stage VALUES (1, 1, 0, 'k', 's')", TLN_CHANGED_THESES },
    { "INSERT INTO stage_cue VALUES (1, 1, 'en', 'w')", TLN_CHANGED_THESES },
    { "INSERT INTO thesis (id, title, created_at) VALUES (1, 't', 0)", TLN_CHANGED_THESES },
    { "INSERT INTO stage_state (id, stage_id, thesis_id, state, verdict, since, decided_at) "
      "VALUES (1, 1, 1, 'quiet', 'set', 0, 0)",
      TLN_CHANGED_THESES },
    { "INSERT INTO note (id, thesis_id, body, created_at, updated_at) VALUES (1, 1, 'n', 0, 0)",
      TLN_CHANGED_THESES },
    { "INSERT INTO instrument (id, code, exchange, name, created_at) "
      "VALUES (1, '1', 'SSE', 'i', 0)",
      TLN_CHANGED_INSTRUMENTS },
    { "INSERT INTO instrument_name VALUES (1, 1, 'n', NULL, 'user')", TLN_CHANGED_INSTRUMENTS },
    { "INSERT INTO instrument_link (id, instrument_id, thesis_id, since) VALUES (1, 1, 1, 0)",
      TLN_CHANGED_INSTRUMENTS },
    { "INSERT INTO price_batch VALUES (1, 1, 0, 'file', NULL, NULL, 'raw', 'shares', 0, 0, 0, 0)",
      TLN_CHANGED_PRICES },
    { "UPDATE article SET starred = 1", TLN_CHANGED_ARTICLES },
    { "INSERT INTO boilerplate SELECT 1, id, 'k', 0, 1, 'r', 1 FROM article",
      TLN_CHANGED_ARTICLES },
    { "INSERT INTO mention (id, article_id, stage_id, rule) SELECT 1, id, 1, 'hand' FROM article",
      TLN_CHANGED_MENTIONS },
    { "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, "
      "created_at) SELECT 1, id, 'e', '', '', 0, 1, '', 0 FROM article",
      TLN_CHANGED_CLAIMS },
    { "INSERT INTO evidence (id, claim_id, day, created_at) VALUES (1, 1, 0, 0)",
      TLN_CHANGED_CLAIMS },
    { "INSERT INTO tag VALUES (1, 'hbm')", TLN_CHANGED_ARTICLES },
    { "INSERT INTO article_tag SELECT 1, id, 1 FROM article", TLN_CHANGED_ARTICLES },
    { "UPDATE tag SET name = 'dram'", TLN_CHANGED_ARTICLES },
    { "INSERT INTO saved_search VALUES (1, 's', 'tag:dram', 'library', 'date', 0, 0)",
      TLN_CHANGED_SEARCHES },
    { "DELETE FROM article", TLN_CHANGED_ARTICLES | TLN_CHANGED_MENTIONS | TLN_CHANGED_CLAIMS },
    { "DELETE FROM instrument", TLN_CHANGED_INSTRUMENTS | TLN_CHANGED_PRICES },
  };
  g_autoptr (TlnStore) store = tln_store_new (NULL);
  guint changed;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changed);
  write_article (store, "a text");
  settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const TlnJob job = { exec_job, (gpointer) cases[i].sql, NULL, NULL };
    g_autoptr (GError) error = NULL;

    changed = 0;
    tln_store_run (store, TLN_ACT_NOTE, &job, &error);
    g_assert_no_error (error);
    settle ();
    g_assert_cmpuint (changed, ==, cases[i].changed);
  }
  tln_store_close (store);
}

static TlnDb *
open_other (TlnStore *store)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  TlnDb *db;

  g_object_get (store, "path", &path, NULL);
  db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  return db;
}

static void
write_elsewhere (TlnDb *other, const char *text)
{
  tln_test_begin (other, TLN_ACT_IMPORT);
  g_assert_cmpint (tln_test_add (other, tln_test_draft (NULL, text, NULL)), !=, 0);
  tln_test_end (other);
}

static TlnStore *
open_store (const char *folder)
{
  const TlnJob job = { exec_job, (gpointer) "SELECT 1", NULL, NULL };
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  TlnStore *store = tln_store_new (path);

  tln_store_run (store, NULL, &job, &error);
  g_assert_no_error (error);
  settle ();
  return store;
}

/* What another connection commits is told without being asked for, as everything, and can be
 * undone. */
static void
test_foreign (void)
{
  g_autofree char *folder = tln_test_folder ();
  g_autoptr (TlnStore) store = open_store (folder);
  g_autoptr (TlnDb) other = open_other (store);
  gboolean can_undo = TRUE;
  guint changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changed);
  g_object_get (store, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *text = g_strdup_printf ("text %u", i);

    changed = 0;
    write_elsewhere (other, text);
    while (changed == 0)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (changed, ==, TLN_CHANGED_ALL);
  }
  g_object_get (store, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  tln_store_close (store);
  g_clear_pointer (&other, tln_db_close);
  tln_test_folder_remove (folder);
}

/* What the store writes itself is told by its own flag only, however often it looks. */
static void
test_foreign_own (void)
{
  const TlnJob job = { exec_job,
                       (gpointer) "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0)", NULL,
                       NULL };
  const TlnJob after = { exec_job, (gpointer) "SELECT 1", NULL, NULL };
  g_autofree char *folder = tln_test_folder ();
  g_autoptr (TlnStore) store = open_store (folder);
  g_autoptr (TlnDb) other = open_other (store);
  guint changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changed);
  tln_store_run (store, TLN_ACT_NOTE, &job, NULL);
  tln_store_look (store);
  tln_store_run (store, "nothing", &after, NULL); /* the writer has looked by then */
  settle ();
  g_assert_cmpuint (changed, ==, TLN_CHANGED_THESES);
  write_elsewhere (other, "text");
  tln_store_look (store);
  tln_store_run (store, "nothing", &after, NULL);
  settle ();
  g_assert_cmpuint (changed, ==, TLN_CHANGED_ALL);
  tln_store_close (store);
  tln_store_look (store); /* too late, and no harm */
  g_clear_pointer (&other, tln_db_close);
  tln_test_folder_remove (folder);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_store_finish (TLN_STORE (source), result, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO);
  *(gboolean *) data = TRUE;
}

/* What is not logged cannot be undone, but is told. */
static void
test_unlogged (void)
{
  const TlnJob job = { exec_job,
                       (gpointer) "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0)", NULL,
                       NULL };
  g_autoptr (TlnStore) store = tln_store_new (NULL);
  gboolean written = FALSE;
  gboolean refused = FALSE;
  guint changed = 0;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &changed);
  tln_store_write_async (store, NULL, &job, NULL, answered_cb, &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_cmpuint (changed, ==, TLN_CHANGED_THESES);
  tln_store_undo_async (store, 0, NULL, refused_cb, &refused);
  while (!refused)
    g_main_context_iteration (NULL, TRUE);
  tln_store_close (store);
}

static gpointer
use_db (gpointer db)
{
  tln_db_exec (db, "SELECT 1", NULL);
  return NULL;
}

/* A connection in the wrong hands ends the program: that is our own mistake. */
static void
test_wrong_thread (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (TlnDb) db = tln_test_db ();

    g_thread_join (g_thread_new ("other", use_db, db));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-changes/collect", test_collect);
  g_test_add_func ("/store-changes/changed", test_changed);
  g_test_add_func ("/store-changes/foreign", test_foreign);
  g_test_add_func ("/store-changes/foreign-own", test_foreign_own);
  g_test_add_func ("/store-changes/unlogged", test_unlogged);
  g_test_add_func ("/store-changes/wrong-thread", test_wrong_thread);
  return g_test_run ();
}
