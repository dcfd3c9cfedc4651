/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as an SVG, PDF or PNG file or on paper, made without a display from the drawing that the
 * widget shows. */
#pragma once

#include "tln-palette.h"
#include "tln-plot.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  double width; /* px; 0 means 1000 */
  double height; /* px; 0 means 560 */
  double scale; /* PNG: pixels per px; 0 means 1 */
  TlnPlotKind kind;
  TlnScaleKind axis;
  TlnRebase rebase;
  gint64 base; /* time of the bar that is 100 then; 0: the first that is seen */
  gboolean hollow; /* rising candles hollow */
  gboolean no_volume;
  gboolean drawdown; /* with a pane of it */
  gboolean attention; /* with a strip of the weeks, where the data have any */
  TlnPaletteStyle style;
  gint64 from; /* bars with from <= t < to; both 0: all */
  gint64 to;
  const char *title; /* or NULL */
  const char *caption; /* where the data are from and what they are ("invented data"), or NULL */
} TlnChartPicture;

/* The events and lines of data are shown. Same data and picture, same bytes (on one machine: text
 * becomes outlines of its fonts). Any thread that has data to itself. Errors:
 * TLN_EXPORT_ERROR_NOT_FOUND when no bar lies in the range, TLN_EXPORT_ERROR_FAILED for sizes that
 * cannot be drawn. */
GBytes *tln_chart_picture_svg (TlnPlotData *data, const TlnChartPicture *picture, GError **error);
GBytes *tln_chart_picture_pdf (TlnPlotData *data, const TlnChartPicture *picture, GError **error);
GBytes *tln_chart_picture_png (TlnPlotData *data, const TlnChartPicture *picture, GError **error);

/* By the end of a file name, in any case: ".svg", ".pdf" or ".png". */
typedef GBytes *(*TlnChartPictureFunc) (TlnPlotData *data,
                                        const TlnChartPicture *picture,
                                        GError **error);
/* NULL for any other name. */
TlnChartPictureFunc tln_chart_picture_for_name (const char *name);

/* Paints it at the origin of cr, which may be a page of a printer: width and height are in its
 * units and 0 is not allowed. */
gboolean tln_chart_picture_paint (cairo_t *cr,
                                  TlnPlotData *data,
                                  const TlnChartPicture *picture,
                                  GError **error);

G_END_DECLS
