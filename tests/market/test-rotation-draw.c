/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the picture of a rotation must keep to, for every size and for bad data. */
#include "tln-rotation-draw.h"

#include <math.h>
#include <string.h>

#define DAY 86400
#define WEEKS 60
#define UNKNOWN ((double) NAN)

static TlnRotation *
make_rotation (guint n_stages)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));
  TlnWeek first = tln_day_week (tln_day_new (2024, 12, 30));
  guint all[WEEKS];
  TlnRotation *self;

  for (guint w = 0; w < WEEKS; w++) {
    all[w] = w % 7 == 3 ? 0 : 20;
    for (guint i = 0; i < 3 + w % 5 && w % 7 != 3; i++) {
      TlnAttentionRow row = { w * 100 + i, first + (TlnWeek) w, (w / 9 + i) % MAX (n_stages, 1),
                              0 };
      if (n_stages > 0)
        g_array_append_val (rows, row);
    }
  }
  self = tln_rotation_new (tln_attention_new (rows, n_stages, first, all, WEEKS), rows);
  for (guint s = 0; s < n_stages; s++) {
    g_autofree char *name = g_strdup_printf ("环节 %u", s);
    tln_rotation_add_stage (self, name);
  }
  return self;
}

static void
add_line (TlnRotation *self, guint stage, double (*close) (guint week))
{
  g_autofree char *code = g_strdup_printf ("%06u.SSE", self->lines->len);
  g_autofree char *name = g_strdup ("Fund");
  const TlnRotationLine line = { .code = code, .name = name, .stage = stage };
  TlnBar bars[WEEKS];

  for (guint w = 0; w < WEEKS; w++)
    bars[w] =
        (TlnBar) { .t = (tln_week_monday (self->attention->first + (TlnWeek) w) + 2) * (gint64) DAY,
                   .close = close (w) };
  g_autoptr (TlnSeries) series = tln_series_new (bars, WEEKS);
  tln_rotation_add_line (self, &line, series);
}

static double
rising (guint week)
{
  return 1 + 0.01 * week;
}

static double
with_holes (guint week)
{
  return week % 11 < 3 || (week > 20 && week < 35) ? UNKNOWN : 50 - 0.3 * week;
}

static double
level (guint week)
{
  return 1e-8;
}

static double
wild (guint week)
{
  return week % 2 == 0 ? 1e12 : (week % 3 == 0 ? -1 : 1e-8);
}

static double
once (guint week)
{
  return week == 30 ? 5 : UNKNOWN;
}

static TlnRotationFrame
frame_of (double width, double height)
{
  return (TlnRotationFrame) { .first = 0,
                              .last = WEEKS,
                              .width = width,
                              .height = height,
                              .device_scale = 1,
                              .char_width = 7,
                              .line_height = 16,
                              .price_title = "Prices",
                              .attention_title = "Share" };
}

static guint
count (const TlnDrawing *drawing, int kind, int role)
{
  guint n = 0;

  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
    n += (kind < 0 || item->kind == kind) && (role < 0 || item->role == role);
  }
  return n;
}

static void
assert_sound (const TlnDrawing *drawing)
{
  guint open = 0;

  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);

    g_assert_cmpuint (item->role, <, TLN_ROLE_LAST);
    g_assert_true (isfinite (item->x) && isfinite (item->y));
    g_assert_true (isfinite (item->width) && item->width >= 0);
    g_assert_true (isfinite (item->height) && item->height >= 0);
    open += item->kind == TLN_DRAW_CLIP;
    open -= item->kind == TLN_DRAW_UNCLIP;
    g_assert_cmpuint (open, <=, 1);
    for (guint k = 0; item->kind == TLN_DRAW_POLYLINE && k < item->n; k++) {
      const TlnPoint *point = &tln_drawing_points (drawing, item)[k];
      g_assert_true (isfinite (point->x) && isfinite (point->y));
    }
  }
  g_assert_cmpuint (open, ==, 0);
}

static TlnDrawing *
draw (const TlnRotation *rotation, const TlnRotationFrame *frame, TlnRotationPlot *plot)
{
  TlnDrawing *drawing = tln_drawing_new ();
  TlnRotationMark mark = { frame->first, frame->first + 0.3, TRUE };

  tln_rotation_layout (plot, rotation, frame);
  tln_drawing_clear (drawing, frame->width, frame->height);
  tln_rotation_draw (plot, drawing);
  tln_rotation_draw_mark (plot, &mark, drawing);
  assert_sound (drawing);
  return drawing;
}

/* Parts of a week stand on one another, as tall as they say. */
static void
test_stacks (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (3);
  TlnRotationFrame frame = frame_of (900, 400);
  TlnRotationPlot plot;
  g_autoptr (TlnDrawing) drawing = draw (rotation, &frame, &plot);
  double px = plot.attention.height / plot.attention_scale.max;

  g_assert_cmpfloat (plot.price.height, ==, 0);
  g_assert_cmpfloat (plot.attention_scale.max, ==, 35 * 1.05);
  for (guint s = 0; s < 3; s++) {
    double drawn = 0;
    double wanted = 0;

    for (guint w = 0; w < WEEKS; w++) {
      double part = tln_rotation_part (rotation, s, w, TLN_MEASURE_SHARE);
      wanted += isnan (part) || tln_rotation_is_running (rotation, w) ? 0 : part * 100 * px;
    }
    for (guint i = 0; i < drawing->items->len; i++) {
      const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
      if (item->kind == TLN_DRAW_RECT && item->role == TLN_ROLE_STAGE_1 + s)
        drawn += item->height;
    }
    g_assert_cmpfloat_with_epsilon (drawn, wanted, 1e-6);
    /* The week that is not over has outlines. */
    g_assert_cmpuint (count (drawing, TLN_DRAW_FRAME, (int) (TLN_ROLE_STAGE_1 + s)), <=, 1);
  }
  frame.measure = TLN_MEASURE_COUNT;
  tln_rotation_layout (&plot, rotation, &frame);
  g_assert_cmpfloat (plot.attention_scale.max, ==, 7 * 1.05);
}

/* Without colour stages are told apart by the texture cut out of them. */
static void
test_textures (void)
{
  const TlnBox box = { 10, 10, 24, 40 };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint s = 0; s < TLN_ROLE_STAGES; s++) {
    g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
    GString *shapes = g_string_new (NULL);

    tln_drawing_clear (drawing, 50, 60);
    tln_rotation_draw_stage (s, &box, drawing);
    assert_sound (drawing);
    g_assert_cmpuint (count (drawing, TLN_DRAW_RECT, (int) (TLN_ROLE_STAGE_1 + s)), ==, 1);
    for (guint i = 1; i < drawing->items->len; i++) {
      const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);

      g_assert_cmpuint (item->role, ==, TLN_ROLE_BACKGROUND);
      g_assert_true (item->x >= box.x && item->x + item->width <= box.x + box.width + 1e-9);
      g_assert_true (item->y >= box.y && item->y + item->height <= box.y + box.height + 1e-9);
      g_string_append_printf (shapes, "%.1f %.1f %.1f %.1f;", item->x, item->y, item->width,
                              item->height);
    }
    g_assert_true (g_hash_table_add (seen, g_string_free_and_steal (shapes)));
  }
}

/* Lines have the colour of their stage and dashes of their own, and a hole of some weeks is one. */
static void
test_lines (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (2);
  TlnRotationFrame frame = frame_of (900, 400);
  TlnRotationPlot plot;

  add_line (rotation, 1, rising);
  add_line (rotation, TLN_ROTATION_NO_STAGE, with_holes);
  g_autoptr (TlnDrawing) drawing = draw (rotation, &frame, &plot);
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_STAGE_2), ==, 1);
  /* 3 to 10, 14 to 20 (21 weeks in), 35 to 43 and so on: one hole is long */
  g_assert_cmpuint (count (drawing, TLN_DRAW_POLYLINE, TLN_ROLE_TEXT), >, 1);
  g_assert_cmpfloat (plot.price.height, >, 100);
  g_assert_cmpfloat (plot.price_scale.max, >, 159);
  guint first = G_MAXUINT;
  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);
    if (item->kind != TLN_DRAW_POLYLINE)
      continue;
    first = first == G_MAXUINT ? item->form : first;
    g_assert_cmpuint (item->form == first, ==, item->role == TLN_ROLE_STAGE_2);
  }
  frame.base = 30;
  tln_rotation_layout (&plot, rotation, &frame);
  /* 1.59 where 1.3 is 100 */
  g_assert_cmpfloat (plot.price_scale.max, <, 130);
}

static void
test_weeks (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (2);
  TlnRotationFrame frame = frame_of (700, 300);
  TlnRotationPlot plot;
  char label[TLN_LABEL];
  guint week;

  frame.first = 10;
  tln_rotation_layout (&plot, rotation, &frame);
  for (guint w = 10; w < WEEKS; w++) {
    g_assert_true (tln_rotation_week_at (&plot, tln_rotation_x (&plot, w + 0.5), &week));
    g_assert_cmpuint (week, ==, w);
  }
  g_assert_true (tln_rotation_week_at (&plot, -100, &week));
  g_assert_cmpuint (week, ==, 10);
  g_assert_true (tln_rotation_week_at (&plot, 1e9, &week));
  g_assert_cmpuint (week, ==, WEEKS - 1);
  g_assert_false (tln_rotation_week_at (&plot, UNKNOWN, &week));
  tln_rotation_week_label (rotation, 0, label);
  g_assert_cmpstr (label, ==, "2025-W01");
  tln_rotation_week_label (rotation, 52, label);
  g_assert_cmpstr (label, ==, "2026-W01");
}

static void
test_frame (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (2);
  g_autoptr (TlnRotation) none = make_rotation (0);
  TlnRotationFrame frame = { 0 };
  TlnWeek first = rotation->attention->first;

  g_assert_true (tln_rotation_frame_set (&frame, rotation, 0, TLN_WEEK_NONE));
  g_assert_cmpuint (frame.first, ==, 0);
  g_assert_cmpuint (frame.last, ==, WEEKS - 1); /* in the last week there is nothing */
  g_assert_true (tln_rotation_frame_set (&frame, rotation, 10, first + 3));
  g_assert_cmpuint (frame.first, ==, WEEKS - 11);
  g_assert_cmpuint (frame.base, ==, 3);
  g_assert_true (tln_rotation_frame_set (&frame, rotation, 10, first - 3));
  g_assert_cmpuint (frame.base, ==, 0);
  g_assert_true (tln_rotation_frame_set (&frame, rotation, 10, first + 999));
  g_assert_cmpuint (frame.base, ==, WEEKS - 1);
  g_assert_false (tln_rotation_frame_set (&frame, none, 0, TLN_WEEK_NONE));
}

/* Labels of the axis keep their distance from one another. */
static void
assert_apart (const TlnDrawing *drawing, double bottom)
{
  double last = -1e9;

  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);

    if (item->kind != TLN_DRAW_TEXT || item->y < bottom || item->role != TLN_ROLE_TEXT_DIM)
      continue;
    g_assert_cmpfloat (item->x - last, >=, 7 * 7);
    last = item->x;
  }
}

static void
test_sizes (void)
{
  static const double widths[] = { 0, 1, 60, 240, 360, 1000, 4000 };
  g_autoptr (TlnRotation) rotation = make_rotation (4);

  add_line (rotation, 0, rising);
  add_line (rotation, 1, level);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint k = 0; k < G_N_ELEMENTS (widths); k++) {
      TlnRotationFrame frame = frame_of (widths[i], widths[k]);
      TlnRotationPlot plot;
      frame.legend = i % 2 == 0;
      g_autoptr (TlnDrawing) drawing = draw (rotation, &frame, &plot);
      if (widths[i] > 200)
        assert_apart (drawing, widths[k] - 16);
    }
}

static void
test_bad_data (void)
{
  g_autoptr (TlnRotation) none = make_rotation (0);
  g_autoptr (TlnRotation) many = make_rotation (20);
  TlnRotationFrame frame = frame_of (800, 500);
  TlnRotationPlot plot;

  frame.legend = TRUE;
  g_autoptr (TlnDrawing) empty = draw (none, &frame, &plot);
  add_line (none, TLN_ROTATION_NO_STAGE, once);
  g_autoptr (TlnDrawing) lone = draw (none, &frame, &plot);
  g_assert_cmpfloat (plot.price.height, >, 0);
  add_line (many, 3, wild);
  for (guint i = 0; i < 200; i++)
    add_line (many, i % 20, i % 2 == 0 ? level : with_holes);
  g_autoptr (TlnDrawing) crowded = draw (many, &frame, &plot);
  frame.first = frame.last = 5;
  g_autoptr (TlnDrawing) nothing = draw (many, &frame, &plot);
  g_assert_false (tln_rotation_week_at (&plot, 100, &frame.first));
}

static void
test_mark (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (2);
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnRotationFrame frame = frame_of (800, 400);
  TlnRotationPlot plot;
  TlnRotationMark mark = { 20, 20, FALSE };

  add_line (rotation, 1, rising);
  tln_rotation_layout (&plot, rotation, &frame);
  tln_rotation_draw_mark (&plot, &mark, drawing);
  g_assert_cmpuint (count (drawing, -1, TLN_ROLE_VEIL), ==, 0);
  g_assert_cmpuint (count (drawing, TLN_DRAW_MARK, TLN_ROLE_STAGE_2), ==, 1);
  mark.veil = TRUE;
  tln_drawing_clear (drawing, 800, 400);
  tln_rotation_draw_mark (&plot, &mark, drawing);
  g_assert_cmpuint (count (drawing, -1, TLN_ROLE_VEIL), ==, 2);
  mark.week = 99;
  tln_drawing_clear (drawing, 800, 400);
  tln_rotation_draw_mark (&plot, &mark, drawing);
  g_assert_cmpuint (drawing->items->len, ==, 0);
}

/* The week that is looked at has its words in full; of the axis' own that are in the way nothing is
 * left, and the others stay. */
static void
test_tag (void)
{
  g_autoptr (TlnRotation) rotation = make_rotation (2);
  TlnRotationFrame frame = frame_of (360, 400);
  TlnRotationPlot plot;
  guint covered = 0;
  guint free = 0;

  add_line (rotation, 1, rising);
  g_autoptr (TlnDrawing) all = draw (rotation, &frame, &plot);
  guint n_labels = count (all, TLN_DRAW_TEXT, TLN_ROLE_TEXT_DIM);
  g_assert_cmpuint (n_labels, >, 2);
  for (guint week = plot.view.first; week < plot.view.last; week++) {
    g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
    TlnRotationMark mark = { week, week, FALSE };

    tln_rotation_draw_mark (&plot, &mark, drawing);
    guint n = count (drawing, -1, TLN_ROLE_BACKGROUND);
    covered += n > 0;
    free += n == 0;
    g_assert_cmpuint (n, <=, 2);
    g_assert_cmpuint (count (drawing, TLN_DRAW_TEXT, TLN_ROLE_LABEL_TEXT), ==, 1);
  }
  g_assert_cmpuint (covered, >, 0);
  g_assert_cmpuint (free, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rotation-draw/stacks", test_stacks);
  g_test_add_func ("/rotation-draw/textures", test_textures);
  g_test_add_func ("/rotation-draw/lines", test_lines);
  g_test_add_func ("/rotation-draw/weeks", test_weeks);
  g_test_add_func ("/rotation-draw/frame", test_frame);
  g_test_add_func ("/rotation-draw/sizes", test_sizes);
  g_test_add_func ("/rotation-draw/bad-data", test_bad_data);
  g_test_add_func ("/rotation-draw/mark", test_mark);
  g_test_add_func ("/rotation-draw/tag", test_tag);
  return g_test_run ();
}
