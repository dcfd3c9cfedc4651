/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame: sidebar, list, reader, and the width classes. Where things lead is in
 * tln-window-places.c, what menus do in tln-window-actions.c. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-import-sources.h"
#include "tln-trash.h"

#include <glib/gi18n.h>

typedef enum {
  PROP_WIDTH_CLASS = 1
} WindowProperty;
static GParamSpec *properties[PROP_WIDTH_CLASS + 1];

G_DEFINE_FINAL_TYPE (TlnWindow, tln_window, ADW_TYPE_APPLICATION_WINDOW)

static void
tln_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnWindow *self = TLN_WINDOW (object);

  switch ((WindowProperty) id) {
  case PROP_WIDTH_CLASS:
    self->width_class = g_value_get_int (value);
    tln_window_update_layout (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((WindowProperty) id) {
  case PROP_WIDTH_CLASS:
    g_value_set_int (value, TLN_WINDOW (object)->width_class);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static gboolean
tln_window_close_request (GtkWindow *window)
{
  return tln_window_asks_dialogs (TLN_WINDOW (window)) ||
         GTK_WINDOW_CLASS (tln_window_parent_class)->close_request (window);
}

static void
tln_window_dispose (GObject *object)
{
  TlnWindow *self = TLN_WINDOW (object);

  if (self->imports)
    tln_progress_cancel (TLN_PROGRESS (self->imports));
  g_clear_object (&self->watcher);
  if (self->feeds)
    tln_progress_cancel (TLN_PROGRESS (self->feeds));
  g_clear_handle_id (&self->feed_timer, g_source_remove);
  g_clear_pointer (&self->search_query, tln_query_free);
  g_clear_object (&self->imports);
  g_clear_object (&self->feeds);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_window_parent_class)->dispose (object);
}

static void
tln_window_class_init (TlnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_window_set_property;
  object_class->get_property = tln_window_get_property;
  object_class->dispose = tln_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tln_window_close_request;
  properties[PROP_WIDTH_CLASS] = g_param_spec_int ("width-class", NULL, NULL, 0, 3, 0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (TLN_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/tln-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, TlnWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TlnWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, TlnWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, TlnWindow, sidebar);
  tln_window_install_places (widget_class);
  tln_window_install_actions (widget_class);
  tln_window_install_sample (widget_class);
  tln_window_install_feeds (widget_class);
  tln_window_install_searches (widget_class);
}

static void
tln_window_init (TlnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_settings (TlnWindow *self, GSettings *settings)
{
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
library_chosen_cb (TlnLibraryPage *library, gint64 id, gboolean open, TlnWindow *self)
{
  tln_reader_page_show (self->reader, id, 0);
  if (open)
    tln_reader_page_focus (self->reader);
  if (open || !adw_navigation_split_view_get_collapsed (self->inner))
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

static void
sidebar_chosen_cb (TlnSidebar *sidebar, const TlnPlace *place, TlnWindow *self)
{
  tln_window_show_place (self, place);
}

TlnWindow *
tln_window_new (GtkApplication *application, TlnStore *store)
{
  TlnWindow *self = g_object_new (TLN_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  bind_settings (self, settings);
  self->store = g_object_ref (store);
  self->imports = tln_imports_new (store);
  self->feeds = tln_feed_updates_new (store);
  self->library = TLN_LIBRARY_PAGE (tln_library_page_new (store));
  self->reader = TLN_READER_PAGE (tln_reader_page_new (store));
  adw_navigation_split_view_set_sidebar (self->inner, ADW_NAVIGATION_PAGE (self->library));
  adw_navigation_split_view_set_content (self->inner, ADW_NAVIGATION_PAGE (self->reader));
  tln_sidebar_connect (self->sidebar, store, self->imports, self->feeds);
  g_signal_connect_object (self->library, "chosen", G_CALLBACK (library_chosen_cb), self, 0);
  g_signal_connect_object (self->sidebar, "place-chosen", G_CALLBACK (sidebar_chosen_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), tln_import_drop_target (self->imports));
  tln_window_connect_imports (self);
  tln_trash_watch (GTK_WIDGET (self), self->store);
  self->watcher = tln_watcher_new (self->imports, settings);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (tln_watcher_look), self->watcher,
                           G_CONNECT_SWAPPED);
  tln_window_follow_feeds (self);
  tln_window_follow_undo (self);
  tln_window_follow_searches (self);
  tln_window_follow_focus (self);
  tln_window_follow_dialogs (self);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (tln_store_look), store,
                           G_CONNECT_SWAPPED);
  tln_window_follow_sample (self);
  tln_window_update_layout (self);
  tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_INBOX, 0 });
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  return self;
}

void
tln_window_import (TlnWindow *self, GListModel *files)
{
  tln_imports_add_files (self->imports, files, "files");
}

void
tln_window_save (TlnWindow *self, const char *uri)
{
  tln_import_save (GTK_WIDGET (self), self->store, uri);
}
