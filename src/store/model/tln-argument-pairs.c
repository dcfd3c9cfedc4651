/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the claims whose numbers differ without comparing each with each. Two of one subject share
 * most words of the shorter one; so they share one of its rarest, and only those that have a number
 * in the same unit beside such a word are compared (prefix filtering: Chaudhuri, Ganti and Kaushik,
 * A Primitive Operator for Similarity Joins, 2006). */
#include "tln-argument-tree-private.h"

#include <math.h>

typedef struct {
  TlnArgumentTree *tree;
  const TlnClaimFigures *figures; /* by claim */
  guint *node; /* by claim, where it stands in full; TLN_NO_NODE: nowhere */
  GHashTable *conflicts; /* gint64[2], the lower id first -> TlnArgumentLink */
  GHashTable *units; /* char * -> number, from 1 */
  GHashTable *holders; /* unit and word (guint64 *) -> GArray of guint: claims */
  guint *seen; /* by claim: the claim it was compared with last, plus 1 */
} Search;

/* Ends of a link or a pair. */
static guint
hash_ends (gconstpointer ends)
{
  const gint64 *ids = ends;

  return g_int64_hash (&ids[0]) * 31 + g_int64_hash (&ids[1]);
}

static gboolean
equal_ends (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return one[0] == other[0] && one[1] == other[1];
}

static const TlnArgumentLink *
find_conflict (const Search *self, gint64 a, gint64 b)
{
  const gint64 ends[] = { MIN (a, b), MAX (a, b) };

  return g_hash_table_lookup (self->conflicts, ends);
}

static gint64
id_of (const Search *self, guint claim)
{
  return ((const TlnClaim *) g_ptr_array_index (self->tree->argument->claims, claim))->id;
}

/* Of two claims, by their nodes; of_a and of_b may be NULL. */
static void
add_pair (Search *self, guint a, guint b, const TlnArgumentLink *link)
{
  const TlnFoundNumber *of_a = NULL;
  const TlnFoundNumber *of_b = NULL;
  TlnNumberPair *pair = g_new0 (TlnNumberPair, 1);

  if (self->node[a] > self->node[b]) {
    guint other = a;
    a = b;
    b = other;
  }
  tln_claim_figures_differ (&self->figures[a], &self->figures[b], &of_a, &of_b);
  *pair = (TlnNumberPair) { .a = self->node[a],
                            .b = self->node[b],
                            .of_a = of_a != NULL ? g_strdup (of_a->quote) : NULL,
                            .of_b = of_b != NULL ? g_strdup (of_b->quote) : NULL,
                            .link = link };
  g_ptr_array_add (self->tree->numbers, pair);
}

/* What a person has said stands, whatever the words. */
static void
add_linked (Search *self)
{
  const TlnArgument *argument = self->tree->argument;

  for (guint i = 0; i < argument->links->len; i++) {
    const TlnArgumentLink *link = g_ptr_array_index (argument->links, i);
    guint from = tln_argument_index (argument, link->from_id);
    guint to = tln_argument_index (argument, link->claim_id);

    if (link->relation != TLN_RELATION_CONFLICTS_WITH || from == TLN_NO_NODE || to == TLN_NO_NODE ||
        self->node[from] == TLN_NO_NODE || self->node[to] == TLN_NO_NODE ||
        find_conflict (self, link->from_id, link->claim_id) != NULL)
      continue;
    gint64 *ends = g_new (gint64, 2);
    ends[0] = MIN (link->from_id, link->claim_id);
    ends[1] = MAX (link->from_id, link->claim_id);
    g_hash_table_insert (self->conflicts, ends, (gpointer) link);
    add_pair (self, from, to, link);
  }
}

/* The units a claim has numbers in, each once. Element guint. */
static GArray *
units_of (Search *self, guint claim)
{
  const GPtrArray *numbers = self->figures[claim].figures->numbers;
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (numbers, i);
    guint unit = GPOINTER_TO_UINT (g_hash_table_lookup (self->units, number->unit));
    gboolean known = isnan (number->value);

    if (unit == 0) {
      unit = g_hash_table_size (self->units) + 1;
      g_hash_table_insert (self->units, (gpointer) number->unit, GUINT_TO_POINTER (unit));
    }
    for (guint k = 0; k < units->len; k++)
      known |= g_array_index (units, guint, k) == unit;
    if (!known)
      g_array_append_val (units, unit);
  }
  return units;
}

static GArray *
holders_of (const Search *self, guint unit, guint32 word)
{
  guint64 key = (guint64) unit << 32 | word;

  return g_hash_table_lookup (self->holders, &key);
}

static void
note_words (Search *self, guint claim)
{
  const GArray *frame = self->figures[claim].frame;
  g_autoptr (GArray) units = units_of (self, claim);

  for (guint u = 0; u < units->len; u++)
    for (guint i = 0; i < frame->len; i++) {
      guint unit = g_array_index (units, guint, u);
      guint32 word = g_array_index (frame, guint32, i);
      GArray *holders = holders_of (self, unit, word);

      if (holders == NULL) {
        guint64 *key = g_new (guint64, 1);
        *key = (guint64) unit << 32 | word;
        holders = g_array_new (FALSE, FALSE, sizeof (guint));
        g_hash_table_insert (self->holders, key, holders);
      }
      g_array_append_val (holders, claim);
    }
}

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const GArray *one = *(GArray *const *) a;
  const GArray *other = *(GArray *const *) b;

  return (one->len > other->len) - (one->len < other->len);
}

/* Of two with as many words the one that comes first counts as the shorter. */
static gboolean
is_shorter (const Search *self, guint claim, guint than)
{
  guint length = self->figures[claim].frame->len;
  guint other = self->figures[than].frame->len;

  return length != other ? length < other : claim < than;
}

static void
compare (Search *self, guint claim, guint other)
{
  const TlnFoundNumber *of_one = NULL;
  const TlnFoundNumber *of_other = NULL;

  if (self->seen[other] == claim + 1 || !is_shorter (self, claim, other))
    return;
  self->seen[other] = claim + 1;
  if (find_conflict (self, id_of (self, claim), id_of (self, other)) == NULL &&
      tln_claim_figures_conflict (&self->figures[claim], &self->figures[other], &of_one, &of_other))
    add_pair (self, claim, other, NULL);
}

/* Those with a number in the unit that this claim is the shorter beside. Of its words so many are
 * not shared at the most, so that of the rarest, one more, one is. */
static void
search_unit (Search *self, guint claim, guint unit)
{
  const GArray *frame = self->figures[claim].frame;
  guint shared = tln_claim_figures_shared (&self->figures[claim]);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (frame->len < shared)
    return;
  for (guint i = 0; i < frame->len; i++)
    g_ptr_array_add (words, holders_of (self, unit, g_array_index (frame, guint32, i)));
  g_ptr_array_sort (words, compare_holders);
  for (guint i = 0; i <= frame->len - shared; i++) {
    const GArray *holders = g_ptr_array_index (words, i);

    for (guint k = 0; k < holders->len; k++)
      compare (self, claim, g_array_index (holders, guint, k));
  }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const TlnNumberPair *one = *(TlnNumberPair *const *) a;
  const TlnNumberPair *other = *(TlnNumberPair *const *) b;

  return one->a != other->a ? (one->a > other->a) - (one->a < other->a)
                            : (one->b > other->b) - (one->b < other->b);
}

static void
find_nodes (Search *self, guint n)
{
  for (guint i = 0; i < n; i++)
    self->node[i] = TLN_NO_NODE;
  for (guint i = 0; i < self->tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (self->tree, i);

    if (!node->again)
      self->node[tln_argument_index (self->tree->argument, node->claim->id)] = i;
  }
}

void
tln_argument_tree_compare (TlnArgumentTree *tree, const TlnClaimFigures *figures)
{
  guint n = tree->argument->claims->len;
  g_autofree guint *node = g_new (guint, n + 1);
  g_autofree guint *seen = g_new0 (guint, n + 1);
  g_autoptr (GHashTable) conflicts = g_hash_table_new_full (hash_ends, equal_ends, g_free, NULL);
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) holders =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  Search self = { tree, figures, node, conflicts, units, holders, seen };

  find_nodes (&self, n);
  add_linked (&self);
  for (guint i = 0; i < n; i++)
    if (node[i] != TLN_NO_NODE)
      note_words (&self, i);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GArray) own = node[i] != TLN_NO_NODE ? units_of (&self, i) : NULL;

    for (guint u = 0; own != NULL && u < own->len; u++)
      search_unit (&self, i, g_array_index (own, guint, u));
  }
  g_ptr_array_sort (tree->numbers, compare_pairs);
}
