/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode helpers on top of GLib's tables. No knowledge of articles or markup. */
#include "tln-text.h"

#include <string.h>

gboolean
tln_char_cjk (gunichar c)
{
  if (c < 0x1100)
    return FALSE;
  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_HANGUL:
  case G_UNICODE_SCRIPT_BOPOMOFO:
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean
tln_char_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !tln_char_cjk (c);
}

gboolean
tln_char_invisible (gunichar c)
{
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

gunichar
tln_char_fold (gunichar c)
{
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (c == 0x3000)
    return ' ';
  if (c >= 0xFF01 && c <= 0xFF5E)
    return tln_char_fold (c - 0xFEE0);
  if (tln_char_cjk (c))
    return c;
  c = g_unichar_tolower (c);
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base));
  if (n > 1 && !g_unichar_ismark (base[0]) && g_unichar_ismark (base[1]))
    return base[0];
  return c;
}

char *
tln_text_fold (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GString) out = g_string_sized_new ((gsize) (end - text) + 1);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    g_string_append_unichar (out, tln_char_fold (g_utf8_get_char (p)));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Normalises one starter with its marks, so that every result knows where it came from. */
static void
normalize_cluster (const char *from, const char *to, guint32 offset, GString *out, GArray *origin)
{
  g_autofree char *norm = g_utf8_normalize (from, to - from, G_NORMALIZE_NFKC);

  for (const char *p = norm; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    g_string_append_unichar (out, g_utf8_get_char (p));
    g_array_append_val (origin, offset);
  }
}

TlnNormalized *
tln_normalize (const char *text)
{
  TlnNormalized *self = g_new0 (TlnNormalized, 1);
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 1);
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 offset = 0;

  for (const char *p = text; *p != '\0';) {
    gunichar c = g_utf8_get_char (p);
    const char *next = g_utf8_next_char (p);
    guint32 taken = 1;
    if (!tln_char_invisible (c)) {
      while (*next != '\0' && g_unichar_ismark (g_utf8_get_char (next))) {
        next = g_utf8_next_char (next);
        taken++;
      }
      if (c < 0x80 && taken == 1) {
        g_string_append_c (out, (char) c);
        g_array_append_val (origin, offset);
      } else {
        normalize_cluster (p, next, offset, out, origin);
      }
    }
    p = next;
    offset += taken;
  }
  self->n = origin->len;
  g_array_append_val (origin, offset);
  self->origin = (guint32 *) g_array_free (g_steal_pointer (&origin), FALSE);
  self->text = g_string_free (g_steal_pointer (&out), FALSE);
  return self;
}

void
tln_normalized_free (TlnNormalized *normalized)
{
  g_free (normalized->text);
  g_free (normalized->origin);
  g_free (normalized);
}

glong
tln_text_offset (const char *text, gsize byte)
{
  return g_utf8_pointer_to_offset (text, text + byte);
}

gsize
tln_text_byte (const char *text, glong offset)
{
  return (gsize) (g_utf8_offset_to_pointer (text, offset) - text);
}

char *
tln_text_slice (const char *text, glong start, glong end)
{
  return g_utf8_substring (text, start, end);
}

char *
tln_text_squeeze (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 1);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isspace (c) || c == 0x00A0) {
      blank = TRUE;
      continue;
    }
    if (blank && out->len > 0)
      g_string_append_c (out, ' ');
    blank = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
tln_text_excerpt (const char *text, guint n)
{
  g_autofree char *head = tln_text_slice (text, 0, MIN (g_utf8_strlen (text, -1), (glong) n * 4));
  g_autofree char *line = tln_text_squeeze (head);

  if (g_utf8_strlen (line, -1) <= (glong) n)
    return g_steal_pointer (&line);
  const char *cut = g_utf8_offset_to_pointer (line, n);
  const char *back = cut;
  while (back > line && tln_char_word (g_utf8_get_char (g_utf8_prev_char (back))) &&
         tln_char_word (g_utf8_get_char (cut)) && cut - back < 24)
    back = g_utf8_prev_char (back);
  if (back > line && cut - back < 24)
    cut = back;
  g_autofree char *kept = g_strndup (line, (gsize) (cut - line));
  return g_strconcat (g_strchomp (kept), "…", NULL);
}

/* Line ends of any kind become LF. */
static void
append_lines (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end) {
    const char *stop = memchr (text, '\r', (gsize) (end - text));
    if (stop == NULL)
      stop = end;
    g_string_append_len (out, text, stop - text);
    if (stop == end)
      return;
    g_string_append_c (out, '\n');
    text = stop + (stop + 1 < end && stop[1] == '\n' ? 2 : 1);
  }
}

char *
tln_text_clean (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GString) out = g_string_sized_new (n + 1);
  const char *end = text + n;

  if (n >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  while (text < end) {
    const char *stop;
    g_utf8_validate_len (text, (gsize) (end - text), &stop);
    append_lines (out, text, (gsize) (stop - text));
    if (stop < end && *stop != '\0')
      g_string_append (out, "\xEF\xBF\xBD");
    text = stop + (stop < end);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

const char *
tln_text_language (const char *text)
{
  guint han = 0, kana = 0, hangul = 0, latin = 0, words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean letter = FALSE;
    GUnicodeScript script = c < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c);
    if (script == G_UNICODE_SCRIPT_HAN)
      han++;
    else if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
      kana++;
    else if (script == G_UNICODE_SCRIPT_HANGUL)
      hangul++;
    else if (script == G_UNICODE_SCRIPT_LATIN && g_unichar_isalpha (c)) {
      letter = TRUE;
      latin++;
      words += !inside;
    }
    inside = letter;
  }
  if (han + kana + hangul + words < 4)
    return NULL;
  if (hangul > han + kana && hangul > words)
    return "ko";
  if (kana * 10 > han + kana && kana + han > words)
    return "ja";
  if (han > words)
    return "zh";
  return latin > 0 ? "en" : NULL;
}

guint
tln_text_count (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean word = tln_char_word (c);
    n += tln_char_cjk (c) || (word && !inside);
    inside = word;
  }
  return n;
}
