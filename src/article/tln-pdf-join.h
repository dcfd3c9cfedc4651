/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the end of one line of a PDF meets the beginning of the next. */
#pragma once

#include "tln-pdf-lines.h"

G_BEGIN_DECLS

/* The words of a document, to tell a divided word from one with a hyphen. */
typedef struct TlnPdfWords TlnPdfWords;
TlnPdfWords *tln_pdf_words_new (GPtrArray *lines);
void tln_pdf_words_free (TlnPdfWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPdfWords, tln_pdf_words_free)

/* Puts next behind text: with a blank, without one between Chinese characters, or as the rest of a
 * word that was divided with a hyphen. */
void tln_pdf_join (GString *text, const char *next, const TlnPdfWords *words);

/* The text ends as a sentence does, or as the line before a list. */
gboolean tln_pdf_ends_sentence (const char *text);

/* The first word of next would have had room behind line: the line was ended on purpose. */
gboolean tln_pdf_had_room (const TlnPdfLine *line, const TlnPdfLine *next);

/* What a line that is an item of a list begins with: 0 nothing, else its bytes; *bullet whether it
 * is a mere bullet. */
gsize tln_pdf_item_mark (const char *text, gboolean *bullet);

G_END_DECLS
