/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shortcut of the widget itself: what has the keys for itself alone lets none through to the
 * window. */
#include "tln-quit-key.h"

void
tln_quit_key_add (GtkWidget *widget)
{
  static const char known[] = "tln-quit-key";
  GtkEventController *keys;

  if (g_object_get_data (G_OBJECT (widget), known))
    return;
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                        gtk_named_action_new ("app.quit")));
  gtk_widget_add_controller (widget, keys);
  g_object_set_data (G_OBJECT (widget), known, keys);
}

void
tln_quit_key_add_to_popovers (void)
{
  /* For good: types of GTK are never given back. Classes below it take its keys over when they are
   * made. */
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_POPOVER);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_q, GDK_CONTROL_MASK, "app.quit", NULL);
}
