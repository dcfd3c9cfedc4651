/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files as articles: read by a program of its own, put together here. */
#pragma once

#include "tln-metadata.h"

G_BEGIN_DECLS

/* "%PDF-", which white space may precede. */
gboolean tln_pdf_is (const char *data, gsize size);

/* The text of a PDF, which it takes over into one of paragraphs and headings in reading order,
 * without headers, footers and page numbers. What the file and its first page state goes into
 * metadata. *letters gets for each page the number (guint32) of characters that are not white space
 * before it. Blocks while throughline-pdf works; any thread; the cancellable is the current one of
 * the thread (g_cancellable_push_current). Errors: those of tln_pdf_child_text, TLN_IMPORT_ERROR
 * (scanned, no text). */
TlnRich *tln_pdf_read (GBytes *bytes, TlnMetadata *metadata, GArray **letters, GError **error);

/* The same from what throughline-pdf said of it; pure. Nothing in it is trusted. Errors:
 * TLN_IMPORT_ERROR (damaged, scanned, no text). */
TlnRich *
tln_pdf_from_stream (GBytes *stream, TlnMetadata *metadata, GArray **letters, GError **error);

/* From numbers of characters that are not white space to code points (guint32) of text. */
GArray *tln_pdf_page_starts (const char *text, const GArray *letters);

G_END_DECLS
