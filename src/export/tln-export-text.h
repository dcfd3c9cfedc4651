/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces of exported files: escaping and its inverse, front matter, file names, words. */
#pragma once

#include "tln-day.h"

#include <glib.h>

G_BEGIN_DECLS

/* Text at the start of a line as Markdown that shows exactly these characters. Appends. */
void tln_export_escape (GString *out, const char *text);
/* The same inside a line, whose end a line end in text must not be: it becomes a space. */
void tln_export_escape_line (GString *out, const char *text);
/* The inverse of escape and of quote_block's lines without "> ". Caller frees. */
char *tln_export_unescape (const char *markdown);

/* Quotes a text as a block: each line behind "> ". Ends with a line end. With breaks, lines end in
 * CommonMark's hard break; Obsidian keeps lines apart without. Appends. */
void tln_export_quote_block (GString *out, const char *text, gboolean breaks);

/* Text as (a part of) a tag: letters, digits, hyphens. Appends. */
void tln_export_tag (GString *out, const char *text);

/* "key: value" of front matter (flat YAML), quoted where it must be; NULL and "" leave the
 * key without a value, so that an old value goes when a file is merged. */
void tln_export_property (GString *out, const char *key, const char *value);
void tln_export_property_day (GString *out, const char *key, TlnDay day);

/* A name every file system and Obsidian takes: none of * " \ / < > : | ? # ^ [ ], no dots or blanks
 * at the ends, at most 120 bytes, never empty. Caller frees. */
char *tln_export_file_name (const char *title);

/* Moment in UTC, to the minute: 2025-03-11T01:12Z. Caller frees. */
char *tln_export_time (gint64 milliseconds);

/* Words of the headings. */
typedef enum {
  TLN_WORD_FALSIFIER,
  TLN_WORD_FOR,
  TLN_WORD_AGAINST,
  TLN_WORD_NEUTRAL,
  TLN_WORD_NO_STAGE,
  TLN_WORD_INSTRUMENTS,
  TLN_WORD_CODE,
  TLN_WORD_NAME,
  TLN_WORD_STAGE,
  TLN_WORD_REASON,
  TLN_WORD_PRICES,
  TLN_WORD_NO_PRICES,
  TLN_WORD_INVENTED,
  TLN_WORD_UNADJUSTED,
  TLN_WORD_ADJUSTED,
  TLN_WORD_SPLITS_OUT,
  TLN_WORD_NOTES,
  TLN_WORD_ON_CHART,
  TLN_WORD_LINE_AT, /* before a price */
  TLN_WORD_SPLIT, /* before two numbers of shares */
  TLN_WORD_NO_SPLIT,
  TLN_WORD_DIVIDEND, /* before cash for a share */
  TLN_WORD_NO_EVIDENCE,
  TLN_WORD_STRENGTH,
  TLN_WORD_RELAYED_BY,
  TLN_WORD_CHARACTERS,
  TLN_WORD_PAGE, /* before its number */
  TLN_WORD_COLOUR, /* before it, of a highlight */
  TLN_WORD_CAPTURED,
  TLN_WORD_UNDATED,
  TLN_WORD_UNKNOWN_SOURCE,
  TLN_WORD_CLAIMS,
  TLN_WORD_THESES,
  TLN_WORD_ARTICLES,
  TLN_WORD_FORMER_NAMES,
  TLN_WORD_TEXT,
  TLN_WORD_PICTURES, /* the name of a folder */
  TLN_WORD_ARGUMENT,
  TLN_WORD_SUPPORTS, /* these in the order of TlnRelation */
  TLN_WORD_OPPOSES,
  TLN_WORD_REBUTS,
  TLN_WORD_UNDERCUTS,
  TLN_WORD_DEPENDS_ON,
  TLN_WORD_SAME_AS,
  TLN_WORD_CONFLICTS_WITH,
  TLN_WORD_GROUND, /* of what stands above */
  TLN_WORD_SEE_ABOVE, /* it stands in full further up */
  TLN_WORD_FORECASTS,
  TLN_WORD_DUE, /* before a day, as CHECK */
  TLN_WORD_NO_DATE,
  TLN_WORD_CAME_TRUE, /* these before the day it was said */
  TLN_WORD_CAME_NOT,
  TLN_WORD_VOID,
  TLN_WORD_MY_PROBABILITY,
  TLN_WORD_SOURCE_PROBABILITY,
  TLN_WORD_METRIC,
  TLN_WORD_VALUE,
  TLN_WORD_AT_LEAST,
  TLN_WORD_AT_MOST,
  TLN_WORD_MULTIPLE, /* what a yearly growth comes to */
  TLN_WORD_HORIZON,
  TLN_WORD_RULE,
  TLN_WORD_ACTUAL,
  TLN_WORD_PROOF,
  TLN_WORD_NOTE,
  TLN_WORD_WATCHED,
  TLN_WORD_TRIGGERED,
  TLN_WORD_DISMISSED,
  TLN_WORD_CHECK,
  TLN_WORD_AS_KNOWN_ON, /* with the blank that comes before a day */
  TLN_WORD_LAST,
} TlnWord;
const char *tln_export_word (const char *language, TlnWord word);

G_END_DECLS
