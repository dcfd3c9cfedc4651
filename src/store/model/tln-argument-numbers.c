/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of two claims: whether they are the same or differ. What is counted is told by the words
 * around: nothing here knows what they mean. */
#include "tln-argument-tree-private.h"

#include "tln-han.h"
#include "tln-text.h"

#include <math.h>

/* Of the shorter frame so many words, in hundredths, stand in the other, too; and so many at least.
 */
#define SHARED_PERCENT 50
#define SHARED_LEAST 3
/* Words that are looked at in a claim. */
#define FRAME_MOST 64

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* The hash of a word goes on with each of its characters. */
static guint32
step (guint32 hash, gunichar c)
{
  return hash * 16777619u ^ (guint32) c;
}

static gboolean
inside_found (const TlnFigures *figures, guint32 at)
{
  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (figures->numbers, i);

    if (at >= number->start && at < number->end)
      return TRUE;
  }
  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *date = g_ptr_array_index (figures->dates, i);

    if (at >= date->start && at < date->end)
      return TRUE;
  }
  return FALSE;
}

/* Latin words as they are, what has no blanks between words by two characters. */
static void
add_frame (TlnClaimFigures *self, const char *folded)
{
  guint32 at = 0;
  guint32 word = 0;
  gunichar before = 0;

  for (const char *p = folded; *p != '\0' && self->frame->len < FRAME_MOST; at++) {
    gunichar c = tln_han_simple (g_utf8_get_char (p));
    gboolean out = inside_found (self->figures, at);
    gboolean cjk = !out && tln_char_cjk (c);
    gboolean letter = !out && !cjk && g_unichar_isalpha (c);

    if (cjk && before != 0) {
      guint32 two = step (step (2166136261u, before), c);
      g_array_append_val (self->frame, two);
    }
    p = g_utf8_next_char (p);
    word = letter ? step (word != 0 ? word : 2166136261u, c) : word;
    if (word != 0 && (!letter || *p == '\0')) {
      g_array_append_val (self->frame, word);
      word = 0;
    }
    before = cjk ? c : 0;
  }
}

static void
sort_frame (GArray *frame)
{
  guint n = 0;

  g_array_sort (frame, compare_hashes);
  for (guint i = 0; i < frame->len; i++) {
    if (n == 0 || g_array_index (frame, guint32, i) != g_array_index (frame, guint32, n - 1))
      g_array_index (frame, guint32, n++) = g_array_index (frame, guint32, i);
  }
  g_array_set_size (frame, n);
}

void
tln_claim_figures_init (TlnClaimFigures *self, const TlnClaim *claim)
{
  g_autoptr (TlnDetection) detection = tln_detect (claim->exact, NULL);
  g_autofree char *folded = tln_text_fold (claim->exact, -1);

  self->figures = tln_figures_find (claim->exact, detection, &claim->published);
  self->frame = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_frame (self, folded);
  sort_frame (self->frame);
}

void
tln_claim_figures_clear (TlnClaimFigures *self)
{
  g_clear_pointer (&self->figures, tln_figures_free);
  g_clear_pointer (&self->frame, g_array_unref);
}

/* Comparing. */

static gboolean
same_number (const TlnFoundNumber *a, const TlnFoundNumber *b)
{
  double upper_a = isnan (a->upper) ? a->value : a->upper;
  double upper_b = isnan (b->upper) ? b->value : b->upper;

  /* A range holds the other, or they meet. */
  return upper_a >= b->value && upper_b >= a->value;
}

static gboolean
comparable (const TlnFoundNumber *a, const TlnFoundNumber *b)
{
  return g_str_equal (a->unit, b->unit) && !isnan (a->value) && !isnan (b->value);
}

static gboolean
unit_in_common (const TlnClaimFigures *a, const TlnClaimFigures *b, const char *unit)
{
  for (guint i = 0; i < a->figures->numbers->len; i++) {
    const TlnFoundNumber *one = g_ptr_array_index (a->figures->numbers, i);

    for (guint k = 0; k < b->figures->numbers->len; k++) {
      const TlnFoundNumber *other = g_ptr_array_index (b->figures->numbers, k);

      if (g_str_equal (one->unit, unit) && comparable (one, other) && same_number (one, other))
        return TRUE;
    }
  }
  return FALSE;
}

gboolean
tln_claim_figures_differ (const TlnClaimFigures *a,
                          const TlnClaimFigures *b,
                          const TlnFoundNumber **of_a,
                          const TlnFoundNumber **of_b)
{
  for (guint i = 0; i < a->figures->numbers->len; i++) {
    const TlnFoundNumber *one = g_ptr_array_index (a->figures->numbers, i);

    for (guint k = 0; k < b->figures->numbers->len; k++) {
      const TlnFoundNumber *other = g_ptr_array_index (b->figures->numbers, k);

      if (!comparable (one, other) || unit_in_common (a, b, one->unit))
        continue;
      *of_a = one;
      *of_b = other;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
all_in (const TlnClaimFigures *a, const TlnClaimFigures *b)
{
  for (guint i = 0; i < a->figures->numbers->len; i++) {
    const TlnFoundNumber *one = g_ptr_array_index (a->figures->numbers, i);
    gboolean found = FALSE;

    for (guint k = 0; k < b->figures->numbers->len; k++) {
      const TlnFoundNumber *other = g_ptr_array_index (b->figures->numbers, k);

      found |= comparable (one, other) && same_number (one, other);
    }
    if (!found)
      return FALSE;
  }
  return a->figures->numbers->len > 0;
}

gboolean
tln_claim_figures_same (const TlnClaimFigures *a, const TlnClaimFigures *b)
{
  return all_in (a, b) && all_in (b, a);
}

guint
tln_claim_figures_shared (const TlnClaimFigures *shorter)
{
  return MAX (SHARED_LEAST, (shorter->frame->len * SHARED_PERCENT + 99) / 100);
}

static gboolean
same_subject (const TlnClaimFigures *a, const TlnClaimFigures *b)
{
  guint i = 0;
  guint k = 0;
  guint shared = 0;

  while (i < a->frame->len && k < b->frame->len) {
    guint32 one = g_array_index (a->frame, guint32, i);
    guint32 other = g_array_index (b->frame, guint32, k);

    shared += one == other;
    i += one <= other;
    k += other <= one;
  }
  return shared >= tln_claim_figures_shared (a->frame->len < b->frame->len ? a : b);
}

/* Both say when, and nothing of it is the same. */
static gboolean
other_time (const TlnClaimFigures *a, const TlnClaimFigures *b)
{
  const GPtrArray *of_a = a->figures->dates;
  const GPtrArray *of_b = b->figures->dates;

  for (guint i = 0; i < of_a->len; i++) {
    const TlnFoundDate *one = g_ptr_array_index (of_a, i);

    for (guint k = 0; k < of_b->len; k++) {
      const TlnFoundDate *other = g_ptr_array_index (of_b, k);

      if (one->date.day == other->date.day)
        return FALSE;
    }
  }
  return of_a->len > 0 && of_b->len > 0;
}

gboolean
tln_claim_figures_conflict (const TlnClaimFigures *a,
                            const TlnClaimFigures *b,
                            const TlnFoundNumber **of_a,
                            const TlnFoundNumber **of_b)
{
  return same_subject (a, b) && !other_time (a, b) && tln_claim_figures_differ (a, b, of_a, of_b);
}
