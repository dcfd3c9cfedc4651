/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A monitor says that something happened; after some quiet the folder is listed, and what changed
 * since the last look is imported. So nothing is lost when events are. */
#include "tln-watcher.h"

#define QUIET 1000
#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME \
  "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE \
  "," G_FILE_ATTRIBUTE_TIME_CHANGED "," G_FILE_ATTRIBUTE_TIME_CHANGED_USEC
#define AT_ONCE 200
/* The clock of files is behind by as much as this, in microseconds. */
#define SLACK 10000

struct _TlnWatcher {
  GObject parent_instance;
  TlnImports *imports;
  GSettings *settings;
  GFile *folder; /* while it is watched */
  GFileMonitor *monitor;
  GCancellable *cancellable; /* of the look that is under way */
  GHashTable *taken; /* what was imported since the watch began */
  gint64 look; /* microseconds: when the look under way began */
  guint timer;
  guint quiet;
  gboolean again; /* something happened during the look */
};

G_DEFINE_FINAL_TYPE (TlnWatcher, tln_watcher, G_TYPE_OBJECT)

static void start_look (TlnWatcher *self);

static void
stop (TlnWatcher *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->folder);
  g_hash_table_remove_all (self->taken);
}

static void
quiet_cb (gpointer user_data)
{
  TlnWatcher *self = user_data;

  self->timer = 0;
  start_look (self);
}

static void
look_soon (TlnWatcher *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (self->quiet, quiet_cb, self);
}

/* Browsers write under another name until a download is whole. */
static gboolean
unfinished (const char *name)
{
  static const char *const endings[] = { ".part", ".crdownload", ".download", ".tmp", "~", NULL };

  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* Microseconds since 1970; also of a file that was moved here. */
static gint64
changed_at (GFileInfo *info)
{
  return (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_CHANGED) *
             G_USEC_PER_SEC +
         g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_CHANGED_USEC);
}

/* A file is known by its name and when it changed, so that one written anew counts again. */
static gboolean
take_once (TlnWatcher *self, GFileInfo *info)
{
  char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s", changed_at (info), g_file_info_get_name (info));

  return g_hash_table_add (self->taken, key);
}

static void
take (TlnWatcher *self, GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);
  gint64 since = g_settings_get_int64 (self->settings, "watch-since");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_get_child (self->folder, name);

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || !tln_import_wants (name) ||
      unfinished (name) || g_file_info_get_size (info) == 0 || changed_at (info) < since ||
      !take_once (self, info))
    return;
  g_list_store_append (files, file);
  tln_imports_add_files (self->imports, G_LIST_MODEL (files), "watch");
}

/* What has been looked at need not be looked at again once all of it is stored; what is found twice
 * is a duplicate and does no harm. */
static void
note_look (TlnWatcher *self)
{
  if (!tln_progress_is_active (TLN_PROGRESS (self->imports)))
    g_settings_set_int64 (self->settings, "watch-since", self->look);
}

static void
end_look (TlnWatcher *self)
{
  g_clear_object (&self->cancellable);
  note_look (self);
  if (self->again)
    look_soon (self);
  self->again = FALSE;
}

static void
enumerator_next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnWatcher) self = user_data;
  GFileEnumerator *enumerator = G_FILE_ENUMERATOR (source);
  g_autoptr (GError) error = NULL;
  GList *infos = g_file_enumerator_next_files_finish (enumerator, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!infos) {
    end_look (self);
    return;
  }
  for (GList *l = infos; l; l = l->next)
    take (self, l->data);
  g_list_free_full (infos, g_object_unref);
  g_file_enumerator_next_files_async (enumerator, AT_ONCE, G_PRIORITY_LOW, self->cancellable,
                                      enumerator_next_cb, g_object_ref (self));
}

/* The folder is missing, or not to be read: nothing to do until it is there. */
static void
folder_enumerate_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnWatcher) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!enumerator) {
    g_clear_object (&self->cancellable);
    return;
  }
  g_file_enumerator_next_files_async (enumerator, AT_ONCE, G_PRIORITY_LOW, self->cancellable,
                                      enumerator_next_cb, g_object_ref (self));
}

static void
start_look (TlnWatcher *self)
{
  if (self->cancellable) {
    self->again = TRUE;
    return;
  }
  self->cancellable = g_cancellable_new ();
  self->look = g_get_real_time () - SLACK;
  g_file_enumerate_children_async (self->folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW,
                                   self->cancellable, folder_enumerate_cb, g_object_ref (self));
}

static void
start (TlnWatcher *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "watch-folder");

  if (!g_settings_get_boolean (self->settings, "watch") || *path == '\0')
    return;
  self->folder = g_file_new_for_path (path);
  self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look_soon), self,
                             G_CONNECT_SWAPPED);
  start_look (self);
}

/* From now on: what is there already was not meant. */
static void
settings_changed_cb (TlnWatcher *self, const char *key)
{
  if (!g_str_equal (key, "watch") && !g_str_equal (key, "watch-folder"))
    return;
  stop (self);
  if (g_settings_get_boolean (self->settings, "watch"))
    g_settings_set_int64 (self->settings, "watch-since", g_get_real_time () - SLACK);
  start (self);
}

static void
tln_watcher_dispose (GObject *object)
{
  TlnWatcher *self = TLN_WATCHER (object);

  if (self->imports)
    stop (self);
  g_clear_object (&self->imports);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tln_watcher_parent_class)->dispose (object);
}

static void
tln_watcher_finalize (GObject *object)
{
  g_hash_table_unref (TLN_WATCHER (object)->taken);
  G_OBJECT_CLASS (tln_watcher_parent_class)->finalize (object);
}

static void
tln_watcher_class_init (TlnWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tln_watcher_dispose;
  object_class->finalize = tln_watcher_finalize;
}

static void
tln_watcher_init (TlnWatcher *self)
{
  self->quiet = QUIET;
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TlnWatcher *
tln_watcher_new (TlnImports *imports, GSettings *settings)
{
  TlnWatcher *self = g_object_new (TLN_TYPE_WATCHER, NULL);

  self->imports = g_object_ref (imports);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  start (self);
  return self;
}

void
tln_watcher_look (TlnWatcher *self)
{
  if (self->folder)
    look_soon (self);
}

void
tln_watcher_set_quiet (TlnWatcher *self, guint milliseconds)
{
  self->quiet = milliseconds;
}
