/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of the weeks: its columns over the bars of each week, its pane, what it says of a day.
 */
#include "plot-support.h"
#include "tln-plot-weeks.h"

#define MONDAY (4 * DAY) /* 1970-01-05 */

/* Bars stand on every day from Thursday, 1970-01-01. */
static void
test_columns (void)
{
  const TlnPlotWeek weeks[] = { { .t = MONDAY - 14 * DAY, .count = 9 },
                                { .t = MONDAY - 7 * DAY, .count = 1 },
                                { .t = MONDAY + 7 * DAY, .count = 4 },
                                { .t = MONDAY + 700 * DAY, .count = 9 } };
  Picture picture;

  begin (&picture, 200);
  tln_plot_data_set_weeks (picture.data, weeks, 4);
  g_assert_cmpuint (picture.data->weeks->len, ==, 2);
  const TlnPlotWeek *week = &g_array_index (picture.data->weeks, TlnPlotWeek, 0);
  g_assert_cmpfloat (week[0].first, ==, 0);
  g_assert_cmpfloat (week[0].last, ==, 4);
  g_assert_cmpfloat (week[1].first, ==, 11);
  g_assert_cmpfloat (week[1].last, ==, 18);
  picture.view.attention_share = 0.12;
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_drawing_clear (picture.drawing, 800, 400);
  tln_plot_draw_weeks (&picture.plot, picture.drawing);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_VOLUME), ==, 2);
  const TlnDrawItem *first = item_at (&picture, 1);
  const TlnDrawItem *second = item_at (&picture, 2);
  g_assert_cmpfloat_with_epsilon (second->height, 4 * first->height, 1e-9);
  g_assert_cmpfloat_with_epsilon (second->x,
                                  tln_plot_x (&picture.plot, 11) - picture.plot.bar_px / 2, 1e-9);
  g_assert_cmpstr (tln_drawing_text (picture.drawing, item_at (&picture, 4)), ==, "4");
  g_assert_cmpuint (tln_plot_week_count (picture.data, MONDAY + 13 * DAY), ==, 4);
  g_assert_cmpuint (tln_plot_week_count (picture.data, MONDAY + 14 * DAY), ==, 0);
  /* out of sight: no column */
  tln_view_set (&picture.view, 200, 100, 150);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_drawing_clear (picture.drawing, 800, 400);
  tln_plot_draw_weeks (&picture.plot, picture.drawing);
  g_assert_cmpuint (picture.drawing->items->len, ==, 0);
  end (&picture);
}

/* Its room comes from the prices, under everything else, and only where there are weeks. */
static void
test_pane (void)
{
  const TlnPlotWeek week = { .t = MONDAY, .count = 1 };
  Picture picture;

  begin (&picture, 200);
  picture.view.attention_share = 0.12;
  picture.view.drawdown_share = 0.2;
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  double before = picture.plot.price.height;
  g_assert_cmpfloat (picture.plot.attention.height, ==, 0);
  tln_plot_data_set_weeks (picture.data, &week, 1);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  const TlnPlot *plot = &picture.plot;
  g_assert_cmpfloat (plot->attention.height, >, 16);
  g_assert_cmpfloat (plot->price.height, <, before);
  g_assert_cmpfloat (plot->drawdown.y + plot->drawdown.height, <, plot->attention.y);
  g_assert_cmpfloat (plot->volume.y + plot->volume.height, <, plot->drawdown.y);
  g_assert_cmpfloat_with_epsilon (plot->attention.y + plot->attention.height, plot->bottom, 1e-9);
  end (&picture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-weeks/columns", test_columns);
  g_test_add_func ("/plot-weeks/pane", test_pane);
  return g_test_run ();
}
