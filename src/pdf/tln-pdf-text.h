/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a PDF with its places on the pages. */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* Writes the stream of tln-pdf-stream.h to standard output. Returns an exit status of there. */
int tln_pdf_text_write (PopplerDocument *document, guint max_pages);

G_END_DECLS
