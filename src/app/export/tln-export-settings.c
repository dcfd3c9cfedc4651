/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembered choices of the export dialog, where the settings schema is installed. */
#include "tln-export-settings.h"

#include "tln-export-text.h"
#include "tln-settings.h"

#include <gio/gio.h>

char *
tln_export_settings_load (gboolean *vault, gboolean *texts)
{
  g_autoptr (GSettings) settings = tln_settings_open ();
  g_autofree char *folder =
      settings != NULL ? g_settings_get_string (settings, "export-folder") : NULL;
  g_autofree char *format =
      settings != NULL ? g_settings_get_string (settings, "export-format") : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  *texts = settings != NULL && g_settings_get_boolean (settings, "export-texts");
  *vault = g_strcmp0 (format, "markdown") != 0;
  if (folder != NULL && *folder != '\0')
    return g_steal_pointer (&folder);
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

void
tln_export_settings_save (const char *folder, gboolean vault, gboolean texts)
{
  g_autoptr (GSettings) settings = tln_settings_open ();

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "export-folder", folder);
  g_settings_set_boolean (settings, "export-texts", texts);
  g_settings_set_string (settings, "export-format", vault ? "vault" : "markdown");
}

char *
tln_export_settings_file (const char *folder, const char *title)
{
  g_autofree char *base = tln_export_file_name (title);
  g_autofree char *name = g_strconcat (base, ".md", NULL);

  return g_build_filename (folder, name, NULL);
}
