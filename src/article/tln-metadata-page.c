/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metadata of a page: JSON-LD, then meta elements by their names, then what is marked up in the
 * body, then what is only written there. */
#include "tln-metadata.h"

#include "tln-json-ld.h"
#include "tln-measure.h"
#include "tln-page-address.h"
#include "tln-page-dates.h"
#include "tln-text.h"
#include "tln-title.h"

#include <string.h>

typedef struct {
  TlnMetadata *m;
  TlnNode *root;
  TlnNode *body;
  GHashTable *metas; /* lower-case name or property to content, the first of each */
  GPtrArray *headings; /* texts of h1, then h2 */
  GPtrArray *titles; /* texts of what is named a title */
  guint n_h1;
  const TlnHints *hints;
} Page;

/* property="og:title dc:title" names two. Of the same name in the head the last counts: what a
 * plug-in or an editor adds to override stands behind what the template says. */
static void
add_meta (Page *self, const char *key, const char *content, gboolean override)
{
  g_autofree char *lower = key != NULL ? g_ascii_strdown (key, -1) : NULL;

  if (lower == NULL)
    return;
  g_auto (GStrv) names = g_strsplit_set (g_strstrip (lower), " \t\n", -1);
  for (guint k = 0; names[k] != NULL; k++)
    if (*names[k] != '\0' && (override || !g_hash_table_contains (self->metas, names[k])))
      g_hash_table_insert (self->metas, g_strdup (names[k]), (gpointer) content);
}

static gboolean
blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* article:author is Open Graph's, and that speaks by properties; by name systems give the agency or
 * the office that way. */
static void
collect_metas (Page *self)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };

  for (TlnNode *at = self->root->first; at != NULL; at = tln_node_next (at, self->root)) {
    const char *content = at->tag == TLN_TAG_META ? tln_node_attr (at, "content") : NULL;
    for (gsize i = 0; !blank (content) && i < G_N_ELEMENTS (keys); i++) {
      const char *key = tln_node_attr (at, keys[i]);
      if (i == 0 || g_strcmp0 (key, "article:author") != 0)
        add_meta (self, key, content, i < 2);
    }
  }
}

static void
collect_headings_of (Page *self, TlnTag tag)
{
  for (TlnNode *at = self->body->first; at != NULL; at = tln_node_next (at, self->body))
    if (at->tag == tag && self->headings->len < 40)
      g_ptr_array_add (self->headings, tln_node_text (at));
}

/* Many systems, above all Chinese ones, set titles in elements that only their names tell. */
static void
collect_titles (Page *self)
{
  for (TlnNode *at = self->body->first; at != NULL; at = tln_node_next (at, self->body)) {
    if (strstr (at->label, "title") == NULL && strstr (at->label, "headline") == NULL)
      continue;
    guint length = tln_measure_length (at);
    if (length >= 4 && length <= 150 && self->titles->len < 80)
      g_ptr_array_add (self->titles, tln_node_text (at));
  }
}

static const char *
meta (Page *self, const char *name)
{
  return g_hash_table_lookup (self->metas, name);
}

/* Some pages escape twice. */
static char *
unescape (const char *text)
{
  if (strchr (text, '&') == NULL || strchr (text, ';') == NULL)
    return g_strdup (text);
  g_autoptr (TlnDom) dom = tln_dom_parse (text, strlen (text));
  return tln_node_text (tln_dom_body (dom));
}

static void
offer_meta (Page *self, TlnField *field, const char *const *names)
{
  for (guint i = 0; names[i] != NULL && field->value == NULL; i++) {
    const char *value = meta (self, names[i]);
    g_autofree char *plain = value != NULL ? unescape (value) : NULL;
    tln_field_offer (field, plain, names[i], FALSE);
  }
}

/* Stated titles are often made for search engines; the one heading of the page that says about
 * the same is what readers see. */
static void
prefer_heading (Page *self)
{
  TlnField *title = &self->m->title;
  const char *heading = self->n_h1 == 1 ? self->headings->pdata[0] : NULL;

  if (heading == NULL || title->value == NULL || tln_title_same_letters (heading, title->value) ||
      tln_text_count (heading) < 4 || g_utf8_strlen (heading, -1) > 150 ||
      g_strcmp0 (heading, self->m->site_name.value) == 0)
    return;
  /* "Blog: A title", "10 March A title": what stands before is no part of it. */
  if (g_str_has_suffix (heading, title->value))
    return;
  if (tln_title_similarity (title->value, heading) < 0.5F &&
      tln_title_similarity (heading, title->value) < 0.5F)
    return;
  g_free (title->value);
  title->value = g_strdup (heading);
  title->origin = "heading";
}

/* JSON-LD gives a name and a headline: the name, unless only the headline is like the page's
 * title. */
static const char *
ld_title (const TlnJsonLd *ld, const char *element)
{
  if (ld->headline == NULL || ld->name == NULL || element == NULL)
    return ld->headline != NULL ? ld->headline : ld->name;
  gboolean by_name = tln_title_similarity (ld->name, element) > 0.75F;
  gboolean by_headline = tln_title_similarity (ld->headline, element) > 0.75F;
  return by_headline && !by_name ? ld->headline : ld->name;
}

/* What the page states as its title; TRUE when somebody wrote it for this article. The headline of
 * news is; of other kinds it is mostly made by a plug-in from the title for search engines. So is a
 * meta title that only repeats the title element, with the template's tail. */
static gboolean
offer_stated_title (Page *self, const TlnJsonLd *ld, const char *element, const char *plain)
{
  static const char *const names[] = { "dc:title",
                                       "dc.title",
                                       "dcterm:title",
                                       "dcterms.title",
                                       "og:title",
                                       "weibo:article:title",
                                       "weibo:webpage:title",
                                       "title",
                                       "twitter:title",
                                       "parsely-title",
                                       "articletitle",
                                       NULL };
  TlnField *title = &self->m->title;

  if (ld != NULL && ld_title (ld, plain) != NULL) {
    g_autofree char *stated = unescape (ld_title (ld, plain));
    tln_field_offer (title, stated, "json-ld", FALSE);
    if (title->value != NULL)
      return ld->news;
  }
  offer_meta (self, title, names);
  g_autofree char *squeezed = element != NULL ? tln_text_squeeze (element) : NULL;
  return title->value != NULL && g_strcmp0 (title->value, squeezed) != 0;
}

/* The site's name is cut off and the heading preferred where nobody wrote the title for this
 * article, and always in Chinese, where systems join the names of section and site to all titles.
 */
static void
find_title (Page *self, const TlnJsonLd *ld)
{
  TlnField *title = &self->m->title;
  TlnNode *node = tln_node_find (self->root, TLN_TAG_TITLE);
  g_autofree char *whole = node != NULL ? tln_node_text (node) : NULL;
  g_autofree char *plain =
      !blank (whole) ? tln_title_from_element (whole, self->headings, self->n_h1) : NULL;
  gboolean written = offer_stated_title (self, ld, whole, plain);
  gboolean stated = title->value != NULL;

  if (!stated)
    tln_field_offer (title, plain, "title", FALSE);
  if (title->value != NULL) {
    gboolean chinese = g_strcmp0 (tln_text_language (stated ? title->value : whole), "zh") == 0;
    if (chinese || (stated && !written)) {
      TlnTitleClues clues = { self->headings, self->titles, self->m->site_name.value,
                              self->m->url.value };
      char *shorter = tln_title_without_site (stated ? title->value : whole, &clues);
      g_free (title->value);
      title->value = shorter;
      prefer_heading (self);
    }
  }
  if (self->headings->len > 0)
    tln_field_offer (title, self->headings->pdata[0], "heading", TRUE);
}

static gboolean
address (const char *text)
{
  return text != NULL &&
         (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"));
}

static void
find_byline (Page *self, const TlnJsonLd *ld)
{
  static const char *const names[] = { "dc:creator", "dcterm:creator",
                                       "dc.creator", "dcterms.creator",
                                       "author",     "parsely-author",
                                       NULL };

  if (ld != NULL && !address (ld->author))
    tln_field_offer (&self->m->byline, ld->author, "json-ld", FALSE);
  offer_meta (self, &self->m->byline, names);
  const char *author = meta (self, "article:author");
  if (!address (author))
    tln_field_offer (&self->m->byline, author, "article:author", FALSE);
}

static void
find_site (Page *self, const TlnJsonLd *ld)
{
  static const char *const names[] = { "og:site_name", "application-name", NULL };

  if (ld != NULL)
    tln_field_offer (&self->m->site_name, ld->publisher, "json-ld", FALSE);
  offer_meta (self, &self->m->site_name, names);
  for (TlnNode *at = self->body->first; at != NULL && self->m->site_name.value == NULL;
       at = tln_node_next (at, self->body))
    if (g_strcmp0 (tln_node_attr (at, "id"), "js_name") == 0) { /* WeChat's account */
      g_autofree char *name = tln_node_text (at);
      tln_field_offer (&self->m->site_name, name, "js_name", FALSE);
    }
}

static const char *
attr_of_first (Page *self, TlnTag tag, const char *key, const char *want, const char *value)
{
  for (TlnNode *at = self->root->first; at != NULL; at = tln_node_next (at, self->root))
    if (at->tag == tag && (want == NULL || g_strcmp0 (tln_node_attr (at, key), want) == 0) &&
        tln_node_attr (at, value) != NULL)
      return tln_node_attr (at, value);
  return NULL;
}

static void
find_address (Page *self, const TlnJsonLd *ld)
{
  const char *canonical = attr_of_first (self, TLN_TAG_LINK, "rel", "canonical", "href");
  const char *base = attr_of_first (self, TLN_TAG_BASE, NULL, NULL, "href");
  const char *where = self->hints->url;

  if (canonical != NULL && where != NULL && !address (canonical)) {
    g_autofree char *whole = tln_page_address_resolve (where, canonical);
    if (address (whole))
      tln_field_offer (&self->m->url, whole, "canonical", FALSE);
  }
  if (address (canonical))
    tln_field_offer (&self->m->url, canonical, "canonical", FALSE);
  if (address (meta (self, "og:url")))
    tln_field_offer (&self->m->url, meta (self, "og:url"), "og:url", FALSE);
  tln_field_offer (&self->m->url, where, "address", FALSE);
  if (ld != NULL && address (ld->url))
    tln_field_offer (&self->m->url, ld->url, "json-ld", FALSE);
  if (address (base))
    self->m->base = g_strdup (base);
  else if (where == NULL && self->m->url.value != NULL)
    self->m->base = g_strdup (self->m->url.value);
}

static void
find_language (Page *self, const TlnJsonLd *ld)
{
  tln_field_offer (&self->m->language, tln_node_attr (self->root, "lang"), "html lang", FALSE);
  tln_field_offer (&self->m->language, tln_node_attr (self->root, "xml:lang"), "html lang", FALSE);
  tln_field_offer (&self->m->language, meta (self, "content-language"), "content-language", FALSE);
  tln_field_offer (&self->m->dir, NULL, "dir", FALSE);
}

TlnMetadata *
tln_metadata_from_page (TlnDom *dom, const TlnHints *hints)
{
  TlnMetadata *metadata = tln_metadata_new ();
  g_autoptr (TlnJsonLd) ld = tln_json_ld_find (dom);
  g_autoptr (GHashTable) metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Page self = { .m = metadata,
                .root = tln_dom_root (dom),
                .body = tln_dom_body (dom),
                .metas = metas,
                .headings = headings,
                .titles = titles,
                .hints = hints };

  collect_metas (&self);
  collect_headings_of (&self, TLN_TAG_H1);
  self.n_h1 = headings->len;
  collect_headings_of (&self, TLN_TAG_H2);
  collect_titles (&self);
  find_site (&self, ld);
  find_address (&self, ld);
  find_title (&self, ld);
  find_byline (&self, ld);
  find_language (&self, ld);
  tln_page_dates_find (metadata, dom, metas, ld != NULL ? ld->published : NULL);
  if (ld != NULL && ld->body != NULL)
    metadata->body = g_strdup (ld->body);
  return metadata;
}
