/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a board of many pieces of evidence comes: its columns one a frame, and what the keys and the
 * states of its stages find meanwhile. Needs a display. */
#include "tln-argument-view.h"
#include "tln-board-column.h"
#include "tln-board.h"
#include "tln-evidence-card.h"
#include "tln-past-bar.h"
#include "tln-stage-head.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"
#include "tln-thesis-page.h"

#include <adwaita.h>

#define MANY 2000
#define STAGES 4
#define FAR 150 /* a card that nobody looks at when a board has come */

/* What a frame had when it was painted. */
typedef struct {
  guint columns;
  guint cards;
} Frame;

typedef struct {
  TlnStore *store;
  gint64 thesis;
  GtkWidget *window;
  GtkWidget *page;
  GArray *frames; /* Frame */
} Fixture;

static const char evidence[] =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, speaker,"
    " created_at) SELECT 1000 + i, a.id, 'Claim ' || i || ' of many, in words enough for more than"
    " one line', '', '', 0, 5, a.text_sha256, 'Representative of a company of many words ' || i %% "
    "7, 0 FROM n, article a;"
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at)"
    " SELECT c.id + 90000, c.id, %" G_GINT64_FORMAT ", (SELECT id FROM stage WHERE position ="
    " c.id %% 4), 'for', 20000 + c.id / 100, 0 FROM claim c";

/* The day such evidence stands at is the one its article came in, and its card says so. */
static void
add_undated (TlnDb *db, gint64 thesis)
{
  gint64 article = tln_test_add (db, tln_test_draft ("Notes", "No day is given for these.", NULL));
  gint64 captured = tln_test_int (db, "SELECT captured_at FROM article WHERE title = 'Notes'");
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
      " created_at) SELECT 90001, id, 'No day', '', '', 0, 5, text_sha256, 0 FROM article WHERE id "
      "="
      " %" G_GINT64_FORMAT ";"
      "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at) VALUES"
      " (190001, 90001, %" G_GINT64_FORMAT ", (SELECT id FROM stage WHERE position = 2), 'for', %d,"
      " 0)",
      article, thesis, tln_day_from_time (captured));

  g_assert_true (tln_db_exec (db, sql, NULL));
}

static gpointer
fill_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  g_assert_true (tln_theses_ensure_default_chain (db, "en", NULL, error));
  tln_test_add (db, tln_test_draft ("A talk", "Words are said about many things.", "2025-02-14"));
  f->thesis = tln_theses_add (db, "Inference grows", 0, error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM stage"), ==, STAGES);
  g_autofree char *sql = g_strdup_printf (evidence, MANY - 1, f->thesis);
  g_assert_true (tln_db_exec (db, sql, error));
  add_undated (db, f->thesis);
  return NULL;
}

/* All of a type below a widget. */
static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_ptr_array_add (found, root);
  for (GtkWidget *w = gtk_widget_get_first_child (root); w; w = gtk_widget_get_next_sibling (w))
    collect (w, type, found);
}

static GPtrArray *
get_all (Fixture *f, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (f->page, type, found);
  return found;
}

static gboolean
is_revealed (GtkWidget *column)
{
  return gtk_widget_get_first_child (column) != NULL;
}

static void
painted_cb (GdkFrameClock *clock, Fixture *f)
{
  g_autoptr (GPtrArray) columns = get_all (f, TLN_TYPE_BOARD_COLUMN);
  g_autoptr (GPtrArray) cards = get_all (f, TLN_TYPE_EVIDENCE_CARD);
  Frame frame = { 0, cards->len };

  for (guint i = 0; i < columns->len; i++)
    frame.columns += is_revealed (columns->pdata[i]);
  g_array_append_val (f->frames, frame);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (gboolean (*test) (Fixture *), Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!test (f) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (test (f));
}

static gboolean
has_columns (Fixture *f)
{
  g_autoptr (GPtrArray) columns = get_all (f, TLN_TYPE_BOARD_COLUMN);

  return columns->len > 0;
}

static gboolean
has_page_full (Fixture *f)
{
  g_autoptr (GPtrArray) cards = get_all (f, TLN_TYPE_EVIDENCE_CARD);

  return cards->len > 20;
}

static gboolean
has_states (Fixture *f)
{
  g_autoptr (GPtrArray) heads = get_all (f, TLN_TYPE_STAGE_HEAD);

  for (guint i = 0; i < heads->len; i++)
    if (!gtk_widget_get_mapped (heads->pdata[i]))
      return FALSE;
  return heads->len == STAGES;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/throughline/Throughline/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_board (Fixture *f)
{
  const TlnJob job = { fill_job, f, NULL, NULL };
  GtkWidget *view = adw_navigation_view_new ();
  g_autoptr (GError) error = NULL;

  f->store = tln_store_new (NULL);
  tln_store_run (f->store, TLN_ACT_THESIS_NEW, &job, &error);
  g_assert_no_error (error);
  f->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  f->window = adw_window_new ();
  f->page = GTK_WIDGET (tln_thesis_page_new (f->store));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (f->page));
  adw_window_set_content (ADW_WINDOW (f->window), view);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 760);
  gtk_window_present (GTK_WINDOW (f->window));
  g_signal_connect (gtk_widget_get_frame_clock (f->window), "after-paint", G_CALLBACK (painted_cb),
                    f);
  g_object_set (f->page, "thesis-id", f->thesis, NULL);
  wait_for (has_columns, f);
}

static void
close_board (Fixture *f)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (f->window), painted_cb, f);
  gtk_window_destroy (GTK_WINDOW (f->window));
  tln_store_flush (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tln_store_close (f->store);
  g_object_unref (f->store);
  g_array_unref (f->frames);
}

/* However fast or slow the machine: a frame brings one column without cards, or a few cards: at
 * first one, and one more in each frame that had time left. */
static void
test_column_a_frame (void)
{
  Fixture f;
  Frame before = { 0, 0 };
  guint without = 0;

  open_board (&f);
  wait_for (has_page_full, &f);
  wait_for (has_states, &f);
  for (guint i = 0; i < f.frames->len; i++) {
    const Frame *frame = &g_array_index (f.frames, Frame, i);

    g_test_message ("frame %u: %u columns, %u cards", i, frame->columns, frame->cards);
    g_assert_cmpuint (frame->columns, <=, before.columns + 1);
    if (frame->columns > before.columns)
      g_assert_cmpuint (frame->cards, ==, before.cards);
    else
      g_assert_cmpuint (frame->cards, <=, before.cards + 1 + without++);
    before = *frame;
  }
  g_assert_cmpuint (before.columns, ==, STAGES);
  g_assert_cmpuint (before.cards, <, 200);
  close_board (&f);
}

/* A column is known by its name before it has anything in it, and has something as soon as the keys
 * go there. */
static void
test_keys_before_its_turn (void)
{
  Fixture f;

  open_board (&f);
  g_autoptr (GPtrArray) columns = get_all (&f, TLN_TYPE_BOARD_COLUMN);
  g_assert_cmpuint (columns->len, ==, STAGES);
  g_assert_true (is_revealed (columns->pdata[0]));
  g_assert_false (is_revealed (columns->pdata[2]));
  g_assert_true (
      gtk_test_accessible_has_property (columns->pdata[3], GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (tln_board_column_focus_nth (columns->pdata[3], 0));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (TLN_IS_EVIDENCE_CARD (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, columns->pdata[3]));
  g_assert_true (gtk_widget_child_focus (columns->pdata[2], GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (gtk_widget_is_ancestor (focus, columns->pdata[2]));
  wait_for (has_page_full, &f);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f.window)) == focus);
  close_board (&f);
}

static gboolean
is_come (Fixture *f)
{
  g_autoptr (GPtrArray) columns = get_all (f, TLN_TYPE_BOARD_COLUMN);

  return !tln_board_column_is_awaited (columns->pdata[1]);
}

/* A card far below gets the keys once it is made, with all before it. */
static void
test_far_one_is_awaited (void)
{
  Fixture f;

  open_board (&f);
  wait_for (has_page_full, &f);
  g_autoptr (GPtrArray) columns = get_all (&f, TLN_TYPE_BOARD_COLUMN);
  g_assert_false (tln_board_column_is_awaited (columns->pdata[1]));
  g_assert_true (tln_board_column_focus_nth (columns->pdata[1], FAR));
  g_assert_true (tln_board_column_is_awaited (columns->pdata[1]));
  wait_for (is_come, &f);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (TLN_IS_EVIDENCE_CARD (focus));
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)), ==, FAR);
  close_board (&f);
}

/* Four of them stand beside each other in a window of 1000 with its sidebar of 200; the row's edges
 * take 24 and what is between them 36. The longest name does not make a column wider. */
static void
test_four_at_1000 (void)
{
  Fixture f;
  int width;

  open_board (&f);
  wait_for (has_page_full, &f);
  wait_for (has_states, &f);
  g_autoptr (GPtrArray) columns = get_all (&f, TLN_TYPE_BOARD_COLUMN);
  for (guint i = 0; i < columns->len; i++) {
    gtk_widget_measure (columns->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                        NULL);
    g_assert_cmpint (width, <=, (1000 - 200 - 24 - 36) / 4);
  }
  close_board (&f);
}

/* The other views are not made before somebody looks at them. */
static void
test_late_view (void)
{
  Fixture f;
  gint64 thesis;

  open_board (&f);
  g_autoptr (GPtrArray) before = get_all (&f, TLN_TYPE_ARGUMENT_VIEW);
  g_assert_cmpuint (before->len, ==, 0);
  tln_thesis_page_show_view (TLN_THESIS_PAGE (f.page), "argument");
  g_autoptr (GPtrArray) views = get_all (&f, TLN_TYPE_ARGUMENT_VIEW);
  g_assert_cmpuint (views->len, ==, 1);
  g_assert_true (gtk_widget_get_mapped (views->pdata[0]));
  g_object_get (views->pdata[0], "thesis-id", &thesis, NULL);
  g_assert_cmpint (thesis, ==, f.thesis);
  tln_thesis_page_show_view (TLN_THESIS_PAGE (f.page), "board");
  tln_thesis_page_show_view (TLN_THESIS_PAGE (f.page), "argument");
  g_autoptr (GPtrArray) after = get_all (&f, TLN_TYPE_ARGUMENT_VIEW);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (after->pdata[0] == views->pdata[0]);
  close_board (&f);
}

static GtkWidget *
get_one (Fixture *f, GType type)
{
  g_autoptr (GPtrArray) found = get_all (f, type);

  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

/* What nobody sees is not made with the page: its frame would be late. */
static void
test_late_parts (void)
{
  Fixture f;

  open_board (&f);
  GtkWidget *switcher = get_one (&f, ADW_TYPE_INLINE_VIEW_SWITCHER);
  GtkWidget *bar = get_one (&f, ADW_TYPE_VIEW_SWITCHER_BAR);
  g_assert_true (gtk_widget_get_mapped (switcher));
  g_assert_nonnull (adw_inline_view_switcher_get_stack (ADW_INLINE_VIEW_SWITCHER (switcher)));
  g_assert_null (adw_view_switcher_bar_get_stack (ADW_VIEW_SWITCHER_BAR (bar)));
  g_autoptr (GPtrArray) early = get_all (&f, TLN_TYPE_PAST_BAR);
  g_assert_cmpuint (early->len, ==, 0);
  g_object_set (f.page, "looking-back", TRUE, NULL);
  GtkWidget *past = get_one (&f, TLN_TYPE_PAST_BAR);
  g_assert_true (gtk_widget_get_mapped (past));
  g_autoptr (GPtrArray) calendars = get_all (&f, GTK_TYPE_CALENDAR);
  g_assert_cmpuint (calendars->len, ==, 0);
  g_object_set (f.page, "looking-back", FALSE, NULL);
  g_object_set (f.page, "looking-back", TRUE, NULL);
  g_assert_true (get_one (&f, TLN_TYPE_PAST_BAR) == past);
  close_board (&f);
}

/* A page that was made has no buttons for its views before it has a thesis. */
static void
test_no_switcher_yet (void)
{
  Fixture f = { .store = tln_store_new (NULL) };

  f.page = g_object_ref_sink (GTK_WIDGET (tln_thesis_page_new (f.store)));
  GtkWidget *switcher = get_one (&f, ADW_TYPE_INLINE_VIEW_SWITCHER);
  g_assert_null (adw_inline_view_switcher_get_stack (ADW_INLINE_VIEW_SWITCHER (switcher)));
  g_object_unref (f.page);
  tln_store_close (f.store);
  g_object_unref (f.store);
}

/* A menu that is opened before the page has all its parts keeps the keys. */
static void
test_keys_in_menu (void)
{
  GtkWidget *menu = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();
  Fixture f;

  gtk_popover_set_child (GTK_POPOVER (menu), entry);
  open_board (&f);
  gtk_widget_set_parent (menu, f.page);
  gtk_popover_popup (GTK_POPOVER (menu));
  gtk_widget_grab_focus (entry);
  wait_for (has_page_full, &f);
  wait_for (has_states, &f);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, entry));
  gtk_widget_unparent (menu);
  close_board (&f);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tln_test_clock ();
  load_style ();
  g_test_add_func ("/board/column-a-frame", test_column_a_frame);
  g_test_add_func ("/board/keys-before-its-turn", test_keys_before_its_turn);
  g_test_add_func ("/board/far-one-is-awaited", test_far_one_is_awaited);
  g_test_add_func ("/board/four-at-1000", test_four_at_1000);
  g_test_add_func ("/board/late-view", test_late_view);
  g_test_add_func ("/board/late-parts", test_late_parts);
  g_test_add_func ("/board/no-switcher-yet", test_no_switcher_yet);
  g_test_add_func ("/board/keys-in-menu", test_keys_in_menu);
  return g_test_run ();
}
