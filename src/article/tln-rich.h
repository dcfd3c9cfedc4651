/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with structure: what the reader shows and what claims point into. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  /* Blocks: they do not overlap, stand in order and cover every character but the line ends. */
  TLN_SPAN_PARAGRAPH,
  TLN_SPAN_HEADING, /* level 1 to 6 */
  TLN_SPAN_LIST_ITEM, /* level: depth from 1; target: "1." and the like, NULL for a bullet */
  TLN_SPAN_CODE_BLOCK,
  TLN_SPAN_TABLE_ROW, /* cells parted by TAB; level 1 marks a head row */
  TLN_SPAN_CAPTION, /* of the figure before it */
  TLN_SPAN_IMAGE, /* empty; target is its address, label its description */
  TLN_SPAN_RULE, /* a line between sections; empty */
  /* Around blocks. */
  TLN_SPAN_QUOTE, /* level: depth from 1 */
  /* Inside blocks. */
  TLN_SPAN_EMPHASIS,
  TLN_SPAN_STRONG,
  TLN_SPAN_CODE,
  TLN_SPAN_LINK, /* target: the address */
} TlnSpanKind;

typedef struct {
  TlnSpanKind kind;
  guint level;
  guint32 start; /* code points */
  guint32 end;
  char *target;
  char *label; /* what a picture shows, in words; else NULL */
} TlnSpan;

typedef struct {
  char *text; /* UTF-8, no U+0000, LF line ends; blocks are parted by one LF */
  GArray *spans; /* TlnSpan, by start, outer before inner */
} TlnRich;

TlnRich *tln_rich_new (void);
/* One more owner, on any thread: nobody may change it any more. Each owner frees it once; the last
 * one frees what is in it. */
TlnRich *tln_rich_ref (TlnRich *rich);
void tln_rich_free (TlnRich *rich);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnRich, tln_rich_free)

/* Plain text: every line that is not blank is a paragraph; the text stays as it is. */
TlnRich *tln_rich_from_text (const char *text);

/* The text without the captions of figures, unless captions are what tells the story; blocks parted
 * by one LF. Caller frees. */
char *tln_rich_running_text (const TlnRich *rich);

/* CommonMark with tables; a text whose references name far more bytes of addresses than it has is
 * read as plain text. For every rich text that was made by tln_rich_from_markdown,
 * tln_rich_from_markdown (tln_rich_to_markdown (rich)) has the same text and spans. */
TlnRich *tln_rich_from_markdown (const char *markdown);
char *tln_rich_to_markdown (const TlnRich *rich);

G_END_DECLS
