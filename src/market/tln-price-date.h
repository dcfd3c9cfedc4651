/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that are to be days or moments, and whether the day or the month stands first in them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_PRICE_DATE_YMD,
  TLN_PRICE_DATE_PAIR, /* two numbers and a year: which is the month is not said */
  TLN_PRICE_DATE_UNIX,
} TlnPriceDateKind;

typedef struct {
  TlnPriceDateKind kind;
  int year;
  int first; /* YMD: month and day; PAIR: as they stand */
  int second;
  gint64 epoch; /* seconds */
  int clock; /* seconds of the day, or -1 */
} TlnPriceDate;

/* Reads YYYY-MM-DD with - / . or 年月日, YYYYMMDD, D.M.YYYY, A/B/YYYY, A-B-YYYY, A/B'YY,
 * 11-May-2026, May 11, 2026, Unix seconds and milliseconds; behind a day a time of day may follow,
 * a zone is passed over (wall time counts), and so is a weekday. FALSE for anything else. Whether
 * the day exists is not looked at. */
gboolean tln_price_date_parse (const char *cell, TlnPriceDate *date);

/* "09:35", "9:35:00 PM", "0935", "093500", as seconds of the day; FALSE for anything else. */
gboolean tln_price_clock_parse (const char *cell, int *clock);

typedef enum {
  TLN_DATE_ORDER_DAY_FIRST,
  TLN_DATE_ORDER_MONTH_FIRST,
  TLN_DATE_ORDER_UNKNOWN,
} TlnDateOrder;

/* How the pairs of a column are to be read, from all of them: a part above 12 decides; else the
 * reading without weekend days and with a median gap of at most four days, when it is only one.
 * *guessed is set when it took the latter. */
TlnDateOrder tln_price_date_order (const TlnPriceDate *dates, guint n, gboolean *guessed);

/* Wall time in seconds as in TlnBar; G_MININT64 when there is no such day. */
gint64 tln_price_date_time (const TlnPriceDate *date, TlnDateOrder order);

G_END_DECLS
