/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What claims are evidence for. Evidence is read with its claim, in tln-claims.c. */
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

/* The day of the claim's article. */
static gboolean
article_day (TlnDb *db, gint64 claim, TlnDay *day, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT article_id FROM claim WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, claim);
  return tln_stmt_first (stmt, &found, error) &&
         tln_articles_get_day (db, found ? tln_stmt_column_int (stmt, 0) : 0, day, error);
}

static gboolean
find_evidence (TlnDb *db, gint64 claim, const TlnEvidenceDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM evidence WHERE claim_id = ?1 AND thesis_id IS ?2 "
                        "ORDER BY id <> ?3, id LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, claim);
  tln_stmt_bind_id (stmt, 2, draft->thesis);
  tln_stmt_bind_int (stmt, 3, draft->evidence);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

static gint64
change_evidence (TlnDb *db, gint64 id, const TlnEvidenceDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE evidence SET stage_id = ?2, stance = ?3, strength = coalesce (?4, strength), "
          "day = coalesce (?5, day) WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_id (stmt, 2, draft->stage);
  tln_stmt_bind_text (stmt, 3, tln_stance_name (draft->stance));
  tln_stmt_bind_id (stmt, 4, draft->strength);
  if (draft->day != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, 5, draft->day);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gint64
add_evidence (TlnDb *db, gint64 claim, const TlnEvidenceDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, strength, day, "
          "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  gint64 id = tln_id_new ();
  TlnDay day = draft->day;

  if (day == TLN_DAY_NONE && !article_day (db, claim, &day, error))
    return 0;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, claim);
  tln_stmt_bind_id (stmt, 3, draft->thesis);
  tln_stmt_bind_id (stmt, 4, draft->stage);
  tln_stmt_bind_text (stmt, 5, tln_stance_name (draft->stance));
  tln_stmt_bind_int (stmt, 6, draft->strength != 0 ? draft->strength : 2);
  tln_stmt_bind_int (stmt, 7, day);
  tln_stmt_bind_int (stmt, 8, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

gint64
tln_claims_set_evidence (TlnDb *db, gint64 claim, const TlnEvidenceDraft *draft, GError **error)
{
  gint64 id;

  if (draft->thesis == 0 && draft->stage == 0 && draft->stance == TLN_STANCE_NEUTRAL &&
      draft->day == TLN_DAY_NONE) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "evidence needs a thesis, a stage, a stance or a day");
    return 0;
  }
  if (!find_evidence (db, claim, draft, &id, error))
    return 0;
  return id != 0 ? change_evidence (db, id, draft, error) : add_evidence (db, claim, draft, error);
}

gboolean
tln_claims_remove_evidence (TlnDb *db, gint64 evidence, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM evidence WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, evidence);
  return tln_stmt_run (stmt, error);
}
