/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of reviews when the week turns: what was being written belongs to the week it was begun
 * in. Needs a display. */
#include "tln-id.h"
#include "tln-review-words.h"
#include "tln-reviews-page.h"
#include "tln-reviews.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <adwaita.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define SUNDAY 20163 /* 2025-03-16 */

typedef struct {
  TlnStore *store;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *page;
} Fixture;

static gint64 now;
static gint noise;

static gint64
tick (gpointer data)
{
  return now += 1;
}

static guint32
count (gpointer data)
{
  return (guint32) g_atomic_int_add (&noise, 1);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *w = gtk_widget_get_first_child (root); w; w = gtk_widget_get_next_sibling (w)) {
    GtkWidget *found = find (w, type);

    if (found)
      return found;
  }
  return NULL;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (gboolean (*test) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!test (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (test (data));
}

static GtkTextBuffer *
get_buffer (Fixture *f)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (f->page, GTK_TYPE_TEXT_VIEW)));
}

static char *
get_text (Fixture *f)
{
  char *text;

  g_object_get (get_buffer (f), "text", &text, NULL);
  return text;
}

static gboolean
is_writable (gpointer data)
{
  Fixture *f = data;

  return gtk_text_view_get_editable (GTK_TEXT_VIEW (find (f->page, GTK_TYPE_TEXT_VIEW))) &&
         gtk_widget_get_mapped (find (f->page, GTK_TYPE_TEXT_VIEW));
}

static gboolean
is_empty (gpointer data)
{
  g_autofree char *text = get_text (data);

  return *text == '\0' && is_writable (data);
}

static guint
count_weeks (Fixture *f)
{
  GtkWidget *choice = find (f->page, GTK_TYPE_DROP_DOWN);

  return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));
}

static gboolean
has_two_weeks (gpointer data)
{
  return count_weeks (data) == 2;
}

static gboolean
is_idle (gpointer data)
{
  return find (((Fixture *) data)->page, ADW_TYPE_SPINNER) == NULL;
}

static gboolean
shows_next_week (gpointer data)
{
  Fixture *f = data;
  GtkDropDown *choice = GTK_DROP_DOWN (find (f->page, GTK_TYPE_DROP_DOWN));
  g_autofree char *label = tln_review_week_label (SUNDAY + 1);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choice);

  return chosen != NULL && strcmp (gtk_string_object_get_string (chosen), label) == 0;
}

static gpointer
reviews_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_reviews_get_all (db, error);
}

static GPtrArray *
get_reviews (Fixture *f)
{
  const TlnJob job = { reviews_job, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *reviews;

  tln_store_flush (f->store);
  reviews = tln_store_run (f->store, NULL, &job, &error);
  g_assert_no_error (error);
  return reviews;
}

static void
open_page (Fixture *f)
{
  now = SUNDAY * DAY_MS + DAY_MS / 2;
  tln_clock_set (tick, NULL, count, NULL);
  f->store = tln_store_new (NULL);
  f->view = adw_navigation_view_new ();
  f->window = adw_window_new ();
  f->page = GTK_WIDGET (tln_reviews_page_new (f->store));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (f->view), ADW_NAVIGATION_PAGE (f->page));
  adw_window_set_content (ADW_WINDOW (f->window), f->view);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for (is_writable, f);
}

static void
close_page (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  tln_store_flush (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tln_store_close (f->store);
  g_object_unref (f->store);
}

/* Something else changes the library, and the page reads it anew. */
static gpointer
thesis_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_theses_add (db, "One", 0, error);
  return NULL;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
change_library (Fixture *f)
{
  const TlnJob job = { thesis_job, NULL, NULL, NULL };

  tln_store_write_async (f->store, TLN_ACT_THESIS_NEW, &job, NULL, changed_cb, NULL);
}

/* What was typed on Sunday is kept as that week's, where it is read only from then on. */
static void
test_turn_while_writing (void)
{
  Fixture f;

  open_page (&f);
  gtk_text_buffer_set_text (get_buffer (&f), "Quiet.", -1);
  now += DAY_MS;
  change_library (&f);
  wait_for (has_two_weeks, &f);
  g_autoptr (GPtrArray) reviews = get_reviews (&f);
  g_assert_cmpuint (reviews->len, ==, 1);
  const TlnReview *kept = reviews->pdata[0];
  g_assert_cmpint (kept->week, ==, SUNDAY - 6);
  g_assert_cmpstr (kept->body, ==, "Quiet.");
  g_autofree char *text = get_text (&f);
  g_assert_cmpstr (text, ==, "Quiet.");
  g_assert_false (is_writable (&f));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (f.page, GTK_TYPE_DROP_DOWN)), 0);
  wait_for (is_empty, &f);
  close_page (&f);
}

/* Where nothing was typed, the page goes on to the new week. */
static void
test_turn_at_rest (void)
{
  Fixture f;

  open_page (&f);
  wait_for (is_idle, &f);
  now += DAY_MS;
  change_library (&f);
  wait_for (shows_next_week, &f);
  gtk_text_buffer_set_text (get_buffer (&f), "New.", -1);
  gtk_widget_activate_action (f.page, "page.save", NULL);
  g_autoptr (GPtrArray) reviews = get_reviews (&f);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpint (((const TlnReview *) reviews->pdata[0])->week, ==, SUNDAY + 1);
  close_page (&f);
}

/* What is written before the facts are there is kept with them. */
static void
test_written_before_facts (void)
{
  Fixture f;

  open_page (&f);
  g_assert_nonnull (find (f.page, ADW_TYPE_SPINNER));
  gtk_text_buffer_set_text (get_buffer (&f), "Early.", -1);
  gtk_widget_activate_action (f.page, "page.save", NULL);
  g_autoptr (GPtrArray) reviews = get_reviews (&f);
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpstr (((const TlnReview *) reviews->pdata[0])->body, ==, "Early.");
  wait_for (is_idle, &f);
  close_page (&f);
}

static gpointer
damage_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_db_exec (db, "DROP TABLE falsifier", error);
  return NULL;
}

/* All that was asked for is answered, and what is asked for by that. */
static void
settle (Fixture *f)
{
  for (guint i = 0; i < 5; i++) {
    tln_store_flush (f->store);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

/* Where the facts cannot be read the text can still be written; what could not be kept stays there,
 * whatever is read of the library then. */
static void
test_no_facts (void)
{
  const TlnJob damage = { damage_job, NULL, NULL, NULL };
  Fixture f;

  open_page (&f);
  wait_for (is_idle, &f);
  tln_store_write_async (f.store, TLN_ACT_THESIS_NEW, &damage, NULL, changed_cb, NULL);
  change_library (&f);
  settle (&f);
  g_assert_true (is_idle (&f));
  g_assert_true (is_writable (&f));
  gtk_text_buffer_set_text (get_buffer (&f), "Written all the same.", -1);
  gtk_widget_activate_action (f.page, "page.save", NULL);
  settle (&f);
  g_autoptr (GPtrArray) reviews = get_reviews (&f);
  g_assert_cmpuint (reviews->len, ==, 0);
  change_library (&f);
  settle (&f);
  g_autofree char *text = get_text (&f);
  g_assert_cmpstr (text, ==, "Written all the same.");
  g_assert_true (is_writable (&f));
  close_page (&f);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reviews-page/week-turns-while-writing", test_turn_while_writing);
  g_test_add_func ("/reviews-page/week-turns-at-rest", test_turn_at_rest);
  g_test_add_func ("/reviews-page/written-before-facts", test_written_before_facts);
  g_test_add_func ("/reviews-page/no-facts", test_no_facts);
  return g_test_run ();
}
