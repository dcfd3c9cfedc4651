/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are written sideways: wide tables on upright paper, columns of old Chinese books. */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

typedef enum {
  TLN_PDF_WAY_ACROSS, /* as usual, or not clear */
  TLN_PDF_WAY_DOWN, /* letters follow one another down the page, lines to the left */
  TLN_PDF_WAY_UP, /* up the page, lines to the right */
} TlnPdfWay;

/* Which way nearly all letters of a page go; text has n characters, boxes are theirs. */
TlnPdfWay tln_pdf_way (const char *text, const PopplerRectangle *boxes, guint n);

/* Turns a page and the n boxes on it so that what went that way goes across. */
void tln_pdf_turn (TlnPdfWay way, double *width, double *height, PopplerRectangle *boxes, guint n);

G_END_DECLS
