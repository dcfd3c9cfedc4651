/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes: Markdown on an article, a thesis, a stage or an instrument. */
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-theses.h"

static void
bind_owner (TlnStmt *stmt, int from, const TlnNoteOwner *owner)
{
  tln_stmt_bind_id (stmt, from, owner->article);
  tln_stmt_bind_id (stmt, from + 1, owner->thesis);
  tln_stmt_bind_id (stmt, from + 2, owner->stage);
  tln_stmt_bind_id (stmt, from + 3, owner->instrument);
}

gint64
tln_theses_add_note (TlnDb *db, const TlnNoteOwner *owner, const char *body, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO note (id, article_id, thesis_id, stage_id, instrument_id, body, created_at, "
          "updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)");
  gint64 id = tln_id_new ();
  int owners =
      (owner->article != 0) + (owner->thesis != 0) + (owner->stage != 0) + (owner->instrument != 0);

  if (owners != 1) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "a note belongs to one thing");
    return 0;
  }
  tln_stmt_bind_int (stmt, 1, id);
  bind_owner (stmt, 2, owner);
  tln_stmt_bind_text (stmt, 6, body);
  tln_stmt_bind_int (stmt, 7, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* An empty note goes. */
gboolean
tln_theses_set_note (TlnDb *db, gint64 note, const char *body, GError **error)
{
  g_autoptr (TlnStmt) stmt = NULL;

  if (*body == '\0') {
    stmt = tln_stmt_new (db, "DELETE FROM note WHERE id = ?1");
    tln_stmt_bind_int (stmt, 1, note);
    return tln_stmt_run (stmt, error);
  }
  stmt =
      tln_stmt_new (db, "UPDATE note SET body = ?2, updated_at = ?3 WHERE id = ?1 AND body <> ?2");
  tln_stmt_bind_int (stmt, 1, note);
  tln_stmt_bind_text (stmt, 2, body);
  tln_stmt_bind_int (stmt, 3, tln_now ());
  return tln_stmt_run (stmt, error);
}

static gpointer
read_note (TlnStmt *stmt)
{
  TlnNote *note = g_atomic_rc_box_new0 (TlnNote);

  note->id = tln_stmt_column_int (stmt, 0);
  note->article_id = tln_stmt_column_int (stmt, 1);
  note->thesis_id = tln_stmt_column_int (stmt, 2);
  note->stage_id = tln_stmt_column_int (stmt, 3);
  note->instrument_id = tln_stmt_column_int (stmt, 4);
  note->body = tln_stmt_column_dup (stmt, 5);
  note->created_at = tln_stmt_column_int (stmt, 6);
  note->updated_at = tln_stmt_column_int (stmt, 7);
  note->day =
      tln_stmt_column_null (stmt, 8) ? TLN_DAY_NONE : (TlnDay) tln_stmt_column_int (stmt, 8);
  return note;
}

GPtrArray *
tln_theses_get_notes (TlnDb *db, const TlnNoteOwner *owner, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      "SELECT id, article_id, thesis_id, stage_id, instrument_id, body, created_at, updated_at, "
      "day FROM note WHERE article_id = ?1 OR thesis_id = ?2 OR stage_id = ?3 "
      "OR instrument_id = ?4 ORDER BY id");

  bind_owner (stmt, 1, owner);
  return tln_stmt_all (stmt, read_note, (GDestroyNotify) (void (*) (void)) tln_note_unref, error);
}
