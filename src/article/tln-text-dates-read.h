/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared inside the search for dates: a date being read. Private to tln-text-dates*.c. */
#pragma once

#include "tln-figure-scan.h"

typedef struct {
  const TlnFigureScan *scan;
  gsize start;
  gsize pos;
  int year; /* 0: not said */
  int month; /* 0: none */
  int day; /* 0: none */
  gboolean own_year; /* said in the text, not in words like 今年 */
  const char *precision;
  const char *rule;
} TlnDateReading;

typedef struct {
  const char *word;
  int value;
} TlnDateWord;

/* Each takes what stands at the place of a reading and moves it, or returns FALSE and leaves it.
 * Words that end in a Latin letter are whole ones in _value. */
gboolean tln_reading_value (TlnDateReading *at, const TlnDateWord *table, int *value);
gboolean tln_reading_word (TlnDateReading *at, const char *word);
gboolean tln_reading_digits (TlnDateReading *at, guint least, guint most, int *value);
void tln_reading_skip_blanks (TlnDateReading *at);
gboolean tln_reading_year_fits (int year);

/* The readers of partial dates, NULL-terminated, tried in order where the text has a digit, a Latin
 * letter, another character. A reader may leave anything in the reading when it returns FALSE. */
typedef gboolean (*TlnDateTake) (TlnDateReading *at);
extern const TlnDateTake tln_date_takes_zh_digits[];
extern const TlnDateTake tln_date_takes_zh_words[];
extern const TlnDateTake tln_date_takes_latin_digits[];
extern const TlnDateTake tln_date_takes_latin_words[];
