/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a library is sound. SQLite keeps no sums of what it stores, so content is compared with
 * the hashes it is stored by. Nothing is repaired here. */
#include "tln-content.h"
#include "tln-db.h"
#include "tln-error.h"
#include "tln-hash.h"
#include "tln-id.h"
#include "tln-stmt.h"

/* More findings than these help nobody. */
#define MAX_FINDINGS 100

static gboolean
full (GPtrArray *findings)
{
  return findings->len >= MAX_FINDINGS;
}

static gboolean
check_pages (TlnDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "PRAGMA integrity_check (100)");
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local)) {
    const char *line = tln_stmt_column_text (stmt, 0);

    if (g_strcmp0 (line, "ok") != 0)
      g_ptr_array_add (findings, g_strdup_printf ("The file is damaged: %s", line));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_references (TlnDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100");
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local)) {
    g_autofree char *id = tln_id_to_string (tln_stmt_column_int (stmt, 1));

    g_ptr_array_add (findings, g_strdup_printf ("A row of %s (%s) refers to a row of %s that is "
                                                "not there",
                                                tln_stmt_column_text (stmt, 0), id,
                                                tln_stmt_column_text (stmt, 2)));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* One finding for each row of (article id or NULL). */
static gboolean
check_rows (TlnDb *db, const char *sql, const char *what, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);
  g_autoptr (GError) local = NULL;

  while (!full (findings) && tln_stmt_step (stmt, &local)) {
    g_autofree char *id = tln_id_to_string (tln_stmt_column_int (stmt, 0));

    g_ptr_array_add (findings, g_strdup_printf ("Article %s: %s", id, what));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
add_damage (GPtrArray *findings, const char *what, TlnStmt *stmt, int column)
{
  g_autofree char *id = NULL;

  if (tln_stmt_column_null (stmt, column)) {
    g_ptr_array_add (findings, g_strdup_printf ("A stored %s no article uses is damaged", what));
    return;
  }
  id = tln_id_to_string (tln_stmt_column_int (stmt, column));
  g_ptr_array_add (findings, g_strdup_printf ("Article %s: its %s is damaged", id, what));
}

static gboolean
check_texts (TlnDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT sha256, text, (SELECT min (id) FROM article WHERE text_sha256 = sha256) "
          "FROM content");
  g_autoptr (GError) local = NULL;

  while (!full (findings) && tln_stmt_step (stmt, &local)) {
    const char *text = tln_stmt_column_text (stmt, 1);
    g_autofree char *sum = tln_sha256_text (text != NULL ? text : "");

    if (g_strcmp0 (sum, tln_stmt_column_text (stmt, 0)) != 0)
      add_damage (findings, "text", stmt, 2);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_originals (TlnDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT sha256, bytes, encoding, size, (SELECT min (id) FROM article "
                        "WHERE original_sha256 = sha256) FROM original");
  g_autoptr (GError) local = NULL;

  while (!full (findings) && tln_stmt_step (stmt, &local)) {
    g_autoptr (GBytes) stored = tln_stmt_column_bytes (stmt, 1);
    g_autoptr (GBytes) bytes = tln_content_unpack (stored, tln_stmt_column_text (stmt, 2),
                                                   tln_stmt_column_text (stmt, 0), NULL);

    if (bytes == NULL || (gint64) g_bytes_get_size (bytes) != tln_stmt_column_int (stmt, 3))
      add_damage (findings, "original", stmt, 4);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* While the index is being made, articles may well be missing in it. */
static gboolean
check_index (TlnDb *db, GPtrArray *findings, GError **error)
{
  return check_rows (db,
                     "SELECT id FROM article WHERE trashed_at IS NULL AND id NOT IN "
                     "(SELECT article_id FROM fts_article WHERE doc IN (SELECT rowid FROM fts)) "
                     "AND EXISTS (SELECT 1 FROM meta WHERE key = 'tokenizer_version')",
                     "it is missing in the search index", findings, error) &&
         check_rows (
             db,
             "SELECT ifnull ((SELECT article_id FROM fts_article WHERE doc = fts.rowid), 0) "
             "FROM fts WHERE rowid NOT IN (SELECT doc FROM fts_article "
             "JOIN article ON article.id = article_id WHERE trashed_at IS NULL)",
             "it is in the search index and not in the library", findings, error);
}

/* What is counted as it changes. */
static gboolean
check_counts (TlnDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT 'The articles of the feed \"' || title || '\" are miscounted' "
          "FROM feed f LEFT JOIN feed_count n ON n.feed_id = f.id "
          "WHERE (coalesce (articles, 0), coalesce (unread, 0)) <> "
          "(SELECT count (*), coalesce (sum (unread), 0) FROM article WHERE trashed_at IS NULL "
          "AND id IN (SELECT article_id FROM feed_entry WHERE feed_id = f.id)) "
          "UNION ALL SELECT 'The articles that name ' || code || ' are miscounted' "
          "FROM instrument i LEFT JOIN instrument_count n ON n.instrument_id = i.id "
          "WHERE coalesce (articles, 0) <> (SELECT count (*) FROM article "
          "WHERE trashed_at IS NULL AND id IN "
          "(SELECT article_id FROM mention WHERE instrument_id = i.id)) "
          "UNION ALL SELECT 'The articles of the library are miscounted' "
          "WHERE (SELECT count (*) FROM article_count WHERE (articles, inbox, trash, claims) = "
          "((SELECT count (*) FROM article WHERE trashed_at IS NULL), "
          "(SELECT count (*) FROM article WHERE trashed_at IS NULL AND archived = 0), "
          "(SELECT count (*) FROM article WHERE trashed_at IS NOT NULL), "
          "(SELECT count (*) FROM claim WHERE article_id IN "
          "(SELECT id FROM article WHERE trashed_at IS NULL)))) <> 1");
  g_autoptr (GError) local = NULL;

  while (!full (findings) && tln_stmt_step (stmt, &local))
    g_ptr_array_add (findings, tln_stmt_column_dup (stmt, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_all (TlnDb *db, GPtrArray *findings, GError **error)
{
  return check_pages (db, findings, error) && check_references (db, findings, error) &&
         check_rows (db,
                     "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM content "
                     "WHERE sha256 = text_sha256)",
                     "its text is missing", findings, error) &&
         check_rows (db,
                     "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM original "
                     "WHERE sha256 = original_sha256)",
                     "its original is missing", findings, error) &&
         check_rows (db,
                     "SELECT DISTINCT article_id FROM article_image i WHERE NOT EXISTS "
                     "(SELECT 1 FROM original o WHERE o.sha256 = i.sha256)",
                     "a picture of it is missing", findings, error) &&
         check_texts (db, findings, error) && check_originals (db, findings, error) &&
         check_index (db, findings, error) && check_counts (db, findings, error);
}

/* Damage that keeps the check from going on is a finding, too. */
GPtrArray *
tln_db_check (TlnDb *db, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  if (check_all (db, findings, &local))
    return g_steal_pointer (&findings);
  if (g_error_matches (local, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT)) {
    g_ptr_array_add (findings, g_strdup_printf ("The file is damaged: %s", local->message));
    return g_steal_pointer (&findings);
  }
  if (g_error_matches (local, TLN_DB_ERROR, TLN_DB_ERROR_INDEX)) {
    g_ptr_array_add (findings, g_strdup_printf ("The search index is damaged: %s", local->message));
    return g_steal_pointer (&findings);
  }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
