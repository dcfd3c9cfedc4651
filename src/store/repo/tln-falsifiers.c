/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Falsifiers. The words of the first one of a thesis stay in thesis.falsifier, where the dialog of
 * the thesis, exports and the command line read and write them; its row has the id of the thesis
 * and is made when something besides its words is said of it. */
#include "tln-falsifiers.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-proof.h"
#include "tln-text.h"

#include <math.h>

static gboolean
refuse (TlnForecastError code, const char *message, GError **error)
{
  g_set_error_literal (error, TLN_FORECAST_ERROR, (int) code, message);
  return FALSE;
}

/* The thesis a falsifier is of, and when that was made. *first: it is the first one. */
typedef struct {
  gint64 thesis;
  TlnDay made;
  gboolean first;
  TlnFalsifierState state;
} Standing;

/* GONE when it is not there. */
static gboolean
read_standing (TlnDb *db, gint64 id, Standing *standing, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT t.id, t.created_at, t.id = ?1, coalesce (f.state, 'watching') FROM thesis t "
          "LEFT JOIN falsifier f ON f.id = ?1 "
          "WHERE t.id = coalesce ((SELECT thesis_id FROM falsifier WHERE id = ?1), ?1) "
          "AND (t.id <> ?1 OR t.falsifier <> '')");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return refuse (TLN_FORECAST_ERROR_GONE, "the falsifier is not there", error);
  standing->thesis = tln_stmt_column_int (stmt, 0);
  standing->made = tln_day_from_time (tln_stmt_column_int (stmt, 1));
  standing->first = tln_stmt_column_int (stmt, 2) != 0;
  /* The table lets in no other names. */
  tln_falsifier_state_from_name (tln_stmt_column_text (stmt, 3), &standing->state);
  return TRUE;
}

static gboolean
set_thesis_words (TlnDb *db, gint64 thesis, const char *words, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE thesis SET falsifier = ?2 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, thesis);
  tln_stmt_bind_text (stmt, 2, words);
  return tln_stmt_run (stmt, error);
}

/* Makes the row there is not yet; words are "" for the first. */
static gboolean
ensure_row (TlnDb *db, gint64 id, gint64 thesis, const char *words, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT OR IGNORE INTO falsifier (id, thesis_id, text, created_at) "
                        "VALUES (?1, ?2, ?3, ?4)");

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, thesis);
  tln_stmt_bind_text (stmt, 3, words);
  tln_stmt_bind_int (stmt, 4, tln_id_time (tln_id_new ()));
  return tln_stmt_run (stmt, error);
}

static gboolean
set_check (TlnDb *db, gint64 id, TlnDay check, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE falsifier SET check_day = ?2 WHERE id = ?1 AND check_day IS NOT ?2");

  tln_stmt_bind_int (stmt, 1, id);
  if (check != TLN_DAY_NONE)
    tln_stmt_bind_int (stmt, 2, check);
  return tln_stmt_run (stmt, error);
}

/* *words: of the first falsifier of a thesis, "" where there is none. */
static gboolean
read_thesis (TlnDb *db, gint64 thesis, char **words, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT falsifier FROM thesis WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, thesis);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return refuse (TLN_FORECAST_ERROR_GONE, "the thesis is not there", error);
  *words = tln_stmt_column_dup (stmt, 0);
  return TRUE;
}

static gboolean
is_sound (const char *words, TlnDay check, TlnDay made, GError **error)
{
  if (*words == '\0')
    return refuse (TLN_FORECAST_ERROR_EMPTY, "a falsifier needs words", error);
  if (check != TLN_DAY_NONE && check < made)
    return refuse (TLN_FORECAST_ERROR_DUE_PAST, "to be checked before it was made", error);
  return TRUE;
}

gint64
tln_falsifiers_add (TlnDb *db, gint64 thesis, const char *text, TlnDay check, GError **error)
{
  g_autofree char *words = tln_text_squeeze (text != NULL ? text : "");
  g_autofree char *present = NULL;
  gint64 id;

  if (!is_sound (words, check, tln_day_today (), error) ||
      !read_thesis (db, thesis, &present, error))
    return 0;
  id = *present == '\0' ? thesis : tln_id_new ();
  if (id == thesis && !set_thesis_words (db, thesis, words, error))
    return 0;
  if ((id != thesis || check != TLN_DAY_NONE) &&
      !(ensure_row (db, id, thesis, id == thesis ? "" : words, error) &&
        set_check (db, id, check, error)))
    return 0;
  return id;
}

gboolean
tln_falsifiers_edit (TlnDb *db, gint64 id, const char *text, TlnDay check, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE falsifier SET text = ?2 WHERE id = ?1 AND text <> ?2");
  g_autofree char *words = tln_text_squeeze (text != NULL ? text : "");
  Standing standing = { 0 };

  if (!read_standing (db, id, &standing, error) || !is_sound (words, check, standing.made, error))
    return FALSE;
  if (standing.first)
    return set_thesis_words (db, id, words, error) &&
           (check == TLN_DAY_NONE || ensure_row (db, id, id, "", error)) &&
           set_check (db, id, check, error);
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, words);
  return tln_stmt_run (stmt, error) && set_check (db, id, check, error);
}

gboolean
tln_falsifiers_set_state (TlnDb *db,
                          gint64 id,
                          TlnFalsifierState state,
                          const TlnProof *proof,
                          const char *note,
                          GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE falsifier SET state = ?2, state_at = ?3, note = ?4, proof_claim_id = ?5, "
          "proof_instrument_id = ?6, proof_day = ?7, proof_value = ?8 WHERE id = ?1");
  g_autofree char *words = g_strstrip (g_strdup (note != NULL ? note : ""));
  TlnProof own = proof != NULL ? *proof : TLN_PROOF_NONE;
  Standing standing = { 0 };

  if (!read_standing (db, id, &standing, error))
    return FALSE;
  if (standing.state == state)
    return refuse (TLN_FORECAST_ERROR_DECIDED, "the falsifier is in that state", error);
  if ((state == TLN_FALSIFIER_TRIGGERED || own.claim != 0 || own.instrument != 0) &&
      !tln_proof_check (db, &own, error))
    return FALSE;
  if (standing.first && !ensure_row (db, id, id, "", error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, tln_falsifier_state_name (state));
  tln_stmt_bind_int (stmt, 3, tln_id_time (tln_id_new ()));
  tln_stmt_bind_text (stmt, 4, words);
  tln_proof_bind (stmt, 5, &own);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_falsifiers_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) row = tln_stmt_new (db, "DELETE FROM falsifier WHERE id = ?1");
  g_autoptr (TlnStmt) words =
      tln_stmt_new (db, "UPDATE thesis SET falsifier = '' WHERE id = ?1 AND falsifier <> ''");

  tln_stmt_bind_int (row, 1, id);
  tln_stmt_bind_int (words, 1, id);
  return tln_stmt_run (row, error) && tln_stmt_run (words, error);
}

/* Reading. */

/* A thesis with words has a first one, with a row of its own or not. */
#define SELECT \
  "SELECT coalesce (f.id, t.id) id, t.id, iif (f.id <> t.id, f.text, t.falsifier), f.check_day, " \
  "coalesce (f.state, 'watching'), f.state_at, coalesce (f.note, ''), t.title, " TLN_PROOF_WORDS ( \
      "f") ", " TLN_PROOF_COLUMNS ("f")
#define FIRST SELECT " FROM thesis t LEFT JOIN falsifier f ON f.id = t.id WHERE t.falsifier <> '' "
#define OTHERS \
  SELECT " FROM falsifier f JOIN thesis t ON t.id = f.thesis_id WHERE f.id <> f.thesis_id "
#define PROOF_COLUMN 9

static gpointer
read_falsifier (TlnStmt *stmt)
{
  TlnFalsifier *falsifier = g_atomic_rc_box_new0 (TlnFalsifier);

  falsifier->id = tln_stmt_column_int (stmt, 0);
  falsifier->thesis_id = tln_stmt_column_int (stmt, 1);
  falsifier->text = tln_stmt_column_dup (stmt, 2);
  falsifier->check_day =
      tln_stmt_column_null (stmt, 3) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, 3);
  tln_falsifier_state_from_name (tln_stmt_column_text (stmt, 4), &falsifier->state);
  falsifier->state_at = tln_stmt_column_int (stmt, 5);
  falsifier->note = tln_stmt_column_dup (stmt, 6);
  falsifier->thesis_title = tln_stmt_column_dup (stmt, 7);
  falsifier->proof_words = tln_stmt_column_dup (stmt, 8);
  tln_proof_read (stmt, PROOF_COLUMN, &falsifier->proof);
  return falsifier;
}

static GPtrArray *
read_all (TlnStmt *stmt, GError **error)
{
  return tln_stmt_all (stmt, read_falsifier, (GDestroyNotify) (void (*) (void)) tln_falsifier_unref,
                       error);
}

GPtrArray *
tln_falsifiers_get_all (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      thesis != 0
          ? tln_stmt_new (db, FIRST "AND t.id = ?1 UNION ALL " OTHERS "AND t.id = ?1 ORDER BY id")
          : tln_stmt_new (db, FIRST "UNION ALL " OTHERS "ORDER BY 2, id");

  if (thesis != 0)
    tln_stmt_bind_int (stmt, 1, thesis);
  return read_all (stmt, error);
}

#define IS_DUE "AND f.state = 'watching' AND f.check_day <= ?1 AND t.status <> 'closed' "

GPtrArray *
tln_falsifiers_get_due (TlnDb *db, TlnDay day, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, FIRST IS_DUE "UNION ALL " OTHERS IS_DUE "ORDER BY 4, id");

  tln_stmt_bind_int (stmt, 1, day);
  return read_all (stmt, error);
}
