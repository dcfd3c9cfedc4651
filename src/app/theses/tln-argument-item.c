/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows there are, and in which order. */
#include "tln-argument-item.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TlnArgumentItem, tln_argument_item, G_TYPE_OBJECT)

static void
tln_argument_item_finalize (GObject *object)
{
  g_clear_pointer (&TLN_ARGUMENT_ITEM (object)->tree, tln_argument_tree_unref);
  G_OBJECT_CLASS (tln_argument_item_parent_class)->finalize (object);
}

static void
tln_argument_item_class_init (TlnArgumentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_argument_item_finalize;
}

static void
tln_argument_item_init (TlnArgumentItem *self)
{
}

TlnArgumentItem *
tln_argument_item_new (TlnArgumentItemKind kind, TlnArgumentTree *tree, guint index)
{
  TlnArgumentItem *self = g_object_new (TLN_TYPE_ARGUMENT_ITEM, NULL);

  self->kind = kind;
  self->tree = tln_argument_tree_ref (tree);
  self->index = index;
  return self;
}

const TlnArgumentNode *
tln_argument_item_node (TlnArgumentItem *self)
{
  if (self->kind != TLN_ARGUMENT_NODE && self->kind != TLN_ARGUMENT_GAP_NODE)
    return NULL;
  return tln_argument_tree_get (self->tree, self->index);
}

static void
add_heading (GPtrArray *items, TlnArgumentTree *tree, const char *text)
{
  TlnArgumentItem *item = tln_argument_item_new (TLN_ARGUMENT_HEADING, tree, 0);

  item->text = text;
  g_ptr_array_add (items, item);
}

static void
add_gaps (GPtrArray *items, TlnArgumentTree *tree)
{
  if (tree->gaps->len > 0)
    add_heading (items, tree, _ ("Gaps"));
  for (guint i = 0; i < tree->gaps->len; i++) {
    const TlnGap *gap = g_ptr_array_index (tree->gaps, i);

    g_ptr_array_add (items, tln_argument_item_new (TLN_ARGUMENT_GAP, tree, i));
    for (guint k = 0; k < gap->nodes->len; k++)
      g_ptr_array_add (items, tln_argument_item_new (TLN_ARGUMENT_GAP_NODE, tree,
                                                     g_array_index (gap->nodes, guint, k)));
  }
}

GPtrArray *
tln_argument_items (TlnArgumentTree *tree, GHashTable *folded)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);
    TlnArgumentItem *item = tln_argument_item_new (TLN_ARGUMENT_NODE, tree, i);

    g_ptr_array_add (items, item);
    item->folded = node->n_below > 0 && g_hash_table_contains (folded, &node->claim->id);
    if (item->folded)
      i += node->n_below;
  }
  if (tree->numbers->len > 0)
    add_heading (items, tree, _ ("Numbers That Differ"));
  for (guint i = 0; i < tree->numbers->len; i++)
    g_ptr_array_add (items, tln_argument_item_new (TLN_ARGUMENT_NUMBERS, tree, i));
  add_gaps (items, tree);
  return items;
}

/* The claim it is about, and the one that stands above that. */
static void
read_claims (TlnArgumentItem *self, gint64 claims[2])
{
  const TlnArgumentNode *node = tln_argument_item_node (self);

  claims[0] = claims[1] = 0;
  if (self->kind == TLN_ARGUMENT_NUMBERS) {
    const TlnNumberPair *pair = g_ptr_array_index (self->tree->numbers, self->index);

    claims[0] = tln_argument_tree_get (self->tree, pair->a)->claim->id;
    claims[1] = tln_argument_tree_get (self->tree, pair->b)->claim->id;
  } else if (self->kind == TLN_ARGUMENT_GAP) {
    claims[0] = ((const TlnGap *) g_ptr_array_index (self->tree->gaps, self->index))->kind;
  } else if (node != NULL) {
    claims[0] = node->claim->id;
    if (node->parent != TLN_NO_NODE)
      claims[1] = tln_argument_tree_get (self->tree, node->parent)->claim->id;
  }
}

guint
tln_argument_item_likeness (TlnArgumentItem *a, TlnArgumentItem *b)
{
  gint64 one[2];
  gint64 other[2];

  if (a->kind != b->kind || a->text != b->text)
    return 0;
  read_claims (a, one);
  read_claims (b, other);
  if (one[0] != other[0])
    return 0;
  return one[1] == other[1] ? 2 : 1;
}
