/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer, touch and keys on the picture of an event study: Left and Right go by sessions, Up and
 * Down from event to event, Enter opens the place of one. */
#include "tln-study-view-private.h"

#include "tln-study-words.h"

#define REACH 14.0

static void
announce (TlnStudyView *self)
{
  g_autofree char *text = NULL;

  if (!self->study)
    return;
  text = self->path != TLN_STUDY_NO_PATH
             ? tln_study_say_path (self->study, self->path, self->session)
             : tln_study_say_session (self->study, self->session);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TlnStudyView *self)
{
  if (!tln_study_view_ensure (self))
    return;
  tln_study_view_point (self, tln_study_plot_path_at (&self->plot, x, y, REACH),
                        tln_study_plot_session_at (&self->plot, x));
}

static void
leave_cb (GtkEventControllerMotion *controller, TlnStudyView *self)
{
  tln_study_view_point (self, TLN_STUDY_NO_PATH, TLN_STUDY_NO_SESSION);
}

/* The pointer has pointed before it clicks; a finger points first and opens with the second tap. */
static void
released_cb (GtkGestureClick *click, int n, double x, double y, TlnStudyView *self)
{
  GdkDevice *device = gtk_gesture_get_device (GTK_GESTURE (click));
  gboolean touch = device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
  guint path;

  if (!tln_study_view_ensure (self))
    return;
  path = tln_study_plot_path_at (&self->plot, x, y, REACH);
  if (path == TLN_STUDY_NO_PATH || (touch && path != self->path)) {
    tln_study_view_point (self, path, tln_study_plot_session_at (&self->plot, x));
    gtk_widget_grab_focus (GTK_WIDGET (self));
    return;
  }
  tln_study_view_point (self, path, tln_study_plot_session_at (&self->plot, x));
  tln_study_view_activate (self);
}

/* The next path there is to be seen; the same where there is no other. */
static guint
next_path (TlnStudyView *self, int step)
{
  const TlnStudy *study = self->study->study;
  guint at = self->path;

  for (guint i = 0; i < study->n_paths; i++) {
    if (at == TLN_STUDY_NO_PATH)
      at = step > 0 ? 0 : study->n_paths - 1;
    else
      at = (at + study->n_paths + (guint) step) % study->n_paths;
    if (study->paths[at].state == TLN_STUDY_OK)
      return at;
  }
  return self->path;
}

static int
next_session (TlnStudyView *self, int step)
{
  int before = (int) self->study->study->before;
  int after = (int) self->study->study->after;

  if (self->session == TLN_STUDY_NO_SESSION)
    return step > 0 ? 0 : after;
  return CLAMP (self->session + step, -before, after);
}

/* TRUE: the key is one of the picture's. */
static gboolean
move (TlnStudyView *self, guint key)
{
  const TlnStudy *study = self->study->study;
  guint path = self->path;
  int session = self->session;

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_Right:
    session = next_session (self, key == GDK_KEY_Right ? 1 : -1);
    break;
  case GDK_KEY_Home:
    session = -(int) study->before;
    break;
  case GDK_KEY_End:
    session = (int) study->after;
    break;
  case GDK_KEY_Down:
  case GDK_KEY_bracketright:
    path = next_path (self, 1);
    break;
  case GDK_KEY_Up:
  case GDK_KEY_bracketleft:
    path = next_path (self, -1);
    break;
  default:
    return FALSE;
  }
  tln_study_view_point (self, path, session);
  announce (self);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        TlnStudyView *self)
{
  if (!self->study || self->study->study->n == 0 ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (move (self, key))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_Escape &&
      (self->path != TLN_STUDY_NO_PATH || self->session != TLN_STUDY_NO_SESSION)) {
    tln_study_view_point (self, TLN_STUDY_NO_PATH, TLN_STUDY_NO_SESSION);
    return GDK_EVENT_STOP;
  }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->path != TLN_STUDY_NO_PATH) {
    tln_study_view_activate (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

void
tln_study_view_add_controllers (TlnStudyView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
