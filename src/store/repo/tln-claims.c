/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims: kept, read, changed, found again. What they are evidence for is written in
 * tln-evidence.c. */
#include "tln-claims.h"

#include "tln-articles.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-reprint-groups.h"
#include "tln-stmt.h"

gint64
tln_claims_keep (TlnDb *db, gint64 article, const TlnClaimDraft *draft, GError **error)
{
  const TlnQuote *quote = draft->quote;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, "
          "created_at, note, anchor, colour) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
          "(SELECT text_sha256 FROM article WHERE id = ?2), ?8, ?9, ?10, ?11)");
  gint64 id = tln_id_new ();

  if (quote->exact == NULL || *quote->exact == '\0' ||
      (!draft->orphan && quote->end <= quote->start)) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "nothing is quoted");
    return 0;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_text (stmt, 3, quote->exact);
  tln_stmt_bind_text (stmt, 4, quote->prefix != NULL ? quote->prefix : "");
  tln_stmt_bind_text (stmt, 5, quote->suffix != NULL ? quote->suffix : "");
  tln_stmt_bind_int (stmt, 6, draft->orphan ? 0 : quote->start);
  tln_stmt_bind_int (stmt, 7, draft->orphan ? 0 : quote->end);
  tln_stmt_bind_int (stmt, 8, draft->created_at != 0 ? draft->created_at : tln_id_time (id));
  tln_stmt_bind_text (stmt, 9, draft->note != NULL ? draft->note : "");
  tln_stmt_bind_text (stmt, 10,
                      tln_anchor_state_name (draft->orphan ? TLN_ANCHOR_ORPHAN : TLN_ANCHOR_EXACT));
  tln_stmt_bind_text (stmt, 11, draft->colour);
  return tln_stmt_run (stmt, error) ? id : 0;
}

gint64
tln_claims_add (TlnDb *db, gint64 article, const TlnQuote *quote, GError **error)
{
  const TlnClaimDraft draft = { quote, FALSE, NULL, 0, NULL };

  return tln_claims_keep (db, article, &draft, error);
}

/* In the order read_claim reads them. */
#define COLUMNS \
  "c.id, c.article_id, c.exact, c.prefix, c.suffix, c.start, c.end, c.text_sha256, c.anchor, " \
  "c.speaker, c.relayed_by, c.kind, c.note, c.created_at, a.title, a.site, a.published, " \
  "(SELECT max (number) FROM page WHERE sha256 = c.text_sha256 AND start <= c.start), " \
  "a.captured_at, c.hedge, c.colour"
#define FROM " FROM claim c JOIN article a ON a.id = c.article_id "

static TlnAnchorState
read_anchor (const char *name)
{
  if (g_strcmp0 (name, "moved") == 0)
    return TLN_ANCHOR_MOVED;
  return g_strcmp0 (name, "orphan") == 0 ? TLN_ANCHOR_ORPHAN : TLN_ANCHOR_EXACT;
}

/* What somebody emptied is kept as "". */
static char *
read_field (TlnStmt *stmt, int column, TlnClaimField field, TlnClaim *claim)
{
  const char *text = tln_stmt_column_text (stmt, column);

  if (text == NULL || *text != '\0')
    return g_strdup (text);
  claim->emptied |= field;
  return NULL;
}

static gpointer
read_claim (TlnStmt *stmt)
{
  TlnClaim *claim = g_atomic_rc_box_new0 (TlnClaim);
  const char *published = tln_stmt_column_text (stmt, 16);

  claim->id = tln_stmt_column_int (stmt, 0);
  claim->article_id = tln_stmt_column_int (stmt, 1);
  claim->exact = tln_stmt_column_dup (stmt, 2);
  claim->prefix = tln_stmt_column_dup (stmt, 3);
  claim->suffix = tln_stmt_column_dup (stmt, 4);
  claim->start = (guint32) tln_stmt_column_int (stmt, 5);
  claim->end = (guint32) tln_stmt_column_int (stmt, 6);
  claim->text_sha256 = tln_stmt_column_dup (stmt, 7);
  claim->anchor = read_anchor (tln_stmt_column_text (stmt, 8));
  claim->speaker = read_field (stmt, 9, TLN_CLAIM_SPEAKER, claim);
  claim->relayed_by = read_field (stmt, 10, TLN_CLAIM_RELAY, claim);
  claim->kind = read_field (stmt, 11, TLN_CLAIM_KIND, claim);
  claim->note = tln_stmt_column_dup (stmt, 12);
  claim->created_at = tln_stmt_column_int (stmt, 13);
  claim->article_title = tln_stmt_column_dup (stmt, 14);
  claim->site = tln_stmt_column_dup (stmt, 15);
  claim->page = (guint) tln_stmt_column_int (stmt, 17);
  claim->hedge = read_field (stmt, 19, TLN_CLAIM_HEDGE, claim);
  claim->colour = tln_stmt_column_dup (stmt, 20);
  claim->captured = tln_day_from_time (tln_stmt_column_int (stmt, 18));
  if (published == NULL || !tln_date_parse (published, &claim->published))
    claim->published = TLN_DATE_NONE;
  return claim;
}

static gpointer
read_evidence (TlnStmt *stmt)
{
  TlnEvidence *evidence = g_atomic_rc_box_new0 (TlnEvidence);

  evidence->id = tln_stmt_column_int (stmt, 0);
  evidence->claim_id = tln_stmt_column_int (stmt, 1);
  evidence->thesis_id = tln_stmt_column_int (stmt, 2);
  evidence->stage_id = tln_stmt_column_int (stmt, 3);
  tln_stance_from_name (tln_stmt_column_text (stmt, 4), &evidence->stance);
  evidence->strength = (int) tln_stmt_column_int (stmt, 5);
  evidence->day = (TlnDay) tln_stmt_column_int (stmt, 6);
  evidence->created_at = tln_stmt_column_int (stmt, 7);
  evidence->repeated = tln_stmt_column_int (stmt, 8) != 0;
  return evidence;
}

static gboolean
load_evidence (TlnDb *db, TlnClaim *claim, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      "SELECT e.id, e.claim_id, e.thesis_id, e.stage_id, e.stance, e.strength, e.day, "
      "e.created_at, " TLN_EVIDENCE_REPEATED " FROM evidence e JOIN claim c ON c.id = e.claim_id "
      "JOIN article a ON a.id = c.article_id WHERE e.claim_id = ?1 ORDER BY e.id");

  tln_stmt_bind_int (stmt, 1, claim->id);
  claim->evidence = tln_stmt_all (stmt, read_evidence,
                                  (GDestroyNotify) (void (*) (void)) tln_evidence_unref, error);
  return claim->evidence != NULL;
}

static GPtrArray *
read_claims (TlnDb *db, TlnStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) claims =
      tln_stmt_all (stmt, read_claim, (GDestroyNotify) (void (*) (void)) tln_claim_unref, error);

  for (guint i = 0; claims != NULL && i < claims->len; i++) {
    if (!load_evidence (db, claims->pdata[i], error))
      return NULL;
  }
  return g_steal_pointer (&claims);
}

static const char get_sql[] = "SELECT " COLUMNS FROM "WHERE c.id = ?1";

TlnClaim *
tln_claims_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) claims = tln_claims_get_many (db, &id, 1, error);

  return claims != NULL && claims->len > 0 ? tln_claim_ref (claims->pdata[0]) : NULL;
}

GPtrArray *
tln_claims_get_many (TlnDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_full (n, (GDestroyNotify) (void (*) (void)) tln_claim_unref);
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, get_sql);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) one = NULL;

    tln_stmt_reset (stmt);
    tln_stmt_bind_int (stmt, 1, ids[i]);
    one = read_claims (db, stmt, error);
    if (one == NULL)
      return NULL;
    if (one->len > 0)
      g_ptr_array_add (all, tln_claim_ref (one->pdata[0]));
  }
  return g_steal_pointer (&all);
}

GPtrArray *
tln_claims_get_of_article (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT " COLUMNS FROM "WHERE c.article_id = ?1 ORDER BY c.start, c.id");

  tln_stmt_bind_int (stmt, 1, article);
  return read_claims (db, stmt, error);
}

GPtrArray *
tln_claims_get_of_thesis (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS FROM "JOIN (SELECT claim_id, max (day) AS day FROM evidence "
          "WHERE thesis_id = ?1 GROUP BY claim_id) e ON e.claim_id = c.id "
          "WHERE a.trashed_at IS NULL ORDER BY e.day DESC, c.id DESC");

  tln_stmt_bind_int (stmt, 1, thesis);
  return read_claims (db, stmt, error);
}

GPtrArray *
tln_claims_get_of_instrument (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS FROM "WHERE a.trashed_at IS NULL AND (c.article_id IN "
          "(SELECT article_id FROM mention WHERE instrument_id = ?1) OR c.id IN "
          "(SELECT e.claim_id FROM evidence e JOIN instrument_link l "
          "ON (l.thesis_id IS NULL OR l.thesis_id = e.thesis_id) "
          "AND (l.stage_id IS NULL OR l.stage_id = e.stage_id) WHERE l.instrument_id = ?1)) "
          "ORDER BY coalesce ((SELECT max (day) FROM evidence WHERE claim_id = c.id), "
          "a.published_sort / 86400) DESC, c.id DESC");

  tln_stmt_bind_int (stmt, 1, instrument);
  return read_claims (db, stmt, error);
}

static const struct {
  const char *name;
  const char *sql;
} fields[] = {
  { "speaker", "UPDATE claim SET speaker = ?2 WHERE id = ?1" },
  { "relayed_by", "UPDATE claim SET relayed_by = ?2 WHERE id = ?1" },
  { "kind", "UPDATE claim SET kind = ?2 WHERE id = ?1" },
  { "hedge", "UPDATE claim SET hedge = ?2 WHERE id = ?1" },
  { "colour", "UPDATE claim SET colour = nullif (?2, '') WHERE id = ?1" },
  { "note", "UPDATE claim SET note = coalesce (?2, '') WHERE id = ?1" },
};

gboolean
tln_claims_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (TlnStmt) stmt = NULL;

    if (g_strcmp0 (field, fields[i].name) != 0)
      continue;
    stmt = tln_stmt_new (db, fields[i].sql);
    tln_stmt_bind_int (stmt, 1, id);
    tln_stmt_bind_text (stmt, 2, value);
    return tln_stmt_run (stmt, error);
  }
  g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a claim has no %s", field);
  return FALSE;
}

gboolean
tln_claims_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM claim WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

static gboolean
set_anchor (TlnDb *db, const TlnClaim *claim, const char *text, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE claim SET anchor = ?2, start = ?3, end = ?4, text_sha256 = "
          "CASE ?2 WHEN 'orphan' THEN text_sha256 ELSE (SELECT text_sha256 FROM article "
          "WHERE id = article_id) END WHERE id = ?1");
  TlnQuote quote = { claim->exact, claim->prefix, claim->suffix, claim->start, claim->end };
  guint32 start = claim->start;
  guint32 end = claim->end;
  TlnAnchorState state = tln_anchor_find (text, &quote, &start, &end);

  tln_stmt_bind_int (stmt, 1, claim->id);
  tln_stmt_bind_text (stmt, 2, tln_anchor_state_name (state));
  tln_stmt_bind_int (stmt, 3, state == TLN_ANCHOR_ORPHAN ? claim->start : start);
  tln_stmt_bind_int (stmt, 4, state == TLN_ANCHOR_ORPHAN ? claim->end : end);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_claims_reanchor (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " COLUMNS FROM "WHERE c.article_id = ?1 AND c.text_sha256 <> a.text_sha256");
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (TlnBody) body = NULL;

  tln_stmt_bind_int (stmt, 1, article);
  claims = read_claims (db, stmt, error);
  if (claims == NULL)
    return FALSE;
  if (claims->len == 0)
    return TRUE;
  body = tln_articles_get_body (db, article, error);
  if (body == NULL)
    return FALSE;
  for (guint i = 0; i < claims->len; i++) {
    if (!set_anchor (db, claims->pdata[i], body->text, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
tln_claims_reattach (TlnDb *db, gint64 id, const TlnQuote *quote, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE claim SET exact = ?2, prefix = ?3, suffix = ?4, start = ?5, end = ?6, "
          "anchor = 'exact', text_sha256 = (SELECT text_sha256 FROM article "
          "WHERE id = article_id) WHERE id = ?1");

  if (*quote->exact == '\0' || quote->end <= quote->start) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "nothing is quoted");
    return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, quote->exact);
  tln_stmt_bind_text (stmt, 3, quote->prefix);
  tln_stmt_bind_text (stmt, 4, quote->suffix);
  tln_stmt_bind_int (stmt, 5, quote->start);
  tln_stmt_bind_int (stmt, 6, quote->end);
  return tln_stmt_run (stmt, error);
}
