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
  tln_store_undo_async (store, 0, answered_cb, &undone);
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
    { "INSERT INTO chain VALUES (1, 'c', 0)", TLN_CHANGED_THESES },
    { "INSERT INTO stage VALUES (1, 1, 0, 'k', 's')", TLN_CHANGED_THESES },
    { "INSERT INTO stage_cue VALUES (1, 1, 'en', 'w')", TLN_CHANGED_THESES },
    { "INSERT INTO thesis (id, title, created_at) VALUES (1, 't', 0)", TLN_CHANGED_THESES },
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
  g_test_add_func ("/store-changes/wrong-thread", test_wrong_thread);
  return g_test_run ();
}
