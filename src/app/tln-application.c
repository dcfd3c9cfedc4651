/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Owns the store for as long as the program runs; opening files imports them, opening what a
 * browser hands over keeps its address. */
#include "config.h"

#include "tln-application.h"

#include "tln-due-notice.h"
#include "tln-navigator.h"
#include "tln-quit-key.h"
#include "tln-renderer.h"
#include "tln-theses.h"
#include "tln-window.h"

#include <glib/gi18n.h>

struct _TlnApplication {
  AdwApplication parent_instance;
  TlnStore *store;
  char *path; /* of the library; NULL: the default one */
};

G_DEFINE_FINAL_TYPE (TlnApplication, tln_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.import-files", { "<Control>o" } },
  { "win.import-folder", { "<Control><Shift>o" } },
  { "win.add-address", { "<Control>l" } },
  { "win.new-thesis", { "<Control>n" } },
  { "win.weekly-review", { "<Control>r" } },
  { "win.export-here", { "<Control>e" } },
  { "win.palette", { "<Control>k" } },
  { "win.search", { "<Control>f" } },
  { "win.save-search", { "<Control>d" } },
  { "win.original", { "<Control>u" } },
  { "win.properties", { "<Alt>Return" } },
  { "win.evidence", { "F8" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question", "<Control>slash" } },
};

static char *
default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "throughline", "library.db", NULL);
}

static gpointer
chain_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_theses_ensure_default_chain (db, g_get_language_names ()[0], NULL, error);
  return NULL;
}

/* The newest one takes the place of the last. */
static void
send_due_cb (const char *title, gpointer data)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action (notification, "app.show-due");
  g_application_send_notification (G_APPLICATION (data), "due", notification);
}

/* A library without a chain gets the default one, so that stages are found at the first import. */
static void
open_library (TlnApplication *self)
{
  g_autofree char *path = self->path ? g_strdup (self->path) : default_path ();
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  TlnJob job = { .run = chain_job };

  self->store = tln_store_new (path);
  tln_due_notice_follow (self->store, settings, send_due_cb, self);
  /* Not an act: there is nothing a user would undo. */
  tln_store_write_async (self->store, NULL, &job, NULL, NULL, NULL);
}

static TlnWindow *
present_window (TlnApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!self->store)
    open_library (self);
  if (!window)
    window = GTK_WINDOW (tln_window_new (GTK_APPLICATION (self), self->store));
  gtk_window_present (window);
  return TLN_WINDOW (window);
}

static void
tln_application_activate (GApplication *application)
{
  present_window (TLN_APPLICATION (application));
}

static void
tln_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TlnWindow *window = present_window (TLN_APPLICATION (application));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++) {
    if (g_file_has_uri_scheme (files[i], "throughline")) {
      g_autofree char *uri = g_file_get_uri (files[i]);

      tln_window_save (window, uri);
    } else {
      g_list_store_append (list, files[i]);
    }
  }
  tln_window_import (window, G_LIST_MODEL (list));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  if (windows == NULL)
    g_application_quit (G_APPLICATION (user_data));
  /* The last one takes the program along. */
  for (GList *l = windows; l != NULL; l = l->next)
    tln_window_leave (TLN_WINDOW (l->data));
}

static void
show_due_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TlnWindow *window = present_window (user_data);

  tln_navigator_show_place (GTK_WIDGET (window), &(TlnPlace) { TLN_PLACE_DUE, 0 });
}

static void
tln_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = quit_cb },
                                          { .name = "show-due", .activate = show_due_cb } };

  tln_quit_key_add_to_popovers ();
  G_APPLICATION_CLASS (tln_application_parent_class)->startup (application);
  tln_renderer_choose (gdk_display_get_default ());
  /* A statement that gets the keys is read, and not about to be copied. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].keys);
  for (int n = 1; n <= 9; n++) {
    g_autofree char *action = g_strdup_printf ("win.place(%d)", n - 1);
    g_autofree char *key = g_strdup_printf ("<Alt>%d", n);

    gtk_application_set_accels_for_action (GTK_APPLICATION (application), action,
                                           (const char *const[]) { key, NULL });
  }
  gtk_window_set_default_icon_name (APP_ID);
}

static void
tln_application_shutdown (GApplication *application)
{
  TlnApplication *self = TLN_APPLICATION (application);

  if (self->store) {
    tln_store_flush (self->store);
    tln_store_close (self->store);
  }
  g_clear_object (&self->store);
  G_APPLICATION_CLASS (tln_application_parent_class)->shutdown (application);
}

static int
tln_application_local_options (GApplication *application, GVariantDict *options)
{
  TlnApplication *self = TLN_APPLICATION (application);
  g_autofree char *path = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("throughline %s\n", PACKAGE_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (options, "library", "^ay", &path)) {
    g_set_str (&self->path, path);
    /* Another library is another program. */
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  }
  return -1;
}

static void
tln_application_finalize (GObject *object)
{
  g_free (TLN_APPLICATION (object)->path);
  G_OBJECT_CLASS (tln_application_parent_class)->finalize (object);
}

static void
tln_application_class_init (TlnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tln_application_finalize;
  application_class->activate = tln_application_activate;
  application_class->open = tln_application_open;
  application_class->startup = tln_application_startup;
  application_class->shutdown = tln_application_shutdown;
  application_class->handle_local_options = tln_application_local_options;
}

static void
tln_application_init (TlnApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use this library file"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

TlnApplication *
tln_application_new (void)
{
  return g_object_new (TLN_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path",
                       "/io/github/throughline/Throughline", "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
