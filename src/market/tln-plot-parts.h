/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that draw a chart share; nobody else includes it. */
#pragma once

#include "tln-plot-draw.h"

G_BEGIN_DECLS

static inline void
tln_plot_add_box (TlnDrawing *drawing, TlnDrawKind kind, TlnRole role, const TlnBox *box)
{
  TlnDrawItem item = { .kind = (guint8) kind,
                       .role = (guint8) role,
                       .size = 1,
                       .x = box->x,
                       .y = box->y,
                       .width = box->width,
                       .height = box->height };

  tln_drawing_add (drawing, &item);
}

/* Until tln_plot_add_unclip only the box is painted. */
static inline void
tln_plot_add_clip (TlnDrawing *drawing, const TlnBox *box)
{
  tln_plot_add_box (drawing, TLN_DRAW_CLIP, TLN_ROLE_BACKGROUND, box);
}

static inline void
tln_plot_add_unclip (TlnDrawing *drawing)
{
  TlnDrawItem item = { .kind = TLN_DRAW_UNCLIP };

  tln_drawing_add (drawing, &item);
}

/* A value on a scale; what a log scale cannot show lies at its bottom. */
static inline double
tln_plot_scale_y (const TlnScale *scale, double value)
{
  double y = tln_scale_y (scale, value);

  return y != y && value == value ? scale->bottom + 1 : y;
}

/* tln-plot-draw.c: a text on a ground of its own: from an x on (ANCHOR_LEFT) or about it. */
void tln_plot_draw_tag (const TlnPlot *plot,
                        const TlnDrawItem *where,
                        const char *text,
                        TlnDrawing *drawing);

/* tln-plot-line.c: each clips to its pane. */
void tln_plot_draw_line (const TlnPlot *plot, TlnDrawing *drawing);
void tln_plot_draw_lines (const TlnPlot *plot, TlnDrawing *drawing);
void tln_plot_draw_drawdown (const TlnPlot *plot, TlnDrawing *drawing);

G_END_DECLS
