/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source of an own claim goes the way of every import; only its date and its publisher are
 * said, not found. */
#include "tln-own-claims.h"

#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-stmt.h"

#include <string.h>

#define DAY_SECONDS 86400
#define NEAR_DAYS 3

/* Lines of prose, so that nothing in them is read as anything else. */
static TlnDraft *
make_draft (const char *words, const char *site, const TlnDetectContext *context, GError **error)
{
  const TlnHints hints = { .content_type = "text/plain", .charset = "UTF-8" };
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, error);

  if (document == NULL)
    return NULL;
  g_free (document->site_name.value);
  document->site_name = (TlnField) { g_strdup (site), "own note", FALSE };
  document->published = TLN_DATE_NONE;
  document->published_origin = NULL;
  document->published_guess = FALSE;
  g_clear_pointer (&document->published_text, g_free);
  return tln_draft_of_document (bytes, g_steal_pointer (&document), &hints, context);
}

/* The article of these words; 0 on error. */
static gint64
ensure_article (TlnDb *db, const TlnOwnClaim *claim, GError **error)
{
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (db, error);
  g_autoptr (TlnDraft) draft = data != NULL ? make_draft (claim->words, claim->site,
                                                          tln_detect_data_get_context (data), error)
                                            : NULL;
  gint64 batch = draft != NULL ? tln_articles_add_batch (db, "note", claim->site, error) : 0;
  TlnAdded added;
  gint64 id = 0;

  if (batch == 0 || !tln_articles_add (db, batch, draft, &added, &id, error))
    return 0;
  if (added != TLN_ADDED_DUPLICATE &&
      (!tln_articles_set_flag (db, id, TLN_FLAG_UNREAD, FALSE, error) ||
       !tln_articles_set_flag (db, id, TLN_FLAG_ARCHIVED, TRUE, error)))
    return 0;
  if (claim->instrument != 0 && !tln_articles_tag (db, id, 0, 0, claim->instrument, error))
    return 0;
  return id;
}

/* All of the text of an article. */
static TlnQuote *
quote_all (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnBody) body = tln_articles_get_body (db, article, error);

  return body != NULL ? tln_quote_new (body->text, 0, (guint32) g_utf8_strlen (body->text, -1))
                      : NULL;
}

gint64
tln_own_claims_add (TlnDb *db, const TlnOwnClaim *claim, GError **error)
{
  TlnEvidenceDraft evidence = { .thesis = claim->thesis,
                                .stage = claim->stage,
                                .stance = claim->stance,
                                .strength = claim->strength,
                                .day = claim->day };

  if (claim->day == TLN_DAY_NONE) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "a claim of one's own has a day");
    return 0;
  }
  gint64 article = ensure_article (db, claim, error);
  g_autoptr (TlnQuote) quote = article != 0 ? quote_all (db, article, error) : NULL;
  gint64 id = quote != NULL ? tln_claims_add (db, article, quote, error) : 0;

  return id != 0 && tln_claims_set_evidence (db, id, &evidence, error) != 0 ? id : 0;
}

GPtrArray *
tln_own_claims_near (TlnDb *db, TlnDay day, gint64 instrument, guint n, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT id FROM article WHERE trashed_at IS NULL AND published IS NOT NULL AND "
          "published_sort >= ?1 - ?2 AND published_sort < ?1 + ?2 ORDER BY NOT EXISTS (SELECT 1 "
          "FROM mention m "
          "WHERE m.article_id = article.id AND m.instrument_id = ?3), "
          "abs (published_sort - ?1), id DESC LIMIT ?4");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;

  /* From noon to noon, whatever the zone. */
  tln_stmt_bind_int (stmt, 1, (gint64) day * DAY_SECONDS + DAY_SECONDS / 2);
  tln_stmt_bind_int (stmt, 2, NEAR_DAYS * (gint64) DAY_SECONDS + DAY_SECONDS / 2);
  tln_stmt_bind_int (stmt, 3, instrument);
  tln_stmt_bind_int (stmt, 4, n);
  while (tln_stmt_step (stmt, &problem)) {
    gint64 id = tln_stmt_column_int (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  return tln_articles_get_many (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
}
