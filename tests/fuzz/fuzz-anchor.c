/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text, in which the first two bytes say what is quoted, the third what is changed afterwards.
 * Words that stand once are found where they stand, those that stand several times with the same
 * surroundings are not, and no place is ever given whose words are others. */
#include "fuzz.h"
#include "tln-anchor.h"

#include <string.h>

static char *
part_of (const char *text, guint32 start, guint32 end)
{
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, (guint32) g_utf8_strlen (text, -1));
  return g_utf8_substring (text, start, end);
}

/* At how many places words stand, overlapping ones too. */
static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    n++;
  return n;
}

static void
check_quote (const char *text, const TlnQuote *quote)
{
  g_autofree char *exact = part_of (text, quote->start, quote->end);
  g_autofree char *whole = g_strconcat (quote->prefix, quote->exact, quote->suffix, NULL);
  g_autofree char *there =
      part_of (text, quote->start - (guint32) g_utf8_strlen (quote->prefix, -1),
               quote->end + (guint32) g_utf8_strlen (quote->suffix, -1));

  g_assert_cmpstr (exact, ==, quote->exact);
  g_assert_cmpstr (there, ==, whole);
}

static TlnAnchorState
find (const char *text, const TlnQuote *quote, guint32 *start)
{
  guint32 end;
  TlnAnchorState state = tln_anchor_find (text, quote, start, &end);

  if (state == TLN_ANCHOR_ORPHAN)
    return state;
  g_autofree char *found = part_of (text, *start, end);
  g_assert_cmpstr (found, ==, quote->exact);
  g_assert_true ((state == TLN_ANCHOR_EXACT) == (*start == quote->start));
  return state;
}

static void
check_same_text (const char *text, const TlnQuote *quote)
{
  g_autofree char *whole = g_strconcat (quote->prefix, quote->exact, quote->suffix, NULL);
  guint32 start;
  TlnAnchorState state = find (text, quote, &start);

  if (count (text, quote->exact) == 1)
    g_assert_cmpint (state, ==, TLN_ANCHOR_EXACT);
  if (count (text, whole) > 1)
    g_assert_cmpint (state, ==, TLN_ANCHOR_ORPHAN);
  if (state != TLN_ANCHOR_ORPHAN)
    g_assert_cmpuint (start, ==, quote->start);
}

/* Something new before everything: what stands once has moved by so much. */
static void
check_moved (const char *text, const TlnQuote *quote, guint by)
{
  g_autofree char *new = g_strnfill (by, '~');
  g_autofree char *longer = g_strconcat (new, text, NULL);
  guint32 start;
  TlnAnchorState state = find (longer, quote, &start);

  if (by > 0 && count (text, quote->exact) == 1 && count (longer, quote->exact) == 1) {
    g_assert_cmpint (state, ==, TLN_ANCHOR_MOVED);
    g_assert_cmpuint (start, ==, quote->start + by);
  }
}

/* The words are taken away: they are found no more, unless they stand elsewhere, too. */
static void
check_gone (const char *text, const TlnQuote *quote)
{
  g_autofree char *before = part_of (text, 0, quote->start);
  const char *after = g_utf8_offset_to_pointer (text, quote->end);
  g_autofree char *rest = g_strconcat (before, "~", after, NULL);
  guint32 start;

  if (find (rest, quote, &start) != TLN_ANCHOR_ORPHAN)
    g_assert_cmpuint (count (rest, quote->exact), >, 0);
}

static void
check_words (const char *text, const TlnQuote *quote)
{
  guint32 start, end;
  guint n = tln_anchor_locate (text, quote->exact, &start, &end);

  if (n > 0) {
    g_autofree char *found = part_of (text, start, end);
    g_assert_cmpuint (start, <, end);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size < 4)
    return 0;
  g_autofree char *text = g_utf8_make_valid ((const char *) data + 3, (gssize) size - 3);
  guint32 n = (guint32) g_utf8_strlen (text, -1);
  guint32 from = data[0] * n / 256, to = from + data[1] % (n - from + 1);
  g_autoptr (TlnQuote) quote = tln_quote_new (text, from, to);

  if (quote == NULL)
    return 0;
  check_quote (text, quote);
  check_same_text (text, quote);
  check_moved (text, quote, data[2]);
  check_gone (text, quote);
  check_words (text, quote);
  return 0;
}
