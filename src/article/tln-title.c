/* SPDX-License-Identifier: GPL-3.0-or-later */
/* String work on titles; knows nothing of trees. */
#include "tln-title.h"

#include "tln-text.h"

#include <string.h>

static const char *const separators[] = { "|", "-", "–", "—", "\\", "/", ">", "»", NULL };

static guint
word_count (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += words[i][0] != '\0';
  return n;
}

/* The length of a separator at p, 0 for none. */
static gsize
separator_at (const char *p)
{
  for (guint i = 0; separators[i] != NULL; i++)
    if (g_str_has_prefix (p, separators[i]))
      return strlen (separators[i]);
  return 0;
}

/* The last separator with blanks on both sides; where to cut. NULL for none. */
static const char *
last_separator (const char *title, guint *n, gboolean *hierarchical)
{
  const char *last = NULL;

  for (const char *p = title; *p != '\0'; p++) {
    gsize length = *p == ' ' ? separator_at (p + 1) : 0;
    if (length == 0 || p[1 + length] != ' ')
      continue;
    last = p;
    (*n)++;
    *hierarchical = *hierarchical || strchr ("\\/>", p[1]) != NULL || g_str_has_prefix (p + 1, "»");
  }
  return last;
}

static char *
after_first_separator (const char *title)
{
  const char *p = title;

  while (*p != '\0' && separator_at (p) == 0)
    p = g_utf8_next_char (p);
  return g_strdup (*p == '\0' ? title : p + separator_at (p));
}

static gboolean
is_heading (const GPtrArray *headings, const char *title)
{
  for (guint i = 0; i < headings->len; i++)
    if (strcmp (headings->pdata[i], title) == 0)
      return TRUE;
  return FALSE;
}

static char *
around_colon (const char *title, const GPtrArray *headings)
{
  if (is_heading (headings, title))
    return g_strdup (title);
  const char *last = strrchr (title, ':');
  if (word_count (last + 1) >= 3)
    return g_strdup (last + 1);
  const char *first = strchr (title, ':');
  g_autofree char *before = g_strndup (title, (gsize) (first - title));
  return g_strdup (word_count (before) > 5 ? title : first + 1);
}

char *
tln_title_from_element (const char *title, const GPtrArray *headings, guint n_h1)
{
  g_autofree char *whole = tln_text_squeeze (title);
  g_autofree char *cut = NULL;
  guint n = 0;
  gboolean hierarchical = FALSE;
  const char *last = last_separator (whole, &n, &hierarchical);

  if (last != NULL) {
    cut = g_strndup (whole, (gsize) (last - whole));
    if (word_count (cut) < 3 && tln_text_count (cut) < 8) {
      g_free (cut);
      cut = after_first_separator (whole);
    }
  } else if (strstr (whole, ": ") != NULL) {
    cut = around_colon (whole, headings);
  } else if (g_utf8_strlen (whole, -1) > 150 || g_utf8_strlen (whole, -1) < 15) {
    cut = g_strdup (n_h1 == 1 ? headings->pdata[0] : whole);
  } else {
    cut = g_strdup (whole);
  }
  g_autofree char *result = tln_text_squeeze (cut);
  guint words = word_count (result);
  if (words <= 4 && tln_text_count (result) < 8 &&
      (!hierarchical || words + 1 != word_count (whole) - n))
    return g_steal_pointer (&whole);
  return g_steal_pointer (&result);
}

/* A place to cut: "_", "|", or a dash with blanks around; "-" without blanks only between
 * characters that are not Latin. */
static gsize
cut_at (const char *title, const char *p)
{
  static const char *const marks[] = { "_", "|", "--", "-", "–", "—", "·", "»", "：", "﹣", "｜" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    gsize n = strlen (marks[i]);
    if (!g_str_has_prefix (p, marks[i]) || p == title)
      continue;
    gboolean spaced = p[-1] == ' ' && (p[n] == ' ' || p[n] == '\0');
    gboolean wide = (guchar) p[-1] >= 0x80 || (guchar) p[n] >= 0x80;
    return spaced || wide || *p == '|' ? n : 0;
  }
  return 0;
}

static char *
trimmed (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  return tln_text_squeeze (part);
}

/* Letters and digits alone, without case. */
static char *
bare (const char *text)
{
  g_autofree char *folded = tln_text_fold (text, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

gboolean
tln_title_same_letters (const char *a, const char *b)
{
  g_autofree char *x = bare (a);
  g_autofree char *y = bare (b);

  return strcmp (x, y) == 0;
}

/* The host without "www." and what stands behind its last dots: "news.example" of
 * https://www.news.example.com/a. */
static char *
host_name (const char *address)
{
  g_autoptr (GUri) uri =
      address != NULL ? g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

/* "Newegg.com", "Bridgestone Tires" of bridgestonetires.com. */
static gboolean
names_host (const char *tail, const char *host)
{
  g_autofree char *name = bare (tail);

  if (host == NULL || strlen (name) < 3)
    return FALSE;
  g_autofree char *whole = bare (host);
  if (strcmp (name, whole) == 0)
    return TRUE;
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  for (guint i = 0; labels[i] != NULL && labels[i + 1] != NULL; i++) {
    g_autofree char *label = bare (labels[i]);
    if (strcmp (name, label) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The longest beginning of the title, up to a place to cut, that is a heading of the page. */
static char *
heading_before_cut (const char *title, const TlnTitleClues *clues)
{
  char *best = NULL;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p)) {
    if (cut_at (title, p) == 0)
      continue;
    g_autofree char *before = trimmed (title, (gsize) (p - title));
    if (tln_text_count (before) >= 3 &&
        (is_heading (clues->headings, before) ||
         (clues->named != NULL && is_heading (clues->named, before)))) {
      g_free (best);
      best = g_steal_pointer (&before);
    }
  }
  return best;
}

/* Names of sites behind "_" are cut without further proof when enough is left. */
static const char *
underscore_tail (const char *title)
{
  const char *p = strchr (title, '_');

  if (p == NULL || p == title || tln_text_language (title) == NULL ||
      strcmp (tln_text_language (title), "zh") != 0)
    return NULL;
  g_autofree char *before = trimmed (title, (gsize) (p - title));
  return tln_text_count (before) >= 5 ? p : NULL;
}

/* Chinese sites end in words like "network", "daily", "news". */
static gboolean
chinese_site (const char *tail)
{
  static const char *const ends[] = { "网",   "日报", "晚报", "时报", "新闻", "财经",
                                      "频道", "在线", "资讯", "门户", "社区", NULL };

  if (g_utf8_strlen (tail, -1) > 10)
    return FALSE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (tail, ends[i]))
      return TRUE;
  return FALSE;
}

/* mark parts the tail from the title; a colon or a point does so inside titles, too. */
static gboolean
names_site (const char *tail, char mark, const char *site, const char *host)
{
  return (site != NULL && *tail != '\0' && tln_title_same_letters (tail, site)) ||
         names_host (tail, host) || (strchr ("_|-", mark) != NULL && chinese_site (tail));
}

/* Without marks that part a title from what stood behind it. */
static char *
without_loose_end (char *title)
{
  static const char *const marks[] = { "|", "-", "–", "—", "_", "»", "·", "⋆", "•", NULL };
  gboolean again = TRUE;

  while (again) {
    again = FALSE;
    for (guint i = 0; marks[i] != NULL && !again; i++) {
      gsize n = strlen (title), m = strlen (marks[i]);
      if (n > m + 1 && g_str_has_suffix (title, marks[i]) && title[n - m - 1] == ' ') {
        title[n - m - 1] = '\0';
        again = TRUE;
      }
    }
  }
  return title;
}

char *
tln_title_without_site (const char *title, const TlnTitleClues *clues)
{
  g_autofree char *whole = without_loose_end (tln_text_squeeze (title));
  g_autofree char *host = host_name (clues->address);

  if (is_heading (clues->headings, whole))
    return g_steal_pointer (&whole);
  char *heading = heading_before_cut (whole, clues);
  if (heading != NULL)
    return heading;
  for (const char *p = whole; *p != '\0'; p = g_utf8_next_char (p)) {
    gsize n = cut_at (whole, p);
    g_autofree char *rest = n > 0 ? tln_text_squeeze (p + n) : NULL;
    if (rest != NULL && names_site (rest, *p, clues->site, host))
      return without_loose_end (trimmed (whole, (gsize) (p - whole)));
  }
  const char *tail = underscore_tail (whole);
  return tail != NULL ? trimmed (whole, (gsize) (tail - whole)) : g_steal_pointer (&whole);
}
