/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One controller on the page; the search bar has its own keys while it has the focus. */
#include "config.h"

#include "tln-library-keys.h"

typedef struct {
  GtkSearchBar *bar;
  GtkEditable *entry;
  TlnRecordView *view;
} Keys;

static gboolean
single_key (Keys *self, guint key)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_j, "list.next" }, { GDK_KEY_k, "list.previous" }, { GDK_KEY_e, "list.archive" },
    { GDK_KEY_s, "list.star" }, { GDK_KEY_u, "list.read" },     { GDK_KEY_l, "win.assign" },
  };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  if (!g_settings_get_boolean (settings, "single-key-shortcuts"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key)) {
      gtk_widget_activate_action (GTK_WIDGET (self->view), keys[i].action, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
begin_search (Keys *self, GtkEventControllerKey *controller)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (self->entry)));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                Keys *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (gtk_search_bar_get_search_mode (self->bar) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->bar)))
    return GDK_EVENT_PROPAGATE;
  if (single_key (self, key))
    return GDK_EVENT_STOP;
  if (gdk_keyval_to_unicode (key) <= ' ')
    return GDK_EVENT_PROPAGATE;
  return begin_search (self, controller);
}

void
tln_library_keys_add (GtkWidget *page, GtkSearchBar *bar, GtkEditable *entry, TlnRecordView *view)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *keys = g_new0 (Keys, 1);

  *keys = (Keys) { bar, entry, view };
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (key_pressed_cb), keys,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_add_controller (page, controller);
}
