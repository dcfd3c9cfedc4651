/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where and how was exported last, and the name of a single file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder (the documents of the user at first); caller frees. */
char *tln_export_settings_load (gboolean *vault, gboolean *texts);
void tln_export_settings_save (const char *folder, gboolean vault, gboolean texts);
/* FOLDER/TITLE.md with a name every file system takes; caller frees. */
char *tln_export_settings_file (const char *folder, const char *title);

G_END_DECLS
