/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures are packed already, so they are stored as they came. */
#include "tln-images.h"

#include "tln-content.h"
#include "tln-hash.h"
#include "tln-id.h"
#include "tln-picture.h"
#include "tln-stmt.h"

static gboolean
add_bytes (TlnDb *db, const char *sha256, GBytes *bytes, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO original (sha256, size, encoding, bytes) "
                        "VALUES (?1, ?2, 'raw', ?3) ON CONFLICT (sha256) DO NOTHING");

  tln_stmt_bind_text (stmt, 1, sha256);
  tln_stmt_bind_int (stmt, 2, (gint64) g_bytes_get_size (bytes));
  tln_stmt_bind_bytes (stmt, 3, bytes);
  return tln_stmt_run (stmt, error);
}

static gboolean
remove_old (TlnDb *db, gint64 article, const char *url, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "DELETE FROM article_image WHERE article_id = ?1 AND url = ?2");

  tln_stmt_bind_int (stmt, 1, article);
  tln_stmt_bind_text (stmt, 2, url);
  return tln_stmt_run (stmt, error);
}

gint64
tln_images_add (TlnDb *db, gint64 article, const char *url, GBytes *bytes, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO article_image (id, article_id, url, sha256, width, height) "
                        "VALUES (?, ?, ?, ?, ?, ?)");
  g_autofree char *sha256 = tln_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gint64 id = tln_id_new ();
  TlnPicture picture;

  if (!tln_picture_probe (bytes, &picture, error) || !add_bytes (db, sha256, bytes, error) ||
      !remove_old (db, article, url, error))
    return 0;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_text (stmt, 3, url);
  tln_stmt_bind_text (stmt, 4, sha256);
  tln_stmt_bind_int (stmt, 5, picture.width);
  tln_stmt_bind_int (stmt, 6, picture.height);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gpointer
read_image (TlnStmt *stmt)
{
  TlnImage *image = g_atomic_rc_box_new0 (TlnImage);

  image->id = tln_stmt_column_int (stmt, 0);
  image->article_id = tln_stmt_column_int (stmt, 1);
  image->url = tln_stmt_column_dup (stmt, 2);
  image->sha256 = tln_stmt_column_dup (stmt, 3);
  image->width = (guint) tln_stmt_column_int (stmt, 4);
  image->height = (guint) tln_stmt_column_int (stmt, 5);
  return image;
}

GPtrArray *
tln_images_get_of_article (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id, article_id, url, sha256, width, height "
                                               "FROM article_image WHERE article_id = ?1 "
                                               "ORDER BY id");

  tln_stmt_bind_int (stmt, 1, article);
  return tln_stmt_all (stmt, read_image, (GDestroyNotify) (void (*) (void)) tln_image_unref, error);
}

GBytes *
tln_images_get_bytes (TlnDb *db, const char *sha256, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT bytes, encoding FROM original WHERE sha256 = ?1");
  g_autoptr (GBytes) stored = NULL;
  gboolean found;

  tln_stmt_bind_text (stmt, 1, sha256);
  if (!tln_stmt_first (stmt, &found, error) || !found)
    return NULL;
  stored = tln_stmt_column_bytes (stmt, 0);
  return tln_content_unpack (stored, tln_stmt_column_text (stmt, 1), sha256, error);
}
