/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters are found by the reader of the query language, and only their values are written anew. */
#include "tln-search-rename.h"

#include "tln-search-complete.h"

#include <string.h>

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return g_str_equal (one, other);
}

/* What stands behind the colon afterwards; NULL: the same as now. */
static char *
write_values (const TlnFilter *filter, const char *from, const char *to)
{
  g_autofree char *quoted = tln_search_value (to);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  gboolean found = FALSE;

  for (guint i = 0; filter->values[i] != NULL; i++) {
    gboolean here = same_name (filter->values[i], from);

    found = found || here;
    g_ptr_array_add (values, here ? quoted : filter->values[i]);
  }
  if (!found || (values->len > 1 && *quoted == '"'))
    return NULL;
  g_ptr_array_add (values, NULL);
  return g_strjoinv (",", (char **) values->pdata);
}

char *
tln_search_rename_value (const char *text, TlnFilterKind kind, const char *from, const char *to)
{
  g_autoptr (TlnSearchQuery) query = tln_search_query_read (text, NULL);
  g_autoptr (GString) renamed = g_string_new (NULL);
  const char *rest = text;

  for (guint i = 0; query != NULL && i < query->filters->len; i++) {
    const TlnFilter *filter = g_ptr_array_index (query->filters, i);
    g_autofree char *values = filter->kind == kind ? write_values (filter, from, to) : NULL;

    if (values == NULL)
      continue;
    g_string_append_len (renamed, rest, g_utf8_offset_to_pointer (text, filter->value) - rest);
    g_string_append (renamed, values);
    rest = g_utf8_offset_to_pointer (text, filter->end);
  }
  if (rest == text)
    return NULL;
  g_string_append (renamed, rest);
  return g_str_equal (renamed->str, text) ? NULL : g_strdup (renamed->str);
}
