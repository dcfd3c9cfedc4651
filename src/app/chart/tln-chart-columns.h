/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Neighbouring upright strips of one device pixel each, as many as a dense line has, painted as one
 * small picture. A software renderer needs about a third of a microsecond for a rectangle however
 * small it is, and a line that moves is over a thousand of them: blending the few thousand pixels
 * they cover costs less. A GPU draws a thousand rectangles at once and gets them as they are. */
#pragma once

#include <gdk/gdk.h>
#include <gsk/gsk.h>

G_BEGIN_DECLS

/* Wider, and the picture is mostly air above and below a line that wanders. */
#define TLN_CHART_COLUMNS_MAX 32

/* Device pixels; top < bottom. */
typedef struct {
  float top;
  float bottom;
} TlnChartColumn;

/* Column i covers the device pixels from x + i to x + i + 1; what is not covered has top == bottom.
 */
typedef struct {
  int x;
  guint n;
  TlnChartColumn columns[TLN_CHART_COLUMNS_MAX];
} TlnChartColumns;

/* One node with the strips in color, or NULL where single rectangles cost less (few strips, or
 * tall ones): then nothing is made. Upper and lower ends are blended as rectangles' are. scale:
 * device pixels per px, a whole number. Caller unrefs. Main thread. */
GskRenderNode *
tln_chart_columns_paint (const TlnChartColumns *self, const GdkRGBA *color, double scale);

G_END_DECLS
