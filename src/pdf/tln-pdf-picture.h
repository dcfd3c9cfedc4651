/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a picture. */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* Writes page number (from 1) on white as a PNG of that width in pixels to standard output; both
 * sides stay within TLN_PDF_MAX_SIDE. Returns an exit status of tln-pdf-stream.h. */
int tln_pdf_picture_write (PopplerDocument *document, int number, int width);

G_END_DECLS
