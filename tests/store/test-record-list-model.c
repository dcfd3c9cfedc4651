/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model under random edits: after each it equals a plain query, what was not touched keeps
 * its object, the selection survives, and what is told is just what differs. */
#include "tln-id.h"
#include "tln-test-list.h"
#include "tln-test-store.h"

static gint64
random_id (TlnTestView *view)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (view->list));

  return n == 0 ? 0
                : tln_record_list_get_id (view->list, (guint) g_test_rand_int_range (0, (int) n));
}

static char *
random_edit (TlnTestView *view)
{
  GString *sql = g_string_new (NULL);
  gint64 id = random_id (view);
  int dice = id == 0 ? 0 : g_test_rand_int_range (0, 8);

  if (dice <= 1)
    for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
      tln_test_append_article (sql, tln_id_new ());
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
objects_by_id (TlnTestView *view)
{
  GHashTable *objects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < view->items->len; i++) {
    TlnListItem *item = g_ptr_array_index (view->items, i);
    gint64 id = tln_list_item_get_id (item);
    g_hash_table_insert (objects, g_memdup2 (&id, sizeof id), g_object_ref (item));
  }
  return objects;
}

/* Of those before, how many are in the view still. */
static guint
count_staying (TlnTestView *view, GHashTable *before)
{
  guint n = 0;

  for (guint i = 0; i < view->items->len; i++) {
    gint64 id = tln_list_item_get_id (g_ptr_array_index (view->items, i));
    n += g_hash_table_contains (before, &id);
  }
  return n;
}

static void
assert_same_objects (TlnTestView *view, GHashTable *before)
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
check_selection (TlnTestView *view)
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
assert_fresh (TlnTestView *view, TlnStore *store)
{
  for (guint i = 0; i < view->items->len; i++)
    tln_test_wait_record (g_ptr_array_index (view->items, i));
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
edit_and_check (TlnTestView *view, TlnStore *store, const TlnQuery *query)
{
  g_autoptr (GHashTable) before = objects_by_id (view);
  g_autofree char *sql = random_edit (view);
  guint loaded = view->loaded;

  view->removed = 0;
  view->added = 0;
  tln_test_exec (store, sql);
  tln_test_view_wait (view, loaded + 1);
  tln_test_view_settle (view);
  /* An edit moves one row at most. */
  guint staying = count_staying (view, before);
  g_assert_cmpuint (view->removed, <=, g_hash_table_size (before) - staying + 1);
  g_assert_cmpuint (view->added, <=, view->items->len - staying + 1);
  assert_same_objects (view, before);
  tln_test_view_assert (view, store, query);
  check_selection (view);
}

static void
test_random (gconstpointer data)
{
  const TlnQuery *query = data;
  g_autoptr (TlnStore) store = tln_test_store (300);
  TlnTestView view;

  tln_test_view_init (&view, store);
  tln_record_list_set_query (view.list, query);
  tln_test_view_wait (&view, 1);
  tln_test_view_assert (&view, store, query);
  for (int i = 0; i < 60; i++) {
    edit_and_check (&view, store, query);
    if (i % 10 == 9)
      assert_fresh (&view, store);
  }
  tln_store_close (store);
  tln_test_view_clear (&view);
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
  g_test_add_data_func ("/store/record-list-model/library", &by_date, test_random);
  g_test_add_data_func ("/store/record-list-model/inbox", &inbox, test_random);
  g_test_add_data_func ("/store/record-list-model/search", &found, test_random);
  return g_test_run ();
}
