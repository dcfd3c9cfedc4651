/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arena tree and the ways around it. The parser that fills it is in tln-dom-gumbo.c. */
#include "tln-dom.h"

#include "tln-text.h"

#include <string.h>

#define CHUNK_SIZE (64 * 1024)

struct TlnDom {
  GPtrArray *chunks;
  char *at;
  gsize left;
  TlnNode *root;
};

static const char *const tag_names[TLN_TAG_LAST] = { [TLN_TAG_TEXT] = "#text",
                                                     [TLN_TAG_COMMENT] = "#comment",
                                                     [TLN_TAG_OTHER] = "#other",
#define X(id, name) [TLN_TAG_##id] = name,
                                                     TLN_TAGS (X)
#undef X
};

TlnDom *
tln_dom_new (void)
{
  TlnDom *self = g_new0 (TlnDom, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tln_dom_free (TlnDom *dom)
{
  g_ptr_array_unref (dom->chunks);
  g_free (dom);
}

gpointer
tln_dom_alloc (TlnDom *dom, gsize size)
{
  size = (size + 7) & ~(gsize) 7;
  if (size > CHUNK_SIZE / 4) {
    gpointer own = g_malloc0 (size);
    g_ptr_array_add (dom->chunks, own);
    return own;
  }
  if (size > dom->left) {
    dom->at = g_malloc0 (CHUNK_SIZE);
    dom->left = CHUNK_SIZE;
    g_ptr_array_add (dom->chunks, dom->at);
  }
  gpointer result = dom->at;
  dom->at += size;
  dom->left -= size;
  return result;
}

const char *
tln_dom_string (TlnDom *dom, const char *text, gsize length)
{
  char *copy = tln_dom_alloc (dom, length + 1);

  memcpy (copy, text, length);
  return copy;
}

TlnTag
tln_tag_from_name (const char *name)
{
  static gsize ready = 0;
  static GHashTable *table = NULL;

  if (g_once_init_enter (&ready)) {
    table = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = TLN_TAG_OTHER + 1; i < TLN_TAG_LAST; i++)
      g_hash_table_insert (table, (gpointer) tag_names[i], GUINT_TO_POINTER (i));
    g_once_init_leave (&ready, 1);
  }
  guint tag = GPOINTER_TO_UINT (g_hash_table_lookup (table, name));
  return tag != 0 ? (TlnTag) tag : TLN_TAG_OTHER;
}

TlnNode *
tln_dom_element (TlnDom *dom, TlnTag tag, const char *name)
{
  TlnNode *node = tln_dom_alloc (dom, sizeof *node);

  node->tag = tag;
  node->text = tag == TLN_TAG_OTHER && name != NULL ? tln_dom_string (dom, name, strlen (name))
                                                    : tag_names[tag];
  node->label = "";
  return node;
}

TlnNode *
tln_dom_text (TlnDom *dom, const char *text, gsize length)
{
  TlnNode *node = tln_dom_alloc (dom, sizeof *node);

  node->tag = TLN_TAG_TEXT;
  node->text = tln_dom_string (dom, text, length);
  node->label = "";
  return node;
}

void
tln_dom_set_root (TlnDom *dom, TlnNode *root)
{
  dom->root = root;
}

TlnNode *
tln_dom_root (TlnDom *dom)
{
  return dom->root;
}

TlnNode *
tln_dom_body (TlnDom *dom)
{
  for (TlnNode *node = dom->root->first; node != NULL; node = node->next)
    if (node->tag == TLN_TAG_BODY)
      return node;
  return dom->root;
}

TlnNode *
tln_node_copy (TlnDom *dom, const TlnNode *node)
{
  TlnNode *copy = tln_dom_alloc (dom, sizeof *copy);

  *copy = *node;
  copy->parent = copy->first = copy->last = copy->prev = copy->next = NULL;
  for (const TlnNode *child = node->first; child != NULL; child = child->next)
    tln_node_append (copy, tln_node_copy (dom, child));
  return copy;
}

TlnNode *
tln_node_after (const TlnNode *node, const TlnNode *root)
{
  while (node != NULL && node != root) {
    if (node->next != NULL)
      return node->next;
    node = node->parent;
  }
  return NULL;
}

TlnNode *
tln_node_next (const TlnNode *node, const TlnNode *root)
{
  return node->first != NULL ? node->first : tln_node_after (node, root);
}

const char *
tln_node_attr (const TlnNode *node, const char *name)
{
  for (guint i = 0; i < node->n_attrs; i++)
    if (strcmp (node->attrs[i].name, name) == 0)
      return node->attrs[i].value;
  return NULL;
}

void
tln_node_remove (TlnNode *node)
{
  TlnNode *parent = node->parent;

  if (parent == NULL)
    return;
  if (node->prev != NULL)
    node->prev->next = node->next;
  else
    parent->first = node->next;
  if (node->next != NULL)
    node->next->prev = node->prev;
  else
    parent->last = node->prev;
  node->parent = node->prev = node->next = NULL;
}

void
tln_node_append (TlnNode *parent, TlnNode *child)
{
  tln_node_remove (child);
  child->parent = parent;
  child->prev = parent->last;
  if (parent->last != NULL)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

void
tln_node_insert_before (TlnNode *node, TlnNode *before)
{
  tln_node_remove (node);
  node->parent = before->parent;
  node->next = before;
  node->prev = before->prev;
  if (before->prev != NULL)
    before->prev->next = node;
  else
    before->parent->first = node;
  before->prev = node;
}

void
tln_node_replace (TlnNode *node, TlnNode *with)
{
  tln_node_insert_before (with, node);
  tln_node_remove (node);
}

gboolean
tln_node_inside (const TlnNode *node, const TlnNode *ancestor)
{
  for (; node != NULL; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

TlnNode *
tln_node_ancestor (const TlnNode *node, TlnTag tag, guint depth)
{
  guint n = 0;

  for (TlnNode *up = node->parent; up != NULL; up = up->parent) {
    if (depth > 0 && n++ >= depth)
      return NULL;
    if (up->tag == tag)
      return up;
  }
  return NULL;
}

TlnNode *
tln_node_find (const TlnNode *node, TlnTag tag)
{
  for (TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->tag == tag)
      return at;
  return NULL;
}

guint
tln_node_count (const TlnNode *node, TlnTag tag)
{
  guint n = 0;

  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    n += at->tag == tag;
  return n;
}

gboolean
tln_node_is_element (const TlnNode *node)
{
  return node->tag > TLN_TAG_COMMENT;
}

guint
tln_node_n_elements (const TlnNode *node)
{
  guint n = 0;

  for (const TlnNode *child = node->first; child != NULL; child = child->next)
    n += tln_node_is_element (child);
  return n;
}

TlnNode *
tln_node_first_element (const TlnNode *node)
{
  for (TlnNode *child = node->first; child != NULL; child = child->next)
    if (tln_node_is_element (child))
      return child;
  return NULL;
}

gboolean
tln_node_blank (const TlnNode *node)
{
  if (node->tag == TLN_TAG_COMMENT)
    return TRUE;
  if (node->tag != TLN_TAG_TEXT)
    return FALSE;
  for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_isspace (c) && !tln_char_invisible (c))
      return FALSE;
  }
  return TRUE;
}

char *
tln_node_text (const TlnNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (node->tag == TLN_TAG_TEXT)
    g_string_append (out, node->text);
  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node)) {
    if (at->tag == TLN_TAG_TEXT)
      g_string_append (out, at->text);
    else if (at->tag == TLN_TAG_BR || at->tag == TLN_TAG_P || at->tag == TLN_TAG_DIV ||
             at->tag == TLN_TAG_LI)
      g_string_append_c (out, ' ');
  }
  return tln_text_squeeze (out->str);
}
