/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows under a finger and under a pointer that rests: selecting by touch, tooltips. What gestures
 * and pointer would tell is told to the rows. Needs a display. */
#include "tln-article-row.h"
#include "tln-date-label.h"
#include "tln-record-view.h"
#include "tln-test-list.h"

#include <adwaita.h>

typedef struct {
  TlnStore *store;
  TlnRecordList *list;
  GtkWidget *window;
  TlnRecordView *view;
  guint chosen;
} Fixture;

static void
chosen_cb (Fixture *fixture)
{
  fixture->chosen++;
}

/* The n-th row of an article that is shown and has its record, counting down. */
static GtkWidget *
find_row (GtkWidget *widget, guint *n)
{
  if (TLN_IS_ARTICLE_ROW (widget))
    return gtk_widget_get_mapped (widget) && (*n)-- == 0 ? widget : NULL;
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w)) {
    GtkWidget *found = find_row (w, n);

    if (found)
      return found;
  }
  return NULL;
}

static GtkWidget *
wait_row (Fixture *fixture, guint n)
{
  GtkWidget *row = NULL;

  while (!row) {
    guint left = n;

    row = find_row (GTK_WIDGET (fixture->view), &left);
    if (!row)
      g_main_context_iteration (NULL, TRUE);
  }
  return row;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);

  fixture->store = tln_test_store (GPOINTER_TO_UINT (data));
  tln_test_exec (fixture->store, "UPDATE article SET published = '2025-03-10T18:13+08:00'");
  fixture->list = tln_record_list_new (fixture->store);
  fixture->view = TLN_RECORD_VIEW (tln_record_view_new (fixture->store, fixture->list));
  g_signal_connect_swapped (fixture->view, "chosen", G_CALLBACK (chosen_cb), fixture);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tln_record_list_set_query (fixture->list, query);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->list);
  tln_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->store);
}

/* The gesture of a row that only a finger makes. */
static GtkGesture *
touch_gesture (GtkWidget *row, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
        gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)))
      return GTK_GESTURE (controller);
  }
  g_assert_not_reached ();
}

static void
press_long (GtkWidget *row)
{
  g_signal_emit_by_name (touch_gesture (row, GTK_TYPE_GESTURE_LONG_PRESS), "pressed", 20.0, 20.0);
}

static void
tap (GtkWidget *row)
{
  g_signal_emit_by_name (touch_gesture (row, GTK_TYPE_GESTURE_CLICK), "pressed", 1, 20.0, 20.0);
}

/* A long press begins a selection, taps go on with it and end it; nothing is opened meanwhile. */
static void
test_touch (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = wait_row (fixture, 0);
  GtkWidget *second = wait_row (fixture, 1);

  tap (first);
  g_assert_false (tln_record_view_is_selecting (fixture->view));
  press_long (first);
  g_assert_true (tln_record_view_is_selecting (fixture->view));
  g_assert_cmpuint (tln_record_view_count_selected (fixture->view), ==, 1);
  tap (second);
  g_autoptr (GArray) ids = tln_record_view_get_selected (fixture->view);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, tln_record_list_get_id (fixture->list, 0));
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, tln_record_list_get_id (fixture->list, 1));
  tap (first);
  g_assert_cmpuint (tln_record_view_count_selected (fixture->view), ==, 1);
  g_assert_true (tln_record_view_is_selecting (fixture->view));
  tap (second);
  g_assert_cmpuint (tln_record_view_count_selected (fixture->view), ==, 0);
  g_assert_false (tln_record_view_is_selecting (fixture->view));
  g_assert_cmpuint (fixture->chosen, ==, 0);
}

/* How much of the height of a row tells a pointer that rests there something. */
static double
told_part (GtkWidget *row)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  int height = gtk_widget_get_height (row);
  int told = 0;

  for (int y = 0; y < height; y++) {
    gboolean here = FALSE;

    g_signal_emit_by_name (row, "query-tooltip", 60, y, FALSE, tooltip, &here);
    told += here;
  }
  return height > 0 ? (double) told / height : 0;
}

/* A date that has more to it is told over its line, and nothing over the others; one that stands
 * there in full is not told again. */
static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = wait_row (fixture, 0);
  double part = 0;

  while (part == 0 || part == 1) {
    g_main_context_iteration (NULL, TRUE);
    part = told_part (row);
  }
  g_assert_cmpfloat (part, >, 0.1);
  g_assert_cmpfloat (part, <, 0.5);
  tln_test_exec (fixture->store, "UPDATE article SET published = '2025-03-10'");
  while (told_part (row) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_rows (GtkWidget *widget, GHashTable *rows)
{
  if (TLN_IS_ARTICLE_ROW (widget))
    g_hash_table_add (rows, widget);
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    add_rows (w, rows);
}

static GHashTable *
all_rows (Fixture *fixture)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  add_rows (GTK_WIDGET (fixture->view), rows);
  return rows;
}

/* What a pointer there would press. */
static gboolean
is_row_at (Fixture *fixture, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (fixture->view), 40, y, GTK_PICK_DEFAULT);

  return widget && (TLN_IS_ARTICLE_ROW (widget) ||
                    gtk_widget_get_ancestor (widget, TLN_TYPE_ARTICLE_ROW) != NULL);
}

/* The rows of one list are the widgets of the next one: two hundred made anew hold the window up.
 */
static void
test_used_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  gint64 last = tln_record_list_get_id (fixture->list, 0);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer row;
  guint same = 0;

  do {
    g_main_context_iteration (NULL, TRUE);
    g_clear_pointer (&before, g_hash_table_unref);
    before = all_rows (fixture);
  } while (g_hash_table_size (before) < 200);
  last = tln_record_list_get_id (fixture->list, 0);
  query->reverse = TRUE;
  while (!is_row_at (fixture, 40))
    g_main_context_iteration (NULL, TRUE);
  tln_record_view_leave (fixture->view);
  g_assert_true (tln_record_view_is_left (fixture->view));
  /* Nobody sees them, so nobody means them. */
  g_assert_false (is_row_at (fixture, 40));
  tln_record_list_set_query (fixture->list, query);
  while (tln_record_list_get_id (fixture->list, 0) == last)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tln_record_view_is_left (fixture->view));
  while (!is_row_at (fixture, 40))
    g_main_context_iteration (NULL, TRUE);
  after = all_rows (fixture);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    same += g_hash_table_contains (before, row);
  g_test_message ("%u of %u, %u before", same, g_hash_table_size (after),
                  g_hash_table_size (before));
  g_assert_cmpuint (same, >=, 150);
}

static void
loaded_cb (guint *loaded)
{
  ++*loaded;
}

static gint64
only_selected (Fixture *fixture)
{
  g_autoptr (GArray) ids = tln_record_view_get_selected (fixture->view);

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static void
wait_rows (Fixture *fixture, guint n)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
press_delete (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "list.trash", NULL);
}

/* Delete, and Delete again: each is for another row, whether the list has answered the first one,
 * or something else before that (as when the article that was chosen is marked as read). */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gint64 ids[5];
  guint loaded = 0;

  wait_row (fixture, 4);
  for (guint i = 0; i < 5; i++)
    ids[i] = tln_record_list_get_id (fixture->list, i);
  tln_record_view_select (fixture->view, ids[1]);
  press_delete (fixture);
  press_delete (fixture);
  g_assert_cmpint (only_selected (fixture), ==, ids[3]);
  wait_rows (fixture, 3);
  g_assert_cmpint (only_selected (fixture), ==, ids[3]);
  g_signal_connect_swapped (fixture->list, "loaded", G_CALLBACK (loaded_cb), &loaded);
  tln_test_exec (fixture->store, "UPDATE article SET title = title || '.'");
  press_delete (fixture);
  while (loaded < 2)
    g_main_context_iteration (NULL, TRUE);
  wait_rows (fixture, 2);
  g_assert_cmpint (only_selected (fixture), ==, ids[4]);
  /* Behind the last one nothing comes, but one before. */
  press_delete (fixture);
  wait_rows (fixture, 1);
  g_assert_cmpint (only_selected (fixture), ==, ids[0]);
  press_delete (fixture);
  wait_rows (fixture, 0);
  g_assert_cmpint (only_selected (fixture), ==, 0);
}

/* Several stay selected until they are gone; then the row behind the first of them is. */
static void
test_delete_several (Fixture *fixture, gconstpointer data)
{
  gint64 ids[5];
  guint loaded = 0;

  press_long (wait_row (fixture, 1));
  tap (wait_row (fixture, 3));
  wait_row (fixture, 4);
  for (guint i = 0; i < 5; i++)
    ids[i] = tln_record_list_get_id (fixture->list, i);
  g_assert_cmpuint (tln_record_view_count_selected (fixture->view), ==, 2);
  g_signal_connect_swapped (fixture->list, "loaded", G_CALLBACK (loaded_cb), &loaded);
  tln_test_exec (fixture->store, "UPDATE article SET title = title || '.'");
  press_delete (fixture);
  g_assert_cmpuint (tln_record_view_count_selected (fixture->view), ==, 2);
  wait_rows (fixture, 3);
  g_assert_cmpuint (loaded, >=, 2);
  g_assert_cmpint (only_selected (fixture), ==, ids[2]);
  g_assert_false (tln_record_view_is_selecting (fixture->view));
}

/* What stands in the rows and headings, from the top. */
static void
add_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "list-group"))
    g_string_append_printf (words, "[%s]", gtk_label_get_text (GTK_LABEL (widget)));
  if (TLN_IS_ARTICLE_ROW (widget))
    g_string_append_c (words, '.');
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
    add_words (w, words);
}

/* The same, as the groups of the list say. */
static char *
expected_words (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n;) {
    TlnSpineGroup group;
    TlnDate date = TLN_DATE_NONE;
    guint end;

    g_assert_true (tln_record_list_get_group (fixture->list, i, &end, &group));
    date.day = group.day;
    date.precision = TLN_PRECISION_DAY;
    g_autofree char *label = tln_date_label (&date);
    g_string_append_printf (words, "[%s · %u]", label, end - i);
    for (; i < end; i++)
      g_string_append_c (words, '.');
  }
  return g_string_free (words, FALSE);
}

static gboolean
late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
wait_words (Fixture *fixture)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (10, late_cb, &late);

  for (;;) {
    g_autofree char *expected = expected_words (fixture);
    g_autoptr (GString) words = g_string_new (NULL);

    add_words (GTK_WIDGET (fixture->view), words);
    if (g_str_equal (expected, words->str))
      break;
    if (late)
      g_assert_cmpstr (words->str, ==, expected);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (source);
}

/* Headings stand before their rows and say how many there are, whatever goes and comes. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  guint loaded = 0;

  wait_row (fixture, 0);
  tln_test_exec (fixture->store, "UPDATE article SET published = NULL,"
                                 " published_sort = 86400 * (20000 + id % 4)");
  g_signal_connect_swapped (fixture->list, "loaded", G_CALLBACK (loaded_cb), &loaded);
  query->grouping = TLN_GROUP_DAY;
  tln_record_view_set_compact (fixture->view, TRUE); /* all are to be seen */
  tln_record_view_set_grouped (fixture->view, TRUE);
  tln_record_list_set_query (fixture->list, query);
  while (loaded == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_words (fixture);
  for (guint round = 0; round < 60; round++) {
    guint before = loaded;
    gint32 every = g_test_rand_int_range (1, 8);
    g_autofree char *sql = g_strdup_printf (
        "UPDATE article SET trashed_at = iif (trashed_at IS NULL, 1, NULL) WHERE id %% %d = %d",
        every, g_test_rand_int_range (0, every));

    if (g_test_rand_bit ())
      tln_record_view_select (fixture->view, tln_record_list_get_id (fixture->list, 0));
    if (g_test_rand_bit ())
      press_delete (fixture);
    tln_test_exec (fixture->store, sql);
    while (loaded == before)
      g_main_context_iteration (NULL, TRUE);
    wait_words (fixture);
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, n, function) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("/record-view/touch", 5, test_touch);
  ADD ("/record-view/delete", 5, test_delete);
  ADD ("/record-view/delete-several", 5, test_delete_several);
  ADD ("/record-view/headings", 8, test_headings);
  ADD ("/record-view/tooltip", 5, test_tooltip);
  ADD ("/record-view/used-again", 1000, test_used_again);
  return g_test_run ();
}
