/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared inside the search for codes: the text being searched, what was found in it so far, and
 * looking at the words around a place. Positions are bytes of the normalised text. Private to
 * tln-code-*.c and tln-codes.c. */
#pragma once

#include "tln-codes.h"

typedef struct {
  gsize start;
  gsize end;
} TlnRange;

typedef struct {
  TlnRange at; /* the code with its mark */
  TlnRange name; /* empty: none */
  char code[16];
  const char *exchange;
  const char *rule;
} TlnCodeHit;

typedef struct {
  const char *t; /* normalised, NUL-terminated */
  gsize n;
  guint8 *taken; /* per byte: part of an address or of a code already found */
  GArray *hits; /* TlnCodeHit */
  GHashTable *known; /* code → exchange (static) of the notebook's instruments, or NULL */
} TlnCodeScan;

/* What a range of six-digit codes is used for. */
typedef enum {
  TLN_CODE_NONE = 0,
  TLN_CODE_STOCK = 1 << 0,
  TLN_CODE_FUND = 1 << 1,
  TLN_CODE_BOND = 1 << 2,
  TLN_CODE_INDEX = 1 << 3,
  TLN_CODE_OTC = 1 << 4,
  TLN_CODE_OTHER = 1 << 5, /* subscription codes, ranges not yet given out */
} TlnCodeClass;

extern const char *const tln_code_openers[];
extern const char *const tln_code_closers[];

/* What six digits are by their first three; *exchange is static. */
TlnCodeClass tln_code_range (const char *digits, const char **exchange);

/* The character before a position and at it; 0 at the ends. */
gunichar tln_scan_prev (const TlnCodeScan *scan, gsize pos);
gunichar tln_scan_next (const TlnCodeScan *scan, gsize pos);
/* Positions with blanks (not line ends) left out. */
gsize tln_scan_back (const TlnCodeScan *scan, gsize pos);
gsize tln_scan_forth (const TlnCodeScan *scan, gsize pos);
/* Whether the text ends with a word before a position, begins with one at it; ASCII case-blind.
 * The _any forms return the word found, else NULL. */
gboolean tln_scan_ends (const TlnCodeScan *scan, gsize pos, const char *word);
gboolean tln_scan_starts (const TlnCodeScan *scan, gsize pos, const char *word);
const char *tln_scan_ends_any (const TlnCodeScan *scan, gsize pos, const char *const *words);
const char *tln_scan_starts_any (const TlnCodeScan *scan, gsize pos, const char *const *words);
/* Whether one of the words stands inside a range. */
gboolean tln_scan_holds (const TlnCodeScan *scan, TlnRange range, const char *const *words);
/* Exactly the range is one of the words. */
gboolean tln_scan_is (const TlnCodeScan *scan, TlnRange range, const char *const *words);
/* Characters in a range. */
guint tln_scan_length (const TlnCodeScan *scan, TlnRange range);
/* A position at most n characters forward, not past the line's end. */
gsize tln_scan_window (const TlnCodeScan *scan, gsize pos, guint n);
/* A position at most n characters back, not past the line's start. */
gsize tln_scan_window_back (const TlnCodeScan *scan, gsize pos, guint n);

/* Adds a finding and marks its bytes as taken; nothing when another finding has one of them. */
void tln_scan_add (TlnCodeScan *scan, const TlnCodeHit *hit);
/* Whether a byte of the range is taken. */
gboolean tln_scan_taken (const TlnCodeScan *scan, TlnRange range);

/* Names. Before: the words ending at pos (blanks, closing quotes and emphasis left out), cut at
 * verbs, connectives and punctuation; latin: the code is a US one. After: the words from pos on.
 * An empty range is "none". */
TlnRange tln_code_name_before (const TlnCodeScan *scan, gsize pos, gboolean latin);
TlnRange tln_code_name_after (const TlnCodeScan *scan, gsize pos);
/* The name in a labelled pair: label is where 代码 begins, end where the digits end
 * (名称,代码515050; 代码 000858,简称五粮液; 代码:159915(创业板ETF)). */
TlnRange tln_code_label_name (const TlnCodeScan *scan, gsize label, gsize end);
/* The name of a security even without a bracket: ends in ETF, 指数, 集团 …, or is three to five
 * Han characters that are no everyday words. *sure is set for the former. */
gboolean tln_code_name_plausible (const TlnCodeScan *scan, TlnRange name, gboolean *sure);
/* A word that labels another kind of number (a telephone, a place in a ranking …). */
gboolean tln_code_name_counts (const TlnCodeScan *scan, TlnRange name);
/* The exchange of six digits by their range and by the name; without a name by the label before
 * them. NULL where they are not a code. */
const char *
tln_code_exchange (const TlnCodeScan *scan, const char *digits, TlnRange name, TlnRange label);

/* A unit or counted thing stands after a number (万元, 份, 人次, rows …). */
gboolean tln_code_unit_follows (const TlnCodeScan *scan, gsize pos);
/* Whether six digits are part of another number or labelled as one. */
gboolean tln_code_other_number (const TlnCodeScan *scan, gsize start);
/* The bracket that holds a position, when only codes and labels stand between: the position of the
 * opening bracket, or G_MAXSIZE. */
gsize tln_code_bracket (const TlnCodeScan *scan, gsize pos);

/* The stages of the search, in this order. */
void tln_code_mask (TlnCodeScan *scan);
void tln_code_find_marked (TlnCodeScan *scan);
void tln_code_find_latin (TlnCodeScan *scan);
void tln_code_find_bare (TlnCodeScan *scan);
