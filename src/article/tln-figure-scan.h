/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared inside the search for numbers, dates and forecasts: the text as it is searched, the ways
 * back to the original, words and units. Positions are bytes of the normalised text. Private to
 * tln-figures.c, tln-numbers.c, tln-numerals.c, tln-text-dates.c and tln-forecasts*.c. */
#pragma once

#include "tln-code-scan.h"
#include "tln-figures.h"

typedef struct {
  TlnCodeScan scan; /* taken: addresses, codes, dates, raised figures */
  const char *text; /* the original */
  guint32 *origin; /* per byte of the normalised text and one behind: code point of the original */
  guint32 *bytes; /* per code point of the original and one behind: its byte */
  TlnDate written;
  gboolean chinese;
  GPtrArray *boilerplate;
  TlnFigures *found;
} TlnFigureScan;

/* A word and what it stands for. */
typedef struct {
  const char *word;
  const char *key; /* NULL ends a table */
} TlnFigureWord;

/* A word that multiplies. */
typedef struct {
  const char *word;
  double factor;
} TlnFigureScale;

/* Units behind a figure, longer words first. Latin ones match whole words, their case counts. */
extern const TlnFigureWord tln_figure_units[];
/* Currencies before a figure. */
extern const TlnFigureWord tln_figure_currencies[];
/* Qualifiers before and behind. */
extern const TlnFigureWord tln_figure_before[];
extern const TlnFigureWord tln_figure_behind[];
extern const TlnFigureScale tln_figure_scales[];

/* The original's code points of a range, and its words; caller frees. */
guint32 tln_figure_start (const TlnFigureScan *scan, TlnRange range);
guint32 tln_figure_end (const TlnFigureScan *scan, TlnRange range);
char *tln_figure_quote (const TlnFigureScan *scan, guint32 start, guint32 end);

/* The entry of a table that begins at a position, as a whole word where it ends in a Latin letter;
 * NULL: none. case_blind for words of running text. */
const TlnFigureWord *
tln_figure_word (const TlnCodeScan *scan, gsize pos, const TlnFigureWord *table);
/* The same ending at a position, beginning a word where it is Latin; case-blind. */
const TlnFigureWord *
tln_figure_word_back (const TlnCodeScan *scan, gsize pos, const TlnFigureWord *table);

/* Chinese numerals at *pos: 三百五十, 五, 十万亿. Always moves *pos behind the run of numerals;
 * FALSE where the run is no number. */
gboolean tln_numeral_read (const TlnCodeScan *scan, gsize *pos, double *value);
/* Whether a character is one of those numerals. */
gboolean tln_numeral_char (gunichar c);

/* A figure with what stands beside it. */
typedef struct {
  TlnRange at;
  double value; /* without the scale */
  double scale; /* of the scale word; 0: none */
  const char *unit; /* NULL: none */
  gboolean prefixed; /* the unit stands before */
  gboolean numeral; /* in Chinese characters */
  gboolean decimal;
  gboolean grouped; /* 1,234 */
  gboolean more; /* 余, 多 */
  const char *rule; /* NULL: by digits or numerals */
} TlnAmount;

/* The figure that begins at a position, a digit or a numeral. FALSE where it is part of something
 * else: 5G, 3/4, 1.2.3, 3亿5千万. */
gboolean tln_amount_read (const TlnFigureScan *scan, gsize pos, TlnAmount *amount);
double tln_amount_value (const TlnAmount *amount);
/* A whole number between 1900 and 2100 without anything that says it is none. */
gboolean tln_amount_like_year (const TlnAmount *amount);

/* The finders, in this order. */
void tln_text_dates_find (TlnFigureScan *scan);
void tln_numbers_find (TlnFigureScan *scan);
void tln_forecasts_find (TlnFigureScan *scan);
