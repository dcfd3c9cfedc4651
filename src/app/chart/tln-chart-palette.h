/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of a chart's roles for the style the window is in. */
#pragma once

#include "tln-drawing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  GdkRGBA color[TLN_ROLE_LAST];
} TlnChartPalette;

/* What the colours depend on. */
typedef struct {
  GdkRGBA foreground; /* text colour of the widget */
  GdkRGBA accent; /* readable on the window's background */
  gboolean dark;
  gboolean high_contrast;
  gboolean red_up; /* rising prices red and falling ones green */
} TlnChartStyle;

/* Fills every role. Stance colours do not follow red_up: they are not about prices. */
void tln_chart_palette_init (TlnChartPalette *palette, const TlnChartStyle *style);
/* The same for the style the window of a widget is in now; returns the text colour they are of.
 * Main thread. */
GdkRGBA tln_chart_palette_of (TlnChartPalette *palette, GtkWidget *widget, gboolean red_up);

G_END_DECLS
