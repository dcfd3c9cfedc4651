/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes structured text piece by piece in its canonical form: one form for one meaning, so that
 * writing it as Markdown and reading that again changes nothing. */
#pragma once

#include "tln-rich.h"

G_BEGIN_DECLS

typedef struct TlnRichBuilder TlnRichBuilder;

TlnRichBuilder *tln_rich_builder_new (void);
void tln_rich_builder_free (TlnRichBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnRichBuilder, tln_rich_builder_free)

/* For text that was not written in Markdown: emphasis is drawn in from punctuation at its ends
 * where Markdown could not say it without escapes. */
void tln_rich_builder_set_soft (TlnRichBuilder *builder, gboolean soft);

/* Ends the block at hand and starts another. Text outside a block starts a paragraph by itself. */
void
tln_rich_builder_block (TlnRichBuilder *builder, TlnSpanKind kind, guint level, const char *target);
void tln_rich_builder_end (TlnRichBuilder *builder);
/* The block at hand has text in it already (not only white space). */
gboolean tln_rich_builder_has_text (TlnRichBuilder *builder);

void tln_rich_builder_quote_open (TlnRichBuilder *builder);
void tln_rich_builder_quote_close (TlnRichBuilder *builder);

/* Inline kinds; they may be left open over the ends of blocks and must be closed by kind. */
void tln_rich_builder_open (TlnRichBuilder *builder, TlnSpanKind kind, const char *target);
void tln_rich_builder_close (TlnRichBuilder *builder, TlnSpanKind kind);

/* White space is squeezed except in code blocks. */
void tln_rich_builder_text (TlnRichBuilder *builder, const char *text, gssize length);
/* A line break inside the block. */
void tln_rich_builder_break (TlnRichBuilder *builder);
/* A line end of the source: a blank, or nothing between Chinese characters. */
void tln_rich_builder_soft_break (TlnRichBuilder *builder);
/* Of the block at hand; TLN_SPAN_RULE outside of one. */
TlnSpanKind tln_rich_builder_kind (TlnRichBuilder *builder);
/* Of the block at hand when it has something in it, else of the one before. */
TlnSpanKind tln_rich_builder_last (const TlnRichBuilder *builder);
/* Empty cells at the ends of rows that a text keeps; rows behind them end with their last word. */
#define TLN_RICH_MAX_PADDING 50000

/* Starts a cell of a table row: call it before every one. */
void tln_rich_builder_cell (TlnRichBuilder *builder);
/* An image block; alt may be NULL. */
void tln_rich_builder_image (TlnRichBuilder *builder, const char *alt, const char *address);

/* The rich text; the builder is empty then. */
TlnRich *tln_rich_builder_finish (TlnRichBuilder *builder);

/* An address as it can stand in Markdown: blanks, brackets and the like percent-encoded, characters
 * that nobody sees left out; "" where what is left would run something. Caller frees. */
char *tln_rich_address (const char *address);

G_END_DECLS
