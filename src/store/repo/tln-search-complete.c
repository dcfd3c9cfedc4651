/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a query up to the cursor by the rules of tln-search-query.c, without making sense of it. */
#include "tln-search-complete.h"

#include "tln-name-index.h"
#include "tln-search-filter.h"
#include "tln-search-unit.h"

#include <string.h>

static gunichar
sign_at (const char *p)
{
  gunichar folded;

  tln_unit_class (g_utf8_get_char (p), &folded);
  return folded;
}

static gboolean
at_blank (const char *p)
{
  gunichar folded;

  return tln_unit_class (g_utf8_get_char (p), &folded) == TLN_UNIT_BLANK;
}

static gboolean
at_quote (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == 0x201C || c == 0x201D || sign_at (p) == '"';
}

/* The filter whose name and colon stand at p; *after is what follows. */
static const TlnFilterName *
find_filter (const char *p, const char **after)
{
  for (const TlnFilterName *name = TLN_FILTER_NAMES; name->name != NULL; name++) {
    gsize n = strlen (name->name);
    if (g_ascii_strncasecmp (p, name->name, n) != 0 || p[n] == '\0' || sign_at (p + n) != ':')
      continue;
    *after = g_utf8_next_char (p + n);
    return name;
  }
  return NULL;
}

/* Where the token begins that the text ends in; NULL: it ends between tokens. */
static const char *
last_token (const char *text)
{
  const char *token = NULL;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!quoted && at_blank (p)) {
      token = NULL;
      continue;
    }
    if (token == NULL)
      token = p;
    if (at_quote (p))
      quoted = !quoted;
  }
  return token;
}

/* The last of the values between commas; NULL: it has been closed. *from: where it begins, with its
 * quotation mark. */
static char *
last_value (const char *value, const char **from)
{
  const char *start = value;

  *from = value;
  if (*value != '\0' && at_quote (value)) {
    start = g_utf8_next_char (value);
    for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
      if (at_quote (p))
        return NULL;
    return g_strdup (start);
  }
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (sign_at (p) == ',')
      start = g_utf8_next_char (p);
  *from = start;
  return g_strdup (start);
}

TlnSearchTyped *
tln_search_typed_at (const char *query, guint32 cursor)
{
  const char *at = g_utf8_offset_to_pointer (query, cursor);
  g_autofree char *text = g_strndup (query, (gsize) (at - query));
  const char *token = last_token (text);
  const char *from;
  g_autofree char *typed = NULL;

  /* Inside a word nothing is put in. */
  if (token == NULL || (*at != '\0' && !at_blank (at)))
    return NULL;
  if (sign_at (token) == '-')
    token = g_utf8_next_char (token);
  from = token;
  const TlnFilterName *filter = find_filter (token, &from);
  if (filter != NULL)
    typed = last_value (from, &from);
  else if (*token != '\0' && !at_quote (token))
    typed = g_strdup (token);
  if (typed == NULL)
    return NULL;
  TlnSearchTyped *self = g_new0 (TlnSearchTyped, 1);
  self->filter = filter;
  self->typed = g_steal_pointer (&typed);
  self->start = (guint32) g_utf8_pointer_to_offset (text, from);
  self->end = cursor;
  return self;
}

void
tln_search_typed_free (TlnSearchTyped *typed)
{
  g_free (typed->typed);
  g_free (typed);
}

char *
tln_search_value (const char *name)
{
  const char *end = name;
  gboolean plain = TRUE;

  for (; *end != '\0' && !at_quote (end); end = g_utf8_next_char (end))
    plain = plain && g_unichar_isalnum (g_utf8_get_char (end));
  g_autofree char *value = g_strstrip (g_strndup (name, (gsize) (end - name)));
  return plain ? g_steal_pointer (&value) : g_strdup_printf ("\"%s\"", value);
}

static void
take_name (const char *name, gpointer data)
{
  g_hash_table_add (data, g_strdup (name));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Each name once, in order. */
static GPtrArray *
load_names (TlnDb *db, TlnFilterKind kind, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sorted;

  if (!tln_search_filter_names (db, kind, take_name, names, error))
    return NULL;
  sorted = g_hash_table_steal_all_keys (names);
  g_ptr_array_sort (sorted, compare_names);
  return sorted;
}

char **
tln_search_complete (TlnDb *db,
                     TlnFilterKind kind,
                     const char *typed,
                     guint limit,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) names = load_names (db, kind, error);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  if (names == NULL)
    return NULL;
  if (*typed == '\0') {
    for (guint i = 0; i < MIN (limit, names->len); i++)
      g_strv_builder_add (found, g_ptr_array_index (names, i));
    return g_strv_builder_end (found);
  }
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  for (guint i = 0; i < names->len; i++)
    tln_name_index_add (index, 0, i, g_ptr_array_index (names, i));
  g_autoptr (GArray) hits = tln_name_index_find (index, typed, limit, cancellable, error);
  if (hits == NULL)
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    g_strv_builder_add (found, g_array_index (hits, TlnNameHit, i).name);
  return g_strv_builder_end (found);
}
