/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts what stands around the article inside its own container: share bars, lists of contents,
 * boxes about the author, related links, editors' lines. By names of parts and by what short
 * lines say, in English and Chinese; never by the site. */
#include "tln-extract-steps.h"

#include "tln-measure.h"
#include "tln-text.h"

#include <string.h>

typedef enum {
  LINE_ANYWHERE, /* the line goes wherever it stands */
  LINE_HEAD, /* among the first lines */
  LINE_TAIL, /* it and all that follows, near the end */
} LinePlace;

typedef struct {
  const char *text; /* folded; the line begins so */
  LinePlace place;
  guint most; /* characters the line may have */
} LineRule;

typedef struct {
  TlnNode *node;
  guint length;
  guint before; /* characters before it */
} Leaf;

static const LineRule rules[] = {
  { "share this", LINE_ANYWHERE, 30 },
  { "advertisement", LINE_ANYWHERE, 24 },
  { "pin it", LINE_ANYWHERE, 16 },
  { "责任编辑", LINE_ANYWHERE, 30 },
  { "【责任编辑", LINE_ANYWHERE, 30 },
  { "[责任编辑", LINE_ANYWHERE, 30 },
  { "(责任编辑", LINE_ANYWHERE, 30 },
  { "【编辑", LINE_ANYWHERE, 30 },
  { "(编辑:", LINE_ANYWHERE, 30 },
  { "(责编", LINE_ANYWHERE, 40 },
  { "责编:", LINE_ANYWHERE, 40 },
  { "编辑:", LINE_ANYWHERE, 30 },
  { "编辑|", LINE_ANYWHERE, 30 },
  { "校对:", LINE_ANYWHERE, 30 },
  { "来源:", LINE_ANYWHERE, 40 },
  { "文章来源:", LINE_ANYWHERE, 40 },
  { "(来源:", LINE_ANYWHERE, 40 },
  { "分享到", LINE_ANYWHERE, 30 },
  { "扫一扫", LINE_ANYWHERE, 40 },
  { "打开app", LINE_ANYWHERE, 40 },
  { "reading time", LINE_HEAD, 40 },
  { "published on", LINE_HEAD, 60 },
  { "last updated", LINE_HEAD, 60 },
  { "updated on", LINE_HEAD, 60 },
  { "table of content", LINE_HEAD, 24 },
  { "on this page", LINE_HEAD, 24 },
  { "in this article", LINE_HEAD, 24 },
  { "jump to", LINE_HEAD, 24 },
  { "skip to main content", LINE_HEAD, 24 },
  { "related articles", LINE_TAIL, 60 },
  { "related posts", LINE_TAIL, 60 },
  { "related stories", LINE_TAIL, 60 },
  { "related reading", LINE_TAIL, 60 },
  { "related content", LINE_TAIL, 60 },
  { "related topics", LINE_TAIL, 60 },
  { "recommended reading", LINE_TAIL, 60 },
  { "recommended for you", LINE_TAIL, 60 },
  { "you may also", LINE_TAIL, 70 },
  { "you might also", LINE_TAIL, 70 },
  { "what to read next", LINE_TAIL, 40 },
  { "read next", LINE_TAIL, 40 },
  { "more from", LINE_TAIL, 60 },
  { "more stories", LINE_TAIL, 60 },
  { "about the author", LINE_TAIL, 60 },
  { "written by", LINE_TAIL, 60 },
  { "post navigation", LINE_TAIL, 40 },
  { "leave a reply", LINE_TAIL, 60 },
  { "leave a comment", LINE_TAIL, 60 },
  { "comments", LINE_TAIL, 16 },
  { "article sources", LINE_TAIL, 30 },
  { "copyright ©", LINE_TAIL, 100 },
  { "© ", LINE_TAIL, 100 },
  { "相关阅读", LINE_TAIL, 20 },
  { "相关新闻", LINE_TAIL, 20 },
  { "相关文章", LINE_TAIL, 20 },
  { "相关推荐", LINE_TAIL, 20 },
  { "推荐阅读", LINE_TAIL, 20 },
  { "延伸阅读", LINE_TAIL, 20 },
  { "往期推荐", LINE_TAIL, 20 },
  { "阅读下一篇", LINE_TAIL, 30 },
  { "上一篇", LINE_TAIL, 60 },
  { "下一篇", LINE_TAIL, 60 },
  { "热门评论", LINE_TAIL, 30 },
  { "网友评论", LINE_TAIL, 30 },
  { "全部评论", LINE_TAIL, 30 },
  { "版权声明", LINE_TAIL, 200 },
  { "特别声明", LINE_TAIL, 200 },
};

/* Parts inside the article that are named like what they are. */
static const char *const part_names[] = { "author-bio",      "author-box",
                                          "authorbox",       "about-author",
                                          "author-info",     "bio-box",
                                          "newsletter",      "subscribe",
                                          "related-posts",   "related-articles",
                                          "related-links",   "recommended",
                                          "share-buttons",   "social-share",
                                          "sharing",         "signup-form",
                                          "breadcrumb",      "breadcrumbs",
                                          "post-navigation", "nav-links",
                                          "post-tags",       "tag-list",
                                          "comments",        "comment-list",
                                          "print-only",      NULL };

static gboolean
named_part (const TlnNode *node)
{
  if (*node->label == '\0')
    return FALSE;
  for (guint i = 0; part_names[i] != NULL; i++)
    if (tln_word_in (node->label, part_names[i]))
      return TRUE;
  return FALSE;
}

static void
cut_named_parts (TlnNode *content)
{
  guint all = tln_measure_length (content);

  for (TlnNode *at = content->first; at != NULL;) {
    TlnNode *next = tln_node_next (at, content);
    if (tln_node_is_element (at) && !tln_tag_heading (at->tag) && named_part (at) &&
        tln_measure_length (at) * 5 < all) {
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

static const LineRule *
rule_of (const Leaf *leaf)
{
  if (leaf->length > 200)
    return NULL;
  g_autofree char *text = tln_node_text (leaf->node);
  g_autofree char *folded = tln_text_fold (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (leaf->length <= rules[i].most && g_str_has_prefix (folded, rules[i].text))
      return &rules[i];
  return NULL;
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

static gboolean
applies (const LineRule *rule, const Leaf *leaf, guint index, guint all)
{
  switch (rule->place) {
  case LINE_HEAD:
    return index < 8 && leaf->before * 4 < all;
  case LINE_TAIL:
    return leaf->before >= 200 && leaf->before * 10 >= all * 6 && heads_a_part (leaf);
  default:
    return TRUE;
  }
}

void
tln_extract_trim (TlnNode *content)
{
  cut_named_parts (content);
  cut_contents (content);
  g_autoptr (GArray) leaves = collect_leaves (content);
  guint all = 0;
  for (guint i = 0; i < leaves->len; i++)
    all += g_array_index (leaves, Leaf, i).length;
  for (guint i = 0; i < leaves->len; i++) {
    const Leaf *leaf = &g_array_index (leaves, Leaf, i);
    const LineRule *rule = rule_of (leaf);
    if (rule == NULL || !applies (rule, leaf, i, all) || leaf->length * 3 > all)
      continue;
    if (rule->place == LINE_TAIL) {
      cut_from (leaf->node, content);
      return;
    }
    tln_node_remove (leaf->node);
  }
}
