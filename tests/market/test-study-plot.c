/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of an event study: where sessions and values stand, what is under the pointer, what
 * is drawn; and that nothing breaks where there is nothing. */
#include "tln-study-plot.h"

#include <math.h>
#include <string.h>

#define DAY 86400
#define N 120

static const TlnStudyWords words = { "Mean", "Median", "Random", "Single", "Sessions" };
static const TlnStudyPlotView wide = { 800, 400, 7, 16, words };

/* Rises by one per cent (in logarithms) each session; events at 40 and 80. */
static TlnStudy *
make_study (guint n_events, guint n_placebo)
{
  TlnBar bars[N];
  const TlnStudyEvent events[] = { { 40 * DAY, FALSE }, { 80 * DAY, FALSE }, { 500 * DAY, FALSE } };
  const TlnStudyOptions options = { 5, 20, FALSE, n_placebo, 1 };

  for (guint i = 0; i < N; i++)
    bars[i] =
        (TlnBar) { .t = (gint64) i * DAY, .close = exp (0.01 * i) * (i >= 80 ? exp (0.05) : 1) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, N);
  return tln_study_new (series, NULL, events, n_events, &options);
}

static guint
count (const TlnDrawing *drawing, TlnDrawKind kind, TlnRole role)
{
  guint n = 0;

  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
    n += item->kind == kind && item->role == role;
  }
  return n;
}

static gboolean
has_text (const TlnDrawing *drawing, const char *text)
{
  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
    if (item->kind == TLN_DRAW_TEXT && strcmp (tln_drawing_text (drawing, item), text) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
test_places (void)
{
  g_autoptr (TlnStudy) study = make_study (2, 0);
  TlnStudyPlot plot;

  tln_study_plot_layout (&plot, study, NULL, &wide);
  g_assert_cmpfloat (plot.pane.width, >, 600);
  g_assert_cmpfloat_with_epsilon (tln_study_plot_x (&plot, -5), plot.pane.x, 1e-9);
  g_assert_cmpfloat_with_epsilon (tln_study_plot_x (&plot, 20), plot.pane.x + plot.pane.width,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (tln_study_plot_x (&plot, 0),
                                  plot.pane.x + plot.pane.width * 5 / 25, 1e-9);
  /* all paths, and zero, lie inside; more is further up */
  g_assert_cmpfloat (tln_study_plot_y (&plot, 0), <=, plot.pane.y + plot.pane.height);
  g_assert_cmpfloat (tln_study_plot_y (&plot, 0.31), >=, plot.pane.y);
  g_assert_cmpfloat (tln_study_plot_y (&plot, 0.31), <, tln_study_plot_y (&plot, 0.26));
  for (int s = -5; s <= 20; s++)
    g_assert_cmpint (tln_study_plot_session_at (&plot, tln_study_plot_x (&plot, s) + 3), ==, s);
  g_assert_cmpint (tln_study_plot_session_at (&plot, plot.pane.x - 20), ==, TLN_STUDY_NO_SESSION);
}

/* At the day of the event the one has risen by 6 %, the other by 11 %. */
static void
test_pointer (void)
{
  g_autoptr (TlnStudy) study = make_study (3, 0);
  TlnStudyPlot plot;

  tln_study_plot_layout (&plot, study, NULL, &wide);
  double x = tln_study_plot_x (&plot, 0);
  g_assert_cmpuint (tln_study_plot_path_at (&plot, x, tln_study_plot_y (&plot, 0.061), 12), ==, 0);
  g_assert_cmpuint (tln_study_plot_path_at (&plot, x, tln_study_plot_y (&plot, 0.109), 12), ==, 1);
  g_assert_cmpuint (tln_study_plot_path_at (&plot, x, plot.pane.y - 30, 12), ==, TLN_STUDY_NO_PATH);
  g_assert_cmpuint (tln_study_plot_path_at (&plot, x, (double) NAN, 12), ==, TLN_STUDY_NO_PATH);
  /* between two sessions: on the line */
  double middle = (tln_study_plot_x (&plot, 3) + tln_study_plot_x (&plot, 4)) / 2;
  g_assert_cmpuint (tln_study_plot_path_at (&plot, middle, tln_study_plot_y (&plot, 0.095), 1), ==,
                    0);
}

static void
test_drawing (void)
{
  static const TlnEventStance stances[] = { TLN_EVENT_FOR, TLN_EVENT_AGAINST, TLN_EVENT_FOR };
  g_autoptr (TlnStudy) study = make_study (3, 10);
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnStudyPlot plot;

  tln_study_plot_layout (&plot, study, stances, &wide);
  tln_drawing_clear (drawing, 800, 400);
  tln_study_plot_draw (&plot, drawing);
  tln_study_plot_draw_legend (&plot, TLN_STUDY_NO_SESSION, drawing);
  /* two paths and their sample in the legend */
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_VOLUME), ==, 3);
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_SERIES), ==, 2);
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_LINE_1), ==, 2);
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_LINE_6), ==, 2);
  g_assert_cmpuint (count (drawing, TLN_DRAW_MARK, TLN_ROLE_MARK_FOR), ==, 1);
  g_assert_cmpuint (count (drawing, TLN_DRAW_MARK, TLN_ROLE_MARK_AGAINST), ==, 1);
  /* 26 returns of 0.01, and the jump of 0.05 in one of them: (0.26 + 0.31) / 2 */
  g_assert_true (has_text (drawing, "Mean +28.50%"));
  g_assert_true (has_text (drawing, "Sessions"));
  g_assert_true (has_text (drawing, "−5") && has_text (drawing, "0") && has_text (drawing, "+20"));
  g_assert_false (has_text (drawing, "+1"));
  tln_drawing_clear (drawing, 800, 400);
  tln_study_plot_draw (&plot, drawing);
  tln_study_plot_draw_legend (&plot, 0, drawing);
  /* (0.06 + 0.11) / 2 */
  g_assert_true (has_text (drawing, "Mean +8.50%"));
  tln_drawing_clear (drawing, 800, 400);
  tln_study_plot_draw_focus (&plot, 1, 0, drawing);
  g_assert_true (has_text (drawing, "+11.00%"));
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_MARK_AGAINST), ==, 1);
}

/* On a phone the legend has several rows and nothing leaves the picture. */
static void
test_narrow (void)
{
  g_autoptr (TlnStudy) study = make_study (2, 10);
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnStudyPlotView view = wide;
  TlnStudyPlot plot;

  tln_study_plot_layout (&plot, study, NULL, &view);
  g_assert_cmpuint (plot.legend_rows, ==, 1);
  view.width = 320;
  tln_study_plot_layout (&plot, study, NULL, &view);
  g_assert_cmpuint (plot.legend_rows, >, 1);
  tln_drawing_clear (drawing, 320, 400);
  tln_study_plot_draw (&plot, drawing);
  tln_study_plot_draw_legend (&plot, TLN_STUDY_NO_SESSION, drawing);
  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
    g_assert_cmpfloat (item->x, >=, 0);
    g_assert_cmpfloat (item->x + item->width, <=, 320);
  }
}

static void
test_nothing (void)
{
  g_autoptr (TlnStudy) study = make_study (0, 0);
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  static const double sizes[][2] = { { 0, 0 }, { 1, 1 }, { 30, 400 }, { 800, 20 }, { 800, 400 } };
  char label[TLN_LABEL];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    TlnStudyPlotView view = wide;
    TlnStudyPlot plot;

    view.width = sizes[i][0];
    view.height = sizes[i][1];
    tln_study_plot_layout (&plot, study, NULL, &view);
    tln_drawing_clear (drawing, view.width, view.height);
    tln_study_plot_draw (&plot, drawing);
    tln_study_plot_draw_legend (&plot, TLN_STUDY_NO_SESSION, drawing);
    tln_study_plot_draw_focus (&plot, 0, 0, drawing);
    g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_SERIES), ==, 0);
    g_assert_cmpuint (tln_study_plot_path_at (&plot, 10, 10, 100), ==, TLN_STUDY_NO_PATH);
  }
  tln_study_label (label, (double) NAN);
  g_assert_cmpstr (label, ==, "–");
  tln_study_label (label, -0.0123);
  g_assert_cmpstr (label, ==, "−1.23%");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study-plot/places", test_places);
  g_test_add_func ("/study-plot/pointer", test_pointer);
  g_test_add_func ("/study-plot/drawing", test_drawing);
  g_test_add_func ("/study-plot/narrow", test_narrow);
  g_test_add_func ("/study-plot/nothing", test_nothing);
  return g_test_run ();
}
