/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging theses: a few statements over what hangs on them, and the rest by its columns. */
#include "tln-thesis-merge.h"

#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-theses.h"

#include <string.h>

static gboolean
run (TlnDb *db, const char *sql, gint64 thesis, gint64 into, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);

  tln_stmt_bind_int (stmt, 1, thesis);
  tln_stmt_bind_int (stmt, 2, into);
  return tln_stmt_run (stmt, error);
}

/* What both have is one, before the rest follows. */
static const char *const shared[] = {
  "UPDATE evidence AS e SET strength = max (strength, (SELECT max (strength) FROM evidence f "
  "WHERE f.claim_id = e.claim_id AND f.thesis_id = ?1 AND f.stance = e.stance)) "
  "WHERE thesis_id = ?2 AND EXISTS (SELECT 1 FROM evidence f WHERE f.claim_id = e.claim_id "
  "AND f.thesis_id = ?1 AND f.stance = e.stance AND f.strength > e.strength)",
  "DELETE FROM evidence AS e WHERE thesis_id = ?1 AND EXISTS (SELECT 1 FROM evidence f "
  "WHERE f.claim_id = e.claim_id AND f.thesis_id = ?2 AND f.stance = e.stance)",
  "DELETE FROM instrument_link AS l WHERE thesis_id = ?1 AND EXISTS (SELECT 1 FROM instrument_link "
  "k WHERE k.instrument_id = l.instrument_id AND k.thesis_id = ?2 AND k.stage_id IS l.stage_id)",
  "DELETE FROM mention AS m WHERE thesis_id = ?1 AND EXISTS (SELECT 1 FROM mention k "
  "WHERE k.article_id = m.article_id AND k.thesis_id = ?2 AND k.start IS m.start)",
  "DELETE FROM argument_link AS a WHERE thesis_id = ?1 AND EXISTS (SELECT 1 FROM argument_link k "
  "WHERE k.from_id = a.from_id AND k.thesis_id = ?2)",
};

/* Tables whose rows say what a thesis itself was. */
static gboolean
stays (const char *table)
{
  return strcmp (table, "judgement") == 0 || strcmp (table, "thesis") == 0;
}

static gboolean
names_thesis (TlnDb *db, const char *table, gboolean *names, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT 1 FROM pragma_table_info (?1) WHERE name = 'thesis_id'");

  tln_stmt_bind_text (stmt, 1, table);
  return tln_stmt_first (stmt, names, error);
}

static gboolean
move_rows (TlnDb *db, gint64 thesis, gint64 into, GError **error)
{
  const char *table;

  for (guint bit = 0; (table = tln_db_table_name (bit)) != NULL; bit++) {
    g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET thesis_id = ?2 WHERE thesis_id = ?1", table);
    gboolean names = FALSE;

    if (stays (table))
      continue;
    if (!names_thesis (db, table, &names, error) || (names && !run (db, sql, thesis, into, error)))
      return FALSE;
  }
  return TRUE;
}

/* Both are there and are two. */
static gboolean
check (TlnDb *db, gint64 thesis, gint64 into, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnThesis) from = tln_theses_get (db, thesis, &local);
  g_autoptr (TlnThesis) to = local == NULL ? tln_theses_get (db, into, &local) : NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (from != NULL && to != NULL && thesis != into && from->merged_into == 0 &&
      to->merged_into == 0)
    return TRUE;
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                       "two theses that have not been merged are wanted");
  return FALSE;
}

/* Gives the row of the first falsifier words and an id of its own, so that it can be among those of
 * another thesis. */
static gboolean
copy_row (TlnDb *db, const TlnThesis *from, gint64 into, GError **error)
{
  g_autoptr (TlnStmt) copy = tln_stmt_new (
      db,
      "INSERT INTO falsifier (id, thesis_id, text, check_day, state, state_at, proof_claim_id, "
      "proof_instrument_id, proof_day, proof_value, note, created_at) SELECT ?3, ?2, ?4, "
      "check_day, state, state_at, proof_claim_id, proof_instrument_id, proof_day, proof_value, "
      "note, created_at FROM falsifier WHERE id = ?1");
  g_autoptr (TlnStmt) drop = tln_stmt_new (db, "DELETE FROM falsifier WHERE id = ?1");

  tln_stmt_bind_int (copy, 1, from->id);
  tln_stmt_bind_int (copy, 2, into);
  tln_stmt_bind_int (copy, 3, tln_id_new ());
  tln_stmt_bind_text (copy, 4, from->falsifier);
  tln_stmt_bind_int (drop, 1, from->id);
  return tln_stmt_run (copy, error) && tln_stmt_run (drop, error);
}

/* The words of a first falsifier stand in its thesis, and often there alone. */
static gboolean
move_first (TlnDb *db, gint64 thesis, gint64 into, GError **error)
{
  g_autoptr (TlnThesis) from = tln_theses_get (db, thesis, error);
  g_autoptr (TlnStmt) row = tln_stmt_new (db, "SELECT 1 FROM falsifier WHERE id = ?1");
  gboolean is_row = FALSE;

  tln_stmt_bind_int (row, 1, thesis);
  if (from == NULL || !tln_stmt_first (row, &is_row, error))
    return FALSE;
  tln_stmt_reset (row);
  if (is_row)
    return copy_row (db, from, into, error);
  return *from->falsifier == '\0' ||
         tln_falsifiers_add (db, into, from->falsifier, TLN_DAY_NONE, error) != 0;
}

gboolean
tln_theses_merge (TlnDb *db, gint64 thesis, gint64 into, GError **error)
{
  gboolean good = check (db, thesis, into, error);

  for (gsize i = 0; i < G_N_ELEMENTS (shared) && good; i++)
    good = run (db, shared[i], thesis, into, error);
  return good && move_first (db, thesis, into, error) && move_rows (db, thesis, into, error) &&
         run (db,
              "UPDATE thesis SET status = 'closed', recheck = NULL, next_review = NULL, "
              "falsifier = '', merged_into = ?2 WHERE id = ?1",
              thesis, into, error);
}
