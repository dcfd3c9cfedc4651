/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and touch on the chart: crosshair, drag, glide, wheel, pinch, click. */
#include "tln-chart-private.h"

#include <adwaita.h>
#include <math.h>

#define NOTCH 1.2 /* zoom of one step of a wheel */
#define SURFACE_ZOOM 1.005 /* of one px of a touchpad */
#define PAN_PART 0.1 /* of the width, for one step of a wheel */
#define DRAG_PX 6.0
#define GLIDE_DECAY 4.0 /* a second */
#define GLIDE_MIN 40.0 /* px a second */
#define SECOND ((double) G_USEC_PER_SEC)

static double
pane_x (TlnChart *self, double x)
{
  tln_chart_ensure_layout (self);
  return CLAMP (x, self->plot.price.x, self->plot.price.x + self->plot.price.width);
}

static double
bars_per_px (TlnChart *self)
{
  tln_chart_ensure_layout (self);
  return self->plot.bar_px > 0.0 ? 1.0 / self->plot.bar_px : 0.0;
}

static void
point_at (TlnChart *self, double x, double y)
{
  guint index;

  tln_chart_ensure_layout (self);
  self->pointer_x = x;
  if (tln_plot_bar_at (&self->plot, x, &index))
    tln_chart_set_cursor (self, index, y - self->strip, TRUE);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TlnChart *self)
{
  const TlnPlotMark *mark;

  if (tln_chart_n_bars (self) == 0)
    return;
  point_at (self, x, y);
  mark = tln_plot_mark_at (&self->plot, x, y - self->strip);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark ? "pointer"
                                                      : tln_chart_level_at (self, x, y) != NO_BAR
                                                          ? "ns-resize"
                                                          : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, TlnChart *self)
{
  if (self->cursor_by_pointer && self->measure == NO_BAR &&
      !(self->popover && gtk_widget_get_visible (self->popover)))
    tln_chart_set_cursor (self, NO_BAR, (double) NAN, FALSE);
}

static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlnChart *self = TLN_CHART (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = CLAMP ((double) (now - self->glide_time) / SECOND, 0.0, 0.1);
  double before = self->view.first;

  self->glide_time = now;
  tln_view_pan (&self->view, tln_chart_n_bars (self), -self->speed * seconds * bars_per_px (self));
  self->speed *= exp (-GLIDE_DECAY * seconds);
  tln_chart_moved_by_user (self);
  if (fabs (self->speed) > GLIDE_MIN && (seconds == 0.0 || self->view.first != before))
    return G_SOURCE_CONTINUE;
  self->glide_tick = 0;
  return G_SOURCE_REMOVE;
}

void
tln_chart_stop_glide (TlnChart *self)
{
  if (self->glide_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
}

/* speed: px a second of the picture, to the right. */
static void
start_glide (TlnChart *self, double speed)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  tln_chart_stop_glide (self);
  if (!clock || fabs (speed) < GLIDE_MIN || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->speed = speed;
  self->glide_time = gdk_frame_clock_get_frame_time (clock);
  self->glide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TlnChart *self)
{
  tln_chart_stop_glide (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_first = self->view.first;
  self->banding = FALSE;
  if (tln_chart_overview_begin (self, x, y)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    return;
  }
  if (!tln_plot_mark_at (&self->plot, x, y - self->strip) && tln_chart_level_begin (self, x, y)) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    return;
  }
  self->banding = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) &
                   GDK_SHIFT_MASK) != 0;
  self->band_from = self->band_to = pane_x (self, x);
}

/* Shift and drag: what was drawn out is what is seen. */
static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TlnChart *self)
{
  double from = MIN (self->band_from, self->band_to);
  double to = MAX (self->band_from, self->band_to);

  if (tln_chart_level_end (self) || !self->banding)
    return;
  self->banding = FALSE;
  tln_chart_drop_layers (self);
  tln_chart_ensure_layout (self);
  if (to - from < DRAG_PX)
    return;
  tln_view_set (&self->view, tln_chart_n_bars (self), tln_plot_place (&self->plot, from),
                tln_plot_place (&self->plot, to));
  tln_chart_moved_by_user (self);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TlnChart *self)
{
  GdkEventSequence *sequence =
      gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  double width = self->view.last - self->view.first;
  double first;

  if (tln_chart_level_drag (self, dy))
    return;
  if (self->grip != GRIP_NONE) {
    tln_chart_overview_drag (self, dx);
    return;
  }
  if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence) !=
      GTK_EVENT_SEQUENCE_CLAIMED) {
    if (hypot (dx, dy) < DRAG_PX)
      return;
    /* Upwards and downwards belongs to the page the chart is on. */
    if (fabs (dy) > fabs (dx)) {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  }
  if (self->banding) {
    self->band_to = pane_x (self, self->band_from + dx);
    tln_chart_drop_layers (self);
    return;
  }
  first = self->drag_first - dx * bars_per_px (self);
  tln_view_set (&self->view, tln_chart_n_bars (self), first, first + width);
  tln_chart_moved_by_user (self);
}

static void
swipe_cb (GtkGestureSwipe *gesture, double speed_x, double speed_y, TlnChart *self)
{
  if (fabs (speed_x) > fabs (speed_y) && !self->banding && self->grip == GRIP_NONE)
    start_glide (self, speed_x);
}

static void
zoom_about (TlnChart *self, double x, double factor)
{
  double place;

  tln_chart_ensure_layout (self);
  place = tln_plot_place (&self->plot, pane_x (self, x));
  tln_view_zoom (&self->view, tln_chart_n_bars (self), place, factor);
  tln_chart_moved_by_user (self);
}

static gboolean
zoom_by_scroll (TlnChart *self, double dy, gboolean wheel)
{
  double n = tln_chart_n_bars (self);

  /* Nothing more to see: let the page scroll. */
  if (dy > 0.0 && self->view.last - self->view.first >= n)
    return GDK_EVENT_PROPAGATE;
  zoom_about (self, self->pointer_x, pow (wheel ? NOTCH : SURFACE_ZOOM, -dy));
  return GDK_EVENT_STOP;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TlnChart *self)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double width = self->view.last - self->view.first;

  if (tln_chart_n_bars (self) == 0)
    return GDK_EVENT_PROPAGATE;
  tln_chart_stop_glide (self);
  if (state & GDK_SHIFT_MASK && dx == 0.0) {
    dx = dy;
    dy = 0.0;
  }
  if (fabs (dx) <= fabs (dy))
    return zoom_by_scroll (self, dy, wheel);
  tln_view_pan (&self->view, tln_chart_n_bars (self),
                wheel ? dx * PAN_PART * width : dx * bars_per_px (self));
  tln_chart_moved_by_user (self);
  return GDK_EVENT_STOP;
}

static void
decelerate_cb (GtkEventControllerScroll *controller, double vx, double vy, TlnChart *self)
{
  if (fabs (vx) > fabs (vy))
    start_glide (self, -vx);
}

/* Between the fingers, or in the middle where nothing tells. */
static double
pinch_middle (TlnChart *self, GtkGesture *gesture)
{
  double x, y;

  return gtk_gesture_is_recognized (gesture) &&
                 gtk_gesture_get_bounding_box_center (gesture, &x, &y)
             ? x
             : self->view.width / 2;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlnChart *self)
{
  tln_chart_stop_glide (self);
  self->zoom_scale = 1.0;
  self->zoom_about = pinch_middle (self, gesture);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

void
tln_chart_pinch (TlnChart *self, double x, double scale)
{
  tln_view_pan (&self->view, tln_chart_n_bars (self), (self->zoom_about - x) * bars_per_px (self));
  self->zoom_about = x;
  zoom_about (self, x, scale / self->zoom_scale);
  self->zoom_scale = scale;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TlnChart *self)
{
  tln_chart_pinch (self, pinch_middle (self, GTK_GESTURE (gesture)), scale);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlnChart *self)
{
  const TlnPlotMark *mark;

  tln_chart_ensure_layout (self);
  if (tln_chart_n_bars (self) == 0)
    return;
  point_at (self, x, y);
  mark = tln_plot_mark_at (&self->plot, x, y - self->strip);
  if (mark) {
    tln_chart_activate_mark (self, mark);
  } else if (n_press == 2) {
    tln_view_reset (&self->view, tln_chart_n_bars (self));
    tln_chart_moved_by_user (self);
  }
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlnChart *self)
{
  if (tln_chart_n_bars (self) == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  point_at (self, x, y);
  tln_chart_show_menu (self, x, y);
  if (gesture)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, TlnChart *self)
{
  menu_pressed_cb (NULL, 1, x, y, self);
}

static void
add_menu_gestures (TlnChart *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
add_gestures (TlnChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->zoom_scale = 1.0;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (swipe, drag);
  add_menu_gestures (self);
}

void
tln_chart_add_controllers (TlnChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  add_gestures (self);
}
