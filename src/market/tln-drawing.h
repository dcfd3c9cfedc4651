/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as a list of simple shapes with roles instead of colours: what the chart widget turns
 * into render nodes and the picture export into SVG and PNG. Knows nothing of charts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a shape stands for; a palette of the back end gives it a colour. */
typedef enum {
  TLN_ROLE_BACKGROUND,
  TLN_ROLE_GRID,
  TLN_ROLE_AXIS, /* frame of a pane */
  TLN_ROLE_TEXT,
  TLN_ROLE_TEXT_DIM,
  TLN_ROLE_SERIES,
  TLN_ROLE_AREA, /* below the line */
  TLN_ROLE_DRAWDOWN,
  TLN_ROLE_LINE_1, /* lines beside the prices; they differ by their dashes, too */
  TLN_ROLE_LINE_2,
  TLN_ROLE_LINE_3,
  TLN_ROLE_LINE_4,
  TLN_ROLE_LINE_5,
  TLN_ROLE_LINE_6,
  TLN_ROLE_UP,
  TLN_ROLE_DOWN,
  TLN_ROLE_VOLUME, /* no direction */
  TLN_ROLE_VOLUME_UP,
  TLN_ROLE_VOLUME_DOWN,
  TLN_ROLE_MARK_FOR,
  TLN_ROLE_MARK_AGAINST,
  TLN_ROLE_MARK_NEUTRAL,
  TLN_ROLE_CROSSHAIR,
  TLN_ROLE_LABEL_BACK, /* behind the crosshair's labels */
  TLN_ROLE_LABEL_TEXT,
  TLN_ROLE_VEIL, /* the background, over what is not looked at now */
  TLN_ROLE_STAGE_1, /* stages by their position; they differ by their texture and shape, too */
  TLN_ROLE_STAGE_2,
  TLN_ROLE_STAGE_3,
  TLN_ROLE_STAGE_4,
  TLN_ROLE_STAGE_5,
  TLN_ROLE_STAGE_6,
  TLN_ROLE_STAGE_7,
  TLN_ROLE_STAGE_8,
  TLN_ROLE_LAST
} TlnRole;
#define TLN_ROLE_LINES 6
#define TLN_ROLE_STAGES 8

typedef enum {
  TLN_DRAW_RECT, /* filled: x y width height */
  TLN_DRAW_FRAME, /* outline of thickness `size` lying inside x y width height */
  TLN_DRAW_LINE, /* horizontal or vertical or slanted: x y to x + width, y + height */
  TLN_DRAW_POLYLINE, /* points [first, first + n), thickness `size`, round joins */
  TLN_DRAW_POLYGON, /* the same points, filled */
  TLN_DRAW_TEXT, /* tln_drawing_text (), anchored at x y */
  TLN_DRAW_MARK, /* a shape of side `size` with its middle at x y */
  TLN_DRAW_CLIP, /* until the matching unclip only x y width height is painted; do not nest */
  TLN_DRAW_UNCLIP,
} TlnDrawKind;

typedef enum {
  TLN_ANCHOR_LEFT, /* x is the left end; y always the middle of the line */
  TLN_ANCHOR_CENTER,
  TLN_ANCHOR_RIGHT,
} TlnAnchor;

/* Drawn, not typed. Direction and kind are told by shape as well as by colour. */
typedef enum {
  TLN_MARK_UP,
  TLN_MARK_DOWN,
  TLN_MARK_DOT,
  TLN_MARK_DIAMOND,
  TLN_MARK_HOURGLASS,
  TLN_MARK_SQUARE,
  TLN_MARK_CROSS,
  TLN_MARK_FLAG,
  TLN_MARK_SHAPES,
} TlnMarkShape;

typedef struct {
  guint8 kind; /* TlnDrawKind */
  guint8 role; /* TlnRole */
  guint8 form; /* TlnAnchor, TlnMarkShape; 1: dashed line; of a polyline its dashes, 0: none */
  float size; /* thickness, or side of a mark; texts: relative to the label font, 1 is as it is */
  guint first; /* polyline: first point; text: byte offset */
  guint n; /* polyline: points */
  double x;
  double y;
  double width;
  double height;
} TlnDrawItem;

typedef struct {
  double x;
  double y;
} TlnPoint;

/* Corners of a shape of side 1 about its middle, y downwards, so that every back end draws the
 * same. NULL and 0 for the round one. Static. */
const TlnPoint *tln_mark_corners (TlnMarkShape shape, guint *n_corners);

typedef struct {
  double width;
  double height;
  GArray *items; /* TlnDrawItem, painted in this order */
  GArray *points; /* TlnPoint */
  GString *texts; /* NUL-terminated one after the other */
} TlnDrawing;

TlnDrawing *tln_drawing_new (void);
void tln_drawing_free (TlnDrawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDrawing, tln_drawing_free)
/* Empties it and keeps the memory, for the next frame. */
void tln_drawing_clear (TlnDrawing *drawing, double width, double height);

/* Text of a TLN_DRAW_TEXT item; valid until something is added. */
const char *tln_drawing_text (const TlnDrawing *drawing, const TlnDrawItem *item);
/* Points of a TLN_DRAW_POLYLINE item. */
const TlnPoint *tln_drawing_points (const TlnDrawing *drawing, const TlnDrawItem *item);

/* Lengths in px of the dashes (ink, gap, ink, gap) a polyline of a form other than 0 has. */
const float *tln_drawing_dashes (guint8 form);

/* Appends an item of any kind as it is. */
void tln_drawing_add (TlnDrawing *drawing, const TlnDrawItem *item);
/* Appends a text; size as in TlnDrawItem. */
void tln_drawing_add_text (TlnDrawing *drawing, const TlnDrawItem *item, const char *text);
/* Begins a polyline or polygon: kind, role, form and size are taken. */
void tln_drawing_begin (TlnDrawing *drawing, const TlnDrawItem *style);
/* Appends one point to the one that was begun last. */
void tln_drawing_add_point (TlnDrawing *drawing, double x, double y);

G_END_DECLS
