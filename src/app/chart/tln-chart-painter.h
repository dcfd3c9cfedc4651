/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns drawings into render nodes: one colour node per rectangle, texts and shapes from a cache.
 */
#pragma once

#include "tln-chart-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct TlnChartPainter TlnChartPainter;

/* Main thread only, like everything here. */
TlnChartPainter *tln_chart_painter_new (void);
void tln_chart_painter_free (TlnChartPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnChartPainter, tln_chart_painter_free)

/* Colours from now on; copied. */
void tln_chart_painter_set_palette (TlnChartPainter *self, const TlnChartPalette *palette);
const TlnChartPalette *tln_chart_painter_get_palette (TlnChartPainter *self);
/* Font from now on: that of the context, a little smaller. Forgets what was laid out. */
void tln_chart_painter_set_context (TlnChartPainter *self, PangoContext *context);
/* What the nodes are for, from now on; NULL: not known. Not kept. */
void tln_chart_painter_set_renderer (TlnChartPainter *self, GskRenderer *renderer);
/* Width of a digit and height of a line in the label font, in px. */
void tln_chart_painter_measure (TlnChartPainter *self, double *char_width, double *line_height);

/* A node of the drawing, or NULL when nothing is to be seen; caller unrefs. scale: device pixels
 * per px; straight lines and texts are put on whole device pixels. */
GskRenderNode *
tln_chart_painter_paint (TlnChartPainter *self, const TlnDrawing *drawing, double scale);

G_END_DECLS
