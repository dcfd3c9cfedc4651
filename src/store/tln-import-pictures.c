/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page names them relative to itself, and that has been made an address of the site it was
 * saved from; but the last two parts of the path are still folder and file. */
#include "tln-import-pictures.h"

#include "tln-page-pictures.h"

#include <gio/gio.h>
#include <string.h>

/* "…/PAGE.html" -> "PAGE_files" */
static char *
folder_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return g_strconcat (name, "_files", NULL);
}

/* The name of a file in that folder, or NULL: the address is of another place. */
static char *
file_name (const char *target, const char *folder)
{
  g_autofree char *bare = g_strndup (target, strcspn (target, "?#"));
  g_autofree char *whole = g_uri_unescape_string (bare, "/");
  char *slash = whole != NULL ? strrchr (whole, '/') : NULL;

  if (slash == NULL || slash[1] == '\0' || slash[1] == '.')
    return NULL;
  *slash = '\0';
  if (strcmp (whole, folder) != 0) {
    g_autofree char *end = g_strconcat ("/", folder, NULL);
    if (!g_str_has_suffix (whole, end))
      return NULL;
  }
  return g_strdup (slash + 1);
}

static GBytes *
read_plain (const char *path)
{
  g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > TLN_PICTURE_MAX_BYTES)
    return NULL;
  return g_file_load_bytes (file, NULL, NULL, NULL);
}

void
tln_import_add_pictures (TlnDraft *draft, const char *path)
{
  const GArray *spans = draft->document->rich->spans;
  g_autofree char *folder = folder_name (path);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *whole = g_build_filename (parent, folder, NULL);

  if (!g_file_test (whole, G_FILE_TEST_IS_DIR) || g_file_test (whole, G_FILE_TEST_IS_SYMLINK))
    return;
  for (guint i = 0; i < spans->len; i++) {
    const TlnSpan *span = &g_array_index (spans, TlnSpan, i);
    g_autofree char *name = span->kind == TLN_SPAN_IMAGE && span->target != NULL
                                ? file_name (span->target, folder)
                                : NULL;
    g_autofree char *file = name != NULL ? g_build_filename (whole, name, NULL) : NULL;
    g_autoptr (GBytes) bytes = file != NULL ? read_plain (file) : NULL;

    if (bytes != NULL)
      tln_page_pictures_add (draft->document->pictures, span->target, bytes);
  }
}
