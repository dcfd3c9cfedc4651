/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes at a day and levels of an instrument. */
#include "tln-chart-notes.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

#include <math.h>
#include <string.h>

static void
clear_level (TlnPriceLevel *self)
{
  g_free (self->note);
}

TLN_DEFINE_RECORD (TlnPriceLevel, tln_price_level, clear_level)

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, message);
  return FALSE;
}

gint64
tln_chart_notes_add (TlnDb *db, gint64 instrument, TlnDay day, const char *body, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO note (id, instrument_id, day, body, created_at, updated_at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?5)");
  gint64 id = tln_id_new ();

  if (day == TLN_DAY_NONE || strspn (body, " \t\n") == strlen (body))
    return fail (error, "a note on a chart has a day and words");
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, instrument);
  tln_stmt_bind_int (stmt, 3, day);
  tln_stmt_bind_text (stmt, 4, body);
  tln_stmt_bind_int (stmt, 5, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gpointer
read_note (TlnStmt *stmt)
{
  TlnNote *note = g_atomic_rc_box_new0 (TlnNote);

  note->id = tln_stmt_column_int (stmt, 0);
  note->instrument_id = tln_stmt_column_int (stmt, 1);
  note->day = (TlnDay) tln_stmt_column_int (stmt, 2);
  note->body = tln_stmt_column_dup (stmt, 3);
  note->created_at = tln_stmt_column_int (stmt, 4);
  note->updated_at = tln_stmt_column_int (stmt, 5);
  return note;
}

GPtrArray *
tln_chart_notes_get (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, instrument_id, day, body, created_at, updated_at FROM note "
                        "WHERE instrument_id = ?1 AND day IS NOT NULL ORDER BY day, id");

  tln_stmt_bind_int (stmt, 1, instrument);
  return tln_stmt_all (stmt, read_note, (GDestroyNotify) (void (*) (void)) tln_note_unref, error);
}

gint64
tln_price_levels_add (TlnDb *db, gint64 instrument, double price, const char *note, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO price_level (id, instrument_id, price, note, created_at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)");
  gint64 id = tln_id_new ();

  if (!isfinite (price))
    return fail (error, "a level is a number");
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, instrument);
  tln_stmt_bind_double (stmt, 3, price);
  tln_stmt_bind_text (stmt, 4, note != NULL ? note : "");
  tln_stmt_bind_int (stmt, 5, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

gboolean
tln_price_levels_set (TlnDb *db, gint64 id, double price, const char *note, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE price_level SET price = ?2, note = coalesce (?3, note) WHERE id = ?1");

  if (!isfinite (price))
    return fail (error, "a level is a number");
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_double (stmt, 2, price);
  tln_stmt_bind_text (stmt, 3, note);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_price_levels_delete (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM price_level WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

static gpointer
read_level (TlnStmt *stmt)
{
  TlnPriceLevel *level = g_atomic_rc_box_new0 (TlnPriceLevel);

  level->id = tln_stmt_column_int (stmt, 0);
  level->instrument_id = tln_stmt_column_int (stmt, 1);
  level->price = tln_stmt_column_double (stmt, 2);
  level->note = tln_stmt_column_dup (stmt, 3);
  level->created_at = tln_stmt_column_int (stmt, 4);
  return level;
}

GPtrArray *
tln_price_levels_get (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      "SELECT id, instrument_id, price, note, created_at FROM price_level WHERE instrument_id = ?1 "
      "ORDER BY price DESC, id");

  tln_stmt_bind_int (stmt, 1, instrument);
  return tln_stmt_all (stmt, read_level, (GDestroyNotify) (void (*) (void)) tln_price_level_unref,
                       error);
}
