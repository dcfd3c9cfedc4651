/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Electronic books: the chapters of an EPUB in reading order as one text. */
#pragma once

#include "tln-metadata.h"

G_BEGIN_DECLS

/* Chapters beyond are refused, as is a text of more bytes. */
#define TLN_EPUB_MAX_CHAPTERS 2000
#define TLN_EPUB_MAX_TEXT (24 * 1024 * 1024)

/* The bytes are a ZIP archive that says it is an EPUB. */
gboolean tln_epub_is (const char *data, gsize size);

/* The Markdown of all chapters that the spine lists (but those that are not "linear"); what the
 * package states goes into metadata. Pictures are left out. Errors: TLN_IMPORT_ERROR (malformed,
 * too large, unsupported: copy-protected). Caller frees. */
char *tln_epub_read (GBytes *bytes, TlnMetadata *metadata, GError **error);

G_END_DECLS
