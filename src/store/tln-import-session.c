/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing what an import has parsed. Also the import without threads, for the command line. */
#include "tln-import-session.h"

#include "tln-act.h"
#include "tln-error.h"
#include "tln-reprints.h"
#include "tln-stubs.h"
#include "tln-tool-marks.h"

#include <string.h>

void
tln_import_result_free (TlnImportResult *result)
{
  g_free (result->path);
  g_free (result->title);
  g_clear_pointer (&result->reprint, tln_reprint_unref);
  g_clear_error (&result->error);
  g_free (result);
}

/* Element of TlnImportSession.tried. */
typedef struct {
  gint64 stub;
  const char *reason; /* static */
} Tried;

void
tln_import_session_clear (TlnImportSession *session)
{
  g_clear_pointer (&session->tried, g_array_unref);
  g_clear_pointer (&session->title, g_free);
}

gboolean
tln_import_session_begin (TlnImportSession *session, TlnDb *db, GError **error)
{
  const char *kind = g_strcmp0 (session->source, "sample") == 0 ? TLN_ACT_SAMPLE : TLN_ACT_IMPORT;

  g_clear_pointer (&session->tried, g_array_unref);
  if (session->act == 0)
    session->act = tln_act_begin (db, kind, error);
  else
    session->act = tln_act_continue (db, session->act, error);
  return session->act != 0;
}

gboolean
tln_import_session_end (TlnImportSession *session, TlnDb *db, GError **error)
{
  g_autoptr (GArray) tried = g_steal_pointer (&session->tried);
  gboolean changed;

  if (session->n_new > 0)
    tln_act_describe (db, session->n_new == 1 ? session->title : session->label, session->n_new);
  if (!tln_act_end (db, &changed, error))
    return FALSE;
  if (!changed)
    session->act = 0;
  /* Nobody wants to undo having tried. */
  for (guint i = 0; tried != NULL && i < tried->len; i++) {
    const Tried *one = &g_array_index (tried, Tried, i);

    if (!tln_stubs_tried (db, one->stub, one->reason, error))
      return FALSE;
  }
  return TRUE;
}

/* The stub an item belongs to, where its address has one. */
static gboolean
find_stub (TlnDb *db, TlnImportItem *item, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (item->stub == 0 && item->asked != NULL)
    item->stub = tln_stubs_find (db, item->asked, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
count (TlnImportSession *session, const TlnImportResult *result)
{
  session->n_new++;
  if (session->title == NULL)
    session->title = g_strdup (result->title);
}

/* What the article repeats comes first; what repeats it cannot be there yet. */
static gboolean
load_reprint (TlnDb *db, TlnImportResult *result)
{
  g_autoptr (GPtrArray) reprints = tln_reprints_of (db, result->id, &result->error);

  if (reprints != NULL && reprints->len > 0)
    result->reprint = tln_reprint_ref (reprints->pdata[0]);
  return reprints != NULL;
}

/* A duplicate has sent the stub to the Trash, so it is stored as well. */
static gboolean
fill_stub (TlnImportSession *session, TlnDb *db, TlnImportItem *item, TlnImportResult *result)
{
  if (!tln_articles_fill (db, item->stub, item->draft, &result->added, &result->id, &result->error))
    return FALSE;
  if (result->added == TLN_ADDED_REPRINT && !load_reprint (db, result))
    return FALSE;
  count (session, result);
  return TRUE;
}

static gboolean
store_draft (TlnImportSession *session, TlnDb *db, TlnImportItem *item, TlnImportResult *result)
{
  gint64 batch = session->batch;

  if (!find_stub (db, item, &result->error))
    return FALSE;
  if (item->stub != 0)
    return fill_stub (session, db, item, result);
  if (batch == 0)
    batch = tln_articles_add_batch (db, session->source, session->label, &result->error);
  if (batch == 0 ||
      !tln_articles_add (db, batch, item->draft, &result->added, &result->id, &result->error))
    return FALSE;
  if (result->added == TLN_ADDED_DUPLICATE)
    return FALSE; /* so that a batch made for it goes too */
  if (result->added == TLN_ADDED_REPRINT && !load_reprint (db, result))
    return FALSE;
  session->batch = batch;
  count (session, result);
  return TRUE;
}

/* The address of a page that could not be had. */
static gboolean
keep_stub (TlnImportSession *session,
           TlnDb *db,
           TlnImportItem *item,
           TlnImportResult *result,
           GError **error)
{
  const TlnStubDraft draft = { .url = item->asked,
                               .title = item->title,
                               .title_origin = item->title_origin,
                               .reason = tln_error_name (result->error),
                               .typed = item->typed };

  if (!find_stub (db, item, error))
    return FALSE;
  result->id = item->stub;
  if (item->stub != 0) {
    const Tried tried = { item->stub, draft.reason };

    if (session->tried == NULL)
      session->tried = g_array_new (FALSE, FALSE, sizeof (Tried));
    g_array_append_val (session->tried, tried);
    return TRUE;
  }
  if (session->batch == 0)
    session->batch = tln_articles_add_batch (db, session->source, session->label, error);
  if (session->batch != 0)
    result->id = tln_stubs_keep (db, session->batch, &draft, error);
  result->title = item->title != NULL ? g_strdup (item->title) : tln_stub_title (item->asked);
  count (session, result);
  return result->id != 0;
}

/* The article an entry of an export is already, or the stub it can fill. */
static gboolean
find_entry (TlnDb *db, TlnImportItem *item, TlnImportResult *result)
{
  gboolean stub = FALSE;
  gint64 id = 0;

  if (item->entry == NULL)
    return TRUE;
  if (!tln_tool_marks_find (db, item->entry, item->draft->text_sha256, &id, &stub, &result->error))
    return FALSE;
  if (stub && strcmp (item->draft->document->kind, "stub") != 0) {
    item->stub = id;
  } else {
    result->id = id;
    result->added = TLN_ADDED_DUPLICATE;
  }
  return TRUE;
}

/* In a transaction of its own: what was rolled back for a duplicate is not part of it. */
static void
add_marks (TlnDb *db, TlnImportItem *item, TlnImportResult *result)
{
  gboolean fresh = result->added != TLN_ADDED_DUPLICATE && item->stub == 0;

  if (!tln_db_begin (db, &result->error))
    return;
  if (!tln_tool_marks_add (db, result->id, fresh, item->entry, &result->error) ||
      !tln_db_commit (db, &result->error))
    tln_db_rollback (db);
}

/* Assigns what was stored or found to where it was let go. */
static void
assign (const TlnImportSession *session, TlnDb *db, TlnImportResult *result)
{
  const TlnTarget *target = &session->target;

  if (result->error == NULL && result->id != 0 &&
      (target->stage != 0 || target->thesis != 0 || target->instrument != 0))
    tln_articles_tag (db, result->id, target->stage, target->thesis, target->instrument,
                      &result->error);
}

/* Troubles of one document; all others are of the library. */
static gboolean
of_document (const GError *error)
{
  return g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

TlnImportResult *
tln_import_session_add (TlnImportSession *session, TlnDb *db, TlnImportItem *item, GError **error)
{
  TlnImportResult *result = g_new0 (TlnImportResult, 1);
  gboolean good;

  result->path = g_strdup (item->path);
  result->error = g_steal_pointer (&item->error);
  if (result->error != NULL) {
    if (item->asked == NULL || tln_error_name (result->error) == NULL ||
        keep_stub (session, db, item, result, error))
      return result;
    tln_import_result_free (result);
    return NULL;
  }
  result->title = g_strdup (item->draft->document->title.value);
  good = find_entry (db, item, result);
  if (good && result->id == 0) {
    good = tln_db_begin (db, &result->error);
    if (good && store_draft (session, db, item, result))
      good = tln_db_commit (db, &result->error);
    else if (good)
      tln_db_rollback (db);
  }
  if (result->error == NULL && item->entry != NULL)
    add_marks (db, item, result);
  assign (session, db, result);
  if (result->error != NULL)
    result->id = 0;
  if (result->error == NULL || of_document (result->error))
    return result;
  g_propagate_error (error, g_steal_pointer (&result->error));
  tln_import_result_free (result);
  return NULL;
}

typedef struct {
  TlnDb *db;
  TlnImportSession *session;
  TlnImportFunc func;
  gpointer data;
} Import;

static gboolean
import_one (const Import *import, TlnImportItem *item, GError **error)
{
  TlnImportSession before = *import->session;
  TlnImportResult *result = NULL;
  gboolean good = tln_db_begin (import->db, error);

  if (good && tln_import_session_begin (import->session, import->db, error)) {
    result = tln_import_session_add (import->session, import->db, item, error);
    good = result != NULL && tln_import_session_end (import->session, import->db, error) &&
           tln_db_commit (import->db, error);
  } else {
    good = FALSE;
  }
  if (good && import->func != NULL)
    import->func (result, import->data);
  if (!good) {
    tln_db_rollback (import->db);
    import->session->batch = before.batch;
    import->session->act = before.act;
    import->session->n_new = before.n_new;
  }
  g_clear_pointer (&result, tln_import_result_free);
  return good;
}

/* The parts of an export behind it; the item itself is emptied. */
static void
take_parts (GPtrArray *items, guint at)
{
  g_autoptr (TlnImportItem) whole = g_ptr_array_steal_index (items, at);

  for (guint i = 0; i < whole->parts->len; i++)
    g_ptr_array_insert (items, (int) (at + i), g_steal_pointer (&whole->parts->pdata[i]));
}

/* One transaction for each item: killed at any moment, a file is wholly there or not at all. */
static gboolean
import_all (const Import *import, GPtrArray *items, GError **error)
{
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (import->db, error);

  for (guint i = 0; data != NULL && i < items->len; i++) {
    TlnImportItem *item = items->pdata[i];

    tln_import_item_parse (item, tln_detect_data_get_context (data));
    if (item->parts != NULL) {
      take_parts (items, i--);
      continue;
    }
    if (!import_one (import, item, error))
      return FALSE;
    g_clear_pointer (&item->draft, tln_draft_free);
  }
  return data != NULL;
}

gboolean
tln_import_paths (TlnDb *db,
                  const char *const *paths,
                  const char *source,
                  TlnImportFunc func,
                  gpointer data,
                  GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_item_free);
  g_auto (TlnImportSession) session = { .source = source };
  const Import import = { db, &session, func, data };
  g_autofree char *label = NULL;

  for (guint i = 0; paths[i] != NULL; i++) {
    /* The local one: no other program is asked for a path. */
    g_autoptr (GFile) file = g_vfs_get_file_for_path (g_vfs_get_local (), paths[i]);

    tln_import_scan (tln_import_item_new_file (file), items, NULL);
  }
  if (paths[0] != NULL && paths[1] == NULL)
    session.label = label = g_path_get_basename (paths[0]);
  return import_all (&import, items, error);
}

static gboolean
import_item (const Import *import, TlnImportItem *item, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_item_free);

  g_ptr_array_add (items, item);
  return import_all (import, items, error);
}

gboolean
tln_import_bytes (TlnDb *db,
                  GBytes *bytes,
                  const TlnHints *hints,
                  const char *source,
                  TlnImportFunc func,
                  gpointer data,
                  GError **error)
{
  g_auto (TlnImportSession) session = { .source = source };
  const Import import = { db, &session, func, data };

  return import_item (&import, tln_import_item_new_bytes (bytes, hints), error);
}

gboolean
tln_import_asked (TlnDb *db,
                  GBytes *bytes,
                  const TlnHints *hints,
                  const TlnAsked *asked,
                  TlnImportFunc func,
                  gpointer data,
                  GError **error)
{
  g_auto (TlnImportSession) session = { .source = asked->url != NULL ? "address" : "paste" };
  const Import import = { db, &session, func, data };

  return import_item (&import, tln_import_item_new_asked (bytes, hints, asked), error);
}
