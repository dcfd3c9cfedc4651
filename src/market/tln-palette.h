/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the roles of a drawing, light and dark, for back ends that have no theme of their
 * own. */
#pragma once

#include "tln-drawing.h"

G_BEGIN_DECLS

/* Not premultiplied, each from 0 to 1. */
typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} TlnColor;

typedef struct {
  gboolean dark;
  gboolean red_up; /* rising is red and falling green, as in China; shapes do not change */
} TlnPaletteStyle;

TlnColor tln_palette_color (const TlnPaletteStyle *style, TlnRole role);

G_END_DECLS
