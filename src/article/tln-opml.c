/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes lists of feeds. Outlines nest to any depth on paper; a folder of ours is the
 * path of their names. */
#include "tln-opml.h"

#include "tln-error.h"
#include "tln-feed-private.h"
#include "tln-page-address.h"
#include "tln-text.h"
#include "tln-xml.h"

#include <string.h>

TlnOutline *
tln_outline_new (const char *title, const char *url, const char *site_url, const char *folder)
{
  TlnOutline *outline = g_new0 (TlnOutline, 1);

  outline->title = g_strdup (title);
  outline->url = g_strdup (url);
  outline->site_url = g_strdup (site_url);
  outline->folder = g_strdup (folder);
  return outline;
}

void
tln_outline_free (TlnOutline *outline)
{
  g_free (outline->title);
  g_free (outline->url);
  g_free (outline->site_url);
  g_free (outline->folder);
  g_free (outline);
}

void
tln_opml_free (TlnOpml *opml)
{
  g_free (opml->title);
  g_ptr_array_unref (opml->outlines);
  g_free (opml);
}

/* An attribute on one line, NULL for an empty one. */
static char *
attribute (const TlnNode *node, const char *name)
{
  const char *value = tln_node_attr (node, name);
  g_autofree char *line = value != NULL ? tln_text_squeeze (value) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/* The same of an address; NULL, too, for one that would run something. */
static char *
address (const TlnNode *node, const char *name)
{
  g_autofree char *value = attribute (node, name);

  if (value == NULL ||
      (!tln_page_address_safe (value) && g_ascii_strncasecmp (value, "feed:", 5) != 0))
    return NULL;
  return g_steal_pointer (&value);
}

static char *
title_of (const TlnNode *outline)
{
  char *title = attribute (outline, "text");

  return title != NULL ? title : attribute (outline, "title");
}

static char *
folder_of (const TlnNode *outline)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const TlnNode *at = outline->parent; at != NULL; at = at->parent) {
    if (at->tag == TLN_TAG_TEXT || strcmp (at->text, "outline") != 0)
      continue;
    g_autofree char *name = title_of (at);
    if (name == NULL)
      continue;
    if (path->len > 0)
      g_string_prepend_c (path, '/');
    g_string_prepend (path, name);
  }
  if (path->len > 0)
    return g_string_free (g_steal_pointer (&path), FALSE);
  g_autofree char *category = attribute (outline, "category");
  if (category == NULL)
    return NULL;
  category[strcspn (category, ",")] = '\0';
  char *name = g_strstrip (g_strdup (category + strspn (category, "/ ")));
  if (*name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

typedef struct {
  TlnOpml *opml;
  GHashTable *seen; /* addresses */
} Reader;

static void
add_outline (Reader *reader, TlnOutlineKind kind, TlnOutline *outline)
{
  outline->kind = kind;
  if (reader->opml->outlines->len >= TLN_OPML_MAX_OUTLINES ||
      g_hash_table_contains (reader->seen, outline->url)) {
    tln_outline_free (outline);
    return;
  }
  g_hash_table_add (reader->seen, outline->url);
  g_ptr_array_add (reader->opml->outlines, outline);
}

/* An address of a feed makes a feed, whatever the type says; "include" and "link" name another
 * list, and so does "source" (which some programs wrote for lists). */
static void
read_outline (Reader *reader, const TlnNode *node)
{
  g_autofree char *type = attribute (node, "type");
  g_autofree char *feed = address (node, "xmlurl");
  g_autofree char *site = address (node, "htmlurl");
  g_autofree char *other = address (node, "url");
  g_autofree char *title = title_of (node);
  g_autofree char *folder = folder_of (node);
  gboolean source = type != NULL && g_ascii_strcasecmp (type, "source") == 0;
  gboolean list = source || (type != NULL && (g_ascii_strcasecmp (type, "include") == 0 ||
                                              g_ascii_strcasecmp (type, "link") == 0));

  if (feed != NULL)
    add_outline (reader, source ? TLN_OUTLINE_LIST : TLN_OUTLINE_FEED,
                 tln_outline_new (title, feed, site, folder));
  else if (list && other != NULL)
    add_outline (reader, TLN_OUTLINE_LIST, tln_outline_new (title, other, site, folder));
  else if (other != NULL && type != NULL && g_ascii_strcasecmp (type, "rss") == 0)
    add_outline (reader, TLN_OUTLINE_FEED, tln_outline_new (title, other, site, folder));
  else if (site != NULL)
    add_outline (reader, TLN_OUTLINE_PAGE, tln_outline_new (title, site, site, folder));
}

/* The name that stands directly in an element. */
static char *
foaf_name (const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = at->next)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, "foaf:name") == 0)
      return tln_node_text (at);
  return NULL;
}

static char *
name_around (const TlnNode *node, const char *element)
{
  for (const TlnNode *at = node->parent; at != NULL; at = at->parent)
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, element) == 0) {
      g_autofree char *name = foaf_name (at);
      return name != NULL && *name != '\0' ? g_steal_pointer (&name) : NULL;
    }
  return NULL;
}

/* A page of somebody, and inside it the channel that is its feed. */
static void
read_foaf_document (Reader *reader, const TlnNode *document)
{
  g_autofree char *site = address (document, "rdf:about");
  g_autofree char *person = name_around (document, "foaf:agent");
  g_autofree char *folder = name_around (document, "foaf:group");
  g_autofree char *feed = NULL;

  for (const TlnNode *at = document->first; at != NULL && feed == NULL;
       at = tln_node_next (at, document))
    if (at->tag != TLN_TAG_TEXT && strcmp (at->text, "channel") == 0)
      feed = address (at, "rdf:about");
  if (feed != NULL)
    add_outline (reader, TLN_OUTLINE_FEED, tln_outline_new (person, feed, site, folder));
  else if (site != NULL)
    add_outline (reader, TLN_OUTLINE_PAGE, tln_outline_new (person, site, site, folder));
}

/* An element "feed" of whatever vocabulary that only says where. */
static gboolean
read_rdf_feed (Reader *reader, const TlnNode *node)
{
  g_autofree char *feed = address (node, "rdf:resource");

  if (feed != NULL)
    add_outline (reader, TLN_OUTLINE_FEED, tln_outline_new (NULL, feed, NULL, NULL));
  return feed != NULL;
}

static gboolean
read_list (Reader *reader, const TlnNode *document)
{
  gboolean list = FALSE;

  for (const TlnNode *at = document->first; at != NULL; at = tln_node_next (at, document)) {
    if (at->tag == TLN_TAG_TEXT)
      continue;
    if (strcmp (at->text, "opml") == 0 || strcmp (at->text, "foaf:agent") == 0 ||
        strcmp (at->text, "foaf:group") == 0)
      list = TRUE;
    else if (strcmp (at->text, "title") == 0 && reader->opml->title == NULL)
      reader->opml->title = tln_node_text (at);
    else if (strcmp (at->text, "outline") == 0) {
      list = TRUE;
      read_outline (reader, at);
    } else if (strcmp (at->text, "foaf:document") == 0)
      read_foaf_document (reader, at);
    else if (strcmp (tln_xml_local_name (at->text), "feed") == 0)
      list |= read_rdf_feed (reader, at);
  }
  return list;
}

TlnOpml *
tln_opml_parse (GBytes *bytes, const TlnHints *hints, GError **error)
{
  static const TlnHints none = { 0 };
  const char *encoding;
  gboolean faulty = FALSE;

  if (!tln_feed_check_size (bytes, error))
    return NULL;
  g_autoptr (TlnOpml) self = g_new0 (TlnOpml, 1);
  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_outline_free);
  g_autofree char *text =
      tln_feed_decode (bytes, hints != NULL ? hints : &none, &encoding, &self->damaged);
  g_autoptr (TlnDom) dom = tln_xml_parse (text, strlen (text), &faulty);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { self, seen };
  if (!read_list (&reader, tln_dom_root (dom))) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED,
                         "not a list of feeds (OPML)");
    return NULL;
  }
  self->damaged |= faulty;
  if (self->title != NULL && *self->title == '\0')
    g_clear_pointer (&self->title, g_free);
  return g_steal_pointer (&self);
}

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static void
write_feed (GString *out, const TlnOutline *outline, const char *indent)
{
  const char *title = outline->title != NULL ? outline->title : outline->url;

  g_string_append_printf (out, "%s<outline type=\"rss\"", indent);
  write_attribute (out, "text", title);
  write_attribute (out, "title", title);
  write_attribute (out, "xmlUrl", outline->url);
  write_attribute (out, "htmlUrl", outline->site_url);
  g_string_append (out, "/>\n");
}

char *
tln_opml_write (const char *title, GPtrArray *outlines)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                          "<opml version=\"2.0\">\n  <head>\n    <title>");
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  const char *folder = NULL;

  g_string_append_printf (out, "%s</title>\n  </head>\n  <body>\n", escaped);
  for (guint i = 0; i < outlines->len; i++) {
    const TlnOutline *outline = g_ptr_array_index (outlines, i);
    if (g_strcmp0 (folder, outline->folder) != 0) {
      if (folder != NULL)
        g_string_append (out, "    </outline>\n");
      folder = outline->folder;
      if (folder != NULL) {
        g_string_append (out, "    <outline");
        write_attribute (out, "text", folder);
        g_string_append (out, ">\n");
      }
    }
    write_feed (out, outline, folder != NULL ? "      " : "    ");
  }
  g_string_append_printf (out, "%s  </body>\n</opml>\n", folder != NULL ? "    </outline>\n" : "");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
