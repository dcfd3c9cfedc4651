/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RSS, RDF and Atom. Real feeds mix them, so there is one reader: whichever elements stand in a
 * channel or an entry are taken by their meaning, in an order of preference. */
#include "tln-error.h"
#include "tln-feed-private.h"
#include "tln-page-address.h"
#include "tln-text.h"

#include <string.h>

static const char *const title_names[] = { "title",       "atom:title",    "dc:title",
                                           "media:title", "dcterms:title", "itunes:title",
                                           NULL };
static const char *const description_names[] = {
  "description",    "atom:subtitle",   "atom:tagline",   "subtitle",  "tagline",
  "itunes:summary", "itunes:subtitle", "dc:description", "atom:info", NULL
};
static const char *const summary_names[] = {
  "description",    "atom:summary",      "summary", "dc:description",
  "itunes:summary", "media:description", NULL
};
static const char *const content_names[] = {
  "content:encoded", "atom:content", "content", "html:body", "body", "html:div", "fullitem", NULL
};
static const char *const description_only[] = { "description", NULL };
static const char *const summary_first[] = {
  "summary",           "description", "atom:summary", "dc:description", "itunes:summary",
  "media:description", NULL
};
static const char *const published_names[] = {
  "atom:published", "atom:issued", "pubdate",         "published", "issued",
  "dcterms:issued", "dc:date",     "dcterms:created", NULL
};
static const char *const updated_names[] = {
  "atom:updated", "atom:modified", "updated", "modified", "lastbuilddate", "dcterms:modified", NULL
};
static const char *const author_names[] = { "atom:author",    "author",
                                            "dc:creator",     "dc:author",
                                            "managingeditor", "itunes:author",
                                            "webmaster",      NULL };
static const char *const language_names[] = { "language", "dc:language", NULL };
static const char *const id_names[] = { "guid", "atom:id", "id", NULL };

static gboolean
named (const TlnNode *node, const char *name)
{
  return node->tag != TLN_TAG_TEXT && strcmp (node->text, name) == 0;
}

/* The first child of a name; of a text that is blank the next one. */
static const TlnNode *
child (const TlnNode *node, const char *name)
{
  const TlnNode *found = NULL;

  for (const TlnNode *at = node->first; at != NULL; at = at->next) {
    if (!named (at, name))
      continue;
    g_autofree char *text = tln_feed_characters (at);
    if (text[strspn (text, " \t\r\n")] != '\0')
      return at;
    found = found != NULL ? found : at;
  }
  return found;
}

static const TlnNode *
first_child (const TlnNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const TlnNode *found = child (node, names[i]);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static char *
plain_child (const TlnNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const TlnNode *found = child (node, names[i]);
    char *text = found != NULL ? tln_feed_plain (found) : NULL;
    if (text != NULL)
      return text;
  }
  return NULL;
}

static char *
line_child (const TlnNode *node, const char *const *names)
{
  const TlnNode *found = first_child (node, names);
  g_autofree char *text = found != NULL ? tln_feed_characters (found) : NULL;

  return text != NULL ? tln_text_squeeze (text) : NULL;
}

/* Of several the last: who corrects a date adds one. */
static void
date_child (const TlnNode *node, const char *const *names, TlnDate *date)
{
  for (guint i = 0; names[i] != NULL && date->day == TLN_DAY_NONE; i++)
    for (const TlnNode *at = node->last; at != NULL && date->day == TLN_DAY_NONE; at = at->prev) {
      g_autofree char *text = named (at, names[i]) ? tln_feed_characters (at) : NULL;
      if (text != NULL)
        tln_feed_date_parse (text, date);
    }
}

/* ---- people ---- */

/* "me@example.com (Name)", "Name (me@example.com)", "Name <me@example.com>" to the name. */
static char *
name_of (const char *written)
{
  g_autofree char *text = tln_text_squeeze (written);
  char *open = strpbrk (text, "(<");
  char *close = open != NULL ? strpbrk (open, ")>") : NULL;

  if (open == NULL || close == NULL || open == text || close[1] != '\0')
    return g_steal_pointer (&text);
  g_autofree char *inside = g_strndup (open + 1, (gsize) (close - open - 1));
  *open = '\0';
  g_strchomp (text);
  if (strchr (text, '@') != NULL && strchr (text, ' ') == NULL && *inside != '\0')
    return g_strdup (g_strstrip (inside));
  if (strchr (inside, '@') != NULL && strchr (inside, ':') == NULL)
    return g_steal_pointer (&text);
  return tln_text_squeeze (written);
}

static char *
person (const TlnNode *node)
{
  static const char *const names[] = { "atom:name", "name", "foaf:name", NULL };
  static const char *const mails[] = { "atom:email", "email", NULL };
  char *name = plain_child (node, names);

  if (name != NULL)
    return name;
  if ((name = line_child (node, mails)) != NULL && *name != '\0')
    return name;
  g_free (name);
  g_autofree char *text = tln_node_n_elements (node) == 0 ? tln_feed_plain (node) : NULL;
  return text != NULL ? name_of (text) : NULL;
}

/* Of the kinds of authors the first that is there; all of that kind. */
static GStrv
authors_of (const TlnNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; author_names[i] != NULL && g_hash_table_size (seen) == 0; i++)
    for (const TlnNode *at = node->first; at != NULL; at = at->next) {
      g_autofree char *name = named (at, author_names[i]) ? person (at) : NULL;
      if (name == NULL || *name == '\0' || g_hash_table_contains (seen, name))
        continue;
      g_strv_builder_add (builder, name);
      g_hash_table_add (seen, g_steal_pointer (&name));
    }
  return g_strv_builder_end (builder);
}

/* ---- addresses ---- */

typedef struct {
  GStrvBuilder *all;
  char *page; /* of the best relation so far */
  guint rank;
} Links;

/* Takes one address; a lower rank is a better page. An empty one is that of the feed, which is
 * worth something only where the file itself says which that is. */
static void
add_link (Links *links, const TlnNode *node, const char *address, const char *base, guint rank)
{
  g_autofree char *stripped = g_strstrip (g_strdup (address));

  g_autofree char *against = tln_xml_base (node, base);
  if (*stripped == '\0' ? g_strcmp0 (against, base) == 0 : !tln_page_address_safe (stripped))
    return;
  g_autofree char *whole = tln_page_address_resolve (against, stripped);
  g_strv_builder_add (links->all, whole);
  if (rank < links->rank) {
    g_free (links->page);
    links->page = g_steal_pointer (&whole);
    links->rank = rank;
  }
}

static void
read_link (Links *links, const TlnNode *node, const char *base)
{
  const char *href = tln_node_attr (node, "href");
  const char *relation = tln_node_attr (node, "rel");
  const char *type = tln_node_attr (node, "type");
  guint rank = 4; /* never the page */

  if (href == NULL) {
    g_autofree char *text = tln_feed_characters (node);
    add_link (links, node, text, base, 0);
    return;
  }
  if (relation == NULL || strcmp (relation, "alternate") == 0)
    rank = type == NULL || strstr (type, "html") != NULL ? 0 : 2;
  add_link (links, node, href, base, rank);
}

/* A guid is an address unless it says that it is none. */
static void
read_guid (Links *links, const TlnNode *node, const char *base)
{
  const char *permanent = tln_node_attr (node, "ispermalink");
  g_autofree char *text = tln_feed_characters (node);

  g_strstrip (text);
  if (permanent != NULL && g_ascii_strcasecmp (permanent, "true") != 0)
    return;
  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    add_link (links, node, text, base, 1);
}

static GStrv
links_of (const TlnNode *node, const char *base, char **page)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Links links = { builder, NULL, 4 };
  gboolean own = FALSE;

  for (const TlnNode *at = node->first; at != NULL; at = at->next)
    if (named (at, "link") || named (at, "atom:link")) {
      read_link (&links, at, base);
      own |= links.rank == 0;
    }
  for (const TlnNode *at = node->first; at != NULL && !own; at = at->next)
    if (named (at, "guid"))
      read_guid (&links, at, base);
  *page = links.page;
  return g_strv_builder_end (builder);
}

/* ---- entries ---- */

static char *
language_of (const TlnNode *node)
{
  g_autofree char *text = line_child (node, language_names);
  const char *language = text != NULL && *text != '\0' ? text : tln_xml_language (node);

  if (language == NULL || *language == '\0')
    return NULL;
  return g_strdelimit (g_strstrip (g_strdup (language)), "_", '-');
}

/* The first of the names that holds HTML, and what its addresses are meant against. */
static char *
html_child (const TlnNode *node, const char *const *names, const char *base, char **against)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const TlnNode *found = child (node, names[i]);
    char *html = found != NULL ? tln_feed_html (found) : NULL;
    if (html == NULL)
      continue;
    if (*against == NULL)
      *against = tln_xml_base (found, base);
    return html;
  }
  return NULL;
}

static char *
id_of (const TlnNode *node)
{
  g_autofree char *id = line_child (node, id_names);

  if (id != NULL && *id != '\0')
    return g_steal_pointer (&id);
  return g_strdup (tln_node_attr (node, "rdf:about"));
}

/* In RSS the date of publication is also the last change, unless something says otherwise. */
static void
read_dates (TlnFeedType type, const TlnNode *node, TlnDate *published, TlnDate *updated)
{
  date_child (node, published_names, published);
  date_child (node, updated_names, updated);
  if (type == TLN_FEED_RSS2 || type == TLN_FEED_RSS0) {
    if (updated->day == TLN_DAY_NONE)
      *updated = *published;
  }
}

static TlnFeedEntry *
read_entry (const TlnFeed *feed, const TlnNode *node, const char *base)
{
  TlnFeedEntry *entry = tln_feed_entry_new ();

  entry->id = id_of (node);
  entry->title = plain_child (node, title_names);
  entry->links = links_of (node, base, &entry->url);
  entry->authors = authors_of (node);
  entry->language = language_of (node);
  entry->content = html_child (node, content_names, base, &entry->base);
  if (entry->content == NULL && child (node, "summary") != NULL)
    entry->content = html_child (node, description_only, base, &entry->base);
  entry->summary =
      html_child (node, entry->content != NULL ? summary_first : summary_names, base, &entry->base);
  read_dates (feed->type, node, &entry->published, &entry->updated);
  tln_feed_entry_finish (entry);
  return entry;
}

static void
read_entries (TlnFeed *feed, const TlnNode *root, const char *base)
{
  for (const TlnNode *at = root; at != NULL; at = tln_node_next (at, root))
    if ((named (at, "item") || named (at, "atom:entry") || named (at, "entry")) &&
        feed->entries->len < TLN_FEED_MAX_ENTRIES)
      g_ptr_array_add (feed->entries, read_entry (feed, at, base));
}

/* ---- the feed ---- */

static TlnFeedType
rss_type (const TlnNode *root)
{
  const char *version = tln_node_attr (root, "version");

  return version != NULL && g_str_has_prefix (g_strchug ((char *) version), "0.") ? TLN_FEED_RSS0
                                                                                  : TLN_FEED_RSS2;
}

/* RDF is also a list of people and their feeds. */
static gboolean
rdf_without_entries (const TlnNode *root)
{
  gboolean people = FALSE;

  for (const TlnNode *at = root->first; at != NULL; at = tln_node_next (at, root)) {
    if (named (at, "item"))
      return FALSE;
    people |= at->tag != TLN_TAG_TEXT && g_str_has_prefix (at->text, "foaf:");
  }
  return people;
}

/* The outermost element that is a feed, wherever it stands. */
static const TlnNode *
find_feed (const TlnNode *document, TlnFeedType *type)
{
  for (const TlnNode *at = document->first; at != NULL; at = tln_node_next (at, document)) {
    if (named (at, "rss")) {
      *type = rss_type (at);
      return at;
    }
    if (named (at, "rdf:rdf") || named (at, "rdf")) {
      *type = TLN_FEED_RSS1;
      return rdf_without_entries (at) ? NULL : at;
    }
    if (named (at, "atom:feed") || named (at, "feed") || named (at, "atom:entry")) {
      *type = TLN_FEED_ATOM;
      return at;
    }
    if (named (at, "channel")) {
      *type = TLN_FEED_RSS2;
      return at;
    }
    if (named (at, "html:html") || named (at, "html") || named (at, "opml"))
      return NULL;
  }
  return NULL;
}

static gboolean
refuse (const TlnNode *document, GError **error)
{
  const char *what = "it is no XML";

  for (const TlnNode *at = document->first; at != NULL; at = at->next) {
    if (at->tag == TLN_TAG_TEXT)
      continue;
    const char *name = tln_xml_local_name (at->text);
    what = strcmp (name, "html") == 0   ? "it is a page"
           : strcmp (name, "opml") == 0 ? "it is a list of feeds (OPML)"
                                        : "it is some other XML";
    break;
  }
  g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED,
               "neither RSS, Atom nor JSON Feed: %s", what);
  return FALSE;
}

/* What the channel says; in RDF its items stand beside it. */
static void
read_channel (TlnFeed *feed, const TlnNode *channel, const char *base)
{
  feed->title = plain_child (channel, title_names);
  feed->description = plain_child (channel, description_names);
  feed->links = links_of (channel, base, &feed->url);
  feed->language = language_of (channel);
  feed->authors = authors_of (channel);
  date_child (channel, published_names, &feed->published);
  date_child (channel, updated_names, &feed->updated);
  if (feed->updated.day == TLN_DAY_NONE && feed->type != TLN_FEED_RSS1 &&
      child (channel, "dc:date") != NULL)
    feed->updated = feed->published;
}

gboolean
tln_feed_read_xml (TlnFeed *feed, const char *text, const char *address, GError **error)
{
  gboolean faulty;
  g_autoptr (TlnDom) dom = tln_xml_parse (text, strlen (text), &faulty);
  const TlnNode *document = tln_dom_root (dom);
  const TlnNode *root = find_feed (document, &feed->type);

  if (root == NULL)
    return refuse (document, error);
  feed->damaged |= faulty;
  const TlnNode *channel = child (root, "channel");
  if (!named (root, "atom:entry"))
    read_channel (feed, channel != NULL ? channel : root, address);
  read_entries (feed, root, address);
  return TRUE;
}
