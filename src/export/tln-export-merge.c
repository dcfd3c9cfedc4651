/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front matter and managed regions as text. */
#include "tln-export-merge.h"

#include <string.h>

/* A file in its parts; all borrowed from one text. */
typedef struct {
  char *front; /* lines between the fences, without them; NULL: no front matter */
  char *body;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->front);
  g_free (parts->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
split_parts (const char *content, Parts *parts)
{
  const char *end = NULL;

  parts->front = NULL;
  if (g_str_has_prefix (content, "---\n"))
    end = g_str_has_prefix (content + 4, "---\n") ? content + 3 : strstr (content + 4, "\n---\n");
  if (end == NULL) {
    parts->body = g_strdup (content);
    return;
  }
  parts->front = end > content + 4 ? g_strndup (content + 4, (gsize) (end + 1 - (content + 4)))
                                   : g_strdup ("");
  parts->body = g_strdup (end + strlen ("\n---\n"));
}

/* The key of a top-level property line, or NULL for a line that goes on. Caller frees. */
static char *
property_key (const char *line)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL || *line == ' ' || *line == '\t' || *line == '-' || *line == '#')
    return NULL;
  return g_strndup (line, (gsize) (colon - line));
}

static GHashTable *
property_keys (const char *front)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (front != NULL ? front : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *key = property_key (lines[i]);
    if (key != NULL)
      g_hash_table_add (keys, key);
  }
  return keys;
}

static char *
merge_front (const char *old, const char *new, gboolean *own)
{
  g_autoptr (GHashTable) ours = property_keys (new);
  g_autoptr (GString) out = g_string_new (new);
  g_auto (GStrv) lines = g_strsplit (old != NULL ? old : "", "\n", -1);
  gboolean keep = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *key = property_key (lines[i]);
    if (key != NULL)
      keep = !g_hash_table_contains (ours, key) && !g_str_has_prefix (key, "throughline-");
    if (!keep || (*lines[i] == '\0' && lines[i + 1] == NULL))
      continue;
    *own = TRUE;
    g_string_append_printf (out, "%s\n", lines[i]);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
find_region (const char *body, const char *id, const char **begin, const char **end)
{
  static const char *const ends[] = { "%% throughline:end %%", "<!-- throughline:end -->" };

  for (guint style = 0; style < 2; style++) {
    g_autofree char *marker = tln_export_marker (id, style == 0, TRUE);
    const char *from = strstr (body, marker);
    const char *to = from != NULL ? strstr (from, ends[style]) : NULL;
    if (to == NULL)
      continue;
    *begin = from;
    *end = to + strlen (ends[style]);
    return TRUE;
  }
  return FALSE;
}

static gboolean
blank (const char *from, const char *to)
{
  while (from < to && g_ascii_isspace (*from))
    from++;
  return from == to;
}

static char *
merge_body (const char *old, const char *new, const char *id, gboolean *own)
{
  const char *old_begin, *old_end, *new_begin, *new_end;

  if (!find_region (new, id, &new_begin, &new_end))
    return g_strdup (new);
  g_autofree char *region = g_strndup (new_begin, (gsize) (new_end - new_begin));
  if (!find_region (old, id, &old_begin, &old_end)) {
    *own = *own || !blank (old, old + strlen (old));
    return blank (old, old + strlen (old)) ? g_strdup (new)
                                           : g_strconcat (old, "\n", region, "\n", NULL);
  }
  *own = *own || !blank (old, old_begin) || !blank (old_end, old_end + strlen (old_end));
  g_autofree char *before = g_strndup (old, (gsize) (old_begin - old));
  return g_strconcat (before, region, old_end, NULL);
}

char *
tln_export_merge (const char *old, const char *new, const char *id, gboolean *own)
{
  g_auto (Parts) was = { 0 };
  g_auto (Parts) is = { 0 };
  gboolean theirs = FALSE;

  split_parts (old, &was);
  split_parts (new, &is);
  g_autofree char *front = merge_front (was.front, is.front != NULL ? is.front : "", &theirs);
  g_autofree char *body = merge_body (was.body, is.body, id, &theirs);
  if (own != NULL)
    *own = theirs;
  return g_strconcat ("---\n", front, "---\n", body, NULL);
}

char *
tln_export_read_id (const char *content)
{
  g_auto (Parts) parts = { 0 };

  split_parts (content, &parts);
  g_auto (GStrv) lines = g_strsplit (parts.front != NULL ? parts.front : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "throughline-id:")) {
      g_autofree char *value = g_strstrip (g_strdup (lines[i] + strlen ("throughline-id:")));
      gsize length = strlen (value);
      if (length >= 2 && (*value == '"' || *value == '\'') && value[length - 1] == *value)
        return g_strndup (value + 1, length - 2);
      return g_steal_pointer (&value);
    }
  return NULL;
}

char *
tln_export_marker (const char *id, gboolean vault, gboolean begin)
{
  if (!begin)
    return g_strdup (vault ? "%% throughline:end %%" : "<!-- throughline:end -->");
  return g_strdup_printf (
      vault ? "%%%% throughline:begin %s %%%%" : "<!-- throughline:begin %s -->", id);
}

char *
tln_export_read_note (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "no file but something else");
    return NULL;
  }
  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  if (!g_utf8_validate (content, (gssize) length, NULL)) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "no text in UTF-8");
    return NULL;
  }
  if (strchr (content, '\r') == NULL)
    return g_steal_pointer (&content);
  g_auto (GStrv) lines = g_strsplit (content, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}
