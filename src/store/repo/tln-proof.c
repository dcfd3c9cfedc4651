/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proofs: whether what they point at is there, and the columns they are kept in. */
#include "tln-proof.h"

#include "tln-error.h"

#include <math.h>

#define DAY_SECONDS (24 * 60 * 60)

gboolean
tln_proof_close (TlnDb *db, gint64 instrument, TlnDay day, double *close, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT p.close FROM price_batch b JOIN price_bar p ON p.batch_id = b.id "
                        "WHERE b.instrument_id = ?1 AND b.intraday = 0 AND p.t >= ?2 AND p.t < ?3 "
                        "ORDER BY b.id DESC, p.t DESC LIMIT 1");
  gboolean found;

  *close = (double) NAN;
  tln_stmt_bind_int (stmt, 1, instrument);
  tln_stmt_bind_int (stmt, 2, (gint64) day * DAY_SECONDS);
  tln_stmt_bind_int (stmt, 3, ((gint64) day + 1) * DAY_SECONDS);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found)
    *close = tln_stmt_column_double (stmt, 0);
  return TRUE;
}

/* *found: the row is there. */
static gboolean
look_up (TlnDb *db, const char *sql, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_first (stmt, found, error);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, TLN_FORECAST_ERROR, TLN_FORECAST_ERROR_PROOF, message);
  return FALSE;
}

gboolean
tln_proof_check (TlnDb *db, TlnProof *proof, GError **error)
{
  gboolean found = FALSE;

  if (proof->claim != 0) {
    if (!look_up (db, "SELECT 1 FROM claim WHERE id = ?1", proof->claim, &found, error))
      return FALSE;
    *proof = (TlnProof) { proof->claim, 0, TLN_DAY_NONE, (double) NAN };
    return found || refuse ("the claim of the proof is not there", error);
  }
  if (proof->instrument == 0)
    return refuse ("a claim or a price is needed", error);
  if (!look_up (db, "SELECT 1 FROM instrument WHERE id = ?1", proof->instrument, &found, error))
    return FALSE;
  if (!found)
    return refuse ("the instrument of the proof is not there", error);
  if (proof->day == TLN_DAY_NONE)
    return refuse ("a price needs its day", error);
  if (isnan (proof->value) &&
      !tln_proof_close (db, proof->instrument, proof->day, &proof->value, error))
    return FALSE;
  return !isnan (proof->value) || refuse ("there is no close on that day", error);
}

void
tln_proof_bind (TlnStmt *stmt, int i, const TlnProof *proof)
{
  tln_stmt_bind_id (stmt, i, proof->claim);
  tln_stmt_bind_id (stmt, i + 1, proof->instrument);
  if (proof->day != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, i + 2, proof->day);
  tln_stmt_bind_double (stmt, i + 3, proof->value);
}

void
tln_proof_read (TlnStmt *stmt, int i, TlnProof *proof)
{
  proof->claim = tln_stmt_column_int (stmt, i);
  proof->instrument = tln_stmt_column_int (stmt, i + 1);
  proof->day = tln_stmt_column_null (stmt, i + 2) ? TLN_DAY_NONE
                                                  : (TlnDay) tln_stmt_column_int (stmt, i + 2);
  proof->value = tln_stmt_column_double (stmt, i + 3);
}
