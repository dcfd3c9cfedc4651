/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs throughline-pdf, the program that reads PDF files, within limits. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  guint memory_mb; /* address space */
  guint seconds; /* by the clock on the wall, and of processor time */
  guint pages;
} TlnPdfLimits;

#define TLN_PDF_LIMITS ((TlnPdfLimits) { .memory_mb = 1024, .seconds = 60, .pages = 2000 })

/* The stream of pdf/tln-pdf-stream.h, complete or not. Blocks until the program has ended, which is
 * killed when it takes too long or cancellable is cancelled; any thread. The program is the one the
 * environment names in TLN_PDF, else the one installed. Errors: TLN_IMPORT_ERROR (damaged,
 * encrypted, too long, too heavy, no reader), G_IO_ERROR_CANCELLED. */
GBytes *tln_pdf_child_text (GBytes *pdf,
                            const TlnPdfLimits *limits,
                            GCancellable *cancellable,
                            GError **error);

/* A page (from 1) as a PNG of that width in pixels; the same rules. */
GBytes *tln_pdf_child_picture (GBytes *pdf,
                               guint page,
                               guint width,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
