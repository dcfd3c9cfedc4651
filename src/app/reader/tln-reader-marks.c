/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found in the article besides claims, as the page shows it: chips, unless they are
 * switched off, and the popover that says how it was understood. */
#include "tln-reader-private.h"

#include "tln-catalog.h"

static void
show_chips (TlnReaderPage *self)
{
  gboolean on = g_settings_get_boolean (self->settings, "reader-marks");

  tln_reader_view_set_detected (self->view, on ? self->detected : NULL);
}

void
tln_reader_page_set_detected (TlnReaderPage *self, TlnReaderDetected *detected)
{
  g_autoptr (TlnReaderDetected) old = self->detected;

  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->detected = detected;
  if (self->view && self->settings)
    show_chips (self);
}

void
tln_reader_page_show_detected (TlnReaderPage *self, guint32 place)
{
  if (!self->detected || !tln_detected_popover_show (self->popover, self->detected, place))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
hovered_cb (TlnReaderPage *self, guint32 place)
{
  if (self->popover)
    tln_detected_popover_hover (self->popover, self->detected, place);
}

gboolean
tln_reader_page_unhover (TlnReaderPage *self)
{
  return self->popover && tln_detected_popover_unhover (self->popover);
}

void
tln_reader_page_connect_detected (TlnReaderPage *self)
{
  self->popover = TLN_DETECTED_POPOVER (tln_detected_popover_new (
      GTK_WIDGET (self->surface), self->view, tln_catalog_of (self->store)));
  g_signal_connect_object (self->settings, "changed::reader-marks", G_CALLBACK (show_chips), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "detected-chosen",
                           G_CALLBACK (tln_reader_page_show_detected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
}
