/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order, cue words and removal of stages: each statement goes over the rows of one stage. */
#include "tln-stages-edit.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <string.h>

/* Runs SQL about a stage (?1) and, where it says so, another one (?2; 0 is NULL). */
static gboolean
run_on (TlnDb *db, const char *sql, gint64 stage, gint64 into, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);

  tln_stmt_bind_int (stmt, 1, stage);
  if (strstr (sql, "?2") != NULL)
    tln_stmt_bind_id (stmt, 2, into);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_chains_rename (TlnDb *db, gint64 chain, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE chain SET name = ?2 WHERE id = ?1");
  g_autofree char *squeezed = tln_text_squeeze (name);

  if (*squeezed == '\0') {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a name cannot be empty");
    return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, chain);
  tln_stmt_bind_text (stmt, 2, squeezed);
  return tln_stmt_run (stmt, error);
}

static gboolean
check_into (TlnDb *db, gint64 stage, gint64 into, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT 1 FROM stage a JOIN stage b ON b.chain_id = a.chain_id "
                        "WHERE a.id = ?1 AND b.id = ?2 AND a.id <> b.id");
  gboolean found;

  if (into == 0)
    return TRUE;
  tln_stmt_bind_int (stmt, 1, stage);
  tln_stmt_bind_int (stmt, 2, into);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "what a stage has can only go to another stage of its chain");
  return found;
}

/* What hung on the stage alone and goes to no stage, hangs on the theses of the chain: the first
 * one gets it itself, for instruments the others get their own. */
static gboolean
keep_without_stage (TlnDb *db, gint64 stage, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT l.instrument_id, t.id, l.reason, l.since, l.until FROM instrument_link l "
          "JOIN stage s ON s.id = l.stage_id JOIN thesis t ON t.chain_id = s.chain_id "
          "WHERE l.stage_id = ?1 AND l.thesis_id IS NULL AND NOT EXISTS (SELECT 1 FROM "
          "instrument_link o WHERE o.instrument_id = l.instrument_id AND o.thesis_id = t.id)");
  g_autoptr (TlnStmt) add =
      tln_stmt_new (db, "INSERT INTO instrument_link (id, instrument_id, thesis_id, reason, since, "
                        "until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, stage);
  while (tln_stmt_step (stmt, &local)) {
    tln_stmt_reset (add);
    tln_stmt_bind_int (add, 1, tln_id_new ());
    tln_stmt_bind_int (add, 2, tln_stmt_column_int (stmt, 0));
    tln_stmt_bind_int (add, 3, tln_stmt_column_int (stmt, 1));
    tln_stmt_bind_text (add, 4, tln_stmt_column_text (stmt, 2));
    tln_stmt_bind_int (add, 5, tln_stmt_column_int (stmt, 3));
    if (!tln_stmt_column_null (stmt, 4))
      tln_stmt_bind_int (add, 6, tln_stmt_column_int (stmt, 4));
    if (!tln_stmt_run (add, error))
      return FALSE;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return run_on (db,
                 "UPDATE note SET stage_id = NULL, thesis_id = coalesce (thesis_id, (SELECT t.id "
                 "FROM thesis t JOIN stage s ON s.chain_id = t.chain_id WHERE s.id = ?1 "
                 "ORDER BY t.id LIMIT 1)) WHERE stage_id = ?1",
                 stage, 0, error);
}

/* An instrument that is linked there already, by the same thesis or by none, stays linked once. */
static gboolean
move_belongings (TlnDb *db, gint64 stage, gint64 into, GError **error)
{
  return run_on (db, "UPDATE evidence SET stage_id = ?2 WHERE stage_id = ?1", stage, into, error) &&
         run_on (db,
                 "DELETE FROM instrument_link AS l WHERE stage_id = ?1 AND EXISTS (SELECT 1 FROM "
                 "instrument_link o WHERE o.instrument_id = l.instrument_id AND o.thesis_id IS "
                 "l.thesis_id AND o.stage_id IS ?2)",
                 stage, into, error) &&
         run_on (db,
                 "UPDATE instrument_link SET stage_id = ?2 WHERE stage_id = ?1 "
                 "AND (?2 IS NOT NULL OR thesis_id IS NOT NULL)",
                 stage, into, error) &&
         (into == 0 ||
          (run_on (db, "UPDATE mention SET stage_id = ?2 WHERE stage_id = ?1", stage, into,
                   error) &&
           run_on (db, "UPDATE note SET stage_id = ?2 WHERE stage_id = ?1", stage, into, error)));
}

gboolean
tln_stages_delete (TlnDb *db, gint64 stage, gint64 into, GError **error)
{
  return check_into (db, stage, into, error) &&
         (into != 0 || keep_without_stage (db, stage, error)) &&
         move_belongings (db, stage, into, error) &&
         run_on (db,
                 "UPDATE stage SET position = position - 1 WHERE chain_id = (SELECT chain_id FROM "
                 "stage WHERE id = ?1) AND position > (SELECT position FROM stage WHERE id = ?1)",
                 stage, 0, error) &&
         run_on (db, "DELETE FROM stage WHERE id = ?1", stage, 0, error);
}

gboolean
tln_chains_delete (TlnDb *db, gint64 chain, GError **error)
{
  g_autoptr (TlnStmt) next =
      tln_stmt_new (db, "SELECT id FROM stage WHERE chain_id = ?1 ORDER BY position LIMIT 1");
  gboolean found;

  for (;;) {
    tln_stmt_reset (next);
    tln_stmt_bind_int (next, 1, chain);
    if (!tln_stmt_first (next, &found, error))
      return FALSE;
    if (!found)
      return run_on (db, "DELETE FROM chain WHERE id = ?1", chain, 0, error);
    gint64 stage = tln_stmt_column_int (next, 0);
    tln_stmt_reset (next);
    if (!tln_stages_delete (db, stage, 0, error))
      return FALSE;
  }
}

/* The stage of the chain ?2 that is most like the one a row has; NULL: none. */
#define LIKE_STAGE(table) \
  "(SELECT n.id FROM stage o JOIN stage n ON n.chain_id = ?2 AND (n.key = o.key OR n.name = " \
  "o.name COLLATE NOCASE) WHERE o.id = " table ".stage_id ORDER BY n.key <> o.key, n.position " \
  "LIMIT 1)"
#define MOVE(table) \
  "UPDATE " table " SET stage_id = " LIKE_STAGE ( \
      table) " WHERE thesis_id = ?1 AND stage_id IN " \
             "(SELECT s.id FROM stage s JOIN thesis t ON t.chain_id = s.chain_id WHERE t.id = ?1)"

gboolean
tln_chains_give (TlnDb *db, gint64 thesis, gint64 chain, GError **error)
{
  g_autoptr (TlnStmt) now = tln_stmt_new (db, "SELECT chain_id FROM thesis WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (now, 1, thesis);
  if (!tln_stmt_first (now, &found, error))
    return FALSE;
  gboolean same = !found || tln_stmt_column_int (now, 0) == chain;
  tln_stmt_reset (now);
  return same ||
         (run_on (db, MOVE ("evidence"), thesis, chain, error) &&
          run_on (db, MOVE ("instrument_link"), thesis, chain, error) &&
          run_on (db, "UPDATE thesis SET chain_id = ?2 WHERE id = ?1", thesis, chain, error));
}

gint64
tln_stages_count_evidence (TlnDb *db, gint64 stage, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT count (*) FROM evidence WHERE stage_id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, stage);
  return tln_stmt_first (stmt, &found, error) ? tln_stmt_column_int (stmt, 0) : -1;
}

gboolean
tln_stages_move (TlnDb *db, gint64 stage, int by, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT b.id FROM stage a JOIN stage b ON b.chain_id = a.chain_id "
          "WHERE a.id = ?1 AND CASE WHEN ?2 < 0 THEN b.position < a.position ELSE b.position > "
          "a.position END ORDER BY abs (b.position - a.position) LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, stage);
  tln_stmt_bind_int (stmt, 2, by);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  gint64 other = tln_stmt_column_int (stmt, 0);
  return run_on (db,
                 "UPDATE stage SET position = (SELECT sum (position) FROM stage WHERE id IN (?1, "
                 "?2)) - position WHERE id IN (?1, ?2)",
                 stage, other, error);
}

/* A cue is too short for its language to be guessed. */
static gboolean
has_han (const char *cue)
{
  for (; *cue != '\0'; cue = g_utf8_next_char (cue))
    if (g_unichar_get_script (g_utf8_get_char (cue)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static gboolean
add_cue (TlnDb *db, gint64 stage, const char *cue, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO stage_cue (id, stage_id, language, words) SELECT ?1, ?2, ?3, ?4 WHERE NOT "
          "EXISTS (SELECT 1 FROM stage_cue WHERE stage_id = ?2 AND words = ?4)");
  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, stage);
  tln_stmt_bind_text (stmt, 3, has_han (cue) ? "zh" : "en");
  tln_stmt_bind_text (stmt, 4, cue);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_stages_set_cues (TlnDb *db, gint64 stage, const char *const *cues, GError **error)
{
  if (!run_on (db, "DELETE FROM stage_cue WHERE stage_id = ?1", stage, 0, error))
    return FALSE;
  for (guint i = 0; cues[i] != NULL; i++) {
    g_autofree char *cue = tln_text_squeeze (cues[i]);

    if (*cue != '\0' && !add_cue (db, stage, cue, error))
      return FALSE;
  }
  return TRUE;
}
