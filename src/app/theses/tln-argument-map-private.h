/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the map only. */
#pragma once

#include "tln-argument-map.h"

G_BEGIN_DECLS

#define TLN_MAP_WIDTH 230.0
#define TLN_MAP_HEIGHT 92.0
#define TLN_MAP_GAP_X 76.0
#define TLN_MAP_GAP_Y 14.0

/* A vertex of the plan and what is shown for it. */
typedef struct {
  guint node;
  guint parent;
  GtkWidget *button; /* while it is seen and legible, or NULL */
} TlnMapVertex;

struct _TlnArgumentMap {
  GtkWidget parent_instance;
  TlnStore *store;
  TlnArgumentTree *tree; /* or NULL */
  TlnArgumentPlan *plan; /* of it */
  GArray *vertices; /* TlnMapVertex, as the plan has them */
  guint current; /* vertex */
  double zoom;
  double scale; /* of text: claims grow with it, and so does all between them */
  double x; /* where the upper start of the map stands in the widget */
  double y;
  gboolean fitted; /* fit again when the size changes */
  gboolean begun; /* somebody has looked about; before, it is shown so that it can be read */
  double drag_x;
  double drag_y;
  double pinch; /* zoom when the pinch began */
};

/* Where a vertex stands, in units of the map; those of the plan are scaled as text is. */
void tln_map_box (TlnArgumentMap *self, guint vertex, graphene_rect_t *box);
/* Draws edges, and the claims that are too small to be read as blocks. */
void tln_map_paint (TlnArgumentMap *self, GtkSnapshot *snapshot);

/* Gestures and keys (tln-argument-map-input.c). */
void tln_map_follow_input (TlnArgumentMap *self);
void tln_map_go (TlnArgumentMap *self, guint vertex);
void tln_map_zoom_at (TlnArgumentMap *self, double zoom, double x, double y);
void tln_map_open (TlnArgumentMap *self, guint vertex);

G_END_DECLS
