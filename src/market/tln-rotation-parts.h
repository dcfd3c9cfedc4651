/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that draw a rotation share; nobody else includes it. */
#pragma once

#include "tln-rotation-draw.h"

G_BEGIN_DECLS

#define TLN_ROTATION_GAP 6.0

/* Width of a text, about: wide characters take two places. */
double tln_rotation_text_width (const TlnRotationFrame *view, const char *text);
/* Height of the legend, and the legend itself (tln-rotation-legend.c). */
double tln_rotation_legend_height (const TlnRotation *rotation, const TlnRotationFrame *view);
void tln_rotation_draw_legend (const TlnRotationPlot *plot, TlnDrawing *drawing);
/* A stage's shape with its middle at a point. */
void tln_rotation_draw_shape (guint stage, const TlnPoint *at, TlnDrawing *drawing);
/* The bars of a stack (tln-rotation-bars.c). */
void tln_rotation_draw_bars (const TlnRotationPlot *plot, TlnDrawing *drawing);

G_END_DECLS
