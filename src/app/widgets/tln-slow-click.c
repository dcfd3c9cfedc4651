/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drag knows press and release and has no patience to lose. What it does waits until the list has
 * had the release, too: then it is known whether that was a click for it. Fingers are left alone,
 * for them a long press is something else. */
#include "tln-slow-click.h"

typedef struct {
  GtkListBox *list; /* not owned: it owns this */
  GtkListBoxRow *row; /* pressed, or NULL; a reference, for rows come and go */
  guint idle;
} SlowClick;

static void
forget (SlowClick *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->row);
}

static void
slow_click_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static void
press_cb (SlowClick *self, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  GdkDevice *device =
      gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  forget (self);
  if (row && device && gdk_device_get_source (device) != GDK_SOURCE_TOUCHSCREEN)
    self->row = g_object_ref (row);
}

static void
idle_cb (gpointer user_data)
{
  SlowClick *self = user_data;
  g_autoptr (GtkListBoxRow) row = g_steal_pointer (&self->row);

  self->idle = 0;
  if (row && gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->list))
    gtk_widget_activate (GTK_WIDGET (row));
}

/* Rows may have moved below the pointer: what was pressed is meant. */
static void
release_cb (SlowClick *self, double dx, double dy, GtkGesture *gesture)
{
  if (!self->row || self->idle != 0)
    return;
  if (gtk_drag_check_threshold (GTK_WIDGET (self->list), 0, 0, (int) dx, (int) dy))
    forget (self);
  else
    self->idle = g_idle_add_once (idle_cb, self);
}

void
tln_slow_click_add (GtkListBox *list)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  SlowClick *self = g_new0 (SlowClick, 1);

  self->list = list;
  g_object_set_data_full (G_OBJECT (list), "tln-slow-click", self, slow_click_free);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (press_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (release_cb), self);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (forget), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (drag));
}
