/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds where the article is: paragraphs give points to what is around them, the best candidate is
 * taken with the siblings that read like it. After Mozilla's Readability (Apache-2.0). */
#include "tln-extract-steps.h"

#include "tln-measure.h"

#include <string.h>

#define N_TOP 5
#define MARK_CANDIDATE (1 << 0)

typedef struct {
  TlnAttempt *attempt;
  TlnNode *body;
  GPtrArray *to_score;
  GPtrArray *candidates;
} Gather;

static gboolean
unlikely_role (const TlnNode *node)
{
  static const char *const roles[] = { "menu",  "menubar",     "complementary", "navigation",
                                       "alert", "alertdialog", "dialog",        NULL };
  const char *role = tln_node_attr (node, "role");

  return role != NULL && g_strv_contains (roles, role);
}

/* Both visible and of use, before any score. */
static gboolean
unlikely (const TlnNode *node)
{
  guint hints = tln_name_hints (node);

  if ((hints & TLN_NAME_UNLIKELY) && !(hints & TLN_NAME_MAYBE) && node->tag != TLN_TAG_BODY &&
      node->tag != TLN_TAG_A && !tln_node_ancestor (node, TLN_TAG_TABLE, 3) &&
      !tln_node_ancestor (node, TLN_TAG_CODE, 3))
    return TRUE;
  return unlikely_role (node);
}

static gboolean
modal (const TlnNode *node)
{
  return g_strcmp0 (tln_node_attr (node, "aria-modal"), "true") == 0 &&
         g_strcmp0 (tln_node_attr (node, "role"), "dialog") == 0;
}

static gboolean
byline_here (Gather *self, TlnNode *node)
{
  const char *rel = tln_node_attr (node, "rel");
  const char *itemprop = tln_node_attr (node, "itemprop");

  if (self->attempt->byline != NULL || self->attempt->hints->byline != NULL)
    return FALSE;
  if (g_strcmp0 (rel, "author") != 0 && (itemprop == NULL || !strstr (itemprop, "author")) &&
      !(tln_name_hints (node) & TLN_NAME_BYLINE))
    return FALSE;
  guint length = tln_measure_length (node);
  if (length == 0 || length >= 100)
    return FALSE;
  TlnNode *name = NULL;
  for (TlnNode *at = node->first; at != NULL && name == NULL; at = tln_node_next (at, node)) {
    const char *prop = tln_node_attr (at, "itemprop");
    if (prop != NULL && strstr (prop, "name") != NULL)
      name = at;
  }
  self->attempt->byline = tln_node_text (name != NULL ? name : node);
  return TRUE;
}

static gboolean
repeats_title (Gather *self, const TlnNode *node)
{
  const char *title = self->attempt->hints->title;

  if ((node->tag != TLN_TAG_H1 && node->tag != TLN_TAG_H2) || title == NULL ||
      self->attempt->title_seen)
    return FALSE;
  g_autofree char *text = tln_node_text (node);
  if (tln_title_similarity (title, text) <= 0.75F)
    return FALSE;
  self->attempt->title_seen = TRUE;
  return TRUE;
}

static gboolean
without_content (const TlnNode *node)
{
  guint others = 0;

  for (const TlnNode *child = node->first; child != NULL; child = child->next) {
    if (!tln_node_is_element (child) && !tln_node_blank (child))
      return FALSE;
    others += tln_node_is_element (child) && child->tag != TLN_TAG_BR && child->tag != TLN_TAG_HR;
  }
  return others == 0;
}

static gboolean
removable_when_empty (TlnTag tag)
{
  return tag == TLN_TAG_DIV || tag == TLN_TAG_SECTION || tag == TLN_TAG_HEADER ||
         tln_tag_heading (tag);
}

static gboolean
unwanted (Gather *self, TlnNode *node)
{
  if (!tln_node_is_element (node))
    return node->tag == TLN_TAG_COMMENT;
  if (!tln_node_visible (node) || modal (node) || byline_here (self, node) ||
      repeats_title (self, node))
    return TRUE;
  if ((self->attempt->strict & TLN_STRICT_NAMES) && unlikely (node))
    return TRUE;
  return removable_when_empty (node->tag) && without_content (node);
}

static gboolean
block_tag (TlnTag tag)
{
  switch (tag) {
  case TLN_TAG_BLOCKQUOTE:
  case TLN_TAG_DL:
  case TLN_TAG_DIV:
  case TLN_TAG_IMG:
  case TLN_TAG_OL:
  case TLN_TAG_P:
  case TLN_TAG_PRE:
  case TLN_TAG_TABLE:
  case TLN_TAG_UL:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
has_block (const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (block_tag (at->tag))
      return TRUE;
  return FALSE;
}

static void
chomp (TlnNode *p)
{
  while (p->last != NULL && (tln_node_blank (p->last) || p->last->tag == TLN_TAG_BR))
    tln_node_remove (p->last);
}

/* Loose text in a DIV becomes paragraphs. */
static void
wrap_phrasing (Gather *self, TlnNode *div)
{
  TlnNode *p = NULL;

  for (TlnNode *child = div->first; child != NULL;) {
    TlnNode *next = child->next;
    if (tln_node_phrasing (child)) {
      if (p != NULL) {
        tln_node_append (p, child);
      } else if (!tln_node_blank (child) && child->tag != TLN_TAG_BR) {
        p = tln_dom_element (self->attempt->dom, TLN_TAG_P, NULL);
        tln_node_replace (child, p);
        tln_node_append (p, child);
      }
    } else if (p != NULL) {
      chomp (p);
      p = NULL;
    }
    child = next;
  }
  if (p != NULL)
    chomp (p);
}

/* The single child element, when it has that tag and no text stands beside it. */
static TlnNode *
single_child (const TlnNode *node, TlnTag tag)
{
  TlnNode *only = NULL;

  for (TlnNode *child = node->first; child != NULL; child = child->next) {
    if (tln_node_is_element (child)) {
      if (only != NULL || child->tag != tag)
        return NULL;
      only = child;
    } else if (!tln_node_blank (child)) {
      return NULL;
    }
  }
  return only;
}

/* Settles a DIV: a shell around one paragraph goes, one without blocks is a paragraph itself.
 * Returns the node that stands there now. */
static TlnNode *
settle_div (Gather *self, TlnNode *div)
{
  wrap_phrasing (self, div);
  TlnNode *p = single_child (div, TLN_TAG_P);
  if (p != NULL && tln_measure_link_density (div) < 0.25F) {
    tln_node_replace (div, p);
    if (*p->label == '\0')
      p->label = div->label; /* what the shell was named still counts */
    g_ptr_array_add (self->to_score, p);
    return p;
  }
  if (!has_block (div)) {
    div->tag = TLN_TAG_P;
    g_ptr_array_add (self->to_score, div);
  }
  return div;
}

static gboolean
scored_tag (TlnTag tag)
{
  return tag == TLN_TAG_SECTION || tag == TLN_TAG_P || tag == TLN_TAG_TD || tag == TLN_TAG_PRE ||
         (tag >= TLN_TAG_H2 && tag <= TLN_TAG_H6);
}

static void
walk (Gather *self)
{
  for (TlnNode *node = self->body; node != NULL;) {
    if (node != self->body && unwanted (self, node)) {
      TlnNode *after = tln_node_after (node, self->body);
      tln_node_remove (node);
      node = after;
      continue;
    }
    if (scored_tag (node->tag))
      g_ptr_array_add (self->to_score, node);
    if (node->tag == TLN_TAG_DIV && node != self->body)
      node = settle_div (self, node);
    node = tln_node_next (node, self->body);
  }
}

static float
first_score (Gather *self, const TlnNode *node)
{
  float score = 0;

  switch (node->tag) {
  case TLN_TAG_DIV:
    score = 5;
    break;
  case TLN_TAG_PRE:
  case TLN_TAG_TD:
  case TLN_TAG_BLOCKQUOTE:
    score = 3;
    break;
  case TLN_TAG_ADDRESS:
  case TLN_TAG_OL:
  case TLN_TAG_UL:
  case TLN_TAG_DL:
  case TLN_TAG_DD:
  case TLN_TAG_DT:
  case TLN_TAG_LI:
  case TLN_TAG_FORM:
    score = -3;
    break;
  case TLN_TAG_TH:
    score = -5;
    break;
  default:
    score = tln_tag_heading (node->tag) ? -5 : 0;
    break;
  }
  if (self->attempt->strict & TLN_STRICT_WEIGHTS)
    score += (float) tln_name_weight (node);
  return score;
}

static void
make_candidate (Gather *self, TlnNode *node)
{
  if (node->marks & MARK_CANDIDATE)
    return;
  node->marks |= MARK_CANDIDATE;
  node->score = first_score (self, node);
  g_ptr_array_add (self->candidates, node);
}

static void
score_one (Gather *self, TlnNode *node)
{
  guint length = tln_measure_length (node);
  guint level = 0;

  if (length < 25 || node->parent == NULL)
    return;
  float score = 2 + (float) tln_measure_commas (node, FALSE) + (float) MIN (length / 100, 3);
  for (TlnNode *up = node->parent; up != NULL && level < 5; up = up->parent, level++) {
    float divider = level == 0 ? 1 : level == 1 ? 2 : (float) level * 3;
    make_candidate (self, up);
    up->score += score / divider;
  }
}

static void
find_top (Gather *self, TlnNode **top)
{
  for (guint i = 0; i < self->candidates->len; i++) {
    TlnNode *node = self->candidates->pdata[i];
    node->score *= 1 - tln_measure_link_density (node);
    for (guint k = 0; k < N_TOP; k++) {
      if (top[k] != NULL && node->score <= top[k]->score)
        continue;
      memmove (top + k + 1, top + k, (N_TOP - 1 - k) * sizeof *top);
      top[k] = node;
      break;
    }
  }
}

/* When several good candidates share an ancestor, that is the article. */
static TlnNode *
shared_ancestor (Gather *self, TlnNode **top)
{
  TlnNode *near[N_TOP];
  guint n = 0;

  for (guint i = 1; i < N_TOP && top[i] != NULL; i++)
    if (top[i]->score / top[0]->score >= 0.75F)
      near[n++] = top[i];
  for (TlnNode *up = top[0]->parent; n >= 3 && up != NULL && up != self->body; up = up->parent) {
    guint lists = 0;
    for (guint i = 0; i < n; i++)
      lists += near[i] != up && tln_node_inside (near[i], up);
    if (lists >= 3)
      return up;
  }
  return top[0];
}

/* Goes up while the parent scores better: the article may be parted by more than one DIV. */
static TlnNode *
climb (Gather *self, TlnNode *top)
{
  float last = top->score, threshold = top->score / 3;
  TlnNode *up = top->parent;

  for (; up != NULL && up != self->body; up = up->parent) {
    if (!(up->marks & MARK_CANDIDATE))
      continue;
    if (up->score < threshold)
      break;
    if (up->score > last) {
      top = up;
      break;
    }
    last = up->score;
  }
  for (up = top->parent; up != NULL && up != self->body && tln_node_n_elements (up) == 1;
       up = up->parent)
    top = up;
  make_candidate (self, top);
  return top;
}

static TlnNode *
whole_body (Gather *self)
{
  TlnNode *div = tln_dom_element (self->attempt->dom, TLN_TAG_DIV, NULL);

  while (self->body->first != NULL)
    tln_node_append (div, self->body->first);
  tln_node_append (self->body, div);
  make_candidate (self, div);
  return div;
}

static gboolean
ends_sentence (const TlnNode *node)
{
  g_autofree char *text = tln_node_text (node);

  return strstr (text, ". ") != NULL || g_str_has_suffix (text, ".") || strstr (text, "。") != NULL;
}

static gboolean
belongs (const TlnNode *sibling, const TlnNode *top, float threshold)
{
  const char *own = tln_node_attr (sibling, "class");
  const char *best = tln_node_attr (top, "class");
  float bonus = own != NULL && best != NULL && *best != '\0' && strcmp (own, best) == 0
                    ? top->score * 0.2F
                    : 0;

  if (sibling == top)
    return TRUE;
  if ((sibling->marks & MARK_CANDIDATE) && sibling->score + bonus >= threshold)
    return TRUE;
  if (sibling->tag != TLN_TAG_P)
    return FALSE;
  guint length = tln_measure_length (sibling);
  float links = tln_measure_link_density (sibling);
  if (length > 80)
    return links < 0.25F;
  return length > 0 && links <= 0 && ends_sentence (sibling);
}

static TlnNode *
with_siblings (Gather *self, TlnNode *top)
{
  TlnNode *content = tln_dom_element (self->attempt->dom, TLN_TAG_DIV, NULL);
  float threshold = MAX (10, top->score * 0.2F);
  TlnNode *parent = top->parent;

  for (TlnNode *sibling = parent->first; sibling != NULL;) {
    TlnNode *next = sibling->next;
    if (tln_node_is_element (sibling) && belongs (sibling, top, threshold)) {
      switch (sibling->tag) {
      case TLN_TAG_DIV:
      case TLN_TAG_ARTICLE:
      case TLN_TAG_SECTION:
      case TLN_TAG_P:
      case TLN_TAG_OL:
      case TLN_TAG_UL:
        break;
      default:
        sibling->tag = TLN_TAG_DIV;
        break;
      }
      tln_node_append (content, sibling);
    }
    sibling = next;
  }
  return content;
}

TlnNode *
tln_extract_gather (TlnAttempt *attempt, TlnNode *body)
{
  g_autoptr (GPtrArray) to_score = g_ptr_array_new ();
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  Gather self = { attempt, body, to_score, candidates };
  TlnNode *top[N_TOP + 1] = { NULL };

  walk (&self);
  for (guint i = 0; i < to_score->len; i++)
    score_one (&self, to_score->pdata[i]);
  find_top (&self, top);
  TlnNode *best = top[0];
  if (best == NULL || best == body)
    best = body->first != NULL ? whole_body (&self) : NULL;
  else
    best = climb (&self, shared_ancestor (&self, top));
  if (best == NULL)
    return NULL;
  attempt->top = best;
  return with_siblings (&self, best);
}

/* A container that says what it is, by the standard or as widely used systems name it. */
static gboolean
says_article (const TlnNode *node)
{
  static const char *const names[] = { "article-content", "article-body",       "article__body",
                                       "article_content", "articlecontent",     "articlebody",
                                       "entry-content",   "post-content",       "post-body",
                                       "post_content",    "story-body",         "storybody",
                                       "trs_editor",      "rich_media_content", "js_content",
                                       "main-content",    "maincontent",        NULL };
  const char *prop = tln_node_attr (node, "itemprop");

  if (node->tag == TLN_TAG_ARTICLE || node->tag == TLN_TAG_MAIN ||
      g_strcmp0 (tln_node_attr (node, "role"), "main") == 0 ||
      (prop != NULL && g_ascii_strcasecmp (prop, "articleBody") == 0))
    return TRUE;
  for (guint i = 0; *node->label != '\0' && names[i] != NULL; i++)
    if (tln_word_in (node->label, names[i]))
      return TRUE;
  return FALSE;
}

TlnNode *
tln_extract_container (TlnAttempt *attempt, TlnNode *body)
{
  g_autoptr (GPtrArray) to_score = g_ptr_array_new ();
  Gather self = { attempt, body, to_score, NULL };
  guint most = 0, least = G_MAXUINT;
  TlnNode *best = NULL;

  walk (&self);
  for (TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body))
    if (says_article (at))
      most = MAX (most, tln_measure_prose (at));
  for (TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body)) {
    guint prose = says_article (at) ? tln_measure_prose (at) : 0;
    if (prose == 0 || prose * 10 < most * 7 || prose >= least)
      continue;
    least = prose;
    best = at;
  }
  if (best == NULL)
    return NULL;
  attempt->top = best;
  TlnNode *content = tln_dom_element (attempt->dom, TLN_TAG_DIV, NULL);
  while (best->first != NULL)
    tln_node_append (content, best->first);
  return content;
}
