/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vertices and edges of the map; the rest is done by base/tln-layers.c. */
#include "tln-argument-plan.h"

static void
add_edge (TlnArgumentPlan *plan, guint from, guint to, guint node)
{
  TlnLayerEdge edge = { from, to };

  g_array_append_val (plan->edges, edge);
  g_array_append_val (plan->hanging, node);
}

static void
read_tree (TlnArgumentPlan *plan, const TlnArgumentTree *tree)
{
  TlnPlanVertex thesis = { TLN_NO_NODE, 0 };
  g_autofree guint *vertex = g_new0 (guint, tree->nodes->len + 1);
  g_autoptr (GHashTable) full = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_append_val (plan->vertices, thesis);
  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);
    guint above = node->parent == TLN_NO_NODE ? 0 : vertex[node->parent];
    TlnPlanVertex one = { i, above };

    if (node->again) {
      vertex[i] = GPOINTER_TO_UINT (g_hash_table_lookup (full, &node->claim->id));
    } else {
      vertex[i] = plan->vertices->len;
      g_array_append_val (plan->vertices, one);
      g_hash_table_insert (full, (gpointer) &node->claim->id, GUINT_TO_POINTER (vertex[i]));
    }
    add_edge (plan, above, vertex[i], i);
  }
}

TlnArgumentPlan *
tln_argument_plan_new (const TlnArgumentTree *tree, const TlnLayerSizes *sizes)
{
  TlnArgumentPlan *plan = g_new0 (TlnArgumentPlan, 1);

  plan->vertices = g_array_new (FALSE, FALSE, sizeof (TlnPlanVertex));
  plan->edges = g_array_new (FALSE, FALSE, sizeof (TlnLayerEdge));
  plan->hanging = g_array_new (FALSE, FALSE, sizeof (guint));
  read_tree (plan, tree);
  plan->layers =
      tln_layers_new (plan->vertices->len, (const TlnLayerEdge *) (void *) plan->edges->data,
                      plan->edges->len, sizes);
  return plan;
}

void
tln_argument_plan_free (TlnArgumentPlan *plan)
{
  g_array_unref (plan->vertices);
  g_array_unref (plan->edges);
  g_array_unref (plan->hanging);
  tln_layers_free (plan->layers);
  g_free (plan);
}
