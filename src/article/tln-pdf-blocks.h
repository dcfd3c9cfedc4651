/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs out of the lines of a PDF. */
#pragma once

#include "tln-pdf-lines.h"

G_BEGIN_DECLS

typedef enum {
  TLN_PDF_TEXT_BLOCK,
  TLN_PDF_HEADING,
  TLN_PDF_ITEM, /* of a list with bullets, which the text does not hold */
} TlnPdfBlockKind;

/* A page that begins inside a block. */
typedef struct {
  guint page; /* from 0 */
  guint letters; /* characters of the block before it that are not white space */
} TlnPdfTurn;

typedef struct {
  TlnPdfBlockKind kind;
  guint level; /* of a heading, from 1 */
  int size;
  gboolean bold;
  gboolean row; /* of a table, or an entry of a table of contents */
  guint page; /* on which it begins, from 0 */
  guint letters; /* characters of text that are not white space */
  GString *text; /* one line */
  GArray *turns; /* TlnPdfTurn */
} TlnPdfBlock;

/* The blocks (TlnPdfBlock) of the lines (TlnPdfLine), in order. A paragraph that goes on in the
 * next column or on the next page is one; a word divided at the end of a line is whole again where
 * that is clear from the rest of the text. */
GPtrArray *tln_pdf_blocks (GPtrArray *lines);

/* The size that most letters of the lines have. */
int tln_pdf_body_size (GPtrArray *lines);

G_END_DECLS
