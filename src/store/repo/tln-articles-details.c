/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, date, publisher, author and language of an article as a person gives them. */
#include "tln-articles-details.h"

#include "tln-error.h"
#include "tln-stmt.h"

gboolean
tln_articles_set_title (TlnDb *db, gint64 id, const char *title, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET title = ?2, title_origin = 'user', title_guess = 0 WHERE id = ?1");
  g_autofree char *trimmed = g_strstrip (g_strdup (title));

  if (*trimmed == '\0') {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a title cannot be empty");
    return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, trimmed);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_get_day (TlnDb *db, gint64 id, TlnDay *day, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT published, captured_at FROM article WHERE id = ?1");
  const char *published;
  TlnDate date;
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  published = found ? tln_stmt_column_text (stmt, 0) : NULL;
  if (published != NULL && tln_date_parse (published, &date))
    *day = date.day;
  else
    *day = found ? tln_day_from_time (tln_stmt_column_int (stmt, 1)) : tln_day_today ();
  return TRUE;
}

gboolean
tln_articles_move_evidence (TlnDb *db, gint64 id, TlnDay from, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE evidence SET day = ?3 WHERE day = ?2 AND ?3 <> ?2 "
                        "AND claim_id IN (SELECT id FROM claim WHERE article_id = ?1)");
  TlnDay to;

  if (!tln_articles_get_day (db, id, &to, error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, from);
  tln_stmt_bind_int (stmt, 3, to);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_set_published (TlnDb *db, gint64 id, const TlnDate *date, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET published = ?2, published_sort = coalesce (?3, captured_at / 1000), "
          "published_precision = ?4, published_origin = CASE WHEN ?2 IS NOT NULL THEN 'user' END, "
          "published_guess = 0 WHERE id = ?1");
  g_autofree char *text = tln_date_format (date);
  gint64 key = tln_date_sort_key (date);
  TlnDay before;

  if (!tln_articles_get_day (db, id, &before, error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, text);
  if (key != G_MININT64)
    tln_stmt_bind_int (stmt, 3, key);
  tln_stmt_bind_text (stmt, 4, tln_precision_name (date->precision));
  return tln_stmt_run (stmt, error) && tln_articles_move_evidence (db, id, before, error);
}

/* sql sets ?2 where the id is ?1; blanks around the value are none of it, an empty one is NULL. */
static gboolean
set_text (TlnDb *db, const char *sql, gint64 id, const char *value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);
  g_autofree char *trimmed = g_strstrip (g_strdup (value != NULL ? value : ""));

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, *trimmed != '\0' ? trimmed : NULL);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_articles_set_site (TlnDb *db, gint64 id, const char *site, GError **error)
{
  static const char sql[] = "UPDATE article SET site = ?2, site_guess = 0, "
                            "site_origin = CASE WHEN ?2 IS NOT NULL THEN 'user' END WHERE id = ?1";

  return set_text (db, sql, id, site, error);
}

gboolean
tln_articles_set_author (TlnDb *db, gint64 id, const char *author, GError **error)
{
  static const char sql[] =
      "UPDATE article SET author = ?2, "
      "author_origin = CASE WHEN ?2 IS NOT NULL THEN 'user' END WHERE id = ?1";

  return set_text (db, sql, id, author, error);
}

gboolean
tln_articles_set_language (TlnDb *db, gint64 id, const char *language, GError **error)
{
  return set_text (db, "UPDATE article SET language = ?2 WHERE id = ?1", id, language, error);
}
