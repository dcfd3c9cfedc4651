/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of feeds. RFC 822 as it is written, not as it is defined: with two-digit years, without
 * seconds, day and month the other way round, with "Sept", with half of the zones' names, as C's
 * asctime has it. So a date is read word by word, each by what it can be. */
#include "tln-feed.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  int year, month, day; /* 0: not seen */
  gint32 second, offset;
  int half; /* 1 AM, 2 PM */
} Parts;

static const struct {
  const char *name;
  int minutes;
} zones[] = {
  { "ut", 0 },      { "utc", 0 },    { "gmt", 0 },    { "z", 0 },      { "wet", 0 },
  { "bst", 60 },    { "west", 60 },  { "cet", 60 },   { "met", 60 },   { "cest", 120 },
  { "mest", 120 },  { "eet", 120 },  { "eest", 180 }, { "msk", 180 },  { "msd", 240 },
  { "hkt", 480 },   { "sgt", 480 },  { "awst", 480 }, { "jst", 540 },  { "kst", 540 },
  { "aest", 600 },  { "aedt", 660 }, { "nzst", 720 }, { "nzdt", 780 }, { "est", -300 },
  { "edt", -240 },  { "et", -300 },  { "cst", -360 }, { "cdt", -300 }, { "mst", -420 },
  { "mdt", -360 },  { "pst", -480 }, { "pdt", -420 }, { "pt", -480 },  { "akst", -540 },
  { "akdt", -480 }, { "hst", -600 }, { "ast", -240 }, { "adt", -180 }, { "a", -60 },
  { "m", -720 },    { "n", 60 },     { "y", 720 },
};

static int
month_of (const char *word)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  g_autofree char *lower = g_ascii_strdown (word, -1);
  gsize length = strcspn (lower, ".");

  lower[length] = '\0';
  if (strcmp (lower, "sept") == 0)
    return 9;
  for (int i = 0; i < 12; i++)
    if (length == 3 ? strncmp (names[i], lower, 3) == 0 : strcmp (names[i], lower) == 0)
      return i + 1;
  return 0;
}

/* "+0800", "+08:00", "+8", "-500". */
static gboolean
read_offset (const char *word, gint32 *offset)
{
  int sign = *word == '-' ? -1 : 1;
  gsize n = strspn (++word, "0123456789");
  int hours = 0, minutes = 0;

  if (n == 0 || n > 4)
    return FALSE;
  int number = (int) g_ascii_strtoull (word, NULL, 10);
  if (n > 2) {
    hours = number / 100;
    minutes = number % 100;
  } else {
    hours = number;
    minutes = word[n] == ':' ? (int) g_ascii_strtoull (word + n + 1, NULL, 10) : 0;
  }
  if (hours > 14 || minutes > 59)
    return FALSE;
  *offset = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

/* A name, or "GMT+8"; one that is not known says nothing. */
static void
read_zone (const char *word, Parts *parts)
{
  gsize length = strcspn (word, "+-.");

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strlen (zones[i].name) == length && g_ascii_strncasecmp (zones[i].name, word, length) == 0)
      parts->offset = zones[i].minutes * 60;
  if (word[length] == '+' || word[length] == '-')
    read_offset (word + length, &parts->offset);
}

/* "h:m", "h:m:s", "h:m:s.f", with a zone stuck to it; FALSE for an hour there is not. */
static gboolean
read_clock (const char *word, Parts *parts)
{
  int part[3] = { 0 };
  const char *at = word;

  for (guint i = 0; i < 3; i++) {
    char *end;
    part[i] = (int) g_ascii_strtoull (at, &end, 10);
    if (end == at || end - at > 2)
      return FALSE;
    at = end;
    if (*at != ':')
      break;
    at++;
  }
  if (*at == '.' || *at == ',')
    at += 1 + strspn (at + 1, "0123456789");
  if (part[0] > 24 || part[1] > 59 || part[2] > 60)
    return FALSE;
  parts->second = part[0] * 3600 + part[1] * 60 + part[2];
  if (g_ascii_strcasecmp (at, "am") == 0 || g_ascii_strcasecmp (at, "pm") == 0)
    parts->half = g_ascii_tolower (*at) == 'p' ? 2 : 1;
  else if (*at == '+' || *at == '-')
    read_offset (at, &parts->offset);
  else
    read_zone (at, parts);
  return TRUE;
}

static gboolean
read_number (const char *word, Parts *parts)
{
  gsize n = strspn (word, "0123456789");
  int number = (int) g_ascii_strtoull (word, NULL, 10);

  if (n == 4 && parts->year == 0)
    parts->year = number;
  else if (n <= 2 && parts->day == 0)
    parts->day = number;
  else if (n <= 3 && parts->year == 0) /* RFC 2822 4.3 */
    parts->year = number + (n == 2 && number < 50 ? 2000 : 1900);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_word (const char *word, Parts *parts)
{
  if (g_ascii_isdigit (*word))
    return strchr (word, ':') != NULL ? read_clock (word, parts) : read_number (word, parts);
  if (*word == '+' || *word == '-')
    return parts->second < 0 || read_offset (word, &parts->offset);
  if (g_ascii_strcasecmp (word, "am") == 0 || g_ascii_strcasecmp (word, "pm") == 0)
    parts->half = g_ascii_tolower (*word) == 'p' ? 2 : 1;
  else if (parts->month == 0 && month_of (word) != 0)
    parts->month = month_of (word);
  else if (parts->second >= 0)
    read_zone (word, parts);
  return TRUE; /* the name of a weekday */
}

static gboolean
finish (const Parts *parts, TlnDate *date)
{
  TlnDate found = TLN_DATE_NONE;

  if (parts->year < 1900 || parts->year > 2200)
    return FALSE;
  found.day = tln_day_new (parts->year, parts->month, parts->day);
  if (found.day == TLN_DAY_NONE)
    return FALSE;
  found.second = parts->second;
  found.precision = parts->second >= 0 ? TLN_PRECISION_MINUTE : TLN_PRECISION_DAY;
  found.offset = parts->second >= 0 ? parts->offset : G_MAXINT32;
  if (parts->second >= 0 && parts->half != 0)
    found.second = found.second % 43200 + (parts->half == 2 ? 43200 : 0);
  if (found.second >= 86400) { /* "24:00" */
    found.second -= 86400;
    found.day++;
  }
  *date = found;
  return TRUE;
}

/* One word, or the three of "16-Nov-2004". */
static gboolean
read_words (const char *word, Parts *parts)
{
  const char *dash = g_ascii_isdigit (*word) ? strchr (word, '-') : NULL;

  if (dash == NULL || !g_ascii_isalpha (dash[1]))
    return *word == '\0' || read_word (word, parts);
  g_auto (GStrv) pieces = g_strsplit (word, "-", 3);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (!read_word (pieces[i], parts))
      return FALSE;
  return TRUE;
}

static gboolean
parse_words (const char *line, TlnDate *date)
{
  Parts parts = { .second = -1, .offset = G_MAXINT32 };
  g_auto (GStrv) words = g_strsplit_set (line, " ,()", 16);

  for (guint i = 0; words[i] != NULL; i++)
    if (!read_words (words[i], &parts))
      return FALSE;
  return finish (&parts, date);
}

/* "2025年3月10日 18:13", "2025/3/10", "2025.03.10 18:13:05", "20250310T101500Z". */
static gboolean
parse_numbers (const char *line, TlnDate *date)
{
  static const char *const between[][2] = {
    { "年", "月" }, { "/", "/" }, { ".", "." }, { "-", "-" }, { "", "" }
  };
  Parts parts = { .second = -1, .offset = G_MAXINT32 };

  if (strspn (line, "0123456789") < 4)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (between); i++) {
    gboolean joined = *between[i][0] == '\0';
    const char *at = line + 4;
    if (!g_str_has_prefix (at, between[i][0]) || (joined && strspn (line, "0123456789") != 8))
      continue;
    at += strlen (between[i][0]);
    gsize n = joined ? 2 : strspn (at, "0123456789");
    parts.month = at[0] - '0';
    parts.month = n == 2 ? parts.month * 10 + at[1] - '0' : parts.month;
    at += n;
    if (n == 0 || n > 2 || !g_str_has_prefix (at, between[i][1]))
      return FALSE;
    at += strlen (between[i][1]);
    n = strspn (at, "0123456789");
    if (n == 0 || n > 2)
      return FALSE;
    parts.day = n == 2 ? (at[0] - '0') * 10 + at[1] - '0' : at[0] - '0';
    parts.year = (int) g_ascii_strtoull (line, NULL, 10);
    if (joined)
      parts.year = parts.year / 10000;
    at += n;
    at += g_str_has_prefix (at, "日") ? strlen ("日") : 0;
    at += strspn (at, " T");
    if (*at != '\0' && !read_clock (at, &parts))
      return FALSE;
    return finish (&parts, date);
  }
  return FALSE;
}

gboolean
tln_feed_date_parse (const char *text, TlnDate *date)
{
  g_autofree char *line = text != NULL ? tln_text_squeeze (text) : NULL;

  if (line == NULL || *line == '\0' || strlen (line) > 100)
    return FALSE;
  return tln_date_parse (line, date) || parse_numbers (line, date) || parse_words (line, date);
}
