/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises that whatever comes out of an import keeps, for the targets of the article layer. Each
 * aborts where one is broken. */
#pragma once

#include "tln-document.h"

/* An input as parts between bytes 0x1E, each as a string without U+0000 in it, at most max. */
GPtrArray *fuzz_parts (const guint8 *data, gsize size, guint max);

/* NULL or UTF-8. */
void fuzz_check_text (const char *text);
/* NULL, or one with a message in UTF-8. */
void fuzz_check_error (const GError *error);
/* NULL, or nothing that a browser would run: leading blanks and line ends inside do not hide it. */
void fuzz_check_address (const char *address);
/* Blocks in order and without overlap, every character in one of them, everything inside. */
void fuzz_check_rich (const TlnRich *rich);
/* No HTML and no address that runs something, as another reader of Markdown sees it. */
void fuzz_check_markdown (const char *markdown);
/* All of it, and that it reads back as it is. */
void fuzz_check_document (const TlnDocument *document);
