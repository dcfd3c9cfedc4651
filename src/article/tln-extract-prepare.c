/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a page into the form the scoring expects. Nothing is judged here. */
#include "tln-extract-steps.h"

#include "tln-measure.h"

#include <string.h>

static gboolean
never_text (const TlnNode *node)
{
  switch (node->tag) {
  case TLN_TAG_SCRIPT:
  case TLN_TAG_STYLE:
  case TLN_TAG_NOSCRIPT:
  case TLN_TAG_TEMPLATE:
  case TLN_TAG_COMMENT:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The one image a noscript element holds, when it holds nothing else. */
static TlnNode *
only_image (const TlnNode *node)
{
  TlnNode *image = NULL;

  for (TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node)) {
    if (at->tag == TLN_TAG_IMG && image == NULL)
      image = at;
    else if (at->tag == TLN_TAG_IMG || (at->tag == TLN_TAG_TEXT && !tln_node_blank (at)))
      return NULL;
  }
  return image;
}

static TlnNode *
element_before (const TlnNode *node)
{
  for (TlnNode *at = node->prev; at != NULL; at = at->prev)
    if (tln_node_is_element (at))
      return at;
  return NULL;
}

/* A lazy image is followed by a noscript with the true one: that takes its place. */
static void
unwrap_noscript (TlnNode *noscript)
{
  TlnNode *image = only_image (noscript);
  TlnNode *before = element_before (noscript);

  if (image == NULL)
    return;
  if (before != NULL && (before->tag == TLN_TAG_IMG || only_image (before) != NULL) &&
      tln_measure_length (before) == 0)
    tln_node_remove (before);
  tln_node_insert_before (image, noscript);
}

static TlnNode *
skip_blank (TlnNode *node)
{
  while (node != NULL && tln_node_blank (node))
    node = node->next;
  return node;
}

/* From a doubled break on, what follows is a paragraph up to the next one. */
static void
gather_paragraph (TlnDom *dom, TlnNode *br)
{
  TlnNode *p = tln_dom_element (dom, TLN_TAG_P, NULL);
  TlnNode *next = br->next;

  tln_node_replace (br, p);
  while (next != NULL) {
    if (next->tag == TLN_TAG_BR) {
      TlnNode *after = skip_blank (next->next);
      if (after != NULL && after->tag == TLN_TAG_BR)
        break;
    }
    if (!tln_node_phrasing (next))
      break;
    TlnNode *following = next->next;
    tln_node_append (p, next);
    next = following;
  }
  while (p->last != NULL && (tln_node_blank (p->last) || p->last->tag == TLN_TAG_BR))
    tln_node_remove (p->last);
  if (p->parent->tag == TLN_TAG_P)
    p->parent->tag = TLN_TAG_DIV;
}

static void
replace_breaks (TlnDom *dom, TlnNode *root)
{
  g_autoptr (GPtrArray) breaks = g_ptr_array_new ();

  for (TlnNode *at = root->first; at != NULL; at = tln_node_next (at, root))
    if (at->tag == TLN_TAG_BR)
      g_ptr_array_add (breaks, at);
  for (guint i = 0; i < breaks->len; i++) {
    TlnNode *br = breaks->pdata[i];
    gboolean doubled = FALSE;
    TlnNode *next = br->parent != NULL ? skip_blank (br->next) : NULL;
    while (next != NULL && next->tag == TLN_TAG_BR) {
      TlnNode *after = next->next;
      doubled = TRUE;
      tln_node_remove (next);
      next = skip_blank (after);
    }
    if (doubled)
      gather_paragraph (dom, br);
  }
}

/* A page that is hidden until a script runs shows most of its text inside one hidden part
 * (WeChat, streamed React): that is shown. */
static void
show_hidden (TlnNode *body)
{
  guint all = tln_measure_prose (body);

  for (TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body))
    if (tln_node_is_element (at) && !tln_node_visible (at) && tln_measure_prose (at) * 2 > all &&
        g_strcmp0 (tln_node_attr (at, "id"), "js_content") != 0)
      at->n_attrs = 0;
}

void
tln_extract_prepare (TlnDom *dom)
{
  TlnNode *root = tln_dom_root (dom);

  for (TlnNode *at = root->first; at != NULL;) {
    TlnNode *next = never_text (at) ? tln_node_after (at, root) : tln_node_next (at, root);
    if (at->tag == TLN_TAG_NOSCRIPT)
      unwrap_noscript (at);
    if (never_text (at))
      tln_node_remove (at);
    else if (at->tag == TLN_TAG_FONT)
      at->tag = TLN_TAG_SPAN;
    at = next;
  }
  show_hidden (tln_dom_body (dom));
  replace_breaks (dom, tln_dom_body (dom));
}
