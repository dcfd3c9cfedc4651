/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection of a record list: it follows the ids, whatever becomes of the list, and makes no
 * item for it. */
#include "tln-record-selection.h"
#include "tln-test-list.h"

typedef struct {
  TlnStore *store;
  TlnRecordList *list;
  GtkSelectionModel *selection;
  guint loaded;
  guint told; /* rows of selection-changed */
} Fixture;

static void
loaded_cb (Fixture *fixture)
{
  fixture->loaded++;
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, Fixture *fixture)
{
  g_assert_cmpuint (position + n, <=, g_list_model_get_n_items (G_LIST_MODEL (model)));
  fixture->told += n;
}

static void
show (Fixture *fixture, TlnListKind kind)
{
  g_autoptr (TlnQuery) query = tln_query_new (kind, 0);
  guint before = fixture->loaded;

  tln_record_list_set_query (fixture->list, query);
  while (fixture->loaded == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
change (Fixture *fixture, const char *sql)
{
  guint before = fixture->loaded;

  tln_test_exec (fixture->store, sql);
  while (fixture->loaded == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = tln_test_store (200);
  fixture->list = tln_record_list_new (fixture->store);
  fixture->selection = GTK_SELECTION_MODEL (tln_record_selection_new (fixture->list));
  g_signal_connect_swapped (fixture->list, "loaded", G_CALLBACK (loaded_cb), fixture);
  g_signal_connect (fixture->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                    fixture);
  show (fixture, TLN_LIST_LIBRARY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_clear_object (&fixture->list);
  tln_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
}

/* In order, with blanks between. */
static char *
selected_ids (Fixture *fixture)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (fixture->selection);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++) {
    gint64 id = tln_record_list_get_id (fixture->list, i);
    g_assert_true (gtk_bitset_contains (set, i) ==
                   gtk_selection_model_is_selected (fixture->selection, i));
    if (gtk_bitset_contains (set, i))
      g_array_append_val (ids, id);
  }
  g_assert_cmpuint (ids->len, ==, gtk_bitset_get_size (set));
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *ids = selected_ids (fixture);

  g_assert_cmpstr (ids, ==, expected);
}

static void
pick (Fixture *fixture, gint64 id)
{
  gtk_selection_model_select_item (fixture->selection, tln_record_list_find (fixture->list, id),
                                   FALSE);
}

#define SAME_DAY "UPDATE article SET published_sort = 50, title = title || '.'"

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  change (fixture, SAME_DAY); /* so the newest id is first */
  pick (fixture, 1010);
  pick (fixture, 1100);
  assert_selected (fixture, "1100 1010");
  g_assert_cmpuint (fixture->told, ==, 2);
  /* Above, between, below. */
  change (fixture, "UPDATE article SET trashed_at = 1 WHERE id IN (1150, 1050, 1005)");
  assert_selected (fixture, "1100 1010");
  /* Moved above the other one. */
  change (fixture, "UPDATE article SET published_sort = 90 WHERE id = 1010");
  assert_selected (fixture, "1010 1100");
  /* Gone, and back: not selected any more. */
  change (fixture, "UPDATE article SET trashed_at = 1 WHERE id = 1100");
  assert_selected (fixture, "1010");
  change (fixture, "UPDATE article SET trashed_at = NULL WHERE id = 1100");
  assert_selected (fixture, "1010");
  g_assert_cmpuint (fixture->told, ==, 2);
}

/* Into another list, where it is in that, too. */
static void
test_other_list (Fixture *fixture, gconstpointer data)
{
  change (fixture, "UPDATE article SET archived = 1 WHERE id < 1100");
  for (gint64 id = 1097; id < 1103; id++)
    pick (fixture, id);
  show (fixture, TLN_LIST_INBOX);
  g_autofree char *ids = selected_ids (fixture);
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) parts, "1100"));
  g_assert_true (g_strv_contains ((const char *const *) parts, "1102"));
  show (fixture, TLN_LIST_TRASH);
  assert_selected (fixture, "");
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_selection_model_select_all (fixture->selection));
  g_assert_cmpuint (fixture->told, ==, 200);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (fixture->selection);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 200);
  change (fixture, "UPDATE article SET trashed_at = 1 WHERE id % 2 = 0");
  g_autoptr (GtkBitset) half = gtk_selection_model_get_selection (fixture->selection);
  g_assert_cmpuint (gtk_bitset_get_size (half), ==, 100);
  g_assert_true (gtk_selection_model_unselect_all (fixture->selection));
  assert_selected (fixture, "");
  /* Nothing that is not there can be selected. */
  gtk_selection_model_select_item (fixture->selection, 4711, FALSE);
  assert_selected (fixture, "");
}

/* What the sections say is what the groups of a plain query say. */
static void
assert_sections (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->selection));
  GtkSectionModel *model = GTK_SECTION_MODEL (fixture->selection);

  for (guint i = 0; i < n; i++) {
    TlnSpineGroup group;
    guint start, end, group_end;
    gtk_section_model_get_section (model, i, &start, &end);
    g_assert_true (tln_record_list_get_group (fixture->list, i, &group_end, &group));
    g_assert_cmpuint (start, <=, i);
    g_assert_cmpuint (end, >, i);
    g_assert_cmpuint (start, ==, group.start);
    g_assert_cmpuint (end, ==, MIN (group_end, n));
    g_assert_cmpuint (end, <=, n);
  }
}

/* Of all rows there are, the groups of the list last. */
static void
sections_changed_cb (GtkSectionModel *model, guint position, guint n, guint *times)
{
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  ++*times;
}

/* While rows go and come there is one section, which a list view follows whatever happens. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  guint n = g_list_model_get_n_items (model);

  /* Rows that come at the end, bit by bit, after the list has changed, are in their sections. */
  if (removed == 0 && position + added == n)
    return;
  for (guint i = 0; i < n; i++) {
    guint start, end;

    gtk_section_model_get_section (GTK_SECTION_MODEL (model), i, &start, &end);
    g_assert_cmpuint (start, ==, 0);
    g_assert_cmpuint (end, ==, n);
  }
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  guint before = fixture->loaded;
  guint times = 0;
  guint start, end;

  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->selection), 7, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)));
  query->grouping = TLN_GROUP_DAY;
  tln_record_list_set_query (fixture->list, query);
  while (fixture->loaded == before)
    g_main_context_iteration (NULL, TRUE);
  assert_sections (fixture);
  g_signal_connect (fixture->selection, "sections-changed", G_CALLBACK (sections_changed_cb),
                    &times);
  g_signal_connect (fixture->selection, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  change (fixture, "UPDATE article SET published_sort = 86400 * (id % 5)");
  assert_sections (fixture);
  g_assert_cmpuint (times, ==, 2);
  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->selection), 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 40);
  change (fixture, "UPDATE article SET trashed_at = 1 WHERE id % 3 = 0");
  assert_sections (fixture);
  g_assert_cmpuint (times, ==, 4);
}

typedef struct {
  guint most; /* rows that came in one turn of the main loop */
  guint now;
} Growth;

static void
grown_cb (GListModel *model, guint position, guint removed, guint added, Growth *growth)
{
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (position + added, ==, g_list_model_get_n_items (model));
  growth->now += added;
}

/* Many rows come little by little, so that no turn of the main loop makes the widgets of all;
 * whoever wants them all has them. */
static void
test_growth (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->selection);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  Growth growth = { 0 };

  while (g_list_model_get_n_items (model) < 200)
    g_main_context_iteration (NULL, TRUE);
  show (fixture, TLN_LIST_TRASH);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_signal_connect (model, "items-changed", G_CALLBACK (grown_cb), &growth);
  tln_record_list_set_query (fixture->list, query);
  while (g_list_model_get_n_items (model) < 200) {
    growth.now = 0;
    g_main_context_iteration (NULL, TRUE);
    growth.most = MAX (growth.most, growth.now);
  }
  g_assert_cmpuint (growth.most, <=, 24);
  g_signal_handlers_disconnect_by_func (model, grown_cb, &growth);
  /* An item is not there before it is told of; selecting is of all rows. */
  show (fixture, TLN_LIST_TRASH);
  show (fixture, TLN_LIST_LIBRARY);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 200);
  g_assert_null (g_list_model_get_item (model, 199));
  fixture->told = 0;
  gtk_selection_model_select_all (fixture->selection);
  g_assert_cmpuint (fixture->told, ==, 200);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 200);
}

static gboolean
seen_cb (guint *first, guint *last, gpointer data)
{
  *first = 100;
  *last = 109;
  return TRUE;
}

typedef struct {
  GArray *told; /* gboolean, of each row */
  guint now; /* rows told in this turn of the main loop */
} Telling;

static void
telling_cb (GtkSelectionModel *model, guint position, guint n, Telling *telling)
{
  telling->now += n;
  for (guint i = position; i < position + n; i++)
    g_array_index (telling->told, gboolean, i) = TRUE;
}

static void
changed_cb (guint *times)
{
  ++*times;
}

static gboolean
is_all_told (const Telling *telling)
{
  for (guint i = 0; i < telling->told->len; i++)
    if (!g_array_index (telling->told, gboolean, i))
      return FALSE;
  return TRUE;
}

/* A list view is told of the rows that are to be seen at once and of the others bit by bit; all the
 * same they are selected. Nothing is left out when rows go meanwhile. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) told = g_array_new (FALSE, TRUE, sizeof (gboolean));
  Telling telling = { told, 0 };
  guint changed = 0;

  tln_record_selection_show_all (TLN_RECORD_SELECTION (fixture->selection));
  g_array_set_size (told, 200);
  g_signal_handlers_disconnect_by_func (fixture->selection, selection_changed_cb, fixture);
  g_signal_connect (fixture->selection, "selection-changed", G_CALLBACK (telling_cb), &telling);
  g_signal_connect_swapped (fixture->selection, "changed", G_CALLBACK (changed_cb), &changed);
  tln_record_selection_set_seen (TLN_RECORD_SELECTION (fixture->selection), seen_cb, NULL);
  gtk_selection_model_select_all (fixture->selection);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (telling.now, ==, 10);
  g_assert_true (g_array_index (told, gboolean, 100) && g_array_index (told, gboolean, 109));
  g_assert_true (gtk_selection_model_is_selected (fixture->selection, 0));
  while (!is_all_told (&telling)) {
    telling.now = 0;
    g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (telling.now, <=, 24);
  }
  memset (told->data, 0, told->len * sizeof (gboolean));
  gtk_selection_model_unselect_all (fixture->selection);
  g_assert_false (is_all_told (&telling));
  change (fixture, "UPDATE article SET trashed_at = 1 WHERE id = 1100");
  g_assert_true (is_all_told (&telling));
  g_assert_cmpuint (changed, ==, 2);
}

typedef struct {
  guint most; /* rows that went or came in one turn of the main loop */
  guint now;
  guint least; /* there were */
} Coming;

static void
coming_cb (GListModel *model, guint position, guint removed, guint added, Coming *coming)
{
  guint n = g_list_model_get_n_items (model);

  g_assert_cmpuint (position + added, ==, n);
  coming->now += MAX (removed, added);
  coming->least = MIN (coming->least, n);
}

static void
taken_cb (GListModel *model, guint position, guint removed, guint added)
{
  g_assert_cmpuint (removed, <=, 20);
}

/* Rows go a few at a time while a list is loading, and come back when it stays as it was: a search
 * that makes no sense leaves the list. */
static void
test_shed (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->selection);
  TlnRecordSelection *selection = TLN_RECORD_SELECTION (fixture->selection);
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  Coming coming = { 0, 0, G_MAXUINT };
  guint before = fixture->loaded;

  tln_record_selection_show_all (selection);
  g_signal_connect (model, "items-changed", G_CALLBACK (coming_cb), &coming);
  query->text = g_strdup ("is:nonsense");
  tln_record_selection_shed (selection, 20);
  while (g_list_model_get_n_items (model) > 20) {
    coming.now = 0;
    g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (coming.now, <=, 24);
  }
  tln_record_list_set_query (fixture->list, query);
  while (fixture->loaded == before || g_list_model_get_n_items (model) < 200) {
    coming.now = 0;
    g_main_context_iteration (NULL, TRUE);
    g_assert_cmpuint (coming.now, <=, 24);
  }
  g_assert_cmpuint (coming.least, ==, 20);
  /* Whoever wants all rows has them. */
  tln_record_selection_shed (selection, 20);
  while (g_list_model_get_n_items (model) > 150)
    g_main_context_iteration (NULL, TRUE);
  tln_record_selection_show_all (selection);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 200);
  g_signal_handlers_disconnect_by_func (model, coming_cb, &coming);
  /* What the list answers takes the place of few, however soon it comes. */
  tln_record_list_set_query (fixture->list, NULL);
  show (fixture, TLN_LIST_INBOX);
  tln_record_selection_show_all (selection);
  g_signal_connect (model, "items-changed", G_CALLBACK (taken_cb), NULL);
  tln_record_selection_shed (selection, 20);
  show (fixture, TLN_LIST_LIBRARY);
  g_signal_handlers_disconnect_by_func (model, taken_cb, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/record-selection/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/app/record-selection/other-list", Fixture, NULL, set_up, test_other_list,
              tear_down);
  g_test_add ("/app/record-selection/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/app/record-selection/growth", Fixture, NULL, set_up, test_growth, tear_down);
  g_test_add ("/app/record-selection/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add ("/app/record-selection/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/app/record-selection/shed", Fixture, NULL, set_up, test_shed, tear_down);
  return g_test_run ();
}
