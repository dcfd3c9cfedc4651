/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model over a real store: pages, records, changes, queries that follow each other,
 * errors. The same under random edits stands in test-record-list-model.c. */
#include "tln-error.h"
#include "tln-test-list.h"
#include "tln-test-store.h"

static void
test_pages (void)
{
  g_autoptr (TlnStore) store = tln_test_store (1000);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnRecordList) list = tln_record_list_new (store);
  GListModel *model = G_LIST_MODEL (list);

  g_assert_true (g_list_model_get_item_type (model) == TLN_TYPE_LIST_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  tln_record_list_set_query (list, query);
  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1000);
  /* The first screen came with the ids. */
  g_autoptr (TlnListItem) first = g_list_model_get_item (model, 0);
  g_assert_nonnull (tln_list_item_get_article (first));
  g_assert_null (tln_list_item_get_claim (first));
  /* The rest has an id at once and its record later. */
  g_autoptr (TlnListItem) far = g_list_model_get_item (model, 700);
  g_assert_null (tln_list_item_get_article (far));
  g_assert_cmpint (tln_list_item_get_id (far), ==, tln_record_list_get_id (list, 700));
  tln_test_wait_record (far);
  g_assert_cmpint (tln_list_item_get_article (far)->id, ==, tln_list_item_get_id (far));
  /* Its neighbours came along and are there at once. */
  g_autoptr (TlnListItem) near = g_list_model_get_item (model, 701);
  g_assert_nonnull (tln_list_item_get_article (near));
  g_assert_null (g_list_model_get_item (model, 1000));
  g_assert_cmpint (tln_record_list_get_id (list, 1000), ==, 0);
  g_assert_cmpuint (tln_record_list_find (list, tln_list_item_get_id (far)), ==, 700);
  g_assert_cmpuint (tln_record_list_find (list, 1), ==, G_MAXUINT);

  /* Items live as long as somebody holds them. */
  gpointer watched = near;
  g_object_add_weak_pointer (watched, &watched);
  g_clear_object (&near);
  g_assert_null (watched);
  tln_store_close (store);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

static void
test_notify (void)
{
  g_autoptr (TlnStore) store = tln_test_store (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  guint notified = 0;
  TlnTestView view;

  query->sort = TLN_SORT_ADDED;
  tln_test_view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 1);
  TlnListItem *item = g_ptr_array_index (view.items, 400);
  g_signal_connect (item, "notify::record", G_CALLBACK (count_notify_cb), &notified);
  tln_test_wait_record (item);
  g_assert_cmpuint (notified, ==, 1);
  view.changes = 0;
  tln_test_exec (store, "UPDATE article SET title = 'now' WHERE id = 1099");
  g_assert_cmpint (tln_list_item_get_id (item), ==, 1099);
  tln_test_view_wait (&view, 2);
  /* The row changed, not the list. */
  g_assert_cmpuint (view.changes, ==, 0);
  g_assert_cmpuint (notified, >=, 2);
  g_assert_cmpstr (tln_list_item_get_article (item)->title, ==, "now");
  /* Another row changed, and this one says what it said. */
  guint before = notified;
  tln_test_exec (store, "UPDATE article SET title = 'other' WHERE id = 1098");
  tln_test_view_wait (&view, 3);
  g_assert_cmpuint (notified, ==, before);
  gint64 id;
  gpointer record;
  g_object_get (item, "id", &id, "record", &record, NULL);
  g_assert_cmpint (id, ==, 1099);
  g_assert_true (record == tln_list_item_get_article (item));
  g_signal_handlers_disconnect_by_data (item, &notified);
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_kept (void)
{
  g_autoptr (TlnStore) store = tln_test_store (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnRecordList) list = tln_record_list_new (store);

  tln_record_list_set_query (list, query);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  TlnListItem *item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  tln_test_wait_record (item);
  g_object_unref (item);
  /* Nobody held it; its record is kept … */
  item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  g_assert_nonnull (tln_list_item_get_article (item));
  g_object_unref (item);
  /* … but not beyond a change. */
  tln_test_exec (store, "UPDATE article SET title = 'now'");
  item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  tln_test_wait_record (item);
  g_assert_cmpstr (tln_list_item_get_article (item)->title, ==, "now");
  g_object_unref (item);
  tln_store_close (store);
}

/* The answer waits while the list is held, and is there at once when it is not any more. */
static void
test_held (void)
{
  g_autoptr (TlnStore) store = tln_test_store (50);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) other = tln_query_new (TLN_LIST_TRASH, 0);
  g_autoptr (TlnRecordList) list = tln_record_list_new (store);
  g_autoptr (TlnRecordList) free_list = tln_record_list_new (store);
  guint held = 0, loaded = 0;
  gboolean loading;

  g_signal_connect_swapped (list, "loaded", G_CALLBACK (count_cb), &held);
  g_signal_connect_swapped (free_list, "loaded", G_CALLBACK (count_cb), &loaded);
  tln_record_list_hold (list, TRUE);
  g_assert_true (tln_record_list_is_held (list));
  tln_record_list_set_query (list, other);
  tln_record_list_set_query (list, query);
  for (guint round = 1; round <= 10; round++) {
    tln_record_list_set_query (free_list, round % 2 ? query : other);
    while (loaded < round)
      g_main_context_iteration (NULL, TRUE);
  }
  g_object_get (list, "loading", &loading, NULL);
  g_assert_true (loading);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  tln_record_list_hold (list, FALSE);
  while (held == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (held, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 50);
  /* Nobody is left to take it. */
  tln_record_list_hold (list, TRUE);
  tln_record_list_set_query (list, other);
  tln_store_close (store);
}

static void
test_outdated (void)
{
  g_autoptr (TlnStore) store = tln_test_store (10);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnTestView view;

  tln_test_view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  /* What changes while it loads is loaded once more, once. */
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_ARTICLES);
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_CLAIMS);
  tln_test_view_settle (&view);
  g_assert_cmpuint (view.loaded, ==, 2);
  /* Prices show in no row. */
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_PRICES);
  tln_test_view_settle (&view);
  g_assert_cmpuint (view.loaded, ==, 2);
  g_assert_cmpuint (view.changes, ==, 1);
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
test_superseded (void)
{
  g_autoptr (TlnStore) store = tln_test_store (100);
  g_autoptr (TlnQuery) all = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) trash = tln_query_new (TLN_LIST_TRASH, 0);
  TlnTestView view;

  tln_test_exec (store, "UPDATE article SET trashed_at = 1 WHERE id < 1003");
  tln_test_view_init (&view, store);
  for (int i = 0; i < 20; i++)
    tln_record_list_set_query (view.list, i % 2 ? all : trash);
  tln_record_list_set_query (view.list, trash);
  g_assert_true (tln_query_equal (tln_record_list_get_query (view.list), trash));
  tln_test_view_settle (&view);
  /* Only the last one was ever shown. */
  g_assert_cmpuint (view.changes, ==, 1);
  g_assert_cmpuint (view.loaded, ==, 1);
  tln_test_view_assert (&view, store, trash);
  /* The same once more is no work. */
  tln_record_list_set_query (view.list, trash);
  gboolean loading;
  g_object_get (view.list, "loading", &loading, NULL);
  g_assert_false (loading);
  /* Until the answer is there the old rows stay. */
  tln_record_list_set_query (view.list, all);
  g_assert_cmpuint (view.items->len, ==, 3);
  tln_test_view_settle (&view);
  tln_test_view_assert (&view, store, all);
  tln_record_list_set_query (view.list, NULL);
  g_assert_cmpuint (view.items->len, ==, 0);
  g_assert_null (tln_record_list_get_query (view.list));
  tln_test_exec (store, "UPDATE article SET trashed_at = NULL");
  tln_test_view_settle (&view);
  g_assert_cmpuint (view.items->len, ==, 0);
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
count_removed_cb (GListModel *model, guint position, guint removed, guint added, guint *sum)
{
  *sum += removed;
}

/* What is known first is shown until the answer comes, and not after it. */
static void
test_preview (void)
{
  g_autoptr (TlnStore) store = tln_test_store (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnRecordList) list = tln_record_list_new (store);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GListModel *model = G_LIST_MODEL (list);

  g_array_append_vals (ids, ((gint64[]) { 1007, 1003 }), 2);
  tln_record_list_preview (list, ids);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  tln_record_list_set_query (list, query);
  tln_record_list_preview (list, ids);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_assert_cmpint (tln_record_list_get_id (list, 0), ==, 1007);
  /* They are the caller's. */
  g_array_set_size (ids, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_autoptr (TlnListItem) item = g_list_model_get_item (model, 1);
  tln_test_wait_record (item);
  g_assert_cmpint (tln_list_item_get_article (item)->id, ==, 1003);
  /* A row that is in its place when all of them come does not leave the list. */
  guint removed = 0;
  g_signal_connect (list, "items-changed", G_CALLBACK (count_removed_cb), &removed);
  while (g_list_model_get_n_items (model) == 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 500);
  g_assert_cmpuint (removed, ==, 0);
  tln_record_list_preview (list, ids);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 500);
  tln_store_close (store);
}

static void
told_cb (GListModel *model, guint position, guint removed, guint added, GString *told)
{
  g_string_append_printf (told, "%u-%u+%u ", position, removed, added);
}

/* Another list: the rows of the first screens are told as one, what lies behind as what goes and
 * what comes; at every word of it the list is as long as it says. */
static void
test_other (void)
{
  g_autoptr (TlnStore) store = tln_test_store (1000);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) trash = tln_query_new (TLN_LIST_TRASH, 0);
  g_autoptr (GString) told = g_string_new (NULL);
  TlnTestView view;

  tln_test_exec (store, "UPDATE article SET trashed_at = 5 WHERE id % 5 = 0");
  tln_test_view_init (&view, store);
  g_signal_connect (view.list, "items-changed", G_CALLBACK (told_cb), told);
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 1);
  g_assert_cmpstr (told->str, ==, "0-0+800 ");
  tln_test_view_assert (&view, store, query);
  g_string_truncate (told, 0);
  query->reverse = TRUE;
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 2);
  g_assert_cmpstr (told->str, ==, "256-544+0 256-0+544 0-256+256 ");
  tln_test_view_assert (&view, store, query);
  g_string_truncate (told, 0);
  tln_record_list_set_query (view.list, trash);
  tln_test_view_wait (&view, 3);
  g_assert_cmpstr (told->str, ==, "200-600+0 0-200+200 ");
  tln_test_view_assert (&view, store, trash);
  g_string_truncate (told, 0);
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 4);
  g_assert_cmpstr (told->str, ==, "200-0+600 0-200+200 ");
  tln_test_view_assert (&view, store, query);
  g_string_truncate (told, 0);
  tln_record_list_set_query (view.list, NULL);
  g_assert_cmpstr (told->str, ==, "0-800+0 ");
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
test_claims (void)
{
  g_autoptr (TlnStore) store = tln_test_store (10);
  g_autoptr (TlnQuery) all = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) claims = tln_query_new (TLN_LIST_CLAIMS, 0);
  TlnTestView view;

  tln_test_exec (
      store, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
             " created_at) VALUES (1, 1001, '算力', '', ' of', 0, 2, 'h', 0)");
  tln_test_view_init (&view, store);
  tln_record_list_set_query (view.list, all);
  tln_test_view_wait (&view, 1);
  tln_record_list_set_query (view.list, claims);
  tln_test_view_wait (&view, 2);
  g_assert_cmpuint (view.items->len, ==, 1);
  TlnListItem *item = g_ptr_array_index (view.items, 0);
  g_assert_null (tln_list_item_get_article (item));
  g_assert_cmpstr (tln_list_item_get_claim (item)->exact, ==, "算力");
  tln_test_exec (store, "UPDATE claim SET note = 'noted'");
  tln_test_view_wait (&view, 3);
  g_assert_true (item == g_ptr_array_index (view.items, 0));
  g_assert_cmpstr (tln_list_item_get_claim (item)->note, ==, "noted");
  tln_record_list_set_query (view.list, all);
  tln_test_view_wait (&view, 4);
  tln_test_view_assert (&view, store, all);
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
assert_list_error (TlnTestView *view, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_object_get (view->list, "error", &error, NULL);
  if (domain == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, domain, code);
}

static void
test_errors (void)
{
  g_autoptr (TlnStore) store = tln_test_store (10);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnTestView view;

  tln_test_view_init (&view, store);
  query->text = g_strdup ("is:green");
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 1);
  assert_list_error (&view, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
  g_free (query->text);
  query->text = g_strdup ("算力");
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 2);
  assert_list_error (&view, 0, 0);
  g_assert_cmpuint (view.items->len, ==, 10);
  /* Closing the store is no error of the list. */
  tln_record_list_set_query (view.list, NULL);
  tln_record_list_set_query (view.list, query);
  tln_store_close (store);
  tln_test_view_settle (&view);
  assert_list_error (&view, 0, 0);
  tln_test_view_clear (&view);
}

static void
test_no_library (void)
{
  g_autoptr (TlnStore) store = tln_store_new ("/dev/null/library.db");
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnTestView view;

  tln_test_view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 1);
  g_autoptr (GError) error = NULL;
  g_object_get (view.list, "error", &error, NULL);
  g_assert_true (error != NULL && error->domain == TLN_DB_ERROR);
  g_assert_cmpuint (view.items->len, ==, 0);
  tln_store_close (store);
  tln_test_view_clear (&view);
}

static void
test_dropped (void)
{
  g_autoptr (TlnStore) store = tln_test_store (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  TlnRecordList *list = tln_record_list_new (store);

  /* A list that goes while it loads; items that outlive their list. */
  tln_record_list_set_query (list, query);
  g_assert_finalize_object (list);
  list = tln_record_list_new (store);
  tln_record_list_set_query (list, query);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (TlnListItem) item = g_list_model_get_item (G_LIST_MODEL (list), 450);
  g_assert_finalize_object (list);
  tln_test_exec (store, "UPDATE article SET unread = 0");
  g_assert_null (tln_list_item_get_article (item));
  tln_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/store/record-list/held", test_held);
  g_test_add_func ("/store/record-list/pages", test_pages);
  g_test_add_func ("/store/record-list/notify", test_notify);
  g_test_add_func ("/store/record-list/kept", test_kept);
  g_test_add_func ("/store/record-list/outdated", test_outdated);
  g_test_add_func ("/store/record-list/superseded", test_superseded);
  g_test_add_func ("/store/record-list/preview", test_preview);
  g_test_add_func ("/store/record-list/other", test_other);
  g_test_add_func ("/store/record-list/claims", test_claims);
  g_test_add_func ("/store/record-list/errors", test_errors);
  g_test_add_func ("/store/record-list/no-library", test_no_library);
  g_test_add_func ("/store/record-list/dropped", test_dropped);
  return g_test_run ();
}
