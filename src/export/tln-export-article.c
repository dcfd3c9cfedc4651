/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a stranger inside a note of ours: it keeps its structure, but ends no region, begins no
 * comment and is no claim. */
#include "tln-export-article.h"

#include "tln-articles.h"
#include "tln-document.h"
#include "tln-error.h"
#include "tln-hash.h"
#include "tln-images.h"
#include "tln-picture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of the heading they stand under. */
#define ABOVE 2

static void
picture_free (gpointer data)
{
  TlnExportPicture *picture = data;

  g_free (picture->sha256);
  g_free (picture->name);
  g_free (picture);
}

void
tln_export_article_free (TlnExportArticle *article)
{
  g_free (article->markdown);
  g_ptr_array_unref (article->pictures);
  g_free (article);
}

static const char *
ending_of (const TlnPicture *picture)
{
  static const char *const endings[][2] = { { "image/png", "png" },
                                            { "image/jpeg", "jpg" },
                                            { "image/gif", "gif" },
                                            { "image/webp", "webp" } };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (picture->type, endings[i][0]) == 0)
      return endings[i][1];
  return "bin";
}

/* The name of its file; NULL without error for one that is not there any more. */
static char *
name_of (TlnDb *db, const TlnImage *image, GError **error)
{
  g_autoptr (GBytes) bytes = tln_images_get_bytes (db, image->sha256, error);
  TlnPicture picture;

  if (bytes == NULL || !tln_picture_probe (bytes, &picture, NULL))
    return NULL;
  return g_strdup_printf ("%s.%s", image->sha256, ending_of (&picture));
}

/* Address -> name of the file. */
static GHashTable *
load_names (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, article, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; images != NULL && i < images->len; i++) {
    const TlnImage *image = images->pdata[i];
    g_autoptr (GError) local = NULL;
    char *name = name_of (db, image, &local);

    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (name != NULL)
      g_hash_table_insert (names, g_strdup (image->url), name);
  }
  return images != NULL ? g_steal_pointer (&names) : NULL;
}

static void
take_picture (TlnExportArticle *article, const char *name)
{
  TlnExportPicture *picture;

  for (guint i = 0; i < article->pictures->len; i++)
    if (strcmp (((TlnExportPicture *) article->pictures->pdata[i])->name, name) == 0)
      return;
  picture = g_new0 (TlnExportPicture, 1);
  picture->name = g_strdup (name);
  picture->sha256 = g_strndup (name, strcspn (name, "."));
  g_ptr_array_add (article->pictures, picture);
}

/* Headings go on below that of the section, one level at a time. */
static void
settle_spans (TlnExportArticle *article, TlnRich *rich, GHashTable *names, const char *folder)
{
  guint level = ABOVE;

  for (guint i = 0; i < rich->spans->len; i++) {
    TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    const char *name = span->kind == TLN_SPAN_IMAGE && span->target != NULL
                           ? g_hash_table_lookup (names, span->target)
                           : NULL;

    if (span->kind == TLN_SPAN_HEADING)
      span->level = level = MIN (MIN (span->level + ABOVE, level + 1), 6);
    if (name == NULL)
      continue;
    take_picture (article, name);
    g_free (span->target);
    span->target = g_strconcat (folder, "/", name, NULL);
  }
}

/* "%%" begins and ends a comment, also the one that ends a region; "^claim-" names a claim. */
static char *
disarm (const char *markdown)
{
  g_autoptr (GString) out = g_string_new (markdown);

  while (g_string_replace (out, "%%", "%\\%", 0) > 0)
    ;
  g_string_replace (out, "\n^claim-", "\n\\^claim-", 0);
  if (g_str_has_prefix (out->str, "^claim-"))
    g_string_prepend_c (out, '\\');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

TlnExportArticle *
tln_export_article_load (TlnDb *db, gint64 article, const char *folder, GError **error)
{
  g_autoptr (TlnArticle) row = tln_articles_get (db, article, error);
  g_autoptr (TlnBody) body = row != NULL ? tln_articles_get_body (db, article, error) : NULL;
  g_autoptr (GHashTable) names = body != NULL ? load_names (db, article, error) : NULL;

  if (names == NULL)
    return NULL;
  g_autoptr (TlnExportArticle) self = g_new0 (TlnExportArticle, 1);
  self->pictures = g_ptr_array_new_with_free_func (picture_free);
  if (tln_article_is_stub (row)) {
    self->markdown = g_strdup ("");
    return g_steal_pointer (&self);
  }
  g_autoptr (TlnRich) rich = tln_document_rich (body->text, body->markdown);
  settle_spans (self, rich, names, folder);
  g_autofree char *markdown = tln_rich_to_markdown (rich);
  self->markdown = disarm (markdown);
  return g_steal_pointer (&self);
}

static gboolean
lies_there (const char *path, const char *sha256)
{
  g_autofree char *content = NULL;
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
      !g_file_get_contents (path, &content, &size, NULL))
    return FALSE;
  g_autofree char *now = tln_sha256 (content, size);
  return strcmp (now, sha256) == 0;
}

gboolean
tln_export_picture_write (TlnDb *db,
                          const char *sha256,
                          const char *path,
                          gboolean *written,
                          GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local = NULL;

  *written = FALSE;
  if (lies_there (path, sha256))
    return TRUE;
  g_autoptr (GBytes) bytes = tln_images_get_bytes (db, sha256, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (bytes == NULL)
    return TRUE;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (g_mkdir_with_parents (folder, 0755) != 0 ||
      !g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                 &local)) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE, "%s: %s", path,
                 local != NULL ? local->message : g_strerror (errno));
    return FALSE;
  }
  *written = TRUE;
  return TRUE;
}
