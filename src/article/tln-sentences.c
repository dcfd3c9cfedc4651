/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences by their marks alone. */
#include "tln-sentences.h"

#include <string.h>

/* Not g_str_has_prefix, which measures the whole rest of the text where the prefix is a literal. */
static gboolean
begins (const char *text, const char *mark)
{
  return strncmp (text, mark, strlen (mark)) == 0;
}

/* A full stop of Latin text: blank and no small letter behind, no initial before. */
static gboolean
full_stop (const char *t, gsize pos)
{
  if (t[pos + 1] != ' ' && t[pos + 1] != '"' && t[pos + 1] != '\n' && t[pos + 1] != '\0' &&
      t[pos + 1] != ')' && !begins (t + pos + 1, "”"))
    return FALSE;
  const char *next = t + pos + 1;
  while (*next == ' ')
    next++;
  if (g_ascii_islower (*next))
    return FALSE;
  static const char *const shorts[] = { "Mr", "Ms", "Dr", "Mrs", "Inc", "Corp", "Ltd",
                                        "Co", "No", "vs", "St",  "Jr",  NULL };
  gsize from = pos;
  while (from > 0 && g_ascii_isalpha (t[from - 1]) && pos - from < 5)
    from--;
  if (pos - from == 1 && g_ascii_isupper (t[from]))
    return FALSE;
  for (guint i = 0; shorts[i] != NULL; i++)
    if (strlen (shorts[i]) == pos - from && memcmp (t + from, shorts[i], pos - from) == 0)
      return FALSE;
  return TRUE;
}

gboolean
tln_sentence_ends (const char *text, gsize byte)
{
  switch (text[byte]) {
  case '\n':
  case '!':
  case '?':
  case ';':
    return TRUE;
  case '.':
    return full_stop (text, byte);
  default:
    return ((guchar) text[byte] & 0x80) != 0 &&
           (begins (text + byte, "。") || begins (text + byte, "！") ||
            begins (text + byte, "？") || begins (text + byte, "；"));
  }
}

static gboolean
closes (gunichar c)
{
  return c == '"' || c == ')' || c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F ||
         c == 0xFF09;
}

/* Blanks, and what a list puts before its lines. */
static gsize
skip_blanks (const char *text, gsize at, guint32 *offset)
{
  while (text[at] != '\0' && g_unichar_isspace (g_utf8_get_char (text + at))) {
    at += (gsize) (g_utf8_next_char (text + at) - (text + at));
    (*offset)++;
  }
  return at;
}

gboolean
tln_sentence_next (const char *text, TlnSentence *sentence)
{
  guint32 offset = sentence->end;
  gsize at = skip_blanks (text, sentence->to, &offset);
  gboolean ended = FALSE;

  if (text[at] == '\0')
    return FALSE;
  *sentence = (TlnSentence) { .from = at, .to = at, .start = offset, .end = offset };
  while (text[at] != '\0' && text[at] != '\n') {
    gunichar c = g_utf8_get_char (text + at);

    if (ended && !closes (c))
      break;
    ended = ended || tln_sentence_ends (text, at);
    at += (gsize) (g_utf8_next_char (text + at) - (text + at));
    offset++;
    if (!g_unichar_isspace (c)) {
      sentence->to = at;
      sentence->end = offset;
    }
  }
  sentence->closed = ended;
  return TRUE;
}
