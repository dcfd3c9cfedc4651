/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the terms of a query into look-ups of the index, by the terms of db/tln-tokenizer.c. */
#include "tln-search-query.h"
#include "tln-search-unit.h"

#include <string.h>

/* More look-ups do not narrow a search down any further; the text decides. */
#define MAX_LOOKUPS 32

static TlnUnitClass
class_at (const char *p, gunichar *folded)
{
  return tln_unit_class (g_utf8_get_char (p), folded);
}

/* Look-ups one needle is made of. */
typedef struct {
  GPtrArray *lookups; /* char * */
  const char *mark; /* before each term, or "" */
  gboolean other; /* there is more to the needle than what is looked up */
} Pieces;

/* The word at p up to end; whole says that nothing follows in the needle, so it may be a prefix. */
static void
add_word_piece (Pieces *pieces, const char *p, const char *end, gboolean prefix)
{
  glong chars = g_utf8_strlen (p, end - p);
  gsize bytes = (gsize) (end - p);

  /* A longer word is cut in the index, and others may be cut to the same. */
  if (bytes + 4 > TLN_UNIT_WORD_BYTES) {
    pieces->other = TRUE;
    bytes = TLN_UNIT_WORD_BYTES - 4;
    while ((p[bytes] & 0xC0) == 0x80)
      bytes--;
    prefix = TRUE;
    chars = TLN_UNIT_EDGE_MAX + 1;
  }
  gboolean edge = prefix && chars <= TLN_UNIT_EDGE_MAX;
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

static void
collect_pieces (const TlnNeedle *needle, Pieces *pieces)
{
  const char *end = needle->text + needle->length;
  gunichar folded;

  for (const char *p = needle->text; p < end;) {
    TlnUnitClass class = class_at (p, &folded);
    const char *to = g_utf8_next_char (p);
    while (to < end && class_at (to, &folded) == class)
      to = g_utf8_next_char (to);
    if (class == TLN_UNIT_WORD)
      add_word_piece (pieces, p, to, needle->prefix && to == end);
    else if (class == TLN_UNIT_CJK)
      add_cjk_pieces (pieces, p, to);
    else
      pieces->other = TRUE;
    p = to;
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
append_lookups (GString *out, TlnTerm *term, gboolean titles, guint *room)
{
  g_autoptr (GPtrArray) lookups = g_ptr_array_new_with_free_func (g_free);
  Pieces pieces = { lookups, titles && !term->exclude ? TLN_UNIT_TITLE_UTF8 : "", FALSE };

  collect_pieces (term->needle, &pieces);
  term->exact = !pieces.other && lookups->len == 1 && *room > 0;
  /* An article may be kept out by the index only when the index is sure. */
  if (term->exclude && !term->exact)
    return;
  for (guint i = 0; i < lookups->len && *room > 0; i++, --*room) {
    if (out->len > 0)
      g_string_append (out, term->exclude ? " NOT " : " AND ");
    append_lookup (out, term, g_ptr_array_index (lookups, i));
  }
}

char *
tln_search_query_match (TlnSearchQuery *query, gboolean titles)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  guint room = MAX_LOOKUPS;

  tln_search_query_trust_nothing (query);
  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (!term->exclude)
      append_lookups (wanted, term, titles, &room);
  }
  if (wanted->len == 0)
    return NULL;
  g_string_prepend_c (wanted, '(');
  g_string_append_c (wanted, ')');
  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (term->exclude)
      append_lookups (wanted, term, titles, &room);
  }
  return g_string_free (g_steal_pointer (&wanted), FALSE);
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
