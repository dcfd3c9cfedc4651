/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of charts beside line and candles, lines beside the prices, and the drawdown pane, by their
 * shapes. */
#include "plot-support.h"

/* The fill of an area reaches from the line to the bottom in every column; a step has a corner for
 * each bar. */
static void
test_area_and_step (void)
{
  Picture picture;

  begin (&picture, 6000);
  picture.view.kind = TLN_PLOT_AREA;
  draw_series (&picture);
  assert_sound (&picture);
  assert_bars_covered (&picture);
  double bottom = picture.plot.price.y + picture.plot.price.height;
  for (guint i = 0; i < picture.drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (&picture, i);

    if (item->role == TLN_ROLE_AREA)
      g_assert_cmpfloat_with_epsilon (item->y + item->height, bottom, 1e-6);
  }
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_AREA), ==,
                    count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_SERIES));
  picture.view.strokes = TRUE;
  draw_series (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYGON, TLN_ROLE_AREA), ==, 1);
  end (&picture);

  begin (&picture, 100);
  picture.view.kind = TLN_PLOT_STEP;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (picture.drawing->points->len, ==, 2 * 100 - 1);
  for (guint i = 1; i < picture.drawing->points->len; i++) {
    const TlnPoint *points = &g_array_index (picture.drawing->points, TlnPoint, 0);

    g_assert_true (points[i].x == points[i - 1].x || points[i].y == points[i - 1].y);
  }
  picture.view.moving = TRUE;
  draw_series (&picture);
  assert_bars_covered (&picture);
  assert_connected (&picture);
  end (&picture);
}

/* Rising to 12 after 10 but from an open of 13: coloured as risen, filled as fallen. */
static void
test_hollow_and_bars (void)
{
  Picture picture;

  begin (&picture, 20);
  for (guint i = 0; i < 20; i++) {
    picture.data->series->close[i] = 10 + 2 * i;
    picture.data->series->open[i] = 11 + 2 * i;
    picture.data->series->high[i] = 12 + 2 * i;
    picture.data->series->low[i] = 9 + 2 * i;
  }
  picture.view.kind = TLN_PLOT_HOLLOW;
  picture.view.volume_share = 0;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_FRAME, -1), ==, 0);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_UP), ==, 3 * 19);
  picture.view.kind = TLN_PLOT_BARS;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_DOWN), ==, 3 * 20);
  /* stem, open to the left of it, close to the right */
  const TlnDrawItem *stem = item_at (&picture, 1);
  g_assert_cmpfloat (item_at (&picture, 2)->x, <, stem->x);
  g_assert_cmpfloat (item_at (&picture, 3)->x, >, stem->x);
  g_assert_cmpfloat_with_epsilon (
      stem->height, tln_plot_y (&picture.plot, 9) - tln_plot_y (&picture.plot, 12), 1e-9);
  end (&picture);
}

/* Dashes tell lines apart without colour, in strokes and in columns. */
static void
test_lines (void)
{
  Picture picture;

  begin (&picture, 200);
  add_lines (&picture);
  picture.view.rebase = TLN_REBASE_HUNDRED;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, TLN_ROLE_LINE_1), ==, 1);
  for (guint i = 0; i < picture.drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (&picture, i);

    if (item->kind == TLN_DRAW_POLYLINE && item->role >= TLN_ROLE_LINE_2)
      g_assert_cmpuint (item->form, !=, 0);
  }
  picture.view.moving = TRUE;
  draw_series (&picture);
  guint solid = count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_SERIES);
  guint dashed = count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_LINE_3);
  g_assert_cmpuint (dashed, >, solid / 2);
  g_assert_cmpuint (dashed, <, solid * 3 / 4);
  picture.view.alone = TRUE;
  draw_series (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_LINE_3), ==, 0);
  tln_drawing_clear (picture.drawing, 800, 400);
  tln_plot_draw_legend (&picture.plot, 199, picture.drawing);
  /* SMA 5, SMA 20, EMA 10, BOLL 20 2 and the other */
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_TEXT, -1), ==, 5);
  g_assert_true (
      g_str_has_prefix (tln_drawing_text (picture.drawing, item_at (&picture, 1)), "SMA 5  "));
  /* beyond what is seen: the last that is seen */
  tln_view_set (&picture.view, 200, 0, 100);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_drawing_clear (picture.drawing, 800, 400);
  tln_plot_draw_legend (&picture.plot, 99, picture.drawing);
  g_autofree char *last = g_strdup (tln_drawing_text (picture.drawing, item_at (&picture, 1)));
  tln_drawing_clear (picture.drawing, 800, 400);
  tln_plot_draw_legend (&picture.plot, G_MAXUINT, picture.drawing);
  g_assert_cmpstr (tln_drawing_text (picture.drawing, item_at (&picture, 1)), ==, last);
  end (&picture);
}

static void
test_drawdown_pane (void)
{
  Picture picture;

  begin (&picture, 300);
  picture.view.drawdown_share = 0.2;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpfloat (picture.plot.drawdown.height, >, 0);
  g_assert_cmpfloat (picture.plot.volume.y + picture.plot.volume.height, <=,
                     picture.plot.drawdown.y);
  for (guint i = 0; i < picture.drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (&picture, i);

    if (item->role == TLN_ROLE_DRAWDOWN)
      g_assert_cmpfloat_with_epsilon (item->y, picture.plot.drawdown.y, 1e-6);
  }
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_DRAWDOWN), >, 100);
  end (&picture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-lines/area-and-step", test_area_and_step);
  g_test_add_func ("/plot-lines/hollow-and-bars", test_hollow_and_bars);
  g_test_add_func ("/plot-lines/lines", test_lines);
  g_test_add_func ("/plot-lines/drawdown", test_drawdown_pane);
  return g_test_run ();
}
