/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person changes about an article: flags and assignments; what is known of it is in
 * tln-articles-details.c. */
#include "tln-articles.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

static const char *const flag_sql[] = {
  [TLN_FLAG_UNREAD] = "UPDATE article SET unread = ?2 WHERE id = ?1 AND unread <> ?2",
  [TLN_FLAG_STARRED] = "UPDATE article SET starred = ?2 WHERE id = ?1 AND starred <> ?2",
  [TLN_FLAG_ARCHIVED] = "UPDATE article SET archived = ?2 WHERE id = ?1 AND archived <> ?2",
  [TLN_FLAG_TRASHED] = "UPDATE article SET trashed_at = CASE WHEN ?2 THEN ?3 END "
                       "WHERE id = ?1 AND (trashed_at IS NOT NULL) <> ?2",
};

gboolean
tln_articles_set_flag (TlnDb *db, gint64 id, TlnFlag flag, gboolean value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, flag_sql[flag]);

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, value ? 1 : 0);
  if (flag == TLN_FLAG_TRASHED)
    tln_stmt_bind_int (stmt, 3, tln_now ());
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_set_read_position (TlnDb *db, gint64 id, guint position, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE article SET read_position = ?2 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, position);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_set_boilerplate_hidden (TlnDb *db, gint64 boilerplate, gboolean hidden, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE boilerplate SET hidden = ?2 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, boilerplate);
  tln_stmt_bind_int (stmt, 2, hidden ? 1 : 0);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_tag (TlnDb *db,
                  gint64 id,
                  gint64 stage,
                  gint64 thesis,
                  gint64 instrument,
                  GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO mention (id, article_id, stage_id, thesis_id, instrument_id, rule) "
          "SELECT ?1, ?2, ?3, ?4, ?5, 'hand' WHERE NOT EXISTS (SELECT 1 FROM mention "
          "WHERE article_id = ?2 AND rule = 'hand' AND stage_id IS ?3 AND thesis_id IS ?4 "
          "AND instrument_id IS ?5)");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, id);
  tln_stmt_bind_id (stmt, 3, stage);
  tln_stmt_bind_id (stmt, 4, thesis);
  tln_stmt_bind_id (stmt, 5, instrument);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_untag (TlnDb *db,
                    gint64 id,
                    gint64 stage,
                    gint64 thesis,
                    gint64 instrument,
                    GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "DELETE FROM mention WHERE article_id = ?1 AND (stage_id = ?2 "
                        "OR thesis_id = ?3 OR instrument_id = ?4)");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_id (stmt, 2, stage);
  tln_stmt_bind_id (stmt, 3, thesis);
  tln_stmt_bind_id (stmt, 4, instrument);
  return tln_stmt_run (stmt, error);
}
