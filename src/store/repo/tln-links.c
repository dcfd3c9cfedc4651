/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which instruments a thesis or a stage is expressed by. */
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-stmt.h"

static gboolean
find_link (TlnDb *db, gint64 instrument, gint64 thesis, gint64 stage, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM instrument_link WHERE instrument_id = ?1 AND thesis_id IS "
                        "?2 AND stage_id IS ?3 AND until IS NULL ORDER BY id LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, instrument);
  tln_stmt_bind_id (stmt, 2, thesis);
  tln_stmt_bind_id (stmt, 3, stage);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

static gint64
set_reason (TlnDb *db, gint64 link, const char *reason, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE instrument_link SET reason = ?2 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, link);
  tln_stmt_bind_text (stmt, 2, reason);
  return tln_stmt_run (stmt, error) ? link : 0;
}

gint64
tln_instruments_link (TlnDb *db,
                      gint64 instrument,
                      gint64 thesis,
                      gint64 stage,
                      const char *reason,
                      GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO instrument_link (id, instrument_id, thesis_id, stage_id, reason, since) "
          "VALUES (?, ?, ?, ?, ?, ?)");
  gint64 id;

  if (!find_link (db, instrument, thesis, stage, &id, error))
    return 0;
  if (id != 0)
    return reason != NULL ? set_reason (db, id, reason, error) : id;
  id = tln_id_new ();
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, instrument);
  tln_stmt_bind_id (stmt, 3, thesis);
  tln_stmt_bind_id (stmt, 4, stage);
  tln_stmt_bind_text (stmt, 5, reason != NULL ? reason : "");
  tln_stmt_bind_int (stmt, 6, tln_day_today ());
  return tln_stmt_run (stmt, error) ? id : 0;
}

gboolean
tln_instruments_unlink (TlnDb *db, gint64 link, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM instrument_link WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, link);
  return tln_stmt_run (stmt, error);
}

static gpointer
read_link (TlnStmt *stmt)
{
  TlnLink *link = g_atomic_rc_box_new0 (TlnLink);

  link->id = tln_stmt_column_int (stmt, 0);
  link->instrument_id = tln_stmt_column_int (stmt, 1);
  link->thesis_id = tln_stmt_column_int (stmt, 2);
  link->stage_id = tln_stmt_column_int (stmt, 3);
  link->reason = tln_stmt_column_dup (stmt, 4);
  link->since = (TlnDay) tln_stmt_column_int (stmt, 5);
  link->until =
      tln_stmt_column_null (stmt, 6) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, 6);
  link->code = tln_stmt_column_dup (stmt, 7);
  link->exchange = tln_stmt_column_dup (stmt, 8);
  link->name = tln_stmt_column_dup (stmt, 9);
  return link;
}

GPtrArray *
tln_instruments_get_links (TlnDb *db,
                           gint64 instrument,
                           gint64 thesis,
                           gint64 stage,
                           GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT l.id, l.instrument_id, l.thesis_id, l.stage_id, l.reason, l.since, l.until, "
          "i.code, i.exchange, i.name FROM instrument_link l "
          "JOIN instrument i ON i.id = l.instrument_id "
          "WHERE (?1 IS NULL OR l.instrument_id = ?1) AND (?2 IS NULL OR l.thesis_id = ?2) "
          "AND (?3 IS NULL OR l.stage_id = ?3) ORDER BY i.code, i.exchange, l.id");

  tln_stmt_bind_id (stmt, 1, instrument);
  tln_stmt_bind_id (stmt, 2, thesis);
  tln_stmt_bind_id (stmt, 3, stage);
  return tln_stmt_all (stmt, read_link, (GDestroyNotify) (void (*) (void)) tln_link_unref, error);
}
