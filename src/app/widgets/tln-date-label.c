/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for dates: never more precise than the date is. */
#include "tln-date-label.h"

#include <glib/gi18n.h>

static char *
format_day (TlnDay day, const char *format)
{
  int year, month, day_of_month;

  tln_day_split (day, &year, &month, &day_of_month);
  if (year < 1)
    return tln_day_format (day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);

  return time ? g_date_time_format (time, format) : tln_day_format (day);
}

static char *
plain_day (TlnDay day)
{
  /* Translators: a date, see strftime(3): "10 March 2025" */
  return format_day (day, _ ("%-d %B %Y"));
}

static char *
relative_day (TlnDay day)
{
  gint64 ago = (gint64) tln_day_today () - day;

  if (ago == 0)
    return g_strdup (_ ("Today"));
  if (ago == 1)
    return g_strdup (_ ("Yesterday"));
  if (ago > 1 && ago < 7)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) ago), (int) ago);
  return plain_day (day);
}

static char *
coarse_date (const TlnDate *date)
{
  switch (date->precision) {
  case TLN_PRECISION_YEAR:
    /* Translators: a year alone, see strftime(3) */
    return format_day (date->day, _ ("%Y"));
  case TLN_PRECISION_MONTH:
    /* Translators: a month and its year, see strftime(3): "March 2025" */
    return format_day (date->day, _ ("%B %Y"));
  case TLN_PRECISION_WEEK:
    /* Translators: the first day of a week, see strftime(3) */
    return format_day (date->day, _ ("week of %-d %B %Y"));
  case TLN_PRECISION_UNKNOWN:
  case TLN_PRECISION_DAY:
  case TLN_PRECISION_MINUTE:
  default:
    return NULL;
  }
}

char *
tln_day_label (TlnDay day)
{
  return day == TLN_DAY_NONE ? g_strdup (_ ("no date")) : plain_day (day);
}

char *
tln_day_label_short (TlnDay day)
{
  /* Translators: a day where there is little room, see strftime(3): "9 Mar 2025" */
  return day == TLN_DAY_NONE ? g_strdup (_ ("no date")) : format_day (day, _ ("%-d %b %Y"));
}

char *
tln_date_label (const TlnDate *date)
{
  char *coarse;

  if (date->day == TLN_DAY_NONE)
    return g_strdup (_ ("no date"));
  coarse = coarse_date (date);
  return coarse ? coarse : relative_day (date->day);
}

static char *
zone_label (gint32 offset)
{
  if (offset == G_MAXINT32)
    return g_strdup ("");
  return g_strdup_printf (" UTC%c%d:%02d", offset < 0 ? '-' : '+', ABS (offset) / 3600,
                          ABS (offset) / 60 % 60);
}

char *
tln_date_label_exact (const TlnDate *date)
{
  g_autofree char *day = NULL;
  g_autofree char *zone = NULL;
  char *coarse;

  if (date->day == TLN_DAY_NONE)
    return g_strdup (_ ("no date"));
  coarse = coarse_date (date);
  if (coarse)
    return coarse;
  day = plain_day (date->day);
  if (date->second < 0)
    return g_steal_pointer (&day);
  zone = zone_label (date->offset);
  /* Translators: a date, hours, minutes, time zone (may be empty) */
  return g_strdup_printf (_ ("%s, %02d:%02d%s"), day, date->second / 3600, date->second / 60 % 60,
                          zone);
}

static char *
format_moment (gint64 milliseconds, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) here = utc ? g_date_time_to_local (utc) : NULL;

  return here ? g_date_time_format (here, format) : g_strdup ("");
}

char *
tln_time_label (gint64 milliseconds)
{
  /* Translators: a moment, see strftime(3): "10 March 2025, 18:13" */
  return format_moment (milliseconds, _ ("%-d %B %Y, %H:%M"));
}

char *
tln_clock_label (gint64 milliseconds)
{
  /* Translators: a moment below its day, see strftime(3): "18:13" */
  return format_moment (milliseconds, _ ("%H:%M"));
}
