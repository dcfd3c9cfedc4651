/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges differ by how they are dashed and by the shape of their relation in the middle. */
#include "tln-argument-map-private.h"

#include "tln-argument-words.h"
#include "tln-shape.h"

#include <adwaita.h>

static const struct {
  float dashes[4];
  gsize n;
} strokes[TLN_N_RELATIONS] = {
  [TLN_RELATION_SUPPORTS] = { { 0 }, 0 },          [TLN_RELATION_OPPOSES] = { { 12, 4 }, 2 },
  [TLN_RELATION_REBUTS] = { { 6, 4 }, 2 },         [TLN_RELATION_UNDERCUTS] = { { 8, 3, 2, 3 }, 4 },
  [TLN_RELATION_DEPENDS_ON] = { { 2, 3 }, 2 },     [TLN_RELATION_SAME_AS] = { { 1, 6 }, 2 },
  [TLN_RELATION_CONFLICTS_WITH] = { { 3, 8 }, 2 },
};

void
tln_map_box (TlnArgumentMap *self, guint vertex, graphene_rect_t *box)
{
  double x = self->plan->layers->layer[vertex] * (TLN_MAP_WIDTH + TLN_MAP_GAP_X);
  double y = self->plan->layers->across[vertex] - TLN_MAP_HEIGHT / 2;

  graphene_rect_init (box, (float) (x * self->scale), (float) (y * self->scale),
                      (float) (TLN_MAP_WIDTH * self->scale),
                      (float) (TLN_MAP_HEIGHT * self->scale));
}

static gboolean
dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/* Level at both ends. */
static void
curve_to (GskPathBuilder *builder, graphene_point_t *from, float x, float y)
{
  float middle = (from->x + x) / 2;

  gsk_path_builder_cubic_to (builder, middle, from->y, middle, y, x, y);
  graphene_point_init (from, x, y);
}

/* From the end of the upper claim through the lanes to the start of the one below. */
static GskPath *
edge_path (TlnArgumentMap *self, guint edge, graphene_point_t *label)
{
  const TlnLayerEdge *ends = &g_array_index (self->plan->edges, TlnLayerEdge, edge);
  const GArray *bends = g_ptr_array_index (self->plan->layers->bends, edge);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  gboolean back = self->plan->layers->back[edge];
  int step = back ? -1 : 1;
  graphene_rect_t from;
  graphene_rect_t to;
  graphene_point_t at;

  tln_map_box (self, ends->from, &from);
  tln_map_box (self, ends->to, &to);
  graphene_point_init (&at, back ? from.origin.x : from.origin.x + from.size.width,
                       from.origin.y + from.size.height / 2);
  gsk_path_builder_move_to (builder, at.x, at.y);
  for (guint i = 0; i < bends->len; i++) {
    double layer = (double) self->plan->layers->layer[ends->from] + step * ((double) i + 1);
    double start = layer * (TLN_MAP_WIDTH + TLN_MAP_GAP_X) + (back ? TLN_MAP_WIDTH : 0);
    float y = (float) (g_array_index (bends, double, i) * self->scale);

    curve_to (builder, &at, (float) (start * self->scale), y);
    graphene_point_init (&at, (float) ((start + step * TLN_MAP_WIDTH) * self->scale), y);
    gsk_path_builder_line_to (builder, at.x, at.y);
  }
  float end = back ? to.origin.x + to.size.width : to.origin.x;
  float y = to.origin.y + to.size.height / 2;
  graphene_point_init (label, end + (at.x - end) * 0.3f, y + (at.y - y) * 0.2f);
  curve_to (builder, &at, end, y);
  return gsk_path_builder_free_to_path (g_steal_pointer (&builder));
}

static void
paint_glyph (TlnArgumentMap *self,
             GtkSnapshot *snapshot,
             const char *glyph,
             const graphene_point_t *at,
             const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), glyph);
  GdkRGBA ground;
  int width;
  int height;
  graphene_rect_t box;
  GskRoundedRect round;

  gdk_rgba_parse (&ground, dark () ? "#222226" : "#fafafb");
  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_rect_init (&box, at->x - 9, at->y - 9, 18, 18);
  gsk_rounded_rect_init_from_rect (&round, &box, 9);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &ground, &box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (at->x - (float) width / 2, at->y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_edge (TlnArgumentMap *self, GtkSnapshot *snapshot, guint edge, const GdkRGBA *plain)
{
  guint below = g_array_index (self->plan->hanging, guint, edge);
  const TlnArgumentNode *node = tln_argument_tree_get (self->tree, below);
  const char *glyph = tln_argument_relation_glyph (node);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (self->plan->layers->back[edge] ? 2.5f : 1.5f);
  graphene_point_t label;
  g_autoptr (GskPath) path = edge_path (self, edge, &label);
  GdkRGBA color = *plain;

  if (glyph == NULL && node->stance != TLN_STANCE_NEUTRAL) {
    tln_stance_color (node->stance, dark (), &color);
    if (node->stance == TLN_STANCE_AGAINST)
      gsk_stroke_set_dash (stroke, strokes[TLN_RELATION_OPPOSES].dashes,
                           strokes[TLN_RELATION_OPPOSES].n);
  }
  if (glyph != NULL) {
    int sign = tln_relation_sign (node->link->relation);

    gsk_stroke_set_dash (stroke, strokes[node->link->relation].dashes,
                         strokes[node->link->relation].n);
    if (sign != 0)
      tln_stance_color (sign > 0 ? TLN_STANCE_FOR : TLN_STANCE_AGAINST, dark (), &color);
  }
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  if (glyph != NULL && self->zoom > 0.3)
    paint_glyph (self, snapshot, node->loop ? "↻" : glyph, &label, &color);
}

static void
paint_block (TlnArgumentMap *self, GtkSnapshot *snapshot, guint vertex)
{
  const TlnMapVertex *one = &g_array_index (self->vertices, TlnMapVertex, vertex);
  TlnStance stance = one->node == TLN_NO_NODE
                         ? TLN_STANCE_NEUTRAL
                         : tln_argument_tree_get (self->tree, one->node)->stance;
  graphene_rect_t box;
  graphene_rect_t mark;
  GdkRGBA color;
  GdkRGBA pale;

  tln_map_box (self, vertex, &box);
  tln_stance_color (stance, dark (), &color);
  pale = color;
  pale.alpha = 0.2f;
  gtk_snapshot_append_color (snapshot, &pale, &box);
  graphene_rect_init (&mark, box.origin.x + 12, box.origin.y + 12, box.size.height - 24,
                      box.size.height - 24);
  tln_shape_snapshot (tln_stance_shape (stance), snapshot, &mark, &color, TRUE);
}

static guint
vertex_of_node (TlnArgumentMap *self, guint node)
{
  for (guint i = 1; i < self->vertices->len; i++)
    if (g_array_index (self->vertices, TlnMapVertex, i).node == node)
      return i;
  return 0;
}

/* Two that conflict and stand at places of their own: at their ends, around what is between. */
static void
paint_conflict (TlnArgumentMap *self,
                GtkSnapshot *snapshot,
                const TlnNumberPair *pair,
                const GdkRGBA *plain)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);
  graphene_rect_t a;
  graphene_rect_t b;

  tln_map_box (self, vertex_of_node (self, pair->a), &a);
  tln_map_box (self, vertex_of_node (self, pair->b), &b);
  float x = a.origin.x + a.size.width;
  float to_x = b.origin.x + b.size.width;
  float out = MAX (x, to_x) + (float) TLN_MAP_GAP_X / 2;
  float y = a.origin.y + a.size.height * 0.75f;
  float to_y = b.origin.y + b.size.height * 0.25f;

  gsk_path_builder_move_to (builder, x, y);
  gsk_path_builder_cubic_to (builder, out, y, out, to_y, to_x, to_y);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_dash (stroke, strokes[TLN_RELATION_CONFLICTS_WITH].dashes,
                       strokes[TLN_RELATION_CONFLICTS_WITH].n);
  gtk_snapshot_append_stroke (snapshot, path, stroke, plain);
  if (self->zoom > 0.3)
    paint_glyph (self, snapshot, tln_relation_glyph (TLN_RELATION_CONFLICTS_WITH),
                 &GRAPHENE_POINT_INIT ((x + to_x) / 8 + out * 0.75f, (y + to_y) / 2), plain);
}

static void
paint_conflicts (TlnArgumentMap *self, GtkSnapshot *snapshot, const GdkRGBA *plain)
{
  for (guint i = 0; i < self->tree->numbers->len; i++) {
    const TlnNumberPair *pair = g_ptr_array_index (self->tree->numbers, i);

    if (pair->link != NULL && tln_argument_tree_get (self->tree, pair->b)->link != pair->link &&
        tln_argument_tree_get (self->tree, pair->a)->link != pair->link)
      paint_conflict (self, snapshot, pair, plain);
  }
}

void
tln_map_paint (TlnArgumentMap *self, GtkSnapshot *snapshot)
{
  GdkRGBA plain;

  gtk_widget_get_color (GTK_WIDGET (self), &plain);
  plain.alpha *= 0.5f;
  for (guint i = 0; i < self->plan->edges->len; i++)
    paint_edge (self, snapshot, i, &plain);
  paint_conflicts (self, snapshot, &plain);
  for (guint i = 0; i < self->vertices->len; i++)
    if (g_array_index (self->vertices, TlnMapVertex, i).button == NULL)
      paint_block (self, snapshot, i);
}
