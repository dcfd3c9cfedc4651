/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts: beginning, going on, ending, looking back. The rows are written by the triggers of
 * tln-schema-log.c; how an act is undone stands in tln-act-apply.c. */
#include "tln-act.h"

#include "tln-db-private.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

static void
clear_act (TlnAct *self)
{
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->state);
}

TLN_DEFINE_RECORD (TlnAct, tln_act, clear_act)

/* Acts are undone in the order of their ids, so a clock that was set back must not make a new one
 * older than the last. */
static gint64
next_id (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT max (id) FROM act");
  gboolean found;
  gint64 id = tln_id_new ();

  if (!tln_stmt_first (stmt, &found, error))
    return 0;
  return found ? MAX (id, tln_stmt_column_int (stmt, 0) + 1) : id;
}

static void
start (TlnDb *db, gint64 act)
{
  db->act = act;
  db->act_described = FALSE;
  g_clear_pointer (&db->act_subject, g_free);
  db->act_count = 1;
}

gint64
tln_act_begin (TlnDb *db, const char *kind, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO act (id, kind, time, device) VALUES (?1, ?2, ?3, "
                        "(SELECT value FROM meta WHERE key = 'device'))");
  gint64 id;

  g_return_val_if_fail (db->depth > 0 && db->act == 0, 0);
  id = next_id (db, error);
  if (id == 0)
    return 0;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, kind);
  tln_stmt_bind_int (stmt, 3, tln_now ());
  if (!tln_stmt_run (stmt, error))
    return 0;
  start (db, id);
  return id;
}

/* What an act goes on with may hang on rows that a later act made. It would then have to be undone
 * before that one, out of order; so it goes on as a new one. */
static gboolean
look_at (TlnDb *db, gint64 act, char **kind, gboolean *overtaken, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT kind, EXISTS (SELECT 1 FROM act a JOIN change c ON c.act_id = a.id "
          "WHERE a.id > ?1 AND a.state = 'done' AND c.old IS NULL "
          "AND c.table_name IN ('instrument', 'stage')) FROM act WHERE id = ?1 AND state = 'done'");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, act);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_UNDO,
                         "what was begun has been undone meanwhile");
    return FALSE;
  }
  *kind = tln_stmt_column_dup (stmt, 0);
  *overtaken = tln_stmt_column_int (stmt, 1) != 0;
  return TRUE;
}

gint64
tln_act_continue (TlnDb *db, gint64 act, GError **error)
{
  g_autofree char *kind = NULL;
  gboolean overtaken;

  g_return_val_if_fail (db->depth > 0 && db->act == 0, 0);
  if (!look_at (db, act, &kind, &overtaken, error))
    return 0;
  if (overtaken)
    return tln_act_begin (db, kind, error);
  start (db, act);
  return act;
}

void
tln_act_describe (TlnDb *db, const char *subject, guint count)
{
  if (db->act == 0)
    return;
  db->act_described = TRUE;
  g_set_str (&db->act_subject, subject);
  db->act_count = count;
}

static gboolean
has_changes (TlnDb *db, gint64 act, gboolean *changed, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT 1 FROM change WHERE act_id = ?1 LIMIT 1");

  tln_stmt_bind_int (stmt, 1, act);
  return tln_stmt_first (stmt, changed, error);
}

static gboolean
write_description (TlnDb *db, gint64 act, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE act SET subject = ?2, count = ?3 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, act);
  tln_stmt_bind_text (stmt, 2, db->act_subject);
  tln_stmt_bind_int (stmt, 3, db->act_count);
  return tln_stmt_run (stmt, error);
}

static gboolean
forget (TlnDb *db, gint64 act, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM act WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, act);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_act_end (TlnDb *db, gboolean *changed, GError **error)
{
  g_autoptr (TlnStmt) drop =
      tln_stmt_new (db, "UPDATE act SET state = 'dropped' WHERE state = 'undone'");
  gint64 act = db->act;
  gboolean any;

  g_return_val_if_fail (act != 0, FALSE);
  db->act = 0;
  if (!has_changes (db, act, &any, error))
    return FALSE;
  if (changed != NULL)
    *changed = any;
  if (!any)
    return forget (db, act, error);
  return tln_stmt_run (drop, error) && (!db->act_described || write_description (db, act, error));
}

static gpointer
read_act (TlnStmt *stmt)
{
  TlnAct *act = g_atomic_rc_box_new0 (TlnAct);

  act->id = tln_stmt_column_int (stmt, 0);
  act->kind = tln_stmt_column_dup (stmt, 1);
  act->subject = tln_stmt_column_dup (stmt, 2);
  act->count = (guint) tln_stmt_column_int (stmt, 3);
  act->time = tln_stmt_column_int (stmt, 4);
  act->state = tln_stmt_column_dup (stmt, 5);
  return act;
}

TlnAct *
tln_act_peek_undo (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT id, kind, subject, count, time, state FROM act WHERE state = 'done' "
          "ORDER BY id DESC LIMIT 1");

  return tln_stmt_one (stmt, read_act, error);
}

TlnAct *
tln_act_peek_redo (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT id, kind, subject, count, time, state FROM act WHERE state = 'undone' "
          "ORDER BY id LIMIT 1");

  return tln_stmt_one (stmt, read_act, error);
}

GPtrArray *
tln_act_history (TlnDb *db, gint64 row_id, guint limit, GError **error)
{
  g_autoptr (TlnStmt) stmt = NULL;

  if (row_id == 0)
    stmt = tln_stmt_new (db, "SELECT id, kind, subject, count, time, state FROM act "
                             "ORDER BY id DESC LIMIT ?1");
  else
    stmt = tln_stmt_new (db, "SELECT id, kind, subject, count, time, state FROM act WHERE id IN "
                             "(SELECT act_id FROM change WHERE row_id = ?2) "
                             "ORDER BY id DESC LIMIT ?1");
  tln_stmt_bind_int (stmt, 1, limit != 0 ? (gint64) limit : -1);
  if (row_id != 0)
    tln_stmt_bind_int (stmt, 2, row_id);
  return tln_stmt_all (stmt, read_act, (GDestroyNotify) (void (*) (void)) tln_act_unref, error);
}
