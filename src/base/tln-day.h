/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days as numbers, dates that know how precise they are, ISO weeks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days since 1970-01-01, proleptic Gregorian. */
typedef gint32 TlnDay;
#define TLN_DAY_NONE G_MININT32

typedef enum {
  TLN_PRECISION_UNKNOWN,
  TLN_PRECISION_YEAR,
  TLN_PRECISION_MONTH,
  TLN_PRECISION_WEEK,
  TLN_PRECISION_DAY,
  TLN_PRECISION_MINUTE,
} TlnPrecision;

/* A date as a text gave it. For a coarse precision the day is the first one of the span. */
typedef struct {
  TlnDay day; /* in the zone it was written in; TLN_DAY_NONE: no date */
  gint32 second; /* of the day, or -1 */
  gint32 offset; /* seconds east of UTC, or G_MAXINT32 when the text did not say */
  TlnPrecision precision;
} TlnDate;
#define TLN_DATE_NONE ((TlnDate) { TLN_DAY_NONE, -1, G_MAXINT32, TLN_PRECISION_UNKNOWN })

/* TLN_DAY_NONE when there is no such day. */
TlnDay tln_day_new (int year, int month, int day);
void tln_day_split (TlnDay day, int *year, int *month, int *day_of_month);

/* 1 is Monday, 7 Sunday (ISO 8601). */
int tln_day_weekday (TlnDay day);

/* ISO 8601 week; *year is the week's own year. */
int tln_day_iso_week (TlnDay day, int *year);

/* A week of ISO 8601 as a number: weeks since the one of Monday 1969-12-29. */
typedef gint32 TlnWeek;
#define TLN_WEEK_NONE G_MININT32

/* TLN_WEEK_NONE for TLN_DAY_NONE; and the Monday it begins with, the other way round. */
TlnWeek tln_day_week (TlnDay day);
TlnDay tln_week_monday (TlnWeek week);
/* The week a text of that date came out in, in the user's zone: a moment whose zone is known is
 * taken there, any other date is as it was written. TLN_WEEK_NONE: not known to the week. */
TlnWeek tln_date_week (const TlnDate *date);

/* Today in the user's zone, by the injected clock. */
TlnDay tln_day_today (void);
/* Day of a moment (milliseconds since 1970 UTC) in the user's zone. */
TlnDay tln_day_from_time (gint64 milliseconds);
/* The moment (milliseconds since 1970 UTC) a day begins at in the user's zone. */
gint64 tln_day_begin_time (TlnDay day);

/* YYYY-MM-DD and nothing else. */
gboolean tln_day_parse (const char *text, TlnDay *day);
/* YYYY-MM-DD; caller frees. NULL for TLN_DAY_NONE. */
char *tln_day_format (TlnDay day);

/* "2025", "2025-03", "2025-W11", "2025-03-10", "2025-03-10T18:13", "…T18:13:05+08:00" and the forms
 * of ISO 8601 between them. The precision follows from the form. FALSE for anything else. */
gboolean tln_date_parse (const char *text, TlnDate *date);
/* The inverse of tln_date_parse; NULL for no date. Caller frees. */
char *tln_date_format (const TlnDate *date);
/* Seconds since 1970 to order by: UTC where the zone is known, else as if UTC. G_MININT64: none. */
gint64 tln_date_sort_key (const TlnDate *date);

/* Milliseconds since 1970; a day without a time is its noon, so that it is the same day in nearly
 * every zone. 0: none. */
gint64 tln_date_moment (const TlnDate *date);

/* "unknown", "year", "month", "week", "day", "minute". */
const char *tln_precision_name (TlnPrecision precision);
TlnPrecision tln_precision_from_name (const char *name);

G_END_DECLS
