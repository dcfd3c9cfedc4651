/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of a search while its list is still being looked through: the list belongs to a
 * store whose readers are held, so that it stays as long as the test wants. */
#include "tln-first-hits.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#define READERS 2

typedef struct {
  char *folder;
  TlnStore *slow; /* of the list */
  TlnStore *store;
  TlnRecordList *list;
  TlnFirstHits *first;
  GMutex gate; /* held: the readers of slow wait */
  gint64 title;
  gint64 text;
  guint changes;
} Fixture;

static gpointer
wait_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GMutex *gate = data;

  g_mutex_lock (gate);
  g_mutex_unlock (gate);
  return NULL;
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
}

static void
hold (Fixture *fixture)
{
  TlnJob job = { .run = wait_job, .data = &fixture->gate };

  g_mutex_lock (&fixture->gate);
  for (guint i = 0; i < READERS; i++)
    tln_store_read_async (fixture->slow, &job, NULL, ignore_cb, NULL);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fixture->title = tln_test_add_text (db, "The weaver", "of cloth");
  fixture->text = tln_test_add_text (db, "The loom", "A weaver.");
  tln_test_add_text (db, "The tide", "The sea.");
  g_clear_pointer (&db, tln_db_close);
  fixture->slow = tln_store_new (path);
  fixture->store = tln_store_new (path);
  fixture->list = tln_record_list_new (fixture->slow);
  g_autoptr (TlnFound) found = tln_found_new (fixture->store);
  fixture->first = tln_first_hits_new (fixture->store, fixture->list, found);
  g_signal_connect_swapped (fixture->first, "changed", G_CALLBACK (changed_cb), fixture);
  g_mutex_init (&fixture->gate);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->first);
  g_object_unref (fixture->list);
  tln_store_close (fixture->store);
  tln_store_close (fixture->slow);
  g_object_unref (fixture->store);
  g_object_unref (fixture->slow);
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
begin (Fixture *fixture, const char *text)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);

  query->text = g_strdup (text);
  tln_record_list_set_query (fixture->list, query);
  tln_first_hits_set_search (fixture->first, text);
}

static void
assert_shown (Fixture *fixture, guint n, const gint64 *ids)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (tln_record_list_get_id (fixture->list, i), ==, ids[i]);
}

static void
wait_changes (Fixture *fixture, guint n)
{
  while (fixture->changes < n)
    g_main_context_iteration (NULL, TRUE);
}

/* Titles first among the newest, then the number; and the list's own answer in the end. */
static void
test_shown_first (Fixture *fixture, gconstpointer data)
{
  guint count;
  gboolean more;

  hold (fixture);
  begin (fixture, "weaver");
  g_assert_false (tln_first_hits_get_count (fixture->first, &count, &more));
  wait_changes (fixture, 4);
  assert_shown (fixture, 2, (gint64[]) { fixture->title, fixture->text });
  g_assert_true (tln_first_hits_get_count (fixture->first, &count, &more));
  g_assert_cmpuint (count, ==, 2);
  g_assert_false (more);
  g_mutex_unlock (&fixture->gate);
  while (tln_record_list_get_id (fixture->list, 0) != fixture->text)
    g_main_context_iteration (NULL, TRUE);
  assert_shown (fixture, 2, (gint64[]) { fixture->text, fixture->title });
  /* The list knows for itself now. */
  g_assert_false (tln_first_hits_get_count (fixture->first, &count, &more));
}

/* Another key: nothing of the last search comes any more. */
static void
test_next_key (Fixture *fixture, gconstpointer data)
{
  hold (fixture);
  begin (fixture, "weaver");
  begin (fixture, "sea");
  wait_changes (fixture, 4);
  g_assert_cmpuint (fixture->changes, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  tln_first_hits_set_search (fixture->first, NULL);
  g_mutex_unlock (&fixture->gate);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/app/first-hits/shown-first", test_shown_first);
  ADD ("/app/first-hits/next-key", test_next_key);
  return g_test_run ();
}
