/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a drawing with cairo: for files and for paper. */
#pragma once

#include "tln-drawing.h"
#include "tln-palette.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Paints every item of a drawing at the origin of cr, labels in the given font. */
typedef struct {
  cairo_t *cr;
  const PangoFontDescription *font;
  TlnPaletteStyle style;
} TlnCairoTarget;
void tln_drawing_paint (const TlnDrawing *drawing, const TlnCairoTarget *target);

/* Width and height in px of a text in a font. */
void
tln_cairo_measure (const TlnCairoTarget *target, const char *text, double *width, double *height);

G_END_DECLS
