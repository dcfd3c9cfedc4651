/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the text and what belongs to reading it together. */
#include "tln-reader-surface.h"

#include "tln-reader-find.h"
#include "tln-reader-look.h"

#include <glib/gi18n.h>

struct _TlnReaderSurface {
  AdwBin parent_instance;
  GSettings *settings;
  GtkBox *box;
  GtkWidget *scrolled;
  AdwClampScrollable *clamp;
  TlnReaderView *view;
  TlnReaderFind *find;
  GtkProgressBar *progress;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (TlnReaderSurface, tln_reader_surface, ADW_TYPE_BIN)

/* How far. */

static void
scrolled_cb (TlnReaderSurface *self)
{
  GtkAdjustment *scroll = tln_reader_surface_get_scroll (self);
  double room = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), room > 1);
  if (room > 1)
    gtk_progress_bar_set_fraction (self->progress,
                                   CLAMP (gtk_adjustment_get_value (scroll) / room, 0, 1));
}

/* Where a link leads. */

static void
link_changed_cb (TlnReaderSurface *self, const char *address)
{
  gtk_label_set_text (self->status, address ? address : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), address != NULL);
}

/* Making. */

static void
tln_reader_surface_dispose (GObject *object)
{
  g_clear_object (&TLN_READER_SURFACE (object)->settings);
  G_OBJECT_CLASS (tln_reader_surface_parent_class)->dispose (object);
}

static void
tln_reader_surface_class_init (TlnReaderSurfaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_reader_surface_dispose;
}

static GtkWidget *
build_overlay (TlnReaderSurface *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scrolled);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "reading-progress");
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->progress), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far it is read"), -1);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->progress));
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "link-status");
  gtk_widget_set_halign (GTK_WIDGET (self->status), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self->status), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->status));
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

static void
tln_reader_surface_init (TlnReaderSurface *self)
{
  self->view = TLN_READER_VIEW (tln_reader_view_new ());
  self->clamp = ADW_CLAMP_SCROLLABLE (adw_clamp_scrollable_new ());
  adw_clamp_scrollable_set_unit (self->clamp, ADW_LENGTH_UNIT_SP);
  adw_clamp_scrollable_set_child (self->clamp, GTK_WIDGET (self->view));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->clamp));
  gtk_widget_add_css_class (self->scrolled, "reader-paper");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->box, build_overlay (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  g_signal_connect_object (self->view, "link-changed", G_CALLBACK (link_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *by, gpointer data)
{
  tln_reader_look_zoom (TLN_READER_SURFACE (widget)->settings, g_variant_get_int32 (by));
  return TRUE;
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, TlnReaderSurface *self)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_SCROLL:
  case GDK_BUTTON_PRESS:
  case GDK_KEY_PRESS:
  case GDK_TOUCH_BEGIN:
    tln_reader_view_let_go (self->view);
    break;
  default:
    break;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_hands (TlnReaderSurface *self)
{
  GtkEventController *any = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_object (any, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (self->scrolled, any);
}

/* Wherever in the window the focus is: what is larger then is the article. */
static void
add_zoom_keys (TlnReaderSurface *self)
{
  static const struct {
    guint key;
    int by;
  } keys[] = {
    { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                          gtk_callback_action_new (zoom_cb, NULL, NULL));

    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].by));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
tln_reader_surface_connect (TlnReaderSurface *self, TlnStore *store, GSettings *settings)
{
  GtkAdjustment *scroll = tln_reader_surface_get_scroll (self);

  g_return_if_fail (TLN_IS_READER_SURFACE (self) && !self->settings);

  self->settings = g_object_ref (settings);
  self->find = TLN_READER_FIND (tln_reader_find_new (store, self->view));
  gtk_box_prepend (self->box, GTK_WIDGET (self->find));
  tln_reader_look_connect (settings, self->view, self->clamp, self->scrolled);
  tln_reader_view_follow (self->view, scroll);
  add_zoom_keys (self);
  watch_hands (self);
  g_signal_connect_object (scroll, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

TlnReaderView *
tln_reader_surface_get_view (TlnReaderSurface *self)
{
  return self->view;
}

GtkAdjustment *
tln_reader_surface_get_scroll (TlnReaderSurface *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->clamp));
}

void
tln_reader_surface_set_reading (TlnReaderSurface *self, TlnReading *reading)
{
  link_changed_cb (self, NULL);
  tln_reader_find_set_reading (self->find, reading);
}

void
tln_reader_surface_find (TlnReaderSurface *self)
{
  tln_reader_find_open (self->find);
}
