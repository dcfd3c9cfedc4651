/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the claims of a thesis below each other. Grouping, gaps and numbers are found by the other
 * files of this name. */
#include "tln-argument-tree-private.h"

/* A claim below another one. */
typedef struct {
  guint child;
  const TlnArgumentLink *link;
  gboolean outward;
} Edge;

typedef struct {
  TlnArgumentTree *tree;
  guint n;
  GPtrArray *below; /* by claim: GArray of Edge */
  GPtrArray *beside; /* by claim: GArray of Edge, both ways, of links that say something */
  guint *n_above;
  guint *placed; /* node, TLN_NO_NODE: not yet */
  gboolean *on_path;
  TlnStance *stance;
  gboolean *said;
  const TlnArgumentLink **to_thesis;
} Builder;

static const TlnClaim *
claim_at (const TlnArgument *argument, guint i)
{
  return g_ptr_array_index (argument->claims, i);
}

guint
tln_argument_index (const TlnArgument *argument, gint64 claim)
{
  guint low = 0;
  guint high = argument->claims->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (claim_at (argument, middle)->id < claim)
      low = middle + 1;
    else
      high = middle;
  }
  return low < argument->claims->len && claim_at (argument, low)->id == claim ? low : TLN_NO_NODE;
}

static const TlnEvidence *
evidence_for (const TlnClaim *claim, gint64 thesis)
{
  for (guint i = 0; i < claim->evidence->len; i++) {
    const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, i);

    if (evidence->thesis_id == thesis)
      return evidence;
  }
  return NULL;
}

const TlnArgumentSource *
tln_argument_source (const TlnArgument *argument, gint64 article)
{
  guint low = 0;
  guint high = argument->sources->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const TlnArgumentSource *source = g_ptr_array_index (argument->sources, middle);

    if (source->article_id == article)
      return source;
    if (source->article_id < article)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* Which hangs under which. */

static void
add_edge (GPtrArray *edges, guint at, guint child, const TlnArgumentLink *link, gboolean outward)
{
  Edge edge = { child, link, outward };

  g_array_append_val ((GArray *) g_ptr_array_index (edges, at), edge);
}

static void
hang (Builder *self, guint parent, guint child, const TlnArgumentLink *link)
{
  const TlnArgument *argument = self->tree->argument;

  add_edge (self->below, parent, child, link, link->from_id == claim_at (argument, parent)->id);
  self->n_above[child]++;
}

static void
add_directed (Builder *self, const TlnArgumentLink *link, guint from, guint to)
{
  if (link->relation == TLN_RELATION_DEPENDS_ON)
    hang (self, from, to, link);
  else
    hang (self, to, from, link);
}

static gboolean
has_evidence (const Builder *self, guint claim)
{
  const TlnArgument *argument = self->tree->argument;

  return evidence_for (claim_at (argument, claim), argument->thesis) != NULL;
}

/* The same told later hangs under what was told first; of two that conflict the one that is nothing
 * to the thesis itself. */
static void
add_mutual (Builder *self, const TlnArgumentLink *link, guint from, guint to)
{
  guint first = MIN (from, to);
  guint second = MAX (from, to);

  if (self->n_above[second] > 0 || self->to_thesis[second] != NULL ||
      (link->relation == TLN_RELATION_CONFLICTS_WITH && has_evidence (self, second) &&
       !has_evidence (self, first))) {
    guint other = first;
    first = second;
    second = other;
  }
  if (self->n_above[second] > 0 || self->to_thesis[second] != NULL)
    return;
  if (link->relation == TLN_RELATION_SAME_AS || !has_evidence (self, second))
    hang (self, first, second, link);
}

static void
add_links (Builder *self, gboolean mutual)
{
  const TlnArgument *argument = self->tree->argument;

  for (guint i = 0; i < argument->links->len; i++) {
    const TlnArgumentLink *link = g_ptr_array_index (argument->links, i);
    guint from = tln_argument_index (argument, link->from_id);
    guint to = link->claim_id != 0 ? tln_argument_index (argument, link->claim_id) : TLN_NO_NODE;

    if (tln_relation_mutual (link->relation) != mutual || from == TLN_NO_NODE)
      continue;
    if (link->thesis_id == argument->thesis)
      self->to_thesis[from] = link;
    if (to == TLN_NO_NODE)
      continue;
    add_edge (self->beside, from, to, link, FALSE);
    add_edge (self->beside, to, from, link, FALSE);
    if (mutual)
      add_mutual (self, link, from, to);
    else
      add_directed (self, link, from, to);
  }
}

/* What stands for what. */

static TlnStance
times (TlnStance stance, int sign)
{
  if (sign > 0 || stance == TLN_STANCE_NEUTRAL)
    return stance;
  return stance == TLN_STANCE_FOR ? TLN_STANCE_AGAINST : TLN_STANCE_FOR;
}

static TlnStance
said_stance (const Builder *self, guint i)
{
  const TlnArgument *argument = self->tree->argument;
  const TlnEvidence *evidence = evidence_for (claim_at (argument, i), argument->thesis);
  int sign = self->to_thesis[i] != NULL ? tln_relation_sign (self->to_thesis[i]->relation) : 0;

  if (evidence != NULL && evidence->stance != TLN_STANCE_NEUTRAL)
    return evidence->stance;
  if (sign == 0)
    return TLN_STANCE_NEUTRAL;
  return sign > 0 ? TLN_STANCE_FOR : TLN_STANCE_AGAINST;
}

/* From those that say it over their links to those that do not, the nearest first. */
static void
spread_stances (Builder *self)
{
  g_autofree guint *queue = g_new (guint, self->n + 1);
  guint n = 0;

  for (guint i = 0; i < self->n; i++) {
    self->stance[i] = said_stance (self, i);
    self->said[i] = self->stance[i] != TLN_STANCE_NEUTRAL || has_evidence (self, i);
    if (self->stance[i] != TLN_STANCE_NEUTRAL)
      queue[n++] = i;
  }
  for (guint head = 0; head < n; head++) {
    const GArray *edges = g_ptr_array_index (self->beside, queue[head]);

    for (guint i = 0; i < edges->len; i++) {
      const Edge *edge = &g_array_index (edges, Edge, i);
      int sign = tln_relation_sign (edge->link->relation);

      if (sign == 0 || self->said[edge->child] || self->stance[edge->child] != TLN_STANCE_NEUTRAL)
        continue;
      self->stance[edge->child] = times (self->stance[queue[head]], sign);
      queue[n++] = edge->child;
    }
  }
}

/* The tree itself. */

static int
rank (TlnRelation relation)
{
  static const int ranks[TLN_N_RELATIONS] = {
    [TLN_RELATION_REBUTS] = 0,         [TLN_RELATION_UNDERCUTS] = 1,  [TLN_RELATION_OPPOSES] = 2,
    [TLN_RELATION_SUPPORTS] = 3,       [TLN_RELATION_DEPENDS_ON] = 4, [TLN_RELATION_SAME_AS] = 5,
    [TLN_RELATION_CONFLICTS_WITH] = 6,
  };

  return ranks[relation];
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a;
  const Edge *other = b;
  int by_rank = rank (one->link->relation) - rank (other->link->relation);

  return by_rank != 0 ? by_rank : (one->child > other->child) - (one->child < other->child);
}

static void
place (Builder *self, const Edge *edge, guint parent)
{
  TlnArgumentTree *tree = self->tree;
  const TlnClaim *claim = claim_at (tree->argument, edge->child);
  guint at = tree->nodes->len;
  TlnArgumentNode node = {
    .claim = claim,
    .source = tln_argument_source (tree->argument, claim->article_id),
    .evidence = evidence_for (claim, tree->argument->thesis),
    .link = edge->link,
    .parent = parent,
    .depth = parent == TLN_NO_NODE ? 0 : tln_argument_tree_get (tree, parent)->depth + 1,
    .outward = edge->outward,
    .stance = self->stance[edge->child],
    .derived = !self->said[edge->child] && self->stance[edge->child] != TLN_STANCE_NEUTRAL,
    .loop = self->on_path[edge->child],
    .again = self->placed[edge->child] != TLN_NO_NODE,
    .group = at,
  };
  GArray *edges = g_ptr_array_index (self->below, edge->child);

  tree->n_loops += node.loop;
  g_array_append_val (tree->nodes, node);
  if (node.again)
    return;
  self->placed[edge->child] = at;
  self->on_path[edge->child] = TRUE;
  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    place (self, &g_array_index (edges, Edge, i), at);
  self->on_path[edge->child] = FALSE;
  g_array_index (tree->nodes, TlnArgumentNode, at).n_below = tree->nodes->len - at - 1;
}

typedef struct {
  guint claim;
  int key; /* by stance and strength */
} Root;

static int
compare_roots (gconstpointer a, gconstpointer b)
{
  const Root *one = a;
  const Root *other = b;

  return one->key != other->key ? one->key - other->key
                                : (one->claim > other->claim) - (one->claim < other->claim);
}

static int
root_key (const Builder *self, guint i)
{
  static const int stances[] = {
    [TLN_STANCE_FOR] = 0, [TLN_STANCE_AGAINST] = 10, [TLN_STANCE_NEUTRAL] = 20
  };
  const TlnArgument *argument = self->tree->argument;
  const TlnEvidence *evidence = evidence_for (claim_at (argument, i), argument->thesis);

  return stances[self->stance[i]] + 3 - (evidence != NULL ? evidence->strength : 0);
}

static void
place_root (Builder *self, guint claim)
{
  Edge edge = { claim, self->to_thesis[claim], FALSE };

  place (self, &edge, TLN_NO_NODE);
}

static void
place_all (Builder *self)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (Root));

  for (guint i = 0; i < self->n; i++) {
    Root root = { i, root_key (self, i) };

    if (self->n_above[i] == 0 || self->to_thesis[i] != NULL)
      g_array_append_val (roots, root);
  }
  g_array_sort (roots, compare_roots);
  for (guint i = 0; i < roots->len; i++)
    place_root (self, g_array_index (roots, Root, i).claim);
  /* What is left goes round in loops. */
  for (guint i = 0; i < self->n; i++) {
    if (self->placed[i] == TLN_NO_NODE && has_evidence (self, i))
      place_root (self, i);
  }
  for (guint i = 0; i < self->n; i++) {
    if (self->placed[i] == TLN_NO_NODE)
      place_root (self, i);
  }
}

static GPtrArray *
new_edges (guint n)
{
  GPtrArray *edges = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (edges, g_array_new (FALSE, FALSE, sizeof (Edge)));
  return edges;
}

static void
build (TlnArgumentTree *tree)
{
  guint n = tree->argument->claims->len;
  g_autoptr (GPtrArray) below = new_edges (n);
  g_autoptr (GPtrArray) beside = new_edges (n);
  g_autofree guint *n_above = g_new0 (guint, n);
  g_autofree guint *placed = g_new (guint, n);
  g_autofree gboolean *on_path = g_new0 (gboolean, n);
  g_autofree gboolean *said = g_new0 (gboolean, n);
  g_autofree TlnStance *stance = g_new0 (TlnStance, n);
  g_autofree const TlnArgumentLink **to_thesis = g_new0 (const TlnArgumentLink *, n);
  Builder self = { tree, n, below, beside, n_above, placed, on_path, stance, said, to_thesis };

  for (guint i = 0; i < n; i++)
    placed[i] = TLN_NO_NODE;
  add_links (&self, FALSE);
  add_links (&self, TRUE);
  spread_stances (&self);
  place_all (&self);
}

static void
count (TlnArgumentTree *tree)
{
  g_autofree gboolean *counted = g_new0 (gboolean, tree->nodes->len);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (node->repeated && !node->again)
      tree->n_repeated++;
    if (node->depth > 0 || counted[node->group])
      continue;
    counted[node->group] = TRUE;
    tree->n_for += node->stance == TLN_STANCE_FOR;
    tree->n_against += node->stance == TLN_STANCE_AGAINST;
    tree->n_neutral += node->stance == TLN_STANCE_NEUTRAL;
  }
}

static void
gap_free (gpointer data)
{
  TlnGap *gap = data;

  g_array_unref (gap->nodes);
  g_free (gap);
}

static void
pair_free (gpointer data)
{
  TlnNumberPair *pair = data;

  g_free (pair->of_a);
  g_free (pair->of_b);
  g_free (pair);
}

TlnArgumentTree *
tln_argument_tree_new (TlnArgument *argument)
{
  TlnArgumentTree *tree = g_atomic_rc_box_new0 (TlnArgumentTree);
  guint n = argument->claims->len;
  g_autofree TlnClaimFigures *figures = g_new0 (TlnClaimFigures, n);

  tree->argument = argument;
  tree->nodes = g_array_new (FALSE, FALSE, sizeof (TlnArgumentNode));
  tree->gaps = g_ptr_array_new_with_free_func (gap_free);
  tree->numbers = g_ptr_array_new_with_free_func (pair_free);
  for (guint i = 0; i < n; i++)
    tln_claim_figures_init (&figures[i], claim_at (argument, i));
  build (tree);
  tln_argument_tree_group (tree, figures);
  tln_argument_tree_compare (tree, figures);
  count (tree);
  tln_argument_tree_look_for_gaps (tree);
  for (guint i = 0; i < n; i++)
    tln_claim_figures_clear (&figures[i]);
  return tree;
}

static void
clear_tree (gpointer data)
{
  TlnArgumentTree *tree = data;

  g_array_unref (tree->nodes);
  g_ptr_array_unref (tree->gaps);
  g_ptr_array_unref (tree->numbers);
  tln_argument_free (tree->argument);
}

TlnArgumentTree *
tln_argument_tree_ref (TlnArgumentTree *tree)
{
  return g_atomic_rc_box_acquire (tree);
}

void
tln_argument_tree_unref (TlnArgumentTree *tree)
{
  g_atomic_rc_box_release_full (tree, clear_tree);
}

const TlnArgumentNode *
tln_argument_tree_get (const TlnArgumentTree *tree, guint node)
{
  return &g_array_index (tree->nodes, TlnArgumentNode, node);
}

guint
tln_argument_tree_find (const TlnArgumentTree *tree, gint64 claim)
{
  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (node->claim->id == claim && !node->again)
      return i;
  }
  return TLN_NO_NODE;
}

static gboolean
same_claim (const TlnClaim *a, const TlnClaim *b)
{
  return a->id == b->id && a->published.day == b->published.day &&
         a->published.precision == b->published.precision && g_str_equal (a->exact, b->exact) &&
         g_strcmp0 (a->speaker, b->speaker) == 0 && g_strcmp0 (a->relayed_by, b->relayed_by) == 0 &&
         g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->hedge, b->hedge) == 0 &&
         g_strcmp0 (a->site, b->site) == 0 && g_strcmp0 (a->article_title, b->article_title) == 0;
}

static gboolean
same_link (const TlnArgumentLink *a, const TlnArgumentLink *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->id == b->id && a->from_id == b->from_id && a->relation == b->relation &&
         g_str_equal (a->note, b->note);
}

static gboolean
same_node (const TlnArgumentNode *a, const TlnArgumentNode *b)
{
  int strength_a = a->evidence != NULL ? a->evidence->strength : 0;
  int strength_b = b->evidence != NULL ? b->evidence->strength : 0;
  const char *interest_a = a->source != NULL ? a->source->interest : NULL;
  const char *interest_b = b->source != NULL ? b->source->interest : NULL;

  return same_claim (a->claim, b->claim) && same_link (a->link, b->link) &&
         strength_a == strength_b && g_strcmp0 (interest_a, interest_b) == 0 &&
         a->parent == b->parent && a->n_below == b->n_below && a->stance == b->stance &&
         a->derived == b->derived && a->group == b->group && a->again == b->again;
}

/* Gaps and the numbers of the words follow from the nodes; links of numbers do not. */
static gboolean
same_pair (const TlnNumberPair *a, const TlnNumberPair *b)
{
  return a->a == b->a && a->b == b->b && same_link (a->link, b->link);
}

gboolean
tln_argument_tree_equal (const TlnArgumentTree *a, const TlnArgumentTree *b)
{
  if (a->argument->thesis != b->argument->thesis || a->nodes->len != b->nodes->len ||
      a->numbers->len != b->numbers->len)
    return FALSE;
  for (guint i = 0; i < a->nodes->len; i++)
    if (!same_node (tln_argument_tree_get (a, i), tln_argument_tree_get (b, i)))
      return FALSE;
  for (guint i = 0; i < a->numbers->len; i++)
    if (!same_pair (g_ptr_array_index (a->numbers, i), g_ptr_array_index (b->numbers, i)))
      return FALSE;
  return TRUE;
}
