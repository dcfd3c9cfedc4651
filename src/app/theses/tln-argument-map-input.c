/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, touch and keys of the map. */
#include "tln-argument-map-private.h"

#include "tln-navigator.h"
#include "tln-past-lock.h"

#include <math.h>

#define STEP 1.25

/* The vertex of a layer that is next to this one, above (-1) or below (1); itself at the end. */
static guint
beside (TlnArgumentMap *self, guint vertex, int direction)
{
  guint best = vertex;

  for (guint i = 0; i < self->vertices->len; i++) {
    double away = (self->plan->layers->across[i] - self->plan->layers->across[vertex]) * direction;

    if (self->plan->layers->layer[i] != self->plan->layers->layer[vertex] || away <= 0)
      continue;
    if (best == vertex ||
        away < (self->plan->layers->across[best] - self->plan->layers->across[vertex]) * direction)
      best = i;
  }
  return best;
}

/* The uppermost claim that hangs under this one, itself where there is none. */
static guint
below (TlnArgumentMap *self, guint vertex)
{
  guint best = vertex;

  for (guint i = 0; i < self->plan->edges->len; i++) {
    const TlnLayerEdge *edge = &g_array_index (self->plan->edges, TlnLayerEdge, i);

    if (edge->from != vertex || self->plan->layers->back[i])
      continue;
    if (best == vertex || self->plan->layers->across[edge->to] < self->plan->layers->across[best])
      best = edge->to;
  }
  return best;
}

static gboolean
step (TlnArgumentMap *self, guint key)
{
  guint to = self->current;

  switch (key) {
  case GDK_KEY_Left:
    to = g_array_index (self->vertices, TlnMapVertex, self->current).parent;
    break;
  case GDK_KEY_Right:
    to = below (self, self->current);
    break;
  case GDK_KEY_Up:
    to = beside (self, self->current, -1);
    break;
  case GDK_KEY_Down:
    to = beside (self, self->current, 1);
    break;
  case GDK_KEY_Home:
    to = 0;
    break;
  default:
    return FALSE;
  }
  tln_map_go (self, to);
  return TRUE;
}

static gboolean
zoom_by_key (TlnArgumentMap *self, guint key)
{
  switch (key) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    tln_argument_map_zoom (self, STEP);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    tln_argument_map_zoom (self, 1 / STEP);
    return TRUE;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    tln_argument_map_fit (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        TlnArgumentMap *self)
{
  guint node;

  if (self->tree == NULL || self->vertices->len == 0 ||
      (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  node = g_array_index (self->vertices, TlnMapVertex, self->current).node;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) {
    tln_map_open (self, self->current);
    return TRUE;
  }
  if ((key == GDK_KEY_l || key == GDK_KEY_Insert) && node != TLN_NO_NODE)
    return tln_past_refuse (GTK_WIDGET (self)) ||
           gtk_widget_activate_action (GTK_WIDGET (self), TLN_LINK_CLAIM, "x",
                                       tln_argument_tree_get (self->tree, node)->claim->id);
  return step (self, key) || zoom_by_key (self, key);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, TlnArgumentMap *self)
{
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, TlnArgumentMap *self)
{
  if (hypot (x, y) > 6)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->x = self->drag_x + x;
  self->y = self->drag_y + y;
  self->fitted = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A wheel zooms, a touchpad moves. */
static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, TlnArgumentMap *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (scroll));
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  double x = 0;
  double y = 0;

  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE) {
    self->x -= dx;
    self->y -= dy;
    self->fitted = FALSE;
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    return TRUE;
  }
  if (event != NULL && gdk_event_get_position (event, &x, &y) &&
      !gtk_widget_compute_point (GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self))),
                                 GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &at))
    return FALSE;
  tln_map_zoom_at (self, self->zoom * pow (STEP, -dy), (double) at.x, (double) at.y);
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlnArgumentMap *self)
{
  self->pinch = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TlnArgumentMap *self)
{
  double x = 0;
  double y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  tln_map_zoom_at (self, self->pinch * scale, x, y);
}

/* A block that cannot be read is gone to and made large. */
static void
click_cb (GtkGestureClick *click, int n, double x, double y, TlnArgumentMap *self)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) ((x - self->x) / self->zoom),
                                             (float) ((y - self->y) / self->zoom));
  graphene_rect_t box;

  for (guint i = 0; i < self->vertices->len; i++) {
    tln_map_box (self, i, &box);
    if (!graphene_rect_contains_point (&box, &at))
      continue;
    tln_map_zoom_at (self, MAX (self->zoom, 1), x, y);
    tln_map_go (self, i);
    return;
  }
}

void
tln_map_follow_input (TlnArgumentMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
