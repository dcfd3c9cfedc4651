/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as tools write them, and filling items with them. */
#include "tln-colour.h"
#include "tln-html-rich.h"
#include "tln-running-date.h"
#include "tln-text.h"
#include "tln-tool-private.h"

#include <string.h>

/* Nobody saved a page before there were any: earlier moments are empty dates. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2200
#define TAG_MAX 200

char *
tln_tool_plain (const char *html)
{
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  g_autoptr (TlnRich) rich = tln_html_to_rich (tln_dom_body (dom), NULL);

  return g_strstrip (g_strdup (rich->text));
}

void
tln_tool_set (char **member, const char *text)
{
  if (*member != NULL || text == NULL)
    return;
  g_autofree char *clean = g_strstrip (tln_text_clean (text, -1));
  if (*clean != '\0')
    *member = g_steal_pointer (&clean);
}

void
tln_tool_set_plain (char **member, const char *markup)
{
  g_autofree char *plain = NULL;

  if (markup != NULL && strpbrk (markup, "<&") != NULL)
    plain = tln_tool_plain (markup);
  tln_tool_set (member, plain != NULL ? plain : markup);
}

void
tln_tool_set_title (TlnToolItem *item, const char *title)
{
  g_autofree char *squeezed = title != NULL ? tln_text_squeeze (title) : NULL;

  if (squeezed != NULL && g_strcmp0 (squeezed, item->url) != 0)
    tln_tool_set (&item->title, squeezed);
}

void
tln_tool_add_author (TlnToolItem *item, const char *name)
{
  g_autofree char *squeezed = name != NULL ? tln_text_squeeze (name) : NULL;
  g_autofree char *before = g_steal_pointer (&item->author);

  if (squeezed == NULL || *squeezed == '\0')
    item->author = g_steal_pointer (&before);
  else
    item->author =
        before != NULL ? g_strconcat (before, ", ", squeezed, NULL) : g_steal_pointer (&squeezed);
}

void
tln_tool_add_note (char **note, const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *before = g_steal_pointer (note);

  tln_tool_set (&clean, text);
  if (clean == NULL)
    *note = g_steal_pointer (&before);
  else
    *note = before != NULL ? g_strconcat (before, "\n\n", clean, NULL) : g_steal_pointer (&clean);
}

void
tln_tool_add_tag (TlnToolItem *item, const char *tag)
{
  g_autofree char *squeezed = tag != NULL ? tln_text_squeeze (tag) : NULL;
  g_autofree char *cut = NULL;

  if (squeezed == NULL || *squeezed == '\0')
    return;
  cut = tln_text_excerpt (squeezed, TAG_MAX);
  if (!g_ptr_array_find_with_equal_func (item->tags, cut, g_str_equal, NULL))
    g_ptr_array_add (item->tags, g_steal_pointer (&cut));
}

static gboolean
add_json_tags (TlnToolItem *item, const char *cell)
{
  g_autoptr (JsonParser) parser = tln_tool_json_parse (cell);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  JsonArray *array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      tln_tool_add_tag (item, json_node_get_string (node));
  }
  return TRUE;
}

void
tln_tool_add_tags (TlnToolItem *item, const char *cell, const char *separators)
{
  if (cell == NULL || (*cell == '[' && add_json_tags (item, cell)))
    return;
  g_auto (GStrv) parts = g_strsplit_set (cell, separators, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    tln_tool_add_tag (item, parts[i]);
}

TlnToolFile *
tln_tool_add_file (TlnToolItem *item, const char *path)
{
  TlnToolFile *file = g_new0 (TlnToolFile, 1);

  file->path = g_strdup (path);
  g_ptr_array_add (item->files, file);
  return file;
}

TlnToolHighlight *
tln_tool_add_highlight (TlnToolItem *item, const char *quote, const char *note)
{
  g_autofree char *clean = NULL;

  tln_tool_set (&clean, quote);
  if (clean == NULL) {
    tln_tool_add_note (&item->note, note);
    return NULL;
  }
  TlnToolHighlight *highlight = g_new0 (TlnToolHighlight, 1);
  highlight->quote = g_steal_pointer (&clean);
  tln_tool_set (&highlight->note, note);
  highlight->created = TLN_DATE_NONE;
  g_ptr_array_add (item->highlights, highlight);
  return highlight;
}

void
tln_tool_set_colour (TlnToolHighlight *highlight, const char *written)
{
  g_free (highlight->colour);
  highlight->colour = tln_colour_tidy (written);
}

/* Seconds, milliseconds or microseconds: each is a thousand times too far for the one before. */
static gboolean
parse_epoch (const char *text, TlnDate *date)
{
  static const gint64 furthest = 7258118400; /* 2200 */
  char *end;
  gint64 seconds = g_ascii_strtoll (text, &end, 10);

  if (*end == '.')
    end += 1 + strspn (end + 1, "0123456789");
  if (end == text || *end != '\0')
    return FALSE;
  for (guint i = 0; i < 2 && seconds > furthest; i++)
    seconds /= 1000;
  if (seconds <= 0)
    return FALSE;
  *date =
      (TlnDate) { (TlnDay) (seconds / 86400), (gint32) (seconds % 86400), 0, TLN_PRECISION_MINUTE };
  return TRUE;
}

/* "2021-03-15 13:43:00.123456+0000" as ISO 8601 wants it: T, no fraction, a colon in the zone. */
static char *
as_iso (const char *text)
{
  GString *out = g_string_new (text);
  char *fraction = strchr (out->str, '.');

  if (out->len > 11 && out->str[10] == ' ' && g_ascii_isdigit (out->str[11]))
    out->str[10] = 'T';
  if (out->len > 19 && fraction == out->str + 19)
    g_string_erase (out, 19, 1 + (gssize) strspn (fraction + 1, "0123456789"));
  if (out->len > 20 && out->str[19] == ' ')
    g_string_erase (out, 19, 1);
  if (out->len == 22 && strchr ("+-", out->str[19]) != NULL)
    g_string_append (out, ":00");
  if (out->len == 24 && strchr ("+-", out->str[19]) != NULL)
    g_string_insert_c (out, 22, ':');
  if (g_str_has_suffix (out->str, "UTC"))
    g_string_append_c (g_string_truncate (out, out->len - strlen ("UTC")), 'Z');
  return g_string_free (out, FALSE);
}

TlnDate
tln_tool_date (const char *text)
{
  g_autofree char *squeezed = text != NULL ? tln_text_squeeze (text) : NULL;
  TlnDate date = TLN_DATE_NONE;
  int year, month, day;

  if (squeezed == NULL || *squeezed == '\0')
    return date;
  g_autofree char *iso = as_iso (squeezed);
  gboolean digits = strspn (squeezed, "0123456789.") == strlen (squeezed) && strlen (squeezed) > 8;
  if (!(digits && parse_epoch (squeezed, &date)) && !tln_date_parse (iso, &date) &&
      !tln_running_date_find (squeezed, &date, NULL, NULL))
    return TLN_DATE_NONE;
  tln_day_split (date.day, &year, &month, &day);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : TLN_DATE_NONE;
}

gboolean
tln_tool_truth (const char *text)
{
  static const char *const yes[] = { "1", "true", "yes" };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (yes); i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0)
      return TRUE;
  return FALSE;
}
