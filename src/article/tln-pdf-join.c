/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends of lines: blanks, hyphens, sentences, and whether a line is short on purpose. */
#include "tln-pdf-join.h"

#include "tln-text.h"

#include <string.h>
#include <wchar.h>

/* Letters of the longest word that is looked up. */
#define WORD_LENGTH 64

struct TlnPdfWords {
  GHashTable *set; /* in lower case; "long-term" as one */
};

static gboolean
hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xAD;
}

/* Words with the hyphens inside them; those at the ends of a line may be parts. */
static void
add_words (TlnPdfWords *self, const char *line)
{
  g_autofree char *lower = g_utf8_strdown (line, -1);
  const char *start = NULL;

  for (const char *p = lower;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean inside = g_unichar_isalpha (c) || (start != NULL && hyphen (c) && c != 0xAD);
    if (inside && start == NULL)
      start = p;
    if (inside || start == NULL) {
      if (c == 0)
        break;
      continue;
    }
    const char *before = g_utf8_prev_char (p);
    if (!(c == 0 && hyphen (g_utf8_get_char (before))))
      g_hash_table_add (self->set, g_strndup (start, (gsize) (p - start)));
    start = NULL;
    if (c == 0)
      break;
  }
}

TlnPdfWords *
tln_pdf_words_new (GPtrArray *lines)
{
  TlnPdfWords *self = g_new (TlnPdfWords, 1);
  gboolean divided = FALSE;

  self->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lines->len; i++) {
    const char *text = ((TlnPdfLine *) lines->pdata[i])->text;
    const char *from = text;
    /* The rest of a divided word is no word. */
    if (divided)
      from += strcspn (from, " ");
    if (*from != '\0')
      add_words (self, from);
    gsize length = strlen (text);
    divided = length > 0 && hyphen (g_utf8_get_char (g_utf8_prev_char (text + length)));
  }
  return self;
}

void
tln_pdf_words_free (TlnPdfWords *words)
{
  g_hash_table_unref (words->set);
  g_free (words);
}

static gboolean
known (const TlnPdfWords *words, const char *word)
{
  return g_hash_table_contains (words->set, word);
}

/* The letters before p, not before text, and no more than a word has. */
static const char *
word_before (const char *text, const char *p)
{
  for (guint i = 0; p > text && i < WORD_LENGTH; i++) {
    const char *before = g_utf8_prev_char (p);
    if (!g_unichar_isalpha (g_utf8_get_char (before)))
      break;
    p = before;
  }
  return p;
}

static const char *
word_after (const char *p)
{
  for (guint i = 0; g_unichar_isalpha (g_utf8_get_char (p)) && i < WORD_LENGTH; i++)
    p = g_utf8_next_char (p);
  return p;
}

/* "infer-" and "ence" are one word, "long-" and "term" are two with a hyphen, as the rest of the
 * document has them; where it has neither, both parts being words of their own speaks for two. */
static gboolean
divided (const char *text, const char *at, const char *next, const TlnPdfWords *words)
{
  const char *start = word_before (text, at);
  const char *end = word_after (next);
  g_autofree char *head = g_utf8_strdown (start, at - start);
  g_autofree char *tail = g_utf8_strdown (next, end - next);
  g_autofree char *one = g_strconcat (head, tail, NULL);
  g_autofree char *two = g_strconcat (head, "-", tail, NULL);

  if (g_utf8_strlen (head, -1) < 2 || g_utf8_strlen (tail, -1) < 2)
    return FALSE;
  /* "mid-to-long-" */
  if (start > text && hyphen (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;
  if (known (words, one) || known (words, two))
    return known (words, one);
  return !(known (words, head) && known (words, tail));
}

void
tln_pdf_join (GString *text, const char *next, const TlnPdfWords *words)
{
  if (text->len == 0) {
    g_string_append (text, next);
    return;
  }
  const char *last = g_utf8_prev_char (text->str + text->len);
  gunichar end = g_utf8_get_char (last), begin = g_utf8_get_char (next);
  gboolean behind_letter =
      last > text->str && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (last)));
  if (hyphen (end) && behind_letter && g_unichar_isalpha (begin)) {
    if (end == 0xAD || (g_unichar_islower (begin) && divided (text->str, last, next, words)))
      g_string_truncate (text, (gsize) (last - text->str));
  } else if (!tln_char_cjk (end) || !tln_char_cjk (begin)) {
    g_string_append_c (text, ' ');
  }
  g_string_append (text, next);
}

gboolean
tln_pdf_ends_sentence (const char *text)
{
  const char *p = text + strlen (text);
  gunichar c = 0;

  while (p > text) {
    p = g_utf8_prev_char (p);
    c = g_utf8_get_char (p);
    if (wcschr (L"\"')]”’」』）】》", (wchar_t) c) == NULL)
      break;
  }
  return c != 0 && wcschr (L".!?:;…。！？：；", (wchar_t) c) != NULL;
}

gboolean
tln_pdf_had_room (const TlnPdfLine *line, const TlnPdfLine *next)
{
  gboolean han = tln_char_cjk (g_utf8_get_char (next->text));
  glong letters = g_utf8_strlen (next->text, -1);
  gsize first = strcspn (next->text, " ");
  glong word = g_utf8_strlen (next->text, (gssize) first);
  double width = next->x1 - next->x0;

  /* A Chinese line may end some characters early, for punctuation that must not begin one; text
   * that is not justified may end a little early for reasons of its own. */
  if (han)
    return line->right - line->x1 > 3 * line->size;
  return line->right - line->x1 >
         width * (double) word / (double) MAX (letters, 1) + 1.5 * line->size;
}

/* "1.", "2)", "（3）", "(a)", "一、": a number with its mark; 0: none. */
static gsize
number_mark (const char *text)
{
  static GRegex *form;
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  int end = 0;

  if (g_once_init_enter (&once)) {
    form =
        g_regex_new ("^(?:[0-9]{1,2}(?:\\.[0-9]{1,2})*[.)、）](?![0-9])|[(（](?:[0-9]{1,2}|[a-z]|"
                     "[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}[、.．])",
                     G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&once, 1);
  }
  if (g_regex_match (form, text, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);
  return (gsize) end;
}

gsize
tln_pdf_item_mark (const char *text, gboolean *bullet)
{
  gunichar c = g_utf8_get_char (text);
  const char *next = *text != '\0' ? g_utf8_next_char (text) : text;

  *bullet =
      wcschr (L"•●▪■◆◼▶►➢✓❖\u2043\u00B7\uF06C\uF0B7\uF06E\uF0D8", (wchar_t) c) != NULL && c != 0;
  if (!*bullet && *next == ' ' && (c == 0x2013 || c == 0x2014 || c == '-' || c == '*'))
    *bullet = TRUE;
  if (*bullet) {
    gsize length = (gsize) (next - text);
    return length + strspn (text + length, " ");
  }
  return number_mark (text);
}
