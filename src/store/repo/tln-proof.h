/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what forecasts and falsifiers are decided. */
#pragma once

#include "tln-db.h"
#include "tln-forecast.h"
#include "tln-stmt.h"

G_BEGIN_DECLS

/* The daily close of an instrument on a day; NAN: the library has none. FALSE on error. */
gboolean tln_proof_close (TlnDb *db, gint64 instrument, TlnDay day, double *close, GError **error);

/* Looks whether a proof is one: a claim or an instrument that is there, with a day; fills in the
 * close where the value is NAN. Of both the claim counts alone. TLN_FORECAST_ERROR_PROOF when it is
 * none. */
gboolean tln_proof_check (TlnDb *db, TlnProof *proof, GError **error);

/* Binds claim, instrument, day and value as the parameters from i on. */
void tln_proof_bind (TlnStmt *stmt, int i, const TlnProof *proof);
/* Reads the same from the columns from i on. */
void tln_proof_read (TlnStmt *stmt, int i, TlnProof *proof);

/* SQL of the words for people behind a proof of the row x; and of the four columns. */
#define TLN_PROOF_WORDS(x) \
  "coalesce ((SELECT exact FROM claim WHERE id = " x ".proof_claim_id), " \
  "(SELECT code || ' ' || name FROM instrument WHERE id = " x ".proof_instrument_id))"
#define TLN_PROOF_COLUMNS(x) \
  x ".proof_claim_id, " x ".proof_instrument_id, " x ".proof_day, " x ".proof_value"

G_END_DECLS
