/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the window of a text and writes it on one line with its marks. */
#include "tln-search-snippet.h"

#include "tln-text.h"

#include <string.h>

/* More occurrences than this are counted but not weighed against each other. */
#define MAX_WEIGHED 400
/* A word longer than this may be cut. */
#define MAX_WORD 24

typedef struct {
  guint32 start;
  guint32 end;
  guint needle;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a;
  const Found *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

static GArray *
find_all (TlnScan *scan, GPtrArray *needles)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < needles->len; i++) {
    g_array_set_size (marks, 0);
    tln_scan_find (scan, g_ptr_array_index (needles, i), marks);
    for (guint j = 0; j + 1 < marks->len; j += 2) {
      Found found = { g_array_index (marks, guint32, j), g_array_index (marks, guint32, j + 1), i };
      g_array_append_val (all, found);
    }
  }
  g_array_sort (all, compare_found);
  return all;
}

/* How many different needles begin within reach of the i-th occurrence. */
static guint
count_near (const GArray *all, guint i, guint reach)
{
  const Found *first = &g_array_index (all, Found, i);
  guint64 seen = 0;

  for (guint j = i; j < all->len && j < i + MAX_WEIGHED; j++) {
    const Found *found = &g_array_index (all, Found, j);
    if (found->start > first->start + reach)
      break;
    seen |= G_GUINT64_CONSTANT (1) << (found->needle % 64);
  }
  return (guint) __builtin_popcountll (seen);
}

static guint32
choose (const GArray *all, guint reach, guint *most)
{
  guint best = 0;
  guint32 start = 0;

  for (guint i = 0; i < all->len && i < MAX_WEIGHED; i++) {
    guint near = count_near (all, i, reach);
    if (near > best) {
      best = near;
      start = g_array_index (all, Found, i).start;
    }
  }
  *most = best;
  return start;
}

static guint
width (gunichar c)
{
  return g_unichar_iswide (c) ? 2 : g_unichar_iszerowidth (c) ? 0 : 1;
}

/* Back from p by at most so many columns, then on to where no word is cut. */
static const char *
step_back (const char *text, const char *p, guint columns)
{
  const char *from = p;

  for (guint used = 0; from > text && used < columns;) {
    from = g_utf8_prev_char (from);
    used += width (g_utf8_get_char (from));
  }
  if (from == text || !tln_char_word (g_utf8_get_char (g_utf8_prev_char (from))))
    return from;
  const char *word = from;
  while (word < p && word - from < MAX_WORD && tln_char_word (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  return word < p && word - from < MAX_WORD ? word : from;
}

/* A snippet being written. */
typedef struct {
  GString *out;
  guint32 at; /* code points written */
  guint columns;
  gboolean blank;
  const GArray *all;
  guint next; /* of all, not yet passed */
  GArray *marks;
} Writing;

/* Opens and widens marks for the source character at offset, which is written at writing->at. */
static void
mark_char (Writing *writing, guint32 offset)
{
  while (writing->next < writing->all->len &&
         g_array_index (writing->all, Found, writing->next).end <= offset)
    writing->next++;
  gboolean marked = FALSE;
  for (guint i = writing->next; i < writing->all->len && i < writing->next + MAX_WEIGHED; i++) {
    const Found *found = &g_array_index (writing->all, Found, i);
    if (found->start > offset)
      break;
    marked = marked || found->end > offset;
  }
  if (!marked)
    return;
  guint32 end = writing->at + 1;
  GArray *marks = writing->marks;
  if (marks->len > 0 && g_array_index (marks, guint32, marks->len - 1) == writing->at) {
    g_array_index (marks, guint32, marks->len - 1) = end;
    return;
  }
  g_array_append_val (marks, writing->at);
  g_array_append_val (marks, end);
}

static void
write_char (Writing *writing, gunichar c, guint32 offset)
{
  if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
    if (writing->blank)
      return;
    c = ' ';
  }
  writing->blank = c == ' ';
  mark_char (writing, offset);
  g_string_append_unichar (writing->out, c);
  writing->at++;
  writing->columns += width (c);
}

/* Whether the line may end before p: it is full, and not in the middle of a word. */
static gboolean
full (const Writing *writing, const char *text, const char *p, guint columns)
{
  if (writing->columns < columns)
    return FALSE;
  return writing->columns > columns + MAX_WORD || p == text ||
         !tln_char_word (g_utf8_get_char (p)) ||
         !tln_char_word (g_utf8_get_char (g_utf8_prev_char (p)));
}

TlnSnippet *
tln_snippet_new (TlnScan *scan, const char *text, GPtrArray *needles, guint columns)
{
  tln_scan_set (scan, text);
  g_autoptr (GArray) all = find_all (scan, needles);
  TlnSnippet *self = g_new0 (TlnSnippet, 1);
  Writing writing = { .out = g_string_new (NULL), .blank = TRUE, .all = all };
  guint32 centre = choose (all, columns / 2, &self->near);
  const char *middle = text + tln_text_byte (text, (glong) centre);
  const char *p = all->len == 0 ? text : step_back (text, middle, columns / 4);
  guint32 offset = centre - (guint32) g_utf8_strlen (p, middle - p);

  writing.marks = self->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->found = all->len;
  if (p > text) {
    g_string_append (writing.out, "…");
    writing.at = 1;
  }
  for (; *p != '\0' && !full (&writing, text, p, columns); p = g_utf8_next_char (p))
    write_char (&writing, g_utf8_get_char (p), offset++);
  if (writing.blank && writing.out->len > 0 && writing.out->str[writing.out->len - 1] == ' ')
    g_string_truncate (writing.out, writing.out->len - 1);
  if (*p != '\0')
    g_string_append (writing.out, "…");
  self->text = g_string_free (writing.out, FALSE);
  return self;
}

void
tln_snippet_free (TlnSnippet *snippet)
{
  g_clear_pointer (&snippet->marks, g_array_unref);
  g_free (snippet->text);
  g_free (snippet);
}
