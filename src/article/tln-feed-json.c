/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Members of the wrong type count as missing. */
#include "tln-error.h"
#include "tln-feed-private.h"
#include "tln-json-text.h"
#include "tln-page-address.h"
#include "tln-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
text_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64) /* ids are, although they should not */
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

/* On one line; titles are plain text here. */
static char *
line_member (JsonObject *object, const char *name)
{
  g_autofree char *text = text_member (object, name);
  g_autofree char *line = text != NULL ? tln_text_squeeze (text) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static JsonArray *
array_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
date_member (JsonObject *object, const char *name, TlnDate *date)
{
  g_autofree char *text = text_member (object, name);

  tln_feed_date_parse (text, date);
}

static void
add_author (GStrvBuilder *builder, GHashTable *seen, JsonObject *author)
{
  g_autofree char *name = author != NULL ? line_member (author, "name") : NULL;

  if (name == NULL || g_hash_table_contains (seen, name))
    return;
  g_strv_builder_add (builder, name);
  g_hash_table_add (seen, g_steal_pointer (&name));
}

/* "authors" of 1.1 and "author" of 1.0. */
static GStrv
authors_of (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonNode *author = json_object_get_member (object, "author");
  JsonArray *authors = array_member (object, "authors");

  if (author != NULL && JSON_NODE_HOLDS_OBJECT (author))
    add_author (builder, seen, json_node_get_object (author));
  for (guint i = 0; authors != NULL && i < json_array_get_length (authors); i++)
    add_author (builder, seen, element (authors, i));
  return g_strv_builder_end (builder);
}

/* The addresses of these members, the first that is there is the page. */
static GStrv
links_of (JsonObject *object, const char *const *names, const char *base, char **page)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *address = line_member (object, names[i]);
    if (address == NULL || !tln_page_address_safe (address))
      continue;
    g_autofree char *whole = tln_page_address_resolve (base, address);
    g_strv_builder_add (builder, whole);
    if (*page == NULL && strcmp (names[i], "feed_url") != 0)
      *page = g_steal_pointer (&whole);
  }
  return g_strv_builder_end (builder);
}

/* content_text keeps its lines. */
static char *
html_of_text (char *text)
{
  g_autofree char *taken = text;
  g_autoptr (GString) html = g_string_new (NULL);

  if (text == NULL)
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *escaped = g_markup_escape_text (g_strstrip (lines[i]), -1);
    if (*escaped != '\0')
      g_string_append_printf (html, "<p>%s</p>\n", escaped);
  }
  return html->len > 0 ? g_string_free (g_steal_pointer (&html), FALSE) : NULL;
}

/* An item without authors has those of the feed. */
static TlnFeedEntry *
read_item (const TlnFeed *feed, JsonObject *object, const char *base)
{
  static const char *const links[] = { "url", "external_url", NULL };
  TlnFeedEntry *entry = tln_feed_entry_new ();

  entry->id = line_member (object, "id");
  entry->title = line_member (object, "title");
  entry->links = links_of (object, links, base, &entry->url);
  entry->authors = authors_of (object);
  if (entry->authors[0] == NULL) {
    g_strfreev (entry->authors);
    entry->authors = g_strdupv (feed->authors);
  }
  entry->language = line_member (object, "language");
  entry->content = text_member (object, "content_html");
  if (entry->content == NULL)
    entry->content = html_of_text (text_member (object, "content_text"));
  entry->summary = html_of_text (text_member (object, "summary"));
  entry->base = g_strdup (entry->url != NULL ? entry->url : base);
  date_member (object, "date_published", &entry->published);
  date_member (object, "date_modified", &entry->updated);
  tln_feed_entry_finish (entry);
  return entry;
}

static gboolean
refuse (GError **error, TlnImportError code, const char *why)
{
  g_set_error (error, TLN_IMPORT_ERROR, code, "neither RSS, Atom nor JSON Feed: %s", why);
  return FALSE;
}

/* The version should be an address of jsonfeed.org; a file without one that has items is meant. */
static gboolean
looks_like_feed (JsonObject *object)
{
  g_autofree char *version = text_member (object, "version");

  return (version != NULL && strstr (version, "jsonfeed.org") != NULL) ||
         (array_member (object, "items") != NULL && json_object_has_member (object, "title"));
}

gboolean
tln_feed_read_json (TlnFeed *feed, const char *text, const char *address, GError **error)
{
  static const char *const links[] = { "home_page_url", "feed_url", NULL };
  g_autofree char *prepared = tln_json_text_prepare (text);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (prepared == NULL || !json_parser_load_from_data (parser, prepared, -1, NULL))
    return refuse (error, TLN_IMPORT_ERROR_MALFORMED, "the JSON cannot be read");
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !looks_like_feed (json_node_get_object (root)))
    return refuse (error, TLN_IMPORT_ERROR_NOT_FEED, "it is some other JSON");
  JsonObject *object = json_node_get_object (root);
  JsonArray *items = array_member (object, "items");
  feed->type = TLN_FEED_JSON;
  feed->title = line_member (object, "title");
  feed->description = line_member (object, "description");
  feed->links = links_of (object, links, address, &feed->url);
  feed->language = line_member (object, "language");
  feed->authors = authors_of (object);
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++) {
    JsonObject *item = element (items, i);
    if (item != NULL && feed->entries->len < TLN_FEED_MAX_ENTRIES)
      g_ptr_array_add (feed->entries, read_item (feed, item, address));
  }
  return TRUE;
}
