/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each part is a read of its own, asked for when the one before has come, so that other reads get
 * their turn and a new query waits for nothing. */
#include "tln-search-live.h"

struct _TlnSearchLive {
  TlnStore *store;
  TlnSearchLiveFuncs funcs;
  gpointer user_data;
  GCancellable *cancellable; /* of the query that runs, or NULL */
};

/* One query on its way; it outlives what asked for it. */
typedef struct {
  TlnSearchLive *live; /* only while its cancellable is not cancelled */
  GCancellable *cancellable;
  char *query;
  TlnSearchParts left;
  TlnSearchFault *fault;
} Way;

/* What a job gives back. */
typedef struct {
  TlnSearchPart part;
  TlnSearchFault *fault;
} Answer;

static void ask_next (Way *way);

static void
way_free (Way *way)
{
  g_clear_object (&way->cancellable);
  g_clear_pointer (&way->fault, tln_search_fault_free);
  g_free (way->query);
  g_free (way);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->part.hits, g_ptr_array_unref);
  g_clear_pointer (&answer->fault, tln_search_fault_free);
  g_free (answer);
}

typedef struct {
  char *query;
  TlnSearchParts part; /* 0: look for faults */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->query);
  g_free (question);
}

static void
keep_part (const TlnSearchPart *part, gpointer data)
{
  Answer *answer = data;

  answer->part = *part;
  if (part->hits != NULL)
    g_ptr_array_ref (part->hits);
}

static gpointer
answer_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GError) local = NULL;

  if (question->part == 0)
    answer->fault = tln_search_check (db, question->query, &local);
  else
    tln_search_run (db, question->query, question->part, keep_part, answer, &local);
  if (local == NULL)
    return answer;
  g_propagate_error (error, g_steal_pointer (&local));
  answer_free (answer);
  return NULL;
}

static void
finish (Way *way, const GError *error)
{
  TlnSearchLive *live = way->live;

  g_clear_object (&live->cancellable);
  if (live->funcs.done != NULL)
    live->funcs.done (way->fault, error, live->user_data);
  way_free (way);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Way *way = data;
  g_autoptr (GError) error = NULL;
  Answer *answer = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (way->cancellable)) {
    g_clear_pointer (&answer, answer_free);
    way_free (way);
    return;
  }
  if (answer == NULL) {
    finish (way, error);
    return;
  }
  if (answer->part.part == 0)
    way->fault = g_steal_pointer (&answer->fault);
  else if (way->live->funcs.part != NULL)
    way->live->funcs.part (&answer->part, way->live->user_data);
  answer_free (answer);
  /* The function may have set another query, or have ended this. */
  if (g_cancellable_is_cancelled (way->cancellable))
    way_free (way);
  else
    ask_next (way);
}

static void
ask (Way *way, TlnSearchParts part)
{
  Question *question = g_new0 (Question, 1);

  question->query = g_strdup (way->query);
  question->part = part;
  TlnJob job = { answer_job, question, question_free, answer_free };
  tln_store_read_async (way->live->store, &job, way->cancellable, answer_cb, way);
}

/* The next part; at the end done is said. */
static void
ask_next (Way *way)
{
  TlnSearchParts part = way->left & ~(way->left - 1);

  if (part == 0) {
    finish (way, NULL);
    return;
  }
  way->left &= ~part;
  ask (way, part);
}

TlnSearchLive *
tln_search_live_new (TlnStore *store, const TlnSearchLiveFuncs *funcs, gpointer user_data)
{
  TlnSearchLive *live = g_new0 (TlnSearchLive, 1);

  live->store = g_object_ref (store);
  live->funcs = *funcs;
  live->user_data = user_data;
  return live;
}

static void
cancel (TlnSearchLive *live)
{
  if (live->cancellable != NULL)
    g_cancellable_cancel (live->cancellable);
  g_clear_object (&live->cancellable);
}

void
tln_search_live_free (TlnSearchLive *live)
{
  cancel (live);
  g_object_unref (live->store);
  g_free (live);
}

void
tln_search_live_set (TlnSearchLive *live, const char *query, TlnSearchParts parts)
{
  cancel (live);
  if (query == NULL || query[0] == '\0')
    return;
  live->cancellable = g_cancellable_new ();
  Way *way = g_new0 (Way, 1);
  way->live = live;
  way->cancellable = g_object_ref (live->cancellable);
  way->query = g_strdup (query);
  way->left = parts;
  ask (way, 0);
}
