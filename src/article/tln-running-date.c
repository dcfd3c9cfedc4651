/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds dates in running text, by hand: they stand in too many forms for one pattern. */
#include "tln-running-date.h"

#include <string.h>

#define FIRST_YEAR 1950
#define LAST_YEAR 2100

static const char *
skip_blanks (const char *at)
{
  for (;;) {
    if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
      at++;
    else if ((guchar) at[0] == 0xC2 && (guchar) at[1] == 0xA0)
      at += 2;
    else if ((guchar) at[0] == 0xE3 && (guchar) at[1] == 0x80 && (guchar) at[2] == 0x80)
      at += 3;
    else
      return at;
  }
}

static gboolean
take_number (const char **at, guint least, guint most, int *value)
{
  const char *p = *at;
  int sum = 0;
  guint n = 0;

  while (g_ascii_isdigit (*p) && n < most) {
    sum = sum * 10 + (*p++ - '0');
    n++;
  }
  if (n < least || g_ascii_isdigit (*p))
    return FALSE;
  *at = p;
  *value = sum;
  return TRUE;
}

static gboolean
take_word (const char **at, const char *word)
{
  gsize n = strlen (word);

  if (strncmp (*at, word, n) != 0) /* g_str_has_prefix may measure the whole rest */
    return FALSE;
  *at += n;
  return TRUE;
}

static gboolean
settle_day (TlnDate *date, int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return FALSE;
  *date = TLN_DATE_NONE;
  date->day = tln_day_new (year, month, day);
  date->precision = TLN_PRECISION_DAY;
  return date->day != TLN_DAY_NONE;
}

static void
take_zone (const char **at, TlnDate *date)
{
  const char *p = *at;
  int hours, minutes = 0;

  if (*p == 'Z' || strncmp (p, " GMT", 4) == 0 || strncmp (p, " UTC", 4) == 0) {
    date->offset = 0;
    *at = p + (*p == 'Z' ? 1 : 4);
    return;
  }
  if (*p == ' ')
    p++;
  int sign = *p == '-' ? -1 : 1;
  if (*p != '+' && *p != '-')
    return;
  p++;
  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return;
  hours = (p[0] - '0') * 10 + p[1] - '0';
  p += 2;
  const char *rest = p;
  if (*rest == ':')
    rest++;
  if (g_ascii_isdigit (rest[0]) && g_ascii_isdigit (rest[1])) {
    minutes = (rest[0] - '0') * 10 + rest[1] - '0';
    p = rest + 2;
  }
  if (hours > 14 || minutes > 59)
    return;
  date->offset = sign * (hours * 3600 + minutes * 60);
  *at = p;
}

/* A time behind the day, when one stands there. */
static void
take_time (const char **at, TlnDate *date)
{
  const char *p = *at;
  int hour, minute, second = 0;

  if (*p == 'T')
    p++;
  else
    p = skip_blanks (p);
  if (!take_number (&p, 1, 2, &hour) || !(take_word (&p, ":") || take_word (&p, "：")) ||
      !take_number (&p, 2, 2, &minute) || hour > 23 || minute > 59)
    return;
  if (*p == ':' && g_ascii_isdigit (p[1])) {
    p++;
    if (!take_number (&p, 2, 2, &second) || second > 60)
      return;
  }
  if (*p == '.' && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p);)
      p++;
  const char *half = skip_blanks (p);
  gboolean late =
      g_ascii_strncasecmp (half, "pm", 2) == 0 || g_ascii_strncasecmp (half, "p.m", 3) == 0;
  if (late || g_ascii_strncasecmp (half, "am", 2) == 0 ||
      g_ascii_strncasecmp (half, "a.m", 3) == 0) {
    hour = hour % 12 + (late ? 12 : 0);
    p = half + (half[1] == '.' ? 3 : 2);
    p += *p == '.';
  }
  date->second = hour * 3600 + minute * 60 + second;
  date->precision = TLN_PRECISION_MINUTE;
  take_zone (&p, date);
  *at = p;
}

/* 2019年9月9日, 2019-09-09, 2019.9.9, 2019/09/09. */
static gboolean
take_year_first (const char **at, TlnDate *date)
{
  const char *p = *at;
  int year, month, day;

  if (!take_number (&p, 4, 4, &year))
    return FALSE;
  p = skip_blanks (p);
  if (take_word (&p, "年")) {
    p = skip_blanks (p);
    if (!take_number (&p, 1, 2, &month))
      return FALSE;
    p = skip_blanks (p);
    if (!take_word (&p, "月"))
      return FALSE;
    p = skip_blanks (p);
    if (!take_number (&p, 1, 2, &day))
      return FALSE;
    p = skip_blanks (p);
    if (!take_word (&p, "日") && !take_word (&p, "号"))
      return FALSE;
  } else {
    char mark = *p;
    if (mark != '-' && mark != '.' && mark != '/')
      return FALSE;
    p++;
    if (!take_number (&p, 1, 2, &month) || *p != mark)
      return FALSE;
    p++;
    if (!take_number (&p, 1, 2, &day))
      return FALSE;
  }
  if (!settle_day (date, year, month, day))
    return FALSE;
  take_time (&p, date);
  *at = p;
  return TRUE;
}

/* The months, in English first, then as German, French, Spanish, Italian, Portuguese and Dutch
 * write them otherwise; folded. */
static const struct {
  const char *name;
  int month;
} months[] = {
  { "january", 1 },   { "february", 2 },  { "march", 3 },      { "april", 4 },
  { "may", 5 },       { "june", 6 },      { "july", 7 },       { "august", 8 },
  { "september", 9 }, { "october", 10 },  { "november", 11 },  { "december", 12 },
  { "januari", 1 },   { "janvier", 1 },   { "enero", 1 },      { "gennaio", 1 },
  { "janeiro", 1 },   { "februari", 2 },  { "fevrier", 2 },    { "febrero", 2 },
  { "febbraio", 2 },  { "fevereiro", 2 }, { "marz", 3 },       { "mars", 3 },
  { "marzo", 3 },     { "marco", 3 },     { "maart", 3 },      { "avril", 4 },
  { "abril", 4 },     { "aprile", 4 },    { "mai", 5 },        { "mayo", 5 },
  { "maggio", 5 },    { "maio", 5 },      { "mei", 5 },        { "juni", 6 },
  { "juin", 6 },      { "junio", 6 },     { "giugno", 6 },     { "junho", 6 },
  { "juli", 7 },      { "juillet", 7 },   { "julio", 7 },      { "luglio", 7 },
  { "julho", 7 },     { "aout", 8 },      { "agosto", 8 },     { "augustus", 8 },
  { "sept", 9 },      { "septembre", 9 }, { "septiembre", 9 }, { "settembre", 9 },
  { "setembro", 9 },  { "oktober", 10 },  { "octobre", 10 },   { "octubre", 10 },
  { "ottobre", 10 },  { "outubro", 10 },  { "novembre", 11 },  { "noviembre", 11 },
  { "novembro", 11 }, { "dezember", 12 }, { "decembre", 12 },  { "diciembre", 12 },
  { "dicembre", 12 }, { "dezembro", 12 },
};

/* The word at p in lower case without accents; its bytes. */
static gsize
read_word (const char *p, char *word, gsize size)
{
  static const char plain[] = "aaaaaaaceeeeiiiidnooooo.ouuuuyty"; /* U+00C0 to U+00DF */
  const char *at = p;
  gsize n = 0;

  for (; n + 1 < size; n++) {
    guchar c = (guchar) at[0], next = c == 0xC3 ? (guchar) at[1] : 0;
    if (g_ascii_isalpha (at[0])) {
      word[n] = g_ascii_tolower (at[0]);
      at++;
    } else if (next >= 0x80 && next <= 0xBF) {
      word[n] = plain[next & 0x1F];
      at += 2;
    } else {
      break;
    }
  }
  word[n] = '\0';
  return (gsize) (at - p);
}

static gboolean
take_month (const char **at, int *month)
{
  char word[16];
  gsize n = read_word (*at, word, sizeof word);

  if (strlen (word) < 3)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (months[i].name, word)) {
      *month = months[i].month;
      *at += n;
      if (**at == '.')
        (*at)++;
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_day (const char **at, int *day)
{
  static const char *const ends[] = { "st", "nd", "rd", "th" };

  if (!take_number (at, 1, 2, day))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (take_word (at, ends[i]))
      break;
  return TRUE;
}

static void
skip_between (const char **at)
{
  *at = skip_blanks (*at);
  if (**at == ',')
    (*at)++;
  *at = skip_blanks (*at);
}

/* A time behind a comma or "at", when one stands there. */
static void
take_time_behind (const char **at, TlnDate *date)
{
  const char *p = *at;

  skip_between (&p);
  if (g_ascii_strncasecmp (p, "at ", 3) == 0)
    p += 3;
  take_time (&p, date);
  if (date->second >= 0)
    *at = p;
}

/* March 10, 2025 */
static gboolean
take_month_first (const char **at, TlnDate *date)
{
  const char *p = *at;
  int year, month, day;

  if (!take_month (&p, &month))
    return FALSE;
  p = skip_blanks (p);
  if (!take_day (&p, &day))
    return FALSE;
  skip_between (&p);
  if (!take_number (&p, 4, 4, &year) || !settle_day (date, year, month, day))
    return FALSE;
  take_time_behind (&p, date);
  *at = p;
  return TRUE;
}

/* "10. März", "10 de marzo de 2025" */
static void
skip_small_word (const char **at)
{
  if (**at == '.')
    (*at)++;
  *at = skip_blanks (*at);
  if (g_ascii_strncasecmp (*at, "de ", 3) == 0)
    *at = skip_blanks (*at + 3);
}

/* 10 March 2025, 10-Mar-2025 */
static gboolean
take_day_first (const char **at, TlnDate *date)
{
  const char *p = *at;
  int year, month, day;

  if (!take_day (&p, &day))
    return FALSE;
  skip_small_word (&p);
  if (*p == '-')
    p++;
  if (!take_month (&p, &month))
    return FALSE;
  if (*p == '-')
    p++;
  skip_between (&p);
  skip_small_word (&p);
  if (!take_number (&p, 4, 4, &year) || !settle_day (date, year, month, day))
    return FALSE;
  take_time_behind (&p, date);
  *at = p;
  return TRUE;
}

static gboolean
take_any (const char **at, TlnDate *date)
{
  if (g_ascii_isdigit (**at))
    return take_year_first (at, date) || take_day_first (at, date);
  return take_month_first (at, date);
}

gboolean
tln_running_date_at (const char *text, TlnDate *date, gsize *length)
{
  const char *at = text;

  if (!take_any (&at, date))
    return FALSE;
  *length = (gsize) (at - text);
  return TRUE;
}

gboolean
tln_running_date_find (const char *text, TlnDate *date, gsize *start, gsize *end)
{
  gboolean inside = FALSE; /* of a word or number */

  for (const char *p = text; *p != '\0'; p++) {
    const char *at = p;
    if (!inside && g_ascii_isalnum (*p) && take_any (&at, date)) {
      if (start != NULL)
        *start = (gsize) (p - text);
      if (end != NULL)
        *end = (gsize) (at - text);
      return TRUE;
    }
    inside = g_ascii_isalnum (*p);
  }
  return FALSE;
}

static gboolean
url_digits (const char *p, TlnDate *date)
{
  int year, month, day;

  if (take_number (&p, 8, 8, &year))
    return settle_day (date, year / 10000, year / 100 % 100, year % 100);
  if (!take_number (&p, 4, 4, &year) || (*p != '/' && *p != '-' && *p != '_'))
    return FALSE;
  p++;
  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
      g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
    return settle_day (date, year, (p[0] - '0') * 10 + p[1] - '0', (p[2] - '0') * 10 + p[3] - '0');
  if ((!take_number (&p, 1, 2, &month) && !take_month (&p, &month)) ||
      (*p != '/' && *p != '-' && *p != '_'))
    return FALSE;
  p++;
  return take_number (&p, 1, 2, &day) && settle_day (date, year, month, day);
}

gboolean
tln_running_date_from_url (const char *url, TlnDate *date)
{
  for (const char *p = url; *p != '\0'; p++)
    if ((*p == '/' || *p == '-' || *p == '_' || *p == 't') && g_ascii_isdigit (p[1]) &&
        url_digits (p + 1, date))
      return TRUE;
  return FALSE;
}

gboolean
tln_running_date_from_epoch (const char *digits, TlnDate *date)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXINT64, &value, NULL))
    return FALSE;
  if (value > 100000000000)
    value /= 1000;
  if (value < 788918400 || value > 4102444800)
    return FALSE;
  *date = TLN_DATE_NONE;
  date->day = (TlnDay) (value / 86400);
  date->second = (gint32) (value % 86400);
  date->offset = 0;
  date->precision = TLN_PRECISION_MINUTE;
  return TRUE;
}
