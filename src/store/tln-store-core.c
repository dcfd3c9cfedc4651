/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads of a store. One mutex guards everything they share; a connection belongs to the
 * thread that opened it. Readers begin when the writer has opened the file, since it may have to
 * make it; if that fails, everybody answers with why. There are two, and where all that there are
 * go through whole tables another one, so that the rows on the screen never wait for that. */
#include "tln-store-core.h"

#include "tln-fingerprints.h"
#include "tln-reprints.h"
#include "tln-search-index.h"
#include "tln-store-run.h"

#define N_READERS 2
#define MAX_READERS 8 /* more than the window has places that search */
#define PAST MAX_READERS /* the reader of earlier days, which begins when one is asked for */
#define COLLECT_ROWS 50 /* at once, so that a write never waits long */
#define INDEX_ARTICLES 50 /* likewise */
#define FINGERPRINTS 20
#define REPRINTS 4 /* articles, each compared with a few texts */

static guint idle_milliseconds = 60000;

struct _TlnStoreCore {
  gatomicrefcount refs;
  char *path;
  GMainContext *context;
  TlnNewsFunc news_func;
  GWeakRef store;
  GThread *writer_thread;
  GThread *reader_threads[MAX_READERS + 1];
  gboolean on_disk; /* in memory there are no readers */

  GMutex mutex;
  GCond wake; /* something to do, opened, closing, answered */
  GQueue writes;
  GQueue reads;
  GQueue pasts; /* reads of earlier days */
  guint n_readers; /* that have begun, without that of earlier days */
  GHashTable *long_dbs; /* TlnDb of those that go through whole tables */
  gboolean opened; /* or failed to */
  GError *open_error;
  gboolean closing;
  gboolean look; /* whether others have written */
  gint64 collect_at; /* monotonic; 0: nothing to clear away */
  gboolean index_damaged; /* a search has found it so */
  TlnDb *reader_dbs[MAX_READERS + 1];
  TlnNews news;
  gboolean news_sent; /* a source is on its way to the main thread */
};

TlnRequest *
tln_request_new (TlnRequestKind kind, const TlnJob *job, GCancellable *cancellable)
{
  TlnRequest *request = g_new0 (TlnRequest, 1);

  request->kind = kind;
  request->past = TLN_DAY_NONE;
  if (job != NULL)
    request->job = *job;
  g_set_object (&request->cancellable, cancellable);
  return request;
}

void
tln_request_free (TlnRequest *request)
{
  if (request->job.data_free != NULL)
    request->job.data_free (request->job.data);
  if (request->result != NULL && request->job.result_free != NULL)
    request->job.result_free (request->result);
  g_clear_error (&request->error);
  g_clear_object (&request->cancellable);
  g_clear_object (&request->task);
  g_free (request->act_kind);
  g_free (request);
}

static TlnStoreCore *
core_ref (TlnStoreCore *core)
{
  g_atomic_ref_count_inc (&core->refs);
  return core;
}

void
tln_store_core_unref (TlnStoreCore *core)
{
  if (!g_atomic_ref_count_dec (&core->refs))
    return;
  g_queue_clear_full (&core->news.answered, (GDestroyNotify) (void (*) (void)) tln_request_free);
  g_weak_ref_clear (&core->store);
  g_main_context_unref (core->context);
  g_clear_error (&core->open_error);
  g_hash_table_unref (core->long_dbs);
  g_mutex_clear (&core->mutex);
  g_cond_clear (&core->wake);
  g_free (core->path);
  g_free (core);
}

static gboolean
news_cb (gpointer data)
{
  TlnStoreCore *core = data;
  g_autoptr (GObject) store = g_weak_ref_get (&core->store);

  if (store != NULL)
    core->news_func (store);
  return G_SOURCE_REMOVE;
}

/* With the mutex held. */
static void
send_news (TlnStoreCore *core)
{
  g_autoptr (GSource) source = NULL;

  if (core->news_sent)
    return;
  core->news_sent = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, core_ref (core),
                         (GDestroyNotify) (void (*) (void)) tln_store_core_unref);
  g_source_set_static_name (source, "tln-store news");
  g_source_attach (source, core->context);
}

void
tln_store_core_take_news (TlnStoreCore *core, TlnNews *news)
{
  g_mutex_lock (&core->mutex);
  *news = core->news;
  core->news = (TlnNews) { G_QUEUE_INIT };
  core->news_sent = FALSE;
  g_mutex_unlock (&core->mutex);
}

/* With the mutex held. */
static void
answer (TlnStoreCore *core, TlnRequest *request)
{
  request->answered = TRUE;
  if (request->task != NULL) {
    g_queue_push_tail (&core->news.answered, request);
    send_news (core);
  } else {
    g_cond_broadcast (&core->wake);
  }
}

/* With the mutex held. */
static void
answer_all (TlnStoreCore *core, GQueue *queue)
{
  TlnRequest *request;

  while ((request = g_queue_pop_head (queue)) != NULL) {
    g_set_error_literal (&request->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         "the library is being closed");
    answer (core, request);
  }
}

void
tln_store_core_set_idle (guint milliseconds)
{
  g_atomic_int_set (&idle_milliseconds, milliseconds);
}

/* When the writer has had its rest after a write. */
static gint64
idle_time (void)
{
  return g_get_monotonic_time () + 1000 * (gint64) g_atomic_int_get (&idle_milliseconds);
}

/* One step of making the search index anew, of clearing away, or when all is clear of making
 * missing fingerprints and of looking for reprints by them, and another one soon where there was
 * something to do. What was found is told in the end, or with the next write. With the mutex held,
 * which is let go of meanwhile. */
static void
collect (TlnStoreCore *core, TlnDb *db)
{
  gboolean damaged = core->index_damaged;
  gint64 n;

  core->collect_at = 0;
  core->index_damaged = FALSE;
  g_mutex_unlock (&core->mutex);
  if (damaged)
    tln_search_index_drop (db, NULL);
  n = tln_search_index_build (db, INDEX_ARTICLES, NULL);
  damaged = tln_db_take_index_damage (db);
  if (n <= 0)
    n = tln_db_collect (db, COLLECT_ROWS, NULL);
  if (n == 0)
    n = tln_fingerprints_build (db, FINGERPRINTS, NULL);
  if (n == 0)
    n = tln_reprints_compare (db, REPRINTS, NULL);
  g_mutex_lock (&core->mutex);
  core->index_damaged = core->index_damaged || damaged;
  if (n > 0 && core->collect_at == 0)
    core->collect_at = g_get_monotonic_time ();
  if (n <= 0)
    core->news.touched |= tln_db_take_touched (db);
  if (core->news.touched != 0)
    send_news (core);
}

/* With the mutex held. */
static void
add_news (TlnStoreCore *core, const TlnNews *news)
{
  core->news.touched |= news->touched;
  if (news->undo_known) {
    core->news.undo_known = TRUE;
    core->news.can_undo = news->can_undo;
    core->news.can_redo = news->can_redo;
  }
  if (news->touched != 0 || news->undo_known)
    send_news (core);
  if (news->touched != 0)
    core->collect_at = idle_time ();
}

/* What others have written is in tables nobody has watched, so in all of them. With the mutex held,
 * which is let go of meanwhile. */
static void
look (TlnStoreCore *core, TlnDb *db)
{
  TlnNews news = { G_QUEUE_INIT };

  core->look = FALSE;
  g_mutex_unlock (&core->mutex);
  if (tln_db_take_foreign (db)) {
    news.touched = G_MAXUINT64;
    tln_store_run_undo_state (db, &news);
  }
  g_mutex_lock (&core->mutex);
  add_news (core, &news);
}

/* The next request, or NULL when the store closes. With the mutex held. */
static TlnRequest *
next_request (TlnStoreCore *core, TlnDb *db, GQueue *queue)
{
  gboolean writer = queue == &core->writes && db != NULL;

  while (!core->closing) {
    if (writer && core->look)
      look (core, db);
    else if (!g_queue_is_empty (queue))
      return g_queue_pop_head (queue);
    else if (!writer || core->collect_at == 0)
      g_cond_wait (&core->wake, &core->mutex);
    else if (!g_cond_wait_until (&core->wake, &core->mutex, core->collect_at))
      collect (core, db);
  }
  return NULL;
}

/* Takes up that the index is damaged, if something has met that. Where it was a write, nothing can
 * be saved until it is empty: that is done at once, and it is made anew without a rest. Without the
 * mutex. */
static void
take_damage (TlnStoreCore *core, TlnDb *db, gboolean writer)
{
  gboolean emptied;
  gint64 when;

  if (!tln_db_take_index_damage (db))
    return;
  emptied = writer && tln_search_index_restart (db, NULL);
  when = emptied ? g_get_monotonic_time () : idle_time ();
  g_mutex_lock (&core->mutex);
  core->index_damaged = core->index_damaged || !emptied;
  /* Who searches on until then does not put it off. */
  core->collect_at = core->collect_at != 0 ? MIN (core->collect_at, when) : when;
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
}

/* One request after the other until the store closes; db NULL: opening failed. */
static void
serve (TlnStoreCore *core, TlnDb *db, GQueue *queue, const GError *open_error)
{
  TlnRequest *request;

  g_mutex_lock (&core->mutex);
  while ((request = next_request (core, db, queue)) != NULL) {
    TlnNews news = { G_QUEUE_INIT };

    g_mutex_unlock (&core->mutex);
    if (db != NULL)
      tln_store_run_request (db, request, &news);
    else
      request->error = g_error_copy (open_error);
    if (db != NULL)
      take_damage (core, db, queue == &core->writes);
    g_mutex_lock (&core->mutex);
    g_hash_table_remove (core->long_dbs, db);
    add_news (core, &news);
    answer (core, request);
  }
  g_mutex_unlock (&core->mutex);
}

static void
tell_opened (TlnStoreCore *core, TlnDb *db, const GError *error)
{
  TlnNews news = { G_QUEUE_INIT };

  if (db != NULL)
    tln_store_run_undo_state (db, &news);
  g_mutex_lock (&core->mutex);
  core->opened = TRUE;
  core->collect_at = idle_time ();
  core->open_error = error != NULL ? g_error_copy (error) : NULL;
  core->news.undo_known = news.undo_known;
  core->news.can_undo = news.can_undo;
  core->news.can_redo = news.can_redo;
  send_news (core);
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
}

static gpointer
writer_main (gpointer data)
{
  TlnStoreCore *core = data;
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_db_open (core->path, TLN_DB_WRITER, &error);

  tell_opened (core, db, error);
  /* Where that fails, so will what needs the index, and say why. */
  if (db != NULL)
    tln_search_index_mend (db, NULL);
  serve (core, db, &core->writes, error);
  g_clear_pointer (&db, tln_db_close);
  tln_store_core_unref (core);
  return NULL;
}

/* FALSE: the store closes, or could not be opened (then *error says why). */
static gboolean
wait_opened (TlnStoreCore *core, GError **error)
{
  gboolean good;

  g_mutex_lock (&core->mutex);
  while (!core->opened && !core->closing)
    g_cond_wait (&core->wake, &core->mutex);
  good = core->opened && core->open_error == NULL;
  if (core->open_error != NULL)
    *error = g_error_copy (core->open_error);
  g_mutex_unlock (&core->mutex);
  return good;
}

/* So that closing can stop what a reader runs. */
static void
show_reader (TlnStoreCore *core, guint i, TlnDb *db)
{
  g_mutex_lock (&core->mutex);
  core->reader_dbs[i] = db;
  if (db != NULL && core->closing)
    tln_db_stop (db);
  g_mutex_unlock (&core->mutex);
}

typedef struct {
  TlnStoreCore *core;
  guint i;
} Reader;

static void start_reader (TlnStoreCore *core, guint i);

/* A reader is at something long: one more begins when no other is left. */
static void
reader_long_cb (TlnDb *db, gpointer data)
{
  TlnStoreCore *core = data;

  g_mutex_lock (&core->mutex);
  g_hash_table_add (core->long_dbs, db);
  if (!core->closing && core->n_readers < MAX_READERS &&
      g_hash_table_size (core->long_dbs) == core->n_readers)
    start_reader (core, core->n_readers++);
  g_mutex_unlock (&core->mutex);
}

/* One that was added and cannot open the library leaves the requests to the others. */
static gpointer
reader_main (gpointer data)
{
  g_autofree Reader *reader = data;
  TlnStoreCore *core = reader->core;
  g_autoptr (GError) error = NULL;
  TlnDb *db = NULL;

  if (wait_opened (core, &error))
    db = tln_db_open (core->path, TLN_DB_READER, &error);
  show_reader (core, reader->i, db);
  if (db != NULL && reader->i != PAST)
    tln_db_set_long_func (db, reader_long_cb, core);
  if (db != NULL || (error != NULL && (reader->i < N_READERS || reader->i == PAST)))
    serve (core, db, reader->i == PAST ? &core->pasts : &core->reads, error);
  show_reader (core, reader->i, NULL);
  g_clear_pointer (&db, tln_db_close);
  tln_store_core_unref (core);
  return NULL;
}

static void
start_reader (TlnStoreCore *core, guint i)
{
  Reader *reader = g_new0 (Reader, 1);

  reader->core = core_ref (core);
  reader->i = i;
  core->reader_threads[i] =
      g_thread_new (i == PAST ? "tln-past" : "tln-reader", reader_main, reader);
}

TlnStoreCore *
tln_store_core_new (const char *path, GObject *store, TlnNewsFunc func)
{
  TlnStoreCore *core = g_new0 (TlnStoreCore, 1);

  g_atomic_ref_count_init (&core->refs);
  core->path = g_strdup (path);
  core->context = g_main_context_ref_thread_default ();
  core->news_func = func;
  g_weak_ref_init (&core->store, store);
  g_mutex_init (&core->mutex);
  g_cond_init (&core->wake);
  core->on_disk = path != NULL;
  core->n_readers = core->on_disk ? N_READERS : 0;
  core->long_dbs = g_hash_table_new (NULL, NULL);
  core->writer_thread = g_thread_new ("tln-writer", writer_main, core_ref (core));
  for (guint i = 0; core->on_disk && i < N_READERS; i++)
    start_reader (core, i);
  return core;
}

void
tln_store_core_close (TlnStoreCore *core)
{
  g_mutex_lock (&core->mutex);
  core->closing = TRUE;
  answer_all (core, &core->writes);
  answer_all (core, &core->reads);
  answer_all (core, &core->pasts);
  for (guint i = 0; i <= PAST; i++) {
    if (core->reader_dbs[i] != NULL)
      tln_db_stop (core->reader_dbs[i]);
  }
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
  g_clear_pointer (&core->writer_thread, g_thread_join);
  for (guint i = 0; i <= PAST; i++)
    g_clear_pointer (&core->reader_threads[i], g_thread_join);
}

void
tln_store_core_push (TlnStoreCore *core, TlnRequest *request)
{
  gboolean read = request->kind == TLN_REQUEST_READ && core->on_disk;
  gboolean past = read && request->past != TLN_DAY_NONE;
  GQueue *queue = past ? &core->pasts : read ? &core->reads : &core->writes;

  g_mutex_lock (&core->mutex);
  g_queue_push_tail (queue, request);
  if (core->closing)
    answer_all (core, queue);
  else if (past && core->reader_threads[PAST] == NULL)
    start_reader (core, PAST);
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
}

void
tln_store_core_look (TlnStoreCore *core)
{
  g_mutex_lock (&core->mutex);
  core->look = TRUE;
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
}

void
tln_store_core_hurry (TlnStoreCore *core)
{
  g_mutex_lock (&core->mutex);
  core->collect_at = g_get_monotonic_time ();
  g_cond_broadcast (&core->wake);
  g_mutex_unlock (&core->mutex);
}

void
tln_store_core_wait (TlnStoreCore *core, TlnRequest *request)
{
  g_mutex_lock (&core->mutex);
  while (!request->answered)
    g_cond_wait (&core->wake, &core->mutex);
  g_mutex_unlock (&core->mutex);
}
