/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small part of YAML, by hand: nested mappings, anchors and block scalars are passed over. */
#include "tln-front-matter.h"

#include "tln-running-date.h"
#include "tln-web-address.h"

#include <string.h>

/* The end of the front matter: a line of three dashes (or dots). NULL when it never ends. */
static const char *
closing_line (const char *text)
{
  for (const char *line = text; line != NULL && *line != '\0';) {
    const char *end = strchrnul (line, '\n');
    gsize n = (gsize) (end - line);
    while (n > 0 && line[n - 1] == ' ')
      n--;
    if (n == 3 && (strncmp (line, "---", 3) == 0 || strncmp (line, "...", 3) == 0))
      return line;
    line = *end == '\n' ? end + 1 : NULL;
  }
  return NULL;
}

/* Backslash escapes of a double-quoted scalar, in place: those that stand for one character. */
static void
unescape (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++) {
    gboolean escaped = *p == '\\' && p[1] != '\0';
    p += escaped;
    *out++ = escaped && (*p == 'n' || *p == 't') ? ' ' : *p;
  }
  *out = '\0';
}

/* A scalar without its quotes, and [[Page|shown]] as what is shown. */
static char *
plain_value (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gsize n = strlen (text);

  if (n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n - 1] == text[0]) {
    gboolean escapes = text[0] == '"';
    text[n - 1] = '\0';
    memmove (text, text + 1, n - 1);
    if (escapes)
      unescape (text);
  }
  n = strlen (text);
  if (n >= 4 && g_str_has_prefix (text, "[[") && g_str_has_suffix (text, "]]")) {
    text[n - 2] = '\0';
    const char *shown = strchr (text + 2, '|');
    return g_strdup (shown != NULL ? shown + 1 : text + 2);
  }
  return g_steal_pointer (&text);
}

static void
add_value (GString *list, const char *value)
{
  g_autofree char *plain = plain_value (value);

  if (*plain != '\0')
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", plain);
}

/* [a, "b, c"]: split at commas outside of quotes and of [[…]]. */
static void
add_flow_list (GString *list, const char *value)
{
  g_autofree char *text = g_strdup (value + 1);
  char quote = 0;
  guint depth = 0;
  char *start = text;

  for (char *p = text; *p != '\0'; p++) {
    if (quote != 0)
      quote = *p == quote ? 0 : quote;
    else if (*p == '"' || *p == '\'')
      quote = *p;
    else if (*p == '[')
      depth++;
    else if (*p == ']' && depth > 0)
      depth--;
    else if (*p == ',' || *p == ']') {
      gboolean end = *p == ']';
      *p = '\0';
      add_value (list, start);
      start = p + 1;
      if (end)
        return;
    }
  }
  add_value (list, start);
}

/* "a, #b" to words; none is kept twice. */
static void
take_tags (TlnMetadata *m, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *word = g_strstrip (parts[i]);

    word += *word == '#';
    if (*word != '\0' && g_hash_table_add (seen, (gpointer) word))
      g_ptr_array_add (tags, g_strdup (word));
  }
  if (m->tags != NULL || tags->len == 0)
    return;
  g_ptr_array_add (tags, NULL);
  m->tags = (char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static void
take_captured (TlnMetadata *m, const char *value)
{
  TlnDate date;

  if (m->captured.day == TLN_DAY_NONE &&
      (tln_date_parse (value, &date) || tln_running_date_find (value, &date, NULL, NULL)))
    m->captured = date;
}

/* Only an address of the web is one: others would be opened, or run, by whoever follows them. */
static void
take_address (TlnMetadata *m, const char *value)
{
  g_autoptr (GUri) uri = tln_web_address_parse (value);

  if (uri != NULL)
    tln_field_offer (&m->url, value, "front matter", FALSE);
}

static void
take (TlnMetadata *m, const char *key, const char *value)
{
  if (strcmp (key, "title") == 0)
    tln_field_offer (&m->title, value, "front matter", FALSE);
  else if (strcmp (key, "source") == 0 || strcmp (key, "url") == 0 || strcmp (key, "link") == 0)
    take_address (m, value);
  else if (strcmp (key, "author") == 0 || strcmp (key, "authors") == 0)
    tln_field_offer (&m->byline, value, "front matter", FALSE);
  else if (strcmp (key, "published") == 0 || strcmp (key, "date") == 0)
    tln_metadata_offer_date (m, value, "front matter", FALSE);
  else if (strcmp (key, "site") == 0 || strcmp (key, "publisher") == 0)
    tln_field_offer (&m->site_name, value, "front matter", FALSE);
  else if (strcmp (key, "lang") == 0 || strcmp (key, "language") == 0)
    tln_field_offer (&m->language, value, "front matter", FALSE);
  else if (strcmp (key, "tags") == 0 || strcmp (key, "tag") == 0)
    take_tags (m, value);
  else if (strcmp (key, "created") == 0 || strcmp (key, "clipped") == 0)
    take_captured (m, value);
}

/* One key with the lines that belong to it; returns the line after. */
static guint
read_key (TlnMetadata *m, char **lines, guint i)
{
  char *colon = strchr (lines[i], ':');

  if (colon == NULL || lines[i][0] == ' ' || lines[i][0] == '#' || lines[i][0] == '-')
    return i + 1;
  g_autofree char *raw = g_strndup (lines[i], (gsize) (colon - lines[i]));
  g_autofree char *key = g_ascii_strdown (g_strstrip (raw), -1);
  g_autofree char *value = g_strstrip (g_strdup (colon + 1));
  g_autoptr (GString) list = g_string_new (NULL);
  i++;
  if (*value == '[' && value[1] != '[')
    add_flow_list (list, value);
  else if (*value != '\0')
    add_value (list, value);
  else
    for (; lines[i] != NULL; i++) {
      g_autofree char *item = g_strstrip (g_strdup (lines[i]));
      if (item[0] != '-')
        break;
      add_value (list, item + 1);
    }
  take (m, key, list->str);
  return i;
}

const char *
tln_front_matter_read (const char *text, TlnMetadata *metadata)
{
  if (!g_str_has_prefix (text, "---\n"))
    return text;
  const char *end = closing_line (text + 4);
  if (end == NULL)
    return text;
  g_autofree char *head = g_strndup (text + 4, (gsize) (end - text - 4));
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  for (guint i = 0; lines[i] != NULL;)
    i = read_key (metadata, lines, i);
  const char *after = strchr (end, '\n');
  return after != NULL ? after + 1 : end + strlen (end);
}
