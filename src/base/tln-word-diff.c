/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, the table of their longest common subsequence, and the way back through it. */
#include "tln-word-diff.h"

#include "tln-text.h"

#include <string.h>

/* Of cells in the table: two bytes each. */
#define TABLE_MOST (4 * 1000 * 1000)

typedef struct {
  const char *start;
  guint length; /* bytes */
} Word;

typedef struct {
  GArray *parts;
  GString *removed;
  GString *added;
  GString *same;
} Out;

static void
clear_part (gpointer data)
{
  g_free (((TlnDiffPart *) data)->text);
}

typedef enum {
  CHAR_BLANK,
  CHAR_WORD,
  CHAR_ALONE,
} CharKind;

static CharKind
char_kind (gunichar c)
{
  if (g_unichar_isspace (c))
    return CHAR_BLANK;
  return tln_char_word (c) && !tln_char_cjk (c) ? CHAR_WORD : CHAR_ALONE;
}

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (const char *at = text; *at != '\0';) {
    CharKind kind = char_kind (g_utf8_get_char (at));
    const char *end = g_utf8_next_char (at);

    while (kind != CHAR_ALONE && *end != '\0' && char_kind (g_utf8_get_char (end)) == kind)
      end = g_utf8_next_char (end);
    Word word = { at, (guint) (end - at) };
    g_array_append_val (words, word);
    at = end;
  }
  return words;
}

static gboolean
same_word (const Word *a, const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
append_part (GArray *parts, TlnDiffKind kind, GString *text)
{
  if (text->len == 0)
    return;
  TlnDiffPart part = { kind, g_strdup (text->str) };
  g_array_append_val (parts, part);
  g_string_truncate (text, 0);
}

static gboolean
only_blanks (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Before a change: what was the same since the last one. Blanks between the two join them. */
static void
end_same (Out *out)
{
  gboolean changed = out->removed->len + out->added->len > 0;

  if (changed && only_blanks (out->same->str)) {
    g_string_append (out->removed, out->same->str);
    g_string_append (out->added, out->same->str);
    g_string_truncate (out->same, 0);
    return;
  }
  if (out->same->len == 0)
    return;
  append_part (out->parts, TLN_DIFF_REMOVED, out->removed);
  append_part (out->parts, TLN_DIFF_ADDED, out->added);
  append_part (out->parts, TLN_DIFF_SAME, out->same);
}

static void
put (Out *out, TlnDiffKind kind, const Word *word)
{
  GString *text = kind == TLN_DIFF_SAME ? out->same : out->removed;

  if (kind == TLN_DIFF_ADDED)
    text = out->added;
  if (kind != TLN_DIFF_SAME)
    end_same (out);
  g_string_append_len (text, word->start, word->length);
}

/* Cell (i, j): how many words the ends of both from there on have in common. */
static guint16 *
fill_table (const Word *a, guint n, const Word *b, guint m)
{
  guint16 *table = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;) {
    guint16 *row = table + (gsize) i * (m + 1);
    const guint16 *below = row + m + 1;

    for (guint j = m; j-- > 0;)
      row[j] = same_word (&a[i], &b[j]) ? (guint16) (below[j + 1] + 1) : MAX (below[j], row[j + 1]);
  }
  return table;
}

static void
walk_table (Out *out, const Word *a, guint n, const Word *b, guint m)
{
  g_autofree guint16 *table = fill_table (a, n, b, m);
  guint i = 0;
  guint j = 0;

  while (i < n && j < m) {
    const guint16 *cell = table + (gsize) i * (m + 1) + j;

    if (same_word (&a[i], &b[j])) {
      put (out, TLN_DIFF_SAME, &a[i++]);
      j++;
    } else if (cell[m + 1] >= cell[1]) {
      put (out, TLN_DIFF_REMOVED, &a[i++]);
    } else {
      put (out, TLN_DIFF_ADDED, &b[j++]);
    }
  }
  while (i < n)
    put (out, TLN_DIFF_REMOVED, &a[i++]);
  while (j < m)
    put (out, TLN_DIFF_ADDED, &b[j++]);
}

static void
diff_middle (Out *out, const Word *a, guint n, const Word *b, guint m)
{
  if ((guint64) (n + 1) * (m + 1) <= TABLE_MOST && MAX (n, m) < G_MAXUINT16) {
    walk_table (out, a, n, b, m);
    return;
  }
  for (guint i = 0; i < n; i++)
    put (out, TLN_DIFF_REMOVED, &a[i]);
  for (guint j = 0; j < m; j++)
    put (out, TLN_DIFF_ADDED, &b[j]);
}

static void
diff_words (Out *out, const GArray *before, const GArray *after)
{
  const Word *a = (const Word *) (const void *) before->data;
  const Word *b = (const Word *) (const void *) after->data;
  guint n = before->len;
  guint m = after->len;
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n, m) && same_word (&a[head], &b[head]))
    head++;
  while (tail < MIN (n, m) - head && same_word (&a[n - 1 - tail], &b[m - 1 - tail]))
    tail++;
  for (guint i = 0; i < head; i++)
    put (out, TLN_DIFF_SAME, &a[i]);
  diff_middle (out, a + head, n - head - tail, b + head, m - head - tail);
  for (guint i = n - tail; i < n; i++)
    put (out, TLN_DIFF_SAME, &a[i]);
}

GArray *
tln_word_diff (const char *before, const char *after)
{
  g_autoptr (GArray) first = split_words (before);
  g_autoptr (GArray) second = split_words (after);
  Out out = { g_array_new (FALSE, FALSE, sizeof (TlnDiffPart)), g_string_new (NULL),
              g_string_new (NULL), g_string_new (NULL) };

  g_array_set_clear_func (out.parts, clear_part);
  diff_words (&out, first, second);
  append_part (out.parts, TLN_DIFF_REMOVED, out.removed);
  append_part (out.parts, TLN_DIFF_ADDED, out.added);
  append_part (out.parts, TLN_DIFF_SAME, out.same);
  g_string_free (out.removed, TRUE);
  g_string_free (out.added, TRUE);
  g_string_free (out.same, TRUE);
  return out.parts;
}
