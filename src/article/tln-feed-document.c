/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries become documents without the search for the main text: a feed has nothing else. */
#include "tln-feed-document.h"

#include "tln-dom.h"
#include "tln-encoding.h"
#include "tln-error.h"
#include "tln-hash.h"
#include "tln-html-rich.h"
#include "tln-page-address.h"
#include "tln-text.h"

#include <string.h>

static const char *
html_of (const TlnFeedEntry *entry)
{
  return entry->content != NULL ? entry->content : entry->summary;
}

GBytes *
tln_feed_entry_page (const TlnFeedEntry *entry)
{
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html>\n<html");
  g_autofree char *title = g_markup_escape_text (entry->title != NULL ? entry->title : "", -1);

  if (entry->language != NULL) {
    g_autofree char *language = g_markup_escape_text (entry->language, -1);
    g_string_append_printf (page, " lang=\"%s\"", language);
  }
  g_string_append_printf (page, ">\n<head><meta charset=\"utf-8\"><title>%s</title>", title);
  if (entry->base != NULL) {
    g_autofree char *base = g_markup_escape_text (entry->base, -1);
    g_string_append_printf (page, "<base href=\"%s\">", base);
  }
  g_string_append_printf (page, "</head>\n<body>\n%s\n</body>\n</html>\n",
                          html_of (entry) != NULL ? html_of (entry) : title);
  return g_string_free_to_bytes (g_steal_pointer (&page));
}

char *
tln_feed_entry_hash (const TlnFeedEntry *entry)
{
  g_autofree char *all = g_strjoin ("\n", entry->url != NULL ? entry->url : "",
                                    entry->title != NULL ? entry->title : "",
                                    html_of (entry) != NULL ? html_of (entry) : "", NULL);

  return tln_sha256_text (all);
}

static TlnRich *
rich_of (const TlnFeedEntry *entry)
{
  const char *html = html_of (entry);

  if (html == NULL)
    return tln_rich_from_text (entry->title != NULL ? entry->title : "");
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  return tln_html_to_rich (tln_dom_body (dom), entry->base);
}

static gboolean
nothing_to_read (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static TlnField
field (const char *value, gboolean guess)
{
  return (TlnField) { g_strdup (value), value != NULL ? "feed" : NULL, guess };
}

/* RFC 4287 4.1.2: an entry without authors has those of its feed. */
static char *
byline_of (const TlnFeed *feed, const TlnFeedEntry *entry)
{
  GStrv authors = entry->authors[0] != NULL ? entry->authors : feed->authors;

  return authors[0] != NULL ? g_strjoinv (", ", authors) : NULL;
}

static void
take_title (TlnDocument *document, const TlnFeedEntry *entry)
{
  g_autofree char *first = NULL;

  if (entry->title == NULL)
    first = tln_text_excerpt (document->rich->text, 60);
  document->title = field (entry->title != NULL ? entry->title : first, entry->title == NULL);
}

TlnDocument *
tln_feed_entry_document (const TlnFeed *feed, const TlnFeedEntry *entry, GError **error)
{
  g_autoptr (TlnDocument) self = g_new0 (TlnDocument, 1);
  g_autoptr (TlnRich) rich = rich_of (entry);
  g_autofree char *byline = byline_of (feed, entry);
  const char *language = entry->language != NULL ? entry->language : feed->language;

  self->kind = "html";
  self->encoding = "UTF-8";
  self->markdown = tln_rich_to_markdown (rich);
  self->rich = tln_rich_from_markdown (self->markdown);
  if (nothing_to_read (self->rich->text)) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT,
                         "an entry without a text");
    return NULL;
  }
  take_title (self, entry);
  self->byline = field (byline, FALSE);
  self->site_name = field (feed->title, FALSE);
  self->url = field (entry->url, FALSE);
  self->language = field (language, FALSE);
  self->published = entry->published.day != TLN_DAY_NONE ? entry->published : entry->updated;
  self->published_origin = self->published.day != TLN_DAY_NONE ? "feed" : NULL;
  self->captured = TLN_DATE_NONE;
  return g_steal_pointer (&self);
}

static gboolean
names_feed (const TlnNode *link)
{
  static const char *const types[] = { "application/rss+xml", "application/atom+xml",
                                       "application/rdf+xml", "application/feed+json",
                                       "application/json",    NULL };
  const char *relation = tln_node_attr (link, "rel");
  const char *type = tln_node_attr (link, "type");
  g_autofree char *words = relation != NULL ? g_ascii_strdown (relation, -1) : NULL;
  g_autofree char *lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  if (words == NULL || lower == NULL)
    return FALSE;
  g_auto (GStrv) all = g_strsplit_set (words, " \t\r\n", -1);
  lower[strcspn (lower, "; ")] = '\0';
  return g_strv_contains ((const char *const *) all, "alternate") && g_strv_contains (types, lower);
}

GStrv
tln_feed_links_of_page (GBytes *bytes, const TlnHints *hints)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  gboolean damaged = FALSE;
  const char *encoding;
  g_autofree char *html = tln_feed_decode (bytes, hints, &encoding, &damaged);
  g_autoptr (TlnDom) dom = tln_dom_parse (html, strlen (html));
  TlnNode *root = tln_dom_root (dom);
  TlnNode *base = tln_node_find (root, TLN_TAG_BASE);
  const char *stated = base != NULL ? tln_node_attr (base, "href") : NULL;
  g_autofree char *against =
      stated != NULL ? tln_page_address_resolve (hints->url, stated) : g_strdup (hints->url);

  for (TlnNode *at = root->first; at != NULL; at = tln_node_next (at, root)) {
    const char *href = at->tag == TLN_TAG_LINK ? tln_node_attr (at, "href") : NULL;
    if (href == NULL || *href == '\0' || !names_feed (at) || !tln_page_address_safe (href))
      continue;
    g_autofree char *whole = tln_page_address_resolve (against, href);
    if (tln_page_address_safe (whole)) /* the base may be what is not */
      g_strv_builder_add (found, whole);
  }
  return g_strv_builder_end (found);
}
