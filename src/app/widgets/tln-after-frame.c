/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tick comes before the frame is laid out and drawn, all of which is one turn of the main loop:
 * what is queued at a tick runs after it. */
#include "tln-after-frame.h"

/* Where no frame comes, ms. */
#define PATIENCE_MS 250
/* After a frame that is due. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)

struct _TlnAfterFrame {
  GtkWidget *widget; /* a reference */
  TlnAfterFrame **handle;
  GSourceOnceFunc func;
  gpointer data;
  guint tick;
  guint source; /* the timeout, after the tick an idle */
};

void
tln_after_frame_cancel (TlnAfterFrame **handle)
{
  TlnAfterFrame *self = g_steal_pointer (handle);

  if (!self)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->tick)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  g_object_unref (self->widget);
  g_free (self);
}

static gboolean
run_cb (gpointer user_data)
{
  TlnAfterFrame *self = user_data;
  GSourceOnceFunc func = self->func;
  gpointer data = self->data;

  self->source = 0;
  tln_after_frame_cancel (self->handle);
  func (data);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlnAfterFrame *self = user_data;

  self->tick = 0;
  g_source_remove (self->source);
  self->source = g_idle_add_full (PRIORITY, run_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

void
tln_after_frame (GtkWidget *widget, TlnAfterFrame **handle, GSourceOnceFunc func, gpointer data)
{
  TlnAfterFrame *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && *handle == NULL);

  self = g_new0 (TlnAfterFrame, 1);
  self->widget = g_object_ref (widget);
  self->handle = handle;
  self->func = func;
  self->data = data;
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
  self->source = g_timeout_add (PATIENCE_MS, run_cb, self);
  *handle = self;
}
