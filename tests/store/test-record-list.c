/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model over a real store: after each of many random edits it equals a plain query, what
 * was not touched keeps its object, and items-changed tells the whole truth. */
#include "tln-articles.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-record-list.h"
#include "tln-spine.h"
#include "tln-stmt.h"
#include "tln-test-store.h"

#include <string.h>

/* A view: what somebody who only listens to items-changed believes the list to be. */
typedef struct {
  TlnRecordList *list;
  GPtrArray *items; /* of every row, held */
  TlnListItem *selected; /* as a selection model does it: by object */
  guint loaded;
  guint changes; /* items-changed since last asked */
} View;

static gint64
id_at (View *view, guint position)
{
  return tln_list_item_get_id (g_ptr_array_index (view->items, position));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  View *view = data;

  view->changes++;
  g_assert_cmpuint (position + removed, <=, view->items->len);
  if (removed > 0 && added > 0) {
    /* Only the part that differs. */
    guint last = position + removed - 1;
    g_assert_cmpint (id_at (view, position), !=, tln_record_list_get_id (view->list, position));
    g_assert_cmpint (id_at (view, last), !=,
                     tln_record_list_get_id (view->list, position + added - 1));
  }
  if (removed > 0)
    g_ptr_array_remove_range (view->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (view->items->len, ==, g_list_model_get_n_items (model));
}

static void
loaded_cb (TlnRecordList *list, gpointer data)
{
  View *view = data;

  view->loaded++;
}

static void
view_init (View *view, TlnStore *store)
{
  *view = (View) { .list = tln_record_list_new (store) };
  view->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (view->list, "items-changed", G_CALLBACK (items_changed_cb), view);
  g_signal_connect (view->list, "loaded", G_CALLBACK (loaded_cb), view);
}

static void
view_clear (View *view)
{
  g_clear_object (&view->selected);
  g_ptr_array_unref (view->items);
  g_assert_finalize_object (view->list);
}

static void
turn_until_loaded (View *view, guint times)
{
  while (view->loaded < times)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is under way any more. */
static void
settle (View *view)
{
  gboolean loading;

  g_object_get (view->list, "loading", &loading, NULL);
  while (loading || g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, loading);
    g_object_get (view->list, "loading", &loading, NULL);
  }
}

static void
turn_until_record (TlnListItem *item)
{
  while (tln_list_item_get_article (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Jobs. --- */

static gpointer
exec_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_db_exec (db, data, error);
  return NULL;
}

static void
changed_cb (TlnStore *store, guint changed, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Changes the library and waits until everybody has heard of it. */
static void
exec (TlnStore *store, const char *sql)
{
  TlnJob job = { exec_job, (gpointer) sql, NULL, NULL };
  g_autoptr (GError) error = NULL;
  gboolean heard = FALSE;
  gulong id = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &heard);

  tln_store_run (store, "test", &job, &error);
  g_assert_no_error (error);
  while (!heard)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (store, id);
}

static void
append_article (GString *sql, gint64 id)
{
  g_string_append_printf (
      sql,
      "INSERT INTO article (id, kind, title, title_origin, site, published_sort,"
      " published_precision, captured_at, original_sha256, text_sha256, length, excerpt) VALUES"
      " (%" G_GINT64_FORMAT ", 'text', 'title %d', 'x', 'site %d', %d, 'day', 0, 'h', 'h', 0, '');",
      id, g_test_rand_int_range (0, 50), g_test_rand_int_range (0, 5),
      g_test_rand_int_range (0, 100));
}

static TlnStore *
store_with (guint n)
{
  TlnStore *store = tln_store_new (NULL);
  g_autoptr (GString) sql =
      g_string_new ("INSERT INTO content (sha256, text) VALUES ('h', '算力 of the gpu');");

  for (guint i = 0; i < n; i++)
    append_article (sql, 1000 + i);
  exec (store, sql->str);
  return store;
}

static gpointer
spine_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_spine_load (db, data, error);
}

static GArray *
plain_ids (TlnStore *store, const TlnQuery *query)
{
  TlnJob job = { spine_job, (gpointer) query, NULL, (GDestroyNotify) g_array_unref };
  g_autoptr (GError) error = NULL;
  GArray *ids = tln_store_run (store, NULL, &job, &error);

  g_assert_no_error (error);
  return ids;
}

static void
assert_equals_plain (View *view, TlnStore *store, const TlnQuery *query)
{
  g_autoptr (GArray) ids = plain_ids (store, query);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->list)), ==, ids->len);
  g_assert_cmpuint (view->items->len, ==, ids->len);
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (TlnListItem) item = g_list_model_get_item (G_LIST_MODEL (view->list), i);
    g_assert_cmpint (tln_record_list_get_id (view->list, i), ==, id);
    g_assert_cmpint (tln_list_item_get_id (item), ==, id);
    g_assert_true (item == g_ptr_array_index (view->items, i));
  }
}

/* --- Random edits. --- */

static gint64
random_id (View *view)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (view->list));

  return n == 0 ? 0
                : tln_record_list_get_id (view->list, (guint) g_test_rand_int_range (0, (int) n));
}

static char *
random_edit (View *view)
{
  GString *sql = g_string_new (NULL);
  gint64 id = random_id (view);
  int dice = id == 0 ? 0 : g_test_rand_int_range (0, 8);

  if (dice <= 1)
    for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
      append_article (sql, tln_id_new ());
  else if (dice == 2)
    g_string_append_printf (sql, "UPDATE article SET archived = 1 - archived WHERE id %% 7 = %d",
                            g_test_rand_int_range (0, 7));
  else if (dice == 3)
    g_string_append_printf (sql, "UPDATE article SET trashed_at = 5 WHERE id = %" G_GINT64_FORMAT,
                            id);
  else if (dice == 4)
    g_string_append (sql, "UPDATE article SET trashed_at = NULL WHERE trashed_at IS NOT NULL;"
                          "UPDATE article SET unread = 1 - unread WHERE id % 5 = 0");
  else if (dice == 5)
    g_string_append_printf (sql,
                            "UPDATE article SET published_sort = %d, title = 'moved %d'"
                            " WHERE id = %" G_GINT64_FORMAT,
                            g_test_rand_int_range (0, 100), g_test_rand_int_range (0, 50), id);
  else if (dice == 6)
    g_string_append_printf (sql, "DELETE FROM article WHERE id = %" G_GINT64_FORMAT, id);
  else
    g_string_append_printf (
        sql, "UPDATE article SET starred = 1 - starred WHERE id = %" G_GINT64_FORMAT, id);
  return g_string_free (sql, FALSE);
}

/* The objects that stood for the ids before, to be compared afterwards. */
static GHashTable *
objects_by_id (View *view)
{
  GHashTable *objects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < view->items->len; i++) {
    TlnListItem *item = g_ptr_array_index (view->items, i);
    gint64 id = tln_list_item_get_id (item);
    g_hash_table_insert (objects, g_memdup2 (&id, sizeof id), g_object_ref (item));
  }
  return objects;
}

static void
assert_same_objects (View *view, GHashTable *before)
{
  for (guint i = 0; i < view->items->len; i++) {
    TlnListItem *item = g_ptr_array_index (view->items, i);
    gint64 id = tln_list_item_get_id (item);
    gpointer old = g_hash_table_lookup (before, &id);
    g_assert_true (old == NULL || old == item);
  }
}

/* What is selected stays selected as long as it is in the list, else something else is chosen. */
static void
check_selection (View *view)
{
  if (view->selected != NULL) {
    guint at = tln_record_list_find (view->list, tln_list_item_get_id (view->selected));
    if (at != G_MAXUINT) {
      g_assert_true (g_ptr_array_index (view->items, at) == view->selected);
      return;
    }
    g_clear_object (&view->selected);
  }
  if (view->items->len > 0)
    view->selected = g_object_ref (
        g_ptr_array_index (view->items, g_test_rand_int_range (0, (int) view->items->len)));
}

/* Every record that is there says what the library says now. */
static void
assert_fresh (View *view, TlnStore *store)
{
  for (guint i = 0; i < view->items->len; i++)
    turn_until_record (g_ptr_array_index (view->items, i));
  for (guint i = 0; i < view->items->len; i += 7) {
    TlnListItem *item = g_ptr_array_index (view->items, i);
    const TlnArticle *shown = tln_list_item_get_article (item);
    g_autofree char *sql = g_strdup_printf (
        "SELECT title || unread || starred FROM article WHERE id = %" G_GINT64_FORMAT, shown->id);
    TlnJob job = { .run = (TlnJobFunc) (void (*) (void)) tln_test_value,
                   .data = sql,
                   .result_free = g_free };
    g_autofree char *value = tln_store_run (store, NULL, &job, NULL);
    g_autofree char *expected =
        g_strdup_printf ("%s%d%d", shown->title, shown->unread, shown->starred);
    g_assert_cmpint (shown->id, ==, tln_list_item_get_id (item));
    g_assert_cmpstr (expected, ==, value);
  }
}

static void
edit_and_check (View *view, TlnStore *store, const TlnQuery *query)
{
  g_autoptr (GHashTable) before = objects_by_id (view);
  g_autofree char *sql = random_edit (view);
  guint loaded = view->loaded;

  view->changes = 0;
  exec (store, sql);
  turn_until_loaded (view, loaded + 1);
  settle (view);
  g_assert_cmpuint (view->changes, <=, 1);
  assert_same_objects (view, before);
  assert_equals_plain (view, store, query);
  check_selection (view);
}

static void
test_random (gconstpointer data)
{
  const TlnQuery *query = data;
  g_autoptr (TlnStore) store = store_with (300);
  View view;

  view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  turn_until_loaded (&view, 1);
  assert_equals_plain (&view, store, query);
  for (int i = 0; i < 60; i++) {
    edit_and_check (&view, store, query);
    if (i % 10 == 9)
      assert_fresh (&view, store);
  }
  tln_store_close (store);
  view_clear (&view);
}

/* --- One thing at a time. --- */

static void
test_pages (void)
{
  g_autoptr (TlnStore) store = store_with (1000);
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
  turn_until_record (far);
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
  g_autoptr (TlnStore) store = store_with (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  guint notified = 0;
  View view;

  query->sort = TLN_SORT_ADDED;
  view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  turn_until_loaded (&view, 1);
  TlnListItem *item = g_ptr_array_index (view.items, 400);
  g_signal_connect (item, "notify::record", G_CALLBACK (count_notify_cb), &notified);
  turn_until_record (item);
  g_assert_cmpuint (notified, ==, 1);
  view.changes = 0;
  exec (store, "UPDATE article SET title = 'now' WHERE id = 1099");
  g_assert_cmpint (tln_list_item_get_id (item), ==, 1099);
  turn_until_loaded (&view, 2);
  /* The row changed, not the list. */
  g_assert_cmpuint (view.changes, ==, 0);
  g_assert_cmpuint (notified, >=, 2);
  g_assert_cmpstr (tln_list_item_get_article (item)->title, ==, "now");
  gint64 id;
  gpointer record;
  g_object_get (item, "id", &id, "record", &record, NULL);
  g_assert_cmpint (id, ==, 1099);
  g_assert_true (record == tln_list_item_get_article (item));
  g_signal_handlers_disconnect_by_data (item, &notified);
  tln_store_close (store);
  view_clear (&view);
}

static void
test_kept (void)
{
  g_autoptr (TlnStore) store = store_with (500);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnRecordList) list = tln_record_list_new (store);

  tln_record_list_set_query (list, query);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  TlnListItem *item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  turn_until_record (item);
  g_object_unref (item);
  /* Nobody held it; its record is kept … */
  item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  g_assert_nonnull (tln_list_item_get_article (item));
  g_object_unref (item);
  /* … but not beyond a change. */
  exec (store, "UPDATE article SET title = 'now'");
  item = g_list_model_get_item (G_LIST_MODEL (list), 300);
  turn_until_record (item);
  g_assert_cmpstr (tln_list_item_get_article (item)->title, ==, "now");
  g_object_unref (item);
  tln_store_close (store);
}

static void
test_outdated (void)
{
  g_autoptr (TlnStore) store = store_with (10);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  View view;

  view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  /* What changes while it loads is loaded once more, once. */
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_ARTICLES);
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_CLAIMS);
  settle (&view);
  g_assert_cmpuint (view.loaded, ==, 2);
  /* Prices show in no row. */
  g_signal_emit_by_name (store, "changed", (guint) TLN_CHANGED_PRICES);
  settle (&view);
  g_assert_cmpuint (view.loaded, ==, 2);
  g_assert_cmpuint (view.changes, ==, 1);
  tln_store_close (store);
  view_clear (&view);
}

static void
test_superseded (void)
{
  g_autoptr (TlnStore) store = store_with (100);
  g_autoptr (TlnQuery) all = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) trash = tln_query_new (TLN_LIST_TRASH, 0);
  View view;

  exec (store, "UPDATE article SET trashed_at = 1 WHERE id < 1003");
  view_init (&view, store);
  for (int i = 0; i < 20; i++)
    tln_record_list_set_query (view.list, i % 2 ? all : trash);
  tln_record_list_set_query (view.list, trash);
  g_assert_true (tln_query_equal (tln_record_list_get_query (view.list), trash));
  settle (&view);
  /* Only the last one was ever shown. */
  g_assert_cmpuint (view.changes, ==, 1);
  g_assert_cmpuint (view.loaded, ==, 1);
  assert_equals_plain (&view, store, trash);
  /* The same once more is no work. */
  tln_record_list_set_query (view.list, trash);
  gboolean loading;
  g_object_get (view.list, "loading", &loading, NULL);
  g_assert_false (loading);
  /* Until the answer is there the old rows stay. */
  tln_record_list_set_query (view.list, all);
  g_assert_cmpuint (view.items->len, ==, 3);
  settle (&view);
  assert_equals_plain (&view, store, all);
  tln_record_list_set_query (view.list, NULL);
  g_assert_cmpuint (view.items->len, ==, 0);
  g_assert_null (tln_record_list_get_query (view.list));
  exec (store, "UPDATE article SET trashed_at = NULL");
  settle (&view);
  g_assert_cmpuint (view.items->len, ==, 0);
  tln_store_close (store);
  view_clear (&view);
}

static void
test_claims (void)
{
  g_autoptr (TlnStore) store = store_with (10);
  g_autoptr (TlnQuery) all = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (TlnQuery) claims = tln_query_new (TLN_LIST_CLAIMS, 0);
  View view;

  exec (store, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
               " created_at) VALUES (1, 1001, '算力', '', ' of', 0, 2, 'h', 0)");
  view_init (&view, store);
  tln_record_list_set_query (view.list, all);
  turn_until_loaded (&view, 1);
  tln_record_list_set_query (view.list, claims);
  turn_until_loaded (&view, 2);
  g_assert_cmpuint (view.items->len, ==, 1);
  TlnListItem *item = g_ptr_array_index (view.items, 0);
  g_assert_null (tln_list_item_get_article (item));
  g_assert_cmpstr (tln_list_item_get_claim (item)->exact, ==, "算力");
  exec (store, "UPDATE claim SET note = 'noted'");
  turn_until_loaded (&view, 3);
  g_assert_true (item == g_ptr_array_index (view.items, 0));
  g_assert_cmpstr (tln_list_item_get_claim (item)->note, ==, "noted");
  tln_record_list_set_query (view.list, all);
  turn_until_loaded (&view, 4);
  assert_equals_plain (&view, store, all);
  tln_store_close (store);
  view_clear (&view);
}

static void
assert_list_error (View *view, GQuark domain, int code)
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
  g_autoptr (TlnStore) store = store_with (10);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  View view;

  view_init (&view, store);
  query->text = g_strdup ("is:green");
  tln_record_list_set_query (view.list, query);
  turn_until_loaded (&view, 1);
  assert_list_error (&view, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG);
  g_free (query->text);
  query->text = g_strdup ("算力");
  tln_record_list_set_query (view.list, query);
  turn_until_loaded (&view, 2);
  assert_list_error (&view, 0, 0);
  g_assert_cmpuint (view.items->len, ==, 10);
  /* Closing the store is no error of the list. */
  tln_record_list_set_query (view.list, NULL);
  tln_record_list_set_query (view.list, query);
  tln_store_close (store);
  settle (&view);
  assert_list_error (&view, 0, 0);
  view_clear (&view);
}

static void
test_no_library (void)
{
  g_autoptr (TlnStore) store = tln_store_new ("/dev/null/library.db");
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  View view;

  view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  turn_until_loaded (&view, 1);
  g_autoptr (GError) error = NULL;
  g_object_get (view.list, "error", &error, NULL);
  g_assert_true (error != NULL && error->domain == TLN_DB_ERROR);
  g_assert_cmpuint (view.items->len, ==, 0);
  tln_store_close (store);
  view_clear (&view);
}

static void
test_dropped (void)
{
  g_autoptr (TlnStore) store = store_with (500);
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
  exec (store, "UPDATE article SET unread = 0");
  g_assert_null (tln_list_item_get_article (item));
  tln_store_close (store);
}

int
main (int argc, char **argv)
{
  static const TlnQuery by_date = { .kind = TLN_LIST_LIBRARY };
  static const TlnQuery inbox = { .kind = TLN_LIST_INBOX, .sort = TLN_SORT_TITLE, .reverse = TRUE };
  static const TlnQuery found = { .kind = TLN_LIST_LIBRARY,
                                  .text = (char *) "算力 title",
                                  .sort = TLN_SORT_SITE };

  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_data_func ("/store/record-list/random/library", &by_date, test_random);
  g_test_add_data_func ("/store/record-list/random/inbox", &inbox, test_random);
  g_test_add_data_func ("/store/record-list/random/search", &found, test_random);
  g_test_add_func ("/store/record-list/pages", test_pages);
  g_test_add_func ("/store/record-list/notify", test_notify);
  g_test_add_func ("/store/record-list/kept", test_kept);
  g_test_add_func ("/store/record-list/outdated", test_outdated);
  g_test_add_func ("/store/record-list/superseded", test_superseded);
  g_test_add_func ("/store/record-list/claims", test_claims);
  g_test_add_func ("/store/record-list/errors", test_errors);
  g_test_add_func ("/store/record-list/no-library", test_no_library);
  g_test_add_func ("/store/record-list/dropped", test_dropped);
  return g_test_run ();
}
