/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns drawings into render nodes. A rectangle is one colour node, which every renderer draws as
 * one instance; only polylines at rest and marks are paths (chart notes, section 4). Where the
 * renderer is in software, the columns of a dense line, and marks with the texts among them are
 * painted as pixels. Knows nothing of charts. */
#include "tln-chart-painter.h"

#include "tln-chart-columns.h"
#include "tln-chart-sprites.h"

#define FONT_SCALE 0.86
#define TEXTS_MAX 1024
#define DASH 3.0
#define GAP 3.0

/* A text or a mark. */
typedef struct {
  GskRenderNode *node; /* at the origin; NULL: empty */
  TlnChartSprite *sprite; /* the same as pixels; NULL: not needed yet */
  gboolean known; /* worth pixels the next time */
  double width;
  double height;
} Text;

struct TlnChartPainter {
  TlnChartPalette palette;
  PangoContext *context;
  PangoFontDescription *font;
  GHashTable *texts; /* key -> Text */
  GString *key;
  GPtrArray *nodes; /* of the picture being painted, or of the clip in it */
  GPtrArray *outer; /* what is outside the clip */
  TlnChartColumns columns; /* rectangles that wait to be painted together */
  TlnRole columns_role;
  TlnChartSprites *sprites; /* texts and marks that wait to be painted together */
  GskRenderer *software; /* not owned, valid while painting; NULL: the renderer is none of these */
  double scale;
  double char_width;
  double line_height;
};

static void
text_free (gpointer data)
{
  Text *text = data;

  g_clear_pointer (&text->node, gsk_render_node_unref);
  tln_chart_sprite_free (text->sprite);
  g_free (text);
}

static double
snap (const TlnChartPainter *self, double value)
{
  return floor (value * self->scale + 0.5) / self->scale;
}

static void
add_color (TlnChartPainter *self, const GdkRGBA *color, const TlnDrawItem *box)
{
  graphene_rect_t rect =
      GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);

  g_ptr_array_add (self->nodes, gsk_color_node_new (color, &rect));
}

/* The columns that wait are painted: before anything that is not the next of them. */
static void
flush_columns (TlnChartPainter *self)
{
  const GdkRGBA *color = &self->palette.color[self->columns_role];
  TlnChartColumns *run = &self->columns;
  GskRenderNode *node;

  if (run->n == 0)
    return;
  node = tln_chart_columns_paint (run, color, self->scale);
  if (node)
    g_ptr_array_add (self->nodes, node);
  for (guint i = 0; !node && i < run->n; i++) {
    TlnDrawItem box = { .x = (run->x + (int) i) / self->scale,
                        .y = (double) run->columns[i].top / self->scale,
                        .width = 1 / self->scale,
                        .height =
                            (double) (run->columns[i].bottom - run->columns[i].top) / self->scale };

    add_color (self, color, &box);
  }
  run->n = 0;
}

static void
flush_sprites (TlnChartPainter *self)
{
  GskRenderNode *node = tln_chart_sprites_paint (self->sprites, self->scale);

  if (node)
    g_ptr_array_add (self->nodes, node);
}

/* FALSE: not as wide as a device pixel, or not on one. */
static gboolean
add_column (TlnChartPainter *self, const TlnDrawItem *item)
{
  TlnChartColumns *run = &self->columns;
  double x = item->x * self->scale;
  int column = (int) floor (x + 0.5);

  if (!self->software || fabs (item->width * self->scale - 1) > 0.001 || fabs (x - column) > 0.001)
    return FALSE;
  flush_sprites (self);
  if (run->n == TLN_CHART_COLUMNS_MAX ||
      (run->n > 0 && (self->columns_role != item->role || column != run->x + (int) run->n)))
    flush_columns (self);
  if (run->n == 0)
    run->x = column;
  self->columns_role = item->role;
  run->columns[run->n++] =
      (TlnChartColumn) { .top = (float) (item->y * self->scale),
                         .bottom = (float) ((item->y + item->height) * self->scale) };
  return TRUE;
}

static void
add_frame (TlnChartPainter *self, const GdkRGBA *color, const TlnDrawItem *item)
{
  double size = MIN ((double) item->size, MIN (item->width, item->height) / 2);
  TlnDrawItem edges[] = {
    { .x = item->x, .y = item->y, .width = item->width, .height = size },
    { .x = item->x, .y = item->y + item->height - size, .width = item->width, .height = size },
    { .x = item->x, .y = item->y + size, .width = size, .height = item->height - 2 * size },
    { .x = item->x + item->width - size,
      .y = item->y + size,
      .width = size,
      .height = item->height - 2 * size },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    add_color (self, color, &edges[i]);
}

static void
add_stroke (TlnChartPainter *self, const GdkRGBA *color, GskPath *path, const TlnDrawItem *item)
{
  GskStroke *stroke = gsk_stroke_new (item->size);
  graphene_rect_t bounds;
  GskRenderNode *fill;

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  if (item->kind == TLN_DRAW_POLYLINE && item->form != 0) {
    gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_BUTT);
    gsk_stroke_set_dash (stroke, tln_drawing_dashes (item->form), 4);
  }
  if (gsk_path_get_stroke_bounds (path, stroke, &bounds)) {
    fill = gsk_color_node_new (color, &bounds);
    g_ptr_array_add (self->nodes, gsk_stroke_node_new (fill, path, stroke));
    gsk_render_node_unref (fill);
  }
  gsk_stroke_free (stroke);
}

static void
add_fill (TlnChartPainter *self, const GdkRGBA *color, GskPath *path)
{
  graphene_rect_t bounds;
  GskRenderNode *fill;

  if (!gsk_path_get_bounds (path, &bounds))
    return;
  fill = gsk_color_node_new (color, &bounds);
  g_ptr_array_add (self->nodes, gsk_fill_node_new (fill, path, GSK_FILL_RULE_WINDING));
  gsk_render_node_unref (fill);
}

static void
add_slanted (TlnChartPainter *self, const GdkRGBA *color, const TlnDrawItem *item)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, (float) item->x, (float) item->y);
  gsk_path_builder_line_to (builder, (float) (item->x + item->width),
                            (float) (item->y + item->height));
  path = gsk_path_builder_free_to_path (builder);
  add_stroke (self, color, path, item);
}

/* An upright or level line: one colour node, or one per dash. */
static void
add_straight (TlnChartPainter *self, const GdkRGBA *color, const TlnDrawItem *item)
{
  gboolean level = item->height == 0.0;
  double length = level ? item->width : item->height;
  double size = MAX (snap (self, (double) item->size), 1.0 / self->scale);
  double step = item->form == 1 ? DASH + GAP : length;
  double ink = item->form == 1 ? DASH : length;
  double x = snap (self, item->x - (level ? 0 : size / 2));
  double y = snap (self, item->y - (level ? size / 2 : 0));

  if (length <= 0.0)
    return;
  for (double at = 0.0; at < length; at += step) {
    double part = MIN (ink, length - at);
    TlnDrawItem box = { .x = level ? x + at : x,
                        .y = level ? y : y + at,
                        .width = level ? part : size,
                        .height = level ? size : part };

    add_color (self, color, &box);
  }
}

static void
add_polyline (TlnChartPainter *self, const TlnDrawing *drawing, const TlnDrawItem *item)
{
  const TlnPoint *points = tln_drawing_points (drawing, item);
  GskPathBuilder *builder;
  g_autoptr (GskPath) path = NULL;

  if (item->n == 0)
    return;
  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, (float) points[0].x, (float) points[0].y);
  for (guint i = 1; i < item->n; i++)
    gsk_path_builder_line_to (builder, (float) points[i].x, (float) points[i].y);
  path = gsk_path_builder_free_to_path (builder);
  if (item->kind == TLN_DRAW_POLYGON)
    add_fill (self, &self->palette.color[item->role], path);
  else
    add_stroke (self, &self->palette.color[item->role], path, item);
}

static void
add_at (TlnChartPainter *self, GskRenderNode *node, double x, double y)
{
  GskTransform *move = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  /* To the origin there is no move. */
  g_ptr_array_add (self->nodes,
                   move != NULL ? gsk_transform_node_new (node, move) : gsk_render_node_ref (node));
  gsk_transform_unref (move);
}

static void
scale_font (PangoFontDescription *font, double factor)
{
  double size = pango_font_description_get_size (font) * factor;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
}

static Text *
lay_out (TlnChartPainter *self, const TlnDrawItem *item, const char *words)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (self->font);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Text *text = g_new0 (Text, 1);
  int width = 0;
  int height = 0;

  scale_font (font, (double) item->size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_size (layout, &width, &height);
  gtk_snapshot_append_layout (snapshot, layout, &self->palette.color[item->role]);
  text->node = gtk_snapshot_free_to_node (snapshot);
  text->width = (double) width / PANGO_SCALE;
  text->height = (double) height / PANGO_SCALE;
  return text;
}

/* What is looked for in every frame is not worth a format. */
static void
make_key (TlnChartPainter *self, char what, const TlnDrawItem *item, const char *words)
{
  int size = (int) (item->size * 100.0f);
  const char head[] = { what,
                        (char) (1 + item->role),
                        (char) (1 + (what == 'm' ? item->form : 0)),
                        (char) (1 + size % 128),
                        (char) (1 + size / 128 % 128),
                        '\0' };

  g_string_assign (self->key, head);
  g_string_append (self->key, words);
}

static Text *
find_text (TlnChartPainter *self, const TlnDrawItem *item, const char *words)
{
  Text *text;

  make_key (self, 't', item, words);
  text = g_hash_table_lookup (self->texts, self->key->str);
  if (text)
    return text;
  if (g_hash_table_size (self->texts) >= TEXTS_MAX) {
    flush_sprites (self);
    g_hash_table_remove_all (self->texts);
  }
  text = lay_out (self, item, words);
  g_hash_table_insert (self->texts, g_strdup (self->key->str), text);
  return text;
}

/* Where pixels are cheaper: a mark at once, as each is one of a few; a text among them when it
 * comes back. */
static void
add_kept (TlnChartPainter *self, Text *kept, gboolean mark, double x, double y)
{
  const int column = (int) floor (x * self->scale + 0.5);
  const int row = (int) floor (y * self->scale + 0.5);
  const gboolean alone = !mark && tln_chart_sprites_is_empty (self->sprites);

  if (!kept->node)
    return;
  if (self->software && !kept->sprite && kept->known && !alone)
    kept->sprite = tln_chart_sprite_new (kept->node, self->software, self->scale);
  kept->known = TRUE;
  if (!self->software || !kept->sprite || alone) {
    flush_sprites (self);
    add_at (self, kept->node, column / self->scale, row / self->scale);
    return;
  }
  if (tln_chart_sprites_add (self->sprites, kept->sprite, column, row))
    return;
  flush_sprites (self);
  tln_chart_sprites_add (self->sprites, kept->sprite, column, row);
}

static void
add_text (TlnChartPainter *self, const TlnDrawing *drawing, const TlnDrawItem *item)
{
  Text *text;
  double x = item->x;

  if (!self->context)
    return;
  text = find_text (self, item, tln_drawing_text (drawing, item));
  if (item->form == TLN_ANCHOR_CENTER)
    x -= text->width / 2;
  else if (item->form == TLN_ANCHOR_RIGHT)
    x -= text->width;
  add_kept (self, text, FALSE, x, item->y - text->height / 2);
}

static GskPath *
make_shape (TlnMarkShape shape, double size)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  guint n;
  const TlnPoint *corners = tln_mark_corners (shape, &n);

  for (guint i = 0; i < n; i++) {
    float x = (float) (corners[i].x * size);
    float y = (float) (corners[i].y * size);

    if (i == 0)
      gsk_path_builder_move_to (builder, x, y);
    else
      gsk_path_builder_line_to (builder, x, y);
  }
  if (n > 0)
    gsk_path_builder_close (builder);
  else
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), (float) (size * 0.425));
  return gsk_path_builder_free_to_path (builder);
}

/* A mark wears a thin edge of the background, so that it stands apart from the line under it. */
static Text *
make_mark (TlnChartPainter *self, const TlnDrawItem *item)
{
  g_autoptr (GskPath) path = make_shape (item->form, (double) item->size);
  GskStroke *stroke = gsk_stroke_new (2.0f);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Text *text = g_new0 (Text, 1);

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &self->palette.color[TLN_ROLE_BACKGROUND]);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING,
                            &self->palette.color[item->role]);
  gsk_stroke_free (stroke);
  text->node = gtk_snapshot_free_to_node (snapshot);
  text->known = TRUE;
  return text;
}

static void
add_mark (TlnChartPainter *self, const TlnDrawItem *item)
{
  Text *mark;

  make_key (self, 'm', item, "");
  mark = g_hash_table_lookup (self->texts, self->key->str);
  if (!mark) {
    mark = make_mark (self, item);
    g_hash_table_insert (self->texts, g_strdup (self->key->str), mark);
  }
  add_kept (self, mark, TRUE, item->x, item->y);
}

static GPtrArray *
new_nodes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
}

static GskRenderNode *
join (GPtrArray *nodes)
{
  if (nodes->len == 0)
    return NULL;
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static void
begin_clip (TlnChartPainter *self)
{
  if (self->outer)
    return;
  self->outer = self->nodes;
  self->nodes = new_nodes ();
}

static void
end_clip (TlnChartPainter *self, const TlnDrawItem *clip)
{
  g_autoptr (GPtrArray) inner = NULL;
  GskRenderNode *joined;

  if (!self->outer)
    return;
  inner = g_steal_pointer (&self->nodes);
  self->nodes = g_steal_pointer (&self->outer);
  joined = join (inner);
  if (joined && clip) {
    graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) clip->x, (float) clip->y,
                                               (float) clip->width, (float) clip->height);

    g_ptr_array_add (self->nodes, gsk_clip_node_new (joined, &rect));
  }
  g_clear_pointer (&joined, gsk_render_node_unref);
}

static void
add_line (TlnChartPainter *self, const GdkRGBA *color, const TlnDrawItem *item)
{
  if (item->width == 0.0 || item->height == 0.0)
    add_straight (self, color, item);
  else
    add_slanted (self, color, item);
}

static void
add_item (TlnChartPainter *self, const TlnDrawing *drawing, const TlnDrawItem *item)
{
  const GdkRGBA *color = &self->palette.color[MIN (item->role, TLN_ROLE_LAST - 1)];

  if (item->kind == TLN_DRAW_RECT && add_column (self, item))
    return;
  flush_columns (self);
  if (item->kind != TLN_DRAW_TEXT && item->kind != TLN_DRAW_MARK)
    flush_sprites (self);
  switch ((TlnDrawKind) item->kind) {
  case TLN_DRAW_RECT:
    add_color (self, color, item);
    break;
  case TLN_DRAW_FRAME:
    add_frame (self, color, item);
    break;
  case TLN_DRAW_LINE:
    add_line (self, color, item);
    break;
  case TLN_DRAW_POLYLINE:
  case TLN_DRAW_POLYGON:
    add_polyline (self, drawing, item);
    break;
  case TLN_DRAW_TEXT:
    add_text (self, drawing, item);
    break;
  case TLN_DRAW_MARK:
    add_mark (self, item);
    break;
  case TLN_DRAW_CLIP:
  case TLN_DRAW_UNCLIP:
  default:
    break;
  }
}

TlnChartPainter *
tln_chart_painter_new (void)
{
  TlnChartPainter *self = g_new0 (TlnChartPainter, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
  self->key = g_string_new (NULL);
  self->sprites = tln_chart_sprites_new ();
  self->scale = 1.0;
  return self;
}

void
tln_chart_painter_free (TlnChartPainter *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_hash_table_unref (self->texts);
  g_string_free (self->key, TRUE);
  tln_chart_sprites_free (self->sprites);
  g_free (self);
}

void
tln_chart_painter_set_palette (TlnChartPainter *self, const TlnChartPalette *palette)
{
  self->palette = *palette;
  g_hash_table_remove_all (self->texts);
}

const TlnChartPalette *
tln_chart_painter_get_palette (TlnChartPainter *self)
{
  return &self->palette;
}

void
tln_chart_painter_set_context (TlnChartPainter *self, PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics;

  g_set_object (&self->context, context);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  scale_font (self->font, FONT_SCALE);
  metrics = pango_context_get_metrics (context, self->font, NULL);
  self->char_width =
      (double) pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE;
  self->line_height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  g_hash_table_remove_all (self->texts);
}

void
tln_chart_painter_set_renderer (TlnChartPainter *self, GskRenderer *renderer)
{
  self->software = renderer && GSK_IS_CAIRO_RENDERER (renderer) ? renderer : NULL;
}

void
tln_chart_painter_measure (TlnChartPainter *self, double *char_width, double *line_height)
{
  *char_width = self->char_width;
  *line_height = self->line_height;
}

GskRenderNode *
tln_chart_painter_paint (TlnChartPainter *self, const TlnDrawing *drawing, double scale)
{
  g_autoptr (GPtrArray) nodes = NULL;
  const TlnDrawItem *clip = NULL;

  scale = scale > 0.0 ? scale : 1.0;
  /* Pixels are those of one scale. */
  if (scale != self->scale)
    g_hash_table_remove_all (self->texts);
  self->scale = scale;
  if (self->scale != floor (self->scale))
    self->software = NULL;
  self->nodes = new_nodes ();
  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);

    if (item->kind == TLN_DRAW_CLIP || item->kind == TLN_DRAW_UNCLIP) {
      flush_columns (self);
      flush_sprites (self);
    }
    if (item->kind == TLN_DRAW_CLIP) {
      clip = item;
      begin_clip (self);
    } else if (item->kind == TLN_DRAW_UNCLIP) {
      end_clip (self, clip);
    } else {
      add_item (self, drawing, item);
    }
  }
  flush_columns (self);
  flush_sprites (self);
  end_clip (self, clip);
  nodes = g_steal_pointer (&self->nodes);
  return join (nodes);
}
