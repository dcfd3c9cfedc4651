/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments of "Save as" and of SingleFile. What the page itself states comes before them: only
 * its reader decides what to do with the address. */
#include "tln-saved-page.h"

#include "tln-running-date.h"
#include "tln-text.h"

#include <string.h>

#define HEAD_BYTES 8192

/* One word or one line behind a mark; NULL when there is none. */
static char *
behind (const char *comment, const char *mark, const char *ends)
{
  const char *at = strstr (comment, mark);

  if (at == NULL)
    return NULL;
  at += strlen (mark);
  at += strspn (at, " \t");
  gsize n = strcspn (at, ends);
  return n > 0 ? g_strndup (at, n) : NULL;
}

static char *
address_in (const char *comment, const char *mark)
{
  g_autofree char *address = behind (comment, mark, " \t\r\n");
  const char *start = address;

  if (start != NULL && *start == '(') { /* the length of what follows */
    start += 1 + strspn (start + 1, "0123456789");
    start += *start == ')';
  }
  if (start == NULL ||
      (!g_str_has_prefix (start, "http://") && !g_str_has_prefix (start, "https://")))
    return NULL;
  return g_strdup (start);
}

static int
month_of (const char *name)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *lower = g_ascii_strdown (name, 3);
  const char *at = strlen (lower) == 3 ? strstr (months, lower) : NULL;

  return at != NULL && (at - months) % 3 == 0 ? (int) (at - months) / 3 + 1 : 0;
}

/* "+0800", "GMT+0800", "GMT"; the rest is a name in brackets. */
static gint32
zone_of (const char *word)
{
  if (word == NULL)
    return G_MAXINT32;
  if (g_str_has_prefix (word, "GMT") || g_str_has_prefix (word, "UTC"))
    word += 3;
  if (*word == '\0' || *word == 'Z')
    return 0;
  if ((*word != '+' && *word != '-') || strspn (word + 1, "0123456789") < 4)
    return G_MAXINT32;
  int hours = (word[1] - '0') * 10 + word[2] - '0';
  int minutes = (word[3] - '0') * 10 + word[4] - '0';
  if (hours > 14 || minutes > 59)
    return G_MAXINT32;
  return (*word == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

static gint32
second_of (const char *clock)
{
  int part[3] = { 0 };
  const char *at = clock;

  for (guint i = 0; i < 3 && at != NULL && g_ascii_isdigit (*at); i++) {
    part[i] = (int) g_ascii_strtoull (at, NULL, 10);
    at = strchr (at, ':');
    at = at != NULL ? at + 1 : NULL;
  }
  if (clock == NULL || strchr (clock, ':') == NULL || part[0] > 23 || part[1] > 59 || part[2] > 60)
    return -1;
  return part[0] * 3600 + part[1] * 60 + part[2];
}

gboolean
tln_saved_date_parse (const char *written, TlnDate *date)
{
  g_autofree char *line = tln_text_squeeze (written);
  g_auto (GStrv) words = g_strsplit (line, " ", 8);
  guint n = g_strv_length (words);
  guint first = n > 0 && !g_ascii_isdigit (*words[0]) ? 1 : 0; /* the weekday */

  if (n < first + 4)
    return FALSE;
  guint month_at = g_ascii_isdigit (*words[first]) ? first + 1 : first;
  guint day_at = month_at == first ? first + 1 : first;
  int month = month_of (words[month_at]);
  int day = (int) g_ascii_strtoull (words[day_at], NULL, 10);
  int year = (int) g_ascii_strtoull (words[first + 2], NULL, 10);
  TlnDate found = TLN_DATE_NONE;
  if (month == 0 || year < 1990 || year > 2200)
    return FALSE;
  found.day = tln_day_new (year, month, day);
  if (found.day == TLN_DAY_NONE)
    return FALSE;
  found.second = second_of (words[first + 3]);
  found.offset = found.second >= 0 ? zone_of (words[first + 4]) : G_MAXINT32;
  found.precision = found.second >= 0 ? TLN_PRECISION_MINUTE : TLN_PRECISION_DAY;
  *date = found;
  return TRUE;
}

static gboolean
read_comment (const char *comment, TlnSavedPage *saved)
{
  saved->address = address_in (comment, "saved from url=");
  if (saved->address != NULL)
    return TRUE;
  if (strstr (comment, "SingleFile") == NULL)
    return FALSE;
  saved->address = address_in (comment, "url:");
  g_autofree char *date = behind (comment, "saved date:", "\r\n");
  if (date != NULL)
    tln_saved_date_parse (date, &saved->date);
  return saved->address != NULL || saved->date.day != TLN_DAY_NONE;
}

gboolean
tln_saved_page_read (const char *html, TlnSavedPage *saved)
{
  g_autofree char *head = g_strndup (html, HEAD_BYTES);
  const char *at = head;

  *saved = (TlnSavedPage) { .date = TLN_DATE_NONE };
  while ((at = strstr (at, "<!--")) != NULL) {
    at += strlen ("<!--");
    const char *end = strstr (at, "-->");
    g_autofree char *comment = g_strndup (at, end != NULL ? (gsize) (end - at) : 0);
    if (read_comment (comment, saved))
      return TRUE;
  }
  return FALSE;
}

void
tln_saved_page_clear (TlnSavedPage *saved)
{
  g_clear_pointer (&saved->address, g_free);
}
