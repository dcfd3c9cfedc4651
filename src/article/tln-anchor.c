/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes that are found again or not at all.
 *
 * The words alone do not say which of several places they came from, and when that place is gone
 * another one with the same words is a wrong answer. So the surroundings must agree too: wholly, or
 * for longer quotes wholly on one side and by half on the other. A place that agrees wholly on one
 * side only may be the true one, edited: where there is such a rival nothing is found either. When
 * a quote is taken and another place would pass that test or be a rival, its context is made longer
 * until no other place has all of it; a context of another length than the usual must agree wholly.
 */
#include "tln-anchor.h"

#include "tln-text.h"

#include <string.h>

#define HALF (TLN_ANCHOR_CONTEXT / 2)
/* Characters that must agree in all, words and context, where one side agrees by half only; of text
 * without Han twice as many, which say as much. */
#define ENOUGH 80
/* Longest context, and how many other places are compared: beyond these the quote stays ambiguous,
 * that is an orphan once the text changes. */
#define CONTEXT_MAX 4096
#define TWINS_MAX 10000

typedef struct {
  guint before; /* code points that agree */
  guint after;
} Agreement;

void
tln_quote_free (TlnQuote *quote)
{
  g_free (quote->exact);
  g_free (quote->prefix);
  g_free (quote->suffix);
  g_free (quote);
}

const char *
tln_anchor_state_name (TlnAnchorState state)
{
  static const char *const names[] = { "exact", "moved", "orphan" };

  return names[state];
}

/* Code points that the ends of two texts share, at most limit. */
static guint
shared_before (const char *a_start, const char *a, const char *b_start, const char *b, guint limit)
{
  guint n = 0;

  while (n < limit && a > a_start && b > b_start) {
    a = g_utf8_prev_char (a);
    b = g_utf8_prev_char (b);
    if (g_utf8_get_char (a) != g_utf8_get_char (b))
      break;
    n++;
  }
  return n;
}

static guint
shared_after (const char *a, const char *b, guint limit)
{
  guint n = 0;

  while (n < limit && *a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
    n++;
  }
  return n;
}

/* What must agree with the words of a quote beside themselves. */
static guint
enough_around (const char *exact)
{
  guint length = 0, han = 0;

  for (const char *p = exact; *p != '\0'; p = g_utf8_next_char (p), length++)
    han += tln_char_cjk (g_utf8_get_char (p));
  guint enough = han * 2 >= length ? ENOUGH : 2 * ENOUGH;
  return enough > length ? enough - length : 0;
}

/* Whether a place agrees enough with a context of these lengths, where enough_around is enough. */
static gboolean
agrees (Agreement place, Agreement context, guint enough)
{
  if (place.before >= context.before && place.after >= context.after)
    return TRUE;
  if (context.before != TLN_ANCHOR_CONTEXT || context.after != TLN_ANCHOR_CONTEXT)
    return FALSE;
  guint before = MIN (place.before, TLN_ANCHOR_CONTEXT);
  guint after = MIN (place.after, TLN_ANCHOR_CONTEXT);
  return before + after >= enough && MIN (before, after) >= HALF &&
         MAX (before, after) == TLN_ANCHOR_CONTEXT;
}

/* Whether a place that does not agree enough may still be the true one, edited on one side: it then
 * has all of the other side. What is short stands at an end of the text and says little. */
static gboolean
rivals (Agreement place, Agreement context)
{
  return (context.before >= TLN_ANCHOR_CONTEXT && place.before >= context.before) ||
         (context.after >= TLN_ANCHOR_CONTEXT && place.after >= context.after);
}

/* The quote was taken near the beginning or the end of its text, and here is a place as near to
 * it, with the same between. */
static gboolean
at_end (const char *text, const char *place, const TlnQuote *quote)
{
  const char *prefix = quote->prefix != NULL ? quote->prefix : "";
  const char *suffix = quote->suffix != NULL ? quote->suffix : "";
  gsize before = strlen (prefix);

  if (g_utf8_strlen (prefix, -1) < TLN_ANCHOR_CONTEXT && (gsize) (place - text) == before &&
      memcmp (text, prefix, before) == 0)
    return TRUE;
  return g_utf8_strlen (suffix, -1) < TLN_ANCHOR_CONTEXT &&
         strcmp (place + strlen (quote->exact), suffix) == 0;
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end &&
         (g_unichar_isspace (g_utf8_get_char (p)) || tln_char_invisible (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
skip_blanks_back (const char *p, const char *start)
{
  while (p > start) {
    gunichar c = g_utf8_get_char (g_utf8_prev_char (p));
    if (!g_unichar_isspace (c) && !tln_char_invisible (c))
      break;
    p = g_utf8_prev_char (p);
  }
  return p;
}

/* Makes a context longer than what it shares with another place, on the side where that takes
 * less. Both sides then have to agree wholly, so one may stay short at an end of the text. */
static void
grow (Agreement *context, Agreement twin, Agreement room)
{
  gboolean may_before = twin.before < room.before, may_after = twin.after < room.after;

  if (may_after && (!may_before || twin.after <= twin.before)) {
    context->after = MIN (room.after, MAX (twin.after, TLN_ANCHOR_CONTEXT) + 1);
    if (context->after == TLN_ANCHOR_CONTEXT)
      context->before = MIN (room.before, MAX (context->before, TLN_ANCHOR_CONTEXT + 1));
  } else if (may_before) {
    context->before = MIN (room.before, MAX (twin.before, TLN_ANCHOR_CONTEXT) + 1);
    if (context->before == TLN_ANCHOR_CONTEXT)
      context->after = MIN (room.after, MAX (context->after, TLN_ANCHOR_CONTEXT + 1));
  }
}

/* The same on each side that the other place has all of, so that it is no rival. */
static void
outgrow (Agreement *context, Agreement twin, Agreement room)
{
  if (twin.before >= context->before && twin.before < room.before)
    context->before = twin.before + 1;
  if (twin.after >= context->after && twin.after < room.after)
    context->after = twin.after + 1;
}

/* The context that no other place of the text with the same words has; no more than needed. */
static void
choose_context (const char *text, const char *from, const char *to, Agreement *context)
{
  g_autofree char *exact = g_strndup (from, (gsize) (to - from));
  Agreement room = { (guint) g_utf8_strlen (text, from - text), (guint) g_utf8_strlen (to, -1) };
  guint enough = enough_around (exact);
  guint twins = 0;

  context->before = MIN (room.before, TLN_ANCHOR_CONTEXT);
  context->after = MIN (room.after, TLN_ANCHOR_CONTEXT);
  for (const char *p = strstr (text, exact); p != NULL && twins < TWINS_MAX;
       p = strstr (g_utf8_next_char (p), exact)) {
    if (p == from)
      continue;
    twins++;
    Agreement twin = { shared_before (text, from, text, p, CONTEXT_MAX),
                       shared_after (to, p + (to - from), CONTEXT_MAX) };
    Agreement longer = *context;
    grow (&longer, twin, room);
    if (agrees (twin, *context, enough)) {
      context->before = MAX (context->before, longer.before);
      context->after = MAX (context->after, longer.after);
    }
    outgrow (context, twin, room);
  }
}

static const char *
back_by (const char *p, guint n)
{
  while (n-- > 0)
    p = g_utf8_prev_char (p);
  return p;
}

TlnQuote *
tln_quote_new (const char *text, guint32 start, guint32 end)
{
  g_return_val_if_fail (start <= end, NULL);
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, end - start);
  Agreement context;

  from = skip_blanks (from, to);
  to = skip_blanks_back (to, from);
  if (from == to)
    return NULL;
  choose_context (text, from, to, &context);
  TlnQuote *quote = g_new0 (TlnQuote, 1);
  const char *prefix = back_by (from, context.before);
  const char *suffix_end = g_utf8_offset_to_pointer (to, context.after);
  quote->exact = g_strndup (from, (gsize) (to - from));
  quote->prefix = g_strndup (prefix, (gsize) (from - prefix));
  quote->suffix = g_strndup (to, (gsize) (suffix_end - to));
  quote->start = (guint32) g_utf8_strlen (text, from - text);
  quote->end = quote->start + (guint32) g_utf8_strlen (quote->exact, -1);
  return quote;
}

TlnAnchorState
tln_anchor_find (const char *text, const TlnQuote *quote, guint32 *start, guint32 *end)
{
  const char *prefix = quote->prefix != NULL ? quote->prefix : "";
  const char *suffix = quote->suffix != NULL ? quote->suffix : "";
  const char *prefix_end = prefix + strlen (prefix);
  Agreement context = { (guint) g_utf8_strlen (prefix, -1), (guint) g_utf8_strlen (suffix, -1) };
  guint enough = enough_around (quote->exact);
  gsize bytes = strlen (quote->exact);
  const char *place = NULL;
  gboolean rival = FALSE;

  *start = 0;
  *end = 0;
  for (const char *p = bytes == 0 ? NULL : strstr (text, quote->exact); p != NULL;
       p = strstr (g_utf8_next_char (p), quote->exact)) {
    Agreement here = { shared_before (prefix, prefix_end, text, p, context.before),
                       shared_after (suffix, p + bytes, context.after) };
    if (!agrees (here, context, enough)) {
      rival = rival || rivals (here, context) || at_end (text, p, quote);
      continue;
    }
    if (place != NULL)
      return TLN_ANCHOR_ORPHAN;
    place = p;
  }
  if (place == NULL)
    return TLN_ANCHOR_ORPHAN;
  guint32 at = (guint32) g_utf8_strlen (text, place - text);
  if (rival && at != quote->start)
    return TLN_ANCHOR_ORPHAN;
  *start = at;
  *end = *start + (guint32) g_utf8_strlen (quote->exact, -1);
  return *start == quote->start ? TLN_ANCHOR_EXACT : TLN_ANCHOR_MOVED;
}

/* A text without white space and differences of width, and the origin of each of its characters. */
static char *
squeeze (const char *text, GArray *origin)
{
  g_autoptr (TlnNormalized) norm = tln_normalize (text);
  g_autoptr (GString) out = g_string_sized_new (strlen (norm->text) + 1);
  guint i = 0;

  for (const char *p = norm->text; *p != '\0'; p = g_utf8_next_char (p), i++) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isspace (c))
      continue;
    g_string_append_unichar (out, c);
    if (origin != NULL)
      g_array_append_val (origin, norm->origin[i]);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The end of the character at an offset, its combining marks with it. */
static guint32
end_of (const char *text, guint32 offset)
{
  const char *p = g_utf8_next_char (g_utf8_offset_to_pointer (text, offset));

  for (offset++; *p != '\0' && g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    offset++;
  return offset;
}

guint
tln_anchor_locate (const char *text, const char *words, guint32 *start, guint32 *end)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *hay = squeeze (text, origin);
  g_autofree char *needle = squeeze (words, NULL);
  gsize length = (gsize) g_utf8_strlen (needle, -1);
  guint n = 0;

  *start = 0;
  *end = 0;
  if (length == 0)
    return 0;
  for (const char *p = strstr (hay, needle); p != NULL; p = strstr (p + strlen (needle), needle)) {
    if (n++ > 0)
      continue;
    gsize at = (gsize) g_utf8_strlen (hay, p - hay);
    *start = g_array_index (origin, guint32, at);
    *end = end_of (text, g_array_index (origin, guint32, at + length - 1));
  }
  return n;
}
