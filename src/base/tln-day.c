/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar arithmetic and the ISO 8601 forms of dates. Dates in running text are found by
 * article/, not here. Day arithmetic after Howard Hinnant's "chrono-compatible low-level date
 * algorithms" (the published formulas). */
#include "tln-day.h"

#include "tln-id.h"

#include <stdio.h>
#include <string.h>

static const char *const precision_names[] = {
  "unknown", "year", "month", "week", "day", "minute"
};

static gboolean
leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

TlnDay
tln_day_new (int year, int month, int day)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return TLN_DAY_NONE;
  if (day > lengths[month - 1] + (month == 2 && leap_year (year)))
    return TLN_DAY_NONE;
  int y = year - (month <= 2);
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void
tln_day_split (TlnDay day, int *year, int *month, int *day_of_month)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted = (5 * day_of_year + 2) / 153;

  *day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted + (shifted < 10 ? 3 : -9);
  *year = year_of_era + era * 400 + (*month <= 2);
}

int
tln_day_weekday (TlnDay day)
{
  int shifted = (day + 3) % 7;
  return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

int
tln_day_iso_week (TlnDay day, int *year)
{
  TlnDay thursday = day - tln_day_weekday (day) + 4;
  int y, month, of_month;

  tln_day_split (thursday, &y, &month, &of_month);
  if (year != NULL)
    *year = y;
  return (thursday - tln_day_new (y, 1, 1)) / 7 + 1;
}

/* 1969-12-29, the Monday of week 0, as a day. */
#define FIRST_MONDAY (-3)

TlnWeek
tln_day_week (TlnDay day)
{
  int since;

  if (day == TLN_DAY_NONE)
    return TLN_WEEK_NONE;
  since = day - FIRST_MONDAY;
  return since >= 0 ? since / 7 : -((6 - since) / 7);
}

TlnDay
tln_week_monday (TlnWeek week)
{
  return week == TLN_WEEK_NONE ? TLN_DAY_NONE : week * 7 + FIRST_MONDAY;
}

TlnWeek
tln_date_week (const TlnDate *date)
{
  if (date->day == TLN_DAY_NONE || date->precision < TLN_PRECISION_WEEK)
    return TLN_WEEK_NONE;
  if (date->second < 0 || date->offset == G_MAXINT32)
    return tln_day_week (date->day);
  return tln_day_week (tln_day_from_time (tln_date_sort_key (date) * 1000));
}

/* The user's zone, as a thread last looked it up. */
typedef struct {
  GTimeZone *zone;
  char *name; /* TZ then, or NULL */
  gint64 time; /* monotonic */
} Zone;

static void
zone_free (gpointer data)
{
  Zone *zone = data;

  g_time_zone_unref (zone->zone);
  g_free (zone->name);
  g_free (zone);
}

/* Where TZ does not name it, GLib asks the system at each call, which takes longer than all the
 * arithmetic: a second later is soon enough. Borrowed. */
static GTimeZone *
user_zone (void)
{
  static GPrivate private = G_PRIVATE_INIT (zone_free);
  const Zone *known = g_private_get (&private);
  const char *name = g_getenv ("TZ");
  gint64 now = g_get_monotonic_time ();
  Zone *zone;

  if (known != NULL && now - known->time < G_USEC_PER_SEC && g_strcmp0 (known->name, name) == 0)
    return known->zone;
  zone = g_new0 (Zone, 1);
  zone->zone = g_time_zone_new_local ();
  zone->name = g_strdup (name);
  zone->time = now;
  g_private_replace (&private, zone);
  return zone->zone;
}

TlnDay
tln_day_from_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_timezone (utc, user_zone ()) : NULL;

  if (time == NULL)
    return TLN_DAY_NONE;
  return tln_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                      g_date_time_get_day_of_month (time));
}

gint64
tln_day_begin_time (TlnDay day)
{
  int year, month, of_month;
  g_autoptr (GDateTime) time = NULL;

  tln_day_split (day, &year, &month, &of_month);
  time = g_date_time_new (user_zone (), year, month, of_month, 0, 0, 0);
  return time != NULL ? g_date_time_to_unix (time) * 1000 : (gint64) day * 86400000;
}

TlnDay
tln_day_today (void)
{
  return tln_day_from_time (tln_now ());
}

/* Reads exactly n digits. */
static gboolean
take_digits (const char **at, int n, int *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*at)[i]))
      return FALSE;
    sum = sum * 10 + ((*at)[i] - '0');
  }
  *at += n;
  *value = sum;
  return TRUE;
}

static gboolean
take_char (const char **at, char c)
{
  if (**at != c)
    return FALSE;
  (*at)++;
  return TRUE;
}

gboolean
tln_day_parse (const char *text, TlnDay *day)
{
  int y, m, d;

  if (text == NULL || !take_digits (&text, 4, &y) || !take_char (&text, '-') ||
      !take_digits (&text, 2, &m) || !take_char (&text, '-') || !take_digits (&text, 2, &d) ||
      *text != '\0')
    return FALSE;
  TlnDay parsed = tln_day_new (y, m, d);
  if (parsed == TLN_DAY_NONE)
    return FALSE;
  *day = parsed;
  return TRUE;
}

char *
tln_day_format (TlnDay day)
{
  int y, m, d;

  if (day == TLN_DAY_NONE)
    return NULL;
  tln_day_split (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

static gboolean
parse_zone (const char *at, gint32 *offset)
{
  int hours, minutes = 0;
  int sign = *at == '-' ? -1 : 1;

  if (strcmp (at, "Z") == 0) {
    *offset = 0;
    return TRUE;
  }
  if (*at != '+' && *at != '-')
    return FALSE;
  at++;
  if (!take_digits (&at, 2, &hours))
    return FALSE;
  take_char (&at, ':');
  if (*at != '\0' && !take_digits (&at, 2, &minutes))
    return FALSE;
  if (*at != '\0' || hours > 14 || minutes > 59)
    return FALSE;
  *offset = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

static gboolean
parse_time (const char *at, TlnDate *date)
{
  int hours, minutes, seconds = 0;

  if (!take_digits (&at, 2, &hours) || !take_char (&at, ':') || !take_digits (&at, 2, &minutes))
    return FALSE;
  if (take_char (&at, ':') && !take_digits (&at, 2, &seconds))
    return FALSE;
  if (take_char (&at, '.'))
    while (g_ascii_isdigit (*at))
      at++;
  if (hours > 24 || minutes > 59 || seconds > 60)
    return FALSE;
  date->second = hours * 3600 + minutes * 60 + seconds;
  date->precision = TLN_PRECISION_MINUTE;
  return *at == '\0' || parse_zone (at, &date->offset);
}

static gboolean
parse_week (const char *at, int year, TlnDate *date)
{
  int week, check_year;

  if (!take_digits (&at, 2, &week) || *at != '\0' || week < 1)
    return FALSE;
  TlnDay fourth = tln_day_new (year, 1, 4);
  if (fourth == TLN_DAY_NONE)
    return FALSE;
  date->day = fourth - tln_day_weekday (fourth) + 1 + (week - 1) * 7;
  date->precision = TLN_PRECISION_WEEK;
  return tln_day_iso_week (date->day, &check_year) == week && check_year == year;
}

gboolean
tln_date_parse (const char *text, TlnDate *date)
{
  TlnDate parsed = TLN_DATE_NONE;
  int y, m = 1, d = 1;

  if (text == NULL || !take_digits (&text, 4, &y))
    return FALSE;
  parsed.precision = TLN_PRECISION_YEAR;
  if (take_char (&text, '-')) {
    if (take_char (&text, 'W')) {
      if (!parse_week (text, y, &parsed))
        return FALSE;
      *date = parsed;
      return TRUE;
    }
    if (!take_digits (&text, 2, &m))
      return FALSE;
    parsed.precision = TLN_PRECISION_MONTH;
    if (take_char (&text, '-')) {
      if (!take_digits (&text, 2, &d))
        return FALSE;
      parsed.precision = TLN_PRECISION_DAY;
    }
  }
  parsed.day = tln_day_new (y, m, d);
  if (parsed.day == TLN_DAY_NONE)
    return FALSE;
  if (*text != '\0') {
    if (parsed.precision != TLN_PRECISION_DAY || (*text != 'T' && *text != ' ') ||
        !parse_time (text + 1, &parsed))
      return FALSE;
  }
  *date = parsed;
  return TRUE;
}

static char *
format_time (const TlnDate *date, const char *day)
{
  g_autoptr (GString) out = g_string_new (day);
  int s = date->second;

  g_string_append_printf (out, "T%02d:%02d", s / 3600, s / 60 % 60);
  if (s % 60 != 0)
    g_string_append_printf (out, ":%02d", s % 60);
  if (date->offset == 0)
    g_string_append_c (out, 'Z');
  else if (date->offset != G_MAXINT32) {
    int minutes = ABS (date->offset) / 60;
    g_string_append_printf (out, "%c%02d:%02d", date->offset < 0 ? '-' : '+', minutes / 60,
                            minutes % 60);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
tln_date_format (const TlnDate *date)
{
  int y, m, d;

  if (date->day == TLN_DAY_NONE)
    return NULL;
  tln_day_split (date->day, &y, &m, &d);
  switch (date->precision) {
  case TLN_PRECISION_YEAR:
    return g_strdup_printf ("%04d", y);
  case TLN_PRECISION_MONTH:
    return g_strdup_printf ("%04d-%02d", y, m);
  case TLN_PRECISION_WEEK: {
    int week_year;
    int week = tln_day_iso_week (date->day, &week_year);
    return g_strdup_printf ("%04d-W%02d", week_year, week);
  }
  case TLN_PRECISION_MINUTE:
    if (date->second >= 0) {
      g_autofree char *day = tln_day_format (date->day);
      return format_time (date, day);
    }
    return tln_day_format (date->day);
  case TLN_PRECISION_UNKNOWN:
  case TLN_PRECISION_DAY:
    break;
  }
  return tln_day_format (date->day);
}

gint64
tln_date_sort_key (const TlnDate *date)
{
  if (date->day == TLN_DAY_NONE)
    return G_MININT64;
  gint64 key = (gint64) date->day * 86400;
  if (date->second >= 0)
    key += date->second;
  if (date->offset != G_MAXINT32)
    key -= date->offset;
  return key;
}

const char *
tln_precision_name (TlnPrecision precision)
{
  return precision_names[precision];
}

TlnPrecision
tln_precision_from_name (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (precision_names); i++)
    if (strcmp (name, precision_names[i]) == 0)
      return (TlnPrecision) i;
  return TLN_PRECISION_UNKNOWN;
}

gint64
tln_date_moment (const TlnDate *date)
{
  gint64 key = tln_date_sort_key (date);

  if (key == G_MININT64)
    return 0;
  return (key + (date->second < 0 ? 12 * 60 * 60 : 0)) * 1000;
}
