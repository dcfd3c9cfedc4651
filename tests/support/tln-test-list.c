/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record list under observation, and stores to list. */
#include "tln-test-list.h"

#include "tln-spine.h"

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  TlnTestView *view = data;

  view->changes++;
  view->removed += removed;
  view->added += added;
  g_assert_cmpuint (position + removed, <=, view->items->len);
  /* A list view makes an item of each that comes along with others that go. */
  g_assert_true (removed == 0 || added <= 256);
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
  TlnTestView *view = data;

  view->loaded++;
}

void
tln_test_view_init (TlnTestView *view, TlnStore *store)
{
  *view = (TlnTestView) { .list = tln_record_list_new (store) };
  view->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (view->list, "items-changed", G_CALLBACK (items_changed_cb), view);
  g_signal_connect (view->list, "loaded", G_CALLBACK (loaded_cb), view);
}

void
tln_test_view_clear (TlnTestView *view)
{
  g_clear_object (&view->selected);
  g_ptr_array_unref (view->items);
  g_assert_finalize_object (view->list);
}

void
tln_test_view_wait (TlnTestView *view, guint times)
{
  while (view->loaded < times)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is under way any more. */
void
tln_test_view_settle (TlnTestView *view)
{
  gboolean loading;

  g_object_get (view->list, "loading", &loading, NULL);
  while (loading || g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, loading);
    g_object_get (view->list, "loading", &loading, NULL);
  }
}

void
tln_test_wait_record (TlnListItem *item)
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
void
tln_test_exec (TlnStore *store, const char *sql)
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

void
tln_test_append_article (GString *sql, gint64 id)
{
  g_string_append_printf (
      sql,
      "INSERT INTO article (id, kind, title, title_origin, site, published_sort,"
      " published_precision, captured_at, original_sha256, text_sha256, length, excerpt) VALUES"
      " (%" G_GINT64_FORMAT ", 'text', 'title %d', 'x', 'site %d', %d, 'day', 0, 'h', 'h', 0, '');",
      id, g_test_rand_int_range (0, 50), g_test_rand_int_range (0, 5),
      g_test_rand_int_range (0, 100));
}

TlnStore *
tln_test_store (guint n)
{
  TlnStore *store = tln_store_new (NULL);
  g_autoptr (GString) sql =
      g_string_new ("INSERT INTO content (sha256, text) VALUES ('h', '算力 of the gpu');");

  for (guint i = 0; i < n; i++)
    tln_test_append_article (sql, 1000 + i);
  tln_test_exec (store, sql->str);
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

void
tln_test_view_assert (TlnTestView *view, TlnStore *store, const TlnQuery *query)
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
