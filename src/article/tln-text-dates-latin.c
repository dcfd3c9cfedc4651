/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as English writes them, without what a whole date has. */
#include "tln-text-dates-read.h"

#include <string.h>

static const TlnDateWord QUARTERS_LATIN[] = { { "first quarter", 1 },
                                              { "second quarter", 2 },
                                              { "third quarter", 3 },
                                              { "fourth quarter", 4 },
                                              { NULL, 0 } };
static const TlnDateWord HALVES_LATIN[] = { { "first half", 1 },
                                            { "second half", 7 },
                                            { NULL, 0 } };
static const TlnDateWord MONTHS[] = {
  { "January", 1 },   { "February", 2 },  { "March", 3 },  { "April", 4 },     { "May", 5 },
  { "June", 6 },      { "July", 7 },      { "August", 8 }, { "September", 9 }, { "October", 10 },
  { "November", 11 }, { "December", 12 }, { "Jan", 1 },    { "Feb", 2 },       { "Mar", 3 },
  { "Apr", 4 },       { "Jun", 6 },       { "Jul", 7 },    { "Aug", 8 },       { "Sept", 9 },
  { "Sep", 9 },       { "Oct", 10 },      { "Nov", 11 },   { "Dec", 12 },      { NULL, 0 }
};
/* A year of four digits behind one of these is a year. */
static const char *const YEAR_WORDS[] = { "in",     "by",     "since",   "until", "till",
                                          "during", "before", "through", "early", "late",
                                          "mid",    "year",   "fiscal",  "of",    NULL };
/* A quarter without year is one behind these; "Q3" is many a product's name. */
static const char *const QUARTER_WORDS[] = { " in ",      "In ",      " in the ", "In the ",
                                             " for the ", " during ", " since ",  " by the ",
                                             " of the ",  " for ",    NULL };
/* The year a day shares with the end of its span (May 4-7, 2026; May 31-June 4, 2026) or that
 * stands before it (2019, February 26); the place stays. */
static void
read_shared_year (TlnDateReading *at)
{
  static const char *const to[] = { "-", "–", "—", " - ", " – ", " and ", " to ", NULL };
  const TlnCodeScan *scan = &at->scan->scan;
  TlnDateReading ahead = *at;
  int day, month, year;
  const char *mark = tln_scan_starts_any (scan, at->pos, to);

  if (mark != NULL) {
    ahead.pos += strlen (mark);
    if (tln_reading_value (&ahead, MONTHS, &month))
      tln_reading_skip_blanks (&ahead);
    if (tln_reading_digits (&ahead, 1, 2, &day)) {
      tln_reading_word (&ahead, ",");
      tln_reading_skip_blanks (&ahead);
      if (tln_reading_digits (&ahead, 4, 4, &year) && tln_reading_year_fits (year))
        at->year = year;
    }
  }
  gsize comma = tln_scan_back (scan, at->start);
  if (at->year == 0 && comma >= 5 && scan->t[comma - 1] == ',') {
    ahead.pos = comma - 5;
    if (tln_reading_digits (&ahead, 4, 4, &year) && tln_reading_year_fits (year))
      at->year = year;
  }
  if (at->year != 0) {
    at->own_year = TRUE;
    at->rule = "month and day, year beside them";
  }
}

/* "March 2025", "March 5", "March 5-7" gives its beginning. */
static gboolean
take_month_latin (TlnDateReading *at)
{
  if (!tln_reading_value (at, MONTHS, &at->month))
    return FALSE;
  tln_reading_word (at, ".");
  gsize end = at->pos;
  tln_reading_skip_blanks (at);
  if (at->pos == end)
    return FALSE;
  if (tln_reading_digits (at, 4, 4, &at->year) && tln_reading_year_fits (at->year)) {
    at->own_year = TRUE;
    at->precision = "month";
    at->rule = "month and year";
    return TRUE;
  }
  at->year = 0;
  at->pos = end;
  tln_reading_skip_blanks (at);
  if (!tln_reading_digits (at, 1, 2, &at->day) ||
      tln_day_new (2000, at->month, at->day) == TLN_DAY_NONE)
    return FALSE;
  if (!tln_reading_word (at, "st") && !tln_reading_word (at, "nd") && !tln_reading_word (at, "rd"))
    tln_reading_word (at, "th");
  at->precision = "day";
  read_shared_year (at);
  return !g_ascii_isalpha (at->scan->scan.t[at->pos]) && at->scan->scan.t[at->pos] != '%' &&
         at->scan->scan.t[at->pos] != ':';
}

/* "5 March" */
static gboolean
take_day_latin (TlnDateReading *at)
{
  if (!tln_reading_digits (at, 1, 2, &at->day))
    return FALSE;
  if (!tln_reading_word (at, "st") && !tln_reading_word (at, "nd") && !tln_reading_word (at, "rd"))
    tln_reading_word (at, "th");
  gsize end = at->pos;
  tln_reading_skip_blanks (at);
  if (at->pos == end || !tln_reading_value (at, MONTHS, &at->month))
    return FALSE;
  at->precision = "day";
  return tln_day_new (2000, at->month, at->day) != TLN_DAY_NONE;
}

/* The year behind a quarter or half: "first quarter of 2025", "Q1 2025". */
static gboolean
take_year_behind (TlnDateReading *at)
{
  TlnDateReading saved = *at;

  tln_reading_skip_blanks (at);
  if (tln_reading_word (at, "of "))
    tln_reading_skip_blanks (at);
  if (tln_reading_word (at, "fiscal "))
    tln_reading_skip_blanks (at);
  tln_reading_word (at, "FY");
  if (tln_reading_digits (at, 4, 4, &at->year) && tln_reading_year_fits (at->year)) {
    at->own_year = TRUE;
    at->rule = "quarter or half and year";
    return TRUE;
  }
  *at = saved;
  at->year = 0;
  return FALSE;
}

static gboolean
take_quarter_latin (TlnDateReading *at)
{
  int value;

  if ((tln_reading_word (at, "Q") && tln_reading_digits (at, 1, 1, &value) && value >= 1 &&
       value <= 4 && !g_ascii_isalnum (at->scan->scan.t[at->pos])) ||
      tln_reading_value (at, QUARTERS_LATIN, &value)) {
    at->month = value * 3 - 2;
    at->precision = "quarter";
    return take_year_behind (at) ||
           tln_scan_ends_any (&at->scan->scan, at->start, QUARTER_WORDS) != NULL;
  }
  return FALSE;
}

static gboolean
take_half_latin (TlnDateReading *at)
{
  if (tln_reading_word (at, "H1") || tln_reading_word (at, "H2"))
    at->month = at->scan->scan.t[at->pos - 1] == '1' ? 1 : 7;
  else if (!tln_reading_value (at, HALVES_LATIN, &at->month))
    return FALSE;
  at->precision = "half";
  return take_year_behind (at); /* the first half of a match is none */
}

/* 2025-2034: each of the two is one date. */
static gboolean
take_years_latin (TlnDateReading *at)
{
  static const char *const to[] = { "-", "–", "—", "~", " - ", " – ", "- ", NULL };
  const TlnCodeScan *scan = &at->scan->scan;
  TlnDateReading other = *at;
  int year;

  if (!tln_reading_digits (at, 4, 4, &at->year) || !tln_reading_year_fits (at->year) ||
      g_ascii_isalnum (scan->t[at->pos]))
    return FALSE;
  at->own_year = TRUE;
  at->precision = "year";
  const char *mark = tln_scan_starts_any (scan, at->pos, to);
  if (mark != NULL) {
    other.pos = at->pos + strlen (mark);
    at->rule = "first of two years";
    return tln_reading_digits (&other, 4, 4, &year) && tln_reading_year_fits (year) &&
           year > at->year && year - at->year <= 50 && !g_ascii_isalnum (scan->t[other.pos]) &&
           (scan->t[other.pos] == '\0' || strchr ("-/%", scan->t[other.pos]) == NULL);
  }
  mark = tln_scan_ends_any (scan, at->start, to);
  at->rule = "second of two years";
  return mark != NULL && at->start >= strlen (mark) + 4 &&
         memchr (scan->taken + at->start - strlen (mark) - 4, 0, 4) == NULL;
}

/* "in 2025", "FY2025"; the word itself is no part of it. */
static gboolean
take_year_latin (TlnDateReading *at)
{
  const TlnCodeScan *scan = &at->scan->scan;
  gsize back = tln_scan_back (scan, at->pos);
  const char *word = tln_scan_ends_any (scan, back, YEAR_WORDS);

  if (!tln_reading_digits (at, 4, 4, &at->year) || !tln_reading_year_fits (at->year))
    return FALSE;
  char next = scan->t[at->pos];
  gboolean words = next == ' ' && g_ascii_isalpha (scan->t[at->pos + 1]);
  if (word == NULL || g_ascii_isalpha (next) || (next != '\0' && strchr ("%:/'", next) != NULL))
    return FALSE;
  if ((next == ',' || next == '.' || next == '-') && g_ascii_isdigit (scan->t[at->pos + 1]))
    return FALSE;
  gsize start = back - strlen (word);
  if ((start > 0 && g_ascii_isalnum (scan->t[start - 1])) || back == at->pos - 4)
    return FALSE;
  /* "one of 2000 stores" */
  gboolean loose = strcmp (word, "of") == 0 || strcmp (word, "in") == 0;
  if (loose && words && tln_figure_word (scan, at->pos + 1, tln_figure_units) != NULL)
    return FALSE;
  at->own_year = TRUE;
  at->precision = "year";
  at->rule = "year behind a word of time";
  return TRUE;
}

/* FY2025 */
static gboolean
take_fiscal_year (TlnDateReading *at)
{
  if (!tln_reading_word (at, "FY") || !tln_reading_digits (at, 4, 4, &at->year))
    return FALSE;
  at->own_year = TRUE;
  at->precision = "year";
  at->rule = "fiscal year";
  return tln_reading_year_fits (at->year) && !g_ascii_isalnum (at->scan->scan.t[at->pos]);
}

const TlnDateTake tln_date_takes_latin_digits[] = { take_day_latin, take_years_latin,
                                                    take_year_latin, NULL };
const TlnDateTake tln_date_takes_latin_words[] = { take_month_latin, take_quarter_latin,
                                                   take_half_latin, take_fiscal_year, NULL };
