/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what was typed into the search field and turns its terms into look-ups of the index. Never
 * fails on words, only on filters that make no sense. */
#include "tln-search-query.h"

#include "tln-day.h"
#include "tln-error.h"
#include "tln-search-unit.h"

#include <string.h>

/* More look-ups do not narrow a search down any further; the text decides. */
#define MAX_LOOKUPS 32

#define SECONDS_PER_DAY 86400

/* What stands at the cursor: [-][key:]word or "phrase". */
typedef struct {
  gboolean exclude;
  gboolean quoted;
  gboolean star;
  const char *key; /* of FILTERS, or NULL */
  char *text;
} Token;

static const struct {
  const char *key;
  TlnFilterKind kind;
} FILTERS[] = {
  { "stage", TLN_FILTER_STAGE },
  { "etf", TLN_FILTER_INSTRUMENT },
  { "instrument", TLN_FILTER_INSTRUMENT },
  { "site", TLN_FILTER_SITE },
  { "tag", TLN_FILTER_TAG },
  { "is", TLN_FILTER_UNREAD },
  { "since", TLN_FILTER_SINCE },
  { "until", TLN_FILTER_UNTIL },
};

static const struct {
  const char *value;
  TlnFilterKind kind;
} FLAGS[] = {
  { "unread", TLN_FILTER_UNREAD },
  { "starred", TLN_FILTER_STARRED },
  { "inbox", TLN_FILTER_INBOX },
};

static TlnUnitClass
class_at (const char *p, gunichar *folded)
{
  return tln_unit_class (g_utf8_get_char (p), folded);
}

static gboolean
at_blank (const char *p)
{
  gunichar folded;

  return class_at (p, &folded) == TLN_UNIT_BLANK;
}

static gboolean
at_sign (const char *p, gunichar sign)
{
  gunichar folded;

  class_at (p, &folded);
  return folded == sign;
}

/* The key of a filter at p with its colon (of either width); *after is what follows. */
static const char *
read_key (const char *p, const char **after)
{
  for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++) {
    gsize n = strlen (FILTERS[i].key);
    if (g_ascii_strncasecmp (p, FILTERS[i].key, n) == 0 && at_sign (p + n, ':')) {
      *after = g_utf8_next_char (p + n);
      return FILTERS[i].key;
    }
  }
  return NULL;
}

/* The text in quotes at p, without them; an open quote ends with the query. NULL: none here. */
static char *
read_quoted (const char *p, const char **after)
{
  gunichar open = g_utf8_get_char (p);
  gunichar close = open == 0x201C ? 0x201D : '"';

  if (open != 0x201C && !at_sign (p, '"'))
    return NULL;
  const char *from = g_utf8_next_char (p);
  const char *to = from;
  while (*to != '\0' && g_utf8_get_char (to) != close && !(close == '"' && at_sign (to, '"')))
    to = g_utf8_next_char (to);
  *after = *to == '\0' ? to : g_utf8_next_char (to);
  return g_strndup (from, (gsize) (to - from));
}

static char *
read_word (const char *p, const char **after)
{
  const char *to = p;

  while (*to != '\0' && !at_blank (to))
    to = g_utf8_next_char (to);
  *after = to;
  return g_strndup (p, (gsize) (to - p));
}

/* A star behind a word says that it may go on. */
static gboolean
take_star (Token *token, const char **p)
{
  gunichar folded;
  gsize n = strlen (token->text);

  if (token->quoted && at_sign (*p, '*') && **p != '\0') {
    *p = g_utf8_next_char (*p);
    return TRUE;
  }
  if (token->quoted || n < 2)
    return FALSE;
  const char *star = g_utf8_prev_char (token->text + n);
  if (star == token->text || !at_sign (star, '*') ||
      class_at (g_utf8_prev_char (star), &folded) != TLN_UNIT_WORD)
    return FALSE;
  token->text[star - token->text] = '\0';
  return TRUE;
}

/* The next token; FALSE at the end. */
static gboolean
read_token (const char **p, Token *token)
{
  *token = (Token) { 0 };
  while (**p != '\0' && at_blank (*p))
    *p = g_utf8_next_char (*p);
  if (**p == '\0')
    return FALSE;
  if (at_sign (*p, '-')) {
    token->exclude = TRUE;
    *p = g_utf8_next_char (*p);
  }
  token->key = read_key (*p, p);
  token->text = read_quoted (*p, p);
  token->quoted = token->text != NULL;
  if (!token->quoted)
    token->text = read_word (*p, p);
  if (token->key == NULL)
    token->star = take_star (token, p);
  return TRUE;
}

static void
free_term (gpointer data)
{
  TlnTerm *term = data;

  tln_needle_free (term->needle);
  g_free (term);
}

static void
free_filter (gpointer data)
{
  TlnFilter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

static void
add_term (TlnSearchQuery *self, const Token *token, gboolean last)
{
  gboolean typing = last && !token->quoted && !token->exclude;
  TlnNeedle *needle = tln_needle_new (token->text, token->star || typing);

  if (needle == NULL)
    return;
  TlnTerm *term = g_new0 (TlnTerm, 1);
  term->needle = needle;
  term->exclude = token->exclude;
  g_ptr_array_add (self->terms, term);
}

static gboolean
set_flag (TlnFilter *filter, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (FLAGS); i++) {
    if (g_ascii_strcasecmp (filter->value, FLAGS[i].value) == 0) {
      filter->kind = FLAGS[i].kind;
      return TRUE;
    }
  }
  g_set_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_FLAG,
               "is:%s: there is is:unread, is:starred, is:inbox", filter->value);
  return FALSE;
}

/* The first day after the span a date names. */
static TlnDay
end_of_span (const TlnDate *date)
{
  int year;
  int month;
  int day;

  tln_day_split (date->day, &year, &month, &day);
  if (date->precision == TLN_PRECISION_YEAR)
    return tln_day_new (year + 1, 1, 1);
  if (date->precision == TLN_PRECISION_MONTH)
    return tln_day_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
  return date->day + (date->precision == TLN_PRECISION_WEEK ? 7 : 1);
}

static gboolean
set_date (TlnFilter *filter, GError **error)
{
  TlnDate date;

  if (!tln_date_parse (filter->value, &date) || date.second >= 0) {
    g_set_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_DATE,
                 "\"%s\" is no date: 2025, 2025-03, 2025-W11 or 2025-03-10", filter->value);
    return FALSE;
  }
  TlnDay day = filter->kind == TLN_FILTER_SINCE ? date.day : end_of_span (&date);
  filter->time = (gint64) day * SECONDS_PER_DAY;
  return TRUE;
}

static gboolean
add_filter (TlnSearchQuery *self, Token *token, GError **error)
{
  TlnFilter *filter = g_new0 (TlnFilter, 1);

  g_ptr_array_add (self->filters, filter);
  filter->exclude = token->exclude;
  filter->value = g_strstrip (g_steal_pointer (&token->text));
  for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    if (token->key == FILTERS[i].key)
      filter->kind = FILTERS[i].kind;
  if (filter->value[0] == '\0') {
    g_set_error (error, TLN_SEARCH_ERROR, TLN_SEARCH_ERROR_EMPTY, "%s: nothing behind the colon",
                 token->key);
    return FALSE;
  }
  if (filter->kind == TLN_FILTER_UNREAD)
    return set_flag (filter, error);
  if (filter->kind == TLN_FILTER_SINCE || filter->kind == TLN_FILTER_UNTIL)
    return set_date (filter, error);
  return TRUE;
}

/* TRUE when only filters follow. */
static gboolean
no_more_terms (const char *p)
{
  Token token;

  while (read_token (&p, &token)) {
    g_free (token.text);
    if (token.key == NULL)
      return FALSE;
  }
  return TRUE;
}

TlnSearchQuery *
tln_search_query_new (const char *text, GError **error)
{
  g_autoptr (TlnSearchQuery) self = g_new0 (TlnSearchQuery, 1);
  g_autofree char *clean = g_utf8_make_valid (text, -1);
  const char *p = clean;
  Token token;

  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->filters = g_ptr_array_new_with_free_func (free_filter);
  while (read_token (&p, &token)) {
    gboolean ok = TRUE;
    if (token.key != NULL)
      ok = add_filter (self, &token, error);
    else
      add_term (self, &token, no_more_terms (p));
    g_free (token.text);
    if (!ok)
      return NULL;
  }
  return g_steal_pointer (&self);
}

void
tln_search_query_free (TlnSearchQuery *query)
{
  g_clear_pointer (&query->terms, g_ptr_array_unref);
  g_clear_pointer (&query->filters, g_ptr_array_unref);
  g_free (query);
}

/* Look-ups one needle is made of. */
typedef struct {
  GPtrArray *lookups; /* char * */
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
  g_ptr_array_add (pieces->lookups, g_strdup_printf ("\"%s%.*s\"%s", edge ? TLN_UNIT_EDGE_UTF8 : "",
                                                     (int) bytes, p, prefix && !edge ? " *" : ""));
}

/* The CJK characters from p to end: pairs, or the one there is. */
static void
add_cjk_pieces (Pieces *pieces, const char *p, const char *end)
{
  const char *second = g_utf8_next_char (p);

  if (second == end)
    g_ptr_array_add (pieces->lookups, g_strdup_printf ("\"%.*s\"", (int) (end - p), p));
  for (; second < end; p = g_utf8_next_char (p), second = g_utf8_next_char (second))
    g_ptr_array_add (pieces->lookups,
                     g_strdup_printf ("\"%.*s\"", (int) (g_utf8_next_char (second) - p), p));
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

/* Appends the look-ups of a term, as far as there is room, and says whether they are all of it. */
static void
append_lookups (GString *out, TlnTerm *term, guint *room)
{
  g_autoptr (GPtrArray) lookups = g_ptr_array_new_with_free_func (g_free);
  Pieces pieces = { lookups, FALSE };

  collect_pieces (term->needle, &pieces);
  term->exact = !pieces.other && lookups->len == 1 && *room > 0;
  /* An article may be kept out by the index only when the index is sure. */
  if (term->exclude && !term->exact)
    return;
  for (guint i = 0; i < lookups->len && *room > 0; i++, --*room) {
    if (out->len > 0)
      g_string_append (out, term->exclude ? " NOT " : " AND ");
    g_string_append (out, g_ptr_array_index (lookups, i));
  }
}

char *
tln_search_query_match (TlnSearchQuery *query)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  guint room = MAX_LOOKUPS;

  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    term->exact = FALSE;
    if (!term->exclude)
      append_lookups (wanted, term, &room);
  }
  if (wanted->len == 0)
    return NULL;
  g_string_prepend_c (wanted, '(');
  g_string_append_c (wanted, ')');
  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (term->exclude)
      append_lookups (wanted, term, &room);
  }
  return g_string_free (g_steal_pointer (&wanted), FALSE);
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
