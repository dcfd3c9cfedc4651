/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strips of one device pixel as one picture. */
#include "tln-chart-columns.h"

#include <math.h>
#include <string.h>

#define LEAST 4
/* Pixels a rectangle may be worth: above it, blending them takes longer than the rectangle does. */
#define PIXELS_EACH 240

typedef guint8 Pixel[4];

/* B8G8R8A8, premultiplied: as GDK_MEMORY_DEFAULT on little-endian machines and cairo have it. */
static void
make_pixel (const GdkRGBA *color, float coverage, Pixel pixel)
{
  float alpha = color->alpha * coverage;

  pixel[0] = (guint8) (color->blue * alpha * 255.0f + 0.5f);
  pixel[1] = (guint8) (color->green * alpha * 255.0f + 0.5f);
  pixel[2] = (guint8) (color->red * alpha * 255.0f + 0.5f);
  pixel[3] = (guint8) (alpha * 255.0f + 0.5f);
}

static void
find_rows (const TlnChartColumns *self, int *top, int *bottom)
{
  float first = G_MAXFLOAT;
  float last = -G_MAXFLOAT;

  for (guint i = 0; i < self->n; i++) {
    if (self->columns[i].top >= self->columns[i].bottom)
      continue;
    first = MIN (first, self->columns[i].top);
    last = MAX (last, self->columns[i].bottom);
  }
  *top = first < last ? (int) floorf (first) : 0;
  *bottom = first < last ? (int) ceilf (last) : 0;
}

/* A colour, and what a pixel is that it covers. */
typedef struct {
  const GdkRGBA *color;
  Pixel full;
} Ink;

/* at: the pixel of the first row. */
static void
paint_column (guint8 *at, gsize stride, const TlnChartColumn *column, const Ink *ink, int top)
{
  float from = column->top - (float) top;
  float to = column->bottom - (float) top;
  int row = (int) floorf (from);
  int last = (int) ceilf (to) - 1;
  Pixel pixel;

  make_pixel (ink->color, MIN (to, (float) (row + 1)) - from, pixel);
  memcpy (at + stride * (gsize) row, pixel, sizeof pixel);
  for (row++; row < last; row++)
    memcpy (at + stride * (gsize) row, ink->full, sizeof ink->full);
  if (row > last)
    return;
  make_pixel (ink->color, to - (float) last, pixel);
  memcpy (at + stride * (gsize) row, pixel, sizeof pixel);
}

GskRenderNode *
tln_chart_columns_paint (const TlnChartColumns *self, const GdkRGBA *color, double scale)
{
  gsize stride = self->n * sizeof (Pixel);
  Ink ink = { .color = color };
  int top, bottom;

  find_rows (self, &top, &bottom);
  if (self->n < LEAST || bottom <= top || bottom - top > PIXELS_EACH)
    return NULL;
  guint8 *pixels = g_malloc0 (stride * (gsize) (bottom - top));
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize) (bottom - top));
  make_pixel (color, 1, ink.full);
  for (guint i = 0; i < self->n; i++) {
    if (self->columns[i].top < self->columns[i].bottom)
      paint_column (pixels + i * sizeof (Pixel), stride, &self->columns[i], &ink, top);
  }
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (
      (int) self->n, bottom - top, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT ((float) (self->x / scale), (float) (top / scale),
                          (float) (self->n / scale), (float) ((bottom - top) / scale));

  return gsk_texture_node_new (texture, &bounds);
}
