/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an argument lacks: told by its form alone, never by what its words mean. */
#include "tln-argument-tree-private.h"

static void
take_gap (TlnArgumentTree *tree, TlnGapKind kind, GArray *nodes)
{
  TlnGap *gap = g_new (TlnGap, 1);

  gap->kind = kind;
  gap->nodes = g_array_ref (nodes);
  g_ptr_array_add (tree->gaps, gap);
}

static gboolean
answers (const TlnArgumentNode *node)
{
  return node->link != NULL && node->depth > 0 &&
         (node->link->relation == TLN_RELATION_REBUTS ||
          node->link->relation == TLN_RELATION_UNDERCUTS ||
          node->link->relation == TLN_RELATION_OPPOSES);
}

/* By the first node of a group: whether one of the group is answered, which is enough. */
static gboolean *
find_answered (const TlnArgumentTree *tree)
{
  gboolean *answered = g_new0 (gboolean, tree->nodes->len + 1);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (answers (node))
      answered[tln_argument_tree_get (tree, node->parent)->group] = TRUE;
  }
  return answered;
}

static void
look_for_answers (TlnArgumentTree *tree)
{
  g_autoptr (GArray) unanswered = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) last = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *answered = find_answered (tree);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);
    gboolean counter = node->depth == 0 && node->stance == TLN_STANCE_AGAINST;
    const TlnArgumentNode *above =
        node->depth == 1 ? tln_argument_tree_get (tree, node->parent) : NULL;
    gboolean answer = above != NULL && above->stance == TLN_STANCE_AGAINST && answers (node);

    if (node->repeated || node->again || !(counter || answer) || answered[node->group])
      continue;
    g_array_append_val (counter ? unanswered : last, i);
  }
  if (unanswered->len > 0)
    take_gap (tree, TLN_GAP_UNANSWERED, unanswered);
  if (last->len > 0)
    take_gap (tree, TLN_GAP_LAST_WORD, last);
}

static gboolean
filled (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
primary (const TlnArgumentNode *node)
{
  return filled (node->claim->speaker) && !filled (node->claim->relayed_by) &&
         g_strcmp0 (node->claim->kind, "hearsay") != 0;
}

static void
look_for_sources (TlnArgumentTree *tree)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *good = g_new0 (gboolean, tree->nodes->len);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    good[node->group] |= primary (node);
  }
  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (node->depth == 0 && !node->repeated && !good[i])
      g_array_append_val (missing, i);
  }
  if (missing->len > 0)
    take_gap (tree, TLN_GAP_NO_PRIMARY, missing);
}

static void
look_for_interest (TlnArgumentTree *tree, TlnStance stance, TlnGapKind kind)
{
  g_autoptr (GArray) interested = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (node->depth > 0 || node->stance != stance)
      continue;
    if (node->source == NULL || !filled (node->source->interest))
      return;
    g_array_append_val (interested, i);
  }
  if (interested->len > 0)
    take_gap (tree, kind, interested);
}

void
tln_argument_tree_look_for_gaps (TlnArgumentTree *tree)
{
  gboolean countered = FALSE;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  if (tree->nodes->len == 0)
    return;
  for (guint i = 0; i < tree->nodes->len; i++)
    countered |= tln_argument_tree_get (tree, i)->stance == TLN_STANCE_AGAINST;
  if (!countered)
    take_gap (tree, TLN_GAP_NO_COUNTER, none);
  look_for_answers (tree);
  look_for_sources (tree);
  look_for_interest (tree, TLN_STANCE_FOR, TLN_GAP_INTERESTED_FOR);
  look_for_interest (tree, TLN_STANCE_AGAINST, TLN_GAP_INTERESTED_AGAINST);
}
