/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is doubled when the same export comes again, and nothing is ever put at a place that is
 * only likely. */
#include "tln-tool-marks.h"

#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-stmt.h"
#include "tln-tags.h"
#include "tln-text.h"
#include "tln-theses.h"

#include <string.h>

gboolean
tln_tool_marks_find (TlnDb *db,
                     const TlnToolItem *item,
                     const char *text_sha256,
                     gint64 *id,
                     gboolean *stub,
                     GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, item->url != NULL ? "SELECT a.id, a.kind = 'stub' FROM article_address d JOIN article a "
                              "ON a.id = d.article_id WHERE d.key = tln_address_key (?1) "
                              "AND a.trashed_at IS NULL ORDER BY a.kind = 'stub', a.id LIMIT 1"
                            : "SELECT id, kind = 'stub' FROM article WHERE text_sha256 = ?1 "
                              "AND trashed_at IS NULL ORDER BY kind = 'stub', id LIMIT 1");
  gboolean found;

  tln_stmt_bind_text (stmt, 1, item->url != NULL ? item->url : text_sha256);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  *stub = found && tln_stmt_column_int (stmt, 1) != 0;
  return TRUE;
}

static gboolean
take_state (TlnDb *db, gint64 article, const TlnToolItem *item, GError **error)
{
  return tln_articles_set_flag (db, article, TLN_FLAG_UNREAD, !item->read, error) &&
         tln_articles_set_flag (db, article, TLN_FLAG_STARRED, item->starred, error) &&
         tln_articles_set_flag (db, article, TLN_FLAG_ARCHIVED, item->archived, error);
}

static gboolean
add_note (TlnDb *db, gint64 article, const char *note, GError **error)
{
  const TlnNoteOwner owner = { .article = article };
  g_autoptr (GPtrArray) notes = tln_theses_get_notes (db, &owner, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (strcmp (((TlnNote *) notes->pdata[i])->body, note) == 0)
      return TRUE;
  return tln_theses_add_note (db, &owner, note, error) != 0;
}

static const TlnClaim *
find_claim (const GPtrArray *claims, const char *words)
{
  g_autofree char *wanted = tln_text_squeeze (words);

  for (guint i = 0; i < claims->len; i++) {
    g_autofree char *exact = tln_text_squeeze (((TlnClaim *) claims->pdata[i])->exact);

    if (strcmp (exact, wanted) == 0)
      return claims->pdata[i];
  }
  return NULL;
}

/* One that came when colours were not kept yet. */
static gboolean
add_colour (TlnDb *db, const TlnClaim *claim, const char *colour, GError **error)
{
  return colour == NULL || claim->colour != NULL ||
         tln_claims_set (db, claim->id, "colour", colour, error);
}

static gboolean
add_highlight (TlnDb *db,
               gint64 article,
               const char *text,
               const GPtrArray *claims,
               const TlnToolHighlight *highlight,
               GError **error)
{
  guint32 start, end;
  gboolean placed = tln_anchor_locate (text, highlight->quote, &start, &end) == 1;
  g_autoptr (TlnQuote) quote = placed ? tln_quote_new (text, start, end) : NULL;
  const TlnQuote words = { highlight->quote, NULL, NULL, 0, 0 };
  const TlnClaimDraft draft = { quote != NULL ? quote : &words, quote == NULL, highlight->note,
                                tln_date_moment (&highlight->created), highlight->colour };
  const TlnClaim *there = find_claim (claims, draft.quote->exact);

  if (there == NULL)
    there = find_claim (claims, highlight->quote);
  if (there != NULL)
    return add_colour (db, there, highlight->colour, error);
  return tln_claims_keep (db, article, &draft, error) != 0;
}

static gboolean
add_highlights (TlnDb *db, gint64 article, const GPtrArray *highlights, GError **error)
{
  g_autoptr (TlnBody) body = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  if (highlights->len == 0)
    return TRUE;
  claims = tln_claims_get_of_article (db, article, error);
  body = claims != NULL ? tln_articles_get_body (db, article, error) : NULL;
  if (body == NULL)
    return FALSE;
  for (guint i = 0; i < highlights->len; i++)
    if (!add_highlight (db, article, body->text, claims, highlights->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tln_tool_marks_add (TlnDb *db,
                    gint64 article,
                    gboolean fresh,
                    const TlnToolItem *item,
                    GError **error)
{
  if (fresh && !take_state (db, article, item, error))
    return FALSE;
  for (guint i = 0; i < item->tags->len; i++)
    if (!tln_tags_add (db, article, item->tags->pdata[i], error))
      return FALSE;
  if (item->note != NULL && !add_note (db, article, item->note, error))
    return FALSE;
  return add_highlights (db, article, item->highlights, error);
}
