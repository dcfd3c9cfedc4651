/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits for whom: while every kind of search goes through all texts and comes to no end, rows,
 * articles and marks are still read. */
#include "tln-articles.h"
#include "tln-search-index.h"
#include "tln-search-live.h"
#include "tln-search.h"
#include "tln-test-list.h"
#include "tln-test-search.h"
#include "tln-test-store.h"

#define ARTICLES 300
/* Searches that run at once. */
#define SEARCHES 4

/* From now on reading the text of an article that begins so never ends, except that it is
 * cancelled. */
static const char ENDLESS[] =
    "ALTER TABLE content RENAME TO finite;"
    "CREATE VIEW content AS SELECT sha256, markdown, CASE WHEN text NOT LIKE 'endless %' THEN text"
    " ELSE (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT count (*) FROM n) END AS text FROM finite";

typedef struct {
  char *folder;
  TlnStore *store;
  gint64 first; /* an article that can be read to its end */
} Fixture;

/* A library without an index, whose newest article, and the newest one in the Trash, are endless.
 */
static void
fill (Fixture *fixture, TlnDb *db)
{
  g_autoptr (GError) error = NULL;

  tln_test_sql (db, "BEGIN");
  for (guint i = 0; i < ARTICLES; i++) {
    g_autofree char *text = g_strdup_printf ("算力 word%u", i);
    gint64 id = tln_test_add_text (db, "title", text);
    if (i == 0)
      fixture->first = id;
  }
  gint64 trashed = tln_test_add_text (db, "title", "endless one");
  tln_test_sql (db, "UPDATE article SET trashed_at = 1 WHERE id = %" G_GINT64_FORMAT, trashed);
  tln_test_add_text (db, "title", "endless two");
  tln_test_sql (db, "COMMIT");
  g_assert_true (tln_search_index_drop (db, &error));
  tln_test_sql (db, "%s", ENDLESS);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (TlnDb) db = tln_db_open (path, TLN_DB_WRITER, &error);
  g_assert_no_error (error);
  fill (fixture, db);
  g_clear_pointer (&db, tln_db_close);
  fixture->store = tln_store_new (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tln_store_close (fixture->store);
  g_clear_object (&fixture->store);
  tln_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
body_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_articles_get_body (db, *(gint64 *) data, error);
}

static gpointer
hits_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_search_hits (db, "算力", data, 1, error);
}

/* All that a window reads while it waits: the rows of another list, an article, where it matches.
 */
static void
assert_reads (Fixture *fixture)
{
  const TlnJob body = { body_job, &fixture->first, NULL, NULL };
  const TlnJob marks = { hits_job, &fixture->first, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnTestView view;

  tln_test_view_init (&view, fixture->store);
  tln_record_list_set_query (view.list, query);
  tln_test_view_settle (&view);
  g_assert_cmpuint (view.items->len, ==, ARTICLES + 1);
  /* Of the first screen, which come along, and of others, which are read by their ids. */
  tln_test_wait_record (g_ptr_array_index (view.items, 0));
  tln_test_wait_record (g_ptr_array_index (view.items, ARTICLES));
  tln_test_view_clear (&view);

  g_autoptr (TlnBody) read = tln_store_run (fixture->store, NULL, &body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->text, ==, "算力 word0");
  g_autoptr (GPtrArray) hits = tln_store_run (fixture->store, NULL, &marks, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
search (TlnTestView *view, TlnStore *store, TlnListKind kind, TlnSort sort)
{
  g_autoptr (TlnQuery) query = tln_query_new (kind, 0);

  query->text = g_strdup ("算力");
  query->sort = sort;
  tln_test_view_init (view, store);
  tln_record_list_set_query (view->list, query);
}

static void
assert_waits (TlnTestView *view)
{
  gboolean loading;

  g_object_get (view->list, "loading", &loading, NULL);
  g_assert_true (loading);
  g_assert_cmpuint (view->loaded, ==, 0);
}

/* Lists that are being searched for, one after the other. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  static const struct {
    TlnListKind kind;
    TlnSort sort;
  } SEARCHED[SEARCHES] = { { TLN_LIST_LIBRARY, TLN_SORT_DATE },
                           { TLN_LIST_LIBRARY, TLN_SORT_BEST },
                           { TLN_LIST_INBOX, TLN_SORT_ADDED },
                           { TLN_LIST_TRASH, TLN_SORT_DATE } };
  TlnTestView views[SEARCHES];

  for (guint i = 0; i < SEARCHES; i++) {
    search (&views[i], fixture->store, SEARCHED[i].kind, SEARCHED[i].sort);
    assert_reads (fixture);
  }
  for (guint i = 0; i < SEARCHES; i++) {
    assert_waits (&views[i]);
    tln_test_view_clear (&views[i]);
  }
  assert_reads (fixture);
}

static void
part_cb (const TlnSearchPart *part, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
done_cb (const TlnSearchFault *fault, const GError *error, gpointer user_data)
{
  g_assert_not_reached ();
}

/* What is looked for while somebody types: each of its parts, beside the list. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  static const TlnSearchParts PARTS[] = { TLN_SEARCH_NEWEST, TLN_SEARCH_COUNT, TLN_SEARCH_BEST };
  const TlnSearchLiveFuncs funcs = { part_cb, done_cb };
  TlnSearchLive *lives[G_N_ELEMENTS (PARTS)];
  TlnTestView view;

  search (&view, fixture->store, TLN_LIST_LIBRARY, TLN_SORT_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++) {
    lives[i] = tln_search_live_new (fixture->store, &funcs, NULL);
    tln_search_live_set (lives[i], "算力", PARTS[i]);
    assert_reads (fixture);
  }
  assert_reads (fixture);
  assert_waits (&view);
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    tln_search_live_free (lives[i]);
  tln_test_view_clear (&view);
}

static void
titles_cb (const TlnSearchPart *part, gpointer user_data)
{
  g_assert_cmpint (part->part, ==, TLN_SEARCH_TITLES);
  g_assert_cmpint (part->basis, ==, TLN_SEARCH_BY_SCAN_BUILDING);
  *(guint *) user_data = part->count + 1;
}

/* What comes first needs no text, except where a word must not be in it. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  const TlnSearchLiveFuncs funcs = { titles_cb, NULL };
  const TlnSearchLiveFuncs never = { part_cb, done_cb };
  guint answered = 0;
  g_autoptr (TlnSearchLive) live = tln_search_live_new (fixture->store, &funcs, &answered);
  g_autoptr (TlnSearchLive) other = tln_search_live_new (fixture->store, &never, NULL);

  tln_search_live_set (other, "title -算力", TLN_SEARCH_TITLES);
  tln_search_live_set (live, "word7", TLN_SEARCH_TITLES);
  while (answered == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answered, ==, 1);
  assert_reads (fixture);
}

/* Closing ends those that came later, too. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  TlnTestView views[SEARCHES];

  for (guint i = 0; i < SEARCHES; i++)
    search (&views[i], fixture->store, TLN_LIST_LIBRARY, TLN_SORT_DATE);
  assert_reads (fixture);
  tln_store_close (fixture->store);
  for (guint i = 0; i < SEARCHES; i++) {
    tln_test_view_settle (&views[i]);
    g_assert_cmpuint (views[i].items->len, ==, 0);
    tln_test_view_clear (&views[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/readers/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/store/readers/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/store/readers/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/store/readers/closed", Fixture, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
