/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small solid shapes that carry meaning beside colour, and the looks of stages and stances. */
#pragma once

#include "tln-claim.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  TLN_SHAPE_NONE,
  TLN_SHAPE_CIRCLE,
  TLN_SHAPE_SQUARE,
  TLN_SHAPE_TRIANGLE,
  TLN_SHAPE_DIAMOND,
  TLN_SHAPE_TRIANGLE_DOWN,
} TlnShape;

/* A shape as a path inside a square box with that corner and edge. Caller unrefs. */
GskPath *tln_shape_path (TlnShape shape, float x, float y, float size);
/* Draws it filled, or as an outline of 1.5 px. */
void tln_shape_snapshot (TlnShape shape,
                         GtkSnapshot *snapshot,
                         const graphene_rect_t *box,
                         const GdkRGBA *color,
                         gboolean filled);
/* The shape as one character, for menus and plain text; static. */
const char *tln_shape_glyph (TlnShape shape);

/* Stages by their position in the chain, from 0: ● blue, ■ purple, ▲ orange, ◆ teal, then the same
 * shapes in further hues. The same everywhere: chips, board, chart marks. */
TlnShape tln_stage_shape (int position);
/* Readable on the window's background in the light or dark style. */
void tln_stage_color (int position, gboolean dark, GdkRGBA *color);

/* For ▲ green, against ▼ red, neutral ● grey. */
TlnShape tln_stance_shape (TlnStance stance);
void tln_stance_color (TlnStance stance, gboolean dark, GdkRGBA *color);
/* "For", "Against", "Neutral", translated; static. */
const char *tln_stance_label (TlnStance stance);

G_END_DECLS
