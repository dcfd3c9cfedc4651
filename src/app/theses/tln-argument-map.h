/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument as a map: the thesis at the start, claims in layers, edges by relation. Dragged and
 * scrolled about, zoomed by wheel, pinch and keys, walked by arrow keys; the tree is its table. */
#pragma once

#include "tln-argument-plan.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_ARGUMENT_MAP (tln_argument_map_get_type ())
G_DECLARE_FINAL_TYPE (TlnArgumentMap, tln_argument_map, TLN, ARGUMENT_MAP, GtkWidget)

GtkWidget *tln_argument_map_new (TlnStore *store);
/* The sizes it wants its plan made with; static, any thread. */
const TlnLayerSizes *tln_argument_map_sizes (void);
/* Shows another state; the claim that was gone to stays, as far as it is there. Takes the plan,
 * which is of this tree. */
void tln_argument_map_set_tree (TlnArgumentMap *self, TlnArgumentTree *tree, TlnArgumentPlan *plan);
/* Around the middle of what is seen; factor 1.25, say. */
void tln_argument_map_zoom (TlnArgumentMap *self, double factor);
/* All of it, but not larger than it is. */
void tln_argument_map_fit (TlnArgumentMap *self);

G_END_DECLS
