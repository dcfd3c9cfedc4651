/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See plot-support.h. */
#include "plot-support.h"

static TlnBar
walk_bar (guint i, double *at)
{
  double open = *at;

  *at += g_test_rand_double_range (-1, 1);
  return (TlnBar) { i * (gint64) DAY,      open, MAX (open, *at) + 0.5,
                    MIN (open, *at) - 0.5, *at,  g_test_rand_double_range (1, 1000),
                    (double) NAN };
}

void
begin (Picture *picture, guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);
  double at = 1000;

  for (guint i = 0; i < n; i++)
    bars[i] = walk_bar (i, &at);
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  *picture = (Picture) { .data = tln_plot_data_new (series), .drawing = tln_drawing_new () };
  picture->view = (TlnPlotView) { .width = 800,
                                  .height = 400,
                                  .device_scale = 1,
                                  .char_width = 7,
                                  .line_height = 16,
                                  .volume_share = 0.2 };
  tln_view_reset (&picture->view, n);
}

void
draw_series (Picture *picture)
{
  tln_plot_layout (&picture->plot, picture->data, &picture->view);
  tln_drawing_clear (picture->drawing, picture->view.width, picture->view.height);
  tln_plot_draw_series (&picture->plot, picture->drawing);
}

void
end (Picture *picture)
{
  tln_plot_data_free (picture->data);
  tln_drawing_free (picture->drawing);
}

const TlnDrawItem *
item_at (const Picture *picture, guint i)
{
  return &g_array_index (picture->drawing->items, TlnDrawItem, i);
}

guint
count_items (const Picture *picture, int kind, int role)
{
  guint n = 0;

  for (guint i = 0; i < picture->drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (picture, i);

    n += (kind < 0 || item->kind == kind) && (role < 0 || item->role == role);
  }
  return n;
}

/* Clips come in pairs, and everything is a finite number. */
void
assert_sound (const Picture *picture)
{
  guint open = 0;

  for (guint i = 0; i < picture->drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (picture, i);

    g_assert_cmpuint (item->role, <, TLN_ROLE_LAST);
    g_assert_true (isfinite (item->x) && isfinite (item->y));
    g_assert_true (isfinite (item->width) && isfinite (item->height));
    g_assert_cmpfloat (item->width, >=, 0);
    g_assert_cmpfloat (item->height, >=, 0);
    g_assert_true (item->kind != TLN_DRAW_CLIP || open == 0);
    open += item->kind == TLN_DRAW_CLIP;
    open -= item->kind == TLN_DRAW_UNCLIP;
    g_assert_cmpuint (open, <=, 1);
    for (guint k = 0; item->kind == TLN_DRAW_POLYLINE && k < item->n; k++) {
      const TlnPoint *point = &tln_drawing_points (picture->drawing, item)[k];

      g_assert_true (isfinite (point->x) && isfinite (point->y));
    }
  }
  g_assert_cmpuint (open, ==, 0);
}

/* A rectangle of the line at an x that covers a y (any, where y is NAN), or NULL. A bar on the
 * border of two columns may stand in either. */
const TlnDrawItem *
column_at (const Picture *picture, double x, double y)
{
  for (guint i = 0; i < picture->drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (picture, i);

    if (item->kind == TLN_DRAW_RECT && item->role == TLN_ROLE_SERIES && item->x <= x + 1e-6 &&
        item->x + item->width > x - 1e-6 &&
        (isnan (y) || (item->y <= y && item->y + item->height >= y)))
      return item;
  }
  return NULL;
}

void
assert_bars_covered (const Picture *picture)
{
  const TlnSeries *series = picture->data->series;

  for (guint i = picture->plot.i0; i < picture->plot.i1; i++) {
    double x = tln_plot_x (&picture->plot, i);
    double y = tln_scale_y (&picture->plot.price_scale, series->close[i]);

    if (x >= 0 && x < picture->plot.price.width)
      g_assert_nonnull (column_at (picture, x, y));
  }
}

/* Neighbouring columns touch, so that the line has no holes. */
void
assert_connected (const Picture *picture)
{
  const TlnDrawItem *before = NULL;

  for (guint i = 0; i < picture->drawing->items->len; i++) {
    const TlnDrawItem *item = item_at (picture, i);

    if (item->kind != TLN_DRAW_RECT || item->role != TLN_ROLE_SERIES)
      continue;
    if (before != NULL) {
      g_assert_cmpfloat_with_epsilon (item->x, before->x + before->width, 1e-6);
      g_assert_cmpfloat (item->y, <=, before->y + before->height);
      g_assert_cmpfloat (item->y + item->height, >=, before->y);
    }
    before = item;
  }
  g_assert_nonnull (before);
}

/* Averages, and another instrument that has few bars. */
void
add_lines (Picture *picture)
{
  const TlnPlotAverages averages = { { 5, 20 }, 10, 20 };
  guint n = picture->data->series->n;
  double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = i % 5 == 0 ? 3.0 + i : (double) NAN;
  tln_plot_data_add_averages (picture->data, &averages);
  tln_plot_data_add_other (picture->data, "other", values, 7);
}
