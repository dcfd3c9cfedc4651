/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing the watched folder, and whether it is watched. That a folder is missing is said here and
 * nowhere else: it may be a disk that is not plugged in. */
#include "tln-watcher.h"

#include <glib/gi18n.h>

typedef struct {
  GSettings *settings;
  GtkWidget *folder;
  GtkWidget *watch;
} Rows;

static void
rows_free (Rows *rows)
{
  g_object_unref (rows->settings);
  g_free (rows);
}

static void
show_folder (Rows *rows)
{
  g_autofree char *path = g_settings_get_string (rows->settings, "watch-folder");
  gboolean there = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *subtitle = NULL;

  if (*path == '\0')
    subtitle = g_strdup (_ ("None chosen"));
  else if (there)
    subtitle = g_strdup (name);
  else
    /* Translators: %s is the path of a folder */
    subtitle = g_strdup_printf (
        _ ("%s is not there. Its files are imported as soon as it is; nothing is lost."), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows->folder), subtitle);
  gtk_widget_set_sensitive (rows->watch, *path != '\0');
}

static void
folder_changed_cb (GtkWidget *group)
{
  show_folder (g_object_get_data (G_OBJECT (group), "rows"));
}

static void
folder_select_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GSettings) settings = user_data;
  g_autoptr (GFile) folder =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  /* Chosen to be watched: no second switch to be found. */
  if (path && g_settings_set_string (settings, "watch-folder", path))
    g_settings_set_boolean (settings, "watch", TRUE);
}

static void
choose_cb (GtkWidget *button, Rows *rows)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Watch Folder"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Watch"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (button)), NULL,
                                 folder_select_cb, g_object_ref (rows->settings));
}

GtkWidget *
tln_watch_group_new (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));
  Rows *rows = g_new0 (Rows, 1);

  rows->settings = g_object_ref (settings);
  rows->folder = adw_action_row_new ();
  rows->watch = adw_switch_row_new ();
  g_object_set_data_full (G_OBJECT (group), "rows", rows, (GDestroyNotify) rows_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Watched Folder"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Pages and texts that are put into it come into the Inbox. The files stay as they are."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->folder), _ ("Folder"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (rows->folder), FALSE);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (rows->folder), choose);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (rows->watch), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->watch), _ ("_Import New Files"));
  g_settings_bind (settings, "watch", rows->watch, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (settings, "changed::watch-folder", G_CALLBACK (folder_changed_cb), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_cb), rows);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows->folder);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows->watch);
  show_folder (rows);
  return group;
}
