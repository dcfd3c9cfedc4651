/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loops opened, layers by the longest way, stand-ins where an edge passes a layer, order by the
 * barycentre of the neighbours, places by least squares. */
#include "tln-layers.h"

#define SWEEPS 12
#define PLACINGS 8
#define LANES_MOST 6000 /* stand-ins in all; the time it takes goes with them */

/* A node or the stand-in of an edge. */
typedef struct {
  guint layer;
  guint rank; /* in its layer */
  double size;
  double at; /* middle */
  double wish; /* by which it is sorted or placed */
  GArray *below; /* guint: neighbours in the layer before */
  GArray *above; /* and in the one after */
} Place;

typedef struct {
  guint n;
  const TlnLayerEdge *edges;
  guint n_edges;
  const TlnLayerSizes *sizes;
  TlnLayers *out;
  GArray *places; /* Place: the nodes, then the stand-ins */
  GPtrArray *rows; /* by layer: GArray of guint into places, in order */
  GPtrArray *chains; /* by edge: GArray of guint: its stand-ins, from the lower layer up */
} Layout;

static Place *
place_at (const Layout *self, guint i)
{
  return &g_array_index (self->places, Place, i);
}

static GArray *
row_at (const Layout *self, guint layer)
{
  return g_ptr_array_index (self->rows, layer);
}

/* Loops and layers. */

typedef struct {
  guint node;
  guint next; /* edge to be looked at, by its place among those of the node */
} Step;

/* By node the edges that leave it: first[i] to first[i + 1] of the edges in by_node. */
static void
sort_edges (const Layout *self, guint *first, guint *by_node)
{
  g_autofree guint *fill = g_new0 (guint, self->n + 1);

  for (guint i = 0; i < self->n_edges; i++)
    first[self->edges[i].from + 1]++;
  for (guint i = 0; i < self->n; i++)
    first[i + 1] += first[i];
  for (guint i = 0; i < self->n_edges; i++) {
    guint from = self->edges[i].from;

    by_node[first[from] + fill[from]++] = i;
  }
}

/* Walks all that is reached from a node; an edge to what the walk stands on goes back. order gets
 * the nodes when they are left. */
static void
walk (Layout *self, guint root, const guint *first, const guint *by_node, GArray *order)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step = { root, first[root] };
  guint *state = self->out->layer; /* 0: not seen, 1: on the path, 2: left */

  state[root] = 1;
  g_array_append_val (path, step);
  while (path->len > 0) {
    Step *top = &g_array_index (path, Step, path->len - 1);

    if (top->next == first[top->node + 1]) {
      state[top->node] = 2;
      g_array_append_val (order, top->node);
      g_array_set_size (path, path->len - 1);
      continue;
    }
    guint edge = by_node[top->next++];
    guint to = self->edges[edge].to;

    if (state[to] == 1)
      self->out->back[edge] = TRUE;
    if (state[to] != 0)
      continue;
    state[to] = 1;
    step = (Step) { to, first[to] };
    g_array_append_val (path, step);
  }
}

static void
find_layers (Layout *self)
{
  g_autofree guint *first = g_new0 (guint, self->n + 1);
  g_autofree guint *by_node = g_new (guint, self->n_edges + 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint *layer = self->out->layer;

  sort_edges (self, first, by_node);
  for (guint i = 0; i < self->n; i++)
    if (layer[i] == 0)
      walk (self, i, first, by_node, order);
  for (guint i = 0; i < self->n; i++)
    layer[i] = 0;
  /* Left last means before all that it leads to; what goes back is looked at from its end. */
  for (guint k = order->len; k > 0; k--) {
    guint node = g_array_index (order, guint, k - 1);

    for (guint i = first[node]; i < first[node + 1]; i++) {
      guint to = self->edges[by_node[i]].to;

      if (!self->out->back[by_node[i]])
        layer[to] = MAX (layer[to], layer[node] + 1);
    }
  }
}

/* Rows. */

static guint
add_place (Layout *self, guint layer, double size)
{
  Place place = { .layer = layer,
                  .size = size,
                  .below = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .above = g_array_new (FALSE, FALSE, sizeof (guint)) };

  while (self->rows->len <= layer)
    g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_array_append_val (self->places, place);
  return self->places->len - 1;
}

static void
join (Layout *self, guint lower, guint upper)
{
  g_array_append_val (place_at (self, lower)->above, upper);
  g_array_append_val (place_at (self, upper)->below, lower);
}

/* How many layers lie between the ends of an edge. */
static guint
lanes_of (const Layout *self, guint edge)
{
  guint from = self->out->layer[self->edges[edge].from];
  guint to = self->out->layer[self->edges[edge].to];
  guint apart = MAX (from, to) - MIN (from, to);

  return apart > 0 ? apart - 1 : 0;
}

static void
add_chain (Layout *self, guint edge)
{
  guint lower = self->edges[edge].from;
  guint upper = self->edges[edge].to;
  GArray *chain = g_ptr_array_index (self->chains, edge);

  if (self->out->layer[lower] > self->out->layer[upper]) {
    guint other = lower;
    lower = upper;
    upper = other;
  }
  if (self->out->layer[lower] == self->out->layer[upper])
    return;
  for (guint layer = self->out->layer[lower] + 1; layer < self->out->layer[upper]; layer++) {
    guint one = add_place (self, layer, self->sizes->lane);

    join (self, chain->len > 0 ? g_array_index (chain, guint, chain->len - 1) : lower, one);
    g_array_append_val (chain, one);
  }
  join (self, chain->len > 0 ? g_array_index (chain, guint, chain->len - 1) : lower, upper);
}

/* The longest edge that still has lanes, so that all of them together are not too many. */
static guint
find_longest (const Layout *self)
{
  g_autofree guint *count = g_new0 (guint, self->n + 1); /* edges, by their lanes */
  guint sum = 0;
  guint longest = 0;

  for (guint i = 0; i < self->n_edges; i++)
    count[lanes_of (self, i)]++;
  for (guint lanes = 0; lanes < self->n && sum + count[lanes] * lanes <= LANES_MOST; lanes++) {
    sum += count[lanes] * lanes;
    longest = lanes;
  }
  return longest;
}

static void
fill_rows (Layout *self)
{
  guint longest = find_longest (self);

  for (guint i = 0; i < self->n; i++)
    add_place (self, self->out->layer[i], self->sizes->node);
  for (guint i = 0; i < self->n_edges; i++)
    if (lanes_of (self, i) <= longest)
      add_chain (self, i);
  for (guint i = 0; i < self->places->len; i++) {
    GArray *row = row_at (self, place_at (self, i)->layer);

    place_at (self, i)->rank = row->len;
    g_array_append_val (row, i);
  }
}

/* Order. */

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* Of Fenwick's tree: how many ranks up to this one. */
static guint
sum_to (const guint *sums, guint rank)
{
  guint sum = 0;

  for (guint j = rank + 1; j > 0; j -= j & -j)
    sum += sums[j];
  return sum;
}

/* Crossings between a layer and the next one: pairs of edges whose ends are in other orders. */
static guint
count_between (const Layout *self, guint layer)
{
  GArray *row = row_at (self, layer);
  guint size = row_at (self, layer + 1)->len;
  g_autofree guint *sums = g_new0 (guint, size + 1); /* Fenwick's tree over the upper ranks */
  guint seen = 0;
  guint crossings = 0;

  for (guint i = 0; i < row->len; i++) {
    const GArray *above = place_at (self, g_array_index (row, guint, i))->above;
    g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

    for (guint k = 0; k < above->len; k++)
      g_array_append_val (ends, place_at (self, g_array_index (above, guint, k))->rank);
    g_array_sort (ends, compare_ranks);
    for (guint k = 0; k < ends->len; k++)
      crossings += seen - sum_to (sums, g_array_index (ends, guint, k));
    for (guint k = 0; k < ends->len; k++, seen++)
      for (guint j = g_array_index (ends, guint, k) + 1; j <= size; j += j & -j)
        sums[j]++;
  }
  return crossings;
}

static guint
count_crossings (const Layout *self)
{
  guint crossings = 0;

  for (guint layer = 0; layer + 1 < self->rows->len; layer++)
    crossings += count_between (self, layer);
  return crossings;
}

static double
mean_rank (const Layout *self, const GArray *neighbours, double otherwise)
{
  double sum = 0;

  for (guint i = 0; i < neighbours->len; i++)
    sum += place_at (self, g_array_index (neighbours, guint, i))->rank;
  return neighbours->len > 0 ? sum / neighbours->len : otherwise;
}

static int
compare_wishes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *one = place_at (data, *(const guint *) a);
  const Place *other = place_at (data, *(const guint *) b);

  if (one->wish < other->wish)
    return -1;
  return one->wish > other->wish ? 1 : compare_ranks (&one->rank, &other->rank);
}

static void
sort_row (Layout *self, guint layer, gboolean upward)
{
  GArray *row = row_at (self, layer);

  for (guint i = 0; i < row->len; i++) {
    Place *place = place_at (self, g_array_index (row, guint, i));

    place->wish = mean_rank (self, upward ? place->below : place->above, place->rank);
  }
  g_array_sort_with_data (row, compare_wishes, self);
  for (guint i = 0; i < row->len; i++)
    place_at (self, g_array_index (row, guint, i))->rank = i;
}

static guint *
keep_ranks (const Layout *self)
{
  guint *ranks = g_new (guint, self->places->len + 1);

  for (guint i = 0; i < self->places->len; i++)
    ranks[i] = place_at (self, i)->rank;
  return ranks;
}

static void
restore_ranks (Layout *self, const guint *ranks)
{
  for (guint i = 0; i < self->places->len; i++) {
    Place *place = place_at (self, i);

    place->rank = ranks[i];
    g_array_index (row_at (self, place->layer), guint, ranks[i]) = i;
  }
}

static void
order_rows (Layout *self)
{
  g_autofree guint *best = keep_ranks (self);
  guint least = count_crossings (self);

  for (guint sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    gboolean upward = sweep % 2 == 0;
    guint crossings;

    for (guint i = 1; i < self->rows->len; i++)
      sort_row (self, upward ? i : self->rows->len - 1 - i, upward);
    crossings = count_crossings (self);
    if (crossings >= least)
      continue;
    least = crossings;
    g_free (best);
    best = keep_ranks (self);
  }
  restore_ranks (self, best);
  self->out->n_crossings = least;
}

/* Places. */

static double
distance (const Layout *self, const Place *a, const Place *b)
{
  return (a->size + b->size) / 2 + self->sizes->gap;
}

/* A run of places that touch each other. */
typedef struct {
  double sum; /* of their wishes, each without its distance from the first */
  guint n;
} Run;

/* Puts a row as near to its wishes as its order and the gaps allow, by least squares: what would
 * overlap is joined to a run that stands at the mean of its wishes. */
static void
settle_row (Layout *self, GArray *row)
{
  g_autofree double *offset = g_new0 (double, row->len + 1);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint at = 0;

  for (guint i = 0; i < row->len; i++) {
    Place *place = place_at (self, g_array_index (row, guint, i));

    if (i > 0)
      offset[i] = offset[i - 1] +
                  distance (self, place_at (self, g_array_index (row, guint, i - 1)), place);
    Run run = { place->wish - offset[i], 1 };

    while (runs->len > 0) {
      const Run *last = &g_array_index (runs, Run, runs->len - 1);

      if (last->sum / last->n <= run.sum / run.n)
        break;
      run.sum += last->sum;
      run.n += last->n;
      g_array_set_size (runs, runs->len - 1);
    }
    g_array_append_val (runs, run);
  }
  for (guint i = 0; i < runs->len; i++) {
    const Run *run = &g_array_index (runs, Run, i);

    for (guint k = 0; k < run->n; k++, at++)
      place_at (self, g_array_index (row, guint, at))->at = run->sum / run->n + offset[at];
  }
}

static double
mean_place (const Layout *self, const GArray *neighbours, double otherwise)
{
  double sum = 0;

  for (guint i = 0; i < neighbours->len; i++)
    sum += place_at (self, g_array_index (neighbours, guint, i))->at;
  return neighbours->len > 0 ? sum / neighbours->len : otherwise;
}

static void
place_row (Layout *self, guint layer, gboolean upward)
{
  GArray *row = row_at (self, layer);

  for (guint i = 0; i < row->len; i++) {
    Place *place = place_at (self, g_array_index (row, guint, i));

    place->wish = mean_place (self, upward ? place->below : place->above, place->at);
  }
  settle_row (self, row);
}

static void
place_rows (Layout *self)
{
  for (guint layer = 0; layer < self->rows->len; layer++)
    settle_row (self, row_at (self, layer));
  for (guint placing = 0; placing < PLACINGS; placing++) {
    gboolean upward = placing % 2 == 1;

    for (guint i = 1; i < self->rows->len; i++)
      place_row (self, upward ? i : self->rows->len - 1 - i, upward);
  }
}

/* The answer. */

static void
write_bends (Layout *self, double least)
{
  for (guint i = 0; i < self->n_edges; i++) {
    const GArray *chain = g_ptr_array_index (self->chains, i);
    GArray *bends = g_array_new (FALSE, FALSE, sizeof (double));
    gboolean down = self->out->layer[self->edges[i].from] > self->out->layer[self->edges[i].to];

    for (guint k = 0; k < chain->len; k++) {
      guint one = g_array_index (chain, guint, down ? chain->len - 1 - k : k);
      double at = place_at (self, one)->at - least;

      g_array_append_val (bends, at);
    }
    g_ptr_array_add (self->out->bends, bends);
  }
}

static void
write_places (Layout *self)
{
  double least = G_MAXDOUBLE;
  double most = -G_MAXDOUBLE;

  for (guint i = 0; i < self->places->len; i++) {
    const Place *place = place_at (self, i);

    least = MIN (least, place->at - place->size / 2);
    most = MAX (most, place->at + place->size / 2);
  }
  for (guint i = 0; i < self->n; i++)
    self->out->across[i] = place_at (self, i)->at - least;
  self->out->extent = self->n > 0 ? most - least : 0;
  self->out->n_layers = self->rows->len;
  write_bends (self, least);
}

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_array_unref (place->below);
  g_array_unref (place->above);
}

TlnLayers *
tln_layers_new (guint n_nodes, const TlnLayerEdge *edges, guint n_edges, const TlnLayerSizes *sizes)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  TlnLayers *out = g_new0 (TlnLayers, 1);
  Layout self = { n_nodes, edges, n_edges, sizes, out, places, rows, chains };

  g_array_set_clear_func (places, place_clear);
  out->layer = g_new0 (guint, n_nodes + 1);
  out->across = g_new0 (double, n_nodes + 1);
  out->back = g_new0 (gboolean, n_edges + 1);
  out->bends = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_edges; i++)
    g_ptr_array_add (chains, g_array_new (FALSE, FALSE, sizeof (guint)));
  find_layers (&self);
  fill_rows (&self);
  order_rows (&self);
  place_rows (&self);
  write_places (&self);
  return out;
}

void
tln_layers_free (TlnLayers *layers)
{
  g_free (layers->layer);
  g_free (layers->across);
  g_free (layers->back);
  g_ptr_array_unref (layers->bends);
  g_free (layers);
}
