/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of whole sentences about as long as the quote, compared by pairs of characters. */
#include "tln-anchor-near.h"

#include "tln-sentences.h"
#include "tln-text.h"

#include <string.h>

#define LEAST_SCORE 0.35
#define PAIRS_MAX 4096 /* of a quote; more say nothing more */

typedef struct {
  GHashTable *pairs; /* guint64 pair -> times, of the quote */
  guint n;
  guint32 length; /* code points of the quote */
} Wanted;

/* Goes through the pairs of neighbouring characters, blanks left out. */
typedef void (*PairFunc) (gint64 pair, gpointer data);

static guint
each_pair (const char *from, const char *to, PairFunc func, gpointer data)
{
  gunichar last = 0;
  guint n = 0;

  for (const char *p = from; p < to && n < PAIRS_MAX; p = g_utf8_next_char (p)) {
    gunichar c = tln_char_fold (g_utf8_get_char (p));

    if (g_unichar_isspace (c) || tln_char_invisible (c))
      continue;
    if (last != 0) {
      func ((gint64) last << 32 | c, data);
      n++;
    }
    last = c;
  }
  return n;
}

static void
count_pair (gint64 pair, gpointer data)
{
  GHashTable *pairs = data;
  gpointer times = g_hash_table_lookup (pairs, &pair);

  g_hash_table_insert (pairs, g_memdup2 (&pair, sizeof pair),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (times) + 1));
}

typedef struct {
  const Wanted *wanted;
  GHashTable *seen; /* as Wanted.pairs, of the window */
  guint shared;
} Window;

static void
share_pair (gint64 pair, gpointer data)
{
  Window *window = data;
  guint most = GPOINTER_TO_UINT (g_hash_table_lookup (window->wanted->pairs, &pair));

  if (most == 0)
    return;
  count_pair (pair, window->seen);
  window->shared += GPOINTER_TO_UINT (g_hash_table_lookup (window->seen, &pair)) <= most;
}

static double
likeness (const Wanted *wanted, const char *from, const char *to)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Window window = { wanted, seen, 0 };
  guint n = each_pair (from, to, share_pair, &window);

  return n + wanted->n == 0 ? 0 : 2.0 * window.shared / (n + wanted->n);
}

static void
add_place (GPtrArray *places, guint32 start, guint32 end, double score)
{
  TlnNearPlace place = { start, end, score };

  if (score >= LEAST_SCORE)
    g_ptr_array_add (places, g_memdup2 (&place, sizeof place));
}

/* Windows that begin with a sentence: the sentence, and more while they are shorter than half as
 * long again as the quote. */
static void
add_windows (const Wanted *wanted, const char *text, TlnSentence at, GPtrArray *places)
{
  gsize from = at.from;
  guint32 start = at.start;

  do {
    if ((at.end - start) * 3 >= wanted->length)
      add_place (places, start, at.end, likeness (wanted, text + from, text + at.to));
  } while ((at.end - start) * 2 < wanted->length * 3 && tln_sentence_next (text, &at));
}

/* The very words, wherever they stand: an ambiguous quote has several such places. */
static void
add_same (const char *text, const char *exact, guint32 length, GPtrArray *places)
{
  const char *last = text;
  guint32 offset = 0;

  for (const char *p = strstr (text, exact); p != NULL; p = strstr (p + strlen (exact), exact)) {
    offset += (guint32) g_utf8_pointer_to_offset (last, p);
    last = p;
    add_place (places, offset, offset + length, 1.0);
  }
}

static int
better (gconstpointer a, gconstpointer b)
{
  const TlnNearPlace *one = *(const TlnNearPlace *const *) a;
  const TlnNearPlace *other = *(const TlnNearPlace *const *) b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->start < other->start ? -1 : one->start > other->start;
}

static gboolean
overlaps (GPtrArray *places, const TlnNearPlace *place)
{
  for (guint i = 0; i < places->len; i++) {
    const TlnNearPlace *other = g_ptr_array_index (places, i);

    if (place->start < other->end && other->start < place->end)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
tln_anchor_near (const char *text, const char *exact, guint most)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *best = g_ptr_array_new_with_free_func (g_free);
  Wanted wanted = { pairs, 0, (guint32) g_utf8_strlen (exact, -1) };
  TlnSentence at = { 0 };

  if (wanted.length == 0)
    return best;
  wanted.n = each_pair (exact, exact + strlen (exact), count_pair, pairs);
  add_same (text, exact, wanted.length, all);
  while (tln_sentence_next (text, &at))
    add_windows (&wanted, text, at, all);
  g_ptr_array_sort (all, better);
  for (guint i = 0; i < all->len && best->len < most; i++) {
    const TlnNearPlace *place = g_ptr_array_index (all, i);

    if (!overlaps (best, place))
      g_ptr_array_add (best, g_memdup2 (place, sizeof *place));
  }
  return best;
}
