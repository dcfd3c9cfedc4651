/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article counts, dates and foretells: its numbers with unit and qualifier, its dates with
 * their precision, and the sentences that say something of the future. Found by hand-written rules
 * in Chinese and English, never by a list of known figures; a figure that could be something else
 * (a model's name, a page, a telephone number) is left out. Every finding has its place and the
 * rule that found it. */
#pragma once

#include "tln-day.h"
#include "tln-detect.h"

G_BEGIN_DECLS

/* Places are code points of the text; a quote is exactly the text there. */
typedef struct {
  guint32 start; /* with the currency and the qualifier that stand beside the figure */
  guint32 end;
  char *quote;
  double value; /* scale words multiplied in; percent as written; NAN: found but vague (数千亿) */
  double upper; /* the end of a range, value being its beginning; NAN: no range */
  const char *unit; /* static: "percent", "percentage_points", "basis_points", "times", "fraction",
                       "CNY", "persons", "years", "GW", "units:家" …; "" for none */
  char *qualifier; /* "nearly", "about", "over", "under", "at_least", "at_most", "up_to",
                      "at_one_point", two with a blank between; NULL: none */
  const char *rule; /* static: "amount", "range", "plain", "numeral", "fraction", "vague" … */
  const char *within; /* kind of the boilerplate it stands in (static), NULL outside */
} TlnFoundNumber;

typedef struct {
  guint32 start;
  guint32 end;
  char *quote;
  TlnDate date; /* TLN_DATE_NONE where the year is not known */
  const char *precision; /* static: "minute", "day", "month", "quarter", "half", "year"; for quarter
                            and half the date is their first month, for 年底 and 年初 the year */
  const char *rule; /* static: "date", "month and day, year of the article" … */
  const char *within; /* as above */
} TlnFoundDate;

/* A sentence outside boilerplate that says something of the future by a cue or by when, and has a
 * number or a direction. */
typedef struct {
  guint32 start; /* the sentence */
  guint32 end;
  char *quote;
  char *cue; /* the words that foretell, or the horizon */
  char *speaker; /* who foretells, where that is clear; NULL otherwise */
  char *horizon; /* the words that say by when, or NULL */
  TlnDate due; /* last year, month or day of the horizon; TLN_DATE_NONE: not said, or counted from
                  a date of the article that is not known. Cannot be scored until dated. */
  GArray *numbers; /* guint: indexes into the numbers found, those of the sentence */
  double multiple; /* (1 + r)^n of a yearly growth rate r over n years; NAN: none */
  const char *rule; /* static: "cue and number", "cue and direction", "horizon and number" */
} TlnFoundForecast;

typedef struct {
  GPtrArray *numbers; /* TlnFoundNumber, by start, without overlap */
  GPtrArray *dates; /* TlnFoundDate, by start, without overlap with each other or with numbers */
  GPtrArray *forecasts; /* TlnFoundForecast, by start */
} TlnFigures;

/* Finds all three in a text. detection is what tln_detect found in the same text: its codes are no
 * numbers, its boilerplate holds no forecast. written is the day of the article, from which years
 * left out are taken; TLN_DATE_NONE where it is not known. Pure; any thread. Linear in the text. */
TlnFigures *
tln_figures_find (const char *text, const TlnDetection *detection, const TlnDate *written);
void tln_figures_free (TlnFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFigures, tln_figures_free)

G_END_DECLS
