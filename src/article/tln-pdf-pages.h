/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a PDF as throughline-pdf tells them: letters with their places, not yet lines.
 * Lengths are tenths of a point from the upper left corner. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int x0, y0, x1, y1;
  int size; /* of the letters */
  guint flags; /* TLN_PDF_BOLD … of pdf/tln-pdf-stream.h */
  guint weight; /* letters, a Chinese one counting two */
  gboolean ends_word; /* a blank follows */
  gboolean furniture; /* on its way out, see tln_pdf_drop_furniture */
  const char *text; /* without blanks at the ends; never empty */
} TlnPdfRun;

typedef struct {
  guint number; /* from 0 */
  int width, height;
  double pictured; /* share of the page that its pictures cover, where it has next to no text */
  GPtrArray *runs; /* TlnPdfRun, in the order of the file */
} TlnPdfPage;

typedef struct {
  char *title; /* what the file states of itself, or NULL */
  char *author;
  gint64 created; /* seconds since 1970, 0: not stated */
  GPtrArray *pages; /* TlnPdfPage */
  char *stream; /* owns the texts of the runs */
} TlnPdfPages;

/* Reads the whole stream. Its numbers and texts are not trusted. Errors: TLN_IMPORT_ERROR
 * (damaged: another format, or not complete). */
TlnPdfPages *tln_pdf_pages_parse (GBytes *stream, GError **error);
void tln_pdf_pages_free (TlnPdfPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPdfPages, tln_pdf_pages_free)

/* Letters of a text, a Chinese one counting two, blanks none. */
guint tln_pdf_weight (const char *text);

G_END_DECLS
