/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what stands above the text with it when it is scrolled. GTK draws an overlay of a text view
 * anew when the view scrolls, but gives it its new place only when both are laid out. */
#include "tln-reader-view-private.h"

static void
place_head (TlnReaderView *self)
{
  gtk_widget_queue_allocate (gtk_widget_get_parent (self->head));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
place_head_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TlnReaderView *self = TLN_READER_VIEW (widget);

  self->placing = 0;
  if (self->head)
    place_head (self);
  return G_SOURCE_REMOVE;
}

/* Scrolled while the view is being laid out, it is too late for this frame: so in the next one,
 * too. */
static void
value_changed_cb (TlnReaderView *self)
{
  if (!self->head)
    return;
  place_head (self);
  if (self->placing == 0)
    self->placing = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_head_cb, NULL, NULL);
}

void
tln_reader_view_follow (TlnReaderView *self, GtkAdjustment *scroll)
{
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (tln_reader_view_mark_margin), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "changed", G_CALLBACK (tln_reader_view_mark_margin), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "notify::upper", G_CALLBACK (tln_reader_view_stay), self,
                           G_CONNECT_SWAPPED);
}
