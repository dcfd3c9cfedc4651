/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and what they are on. A tag lives as long as an article has it. */
#include "tln-tags.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-searches.h"
#include "tln-stmt.h"
#include "tln-text.h"

void
tln_word_tag_free (TlnWordTag *tag)
{
  g_free (tag->name);
  g_free (tag);
}

/* NULL with an error for a name of nothing. */
static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *clean = tln_text_squeeze (name);

  if (*clean == '#')
    return clean_name (clean + 1, error);
  if (*clean != '\0')
    return g_steal_pointer (&clean);
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a tag cannot be empty");
  return NULL;
}

/* *id is 0 when there is none. */
static gboolean
find_tag (TlnDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id FROM tag WHERE name = ?1");
  gboolean found;

  tln_stmt_bind_text (stmt, 1, name);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

/* The id of a tag that is there afterwards; 0 on error. */
static gint64
ensure_tag (TlnDb *db, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "INSERT INTO tag (id, name) VALUES (?1, ?2)");
  gint64 id;

  if (!find_tag (db, name, &id, error) || id != 0)
    return id;
  id = tln_id_new ();
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, name);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gboolean
drop_unused (TlnDb *db, gint64 tag, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM tag WHERE id = ?1 AND NOT EXISTS "
                                               "(SELECT 1 FROM article_tag WHERE tag_id = ?1)");

  tln_stmt_bind_int (stmt, 1, tag);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_tags_add (TlnDb *db, gint64 article, const char *name, GError **error)
{
  g_autofree char *clean = clean_name (name, error);
  gint64 tag = clean != NULL ? ensure_tag (db, clean, error) : 0;

  if (tag == 0)
    return FALSE;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO article_tag (id, article_id, tag_id) SELECT ?1, ?2, ?3 "
                        "WHERE NOT EXISTS (SELECT 1 FROM article_tag WHERE article_id = ?2 "
                        "AND tag_id = ?3)");
  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_int (stmt, 3, tag);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_tags_remove (TlnDb *db, gint64 article, const char *name, gboolean *removed, GError **error)
{
  g_autofree char *clean = clean_name (name, error);
  g_autoptr (TlnStmt) look =
      tln_stmt_new (db, "SELECT x.id, x.tag_id FROM article_tag x JOIN tag t ON t.id = x.tag_id "
                        "WHERE x.article_id = ?1 AND t.name = ?2");
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM article_tag WHERE id = ?1");
  gboolean found;

  if (clean == NULL)
    return FALSE;
  tln_stmt_bind_int (look, 1, article);
  tln_stmt_bind_text (look, 2, clean);
  if (!tln_stmt_first (look, &found, error))
    return FALSE;
  if (removed != NULL)
    *removed = found;
  if (!found)
    return TRUE;
  gint64 tag = tln_stmt_column_int (look, 1);
  tln_stmt_bind_int (stmt, 1, tln_stmt_column_int (look, 0));
  return tln_stmt_run (stmt, error) && drop_unused (db, tag, error);
}

static gpointer
read_tag (TlnStmt *stmt)
{
  TlnWordTag *tag = g_new0 (TlnWordTag, 1);

  tag->id = tln_stmt_column_int (stmt, 0);
  tag->name = tln_stmt_column_dup (stmt, 1);
  tag->count = (guint) tln_stmt_column_int (stmt, 2);
  return tag;
}

GPtrArray *
tln_tags_get (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT t.id, t.name, (SELECT count (*) FROM article_tag x JOIN article a "
          "ON a.id = x.article_id WHERE x.tag_id = t.id AND a.trashed_at IS NULL) FROM tag t "
          "WHERE ?1 = 0 OR t.id IN (SELECT tag_id FROM article_tag WHERE article_id = ?1) "
          "ORDER BY t.name");

  tln_stmt_bind_int (stmt, 1, article);
  return tln_stmt_all (stmt, read_tag, (GDestroyNotify) (void (*) (void)) tln_word_tag_free, error);
}

/* NULL without an error: there is no such tag. */
static char *
read_name (TlnDb *db, gint64 tag, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT name FROM tag WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, tag);
  return tln_stmt_first (stmt, &found, error) && found ? tln_stmt_column_dup (stmt, 0) : NULL;
}

/* Searches that are kept for a tag are for what it is called now. */
static gboolean
rename_in_searches (TlnDb *db, gint64 tag, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *before = read_name (db, tag, &local);

  if (local == NULL && (before == NULL || name == NULL))
    return TRUE;
  if (local == NULL)
    return tln_searches_rename_tag (db, before, name, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
tln_tags_merge (TlnDb *db, gint64 tag, gint64 into, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM article_tag WHERE tag_id = ?1 AND article_id IN "
    "(SELECT article_id FROM article_tag WHERE tag_id = ?2)",
    "UPDATE article_tag SET tag_id = ?2 WHERE tag_id = ?1",
    "DELETE FROM tag WHERE id = ?1 AND ?2 <> 0",
  };
  g_autoptr (GError) local = NULL;
  g_autofree char *name = read_name (db, into, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (tag != into && !rename_in_searches (db, tag, name, error))
    return FALSE;
  for (gsize i = 0; tag != into && i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (TlnStmt) stmt = tln_stmt_new (db, steps[i]);

    tln_stmt_bind_int (stmt, 1, tag);
    tln_stmt_bind_int (stmt, 2, into);
    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
tln_tags_delete (TlnDb *db, gint64 tag, GError **error)
{
  static const char *const steps[] = { "DELETE FROM article_tag WHERE tag_id = ?1",
                                       "DELETE FROM tag WHERE id = ?1" };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (TlnStmt) stmt = tln_stmt_new (db, steps[i]);

    tln_stmt_bind_int (stmt, 1, tag);
    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
tln_tags_rename (TlnDb *db, gint64 tag, const char *name, GError **error)
{
  g_autofree char *clean = clean_name (name, error);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE tag SET name = ?2 WHERE id = ?1");
  gint64 other;

  if (clean == NULL || !find_tag (db, clean, &other, error))
    return FALSE;
  if (other != 0 && other != tag)
    return tln_tags_merge (db, tag, other, error);
  if (!rename_in_searches (db, tag, clean, error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, tag);
  tln_stmt_bind_text (stmt, 2, clean);
  return tln_stmt_run (stmt, error);
}
