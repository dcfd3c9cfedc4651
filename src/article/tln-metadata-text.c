/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metadata of plain text and Markdown: the first lines, a source line, the file name. Guesses. */
#include "tln-metadata.h"

#include "tln-running-date.h"
#include "tln-text.h"

#include <string.h>

#define MAX_TITLE 60
#define HEAD_LINES 6

static const TlnSpan *
first_of (const TlnRich *rich, guint n)
{
  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    if ((span->kind == TLN_SPAN_PARAGRAPH || span->kind == TLN_SPAN_HEADING) && n-- == 0)
      return span;
  }
  return NULL;
}

static char *
span_text (const TlnRich *rich, const TlnSpan *span)
{
  g_autofree char *text = tln_text_slice (rich->text, span->start, span->end);

  return tln_text_squeeze (text);
}

static gboolean
sentence (const char *text)
{
  static const char *const ends[] = { "。", "，", ",", "；", ";", ".", "：", ":" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return strstr (text, "。") != NULL;
}

/* A short first line that is no sentence is a title; else the beginning of the first sentence. */
static void
offer_first_line (TlnMetadata *m, const TlnRich *rich)
{
  const TlnSpan *first = first_of (rich, 0);
  g_autofree char *line = first != NULL ? span_text (rich, first) : NULL;

  if (line == NULL)
    return;
  if (g_utf8_strlen (line, -1) <= MAX_TITLE && !sentence (line)) {
    tln_field_offer (&m->title, line, "first line", TRUE);
    return;
  }
  const char *end = strstr (line, "。");
  const char *stop = strstr (line, ". ");
  if (end == NULL || (stop != NULL && stop < end))
    end = stop;
  g_autofree char *begin = g_strndup (line, end != NULL ? (gsize) (end - line) : strlen (line));
  g_autofree char *title = tln_text_excerpt (begin, MAX_TITLE);
  tln_field_offer (&m->title, title, "first line", TRUE);
}

static void
offer_heading (TlnMetadata *m, const TlnRich *rich)
{
  const TlnSpan *first = first_of (rich, 0);

  if (first == NULL || first->kind != TLN_SPAN_HEADING || first->level != 1)
    return;
  g_autofree char *line = span_text (rich, first);
  tln_field_offer (&m->title, line, "heading", FALSE);
}

/* Words of letters only, three at least. */
static guint
plain_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " -", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean letters = strlen (words[i]) >= 3;
    for (const char *p = words[i]; letters && *p != '\0'; p = g_utf8_next_char (p))
      letters = g_unichar_isalpha (g_utf8_get_char (p));
    n += letters;
  }
  return n;
}

/* A file name that somebody wrote: words of a language, not a hash or a number. */
static void
offer_file_name (TlnMetadata *m, const char *name)
{
  if (name == NULL)
    return;
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  char *dot = strrchr (valid, '.');
  if (dot != NULL && dot != valid)
    *dot = '\0';
  g_strdelimit (valid, "_", ' ');
  guint cjk = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    cjk += tln_char_cjk (g_utf8_get_char (p));
  if (cjk >= 4 || plain_words (valid) >= 2)
    tln_field_offer (&m->title, valid, "file name", TRUE);
}

/* "来源：…", "Source: …" in the first lines or the last ones; the rest of the line up to a blank.
 */
static void
offer_source (TlnMetadata *m, const char *line)
{
  static const char *const marks[] = { "来源：", "来源:", "稿件来源：", "文章来源：", "Source: " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    const char *at = strstr (line, marks[i]);
    if (at == NULL || (at > line && i < 2 && at - line > 90))
      continue;
    at += strlen (marks[i]);
    at += strspn (at, " ");
    g_autofree char *rest = g_strdup (at);
    char *end = rest + strcspn (rest, " \t)|");
    static const char *const stops[] = { "　", "，", "。", "）", "；", "作者", "责任编辑", "时间" };
    if (i == 4)
      end = rest + strcspn (rest, ")|,;");
    *end = '\0';
    for (gsize k = 0; k < G_N_ELEMENTS (stops); k++) {
      char *stop = strstr (rest, stops[k]);
      if (stop != NULL)
        *stop = '\0';
    }
    if (g_utf8_strlen (rest, -1) <= 30)
      tln_field_offer (&m->site_name, rest, "source line", TRUE);
  }
}

/* Lines that are about the article: short, at its head. A date inside a sentence is of an event. */
static void
read_head (TlnMetadata *m, const TlnRich *rich)
{
  for (guint i = 0; i < HEAD_LINES; i++) {
    const TlnSpan *span = first_of (rich, i);
    if (span == NULL)
      return;
    g_autofree char *line = span_text (rich, span);
    offer_source (m, line);
    if (g_utf8_strlen (line, -1) <= 80 && !sentence (line))
      tln_metadata_offer_date (m, line, "text", TRUE);
  }
}

void
tln_metadata_from_rich (TlnMetadata *metadata, const TlnRich *rich, const TlnHints *hints)
{
  offer_heading (metadata, rich);
  const TlnSpan *first = first_of (rich, 0);
  g_autofree char *line = first != NULL ? span_text (rich, first) : NULL;
  if (line != NULL && g_utf8_strlen (line, -1) <= MAX_TITLE && !sentence (line))
    offer_first_line (metadata, rich);
  offer_file_name (metadata, hints->name);
  offer_first_line (metadata, rich);
  read_head (metadata, rich);
  tln_field_offer (&metadata->url, hints->url, "address", FALSE);
  tln_field_offer (&metadata->language, tln_text_language (rich->text), "text", TRUE);
}
