/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings of charts by their shapes: every spike is there, nothing is outside, directions differ
 * by form, dense views stay cheap, bad data gives finite shapes. */
#include "plot-support.h"
#include "tln-palette.h"

#include <string.h>

static void
test_dense_line (void)
{
  Picture picture;

  begin (&picture, 6000);
  for (guint k = 0; k < 6; k++) {
    picture.view.device_scale = k % 2 == 0 ? 1 : 1.5;
    picture.view.scale = k < 3 ? TLN_SCALE_LINEAR : TLN_SCALE_LOG;
    tln_view_set (&picture.view, 6000, k * 100.3, 6000 - k * 50.7);
    draw_series (&picture);
    assert_sound (&picture);
    assert_bars_covered (&picture);
    assert_connected (&picture);
    g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, -1), ==, 0);
    g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_SERIES), <=,
                      (guint) (800 * picture.view.device_scale));
  }
  end (&picture);
}

static void
test_sparse_line (void)
{
  Picture picture;

  begin (&picture, 200);
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, TLN_ROLE_SERIES), ==, 1);
  g_assert_cmpuint (picture.drawing->points->len, ==, 200);
  picture.view.moving = TRUE;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, -1), ==, 0);
  assert_bars_covered (&picture);
  assert_connected (&picture);
  end (&picture);
}

static void
test_strokes (void)
{
  Picture picture;
  double top = INFINITY;

  begin (&picture, 20000);
  picture.data->series->close[12345] = 5000;
  picture.view.strokes = TRUE;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, TLN_ROLE_SERIES), ==, 1);
  g_assert_cmpuint (picture.drawing->points->len, <=, 4 * 800);
  for (guint i = 0; i < picture.drawing->points->len; i++)
    top = MIN (top, g_array_index (picture.drawing->points, TlnPoint, i).y);
  g_assert_cmpfloat_with_epsilon (top, tln_scale_y (&picture.plot.price_scale, 5000), 1e-9);
  end (&picture);
}

static void
test_gaps (void)
{
  Picture picture;

  begin (&picture, 100);
  for (guint i = 40; i < 50; i++)
    picture.data->series->close[i] = (double) NAN;
  picture.data->series->close[60] = picture.data->series->close[62] = (double) NAN;
  draw_series (&picture);
  assert_sound (&picture);
  /* 0–39, 50–59, the single bar 61 as a dot, 63–99 */
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_POLYLINE, TLN_ROLE_SERIES), ==, 3);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_MARK, TLN_ROLE_SERIES), ==, 1);
  picture.view.moving = TRUE;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_null (column_at (&picture, tln_plot_x (&picture.plot, 45), (double) NAN));
  g_assert_nonnull (column_at (&picture, tln_plot_x (&picture.plot, 61), (double) NAN));
  end (&picture);
}

static void
test_candles (void)
{
  Picture picture;
  guint up = 0;

  begin (&picture, 60);
  picture.view.kind = TLN_PLOT_CANDLES;
  picture.view.hollow = TRUE;
  draw_series (&picture);
  assert_sound (&picture);
  for (guint i = 0; i < 60; i++)
    up += picture.data->series->close[i] >= picture.data->series->open[i];
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_FRAME, TLN_ROLE_UP), ==, up);
  /* two wicks each, and the bodies of those that fell */
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_UP), ==, 2 * up);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_DOWN), ==, 3 * (60 - up));
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_VOLUME_UP), ==, up);
  picture.view.hollow = FALSE;
  draw_series (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_FRAME, -1), ==, 0);
  end (&picture);
}

/* The highest high and the lowest low of all bars are on the picture however many are merged. */
static void
test_merged_candles (void)
{
  Picture picture;
  double top = INFINITY;
  double bottom = -INFINITY;

  begin (&picture, 30000);
  picture.data->series->high[17777] = 3000;
  picture.data->series->low[8888] = 1;
  picture.view.kind = TLN_PLOT_CANDLES;
  draw_series (&picture);
  assert_sound (&picture);
  g_assert_cmpuint (picture.drawing->items->len, <, 2000);
  for (guint i = 0; i < picture.drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (&picture, i);

    if (item->role != TLN_ROLE_UP && item->role != TLN_ROLE_DOWN)
      continue;
    top = MIN (top, item->y);
    bottom = MAX (bottom, item->y + item->height);
  }
  g_assert_cmpfloat_with_epsilon (top, tln_scale_y (&picture.plot.price_scale, 3000), 1e-6);
  g_assert_cmpfloat_with_epsilon (bottom, tln_scale_y (&picture.plot.price_scale, 1), 1e-6);
  end (&picture);
}

static void
test_events (void)
{
  Picture picture;
  const TlnPlotEvent events[] = { { 10 * DAY, 1, TLN_EVENT_FOR, 0 },
                                  { 50 * DAY, 2, TLN_EVENT_AGAINST, 0 },
                                  { 90 * DAY, 3, TLN_EVENT_NEUTRAL, 0 },
                                  { 130 * DAY, 4, TLN_EVENT_FOR, 0 },
                                  { 130 * DAY, 5, TLN_EVENT_AGAINST, 0 } };
  const TlnMarkShape shapes[] = { TLN_MARK_UP, TLN_MARK_DOWN, TLN_MARK_DOT, TLN_MARK_DIAMOND };

  begin (&picture, 200);
  tln_plot_data_set_events (picture.data, events, 5);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_plot_draw_events (&picture.plot, picture.drawing);
  assert_sound (&picture);
  g_assert_cmpuint (picture.drawing->items->len, ==, 5);
  for (guint i = 0; i < 4; i++) {
    g_assert_cmpuint (item_at (&picture, i)->kind, ==, TLN_DRAW_MARK);
    g_assert_cmpuint (item_at (&picture, i)->form, ==, shapes[i]);
  }
  g_assert_cmpuint (item_at (&picture, 4)->kind, ==, TLN_DRAW_TEXT);
  g_assert_cmpstr (tln_drawing_text (picture.drawing, item_at (&picture, 4)), ==, "2");
  end (&picture);
}

/* Each kind alone has a shape of its own, none that evidence has; two kinds are a diamond. */
static void
test_event_kinds (void)
{
  const guint8 shapes[] = { TLN_MARK_DOT, TLN_MARK_HOURGLASS, TLN_MARK_SQUARE, TLN_MARK_CROSS,
                            TLN_MARK_FLAG };
  TlnPlotEvent events[TLN_EVENT_KINDS + 2];
  Picture picture;

  for (guint k = 0; k < TLN_EVENT_KINDS; k++)
    events[k] = (TlnPlotEvent) { (10 + 30 * k) * (gint64) DAY, k + 1, TLN_EVENT_NEUTRAL, 0,
                                 (TlnEventKind) k };
  events[TLN_EVENT_KINDS] =
      (TlnPlotEvent) { 170 * DAY, 98, TLN_EVENT_NEUTRAL, 0, TLN_EVENT_EVIDENCE };
  events[TLN_EVENT_KINDS + 1] =
      (TlnPlotEvent) { 170 * DAY, 99, TLN_EVENT_NEUTRAL, 0, TLN_EVENT_NOTE };
  begin (&picture, 200);
  tln_plot_data_set_events (picture.data, events, G_N_ELEMENTS (events));
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_plot_draw_events (&picture.plot, picture.drawing);
  assert_sound (&picture);
  g_assert_cmpuint (picture.plot.n_marks, ==, TLN_EVENT_KINDS + 1);
  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    g_assert_cmpuint (item_at (&picture, k)->form, ==, shapes[k]);
    g_assert_cmpuint (picture.plot.marks[k].n_kind[k], ==, 1);
  }
  g_assert_cmpuint (item_at (&picture, TLN_EVENT_KINDS)->form, ==, TLN_MARK_DIAMOND);
  end (&picture);
}

/* Shapes lie within their side, and no two are alike. */
static void
test_shapes (void)
{
  for (guint s = 0; s < TLN_MARK_SHAPES; s++) {
    guint n;
    const TlnPoint *corners = tln_mark_corners ((TlnMarkShape) s, &n);

    g_assert_true ((corners == NULL) == (s == TLN_MARK_DOT));
    for (guint i = 0; i < n; i++) {
      g_assert_cmpfloat (fabs (corners[i].x), <=, 0.5);
      g_assert_cmpfloat (fabs (corners[i].y), <=, 0.5);
    }
    for (guint other = 0; other < s; other++) {
      guint n_other;
      const TlnPoint *them = tln_mark_corners ((TlnMarkShape) other, &n_other);

      g_assert_false (n == n_other && n > 0 && memcmp (corners, them, n * sizeof *them) == 0);
    }
  }
}

static void
test_grid (void)
{
  Picture picture;

  begin (&picture, 200);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_plot_draw_grid (&picture.plot, picture.drawing);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_TEXT, -1), ==,
                    picture.plot.n_value_ticks + picture.plot.n_time_ticks + 1);
  for (guint i = 0; i < picture.drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (&picture, i);

    g_assert_cmpfloat (item->x, >=, 0);
    g_assert_cmpfloat (item->x, <=, 800);
    g_assert_cmpfloat (item->y + item->height, <=, 400);
  }
  end (&picture);
}

static void
test_crosshair (void)
{
  Picture picture;
  TlnCrosshair crosshair = { 100, (double) NAN };

  begin (&picture, 200);
  tln_plot_layout (&picture.plot, picture.data, &picture.view);
  tln_plot_draw_crosshair (&picture.plot, &crosshair, picture.drawing);
  assert_sound (&picture);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_CROSSHAIR), ==, 2);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_TEXT, TLN_ROLE_LABEL_TEXT), ==, 2);
  /* 1970-01-01 and a hundred days */
  g_assert_cmpstr (
      tln_drawing_text (picture.drawing, item_at (&picture, picture.drawing->items->len - 1)), ==,
      "1970-04-11");
  tln_drawing_clear (picture.drawing, 800, 400);
  crosshair.y = picture.plot.price.y + picture.plot.price.height + 50;
  tln_plot_draw_crosshair (&picture.plot, &crosshair, picture.drawing);
  g_assert_cmpuint (count_items (&picture, TLN_DRAW_RECT, TLN_ROLE_CROSSHAIR), ==, 1);
  tln_drawing_clear (picture.drawing, 800, 400);
  crosshair.index = 200;
  tln_plot_draw_crosshair (&picture.plot, &crosshair, picture.drawing);
  g_assert_cmpuint (picture.drawing->items->len, ==, 0);
  end (&picture);
}

static void
draw_all (Picture *picture)
{
  const TlnCrosshair crosshair = { 0, (double) NAN };

  tln_plot_layout (&picture->plot, picture->data, &picture->view);
  tln_drawing_clear (picture->drawing, picture->view.width, picture->view.height);
  tln_plot_draw_grid (&picture->plot, picture->drawing);
  tln_plot_draw_series (&picture->plot, picture->drawing);
  tln_plot_draw_events (&picture->plot, picture->drawing);
  tln_plot_draw_legend (&picture->plot, 0, picture->drawing);
  tln_plot_draw_crosshair (&picture->plot, &crosshair, picture->drawing);
  assert_sound (picture);
}

static void
spoil (TlnSeries *series, guint way)
{
  const double n = (double) NAN;
  const double values[] = { n, 0, -1, 1e-8, 1e12, 7, INFINITY };

  for (guint i = 0; i < series->n; i++) {
    gboolean all = way % 2 == 0;
    double value = values[way / 2];

    if (!all && i % 3 != 0)
      continue;
    series->open[i] = series->high[i] = series->low[i] = series->close[i] = value;
    series->volume[i] = way == 1 ? n : 0;
  }
}

static void
test_bad_data (void)
{
  const guint sizes[] = { 0, 1, 2, 50, 5000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes) * 14 * 8 * TLN_PLOT_KINDS; k++) {
    Picture picture;
    guint rest = k / 8 / TLN_PLOT_KINDS;

    begin (&picture, sizes[rest / 14]);
    spoil (picture.data->series, rest % 14);
    picture.view.kind = (TlnPlotKind) (k / 8 % TLN_PLOT_KINDS);
    picture.view.scale = (TlnScaleKind) (k & 1);
    picture.view.moving = (k & 2) != 0;
    picture.view.strokes = (k & 4) != 0;
    picture.view.rebase = (TlnRebase) (rest % 3);
    picture.view.base = rest % 2 == 0 ? TLN_BASE_FIRST : 3;
    picture.view.drawdown_share = 0.2;
    add_lines (&picture);
    draw_all (&picture);
    end (&picture);
  }
}

static void
test_palette (void)
{
  const TlnPaletteStyle green = { FALSE, FALSE };
  const TlnPaletteStyle red = { FALSE, TRUE };
  const TlnPaletteStyle dark = { TRUE, FALSE };

  for (guint role = 0; role < TLN_ROLE_LAST; role++) {
    TlnColor light = tln_palette_color (&green, role);

    g_assert_cmpfloat (light.alpha, >, 0);
    g_assert_cmpfloat (tln_palette_color (&dark, role).alpha, >, 0);
    g_assert_cmpfloat (light.red, <=, 1);
  }
  TlnColor up = tln_palette_color (&green, TLN_ROLE_UP);
  TlnColor swapped = tln_palette_color (&red, TLN_ROLE_DOWN);
  g_assert_true (memcmp (&up, &swapped, sizeof up) == 0);
  g_assert_cmpfloat (up.green, >, up.red);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-draw/dense-line", test_dense_line);
  g_test_add_func ("/plot-draw/sparse-line", test_sparse_line);
  g_test_add_func ("/plot-draw/strokes", test_strokes);
  g_test_add_func ("/plot-draw/gaps", test_gaps);
  g_test_add_func ("/plot-draw/candles", test_candles);
  g_test_add_func ("/plot-draw/merged-candles", test_merged_candles);
  g_test_add_func ("/plot-draw/events", test_events);
  g_test_add_func ("/plot-draw/events-kinds", test_event_kinds);
  g_test_add_func ("/plot-draw/shapes", test_shapes);
  g_test_add_func ("/plot-draw/grid", test_grid);
  g_test_add_func ("/plot-draw/crosshair", test_crosshair);
  g_test_add_func ("/plot-draw/bad-data", test_bad_data);
  g_test_add_func ("/plot-draw/palette", test_palette);
  return g_test_run ();
}
