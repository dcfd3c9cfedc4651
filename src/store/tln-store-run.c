/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request on one connection: a read in a snapshot, a write in a transaction and an act, an
 * undo.
 */
#include "tln-store-run.h"

#include "tln-past.h"

static void
roll_back (TlnDb *db)
{
  while (tln_db_in_transaction (db))
    tln_db_rollback (db);
}

void
tln_store_run_undo_state (TlnDb *db, TlnNews *news)
{
  g_autoptr (TlnAct) undo = tln_act_peek_undo (db, NULL);
  g_autoptr (TlnAct) redo = tln_act_peek_redo (db, NULL);

  news->undo_known = TRUE;
  news->can_undo = undo != NULL;
  news->can_redo = redo != NULL;
}

static void
drop_result (TlnRequest *request)
{
  if (request->result != NULL && request->job.result_free != NULL)
    request->job.result_free (request->result);
  request->result = NULL;
}

/* The job between begin and the end of its act; FALSE: an error was set. */
static gboolean
run_job (TlnDb *db, TlnRequest *request, gint64 act)
{
  gboolean changed = FALSE;

  request->result = request->job.run (db, request->job.data, request->cancellable, &request->error);
  if (request->error != NULL)
    return FALSE;
  if (act == 0)
    return TRUE;
  if (!tln_act_end (db, &changed, &request->error))
    return FALSE;
  request->act = changed ? act : 0;
  return TRUE;
}

static gboolean
begin_act (TlnDb *db, TlnRequest *request, gint64 *act)
{
  *act = 0;
  if (!tln_db_begin (db, &request->error))
    return FALSE;
  if (request->past != TLN_DAY_NONE && !tln_past_enter (db, request->past, &request->error))
    return FALSE;
  if (request->kind != TLN_REQUEST_WRITE || request->act_kind == NULL)
    return TRUE;
  *act = tln_act_begin (db, request->act_kind, &request->error);
  return *act != 0;
}

static void
run_transaction (TlnDb *db, TlnRequest *request)
{
  gint64 act;

  if (begin_act (db, request, &act) && run_job (db, request, act)) {
    /* From here on it is done, however late somebody changes his mind. */
    tln_db_set_cancellable (db, NULL);
    if (request->past != TLN_DAY_NONE && !tln_past_stays (db)) {
      roll_back (db);
      return;
    }
    if (tln_db_commit (db, &request->error))
      return;
  }
  roll_back (db);
  drop_result (request);
  request->act = 0;
}

static void
run_undo (TlnDb *db, TlnRequest *request)
{
  TlnAct *act;

  tln_act_set_watch (db, &request->watch);
  if (request->kind == TLN_REQUEST_REDO)
    act = tln_act_redo (db, &request->error);
  else if (request->wanted != 0)
    act = tln_act_undo_one (db, request->wanted, &request->error);
  else
    act = tln_act_undo (db, &request->error);
  tln_act_set_watch (db, NULL);
  request->result = act;
  request->act = act != NULL ? act->id : 0;
}

void
tln_store_run_request (TlnDb *db, TlnRequest *request, TlnNews *news)
{
  if (g_cancellable_set_error_if_cancelled (request->cancellable, &request->error))
    return;
  tln_db_set_cancellable (db, request->cancellable);
  if (request->kind == TLN_REQUEST_READ || request->kind == TLN_REQUEST_WRITE)
    run_transaction (db, request);
  else
    run_undo (db, request);
  tln_db_set_cancellable (db, NULL);
  if (request->kind == TLN_REQUEST_READ)
    return;
  news->touched = tln_db_take_touched (db);
  tln_store_run_undo_state (db, news);
}
