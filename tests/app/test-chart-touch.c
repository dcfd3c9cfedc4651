/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finger or the pointer does to the chart: drag, swipe, pinch, tap, long press, wheel, by
 * the signals of its gestures. Needs a display. */
#include "chart-support.h"
#include "tln-chart-private.h"

#include <math.h>

typedef struct {
  double first;
  double last;
} Range;

static Range
range_of (Fixture *f)
{
  Range range;

  tln_chart_get_range (f->chart, &range.first, &range.last);
  return range;
}

static double
bar_px (Fixture *f)
{
  tln_chart_ensure_layout (f->chart);
  return f->chart->plot.bar_px;
}

/* The middle of what is seen, and the place under it. */
static double
middle_x (Fixture *f)
{
  tln_chart_ensure_layout (f->chart);
  return f->chart->plot.price.x + f->chart->plot.price.width / 2;
}

static GtkEventController *
drag_of (Fixture *f)
{
  return find_controller (f->chart, GTK_TYPE_GESTURE_DRAG);
}

/* The click of the first button, or the one for the menu. */
static GtkEventController *
click_of (Fixture *f, guint button)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (f->chart));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

    if (GTK_IS_GESTURE_CLICK (one) &&
        gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (one)) == button)
      return one;
  }
  g_assert_not_reached ();
}

static void
begin_drag (Fixture *f, double x, double y)
{
  g_signal_emit_by_name (drag_of (f), "drag-begin", x, y);
}

static void
drag_by (Fixture *f, double dx, double dy)
{
  g_signal_emit_by_name (drag_of (f), "drag-update", dx, dy);
}

static void
end_drag (Fixture *f, double dx, double dy)
{
  g_signal_emit_by_name (drag_of (f), "drag-end", dx, dy);
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  double px = bar_px (f);
  begin_drag (f, middle_x (f), 150);
  /* a finger is never quite still */
  drag_by (f, 3, 2);
  g_assert_cmpfloat (range_of (f).first, ==, 100);
  drag_by (f, -10 * px, 4);
  g_assert_cmpfloat_with_epsilon (range_of (f).first, 110, 1e-6);
  g_assert_cmpfloat_with_epsilon (range_of (f).last, 210, 1e-6);
  /* from where it began, not from where it was */
  drag_by (f, 20 * px, 4);
  g_assert_cmpfloat_with_epsilon (range_of (f).first, 80, 1e-6);
  drag_by (f, 1000 * px, 4);
  g_assert_cmpfloat (range_of (f).first, ==, 0);
  g_assert_cmpfloat_with_epsilon (range_of (f).last, 100, 1e-6);
  end_drag (f, 1000 * px, 4);
  g_assert_cmpuint (f->spans, ==, 3);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (f->chart)));
}

/* Upwards and downwards the page scrolls, not the chart. */
static void
test_drag_upwards (Fixture *f, gconstpointer data)
{
  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  begin_drag (f, middle_x (f), 150);
  drag_by (f, 8, -40);
  end_drag (f, 8, -40);
  g_assert_cmpfloat (range_of (f).first, ==, 100);
  g_assert_cmpuint (f->spans, ==, 0);
}

/* With Shift what is drawn out is what is seen; a mere click with it is nothing. */
static void
test_band (Fixture *f, gconstpointer data)
{
  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  double px = bar_px (f);
  double x = f->chart->plot.price.x;
  begin_drag (f, x + 60 * px, 150);
  f->chart->banding = TRUE; /* no key is held here */
  drag_by (f, -40 * px, 0);
  g_assert_cmpfloat (range_of (f).first, ==, 100);
  end_drag (f, -40 * px, 0);
  g_assert_cmpfloat_with_epsilon (range_of (f).first, 120, 1e-6);
  g_assert_cmpfloat_with_epsilon (range_of (f).last, 160, 1e-6);
  begin_drag (f, x + 60, 150);
  f->chart->banding = TRUE;
  end_drag (f, 2, 0);
  g_assert_cmpfloat_with_epsilon (range_of (f).first, 120, 1e-6);
  g_assert_false (f->chart->banding);
}

/* In the strip of the whole history a drag moves what is seen there. */
static void
test_strip (Fixture *f, gconstpointer data)
{
  TlnChartOptions options = { .overview = TRUE };

  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 420);
  tln_chart_set_options (f->chart, &options);
  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  tln_chart_ensure_layout (f->chart);
  double height = gtk_widget_get_height (GTK_WIDGET (f->chart));
  double width = f->chart->plot.price.width;
  double x = f->chart->plot.price.x + width / 2;
  begin_drag (f, x, height - 15);
  g_assert_cmpint (f->chart->grip, ==, GRIP_MIDDLE);
  drag_by (f, width / 10, 0);
  end_drag (f, width / 10, 0);
  g_assert_cmpfloat_with_epsilon (range_of (f).first, 130, 1);
  g_assert_cmpfloat_with_epsilon (range_of (f).last - range_of (f).first, 100, 1e-6);
}

static void
test_swipe (Fixture *f, gconstpointer data)
{
  GtkEventController *swipe = find_controller (f->chart, GTK_TYPE_GESTURE_SWIPE);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->chart));

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  g_signal_emit_by_name (swipe, "swipe", 100.0, 900.0);
  g_assert_cmpuint (f->chart->glide_tick, ==, 0);
  g_signal_emit_by_name (swipe, "swipe", -3000.0, 20.0);
  g_assert_cmpuint (f->chart->glide_tick, !=, 0);
  while (f->chart->glide_tick != 0 && range_of (f).first <= 110)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (range_of (f).first, >, 110);
  /* a touch holds it */
  begin_drag (f, middle_x (f), 150);
  g_assert_cmpuint (f->chart->glide_tick, ==, 0);
  end_drag (f, 0, 0);
  /* who wants no motion has none */
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_signal_emit_by_name (swipe, "swipe", -3000.0, 20.0);
  g_assert_cmpuint (f->chart->glide_tick, ==, 0);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* What is between the fingers stays there, wherever on the chart that is and wherever they go. */
static void
test_pinch (Fixture *f, gconstpointer data)
{
  static const double scales[] = { 1.25, 2, 4 };

  for (guint at = 1; at <= 3; at++) {
    tln_chart_show_range (f->chart, 100, 200);
    settle (f);
    tln_chart_ensure_layout (f->chart);
    double about = f->chart->plot.price.x + f->chart->plot.price.width * at / 4;
    double place = tln_plot_place (&f->chart->plot, about);

    f->chart->zoom_about = about;
    f->chart->zoom_scale = 1;
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
      double x = about + 10 * i;

      tln_chart_pinch (f->chart, x, scales[i]);
      g_assert_cmpfloat_with_epsilon (range_of (f).last - range_of (f).first, 100 / scales[i],
                                      1e-6);
      tln_chart_ensure_layout (f->chart);
      /* the axis beside may have become wider by a digit */
      g_assert_cmpfloat_with_epsilon (tln_plot_place (&f->chart->plot, x), place, 2);
    }
  }
}

/* Without a place between fingers the middle of the chart is that. */
static void
test_pinch_signal (Fixture *f, gconstpointer data)
{
  GtkEventController *pinch = find_controller (f->chart, GTK_TYPE_GESTURE_ZOOM);

  tln_chart_show_range (f->chart, 100, 200);
  settle (f);
  tln_chart_ensure_layout (f->chart);
  f->chart->zoom_about = f->chart->view.width / 2;
  double place = tln_plot_place (&f->chart->plot, f->chart->zoom_about);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (range_of (f).last - range_of (f).first, 50, 1e-6);
  tln_chart_ensure_layout (f->chart);
  g_assert_cmpfloat_with_epsilon (tln_plot_place (&f->chart->plot, f->chart->view.width / 2), place,
                                  2);
}

static void
test_tap (Fixture *f, gconstpointer data)
{
  GtkEventController *click = click_of (f, GDK_BUTTON_PRIMARY);

  set_three_marks (f);
  settle (f);
  tln_chart_ensure_layout (f->chart);
  const TlnPlotMark *mark = &f->chart->plot.marks[1];
  g_signal_emit_by_name (click, "released", 1, mark->x + 3, mark->y + f->chart->strip - 3);
  g_assert_cmpint (f->activated, ==, 2);
  double x = tln_plot_x (&f->chart->plot, 150);
  g_signal_emit_by_name (click, "released", 1, x, 150.0);
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 150);
  tln_chart_show_range (f->chart, 100, 200);
  g_signal_emit_by_name (click, "released", 2, middle_x (f), 150.0);
  g_assert_cmpfloat (range_of (f).first, ==, 0);
  g_assert_cmpfloat (range_of (f).last, ==, 300);
}

/* A finger has no second button: it is held down. The pointer is not asked to. */
static void
test_long_press (Fixture *f, gconstpointer data)
{
  GtkEventController *press = find_controller (f->chart, GTK_TYPE_GESTURE_LONG_PRESS);

  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (press)));
  tln_chart_ensure_layout (f->chart);
  double x = tln_plot_x (&f->chart->plot, 120);
  g_signal_emit_by_name (press, "pressed", x, 150.0);
  g_assert_true (GTK_IS_POPOVER_MENU (f->chart->popover));
  /* and it is about the bar under it */
  g_assert_cmpuint (tln_chart_get_cursor (f->chart), ==, 120);
  gtk_popover_popdown (GTK_POPOVER (f->chart->popover));
  tln_chart_set_series (f->chart, NULL);
  settle (f);
  g_signal_emit_by_name (press, "pressed", x, 150.0);
}

static gboolean
scroll (Fixture *f, double dx, double dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (f->chart, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", dx,
                         dy, &handled);
  return handled;
}

/* A wheel zooms about the pointer; when all is seen the page has it. */
static void
test_wheel (Fixture *f, gconstpointer data)
{
  GtkEventController *motion = find_controller (f->chart, GTK_TYPE_EVENT_CONTROLLER_MOTION);

  settle (f);
  g_assert_false (scroll (f, 0, 1));
  g_signal_emit_by_name (motion, "motion", f->chart->plot.price.x, 150.0);
  g_assert_true (scroll (f, 0, -1));
  g_assert_cmpfloat (range_of (f).first, ==, 0);
  g_assert_cmpfloat (range_of (f).last, <, 300);
  Range before = range_of (f);
  g_assert_true (scroll (f, 1, 0));
  g_assert_cmpfloat (range_of (f).first, >, before.first);
  g_assert_cmpfloat_with_epsilon (range_of (f).last - range_of (f).first,
                                  before.last - before.first, 1e-6);
  g_assert_true (scroll (f, 0, 5));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/chart-touch/drag", test_drag);
  ADD ("/chart-touch/drag-upwards", test_drag_upwards);
  ADD ("/chart-touch/band", test_band);
  ADD ("/chart-touch/strip", test_strip);
  ADD ("/chart-touch/swipe", test_swipe);
  ADD ("/chart-touch/pinch", test_pinch);
  ADD ("/chart-touch/pinch-signal", test_pinch_signal);
  ADD ("/chart-touch/tap", test_tap);
  ADD ("/chart-touch/long-press", test_long_press);
  ADD ("/chart-touch/wheel", test_wheel);
  return g_test_run ();
}
