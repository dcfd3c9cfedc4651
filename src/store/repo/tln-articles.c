/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading articles: rows with their chips, bodies, originals, what was found in them. Changing them
 * stands in tln-articles-edit.c, storing them in tln-articles-add.c. */
#include "tln-articles.h"

#include "tln-content.h"
#include "tln-stmt.h"

/* Of what an article repeats: what was said before what was suggested, the most alike first. */
#define REPRINT(column) \
  "(SELECT r." column " FROM reprint r JOIN article o ON o.id = r.of_id " \
  "AND o.trashed_at IS NULL WHERE r.article_id = a.id AND r.state <> 'different' " \
  "ORDER BY r.state, r.similarity DESC, r.id LIMIT 1)"

/* In the order read_article reads them. */
#define COLUMNS \
  "a.id, a.batch_id, a.kind, a.title, a.title_origin, a.title_guess, a.site, a.site_origin, " \
  "a.site_guess, a.author, a.author_origin, a.language, a.url, a.file_name, a.published, " \
  "a.published_origin, a.published_guess, a.captured_at, a.encoding, a.original_sha256, " \
  "a.text_sha256, a.length, a.excerpt, a.interest, a.unread, a.starred, a.archived, " \
  "a.trashed_at, a.read_position, a.stub_reason, a.stub_at, a.stub_typed, " \
  "(SELECT group_concat (stage_id, ' ') FROM (SELECT stage_id FROM mention " \
  "WHERE article_id = a.id AND stage_id IS NOT NULL GROUP BY stage_id " \
  "ORDER BY min (coalesce (start, -1)), min (id))), " \
  "(SELECT group_concat (code, ' ') FROM (SELECT i.code FROM mention m " \
  "JOIN instrument i ON i.id = m.instrument_id WHERE m.article_id = a.id " \
  "GROUP BY m.instrument_id ORDER BY min (coalesce (m.start, -1)), min (m.id))), " REPRINT ( \
      "of_id") ", " REPRINT ("state = 'suggested'") ", " \
                                                    "(SELECT group_concat (name, char (10)) FROM " \
                                                    "(SELECT t.name FROM article_tag x " \
                                                    "JOIN tag t ON t.id = x.tag_id WHERE " \
                                                    "x.article_id = a.id ORDER BY t.name))"

static void
read_stage_ids (TlnArticle *article, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list != NULL ? list : "", " ", -1);

  article->n_stages = g_strv_length (parts);
  article->stage_ids = g_new0 (gint64, article->n_stages);
  for (guint i = 0; i < article->n_stages; i++)
    article->stage_ids[i] = g_ascii_strtoll (parts[i], NULL, 10);
}

static gpointer
read_article (TlnStmt *stmt)
{
  TlnArticle *article = g_atomic_rc_box_new0 (TlnArticle);
  const char *published = tln_stmt_column_text (stmt, 14);
  const char *codes = tln_stmt_column_text (stmt, 33);
  const char *tags = tln_stmt_column_text (stmt, 36);

  article->id = tln_stmt_column_int (stmt, 0);
  article->batch_id = tln_stmt_column_int (stmt, 1);
  article->kind = tln_stmt_column_dup (stmt, 2);
  article->title = tln_stmt_column_dup (stmt, 3);
  article->title_origin = tln_stmt_column_dup (stmt, 4);
  article->title_guess = tln_stmt_column_int (stmt, 5) != 0;
  article->site = tln_stmt_column_dup (stmt, 6);
  article->site_origin = tln_stmt_column_dup (stmt, 7);
  article->site_guess = tln_stmt_column_int (stmt, 8) != 0;
  article->author = tln_stmt_column_dup (stmt, 9);
  article->author_origin = tln_stmt_column_dup (stmt, 10);
  article->language = tln_stmt_column_dup (stmt, 11);
  article->url = tln_stmt_column_dup (stmt, 12);
  article->file_name = tln_stmt_column_dup (stmt, 13);
  if (published == NULL || !tln_date_parse (published, &article->published))
    article->published = TLN_DATE_NONE;
  article->published_origin = tln_stmt_column_dup (stmt, 15);
  article->published_guess = tln_stmt_column_int (stmt, 16) != 0;
  article->captured_at = tln_stmt_column_int (stmt, 17);
  article->encoding = tln_stmt_column_dup (stmt, 18);
  article->original_sha256 = tln_stmt_column_dup (stmt, 19);
  article->text_sha256 = tln_stmt_column_dup (stmt, 20);
  article->length = (guint) tln_stmt_column_int (stmt, 21);
  article->excerpt = tln_stmt_column_dup (stmt, 22);
  article->interest = tln_stmt_column_dup (stmt, 23);
  article->unread = tln_stmt_column_int (stmt, 24) != 0;
  article->starred = tln_stmt_column_int (stmt, 25) != 0;
  article->archived = tln_stmt_column_int (stmt, 26) != 0;
  article->trashed_at = tln_stmt_column_int (stmt, 27);
  article->read_position = (guint) tln_stmt_column_int (stmt, 28);
  article->stub_reason = tln_stmt_column_dup (stmt, 29);
  article->stub_at = tln_stmt_column_int (stmt, 30);
  article->stub_typed = (TlnTyped) tln_stmt_column_int (stmt, 31);
  read_stage_ids (article, tln_stmt_column_text (stmt, 32));
  article->codes = g_strsplit (codes != NULL ? codes : "", " ", -1);
  article->reprint_of = tln_stmt_column_int (stmt, 34);
  article->reprint_guess = tln_stmt_column_int (stmt, 35) != 0;
  article->tags = g_strsplit (tags != NULL ? tags : "", "\n", -1);
  return article;
}

static const char get_sql[] = "SELECT " COLUMNS " FROM article a WHERE a.id = ?1";

TlnArticle *
tln_articles_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, get_sql);

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_article, error);
}

GPtrArray *
tln_articles_get_many (TlnDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_full (n, (GDestroyNotify) (void (*) (void)) tln_article_unref);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, get_sql);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) local = NULL;
    TlnArticle *article;

    tln_stmt_reset (stmt);
    tln_stmt_bind_int (stmt, 1, ids[i]);
    article = tln_stmt_one (stmt, read_article, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (article != NULL)
      g_ptr_array_add (articles, article);
  }
  return g_steal_pointer (&articles);
}

static gpointer
read_body (TlnStmt *stmt)
{
  TlnBody *body = g_atomic_rc_box_new0 (TlnBody);

  body->article_id = tln_stmt_column_int (stmt, 0);
  body->text = tln_stmt_column_dup (stmt, 1);
  body->markdown = tln_stmt_column_dup (stmt, 2);
  return body;
}

TlnBody *
tln_articles_get_body (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT a.id, c.text, c.markdown FROM article a JOIN content c "
                        "ON c.sha256 = a.text_sha256 WHERE a.id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_body, error);
}

GBytes *
tln_articles_get_original (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT o.bytes, o.encoding, o.sha256 FROM article a JOIN original o "
                        "ON o.sha256 = a.original_sha256 WHERE a.id = ?1");
  g_autoptr (GBytes) stored = NULL;
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error) || !found)
    return NULL;
  stored = tln_stmt_column_bytes (stmt, 0);
  return tln_content_unpack (stored, tln_stmt_column_text (stmt, 1), tln_stmt_column_text (stmt, 2),
                             error);
}

GArray *
tln_articles_get_pages (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT p.start FROM article a JOIN page p ON p.sha256 = a.text_sha256 "
                        "WHERE a.id = ?1 ORDER BY p.number");
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, id);
  while (tln_stmt_step (stmt, &local)) {
    guint32 start = (guint32) tln_stmt_column_int (stmt, 0);

    g_array_append_val (pages, start);
  }
  if (local == NULL)
    return g_steal_pointer (&pages);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gpointer
read_mention (TlnStmt *stmt)
{
  TlnMention *mention = g_atomic_rc_box_new0 (TlnMention);

  mention->id = tln_stmt_column_int (stmt, 0);
  mention->article_id = tln_stmt_column_int (stmt, 1);
  mention->instrument_id = tln_stmt_column_int (stmt, 2);
  mention->stage_id = tln_stmt_column_int (stmt, 3);
  mention->thesis_id = tln_stmt_column_int (stmt, 4);
  mention->spanned = !tln_stmt_column_null (stmt, 5);
  mention->start = (guint32) tln_stmt_column_int (stmt, 5);
  mention->end = (guint32) tln_stmt_column_int (stmt, 6);
  mention->quote = tln_stmt_column_dup (stmt, 7);
  mention->rule = tln_stmt_column_dup (stmt, 8);
  mention->label = tln_stmt_column_dup (stmt, 9);
  return mention;
}

GPtrArray *
tln_articles_get_mentions (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT m.id, m.article_id, m.instrument_id, m.stage_id, m.thesis_id, m.start, m.end, "
          "m.quote, m.rule, coalesce (i.code || '.' || i.exchange, s.name, t.title) "
          "FROM mention m LEFT JOIN instrument i ON i.id = m.instrument_id "
          "LEFT JOIN stage s ON s.id = m.stage_id LEFT JOIN thesis t ON t.id = m.thesis_id "
          "WHERE m.article_id = ?1 ORDER BY m.start, m.id");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_all (stmt, read_mention, (GDestroyNotify) (void (*) (void)) tln_mention_unref,
                       error);
}

static gpointer
read_boilerplate (TlnStmt *stmt)
{
  TlnBoilerplate *boilerplate = g_atomic_rc_box_new0 (TlnBoilerplate);

  boilerplate->id = tln_stmt_column_int (stmt, 0);
  boilerplate->article_id = tln_stmt_column_int (stmt, 1);
  boilerplate->kind = tln_stmt_column_dup (stmt, 2);
  boilerplate->start = (guint32) tln_stmt_column_int (stmt, 3);
  boilerplate->end = (guint32) tln_stmt_column_int (stmt, 4);
  boilerplate->rule = tln_stmt_column_dup (stmt, 5);
  boilerplate->hidden = tln_stmt_column_int (stmt, 6) != 0;
  return boilerplate;
}

GPtrArray *
tln_articles_get_boilerplate (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, article_id, kind, start, end, rule, hidden FROM boilerplate "
                        "WHERE article_id = ?1 ORDER BY start, id");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_all (stmt, read_boilerplate,
                       (GDestroyNotify) (void (*) (void)) tln_boilerplate_unref, error);
}

gboolean
tln_articles_count (TlnDb *db, TlnCounts *counts, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT inbox, articles, claims, trash FROM article_count");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  counts->inbox = (guint) tln_stmt_column_int (stmt, 0);
  counts->library = (guint) tln_stmt_column_int (stmt, 1);
  counts->claims = (guint) tln_stmt_column_int (stmt, 2);
  counts->trash = (guint) tln_stmt_column_int (stmt, 3);
  return TRUE;
}

GArray *
tln_articles_trashed_before (TlnDb *db, gint64 time, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM article WHERE trashed_at IS NOT NULL AND trashed_at < ?1 "
                        "ORDER BY trashed_at DESC, id DESC");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, time);
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gint64
tln_articles_find (TlnDb *db, const char *original_sha256, const char *text_sha256, GError **error)
{
  static const char *const sql[] = {
    "SELECT id FROM article WHERE original_sha256 = ?1 ORDER BY id DESC LIMIT 1",
    "SELECT id FROM article WHERE text_sha256 = ?1 ORDER BY id DESC LIMIT 1",
  };
  const char *const hashes[] = { original_sha256, text_sha256 };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++) {
    g_autoptr (GError) local = NULL;
    if (hashes[i] == NULL)
      continue;
    g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql[i]);
    tln_stmt_bind_text (stmt, 1, hashes[i]);
    if (tln_stmt_step (stmt, &local))
      return tln_stmt_column_int (stmt, 0);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  }
  return 0;
}
