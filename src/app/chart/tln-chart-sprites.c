/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures blended into one. */
#include "tln-chart-sprites.h"

#include <string.h>

/* Pixels of air a sprite may bring into the common picture: with more, one of its own is cheaper.
 */
#define AIR_EACH 400
/* So many of one picture that its memory is still that of the one before. */
#define PIXELS_MOST 16384

typedef struct {
  const TlnChartSprite *sprite;
  int x; /* of its first pixel */
  int y;
} Placed;

/* Left, top, right and bottom, the latter two outside. */
typedef struct {
  int x0;
  int y0;
  int x1;
  int y1;
} Extent;

struct TlnChartSprites {
  GArray *placed; /* Placed */
  Extent extent; /* of all */
  gint64 covered; /* pixels of each of them */
};

/* The node in device pixels, and which of them it covers. Caller unrefs. */
static GskRenderNode *
grow (GskRenderNode *node, double scale, graphene_rect_t *pixels)
{
  g_autoptr (GskTransform) transform = NULL;

  gsk_render_node_get_bounds (node, pixels);
  graphene_rect_scale (pixels, (float) scale, (float) scale, pixels);
  graphene_rect_inset (pixels, -1, -1);
  graphene_rect_round_extents (pixels, pixels);
  if (scale <= 1)
    return gsk_render_node_ref (node);
  transform = gsk_transform_scale (NULL, (float) scale, (float) scale);
  return gsk_transform_node_new (node, transform);
}

static gboolean
row_inked (const TlnChartSprite *sprite, int y)
{
  const guint32 *row = sprite->pixels + (gsize) y * (gsize) sprite->width;

  for (int x = 0; x < sprite->width; x++)
    if (row[x] != 0)
      return TRUE;
  return FALSE;
}

/* Without empty rows above and below. */
static void
trim (TlnChartSprite *sprite)
{
  int top = 0;

  while (sprite->height > 0 && !row_inked (sprite, sprite->height - 1))
    sprite->height--;
  while (top < sprite->height && !row_inked (sprite, top))
    top++;
  sprite->y += top;
  sprite->height -= top;
  memmove (sprite->pixels, sprite->pixels + (gsize) top * (gsize) sprite->width,
           (gsize) sprite->width * (gsize) sprite->height * sizeof *sprite->pixels);
}

TlnChartSprite *
tln_chart_sprite_new (GskRenderNode *node, GskRenderer *renderer, double scale)
{
  TlnChartSprite *sprite = g_new0 (TlnChartSprite, 1);
  graphene_rect_t box;
  g_autoptr (GskRenderNode) grown = grow (node, scale, &box);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, grown, &box);

  sprite->x = (int) box.origin.x;
  sprite->y = (int) box.origin.y;
  sprite->width = gdk_texture_get_width (texture);
  sprite->height = gdk_texture_get_height (texture);
  sprite->pixels = g_new (guint32, (gsize) sprite->width * (gsize) sprite->height);
  gdk_texture_download (texture, (guchar *) sprite->pixels,
                        (gsize) sprite->width * sizeof *sprite->pixels);
  trim (sprite);
  graphene_rect_scale (&box, (float) (1 / scale), (float) (1 / scale), &box);
  sprite->node = gsk_texture_node_new (texture, &box);
  return sprite;
}

void
tln_chart_sprite_free (TlnChartSprite *sprite)
{
  if (!sprite)
    return;
  g_clear_pointer (&sprite->node, gsk_render_node_unref);
  g_free (sprite->pixels);
  g_free (sprite);
}

TlnChartSprites *
tln_chart_sprites_new (void)
{
  TlnChartSprites *self = g_new0 (TlnChartSprites, 1);

  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  return self;
}

void
tln_chart_sprites_free (TlnChartSprites *self)
{
  g_array_unref (self->placed);
  g_free (self);
}

gboolean
tln_chart_sprites_is_empty (const TlnChartSprites *self)
{
  return self->placed->len == 0;
}

gboolean
tln_chart_sprites_add (TlnChartSprites *self, const TlnChartSprite *sprite, int x, int y)
{
  Placed placed = { sprite, x + sprite->x, y + sprite->y };
  Extent extent = { placed.x, placed.y, placed.x + sprite->width, placed.y + sprite->height };

  gint64 own = (gint64) sprite->width * sprite->height;

  if (self->placed->len > 0) {
    extent.x0 = MIN (extent.x0, self->extent.x0);
    extent.y0 = MIN (extent.y0, self->extent.y0);
    extent.x1 = MAX (extent.x1, self->extent.x1);
    extent.y1 = MAX (extent.y1, self->extent.y1);
    gint64 pixels = (gint64) (extent.x1 - extent.x0) * (extent.y1 - extent.y0);
    if (pixels > PIXELS_MOST ||
        pixels - self->covered - own > (gint64) AIR_EACH * (self->placed->len + 1))
      return FALSE;
  }
  self->extent = extent;
  self->covered += own;
  g_array_append_val (self->placed, placed);
  return TRUE;
}

/* Each of the four channels times a share of 255, rounded; two at a time. */
static inline guint32
fade (guint32 pixel, guint32 share)
{
  guint32 even = (pixel & 0xff00ff) * share + 0x800080;
  guint32 odd = (pixel >> 8 & 0xff00ff) * share + 0x800080;

  even = (even + (even >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  odd = (odd + (odd >> 8 & 0xff00ff)) & 0xff00ff00;
  return even | odd;
}

static void
blend (guint32 *at, gsize stride, const TlnChartSprite *sprite)
{
  const guint32 *from = sprite->pixels;

  for (int y = 0; y < sprite->height; y++, at += stride) {
    for (int x = 0; x < sprite->width; x++, from++) {
      /* Most of them come to where nothing is yet. */
      if (at[x] == 0)
        at[x] = *from;
      else if (*from != 0)
        at[x] = *from + fade (at[x], 255 - (*from >> 24));
    }
  }
}

/* One that stands alone needs no picture of its own in each frame. */
static GskRenderNode *
paint_alone (const Placed *placed, double scale)
{
  const TlnChartSprite *sprite = placed->sprite;
  graphene_point_t to = GRAPHENE_POINT_INIT ((float) ((placed->x - sprite->x) / scale),
                                             (float) ((placed->y - sprite->y) / scale));
  g_autoptr (GskTransform) move = gsk_transform_translate (NULL, &to);

  return move ? gsk_transform_node_new (sprite->node, move) : gsk_render_node_ref (sprite->node);
}

static GskRenderNode *
paint_together (const TlnChartSprites *self, double scale)
{
  const Extent *extent = &self->extent;
  gsize width = (gsize) (extent->x1 - extent->x0);
  gsize height = (gsize) (extent->y1 - extent->y0);
  guint32 *pixels = g_new0 (guint32, width * height);
  for (guint i = 0; i < self->placed->len; i++) {
    const Placed *placed = &g_array_index (self->placed, Placed, i);

    blend (pixels + (gsize) (placed->y - extent->y0) * width + (placed->x - extent->x0), width,
           placed->sprite);
  }
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, width * height * sizeof *pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (
      (int) width, (int) height, GDK_MEMORY_DEFAULT, bytes, width * sizeof *pixels);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) (extent->x0 / scale), (float) (extent->y0 / scale),
                          (float) ((double) width / scale), (float) ((double) height / scale));

  return gsk_texture_node_new (texture, &bounds);
}

GskRenderNode *
tln_chart_sprites_paint (TlnChartSprites *self, double scale)
{
  const Placed *first = &g_array_index (self->placed, Placed, 0);
  GskRenderNode *node;

  if (self->placed->len == 0)
    return NULL;
  node = self->placed->len == 1 && first->sprite->node ? paint_alone (first, scale)
                                                       : paint_together (self, scale);
  g_array_set_size (self->placed, 0);
  self->covered = 0;
  return node;
}
