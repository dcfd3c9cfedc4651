/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an instrument over a library in memory: what it shows, what an import and a link do
 * to it. Needs a display. */
#include "tln-chart-file.h"
#include "tln-chart-table.h"
#include "tln-chart.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-instrument-after.h"
#include "tln-instrument-page.h"
#include "tln-instruments.h"
#include "tln-link-dialog.h"
#include "tln-price-dialog.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

#define DAY 86400
#define TEXT "The company says that inference will need more machines than training ever did."

typedef struct {
  TlnStore *store;
  gint64 instrument;
  gint64 thesis;
  gint64 claim;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static gint64
add_claim (TlnDb *db, gint64 thesis)
{
  gint64 article = tln_test_add (db, tln_test_draft ("A talk", TEXT, "2025-02-14"));
  TlnQuote quote = { .exact = (char *) "inference will need more machines",
                     .start = 22,
                     .end = 55 };
  TlnEvidenceDraft evidence = { .thesis = thesis,
                                .stance = TLN_STANCE_FOR,
                                .day = tln_day_new (2025, 2, 14) };
  gint64 claim = tln_claims_add (db, article, &quote, NULL);

  g_assert_cmpint (claim, >, 0);
  g_assert_cmpint (tln_claims_set_evidence (db, claim, &evidence, NULL), >, 0);
  return claim;
}

static gpointer
fill_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  g_assert_true (tln_theses_ensure_default_chain (db, "en", NULL, error));
  f->instrument = tln_instruments_ensure (db, "515050", "SSE", "5G ETF", NULL, error);
  f->thesis = tln_theses_add (db, "Inference grows", 0, error);
  g_assert_cmpint (tln_instruments_link (db, f->instrument, f->thesis, 0, "holds servers", error),
                   >, 0);
  f->claim = add_claim (db, f->thesis);
  return NULL;
}

static gpointer
prices_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  TlnBar bars[120];
  TlnPriceBatch batch = { .source = (char *) "invented",
                          .format = (char *) "csv",
                          .adjustment = (char *) "raw",
                          .volume_unit = (char *) "shares" };
  g_autoptr (TlnSeries) series = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++) {
    double close = 1.0 + 0.1 * sin (i / 9.0);

    bars[i] = (TlnBar) { (20089 + i) * (gint64) DAY, close, close, close, close, 100.0, 100.0 };
  }
  series = tln_series_new (bars, G_N_ELEMENTS (bars));
  g_assert_cmpint (tln_prices_add (db, f->instrument, &batch, series, error), >, 0);
  return NULL;
}

static void
run_job (Fixture *f, TlnJobFunc run)
{
  g_autoptr (GError) error = NULL;
  TlnJob job = { .run = run, .data = f };

  tln_store_run (f->store, TLN_ACT_SAMPLE, &job, &error);
  g_assert_no_error (error);
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

static void
wait_for (gboolean (*test) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!test (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (test (data));
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *f = data;

  return strstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (f->page)), "515050") != NULL;
}

static void
open_page (Fixture *f)
{
  GtkWidget *view = adw_navigation_view_new ();

  f->window = adw_window_new ();
  f->page = GTK_WIDGET (tln_instrument_page_new (f->store));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (f->page));
  adw_window_set_content (ADW_WINDOW (f->window), view);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  g_object_set (f->page, "instrument-id", f->instrument, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for (is_loaded, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  /* So that waiting always wakes up. */
  static guint ticks;

  if (!ticks)
    ticks = g_timeout_add (50, tick_cb, NULL);
  f->store = tln_store_new (NULL);
  run_job (f, fill_job);
  if (data)
    run_job (f, prices_job);
  open_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *page = f->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  tln_store_close (f->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  g_assert_finalize_object (f->store);
}

static TlnChart *
chart_of (Fixture *f)
{
  return TLN_CHART (find (f->page, TLN_TYPE_CHART));
}

static void
test_shows (Fixture *f, gconstpointer data)
{
  g_autofree char *summary = tln_chart_describe (chart_of (f));
  GtkWidget *row = find (f->page, ADW_TYPE_ACTION_ROW);

  g_assert_cmpuint (tln_chart_get_series (chart_of (f))->n, ==, 120);
  g_assert_nonnull (strstr (summary, "1 mark."));
  g_assert_nonnull (strstr (summary, "Invented data"));
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.show-claim");
  g_assert_cmpint (
      g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row))), ==,
      f->claim);
}

static GtkWidget *
find_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *w = gtk_widget_get_first_child (root); w; w = gtk_widget_get_next_sibling (w)) {
    GtkWidget *found = find_text (w, text);

    if (found)
      return found;
  }
  return NULL;
}

typedef struct {
  Fixture *f;
  const char *text;
} Wanted;

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;

  return find_text (wanted->f->page, wanted->text) != NULL;
}

/* Of the series of prices_job: bar 44 is that of 14 February, from bar 43 to five after it. */
static void
test_after (Fixture *f, gconstpointer data)
{
  double before = 1.0 + 0.1 * sin (43 / 9.0);
  double end = 1.0 + 0.1 * sin (49 / 9.0);
  g_autofree char *text = g_strdup_printf ("%+.2f%%", 100 * log (end / before));
  Wanted wanted = { f, text };
  GtkWidget *label;
  GtkWidget *row;

  wait_for (has_text, &wanted);
  label = find_text (f->page, text);
  row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (label), "after 5 sessions"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "14 February"));
  g_assert_nonnull (find_text (f->page, "the change from the close before to 5 sessions after"));
}

static gpointer
read_data_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Fixture *f = data;
  TlnInstrumentData *read = g_new0 (TlnInstrumentData, 1);

  read->instrument = tln_instruments_get (db, f->instrument, error);
  read->batches = tln_prices_get_batches (db, f->instrument, error);
  read->claims = tln_claims_get_of_instrument (db, f->instrument, error);
  read->links = tln_instruments_get_links (db, f->instrument, 0, 0, error);
  return read;
}

static gpointer
damage_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_db_exec (db, "DROP TABLE price_bar", error);
  return NULL;
}

static gboolean
has_description (gpointer data)
{
  const char *description = adw_preferences_group_get_description (data);

  return description && *description != '\0';
}

/* Numbers that do not come are not passed over in silence. */
static void
test_after_fails (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnJob job = { .run = read_data_job, .data = f };
  g_autoptr (TlnInstrumentData) read = tln_store_run (f->store, TLN_ACT_SAMPLE, &job, &error);
  AdwPreferencesGroup *group =
      ADW_PREFERENCES_GROUP (g_object_ref_sink (adw_preferences_group_new ()));
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  g_autoptr (TlnInstrumentAfter) after =
      tln_instrument_after_new (f->store, group, GTK_LIST_BOX (list));

  g_assert_no_error (error);
  run_job (f, damage_job);
  tln_instrument_after_read (after, read);
  wait_for (has_description, group);
  g_assert_nonnull (
      strstr (adw_preferences_group_get_description (group), "could not be counted. "));
  g_object_unref (group);
  g_object_unref (list);
}

static gpointer
early_claim_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  gint64 article =
      tln_test_add (db, tln_test_draft ("An older talk", "Chips. " TEXT, "2024-02-14"));
  TlnQuote quote = { .exact = (char *) "inference will need more machines",
                     .start = 29,
                     .end = 62 };
  TlnEvidenceDraft evidence = { .thesis = f->thesis,
                                .stance = TLN_STANCE_FOR,
                                .day = tln_day_new (2024, 2, 14) };
  gint64 claim = tln_claims_add (db, article, &quote, error);

  g_assert_cmpint (tln_claims_set_evidence (db, claim, &evidence, error), >, 0);
  return NULL;
}

/* Evidence from before the prices says so, the other keeps its number. */
static void
test_after_nothing (Fixture *f, gconstpointer data)
{
  Wanted wanted = { f, "before the first price" };

  run_job (f, early_claim_job);
  wait_for (has_text, &wanted);
  wanted.text = "+";
  wait_for (has_text, &wanted);
}

static void
test_table (Fixture *f, gconstpointer data)
{
  GtkWidget *table = find (f->page, TLN_TYPE_CHART_TABLE);

  g_assert_false (gtk_widget_get_child_visible (table));
  gtk_widget_activate_action (f->page, "page.table", NULL);
  g_assert_true (gtk_widget_get_child_visible (table));
  gtk_widget_activate_action (f->page, "page.table", NULL);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (chart_of (f))));
}

static GFile *
write_prices (const char *folder)
{
  g_autofree char *path = tln_test_write (folder, "515050.csv",
                                          "date,open,high,low,close,volume\n"
                                          "2025-01-02,1.010,1.030,1.000,1.020,120000\n"
                                          "2025-01-03,1.020,1.050,1.010,1.043,130000\n"
                                          "2025-01-06,1.043,1.060,1.020,1.031,90000\n",
                                          -1);

  return g_file_new_for_path (path);
}

static GtkWidget *
find_suggested (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_label (GTK_BUTTON (root)) &&
      gtk_widget_has_css_class (root, "suggested-action"))
    return root;
  for (GtkWidget *w = gtk_widget_get_first_child (root); w; w = gtk_widget_get_next_sibling (w)) {
    GtkWidget *found = find_suggested (w);

    if (found)
      return found;
  }
  return NULL;
}

static gboolean
can_go_on (gpointer data)
{
  return gtk_widget_is_sensitive (find_suggested (data));
}

static gboolean
has_three_bars (gpointer data)
{
  TlnSeries *series = tln_chart_get_series (chart_of (data));

  return series && series->n == 3;
}

static gpointer
get_instrument_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  return tln_instruments_get (db, f->instrument, error);
}

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = tln_test_folder ();
  g_autoptr (GFile) file = write_prices (folder);
  TlnJob job = { .run = get_instrument_job, .data = f };
  g_autoptr (TlnInstrument) instrument = tln_store_run (f->store, NULL, &job, NULL);
  AdwDialog *dialog = tln_price_dialog_new (f->store, instrument, file);

  g_assert_cmpuint (tln_chart_get_series (chart_of (f))->n, ==, 0);
  adw_dialog_present (dialog, f->page);
  wait_for (can_go_on, dialog);
  g_signal_emit_by_name (find_suggested (GTK_WIDGET (dialog)), "clicked");
  wait_for (has_three_bars, f);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (chart_of (f))));
  tln_test_folder_remove (folder);
}

static gboolean
shows_error (gpointer data)
{
  GtkWidget *page = find (data, ADW_TYPE_STATUS_PAGE);

  return page && gtk_widget_get_mapped (page);
}

static void
test_import_refuses (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = tln_test_write (folder, "letter.csv", "dear,friend\nhow,are you\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TlnJob job = { .run = get_instrument_job, .data = f };
  g_autoptr (TlnInstrument) instrument = tln_store_run (f->store, NULL, &job, NULL);
  AdwDialog *dialog = tln_price_dialog_new (f->store, instrument, file);

  adw_dialog_present (dialog, f->page);
  wait_for (shows_error, dialog);
  g_assert_false (can_go_on (dialog));
  adw_dialog_force_close (dialog);
  tln_test_folder_remove (folder);
}

static gpointer
count_links_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) links = tln_instruments_get_links (db, f->instrument, 0, 0, error);

  return GUINT_TO_POINTER (links->len);
}

static gboolean
has_two_links (gpointer data)
{
  Fixture *f = data;
  TlnJob job = { .run = count_links_job, .data = f };

  return GPOINTER_TO_UINT (tln_store_run (f->store, NULL, &job, NULL)) == 2;
}

static void
test_link (Fixture *f, gconstpointer data)
{
  TlnLinkTarget target = { .instrument = f->instrument };
  AdwDialog *dialog = tln_link_dialog_new (f->store, &target);
  GtkWidget *row;

  adw_dialog_present (dialog, f->page);
  g_assert_false (can_go_on (dialog));
  row = find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  g_assert_nonnull (row);
  for (GtkWidget *w = row; w; w = gtk_widget_get_next_sibling (w))
    if (ADW_IS_COMBO_ROW (w))
      adw_combo_row_set_selected (ADW_COMBO_ROW (w), 1);
  g_assert_true (can_go_on (dialog));
  g_signal_emit_by_name (find_suggested (GTK_WIDGET (dialog)), "clicked");
  wait_for (has_two_links, f);
}

/* The page of the printer as a file, with more than an empty page in it. */
static void
test_print (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "not", "there.pdf", NULL);
  const TlnChartPaper paper = { "5G ETF", "Invented data", "515050.SSE" };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!data) {
    g_assert_false (tln_chart_file_print_to (chart_of (f), &paper, path, &error));
    g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  } else {
    g_assert_true (tln_chart_file_print_to (chart_of (f), &paper, path, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    g_assert_cmpuint (length, >, 4000);
    g_assert_true (g_str_has_prefix (text, "%PDF-"));
    g_assert_false (tln_chart_file_print_to (chart_of (f), &paper, nowhere, &error));
    g_assert_nonnull (error);
  }
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tln_test_clock ();
#define ADD(path, prices, function) g_test_add (path, Fixture, prices, set_up, function, tear_down)
  ADD ("/instrument-page/shows", "with prices", test_shows);
  ADD ("/instrument-page/after", "with prices", test_after);
  ADD ("/instrument-page/after-nothing", "with prices", test_after_nothing);
  ADD ("/instrument-page/after-fails", "with prices", test_after_fails);
  ADD ("/instrument-page/table", "with prices", test_table);
  ADD ("/instrument-page/import", NULL, test_import);
  ADD ("/instrument-page/import/refuses", NULL, test_import_refuses);
  ADD ("/instrument-page/link", NULL, test_link);
  ADD ("/instrument-page/print", "with prices", test_print);
  ADD ("/instrument-page/print/nothing", NULL, test_print);
  return g_test_run ();
}
