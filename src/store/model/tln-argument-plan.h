/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the claims of an argument stand on a map: the thesis at the start, each claim once behind
 * what it hangs under. Pure, any thread: hundreds of claims take longer than a frame. */
#pragma once

#include "tln-argument-tree.h"
#include "tln-layers.h"

G_BEGIN_DECLS

typedef struct {
  guint node; /* of the tree, where the claim stands in full; TLN_NO_NODE: the thesis */
  guint parent; /* vertex it hangs under first */
} TlnPlanVertex;

typedef struct {
  GArray *vertices; /* TlnPlanVertex: 0 the thesis, then the claims in the order of the tree */
  GArray *edges; /* TlnLayerEdge: from what is above to what hangs below, one a node */
  GArray *hanging; /* guint: by edge the node that says how it hangs */
  TlnLayers *layers; /* of vertices and edges */
} TlnArgumentPlan;

/* sizes: in units of the map, see tln-layers.h. */
TlnArgumentPlan *tln_argument_plan_new (const TlnArgumentTree *tree, const TlnLayerSizes *sizes);
void tln_argument_plan_free (TlnArgumentPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnArgumentPlan, tln_argument_plan_free)

G_END_DECLS
