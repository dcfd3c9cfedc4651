/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All dates of a text, whole ones and those that leave the year or the day out. A ratio, a price or
 * a version is none: without a word or mark of dates nothing is taken. */
#include "tln-running-date.h"
#include "tln-text-dates-read.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2100

gboolean
tln_reading_value (TlnDateReading *at, const TlnDateWord *table, int *value)
{
  for (; table->word != NULL; table++) {
    gsize n = strlen (table->word);
    if (strncmp (at->scan->scan.t + at->pos, table->word, n) != 0)
      continue;
    if (g_ascii_isalpha (table->word[n - 1]) && g_ascii_isalnum (at->scan->scan.t[at->pos + n]))
      continue;
    at->pos += n;
    *value = table->value;
    return TRUE;
  }
  return FALSE;
}

gboolean
tln_reading_word (TlnDateReading *at, const char *word)
{
  gsize n = strlen (word);

  if (strncmp (at->scan->scan.t + at->pos, word, n) != 0)
    return FALSE;
  at->pos += n;
  return TRUE;
}

gboolean
tln_reading_digits (TlnDateReading *at, guint least, guint most, int *value)
{
  const char *t = at->scan->scan.t;
  gsize p = at->pos;
  int sum = 0;

  while (p - at->pos < most && g_ascii_isdigit (t[p]))
    sum = sum * 10 + t[p++] - '0';
  if (p - at->pos < least || g_ascii_isdigit (t[p]))
    return FALSE;
  at->pos = p;
  *value = sum;
  return TRUE;
}

void
tln_reading_skip_blanks (TlnDateReading *at)
{
  at->pos = tln_scan_forth (&at->scan->scan, at->pos);
}

gboolean
tln_reading_year_fits (int year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* A day without year has the year of the article; November and December in January and February
 * that of the year before. */
static void
settle_year (TlnDateReading *at)
{
  TlnDay written = at->scan->written.day;
  int year, month, day;

  if (at->rule == NULL)
    at->rule = "year not said";
  if (at->year != 0 || written == TLN_DAY_NONE)
    return;
  tln_day_split (written, &year, &month, &day);
  at->year = year;
  at->rule = "year of the article";
  if (strcmp (at->precision, "half") != 0 && month <= 2 && at->month >= 11) {
    at->year--;
    at->rule = "year before the article";
  }
}

static TlnDate
reading_date (const TlnDateReading *at)
{
  TlnDate date = TLN_DATE_NONE;

  if (at->year == 0)
    return date;
  date.day = tln_day_new (at->year, MAX (at->month, 1), MAX (at->day, 1));
  if (date.day == TLN_DAY_NONE)
    return TLN_DATE_NONE;
  date.precision = at->day != 0     ? TLN_PRECISION_DAY
                   : at->month != 0 ? TLN_PRECISION_MONTH
                                    : TLN_PRECISION_YEAR;
  return date;
}

static void
add_date (TlnFigureScan *scan, TlnRange range, const TlnDateReading *at, const TlnDate *date)
{
  TlnFoundDate *one = g_new0 (TlnFoundDate, 1);

  one->start = tln_figure_start (scan, range);
  one->end = tln_figure_end (scan, range);
  one->quote = tln_figure_quote (scan, one->start, one->end);
  one->date = *date;
  one->precision = at->precision;
  one->rule = at->rule;
  memset (scan->scan.taken + range.start, 1, range.end - range.start);
  g_ptr_array_add (scan->found->dates, one);
}

/* 2025年3月10日 18:13, 2025-03-10, March 10, 2025 */
static gboolean
take_whole (TlnFigureScan *scan, gsize *pos)
{
  TlnDateReading at = { .scan = scan, .rule = "whole date", .precision = "day" };
  TlnDate date;
  gsize length;

  if (!tln_running_date_at (scan->scan.t + *pos, &date, &length))
    return FALSE;
  TlnRange range = { *pos, *pos + length };
  if (memchr (scan->scan.taken + range.start, 1, length) != NULL)
    return FALSE;
  if (date.precision == TLN_PRECISION_MINUTE)
    at.precision = "minute";
  add_date (scan, range, &at, &date);
  *pos = range.end;
  return TRUE;
}

static gboolean
take_partial (TlnFigureScan *scan, gsize *pos, const TlnDateTake *takes)
{
  for (; *takes != NULL; takes++) {
    TlnDateReading at = { .scan = scan, .start = *pos, .pos = *pos };
    if (!(*takes) (&at) || memchr (scan->scan.taken + *pos, 1, at.pos - *pos) != NULL)
      continue;
    settle_year (&at);
    TlnDate date = reading_date (&at);
    add_date (scan, (TlnRange) { *pos, at.pos }, &at, &date);
    *pos = at.pos;
    return TRUE;
  }
  return FALSE;
}

/* Whether a date begins here; the place is then behind it. */
static gboolean
take_date (TlnFigureScan *scan, gsize *pos)
{
  char c = scan->scan.t[*pos];

  if (g_ascii_isdigit (c))
    return take_whole (scan, pos) || take_partial (scan, pos, tln_date_takes_zh_digits) ||
           take_partial (scan, pos, tln_date_takes_latin_digits);
  if (g_ascii_isalpha (c))
    return take_whole (scan, pos) || take_partial (scan, pos, tln_date_takes_latin_words);
  return take_partial (scan, pos, tln_date_takes_zh_words);
}

/* Where a date may begin: not inside a word or a number. Few characters of Han begin one. */
static gboolean
may_begin (const TlnFigureScan *scan, gsize pos)
{
  const char *t = scan->scan.t;
  char c = t[pos], before = pos > 0 ? t[pos - 1] : ' ';

  if (g_ascii_isdigit (c))
    return !g_ascii_isalnum (before) &&
           (pos < 2 || (before != '.' && before != ',' && before != '/') ||
            !g_ascii_isdigit (t[pos - 2]) || scan->chinese) &&
           (pos == 0 || before != '$');
  if (g_ascii_isalpha (c))
    return !g_ascii_isalnum (before) && strchr ("JFMASONDQHfst", c) != NULL;
  static const gunichar heads[] = U"今本去前明后第一二三四上下年";
  gunichar han = (guchar) c < 0xE4 || (guchar) c > 0xE9 ? 0 : g_utf8_get_char (t + pos);
  for (guint i = 0; han != 0 && heads[i] != 0; i++)
    if (heads[i] == han)
      return TRUE;
  return FALSE;
}

void
tln_text_dates_find (TlnFigureScan *scan)
{
  for (gsize pos = 0; pos < scan->scan.n;) {
    if (!scan->scan.taken[pos] && may_begin (scan, pos) && take_date (scan, &pos))
      continue;
    pos = (gsize) (g_utf8_next_char (scan->scan.t + pos) - scan->scan.t);
  }
}
