/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures that come back in every frame (marks, their numbers, labels), kept as pixels and
 * painted together with their neighbours. A software renderer needs two or three microseconds for
 * each of them, whatever its size; blending a few hundred pixels into a common picture costs a
 * tenth of that. So a line crowded with marks costs little more than one with a few. */
#pragma once

#include <gdk/gdk.h>
#include <gsk/gsk.h>

G_BEGIN_DECLS

/* Device pixels, premultiplied, as GDK_MEMORY_DEFAULT and cairo have them. Immutable. */
typedef struct {
  int x; /* of its first pixel, from where it is put */
  int y;
  int width;
  int height;
  guint32 *pixels; /* row after row */
  GskRenderNode *node; /* of them, for one that stands alone; NULL: there is none */
} TlnChartSprite;

/* What a node shows, in pixels. scale: device pixels per px, a whole number. Caller frees. Main
 * thread. */
TlnChartSprite *tln_chart_sprite_new (GskRenderNode *node, GskRenderer *renderer, double scale);
void tln_chart_sprite_free (TlnChartSprite *sprite);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnChartSprite, tln_chart_sprite_free)

/* Sprites that wait to be painted together. */
typedef struct TlnChartSprites TlnChartSprites;

TlnChartSprites *tln_chart_sprites_new (void);
void tln_chart_sprites_free (TlnChartSprites *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnChartSprites, tln_chart_sprites_free)

/* Whether none wait. */
gboolean tln_chart_sprites_is_empty (const TlnChartSprites *self);
/* Puts one there, over those before it, in device pixels; not copied. FALSE, and nothing is added,
 * where it is so far from the others that a common picture would cost more than one of its own. */
gboolean tln_chart_sprites_add (TlnChartSprites *self, const TlnChartSprite *sprite, int x, int y);
/* One node with all that wait, or NULL without any; from then on none wait. Caller unrefs. */
GskRenderNode *tln_chart_sprites_paint (TlnChartSprites *self, double scale);

G_END_DECLS
