/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of the argument shows: a place of the tree, a gap, numbers that differ. Immutable but
 * for being folded. */
#pragma once

#include "tln-argument-tree.h"

G_BEGIN_DECLS

typedef enum {
  TLN_ARGUMENT_NODE, /* index: node */
  TLN_ARGUMENT_HEADING, /* text */
  TLN_ARGUMENT_GAP, /* index: gap */
  TLN_ARGUMENT_GAP_NODE, /* index: node that the gap above is about */
  TLN_ARGUMENT_NUMBERS, /* index: pair */
} TlnArgumentItemKind;

#define TLN_TYPE_ARGUMENT_ITEM (tln_argument_item_get_type ())
G_DECLARE_FINAL_TYPE (TlnArgumentItem, tln_argument_item, TLN, ARGUMENT_ITEM, GObject)

struct _TlnArgumentItem {
  GObject parent_instance;
  TlnArgumentItemKind kind;
  TlnArgumentTree *tree;
  guint index;
  const char *text; /* static, translated */
  gboolean folded;
};

TlnArgumentItem *
tln_argument_item_new (TlnArgumentItemKind kind, TlnArgumentTree *tree, guint index);
/* NULL where it is about none. */
const TlnArgumentNode *tln_argument_item_node (TlnArgumentItem *self);
/* The rows of a tree, without those below a folded claim (a set of gint64 *). Element
 * TlnArgumentItem. */
GPtrArray *tln_argument_items (TlnArgumentTree *tree, GHashTable *folded);
/* Of two states of the tree: 2: both stand for the same thing at the same place, 1: at another one,
 * 0: they do not. */
guint tln_argument_item_likeness (TlnArgumentItem *a, TlnArgumentItem *b);

G_END_DECLS
