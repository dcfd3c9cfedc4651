/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a PDF in the order in which they are read. */
#pragma once

#include "tln-pdf-pages.h"

G_BEGIN_DECLS

/* Runs side by side (TlnPdfRun, not owned), from left to right. */
typedef struct {
  int x0, y0, x1, y1;
  GPtrArray *runs;
} TlnPdfRow;

/* A row with its words put together, and where it stands. */
typedef struct {
  int x0, y0, x1, y1;
  int size; /* that most of its letters have */
  gboolean bold; /* all of it */
  gboolean cells; /* wide gaps, as between the cells of a table */
  guint page; /* from 0 */
  guint column; /* counted through the document */
  int left, right; /* edges of that column */
  char *text;
} TlnPdfLine;

/* Rows (TlnPdfRow) of runs (TlnPdfRun), from top to bottom; side by side is what shares most of its
 * height. With parted, runs of a row that stand far apart become rows of their own. */
GPtrArray *tln_pdf_rows (GPtrArray *runs, gboolean parted);
/* The words of a row; caller frees. */
char *tln_pdf_row_text (const TlnPdfRow *row);

/* Takes away what stands on the pages only to find one's way: headers, footers, page numbers, words
 * that go up or down the page. */
void tln_pdf_drop_furniture (TlnPdfPages *pages);

/* The parts (GPtrArray of TlnPdfRun) of a page, such as its columns, in reading order. */
GPtrArray *tln_pdf_columns (GPtrArray *runs);

/* All lines (TlnPdfLine) of the document. */
GPtrArray *tln_pdf_lines (const TlnPdfPages *pages);

G_END_DECLS
