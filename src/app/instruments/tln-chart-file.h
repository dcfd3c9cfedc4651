/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a file or on paper: the dialog that asks for size and style, and printing. */
#pragma once

#include "tln-chart.h"

G_BEGIN_DECLS

/* What a picture says beside the chart; NULL: nothing. */
typedef struct {
  const char *title;
  const char *caption; /* where the prices are from, "Invented data", … */
  const char *file_name; /* offered, without its end */
} TlnChartPaper;

/* Asks for format, size, scale and style, then where; draws on a thread and says how it went. What
 * is drawn is what the chart shows now. Nothing happens while it shows nothing. */
void tln_chart_file_ask (TlnChart *chart, const TlnChartPaper *paper);

/* The print dialogue of the system; the chart fills the page. Errors are told in the window. */
void tln_chart_file_print (TlnChart *chart, const TlnChartPaper *paper);

/* The page that would be printed as a PDF file, at once and without a dialog. Errors: NOT_FOUND of
 * TLN_EXPORT_ERROR without bars, those of GtkPrintOperation. */
gboolean tln_chart_file_print_to (TlnChart *chart,
                                  const TlnChartPaper *paper,
                                  const char *path,
                                  GError **error);

G_END_DECLS
