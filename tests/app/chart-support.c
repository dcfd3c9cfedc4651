/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See chart-support.h. */
#include "chart-support.h"

#include <math.h>

TlnSeries *
make_series (guint n)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, MAX (n, 1));

  for (guint i = 0; i < n; i++) {
    double close = 10.0 + 3.0 * sin (i / 7.0) + 0.01 * i;

    bars[i] = (TlnBar) { .t = START + i * (gint64) DAY,
                         .open = close - 0.2,
                         .high = close + 0.4,
                         .low = close - 0.5,
                         .close = close,
                         .volume = 1000.0 + i,
                         .amount = (double) NAN };
  }
  return tln_series_new (bars, n);
}

static void
activated_cb (TlnChart *chart, gint64 id, Fixture *f)
{
  f->activated = id;
}

void
count_cb (TlnChart *chart, guint *count)
{
  (*count)++;
}

void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnSeries) series = make_series (300);

  f->window = gtk_window_new ();
  f->chart = tln_chart_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->chart));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 800, 400);
  tln_chart_set_series (f->chart, series);
  g_signal_connect (f->chart, "mark-activated", G_CALLBACK (activated_cb), f);
  g_signal_connect (f->chart, "table-requested", G_CALLBACK (count_cb), &f->tables);
  g_signal_connect (f->chart, "span-changed", G_CALLBACK (count_cb), &f->spans);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);
  gtk_widget_grab_focus (GTK_WIDGET (f->chart));
}

void
tear_down (Fixture *f, gconstpointer data)
{
  TlnChart *chart = f->chart;

  g_object_add_weak_pointer (G_OBJECT (chart), (gpointer *) &chart);
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (chart);
}

GtkEventController *
find_controller (TlnChart *chart, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
      return one;
  }
  g_assert_not_reached ();
}

gboolean
press (TlnChart *chart, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, state, &handled);
  return handled;
}

void
settle (Fixture *f)
{
  gtk_test_widget_wait_for_draw (f->window);
}

void
assert_says (Fixture *f, const char *words)
{
  g_autofree char *summary = tln_chart_describe (f->chart);

  g_assert_nonnull (strstr (summary, words));
}

void
set_three_marks (Fixture *f)
{
  const TlnChartMark marks[] = {
    { .t = START + 200 * DAY, .id = 3, .stance = TLN_EVENT_NEUTRAL, .label = "third" },
    { .t = START + 20 * DAY, .id = 1, .stance = TLN_EVENT_FOR, .label = "first" },
    { .t = START + 100 * DAY, .id = 2, .stance = TLN_EVENT_AGAINST, .label = "second" },
  };

  tln_chart_set_marks (f->chart, marks, G_N_ELEMENTS (marks));
}
