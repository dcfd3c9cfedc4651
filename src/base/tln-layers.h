/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a directed graph in layers (Sugiyama, Tagawa and Toda, 1981): nodes of one size, every edge
 * from a lower layer to a higher one, few crossings. Pure, any thread; the same graph is always
 * drawn in the same way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint from;
  guint to;
} TlnLayerEdge;

typedef struct {
  double node; /* size of a node along its layer */
  double gap; /* least room between two nodes of a layer */
  double lane; /* room an edge takes that passes through a layer */
} TlnLayerSizes;

typedef struct {
  guint n_layers;
  guint *layer; /* of each node, from 0 */
  double *across; /* middle of each node along its layer; the least edge of all is at 0 */
  double extent; /* of the widest layer */
  GPtrArray *bends; /* by edge: GArray of double: where it passes through each layer between its
                       ends, from `from` to `to`; where there are thousands of those in all, none
                       for the longest edges, which pass straight */
  gboolean *back; /* by edge: it goes round in a loop, so its layers go the other way */
  guint n_crossings; /* of edges between neighbouring layers */
} TlnLayers;

/* Loops are opened where a walk from the first nodes on comes back to itself; an edge from a node
 * to itself is back, too, and has no bends. Node k stands after the longest way to it. */
TlnLayers *tln_layers_new (guint n_nodes,
                           const TlnLayerEdge *edges,
                           guint n_edges,
                           const TlnLayerSizes *sizes);
void tln_layers_free (TlnLayers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnLayers, tln_layers_free)

G_END_DECLS
