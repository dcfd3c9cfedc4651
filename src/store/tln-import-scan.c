/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders, files and bytes before they are articles. */
#include "tln-import-scan.h"

#include "tln-error.h"
#include "tln-import-attachment.h"
#include "tln-import-pictures.h"
#include "tln-page-wall.h"
#include "tln-text.h"

#include <string.h>

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME \
  "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE \
  "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK "," G_FILE_ATTRIBUTE_UNIX_MODE
/* A page with more words than this (tln_text_count) is not asked whether it is a wall. */
#define SURE_TEXT 300
/* Deeper than any folder somebody made by hand. */
#define MAX_DEPTH 64

/* Endings that lie beside saved pages and are never articles. */
static const char *const other_endings[] = {
  "png",  "jpg",  "jpeg", "gif", "webp",   "svg",    "ico", "bmp",    "tif",   "tiff",
  "avif", "heic", "mp3",  "mp4", "webm",   "mkv",    "avi", "mov",    "wav",   "ogg",
  "opus", "flac", "m4a",  "zip", "gz",     "bz2",    "xz",  "zst",    "7z",    "rar",
  "tar",  "exe",  "dll",  "so",  "o",      "a",      "jar", "woff",   "woff2", "ttf",
  "otf",  "eot",  "css",  "js",  "mjs",    "map",    "db",  "db-wal", "pyc",   "iso",
  "deb",  "rpm",  "apk",  "bin", "sqlite", "db-shm", NULL
};

TlnImportItem *
tln_import_item_new_file (GFile *file)
{
  TlnImportItem *item = g_new0 (TlnImportItem, 1);

  item->file = g_object_ref (file);
  item->path = g_file_is_native (file) ? g_file_get_path (file) : g_file_get_uri (file);
  item->name = g_strdup (item->path);
  return item;
}

TlnImportItem *
tln_import_item_new_bytes (GBytes *bytes, const TlnHints *hints)
{
  TlnImportItem *item = g_new0 (TlnImportItem, 1);

  item->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (hints == NULL)
    return item;
  item->path = g_strdup (hints->name != NULL ? hints->name : hints->url);
  item->name = g_strdup (hints->name);
  item->url = g_strdup (hints->url);
  item->content_type = g_strdup (hints->content_type);
  item->charset = g_strdup (hints->charset);
  return item;
}

TlnImportItem *
tln_import_item_new_asked (GBytes *bytes, const TlnHints *hints, const TlnAsked *asked)
{
  TlnImportItem *item = tln_import_item_new_bytes (bytes, hints);

  item->asked = g_strdup (asked->url);
  item->stub = asked->stub;
  item->typed = asked->typed;
  if (asked->error != NULL)
    item->error = g_error_copy (asked->error);
  if (item->path == NULL)
    item->path = g_strdup (asked->url);
  return item;
}

void
tln_import_item_free (TlnImportItem *item)
{
  if (item == NULL)
    return;
  g_free (item->path);
  g_free (item->name);
  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item->url);
  g_free (item->content_type);
  g_free (item->charset);
  g_free (item->asked);
  g_free (item->title);
  g_clear_pointer (&item->entry, tln_tool_item_free);
  g_free (item->folder);
  g_clear_pointer (&item->parts, g_ptr_array_unref);
  g_clear_pointer (&item->draft, tln_draft_free);
  g_clear_error (&item->error);
  g_free (item);
}

static void
refuse (TlnImportItem *item, const char *what, const char *why)
{
  g_clear_error (&item->error);
  g_set_error (&item->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNREADABLE, "%s: %s", what, why);
}

/* Without any permission bit nobody is meant to look, though root could. */
static gboolean
closed_to_all (GFileInfo *info)
{
  guint32 mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE);

  return g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE) && (mode & 0444) == 0;
}

static gboolean
has_other_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending != NULL && g_strv_contains (other_endings, ending);
}

gboolean
tln_import_wants (const char *name)
{
  return *name != '.' && !has_other_ending (name);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (g_file_info_get_name ((GFileInfo *) a), g_file_info_get_name ((GFileInfo *) b));
}

/* What is in a folder, by name; NULL: error. */
static GPtrArray *
list_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) enumerator =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);

  while (enumerator != NULL) {
    GFileInfo *info;

    if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
      return NULL;
    if (info == NULL) {
      g_ptr_array_sort_values (infos, compare_names);
      return g_steal_pointer (&infos);
    }
    g_ptr_array_add (infos, g_object_ref (info));
  }
  return NULL;
}

typedef struct {
  GPtrArray *out;
  GCancellable *cancellable;
} Scan;

static void scan_folder (const Scan *scan, TlnImportItem *item, GFileInfo *info, int depth);

/* Tools export archives; any other one in a folder is passed over. */
static gboolean
is_archive (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".zip");
}

static void
scan_child (const Scan *scan, GFile *folder, GFileInfo *info, int depth)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  if (*name == '.' || g_cancellable_is_cancelled (scan->cancellable))
    return;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY) {
    if (!g_file_info_get_is_symlink (info))
      scan_folder (scan, tln_import_item_new_file (file), info, depth + 1);
  } else if (tln_import_wants (name)) {
    g_ptr_array_add (scan->out, tln_import_item_new_file (file));
  } else if (is_archive (name)) {
    TlnImportItem *item = tln_import_item_new_file (file);

    item->maybe = TRUE;
    g_ptr_array_add (scan->out, item);
  }
}

/* Takes item, which stays only to say that the folder cannot be read. */
static void
scan_folder (const Scan *scan, TlnImportItem *item, GFileInfo *info, int depth)
{
  g_autoptr (TlnImportItem) owned = item;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = NULL;

  if (closed_to_all (info) || depth > MAX_DEPTH)
    refuse (owned, "the folder cannot be read", depth > MAX_DEPTH ? "too deep" : "no permission");
  else
    infos = list_folder (owned->file, scan->cancellable, &error);
  if (error != NULL)
    refuse (owned, "the folder cannot be read", error->message);
  if (owned->error != NULL) {
    g_ptr_array_add (scan->out, g_steal_pointer (&owned));
    return;
  }
  const char *own = tln_import_attachment_folder (owned->file, infos);
  for (guint i = 0; i < infos->len; i++)
    if (own == NULL || strcmp (g_file_info_get_name (infos->pdata[i]), own) != 0)
      scan_child (scan, owned->file, infos->pdata[i], depth);
}

void
tln_import_scan (TlnImportItem *item, GPtrArray *out, GCancellable *cancellable)
{
  const Scan scan = { out, cancellable };
  g_autoptr (GFileInfo) info = NULL;

  if (item->file != NULL)
    info = g_file_query_info (item->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    scan_folder (&scan, item, info, 0);
  else
    g_ptr_array_add (out, item);
}

/* What can be said of a file before it is read. */
static gboolean
check_file (TlnImportItem *item)
{
  g_autofree char *path = g_file_get_path (item->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (item->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, &error);

  if (info == NULL)
    refuse (item, "the file cannot be read", error->message);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    refuse (item, "the file cannot be read", "neither a file nor a folder");
  else if (closed_to_all (info))
    refuse (item, "the file cannot be read", "no permission");
  else if (path != NULL && tln_db_has_open (path))
    refuse (item, "the file cannot be read", "it is the library");
  else if (g_file_info_get_size (info) > TLN_TOOL_MAX_BYTES)
    g_set_error (&item->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE,
                 "the file is larger than %d MB", TLN_TOOL_MAX_BYTES >> 20);
  return item->error == NULL;
}

static gboolean
read_file (TlnImportItem *item)
{
  g_autoptr (GError) error = NULL;

  if (!check_file (item))
    return FALSE;
  item->bytes = g_file_load_bytes (item->file, NULL, NULL, &error);
  if (item->bytes == NULL)
    refuse (item, "the file cannot be read", error->message);
  return item->bytes != NULL;
}

/* Takes the draft away again when what came is not the page. */
static void
look_for_wall (TlnImportItem *item)
{
  TlnWall wall = TLN_WALL_NONE;

  if (item->draft == NULL || tln_text_count (item->draft->document->rich->text) < SURE_TEXT)
    wall = tln_page_wall (item->bytes, item->charset);
  if (wall == TLN_WALL_NONE)
    return;
  g_clear_pointer (&item->draft, tln_draft_free);
  g_clear_error (&item->error);
  if (wall == TLN_WALL_LOGIN)
    g_set_error_literal (&item->error, TLN_NET_ERROR, TLN_NET_ERROR_LOGIN,
                         "nothing on the page but a form to log in");
  else
    g_set_error_literal (&item->error, TLN_NET_ERROR, TLN_NET_ERROR_SCRIPTS,
                         "hardly a word on the page without its scripts");
}

/* "export.csv › Title" */
static TlnImportItem *
part_new (const TlnImportItem *whole, const char *tool, TlnToolItem *entry)
{
  TlnImportItem *part = g_new0 (TlnImportItem, 1);
  g_autofree char *label = tln_tool_item_label (entry);

  part->path = whole->path != NULL ? g_strconcat (whole->path, " › ", label, NULL)
                                   : g_steal_pointer (&label);
  if (entry->files->len > 0 && whole->file != NULL && g_file_is_native (whole->file))
    part->folder = g_path_get_dirname (g_file_peek_path (whole->file));
  part->tool = tool;
  part->entry = entry;
  return part;
}

/* Whether the bytes are many articles. */
static gboolean
take_apart (TlnImportItem *item, const TlnHints *hints)
{
  g_autoptr (TlnToolExport) export =
      item->asked == NULL ? tln_tool_read (item->bytes, hints, &item->error) : NULL;

  if (export == NULL)
    return item->error != NULL;
  item->parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_item_free);
  g_ptr_array_set_free_func (export->items, NULL);
  for (guint i = 0; i < export->items->len; i++)
    g_ptr_array_add (item->parts, part_new (item, export->tool, export->items->pdata[i]));
  return TRUE;
}

static void
parse_part (TlnImportItem *item, const TlnDetectContext *context)
{
  static const TlnHints none = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  TlnDocument *document = NULL;

  if (item->folder != NULL)
    item->draft = tln_import_attachment_read (item->folder, item->entry, item->tool, context);
  if (item->draft != NULL)
    return;
  document = tln_tool_document (item->entry, item->tool, &bytes, &item->error);
  if (document != NULL)
    item->draft = tln_draft_of_document (bytes, document, &none, context);
}

/* What only might have been an export and is none leaves nothing behind. */
static void
forget (TlnImportItem *item)
{
  g_clear_error (&item->error);
  item->parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_item_free);
}

static void
parse_whole (TlnImportItem *item, const TlnDetectContext *context)
{
  const TlnHints hints = { item->name, item->url, item->content_type, item->charset };

  if (take_apart (item, &hints) || item->maybe)
    return;
  item->draft = tln_draft_new (item->bytes, &hints, context, &item->error);
  if (item->asked != NULL)
    look_for_wall (item);
  /* The title of a form to log in is not that of the page behind it. */
  if (item->asked != NULL && item->error != NULL &&
      !g_error_matches (item->error, TLN_NET_ERROR, TLN_NET_ERROR_LOGIN))
    item->title = tln_page_wall_title (item->bytes, item->charset, &item->title_origin);
  if (item->draft != NULL && item->file != NULL && g_file_is_native (item->file) &&
      strcmp (item->draft->document->kind, "html") == 0)
    tln_import_add_pictures (item->draft, item->path);
}

void
tln_import_item_parse (TlnImportItem *item, const TlnDetectContext *context)
{
  if (item->error != NULL || item->draft != NULL)
    return;
  if (item->entry != NULL) {
    parse_part (item, context);
    return;
  }
  gboolean read = item->bytes != NULL || read_file (item);
  if (read)
    parse_whole (item, context);
  if (item->maybe && item->parts == NULL && (!read || item->error == NULL))
    forget (item);
  g_clear_pointer (&item->bytes, g_bytes_unref);
}
