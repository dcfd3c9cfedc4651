/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts what stands around the article inside its own container: share bars, lists of contents,
 * boxes about the author, related links, editors' lines. By names of parts, by what short lines say
 * and by where they stand; never by the site. */
#include "tln-extract-steps.h"

#include "tln-extract-lines.h"
#include "tln-measure.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  TlnNode *node;
  guint length;
  guint before; /* characters before it */
} Leaf;

/* Parts inside the article that are named like what they are; a pull quote repeats the text. */
static const char *const part_names[] = { "author-bio",
                                          "author-box",
                                          "authorbox",
                                          "about-author",
                                          "author",
                                          "author-card",
                                          "author-info",
                                          "bio-box",
                                          "byline",
                                          "contributors",
                                          "newsletter",
                                          "subscribe",
                                          "signup",
                                          "signup-form",
                                          "sign-up",
                                          "related-posts",
                                          "related-articles",
                                          "related-links",
                                          "related-content",
                                          "related-stories",
                                          "also-read",
                                          "read-also",
                                          "recommended",
                                          "share-buttons",
                                          "social-share",
                                          "social-links",
                                          "social-media",
                                          "sharing",
                                          "follow-us",
                                          "breadcrumb",
                                          "breadcrumbs",
                                          "post-navigation",
                                          "nav",
                                          "navbar",
                                          "navigation",
                                          "nav-links",
                                          "post-tags",
                                          "tag-list",
                                          "post-meta",
                                          "comments",
                                          "comment-list",
                                          "promo",
                                          "cta",
                                          "ad",
                                          "ads",
                                          "advert",
                                          "advertisement",
                                          "disclaimer",
                                          "table-of-contents",
                                          "pullquote",
                                          "pull-quote",
                                          "video-player",
                                          "player",
                                          "credit",
                                          "paywall",
                                          "cookie-notice",
                                          "cookie-banner",
                                          "print-only",
                                          "screen-reader-text",
                                          "sr-only",
                                          "visually-hidden",
                                          NULL };

static gboolean
named_part (const TlnNode *node)
{
  if (node->tag == TLN_TAG_NAV)
    return TRUE;
  if (*node->label == '\0')
    return FALSE;
  for (guint i = 0; part_names[i] != NULL; i++)
    if (tln_word_in (node->label, part_names[i]))
      return TRUE;
  return FALSE;
}

/* What holds much of the text is no box beside it. */
static gboolean
small_part (guint length, guint all)
{
  return length * 5 < all || (length <= 20 && length < all);
}

static void
cut_named_parts (TlnNode *content)
{
  guint all = tln_measure_length (content);

  for (TlnNode *at = content->first; at != NULL;) {
    TlnNode *next = tln_node_next (at, content);
    if (tln_node_is_element (at) && !tln_tag_heading (at->tag) && named_part (at) &&
        small_part (tln_measure_length (at), all)) {
      next = tln_node_after (at, content);
      tln_node_remove (at);
    }
    at = next;
  }
}

/* A list of contents: at least three links into the page and hardly anything else. */
static gboolean
contents_list (const TlnNode *list, guint all)
{
  guint inside = 0, items = 0;

  for (const TlnNode *at = list->first; at != NULL; at = tln_node_next (at, list)) {
    const char *href = at->tag == TLN_TAG_A ? tln_node_attr (at, "href") : NULL;
    if (href != NULL && *href == '#' && href[1] != '\0') {
      inside += tln_measure_length (at);
      items++;
    }
  }
  return items >= 3 && inside * 10 >= tln_measure_length (list) * 9 && inside * 4 < all;
}

static void
cut_contents (TlnNode *content)
{
  guint all = tln_measure_length (content);

  for (TlnNode *at = content->first; at != NULL;) {
    TlnNode *next = tln_node_next (at, content);
    if ((at->tag == TLN_TAG_UL || at->tag == TLN_TAG_OL) && contents_list (at, all)) {
      next = tln_node_after (at, content);
      tln_node_remove (at);
    }
    at = next;
  }
}

static gboolean
only_phrasing (const TlnNode *node)
{
  for (const TlnNode *child = node->first; child != NULL; child = child->next)
    if (child->tag != TLN_TAG_COMMENT && !tln_node_phrasing (child))
      return FALSE;
  return TRUE;
}

static GArray *
collect_leaves (TlnNode *content)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  guint before = 0;

  for (TlnNode *at = content->first; at != NULL;) {
    if (!tln_node_is_element (at) || !only_phrasing (at)) {
      at = tln_node_next (at, content);
      continue;
    }
    Leaf leaf = { at, tln_measure_length (at), before };
    before += leaf.length;
    if (leaf.length > 0)
      g_array_append_val (leaves, leaf);
    at = tln_node_after (at, content);
  }
  return leaves;
}

static void
cut_from (TlnNode *node, TlnNode *content)
{
  while (node != NULL && node != content) {
    TlnNode *parent = node->parent;
    while (node->next != NULL)
      tln_node_remove (node->next);
    TlnNode *gone = node;
    node = parent;
    if (gone->first == NULL || only_phrasing (gone))
      tln_node_remove (gone);
  }
}

/* What stands over a part: a heading, or a few words that are no sentence. */
static gboolean
heads_a_part (const Leaf *leaf)
{
  if (tln_tag_heading (leaf->node->tag))
    return TRUE;
  if (leaf->length > 45)
    return FALSE;
  g_autofree char *text = tln_node_text (leaf->node);
  return !g_str_has_suffix (text, ".") && !g_str_has_suffix (text, "。");
}

/* What must stand before a tail, so that it is one: Chinese says as much in fewer characters. */
static guint
least_before (const Leaf *leaf)
{
  g_autofree char *text = tln_node_text (leaf->node);

  return tln_char_cjk (g_utf8_get_char (text)) ? 60 : 200;
}

static gboolean
applies (TlnLinePlace place, const Leaf *leaf, guint index, guint all)
{
  switch (place) {
  case TLN_LINE_STAYS:
    return FALSE;
  case TLN_LINE_HEAD:
    return index < 8 && leaf->before * 4 < all;
  case TLN_LINE_TAIL:
    return leaf->before >= least_before (leaf) && leaf->before * 10 >= all * 6 &&
           heads_a_part (leaf);
  default:
    return TRUE;
  }
}

static TlnLinePlace
place_of (const Leaf *leaf, const char *byline, guint index, guint all)
{
  if (leaf->length > 500)
    return TLN_LINE_STAYS;
  g_autofree char *text = tln_node_text (leaf->node);
  gboolean linked = leaf->length <= 200 && tln_measure_link_density (leaf->node) > 0.4F;
  TlnLinePlace place = tln_line_place (text, leaf->length, linked);

  if (place != TLN_LINE_STAYS)
    return place;
  if (index < 5 && leaf->length <= 100 && leaf->before * 10 < all &&
      tln_line_about_article (text, byline))
    return TLN_LINE_HEAD;
  if ((leaf->before + leaf->length) * 100 >= all * 85 && leaf->before >= 400 &&
      tln_line_about_author (text, byline))
    return TLN_LINE_ANYWHERE;
  return TLN_LINE_STAYS;
}

#define FULL_PARAGRAPH 200

/* Letters and digits alone, without case. */
static GString *
letters_of (const char *text)
{
  g_autofree char *folded = tln_text_fold (text, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return letters;
}

/* Where the page states the article's text and that is what was found, nothing before or behind it
 * belongs to it, but for full paragraphs: statements are cut short, too. Inside, they may lack
 * tables, quotes and headings. */
static void
cut_outside_body (GArray *leaves, const char *body)
{
  g_autoptr (GString) stated = letters_of (body);
  guint first = leaves->len, last = 0, paragraphs = 0;
  gsize found = 0, all = 0;

  for (guint i = 0; i < leaves->len; i++) {
    g_autofree char *text = tln_node_text (g_array_index (leaves, Leaf, i).node);
    g_autoptr (GString) own = letters_of (text);
    all += own->len;
    if (own->len < 20 || strstr (stated->str, own->str) == NULL)
      continue;
    found += own->len;
    first = MIN (first, i);
    last = i;
  }
  for (guint i = last + 1; i < leaves->len; i++)
    paragraphs += g_array_index (leaves, Leaf, i).length >= FULL_PARAGRAPH;
  if (found * 10 < stated->len * 8 || found * 10 < all * 7 || paragraphs > 2)
    return;
  for (guint i = 0; i < leaves->len; i++)
    if ((i < first && !tln_tag_heading (g_array_index (leaves, Leaf, i).node->tag)) || i > last)
      tln_node_remove (g_array_index (leaves, Leaf, i).node);
}

static gboolean
only_a_link (const Leaf *leaf)
{
  return leaf->length <= 150 && tln_measure_link_density (leaf->node) > 0.8F;
}

/* What an article rests on is a part of it, links or not. */
static gboolean
of_sources (const Leaf *leaf)
{
  g_autofree char *text = tln_node_text (leaf->node);
  g_autofree char *folded = tln_text_fold (text, -1);
  static const char *const words[] = { "source", "reference", "links", "external link",
                                       "notes",  "resource",  "参考",  "资料来源" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}

/* Links to other articles at the end, three at least, and the words over them. */
static void
cut_last_links (GArray *leaves, guint all)
{
  guint from = leaves->len, n = 0;

  while (from > 0) {
    const Leaf *leaf = &g_array_index (leaves, Leaf, from - 1);
    gboolean link = only_a_link (leaf);
    if (leaf->node->parent == NULL)
      break;
    if (!link && (leaf->length > 40 || !heads_a_part (leaf) || tln_tag_heading (leaf->node->tag)))
      break;
    n += link;
    from--;
  }
  if (n < 3)
    return;
  if (from > 0 && heads_a_part (&g_array_index (leaves, Leaf, from - 1)))
    from--;
  if (from == 0 || of_sources (&g_array_index (leaves, Leaf, from)) ||
      g_array_index (leaves, Leaf, from).before * 10 < all * 6)
    return;
  for (guint i = from; i < leaves->len; i++)
    tln_node_remove (g_array_index (leaves, Leaf, i).node);
}

void
tln_extract_trim (TlnNode *content, const TlnExtractHints *hints, const char *byline)
{
  cut_named_parts (content);
  cut_contents (content);
  g_autoptr (GArray) leaves = collect_leaves (content);
  guint all = 0;
  for (guint i = 0; i < leaves->len; i++)
    all += g_array_index (leaves, Leaf, i).length;
  cut_last_links (leaves, all);
  if (hints->body != NULL)
    cut_outside_body (leaves, hints->body);
  for (guint i = 0; i < leaves->len; i++) {
    const Leaf *leaf = &g_array_index (leaves, Leaf, i);
    TlnLinePlace place = place_of (leaf, byline, i, all);
    if (!applies (place, leaf, i, all) || leaf->length * 3 > all)
      continue;
    if (place == TLN_LINE_TAIL) {
      cut_from (leaf->node, content);
      return;
    }
    tln_node_remove (leaf->node);
  }
}
