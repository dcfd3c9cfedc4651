/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder whose new files are imported by themselves, each as an act of its own. Off unless a
 * person chose it. Nothing in the folder is moved, changed or removed. Main thread. */
#pragma once

#include "tln-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_WATCHER (tln_watcher_get_type ())
G_DECLARE_FINAL_TYPE (TlnWatcher, tln_watcher, TLN, WATCHER, GObject)

/* Follows the keys "watch", "watch-folder" and "watch-since" of settings. What came while the
 * program was not running is imported as well, what was there before the folder was chosen is not.
 * A folder that is missing is watched as soon as it is there. Folders inside are left alone. */
TlnWatcher *tln_watcher_new (TlnImports *imports, GSettings *settings);

/* Looks into the folder now: of some (of networks, of a sandbox) nobody reports what changes. */
void tln_watcher_look (TlnWatcher *self);

/* The rows of the preferences for it, an AdwPreferencesGroup. */
GtkWidget *tln_watch_group_new (GSettings *settings);

/* Milliseconds of quiet after which a file counts as whole (1000); for tests. */
void tln_watcher_set_quiet (TlnWatcher *self, guint milliseconds);

G_END_DECLS
