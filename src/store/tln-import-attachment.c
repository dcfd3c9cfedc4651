/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An export comes from a stranger: the names in it may point anywhere, so each part of a path is
 * looked at before it is gone down. */
#include "tln-import-attachment.h"

#include "tln-import-pictures.h"

#include <string.h>

/* Of the file, in which the namespaces are. */
#define HEAD 4096

/* A file or folder that is meant to be there: never a link. */
static GFileType
type_of (const char *path)
{
  g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), path);

  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL);
}

static gboolean
plain_name (const char *name)
{
  if (*name == '\0' || strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == '\\')
      return FALSE;
  return TRUE;
}

/* Where it lies, or NULL; caller frees. */
static char *
find_below (const char *folder, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *at = g_strdup (folder);

  if (names[0] == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++) {
    GFileType wanted = names[i + 1] != NULL ? G_FILE_TYPE_DIRECTORY : G_FILE_TYPE_REGULAR;
    g_autofree char *below = plain_name (names[i]) ? g_build_filename (at, names[i], NULL) : NULL;

    if (below == NULL || type_of (below) != wanted)
      return NULL;
    g_free (at);
    at = g_steal_pointer (&below);
  }
  return g_steal_pointer (&at);
}

GBytes *
tln_import_attachment_open (const char *folder, const char *path, char **found)
{
  g_autofree char *plain = find_below (folder, path);
  g_autoptr (GBytes) bytes = NULL;

  if (plain == NULL) { /* written as an address is */
    g_autofree char *unescaped = g_uri_unescape_string (path, NULL);
    plain = unescaped != NULL ? find_below (folder, unescaped) : NULL;
  }
  if (plain == NULL)
    return NULL;
  g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), plain);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  if (info != NULL && g_file_info_get_size (info) <= TLN_DOCUMENT_MAX_BYTES)
    bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  if (bytes != NULL)
    *found = g_steal_pointer (&plain);
  return g_steal_pointer (&bytes);
}

static TlnDraft *
read_one (const char *folder,
          const TlnToolFile *file,
          const TlnToolItem *item,
          const char *tool,
          const TlnDetectContext *context)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = tln_import_attachment_open (folder, file->path, &path);
  gboolean page = item->url != NULL && g_str_has_prefix (item->url, "http");
  const TlnHints hints = { path, page ? item->url : NULL, file->type, file->charset };
  TlnDocument *document = bytes != NULL ? tln_document_parse (bytes, &hints, NULL) : NULL;

  if (document == NULL)
    return NULL;
  tln_tool_document_adopt (document, item, tool);
  TlnDraft *draft = tln_draft_of_document (bytes, document, &hints, context);
  if (strcmp (document->kind, "html") == 0)
    tln_import_add_pictures (draft, path);
  return draft;
}

TlnDraft *
tln_import_attachment_read (const char *folder,
                            const TlnToolItem *item,
                            const char *tool,
                            const TlnDetectContext *context)
{
  TlnDraft *draft = NULL;

  for (guint i = 0; draft == NULL && i < item->files->len; i++)
    draft = read_one (folder, item->files->pdata[i], item, tool, context);
  return draft;
}

/* Only its head is read. */
static gboolean
is_zotero (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[HEAD];
  gsize size = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &size, NULL, NULL))
    return FALSE;
  return memmem (head, size, "rdf:RDF", strlen ("rdf:RDF")) != NULL &&
         memmem (head, size, "zotero.org/namespaces/export",
                 strlen ("zotero.org/namespaces/export")) != NULL;
}

const char *
tln_import_attachment_folder (GFile *folder, const GPtrArray *infos)
{
  gboolean files = FALSE;

  for (guint i = 0; i < infos->len; i++)
    files = files || (strcmp (g_file_info_get_name (infos->pdata[i]), "files") == 0 &&
                      g_file_info_get_file_type (infos->pdata[i]) == G_FILE_TYPE_DIRECTORY);
  for (guint i = 0; files && i < infos->len; i++) {
    const char *name = g_file_info_get_name (infos->pdata[i]);
    g_autoptr (GFile) file = g_file_info_get_file_type (infos->pdata[i]) == G_FILE_TYPE_REGULAR &&
                                     g_str_has_suffix (name, ".rdf")
                                 ? g_file_get_child (folder, name)
                                 : NULL;

    if (file != NULL && is_zotero (file))
      return "files";
  }
  return NULL;
}
