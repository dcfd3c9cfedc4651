/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the terms of a query into look-ups of the index, by the terms of db/tln-tokenizer.c. */
#include "tln-search-query.h"
#include "tln-search-unit.h"

#include <string.h>

/* More look-ups do not narrow a search down any further; the text decides. */
#define MAX_LOOKUPS 32

/* Words of so many characters are mostly frequent ones ("of", "the", "with"): two pairs find them
 * well enough, and their own long lists need not be gone through. */
#define SHORT 4

static TlnUnitClass
class_at (const char *p, gunichar *folded)
{
  return tln_unit_class (g_utf8_get_char (p), folded);
}

/* An expression being put together. */
typedef struct {
  GString *out;
  gboolean titles;
  gboolean edges; /* prefixes by their first characters only */
  gboolean cut; /* there was such a prefix */
  guint room; /* so many look-ups more */
} Expression;

/* Look-ups one needle is made of. */
typedef struct {
  GPtrArray *lookups; /* char * */
  const char *mark; /* before each term, or "" */
  gboolean edges;
  gboolean cut; /* a prefix was longer than the edges that are index terms */
  gboolean other; /* there is more to the needle than what is looked up */
} Pieces;

/* What follows is beyond what the index has of a word. */
static gboolean
is_long (gsize bytes)
{
  return bytes + 4 > TLN_UNIT_WORD_BYTES;
}

/* The word at p up to end; whole says that nothing follows in the needle, so it may be a prefix. */
static void
add_word_piece (Pieces *pieces, const char *p, const char *end, gboolean prefix)
{
  glong chars = g_utf8_strlen (p, end - p);
  gsize bytes = (gsize) (end - p);

  /* A longer word is cut in the index, and others may be cut to the same. */
  if (is_long (bytes)) {
    pieces->other = TRUE;
    bytes = TLN_UNIT_WORD_BYTES - 4;
    while ((p[bytes] & 0xC0) == 0x80)
      bytes--;
    prefix = TRUE;
    chars = TLN_UNIT_EDGE_MAX + 1;
  }
  gboolean edge = prefix && chars <= TLN_UNIT_EDGE_MAX;
  if (prefix && !edge && pieces->edges) {
    bytes = (gsize) (g_utf8_offset_to_pointer (p, TLN_UNIT_EDGE_MAX) - p);
    edge = TRUE;
    pieces->cut = TRUE;
    pieces->other = TRUE;
  }
  g_ptr_array_add (pieces->lookups,
                   g_strdup_printf ("\"%s%s%.*s\"%s", pieces->mark, edge ? TLN_UNIT_EDGE_UTF8 : "",
                                    (int) bytes, p, prefix && !edge ? " *" : ""));
}

/* The CJK characters from p to end: pairs, or the one there is. */
static void
add_cjk_pieces (Pieces *pieces, const char *p, const char *end)
{
  const char *second = g_utf8_next_char (p);

  if (second == end)
    g_ptr_array_add (pieces->lookups,
                     g_strdup_printf ("\"%s%.*s\"", pieces->mark, (int) (end - p), p));
  for (; second < end; p = g_utf8_next_char (p), second = g_utf8_next_char (second))
    g_ptr_array_add (pieces->lookups, g_strdup_printf ("\"%s%.*s\"", pieces->mark,
                                                       (int) (g_utf8_next_char (second) - p), p));
}

/* The end of the characters from p on that are of the same class. */
static const char *
find_end (const char *p, const char *end)
{
  gunichar folded;
  TlnUnitClass class = class_at (p, &folded);

  do {
    p = g_utf8_next_char (p);
  } while (p < end && class_at (p, &folded) == class);
  return p;
}

/* Whether the word from p to end and the one behind it, up to *second_end, are both whole in the
 * index, with a blank between them. */
static gboolean
is_pair (const TlnNeedle *needle, const char *p, const char *end, const char **second_end)
{
  const char *last = needle->text + needle->length;
  gunichar folded;

  if (last - end < 2 || *end != ' ' || class_at (end + 1, &folded) != TLN_UNIT_WORD)
    return FALSE;
  *second_end = find_end (end + 1, last);
  return !is_long ((gsize) (end - p)) && !is_long ((gsize) (*second_end - end - 1)) &&
         !(needle->prefix && *second_end == last);
}

/* Adds a look-up for each two words in a row. Returns how many there are. */
static guint
add_pairs (Pieces *pieces, const TlnNeedle *needle)
{
  const char *end = needle->text + needle->length;
  guint n = 0;

  for (const char *p = needle->text, *to; p < end; p = to) {
    char term[TLN_UNIT_PAIR_ROOM];
    const char *second_end;
    gunichar folded;
    to = find_end (p, end);
    if (class_at (p, &folded) != TLN_UNIT_WORD || !is_pair (needle, p, to, &second_end))
      continue;
    tln_unit_pair_term (tln_unit_pair (p, (gsize) (to - p), to + 1, (gsize) (second_end - to - 1)),
                        term);
    g_ptr_array_add (pieces->lookups, g_strdup_printf ("\"%s%s\"", pieces->mark, term));
    n++;
  }
  return n;
}

static void
collect_pieces (const TlnNeedle *needle, Pieces *pieces)
{
  const char *end = needle->text + needle->length;
  gboolean paired = FALSE; /* the word before with this one */
  guint n_pairs = add_pairs (pieces, needle);
  gunichar folded;

  for (const char *p = needle->text, *to; p < end; p = to) {
    TlnUnitClass class = class_at (p, &folded);
    to = find_end (p, end);
    if (class == TLN_UNIT_WORD) {
      const char *second_end;
      gboolean with_next = is_pair (needle, p, to, &second_end);
      if (n_pairs < 2 || !(paired || with_next) || g_utf8_strlen (p, to - p) > SHORT)
        add_word_piece (pieces, p, to, needle->prefix && to == end);
      paired = with_next;
    } else if (class == TLN_UNIT_CJK) {
      add_cjk_pieces (pieces, p, to);
    } else {
      pieces->other = TRUE;
    }
  }
}

/* The initials a word may be, as one more way to find it. It is a single look-up then. */
static void
append_lookup (GString *out, const TlnTerm *term, const char *lookup)
{
  if (!term->needle->initials)
    g_string_append (out, lookup);
  else
    g_string_append_printf (out, "(%s OR \"" TLN_UNIT_INITIALS_UTF8 "%s\")", lookup,
                            term->needle->text);
}

/* Appends the look-ups of a term, as far as there is room, and says whether they are all of it. */
static void
append_lookups (Expression *expression, TlnTerm *term)
{
  g_autoptr (GPtrArray) lookups = g_ptr_array_new_with_free_func (g_free);
  gboolean title = expression->titles && !term->exclude;
  Pieces pieces = { .lookups = lookups,
                    .mark = title ? TLN_UNIT_TITLE_UTF8 : "",
                    .edges = expression->edges };

  collect_pieces (term->needle, &pieces);
  expression->cut = expression->cut || pieces.cut;
  term->exact = !pieces.other && lookups->len == 1 && expression->room > 0;
  /* An article may be kept out by the index only when the index is sure. */
  if (term->exclude && !term->exact)
    return;
  for (guint i = 0; i < lookups->len && expression->room > 0; i++, expression->room--) {
    if (expression->out->len > 0)
      g_string_append (expression->out, term->exclude ? " NOT " : " AND ");
    append_lookup (expression->out, term, g_ptr_array_index (lookups, i));
  }
}

/* FALSE: nothing can be looked up. */
static gboolean
put_together (Expression *expression, TlnSearchQuery *query)
{
  tln_search_query_trust_nothing (query);
  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (!term->exclude)
      append_lookups (expression, term);
  }
  if (expression->out->len == 0)
    return FALSE;
  g_string_prepend_c (expression->out, '(');
  g_string_append_c (expression->out, ')');
  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (term->exclude)
      append_lookups (expression, term);
  }
  return TRUE;
}

char *
tln_search_query_match (TlnSearchQuery *query, gboolean titles)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Expression expression = { .out = out, .titles = titles, .room = MAX_LOOKUPS };

  if (!put_together (&expression, query))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
tln_search_query_match_edges (TlnSearchQuery *query, gboolean titles)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Expression expression = { .out = out, .titles = titles, .edges = TRUE, .room = MAX_LOOKUPS };

  if (!put_together (&expression, query) || !expression.cut)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
tln_search_query_trust_nothing (TlnSearchQuery *query)
{
  for (guint i = 0; i < query->terms->len; i++)
    ((TlnTerm *) g_ptr_array_index (query->terms, i))->exact = FALSE;
}

gboolean
tln_search_query_needs_text (const TlnSearchQuery *query)
{
  for (guint i = 0; i < query->terms->len; i++) {
    const TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (!term->exact)
      return TRUE;
  }
  return FALSE;
}
