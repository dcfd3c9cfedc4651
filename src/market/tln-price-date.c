/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date cells of price files (research notes on prices, 2.4, rule 7). */
#include "tln-price-date.h"

#include "tln-day.h"

#include <stdlib.h>
#include <string.h>

#define DAY_SECONDS 86400
#define WEEKEND_SHARE 0.02
#define TRADING_GAP 4

static gboolean
take_number (const char **at, int most_digits, int *value, int *digits)
{
  const char *p = *at;

  *value = 0;
  for (*digits = 0; *digits < most_digits && g_ascii_isdigit (*p); (*digits)++, p++)
    *value = *value * 10 + (*p - '0');
  *at = p;
  return *digits > 0 && !g_ascii_isdigit (*p);
}

static gboolean
take_clock (const char **at, int *clock)
{
  int hour, minute, second = 0, digits;
  const char *p = *at;

  if (!take_number (&p, 2, &hour, &digits) || *p != ':')
    return FALSE;
  p++;
  if (!take_number (&p, 2, &minute, &digits))
    return FALSE;
  if (*p == ':') {
    p++;
    if (!take_number (&p, 2, &second, &digits))
      return FALSE;
  }
  while (*p == '.' || g_ascii_isdigit (*p))
    p++;
  while (*p == ' ')
    p++;
  if (g_ascii_strncasecmp (p, "pm", 2) == 0 && hour < 12)
    hour += 12;
  else if (g_ascii_strncasecmp (p, "am", 2) == 0 && hour == 12)
    hour = 0;
  *at = p;
  *clock = hour * 3600 + minute * 60 + second;
  return hour < 24 && minute < 60 && second < 60;
}

gboolean
tln_price_clock_parse (const char *cell, int *clock)
{
  const char *p = cell;
  gsize length = strlen (cell);

  if (strchr (cell, ':') != NULL)
    return take_clock (&p, clock);
  if (length < 3 || length > 6 || strspn (cell, "0123456789") != length)
    return FALSE;
  int value = atoi (cell);
  if (length <= 4)
    value *= 100;
  *clock = value / 10000 * 3600 + value / 100 % 100 * 60 + value % 100;
  return value / 10000 < 24 && value / 100 % 100 < 60 && value % 100 < 60;
}

/* What may stand behind a day: a time, else anything set off from it (a weekday, a zone). */
static gboolean
take_rest (const char *p, TlnPriceDate *date)
{
  date->clock = -1;
  if (*p == '\0')
    return TRUE;
  if (*p != ' ' && *p != 'T' && *p != ',' && *p != '(')
    return FALSE;
  p++;
  while (*p == ' ')
    p++;
  if (!g_ascii_isdigit (*p))
    return TRUE;
  return take_clock (&p, &date->clock);
}

static gboolean
take_separator (const char **at, const char *unit)
{
  const char *p = *at;

  if (g_str_has_prefix (p, unit))
    p += strlen (unit);
  else if (strchr ("-/.", *p) != NULL && *p != '\0')
    p++;
  else
    return FALSE;
  while (*p == ' ')
    p++;
  *at = p;
  return TRUE;
}

static gboolean
parse_year_first (const char *cell, TlnPriceDate *date)
{
  const char *p = cell;
  int digits;

  date->kind = TLN_PRICE_DATE_YMD;
  if (!take_number (&p, 4, &date->year, &digits) || digits != 4 || !take_separator (&p, "年"))
    return FALSE;
  if (!take_number (&p, 2, &date->first, &digits) || !take_separator (&p, "月"))
    return FALSE;
  if (!take_number (&p, 2, &date->second, &digits))
    return FALSE;
  if (g_str_has_prefix (p, "日"))
    p += strlen ("日");
  return date->year >= 1800 && date->year < 2200 && date->first >= 1 && date->first <= 12 &&
         date->second >= 1 && date->second <= 31 && take_rest (p, date);
}

/* A two-digit year: 1970 to 2069. */
static int
full_year (int year, int digits)
{
  if (digits > 2)
    return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

static gboolean
parse_pair (const char *cell, TlnPriceDate *date)
{
  const char *p = cell;
  int digits;

  while (*p == ' ')
    p++;
  date->kind = TLN_PRICE_DATE_PAIR;
  if (!take_number (&p, 2, &date->first, &digits))
    return FALSE;
  char mark = *p;
  if (!take_separator (&p, "/") || !take_number (&p, 2, &date->second, &digits))
    return FALSE;
  if (*p != mark && !(mark == '/' && *p == '\''))
    return FALSE;
  p++;
  if (!take_number (&p, 4, &date->year, &digits) || (digits != 4 && digits != 2))
    return FALSE;
  date->year = full_year (date->year, digits);
  if (mark == '.') {
    int day = date->first;

    date->kind = TLN_PRICE_DATE_YMD;
    date->first = date->second;
    date->second = day;
  }
  return date->first >= 1 && date->second >= 1 && date->first <= 31 && date->second <= 31 &&
         date->year >= 1800 && date->year < 2200 && take_rest (p, date);
}

static gboolean
take_month (const char **at, int *month)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  *month = 0;
  for (int i = 0; i < 12 && length >= 3; i++) {
    if (g_ascii_strncasecmp (names[i], *at, length) == 0)
      *month = i + 1;
  }
  *at += length;
  while (**at != '\0' && strchr (" -/,.", **at) != NULL)
    (*at)++;
  return *month > 0;
}

static gboolean
take_day (const char **at, int *day)
{
  int digits;

  if (!take_number (at, 2, day, &digits))
    return FALSE;
  while (**at != '\0' && strchr (" -/,.", **at) != NULL)
    (*at)++;
  return *day >= 1 && *day <= 31;
}

static gboolean
parse_month_name (const char *cell, TlnPriceDate *date)
{
  const char *p = cell;
  int digits;

  date->kind = TLN_PRICE_DATE_YMD;
  if (g_ascii_isalpha (*p)) {
    if (!take_month (&p, &date->first) || !take_day (&p, &date->second))
      return FALSE;
  } else if (!take_day (&p, &date->second) || !take_month (&p, &date->first)) {
    return FALSE;
  }
  if (!take_number (&p, 4, &date->year, &digits) || (digits != 4 && digits != 2))
    return FALSE;
  date->year = full_year (date->year, digits);
  return date->year >= 1800 && date->year < 2200 && take_rest (p, date);
}

static gboolean
set_compact (gint64 value, TlnPriceDate *date)
{
  date->kind = TLN_PRICE_DATE_YMD;
  date->clock = -1;
  date->year = (int) (value / 10000);
  date->first = (int) (value / 100 % 100);
  date->second = (int) (value % 100);
  return date->year >= 1900 && date->year <= 2100 && date->first >= 1 && date->first <= 12 &&
         date->second >= 1 && date->second <= 31;
}

static gboolean
parse_digits (const char *cell, TlnPriceDate *date)
{
  gsize length = strspn (cell, "0123456789");
  const char *rest = cell + length;
  gint64 value = g_ascii_strtoll (cell, NULL, 10);

  if (g_str_has_prefix (rest, ".0"))
    rest += 1 + strspn (rest + 1, "0");
  if (length == 8 && set_compact (value, date))
    return take_rest (rest, date);
  if (*rest != '\0')
    return FALSE;
  if ((length == 12 || length == 14) &&
      set_compact (value / (length == 12 ? 10000 : 1000000), date))
    return tln_price_clock_parse (cell + 8, &date->clock);
  if (length != 10 && length != 13)
    return FALSE;
  date->kind = TLN_PRICE_DATE_UNIX;
  date->epoch = length == 13 ? value / 1000 : value;
  date->clock = (int) (date->epoch % DAY_SECONDS);
  return TRUE;
}

gboolean
tln_price_date_parse (const char *cell, TlnPriceDate *date)
{
  *date = (TlnPriceDate) { .clock = -1 };
  while (*cell == ' ')
    cell++;
  if (strspn (cell, "0123456789") >= 8)
    return parse_digits (cell, date);
  return parse_year_first (cell, date) || parse_pair (cell, date) || parse_month_name (cell, date);
}

gint64
tln_price_date_time (const TlnPriceDate *date, TlnDateOrder order)
{
  gboolean swap = date->kind == TLN_PRICE_DATE_PAIR && order == TLN_DATE_ORDER_DAY_FIRST;

  if (date->kind == TLN_PRICE_DATE_UNIX)
    return date->epoch;
  TlnDay day = tln_day_new (date->year, swap ? date->second : date->first,
                            swap ? date->first : date->second);
  if (day == TLN_DAY_NONE)
    return G_MININT64;
  return day * (gint64) DAY_SECONDS + MAX (date->clock, 0);
}

static int
compare_times (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* Whether a reading gives days on which exchanges are open, one after the other. */
static gboolean
reads_like_sessions (const TlnPriceDate *dates, guint n, TlnDateOrder order)
{
  g_autofree gint64 *days = g_new (gint64, n);
  guint weekend = 0;
  guint kept = 0;

  for (guint i = 0; i < n; i++) {
    gint64 t = tln_price_date_time (&dates[i], order);

    if (t == G_MININT64)
      return FALSE;
    days[kept] = t / DAY_SECONDS;
    weekend += tln_day_weekday ((TlnDay) days[kept]) > 5;
    kept++;
  }
  if (kept < 3 || weekend > WEEKEND_SHARE * kept)
    return FALSE;
  qsort (days, kept, sizeof *days, compare_times);
  for (guint i = 0; i + 1 < kept; i++)
    days[i] = days[i + 1] - days[i];
  qsort (days, kept - 1, sizeof *days, compare_times);
  return days[(kept - 1) / 2] <= TRADING_GAP;
}

TlnDateOrder
tln_price_date_order (const TlnPriceDate *dates, guint n, gboolean *guessed)
{
  guint first_large = 0;
  guint second_large = 0;
  guint pairs = 0;

  *guessed = FALSE;
  for (guint i = 0; i < n; i++) {
    if (dates[i].kind != TLN_PRICE_DATE_PAIR)
      continue;
    pairs++;
    first_large += dates[i].first > 12;
    second_large += dates[i].second > 12;
  }
  if (pairs == 0)
    return TLN_DATE_ORDER_MONTH_FIRST;
  if (first_large != second_large)
    return first_large > second_large ? TLN_DATE_ORDER_DAY_FIRST : TLN_DATE_ORDER_MONTH_FIRST;
  *guessed = TRUE;
  gboolean day_first = reads_like_sessions (dates, n, TLN_DATE_ORDER_DAY_FIRST);
  gboolean month_first = reads_like_sessions (dates, n, TLN_DATE_ORDER_MONTH_FIRST);
  if (day_first == month_first)
    return TLN_DATE_ORDER_UNKNOWN;
  return day_first ? TLN_DATE_ORDER_DAY_FIRST : TLN_DATE_ORDER_MONTH_FIRST;
}
