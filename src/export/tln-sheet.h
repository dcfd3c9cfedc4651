/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page with a title, one picture and a caption as the bytes of a file or on paper, made without a
 * display. What stands in the picture is drawn by whoever asks. */
#pragma once

#include "tln-drawing-cairo.h"
#include "tln-plot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  TLN_SHEET_SVG,
  TLN_SHEET_PDF,
  TLN_SHEET_PNG,
} TlnSheetFormat;

/* How it is to look. */
typedef struct {
  double width; /* px; 0 means 1000 */
  double height; /* px; 0 means 560 */
  double scale; /* PNG: pixels per px; 0 means 1 */
  TlnPaletteStyle style;
  const char *title; /* or NULL */
  const char *caption; /* lines parted by "\n", broken where they are too long; or NULL */
} TlnSheet;

/* What a painter knows: the box is its own, with the origin of the target at its corner. */
typedef struct {
  const TlnCairoTarget *target;
  const TlnSheet *sheet;
  double width;
  double height;
  double char_width; /* of a digit in the label font */
  double line_height;
} TlnSheetBox;
typedef void (*TlnSheetPainter) (const TlnSheetBox *box, gpointer data);

/* By the end of a file name, in any case: ".svg", ".pdf" or ".png". FALSE for any other. */
gboolean tln_sheet_format_for_name (const char *name, TlnSheetFormat *format);

/* The bytes of a file. Same sheet and picture, same bytes (on one machine: text becomes outlines of
 * its fonts). Any thread. TLN_EXPORT_ERROR_FAILED for sizes that cannot be drawn. */
GBytes *tln_sheet_make (const TlnSheet *sheet,
                        TlnSheetFormat format,
                        TlnSheetPainter painter,
                        gpointer data,
                        GError **error);

/* Paints it at the origin of cr, which may be a page of a printer: width and height are in its
 * units. */
gboolean tln_sheet_paint (const TlnSheet *sheet,
                          cairo_t *cr,
                          TlnSheetPainter painter,
                          gpointer data,
                          GError **error);

G_END_DECLS
