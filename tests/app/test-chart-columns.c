/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns, marks and labels painted together are the pixels they would be singly. Render nodes need
 * a display to be opened before. */
#include "tln-chart-columns.h"
#include "tln-chart-painter.h"
#include "tln-chart-sprites.h"

#include <gtk/gtk.h>
#include <stdlib.h>

#define WIDTH 120
#define HEIGHT 260
#define BAND 160.0

/* Of 255: what two ways of rounding the coverage of both ends and premultiplied colour may differ
 * by. */
#define ROUNDING 4

static cairo_surface_t *
draw (GskRenderNode *node, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  if (node)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
greatest_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint8 *one = cairo_image_surface_get_data (a);
  const guint8 *two = cairo_image_surface_get_data (b);
  int most = 0;

  for (int i = 0; i < cairo_image_surface_get_stride (a) * HEIGHT; i++)
    most = MAX (most, abs (one[i] - two[i]));
  return (guint) most;
}

static guint
inked (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  guint count = 0;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    count += pixels[i] != 0;
  return count;
}

static GskRenderNode *
paint_singly (const TlnChartColumns *columns, const GdkRGBA *color, double scale)
{
  g_autoptr (GPtrArray) nodes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  for (guint i = 0; i < columns->n; i++) {
    const TlnChartColumn *column = &columns->columns[i];
    float x = (float) ((columns->x + (int) i) / scale);
    graphene_rect_t box = GRAPHENE_RECT_INIT (x, column->top / (float) scale, (float) (1 / scale),
                                              (column->bottom - column->top) / (float) scale);

    if (column->top < column->bottom)
      g_ptr_array_add (nodes, gsk_color_node_new (color, &box));
  }
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static void
test_same_pixels (void)
{
  const GdkRGBA colors[] = { { 0.2f, 0.5f, 0.9f, 1 }, { 0.8f, 0.1f, 0.3f, 0.35f } };

  for (guint round = 0; round < 400; round++) {
    TlnChartColumns columns = { .x = g_test_rand_int_range (0, WIDTH / 2 - TLN_CHART_COLUMNS_MAX),
                                .n = (guint) g_test_rand_int_range (4, TLN_CHART_COLUMNS_MAX + 1) };
    const GdkRGBA *color = &colors[round % G_N_ELEMENTS (colors)];
    double scale = round % 3 == 0 ? 2 : 1;

    for (guint i = 0; i < columns.n; i++) {
      float top = (float) g_test_rand_double_range (2, BAND);
      double height = g_test_rand_bit () ? g_test_rand_double_range (0.01, 3)
                                         : g_test_rand_double_range (1, 70);

      columns.columns[i] = (TlnChartColumn) { top, top + (float) height };
    }
    if (round % 5 == 0)
      columns.columns[columns.n / 2].bottom = columns.columns[columns.n / 2].top;
    g_autoptr (GskRenderNode) together = tln_chart_columns_paint (&columns, color, scale);
    g_autoptr (GskRenderNode) singly = paint_singly (&columns, color, scale);
    cairo_surface_t *a = draw (together, scale);
    cairo_surface_t *b = draw (singly, scale);
    g_assert_cmpint (gsk_render_node_get_node_type (together), ==, GSK_TEXTURE_NODE);
    g_assert_cmpuint (inked (b), >, 0);
    g_assert_cmpuint (greatest_difference (a, b), <=, ROUNDING);
    cairo_surface_destroy (a);
    cairo_surface_destroy (b);
  }
}

static void
test_not_worth_it (void)
{
  const GdkRGBA color = { 0, 0, 0, 1 };
  TlnChartColumns columns = { .x = 3, .n = 0 };

  g_assert_null (tln_chart_columns_paint (&columns, &color, 1));
  columns.n = 8;
  g_assert_null (tln_chart_columns_paint (&columns, &color, 1));
  columns.columns[5] = (TlnChartColumn) { 10, 2000 };
  g_assert_null (tln_chart_columns_paint (&columns, &color, 1));
  columns.columns[5].bottom = 20;
  g_autoptr (GskRenderNode) node = tln_chart_columns_paint (&columns, &color, 1);
  g_assert_nonnull (node);
  columns.n = 3;
  columns.columns[1] = columns.columns[5];
  g_assert_null (tln_chart_columns_paint (&columns, &color, 1));
}

/* A picture of runs that break: by a gap, another role, a wider rectangle, a clip, a tall column.
 */
static void
fill (TlnDrawing *drawing)
{
  const TlnDrawItem clip = { .kind = TLN_DRAW_CLIP, .x = 5, .y = 10, .width = 90, .height = 200 };
  const TlnDrawItem unclip = { .kind = TLN_DRAW_UNCLIP };
  const TlnDrawItem wide = {
    .kind = TLN_DRAW_RECT, .role = TLN_ROLE_AXIS, .x = 30, .y = 0, .width = 9, .height = 250
  };

  tln_drawing_clear (drawing, WIDTH, HEIGHT);
  tln_drawing_add (drawing, &clip);
  for (guint x = 0; x < 100; x++) {
    TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                         .role = x / 20 % 2 ? TLN_ROLE_SERIES : TLN_ROLE_AREA,
                         .x = x,
                         .y = 20.25 + x * 37 % 60,
                         .width = 1,
                         .height = x == 70 ? 239 : 1.5 + x * 11 % 30 };

    if (x % 17 != 0)
      tln_drawing_add (drawing, &item);
    if (x == 50)
      tln_drawing_add (drawing, &wide);
  }
  tln_drawing_add (drawing, &unclip);
}

static void
test_runs_of_a_drawing (void)
{
  g_autoptr (TlnChartPainter) painter = tln_chart_painter_new ();
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  g_autoptr (GskRenderer) software = gsk_cairo_renderer_new ();
  TlnChartPalette palette = { 0 };

  for (guint i = 0; i < TLN_ROLE_LAST; i++)
    palette.color[i] = (GdkRGBA) { (float) i / TLN_ROLE_LAST, 0.4f, 0.6f, i % 3 ? 1 : 0.5f };
  tln_chart_painter_set_palette (painter, &palette);
  fill (drawing);
  g_autoptr (GskRenderNode) singly = tln_chart_painter_paint (painter, drawing, 1);
  tln_chart_painter_set_renderer (painter, software);
  g_autoptr (GskRenderNode) together = tln_chart_painter_paint (painter, drawing, 1);
  /* on a half pixel a picture would be blurred */
  g_autoptr (GskRenderNode) between = tln_chart_painter_paint (painter, drawing, 1.5);
  tln_chart_painter_set_renderer (painter, NULL);
  g_autoptr (GskRenderNode) expected = tln_chart_painter_paint (painter, drawing, 1.5);
  cairo_surface_t *pictures[] = { draw (singly, 1), draw (together, 1), draw (between, 1),
                                  draw (expected, 1) };

  g_assert_cmpuint (inked (pictures[0]), >, 1000);
  g_assert_cmpuint (greatest_difference (pictures[0], pictures[1]), <=, ROUNDING);
  g_assert_cmpuint (greatest_difference (pictures[2], pictures[3]), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
}

/* Marks in a row with numbers above them, some on others, one far away, and a line between. */
static void
fill_marks (TlnDrawing *drawing, gboolean labels)
{
  const TlnDrawItem line = { .kind = TLN_DRAW_LINE, .x = 0, .y = 40, .width = 110, .size = 1 };
  TlnDrawItem label = { .role = TLN_ROLE_TEXT, .form = TLN_ANCHOR_CENTER, .size = 0.85f };
  TlnDrawItem mark = { .kind = TLN_DRAW_MARK, .size = 10 };

  tln_drawing_clear (drawing, WIDTH, HEIGHT);
  for (guint i = 0; i < 12; i++) {
    mark.form = (guint8) (i % TLN_MARK_SHAPES);
    mark.role = (guint8) (TLN_ROLE_MARK_FOR + i % 3);
    label.x = mark.x = 10 + 8.3 * i;
    mark.y = i == 9 ? 100.4 : 30 + i % 4 * 3.7;
    label.y = mark.y - 11;
    tln_drawing_add (drawing, &mark);
    if (labels)
      tln_drawing_add_text (drawing, &label, i % 2 ? "12" : "7");
    if (i == 5)
      tln_drawing_add (drawing, &line);
  }
}

static guint
count_nodes (GskRenderNode *node)
{
  return gsk_container_node_get_n_children (node);
}

/* What stands near each other is painted as one, as soon as it comes back, and looks the same; at
 * another scale, too. */
static void
test_marks_of_a_drawing (void)
{
  g_autoptr (TlnChartPainter) painter = tln_chart_painter_new ();
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  g_autoptr (GskRenderer) software = gsk_cairo_renderer_new ();
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  TlnChartPalette palette = { 0 };

  g_assert_true (gsk_renderer_realize_for_display (software, gdk_display_get_default (), NULL));
  for (guint i = 0; i < TLN_ROLE_LAST; i++)
    palette.color[i] = (GdkRGBA) { 0.2f, (float) i / TLN_ROLE_LAST, 0.6f, i % 3 ? 1 : 0.5f };
  tln_chart_painter_set_palette (painter, &palette);
  tln_chart_painter_set_context (painter, gtk_widget_get_pango_context (label));
  for (int scale = 1; scale <= 2; scale++) {
    /* Between two pixels letters have a grid of their own. */
    fill_marks (drawing, scale == 1);
    tln_chart_painter_set_renderer (painter, NULL);
    g_autoptr (GskRenderNode) singly = tln_chart_painter_paint (painter, drawing, scale);
    tln_chart_painter_set_renderer (painter, software);
    for (guint round = 0; round < 3; round++) {
      g_autoptr (GskRenderNode) together = tln_chart_painter_paint (painter, drawing, scale);
      cairo_surface_t *a = draw (singly, scale);
      cairo_surface_t *b = draw (together, scale);

      g_assert_cmpuint (inked (a), >, 400);
      g_assert_cmpuint (greatest_difference (a, b), <=, ROUNDING);
      g_assert_cmpuint (count_nodes (together), <, count_nodes (singly) / (round > 0 ? 2 : 1));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
  }
  gsk_renderer_unrealize (software);
  g_object_unref (label);
}

static void
test_far_apart (void)
{
  guint32 pixels[100] = { 0 };
  const TlnChartSprite sprite = { -5, -5, 10, 10, pixels, NULL };
  g_autoptr (TlnChartSprites) sprites = tln_chart_sprites_new ();
  graphene_rect_t box;

  g_assert_null (tln_chart_sprites_paint (sprites, 1));
  g_assert_true (tln_chart_sprites_add (sprites, &sprite, 20, 20));
  g_assert_true (tln_chart_sprites_add (sprites, &sprite, 50, 30));
  g_assert_false (tln_chart_sprites_add (sprites, &sprite, 50, 300));
  g_autoptr (GskRenderNode) both = tln_chart_sprites_paint (sprites, 2);
  gsk_render_node_get_bounds (both, &box);
  g_assert_cmpfloat (box.origin.x, ==, 7.5f);
  g_assert_cmpfloat (box.size.width, ==, 20);
  g_assert_cmpfloat (box.size.height, ==, 10);
  g_assert_true (tln_chart_sprites_add (sprites, &sprite, 50, 300));
  g_autoptr (GskRenderNode) one = tln_chart_sprites_paint (sprites, 1);
  gsk_render_node_get_bounds (one, &box);
  g_assert_cmpfloat (box.origin.y, ==, 295);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/chart-columns/same-pixels", test_same_pixels);
  g_test_add_func ("/chart-columns/not-worth-it", test_not_worth_it);
  g_test_add_func ("/chart-columns/runs-of-a-drawing", test_runs_of_a_drawing);
  g_test_add_func ("/chart-columns/marks-of-a-drawing", test_marks_of_a_drawing);
  g_test_add_func ("/chart-columns/far-apart", test_far_apart);
  return g_test_run ();
}
