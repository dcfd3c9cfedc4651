/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart widget in a window: what keys, marks and data of every kind do to it. Needs a display;
 * the numbers behind it are tested in tests/market. */
#include "chart-support.h"
#include "tln-chart-private.h"
#include "tln-chart-table.h"
#include "tln-chart-words.h"

#include <math.h>

static void
test_keys_move (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, G_MAXUINT);
  g_assert_true (press (f->chart, GDK_KEY_Left, 0));
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 299);
  press (f->chart, GDK_KEY_Left, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 298);
  press (f->chart, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 268);
  press (f->chart, GDK_KEY_Home, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 0);
  press (f->chart, GDK_KEY_Left, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 0);
  press (f->chart, GDK_KEY_End, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 299);
  g_assert_true (press (f->chart, GDK_KEY_Escape, 0));
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, G_MAXUINT);
  g_assert_false (press (f->chart, GDK_KEY_Escape, 0));
  g_assert_false (press (f->chart, GDK_KEY_a, 0));
  g_assert_false (press (f->chart, GDK_KEY_Left, GDK_ALT_MASK));
}

static void
test_keys_zoom (Fixture *f, gconstpointer data)
{
  double first;
  double last;

  press (f->chart, GDK_KEY_plus, 0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat_with_epsilon (last - first, 200.0, 1e-9);
  g_assert_cmpuint (f->spans, ==, 1);
  press (f->chart, GDK_KEY_End, 0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat_with_epsilon (last, 300.0, 1e-9);
  for (guint i = 0; i < 30; i++)
    press (f->chart, GDK_KEY_plus, 0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat_with_epsilon (last - first, TLN_VIEW_MIN_BARS, 1e-9);
  press (f->chart, GDK_KEY_0, 0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (first, ==, 0.0);
  g_assert_cmpfloat (last, ==, 300.0);
  press (f->chart, GDK_KEY_t, 0);
  g_assert_cmpuint (f->tables, ==, 1);
}

/* Two fingers that go apart, then together again. Where they are is a touch screen's to say:
 * without one it is the middle of the chart, and what is there stays there. */
static void
test_pinch (Fixture *f, gconstpointer data)
{
  GtkEventController *pinch = find_controller (f->chart, GTK_TYPE_GESTURE_ZOOM);
  double before;
  double first;
  double last;

  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  tln_chart_get_range (f->chart, &before, &last);
  g_assert_cmpfloat_with_epsilon (last - before, 200.0, 1e-6);
  g_assert_cmpfloat (before, >, 40.0);
  g_assert_cmpfloat (before, <, 60.0);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat_with_epsilon (first, 1.5 * before, 1e-6);
  g_assert_cmpfloat_with_epsilon (last - first, 150.0, 1e-6);
  g_assert_cmpuint (f->spans, ==, 2);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat_with_epsilon (last - first, 300.0, 1e-6);
}

static void
test_marks_step (Fixture *f, gconstpointer data)
{
  set_three_marks (f);
  press (f->chart, GDK_KEY_bracketright, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 20);
  press (f->chart, GDK_KEY_Return, 0);
  g_assert_cmpint (f->activated, ==, 1);
  press (f->chart, GDK_KEY_bracketright, 0);
  press (f->chart, GDK_KEY_bracketright, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 200);
  press (f->chart, GDK_KEY_Return, 0);
  g_assert_cmpint (f->activated, ==, 3);
  press (f->chart, GDK_KEY_bracketleft, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 100);
  press (f->chart, GDK_KEY_Right, 0);
  f->activated = 0;
  g_assert_false (press (f->chart, GDK_KEY_Return, 0));
  g_assert_cmpint (f->activated, ==, 0);
}

static guint
count_marks (Fixture *f)
{
  guint n = 0;

  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (f->chart)); w;
       w = gtk_widget_get_next_sibling (w))
    n += gtk_widget_get_visible (w);
  return n;
}

static gboolean
three_marks (gpointer data)
{
  return count_marks (data) == 3;
}

static void
wait_for (gboolean (*test) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!test (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (test (data));
}

static void
test_marks_focus (Fixture *f, gconstpointer data)
{
  GtkWidget *chart = GTK_WIDGET (f->chart);
  GtkWidget *mark;

  set_three_marks (f);
  wait_for (three_marks, f);
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
  mark = gtk_widget_get_focus_child (chart);
  g_assert_nonnull (mark);
  g_assert_true (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 20);
  press (f->chart, GDK_KEY_Right, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 100);
  g_signal_emit_by_name (gtk_widget_get_focus_child (chart), "clicked");
  g_assert_cmpint (f->activated, ==, 2);
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (chart));
}

static void
test_months (Fixture *f, gconstpointer data)
{
  double first;
  double last;

  tln_chart_show_months (f->chart, 1);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (last, ==, 300.0);
  g_assert_cmpfloat (first, >=, 268.0);
  g_assert_cmpfloat (first, <=, 271.0);
  tln_chart_show_months (f->chart, 0);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (first, ==, 0.0);
  g_assert_cmpuint (f->spans, ==, 0);
}

static void
test_summary (Fixture *f, gconstpointer data)
{
  g_autofree char *all = tln_chart_describe (f->chart);
  g_autofree char *none = NULL;

  g_assert_nonnull (strstr (all, "300 bars, from 2023-12-09 to 2024-10-03."));
  g_assert_nonnull (strstr (all, "Worst drawdown"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->chart), GTK_ACCESSIBLE_ROLE_IMG);
  tln_chart_set_series (f->chart, NULL);
  none = tln_chart_describe (f->chart);
  g_assert_cmpstr (none, ==, "No prices yet");
  settle (f);
  g_assert_false (press (f->chart, GDK_KEY_Left, 0));
}

/* Many bars are gone through on a thread, once for one range; few are at once. */
static void
test_summary_of_many (Fixture *f, gconstpointer data)
{
  const guint n = 60000;
  g_autoptr (TlnSeries) series = make_series (n);
  Sum *sum = &f->chart->sum;

  tln_chart_set_series (f->chart, series);
  tln_chart_update_accessible (f->chart);
  g_assert_nonnull (f->chart->summing);
  g_assert_null (sum->series);
  while (f->chart->summing)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sum->series == series);
  TlnChartSummary wanted = tln_chart_summary (series, 0, n);
  g_assert_cmpuint (sum->numbers.n, ==, n);
  g_assert_cmpfloat (sum->numbers.drawdown, ==, wanted.drawdown);
  g_assert_cmpuint (sum->numbers.high_index, ==, wanted.high_index);
  /* known: another caption needs no thread */
  tln_chart_update_accessible (f->chart);
  g_assert_null (f->chart->summing);
  tln_chart_show_range (f->chart, 100, 200);
  tln_chart_update_accessible (f->chart);
  g_assert_null (f->chart->summing);
  g_assert_cmpuint (sum->numbers.n, ==, 100);
  /* what is being counted when the series goes is not told of the next */
  tln_chart_show_range (f->chart, 0, n);
  tln_chart_update_accessible (f->chart);
  g_assert_nonnull (f->chart->summing);
  tln_chart_set_series (f->chart, NULL);
  g_assert_null (f->chart->summing);
  settle (f);
  g_assert_null (sum->series);
}

/* A caption is never cut off: without room beside the values it has a line of its own, at once. */
static void
test_caption (Fixture *f, gconstpointer data)
{
  tln_chart_ensure_layout (f->chart);
  double line = f->chart->view.line_height;
  double without = f->chart->strip;
  tln_chart_set_caption (f->chart, "in today’s shares");
  tln_chart_ensure_layout (f->chart);
  g_assert_cmpfloat (f->chart->strip, ==, without);
  tln_chart_set_caption (f->chart,
                         "Partly invented data, of which some are unadjusted and some are in "
                         "the shares of today, with dividends reinvested or not at all");
  tln_chart_ensure_layout (f->chart);
  g_assert_cmpfloat_with_epsilon (f->chart->strip, without + line, 1);
  settle (f);
  tln_chart_set_caption (f->chart, NULL);
  tln_chart_ensure_layout (f->chart);
  g_assert_cmpfloat (f->chart->strip, ==, without);
  settle (f);
}

/* Nothing here may warn (the test ends at the first) or read beyond its data. */
static void
test_degenerate (Fixture *f, gconstpointer data)
{
  static const double values[][2] = {
    { 5.0, 5.0 },
    { 0.0, 0.0 },
    { -3.0, 4.0 },
    { (double) NAN, 2.0 },
    { 1e-8, 2e-8 },
    { 1e12, 1.1e12 },
    { (double) NAN, (double) NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values) * 12; i++) {
    const double *v = values[i / 12];
    TlnBar bars[2] = {
      { .t = START, .open = v[0], .high = v[0], .low = v[0], .close = v[0] },
      { .t = START + 4000 * (gint64) DAY, .open = v[1], .high = v[1], .low = v[1], .close = v[1] },
    };
    TlnChartOptions options = { .kind = (TlnPlotKind) (i % TLN_PLOT_KINDS),
                                .log_scale = i / TLN_PLOT_KINDS % 2 != 0,
                                .drawdown = TRUE,
                                .true_time = i % 5 == 0,
                                .rebase = (TlnRebase) (i % 3),
                                .period = (TlnPeriod) (i % 4),
                                .averages = { { 2, 5 }, 3, 2 },
                                .volume = TRUE,
                                .red_up = TRUE };
    g_autoptr (TlnSeries) series = tln_series_new (bars, i % 3 == 0 ? 1 : 2);
    g_autofree char *text = NULL;

    tln_chart_set_options (f->chart, &options);
    tln_chart_set_series (f->chart, series);
    settle (f);
    press (f->chart, GDK_KEY_Left, 0);
    settle (f);
    text = tln_chart_describe (f->chart);
    g_assert_cmpuint (strlen (text), >, 0);
  }
}

/* The strip below takes its room from the plot and only where there is enough. */
static void
test_overview (Fixture *f, gconstpointer data)
{
  TlnChartOptions options = { .overview = TRUE };
  GtkSnapshot *snapshot;

  tln_chart_set_options (f->chart, &options);
  settle (f);
  tln_chart_show_range (f->chart, 50, 120);
  snapshot = gtk_snapshot_new ();
  GTK_WIDGET_GET_CLASS (f->chart)->snapshot (GTK_WIDGET (f->chart), snapshot);
  g_autoptr (GskRenderNode) with = gtk_snapshot_free_to_node (snapshot);
  options.overview = FALSE;
  tln_chart_set_options (f->chart, &options);
  snapshot = gtk_snapshot_new ();
  GTK_WIDGET_GET_CLASS (f->chart)->snapshot (GTK_WIDGET (f->chart), snapshot);
  g_autoptr (GskRenderNode) without = gtk_snapshot_free_to_node (snapshot);
  /* the strip is a child more, and its two sides and two edges */
  g_assert_cmpuint (gsk_container_node_get_n_children (with), >,
                    gsk_container_node_get_n_children (without));
}

static char *
clipboard_text (GdkClipboard *clipboard)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

/* Within a day it is said in hours, within two hours in minutes. */
static void
test_measure_intraday (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->chart));
  TlnBar bars[4] = { 0 };
  static const int minutes[] = { 0, 20, 33, 33 + 119 };
  static const char *const said[] = { "1 bar, 20 minutes", "2 bars, 33 minutes",
                                      "3 bars, 2 hours" };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++) {
    bars[i].t = 1733734800 + minutes[i] * 60;
    bars[i].open = bars[i].high = bars[i].low = bars[i].close = 10.0 + i;
  }
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  tln_chart_set_series (f->chart, series);
  settle (f);
  press (f->chart, GDK_KEY_Home, 0);
  press (f->chart, GDK_KEY_m, 0);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++) {
    press (f->chart, GDK_KEY_Right, 0);
    gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.copy-value", NULL);
    g_autofree char *measured = clipboard_text (clipboard);
    g_assert_nonnull (strstr (measured, said[i]));
  }
}

/* M holds on to a bar; the difference to where the crosshair goes can be copied; Escape lets go. */
static void
test_measure (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->chart));
  const TlnSeries *series = tln_chart_get_series (f->chart);

  press (f->chart, GDK_KEY_End, 0);
  press (f->chart, GDK_KEY_m, 0);
  press (f->chart, GDK_KEY_Home, 0);
  settle (f);
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.copy-value", NULL);
  g_autofree char *measured = clipboard_text (clipboard);
  g_autofree char *change = tln_chart_say_change (series->close[0] / series->close[299] - 1.0);
  g_assert_nonnull (strstr (measured, change));
  g_assert_nonnull (strstr (measured, "299 bars, 299 days"));
  press (f->chart, GDK_KEY_Escape, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.copy-value", NULL);
  g_autofree char *bar = clipboard_text (clipboard);
  g_assert_true (g_str_has_prefix (bar, "2023-12-09  O "));
}

static void
test_table (void)
{
  g_autoptr (TlnSeries) series = make_series (3);
  TlnChartTable *table = g_object_ref_sink (tln_chart_table_new ());
  g_autofree char *empty = tln_chart_table_to_csv (table);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpstr (empty, ==, "date,open,high,low,close,volume,amount\n");
  tln_chart_table_set_series (table, series);
  csv = tln_chart_table_to_csv (table);
  lines = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[1], ==, "2023-12-09,9.8,10.4,9.5,10,1000,");
  g_object_unref (table);
}

static void
assert_price (double value, const char *wanted)
{
  g_autofree char *text = tln_chart_say_price (value);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_change (double ratio, const char *wanted)
{
  g_autofree char *text = tln_chart_say_change (ratio);

  g_assert_cmpstr (text, ==, wanted);
}

/* Left end of a word in a line of a script from right to left. */
static int
left_of (const char *line, const char *word)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoRectangle at;

  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  pango_layout_set_text (layout, line, -1);
  pango_layout_index_to_pos (layout, (int) (strstr (line, word) - line), &at);
  g_object_unref (context);
  g_object_unref (label);
  return MIN (at.x, at.x + at.width);
}

/* The price stands first, on the right, and the sign of the change before its number. */
static void
test_right_to_left (void)
{
  g_autofree char *price = tln_chart_isolate (tln_chart_say_price (1.285));
  g_autofree char *change = tln_chart_isolate (tln_chart_say_change (-0.007));
  g_autofree char *line = g_strdup_printf ("%s  %s", price, change);

  g_assert_cmpint (left_of (line, "1.285"), >, left_of (line, "0.70"));
  g_assert_cmpint (left_of (line, "\u2212"), <, left_of (line, "0.70"));
  g_assert_cmpint (left_of (line, "0.70"), <, left_of (line, "%"));
  /* as it was without */
  g_assert_cmpint (left_of ("1.285  \u22120.70%", "\u2212"), >,
                   left_of ("1.285  \u22120.70%", "0.70"));
}

static void
test_words (void)
{
  g_autofree char *quantity = tln_chart_say_quantity (35e6);
  g_autofree char *fall = tln_chart_say_signed (-66.7, 0);
  g_autofree char *rise = tln_chart_say_signed (3.24, 1);
  g_autofree char *none = tln_chart_say_signed (-0.04, 1);
  g_autofree char *nothing = tln_chart_say_signed ((double) NAN, 1);

  g_assert_cmpstr (fall, ==, "\u221267");
  g_assert_cmpstr (rise, ==, "+3.2");
  g_assert_cmpstr (none, ==, "0.0");
  g_assert_cmpstr (nothing, ==, "–");

  assert_price (1.043, "1.043");
  assert_price (4350.126, "4350.13");
  assert_price ((double) NAN, "–");
  assert_price (0.0, "0.00");
  assert_change (0.02314, "+2.31%");
  assert_change (-0.5, "\u221250.00%");
  assert_change (0.000001, "0.00%");
  assert_change ((double) NAN, "–");
  g_autofree char *isolated = tln_chart_isolate (tln_chart_say_change (-0.007));
  g_assert_cmpstr (isolated, ==, "\u2066\u22120.70%\u2069");
  g_assert_cmpstr (quantity, ==, "35M");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/chart/keys/move", test_keys_move);
  ADD ("/chart/keys/zoom", test_keys_zoom);
  ADD ("/chart/pinch", test_pinch);
  ADD ("/chart/marks/step", test_marks_step);
  ADD ("/chart/marks/focus", test_marks_focus);
  ADD ("/chart/months", test_months);
  ADD ("/chart/summary", test_summary);
  ADD ("/chart/summary/many", test_summary_of_many);
  ADD ("/chart/caption", test_caption);
  ADD ("/chart/degenerate", test_degenerate);
  ADD ("/chart/measure", test_measure);
  ADD ("/chart/measure-intraday", test_measure_intraday);
  ADD ("/chart/overview", test_overview);
  g_test_add_func ("/chart/table", test_table);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/right-to-left", test_right_to_left);
  return g_test_run ();
}
