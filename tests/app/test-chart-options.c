/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart shows by its options: longer bars, others beside it, kinds of marks, and the actions
 * that say so. Needs a display. */
#include "chart-support.h"
#include "tln-chart-menu.h"

/* What a picture of the chart is made of, as a thread makes it. */
static TlnPlotData *
picture_of (TlnChart *chart)
{
  g_autoptr (TlnChartCopy) copy = tln_chart_copy_new (chart);
  GThread *thread = g_thread_new ("picture", (GThreadFunc) tln_chart_copy_make, copy);

  return g_thread_join (thread);
}

/* What is hidden is neither counted nor stepped to nor in a picture, and is kept with the options.
 */
static void
test_marks_kinds (Fixture *f, gconstpointer data)
{
  const TlnChartMark marks[] = {
    { .t = START + 20 * DAY, .id = 1, .stance = TLN_EVENT_FOR, .label = "quote" },
    { .t = START + 100 * DAY,
      .id = 2,
      .kind = TLN_EVENT_CONVICTION,
      .stance = TLN_EVENT_NEUTRAL,
      .heading = "Conviction 60",
      .label = "thesis" },
    { .t = START + 200 * DAY,
      .id = 3,
      .kind = TLN_EVENT_SPLIT,
      .stance = TLN_EVENT_NEUTRAL,
      .heading = "Split" },
  };
  TlnChartOptions back = { 0 };

  tln_chart_set_marks (f->chart, marks, G_N_ELEMENTS (marks));
  assert_says (f, "3 marks.");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.marks-conviction", NULL));
  assert_says (f, "2 marks.");
  press (f->chart, GDK_KEY_bracketright, 0);
  press (f->chart, GDK_KEY_bracketright, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 200);
  g_autoptr (TlnPlotData) picture = picture_of (f->chart);
  g_assert_cmpuint (picture->events->n, ==, 2);
  g_autofree char *text = tln_chart_options_to_text (tln_chart_get_options (f->chart));
  g_assert_nonnull (strstr (text, "hide=conviction;"));
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.marks-conviction", NULL);
  assert_says (f, "3 marks.");
  tln_chart_options_from_text (&back, "hide=split;hide=nothing;");
  g_assert_cmpuint (back.hidden, ==, 1u << TLN_EVENT_SPLIT);
}

/* Weeks: fewer bars, the same time in view, a cursor that is said in the bars of the file. */
static void
test_periods (Fixture *f, gconstpointer data)
{
  TlnChartOptions options = { .period = TLN_PERIOD_WEEK, .averages = { .sma = { 4, 0 } } };
  double first;
  double last;

  tln_chart_show_range (f->chart, 100, 200);
  tln_chart_set_options (f->chart, &options);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (last - first, <=, 17);
  g_assert_cmpfloat (last - first, >=, 15);
  g_assert_cmpuint (tln_chart_get_series (f->chart)->n, ==, 300);
  settle (f);
  press (f->chart, GDK_KEY_End, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 299);
  options.period = TLN_PERIOD_AS_IS;
  tln_chart_show_range (f->chart, 0, 1000);
  tln_chart_set_options (f->chart, &options);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (first, ==, 0);
  g_assert_cmpfloat (last, ==, 300);
}

static void
test_others (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnSeries) other = make_series (200);
  const TlnChartOther others[] = { { other, "Benchmark" } };
  TlnChartOptions options = { .relative = TRUE };

  tln_chart_set_others (f->chart, others, 1);
  settle (f);
  g_autoptr (TlnPlotData) together = picture_of (f->chart);
  g_assert_cmpuint (together->lines->len, ==, 1);
  g_assert_cmpuint (together->series->n, ==, 300);
  tln_chart_set_options (f->chart, &options);
  g_autoptr (TlnPlotData) relative = picture_of (f->chart);
  g_assert_cmpuint (relative->series->n, ==, 200);
  g_assert_cmpfloat (relative->series->close[7], ==, 1);
  settle (f);
  tln_chart_set_others (f->chart, NULL, 0);
  g_autoptr (TlnPlotData) alone = picture_of (f->chart);
  g_assert_cmpuint (alone->series->n, ==, 300);
}

/* Days without trade take room; keys pass over them. */
static void
test_true_time (Fixture *f, gconstpointer data)
{
  const TlnBar bars[] = { { .t = START, .close = 1 },
                          { .t = START + DAY, .close = 2 },
                          { .t = START + 4 * DAY, .close = 3 },
                          { .t = START + 5 * DAY, .close = 4 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  TlnChartOptions options = { .true_time = TRUE };
  double first;
  double last;

  tln_chart_set_series (f->chart, series);
  tln_chart_set_options (f->chart, &options);
  settle (f);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (last - first, ==, 6);
  press (f->chart, GDK_KEY_End, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 3);
  press (f->chart, GDK_KEY_Left, 0);
  press (f->chart, GDK_KEY_Left, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 1);
  press (f->chart, GDK_KEY_Right, 0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 2);
  g_autofree char *text = tln_chart_describe (f->chart);
  g_assert_nonnull (strstr (text, "4 bars, from 2023-12-09"));
  options.true_time = FALSE;
  tln_chart_set_options (f->chart, &options);
  tln_chart_get_range (f->chart, &first, &last);
  g_assert_cmpfloat (last - first, ==, 4);
}

/* Every action changes what it says, and says so once; the text of the options keeps it all. */
static void
test_actions (Fixture *f, gconstpointer data)
{
  const char *const wanted =
      "kind=hollow;scale=log;values=percent;period=month;volume;drawdown;sma-short;"
      "bollinger;";
  guint changes = 0;
  TlnChartOptions back = { .red_up = TRUE };

  g_signal_connect (f->chart, "options-changed", G_CALLBACK (count_cb), &changes);
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.kind", "s", "hollow");
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.scale", "s", "log");
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.values", "s", "percent");
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.period", "s", "month");
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.drawdown", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.sma-short", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.bollinger", NULL);
  g_assert_cmpuint (changes, ==, 7);
  g_autofree char *text = tln_chart_options_to_text (tln_chart_get_options (f->chart));
  g_assert_cmpstr (text, ==, wanted);
  tln_chart_options_from_text (&back, text);
  g_assert_true (back.kind == TLN_PLOT_HOLLOW && back.period == TLN_PERIOD_MONTH);
  g_assert_true (back.drawdown && back.volume && !back.overview && !back.relative);
  g_assert_cmpuint (back.averages.sma[0], ==, 20);
  g_assert_cmpuint (back.averages.sma[1], ==, 0);
  g_assert_cmpuint (back.averages.bollinger, ==, 20);
  g_autofree char *again = tln_chart_options_to_text (&back);
  g_assert_cmpstr (again, ==, wanted);
  g_assert_true (back.red_up);
  tln_chart_options_from_text (&back, "overview;relative;sma-long;ema");
  g_assert_true (back.overview && back.relative && !back.volume);
  g_assert_cmpuint (back.averages.sma[1], ==, 60);
  g_assert_cmpuint (back.averages.ema, ==, 20);
  tln_chart_options_from_text (&back, "kind=pie;volume;=;;base=x;period");
  g_autofree char *rest = tln_chart_options_to_text (&back);
  g_assert_cmpstr (rest, ==, "kind=line;scale=linear;values=prices;period=as-is;volume;");
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (f->chart), "chart.nothing", NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/chart-options/marks", test_marks_kinds);
  ADD ("/chart-options/periods", test_periods);
  ADD ("/chart-options/others", test_others);
  ADD ("/chart-options/true-time", test_true_time);
  ADD ("/chart-options/actions", test_actions);
  return g_test_run ();
}
