/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what was probably meant: what is at a small distance from what was typed. */
#include "tln-search-fault.h"

#include "tln-search-filter.h"
#include "tln-search-query.h"
#include "tln-text.h"

#include <string.h>

#define MAX_HINTS 5
/* Longer ones are not compared letter by letter. */
#define MAX_COMPARED 32

static const char *
key_of (TlnFilterKind kind)
{
  const TlnFilterName *name = TLN_FILTER_NAMES;

  while (name->kind != kind)
    name++;
  return name->name;
}

/* Letters to change, put in, leave out or swap with the next to make b of a; at most MAX_COMPARED
 * letters each are looked at. */
static guint
distance (const char *a, const char *b)
{
  guint rows[3][MAX_COMPARED + 1];
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, NULL);
  guint n = (guint) MIN (g_utf8_strlen (a, -1), MAX_COMPARED);
  guint m = (guint) MIN (g_utf8_strlen (b, -1), MAX_COMPARED);

  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++) {
    guint *row = rows[i % 3];
    const guint *last = rows[(i + 2) % 3];
    row[0] = i;
    for (guint j = 1; j <= m; j++) {
      row[j] = MIN (MIN (last[j], row[j - 1]) + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        row[j] = MIN (row[j], rows[(i + 1) % 3][j - 2] + 1);
    }
  }
  return rows[n % 3][m];
}

/* How many letters of a word may be wrong. */
static guint
allowed_of (const char *word)
{
  return MAX (1, (guint) g_utf8_strlen (word, -1) / 3);
}

/* Puts the word that value is nearly at the head. */
static void
put_first (char **words, const char *value)
{
  g_autofree char *sought = tln_text_fold (value, -1);

  for (guint i = 0; words[i] != NULL; i++) {
    char *word = words[i];
    if (distance (sought, word) > allowed_of (sought))
      continue;
    memmove (words + 1, words, i * sizeof *words);
    words[0] = word;
    return;
  }
}

/* The words a filter knows, in our own spelling. */
static char **
words_of (TlnFilterKind kind)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (const TlnFilterWord *word = TLN_FILTER_WORDS; word->word != NULL; word++)
    if (word->kind == kind && word->word[0] > 0)
      g_strv_builder_add (words, word->word);
  return g_strv_builder_end (words);
}

TlnSearchFault *
tln_search_fault_new (TlnSearchError kind, const TlnFilter *filter, const char *value)
{
  TlnSearchFault *self = g_new0 (TlnSearchFault, 1);

  self->kind = kind;
  self->start = kind == TLN_SEARCH_ERROR_EMPTY ? filter->start : filter->value;
  self->end = filter->end;
  self->key = g_strdup (key_of (filter->kind));
  self->value = g_strdup (value);
  if (kind == TLN_SEARCH_ERROR_LANGUAGE)
    self->hints = g_strsplit ("zh en ja ko", " ", -1);
  else if (kind == TLN_SEARCH_ERROR_DATE)
    self->hints = g_strsplit ("2025 2025-03 2025-W11 2025-03-10", " ", -1);
  else
    self->hints = words_of (filter->kind);
  if (kind != TLN_SEARCH_ERROR_DATE)
    put_first (self->hints, value);
  return self;
}

void
tln_search_fault_free (TlnSearchFault *fault)
{
  g_free (fault->key);
  g_free (fault->value);
  g_strfreev (fault->hints);
  g_free (fault);
}

char *
tln_search_fault_message (const TlnSearchFault *fault)
{
  static const char *const TEXTS[TLN_SEARCH_ERROR_LAST] = {
    [TLN_SEARCH_ERROR_EMPTY] = "nothing behind the colon of",
    [TLN_SEARCH_ERROR_FLAG] = "no such state:",
    [TLN_SEARCH_ERROR_DATE] = "no date:",
    [TLN_SEARCH_ERROR_STANCE] = "no stance:",
    [TLN_SEARCH_ERROR_LANGUAGE] = "no code of a language:",
    [TLN_SEARCH_ERROR_KEY] = "no such filter, searched for as a word:",
    [TLN_SEARCH_ERROR_NAME] = "nothing has this name:",
  };
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "characters %u to %u: %s %s:%s", fault->start + 1,
                          MAX (fault->end, fault->start + 1), TEXTS[fault->kind], fault->key,
                          fault->value);
  for (guint i = 0; fault->hints[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "; possible: " : ", ", fault->hints[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct {
  char *name;
  guint distance;
} Near;

static void
near_clear (gpointer data)
{
  g_free (((Near *) data)->name);
}

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *x = a;
  const Near *y = b;

  return x->distance != y->distance ? (x->distance < y->distance ? -1 : 1)
                                    : strcmp (x->name, y->name);
}

static void
take_name (const char *name, gpointer data)
{
  GArray *all = data;
  Near near = { g_strdup (name), 0 };

  g_array_append_val (all, near);
}

/* Names like value, nearest first. */
static char **
like (GArray *names, const char *value)
{
  g_autoptr (GStrvBuilder) hints = g_strv_builder_new ();
  g_autofree char *sought = tln_text_fold (value, -1);
  guint allowed = allowed_of (sought);
  guint n = 0;

  for (guint i = 0; i < names->len; i++) {
    Near *near = &g_array_index (names, Near, i);
    g_autofree char *name = tln_text_fold (near->name, -1);
    near->distance = distance (sought, name);
  }
  g_array_sort (names, compare_near);
  for (guint i = 0; i < names->len && n < MAX_HINTS; i++) {
    const Near *near = &g_array_index (names, Near, i);
    gboolean again = i > 0 && strcmp (near->name, g_array_index (names, Near, i - 1).name) == 0;
    if (near->distance > allowed || again)
      continue;
    g_strv_builder_add (hints, near->name);
    n++;
  }
  return g_strv_builder_end (hints);
}

/* A word that is nearly a filter: its name, a colon, and something that no address begins with. */
static TlnSearchFault *
check_key (const TlnTerm *term, const char *query)
{
  g_autofree char *word = g_utf8_substring (query, (glong) term->start, (glong) term->end);
  const char *key = word[0] == '-' ? word + 1 : word;
  const char *colon = strchr (key, ':');

  if (term->quoted || colon == NULL || colon - key < 3 || strchr ("/:", colon[1]) != NULL)
    return NULL;
  g_autofree char *typed = g_strndup (key, (gsize) (colon - key));
  g_autofree char *folded = tln_text_fold (typed, -1);
  g_autoptr (GStrvBuilder) hints = g_strv_builder_new ();
  gboolean any = FALSE;
  for (const TlnFilterName *name = TLN_FILTER_NAMES; name->name != NULL; name++) {
    if (distance (folded, name->name) > (strlen (folded) < 8 ? 1 : 2))
      continue;
    g_strv_builder_add (hints, name->name);
    any = TRUE;
  }
  if (!any)
    return NULL;
  TlnSearchFault *fault = g_new0 (TlnSearchFault, 1);
  fault->kind = TLN_SEARCH_ERROR_KEY;
  fault->start = term->start + (key > word);
  fault->end = fault->start + (guint32) g_utf8_strlen (typed, -1);
  fault->key = g_steal_pointer (&typed);
  fault->value = g_strdup (colon + 1);
  fault->hints = g_strv_builder_end (hints);
  return fault;
}

static TlnSearchFault *
check_names (TlnDb *db, const TlnFilter *filter, GError **error)
{
  for (guint i = 0; filter->values[i] != NULL; i++) {
    gboolean known;
    if (!tln_search_filter_knows (db, filter->kind, filter->values[i], &known, error))
      return NULL;
    if (known)
      continue;
    g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Near));
    g_array_set_clear_func (names, near_clear);
    if (!tln_search_filter_names (db, filter->kind, take_name, names, error))
      return NULL;
    TlnSearchFault *fault = tln_search_fault_new (TLN_SEARCH_ERROR_NAME, filter, filter->values[i]);
    g_strfreev (fault->hints);
    fault->hints = like (names, filter->values[i]);
    return fault;
  }
  return NULL;
}

TlnSearchFault *
tln_search_check (TlnDb *db, const char *query, GError **error)
{
  g_autofree char *clean = g_utf8_make_valid (query, -1);
  TlnSearchFault *fault = NULL;
  g_autoptr (TlnSearchQuery) read = tln_search_query_read (clean, &fault);
  g_autoptr (GError) local = NULL;

  if (read == NULL)
    return fault;
  for (guint i = 0; i < read->terms->len && fault == NULL; i++)
    fault = check_key (g_ptr_array_index (read->terms, i), clean);
  for (guint i = 0; i < read->filters->len && fault == NULL && local == NULL; i++)
    fault = check_names (db, g_ptr_array_index (read->filters, i), &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return fault;
}
