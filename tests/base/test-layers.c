/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs in layers: direction, room, order, loops, and how long five hundred nodes take. */
#include "tln-layers.h"

#include <math.h>
#include <string.h>

static const TlnLayerSizes sizes = { .node = 10, .gap = 2, .lane = 1 };

static void
assert_sound (const TlnLayers *layers, guint n, const TlnLayerEdge *edges, guint n_edges)
{
  for (guint i = 0; i < n_edges; i++) {
    guint from = layers->layer[edges[i].from];
    guint to = layers->layer[edges[i].to];
    const GArray *bends = g_ptr_array_index (layers->bends, i);

    if (layers->back[i])
      g_assert_cmpuint (from, >=, to);
    else
      g_assert_cmpuint (from, <, to);
    g_assert_cmpuint (bends->len + 1, ==, from == to ? 1 : MAX (from, to) - MIN (from, to));
  }
  for (guint i = 0; i < n; i++) {
    g_assert_cmpfloat (layers->across[i], >=, 4.999);
    g_assert_cmpfloat (layers->across[i], <=, layers->extent - 4.999);
    g_assert_cmpuint (layers->layer[i], <, layers->n_layers);
    for (guint k = i + 1; k < n; k++)
      if (layers->layer[i] == layers->layer[k])
        g_assert_cmpfloat (fabs (layers->across[i] - layers->across[k]), >=, 11.999);
  }
}

static void
test_tree (void)
{
  static const TlnLayerEdge edges[] = { { 0, 1 }, { 0, 2 }, { 2, 3 }, { 2, 4 } };
  g_autoptr (TlnLayers) layers = tln_layers_new (5, edges, 4, &sizes);

  assert_sound (layers, 5, edges, 4);
  g_assert_cmpuint (layers->n_layers, ==, 3);
  g_assert_cmpuint (layers->n_crossings, ==, 0);
  g_assert_cmpuint (layers->layer[4], ==, 2);
  /* A parent of two in the middle between them. */
  g_assert_cmpfloat_with_epsilon (layers->across[2], (layers->across[3] + layers->across[4]) / 2,
                                  0.6);
  g_assert_cmpfloat_with_epsilon (layers->across[4] - layers->across[3], 12, 0.001);
}

static void
test_one (void)
{
  g_autoptr (TlnLayers) none = tln_layers_new (0, NULL, 0, &sizes);
  g_autoptr (TlnLayers) one = tln_layers_new (1, NULL, 0, &sizes);

  g_assert_cmpuint (none->n_layers, ==, 0);
  g_assert_cmpfloat (none->extent, ==, 0);
  g_assert_cmpfloat (one->across[0], ==, 5);
  g_assert_cmpfloat (one->extent, ==, 10);
}

/* In the order they come 0-5, 1-4 and 2-3 cross three times. */
static void
test_crossings (void)
{
  static const TlnLayerEdge edges[] = { { 0, 5 }, { 1, 4 }, { 2, 3 } };
  g_autoptr (TlnLayers) layers = tln_layers_new (6, edges, 3, &sizes);

  assert_sound (layers, 6, edges, 3);
  g_assert_cmpuint (layers->n_crossings, ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (layers->across[edges[i].from], layers->across[edges[i].to],
                                    0.001);
}

/* Two nodes with edges to both of two others cross once, in whatever order. */
static void
test_cross_once (void)
{
  static const TlnLayerEdge edges[] = { { 0, 2 }, { 0, 3 }, { 1, 2 }, { 1, 3 } };
  g_autoptr (TlnLayers) layers = tln_layers_new (4, edges, 4, &sizes);

  g_assert_cmpuint (layers->n_crossings, ==, 1);
}

static void
test_long_edge (void)
{
  static const TlnLayerEdge edges[] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 0, 3 } };
  g_autoptr (TlnLayers) layers = tln_layers_new (4, edges, 4, &sizes);
  const GArray *bends = g_ptr_array_index (layers->bends, 3);

  assert_sound (layers, 4, edges, 4);
  g_assert_cmpuint (bends->len, ==, 2);
  /* It goes beside the nodes of the layers it passes. */
  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (fabs (g_array_index (bends, double, i) - layers->across[i + 1]), >=, 7.499);
}

static void
test_loops (void)
{
  static const TlnLayerEdge edges[] = {
    { 0, 1 }, { 1, 2 }, { 2, 0 }, { 3, 3 }, { 4, 5 }, { 5, 4 }
  };
  g_autoptr (TlnLayers) layers = tln_layers_new (6, edges, 6, &sizes);

  assert_sound (layers, 6, edges, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (layers->back[i], ==, i == 2 || i == 3 || i == 5);
  g_assert_cmpuint (((GArray *) g_ptr_array_index (layers->bends, 2))->len, ==, 1);
}

/* Five hundred nodes and seven hundred edges by a fixed seed. */
static void
test_many (void)
{
  enum {
    N = 500,
    E = 700
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TlnLayerEdge edges[E];
  gint64 begin;
  double took;

  for (guint i = 0; i < E; i++) {
    guint to = i < N - 1 ? i + 1 : (guint) g_rand_int_range (random, 0, N);

    edges[i] =
        (TlnLayerEdge) { (guint) g_rand_int_range (random, 0, (int) MIN (to / 3 + 2, N)), to };
  }
  begin = g_get_monotonic_time ();
  g_autoptr (TlnLayers) layers = tln_layers_new (N, edges, E, &sizes);
  took = (double) (g_get_monotonic_time () - begin) / 1000;
  g_test_message ("500 nodes in %.1f ms, %u crossings", took, layers->n_crossings);
  g_test_minimized_result (took, "layout of 500 nodes: %.1f ms", took);
  assert_sound (layers, N, edges, E);
  g_autoptr (TlnLayers) again = tln_layers_new (N, edges, E, &sizes);
  g_assert_cmpmem (layers->across, N * sizeof (double), again->across, N * sizeof (double));
  g_assert_cmpmem (layers->layer, N * sizeof (guint), again->layer, N * sizeof (guint));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/layers/tree", test_tree);
  g_test_add_func ("/base/layers/one", test_one);
  g_test_add_func ("/base/layers/crossings", test_crossings);
  g_test_add_func ("/base/layers/cross-once", test_cross_once);
  g_test_add_func ("/base/layers/long-edge", test_long_edge);
  g_test_add_func ("/base/layers/loops", test_loops);
  g_test_add_func ("/base/layers/many", test_many);
  return g_test_run ();
}
