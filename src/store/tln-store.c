/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store as the main thread sees it: requests become tasks, news become callbacks and signals.
 * The threads are in tln-store-core.c. */
#include "tln-store.h"

#include "tln-store-core.h"

#include <string.h>

struct _TlnStore {
  GObject parent_instance;
  char *path;
  TlnStoreCore *core;
  GFileMonitor *log_monitor; /* of SQLite's log; NULL: in memory, or not open yet */
  gboolean can_undo;
  gboolean can_redo;
  gboolean closed;
  guint changed; /* not yet told */
  GSource *changed_source;
};

G_DEFINE_FINAL_TYPE (TlnStore, tln_store, G_TYPE_OBJECT)

enum {
  PROP_PATH = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static const struct {
  const char *table;
  TlnChanged changed;
} table_map[] = {
  { "import_batch", TLN_CHANGED_ARTICLES },
  { "article", TLN_CHANGED_ARTICLES },
  { "boilerplate", TLN_CHANGED_ARTICLES },
  { "article_image", TLN_CHANGED_ARTICLES },
  { "mention", TLN_CHANGED_MENTIONS },
  { "claim", TLN_CHANGED_CLAIMS },
  { "evidence", TLN_CHANGED_CLAIMS },
  { "passed_sentence", TLN_CHANGED_CLAIMS },
  { "argument_link", TLN_CHANGED_CLAIMS },
  { "chain", TLN_CHANGED_THESES },
  { "stage", TLN_CHANGED_THESES },
  { "stage_cue", TLN_CHANGED_THESES },
  { "stage_state", TLN_CHANGED_THESES },
  { "thesis", TLN_CHANGED_THESES },
  { "note", TLN_CHANGED_THESES },
  { "judgement", TLN_CHANGED_THESES },
  { "forecast", TLN_CHANGED_FORECASTS },
  { "forecast_update", TLN_CHANGED_FORECASTS },
  { "falsifier", TLN_CHANGED_FORECASTS },
  { "review", TLN_CHANGED_THESES },
  { "review_fact", TLN_CHANGED_THESES },
  { "instrument", TLN_CHANGED_INSTRUMENTS },
  { "instrument_name", TLN_CHANGED_INSTRUMENTS },
  { "instrument_link", TLN_CHANGED_INSTRUMENTS },
  { "price_level", TLN_CHANGED_INSTRUMENTS },
  { "corporate_action", TLN_CHANGED_PRICES },
  { "price_batch", TLN_CHANGED_PRICES },
  { "reprint", TLN_CHANGED_ARTICLES },
  { "feed", TLN_CHANGED_FEEDS },
  { "saved_search", TLN_CHANGED_SEARCHES },
  { "tag", TLN_CHANGED_ARTICLES },
  { "article_tag", TLN_CHANGED_ARTICLES },
};

/* A table nobody has thought of counts as everything. */
static guint
changed_from_touched (guint64 touched)
{
  guint changed = 0;

  for (guint bit = 0; bit < 64; bit++) {
    const char *table = tln_db_table_name (bit);
    guint flags = TLN_CHANGED_ALL;

    if (table == NULL || (touched & (G_GUINT64_CONSTANT (1) << bit)) == 0)
      continue;
    for (gsize i = 0; i < G_N_ELEMENTS (table_map); i++) {
      if (strcmp (table, table_map[i].table) == 0)
        flags = table_map[i].changed;
    }
    changed |= flags;
  }
  return changed;
}

static gboolean
changed_cb (gpointer data)
{
  g_autoptr (TlnStore) self = g_object_ref (TLN_STORE (data));
  guint changed = self->changed;

  self->changed = 0;
  g_clear_pointer (&self->changed_source, g_source_unref);
  g_signal_emit (self, changed_signal, 0, changed);
  return G_SOURCE_REMOVE;
}

/* Told in a source of its own, so that it comes after the callbacks of the writes it is about. */
static void
tell_changed (TlnStore *self, guint changed)
{
  if (self->closed)
    return;
  self->changed |= changed;
  if (self->changed == 0 || self->changed_source != NULL)
    return;
  self->changed_source = g_idle_source_new ();
  g_source_set_priority (self->changed_source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->changed_source, changed_cb, self, NULL);
  g_source_set_static_name (self->changed_source, "tln-store changed");
  g_source_attach (self->changed_source, g_main_context_get_thread_default ());
}

static void
set_flag (TlnStore *self, gboolean *flag, gboolean value, guint prop)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/* Gives a request its callback; the request stays with the task until that is gone. */
static void
return_task (TlnRequest *request)
{
  g_autoptr (GTask) task = g_steal_pointer (&request->task);
  GDestroyNotify result_free = request->job.result_free;

  g_task_set_task_data (task, request, (GDestroyNotify) (void (*) (void)) tln_request_free);
  if (request->error != NULL)
    g_task_return_error (task, g_steal_pointer (&request->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&request->result), result_free);
}

static void
log_changed_cb (TlnStore *self)
{
  tln_store_core_look (self->core);
}

/* Every commit, of whatever program, is written to the log beside the library first. Watched from
 * when the library is open, since its folder may come into being then; where files cannot be
 * watched, tln_store_look is left. */
static void
watch_log (TlnStore *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (self->path == NULL || self->log_monitor != NULL || self->closed)
    return;
  path = g_strconcat (self->path, "-wal", NULL);
  file = g_file_new_for_path (path);
  self->log_monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->log_monitor == NULL)
    return;
  g_signal_connect_swapped (self->log_monitor, "changed", G_CALLBACK (log_changed_cb), self);
  tln_store_core_look (self->core);
}

static void
forget_log (TlnStore *self)
{
  if (self->log_monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->log_monitor, self);
  g_clear_object (&self->log_monitor);
}

static void
store_news_cb (GObject *object)
{
  TlnStore *self = TLN_STORE (object);
  TlnRequest *request;
  TlnNews news;

  tln_store_core_take_news (self->core, &news);
  if (news.undo_known) {
    watch_log (self);
    set_flag (self, &self->can_undo, news.can_undo, PROP_CAN_UNDO);
    set_flag (self, &self->can_redo, news.can_redo, PROP_CAN_REDO);
  }
  while ((request = g_queue_pop_head (&news.answered)) != NULL)
    return_task (request);
  tell_changed (self, changed_from_touched (news.touched));
}

static void
forget_changed (TlnStore *self)
{
  if (self->changed_source != NULL)
    g_source_destroy (self->changed_source);
  g_clear_pointer (&self->changed_source, g_source_unref);
}

static void
tln_store_finalize (GObject *object)
{
  TlnStore *self = TLN_STORE (object);

  forget_changed (self);
  forget_log (self);
  tln_store_core_close (self->core);
  tln_store_core_unref (self->core);
  g_free (self->path);
  G_OBJECT_CLASS (tln_store_parent_class)->finalize (object);
}

static void
tln_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnStore *self = TLN_STORE (object);

  switch (id) {
  case PROP_PATH:
    g_value_set_string (value, self->path);
    break;
  case PROP_CAN_UNDO:
    g_value_set_boolean (value, self->can_undo);
    break;
  case PROP_CAN_REDO:
    g_value_set_boolean (value, self->can_redo);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_store_class_init (TlnStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = tln_store_finalize;
  object_class->get_property = tln_store_get_property;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", TLN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tln_store_init (TlnStore *self)
{
}

TlnStore *
tln_store_new (const char *path)
{
  TlnStore *self = g_object_new (TLN_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->core = tln_store_core_new (path, G_OBJECT (self), store_news_cb);
  return self;
}

static gpointer
nothing_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

void
tln_store_flush (TlnStore *self)
{
  const TlnJob job = { .run = nothing_job };
  TlnRequest *request = tln_request_new (TLN_REQUEST_WRITE, &job, NULL);

  tln_store_core_push (self->core, request);
  tln_store_core_wait (self->core, request);
  tln_request_free (request);
}

void
tln_store_close (TlnStore *self)
{
  g_return_if_fail (TLN_IS_STORE (self));
  self->closed = TRUE;
  forget_changed (self);
  forget_log (self);
  tln_store_core_close (self->core);
}

void
tln_store_look (TlnStore *self)
{
  g_return_if_fail (TLN_IS_STORE (self));
  tln_store_core_look (self->core);
}

void
tln_store_make_index (TlnStore *self)
{
  g_return_if_fail (TLN_IS_STORE (self));
  tln_store_core_hurry (self->core);
}

static void
push (TlnStore *self, TlnRequest *request, GAsyncReadyCallback callback, gpointer user_data)
{
  request->task = g_task_new (self, request->cancellable, callback, user_data);
  /* A write that is done is told as done, also when it is cancelled a moment later. What was read
   * is then no longer wanted, and a newer answer may be there already: there are two readers. */
  g_task_set_check_cancellable (request->task, request->kind == TLN_REQUEST_READ);
  g_task_set_static_name (request->task, "tln-store");
  tln_store_core_push (self->core, request);
}

void
tln_store_read_async (TlnStore *self,
                      const TlnJob *job,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (TLN_IS_STORE (self));
  push (self, tln_request_new (TLN_REQUEST_READ, job, cancellable), callback, user_data);
}

void
tln_store_read_newest_async (TlnStore *self,
                             GCancellable **newest,
                             const TlnJob *job,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_cancellable_cancel (*newest);
  g_clear_object (newest);
  *newest = g_cancellable_new ();
  tln_store_read_async (self, job, *newest, callback, user_data);
}

void
tln_store_read_day_async (TlnStore *self,
                          TlnDay day,
                          const TlnJob *job,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  TlnRequest *request;

  g_return_if_fail (TLN_IS_STORE (self));
  request = tln_request_new (TLN_REQUEST_READ, job, cancellable);
  request->past = day;
  push (self, request, callback, user_data);
}

void
tln_store_write_async (TlnStore *self,
                       const char *act_kind,
                       const TlnJob *job,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  TlnRequest *request;

  g_return_if_fail (TLN_IS_STORE (self));
  request = tln_request_new (TLN_REQUEST_WRITE, job, cancellable);
  request->act_kind = g_strdup (act_kind);
  push (self, request, callback, user_data);
}

gpointer
tln_store_finish (TlnStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
tln_store_finish_act (TlnStore *self, GAsyncResult *result)
{
  const TlnRequest *request;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  request = g_task_get_task_data (G_TASK (result));
  return request->act;
}

static const TlnJob undo_job = { .result_free = (GDestroyNotify) (void (*) (void)) tln_act_unref };

static TlnRequest *
new_turn (TlnRequestKind kind, const TlnActWatch *watch)
{
  TlnRequest *request =
      tln_request_new (kind, &undo_job, watch != NULL ? watch->cancellable : NULL);

  if (watch != NULL)
    request->watch = *watch;
  request->watch.cancellable = request->cancellable;
  return request;
}

void
tln_store_undo_async (TlnStore *self,
                      gint64 act,
                      const TlnActWatch *watch,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  TlnRequest *request;

  g_return_if_fail (TLN_IS_STORE (self));
  request = new_turn (TLN_REQUEST_UNDO, watch);
  request->wanted = act;
  push (self, request, callback, user_data);
}

void
tln_store_redo_async (TlnStore *self,
                      const TlnActWatch *watch,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (TLN_IS_STORE (self));
  push (self, new_turn (TLN_REQUEST_REDO, watch), callback, user_data);
}

gpointer
tln_store_run (TlnStore *self, const char *act_kind, const TlnJob *job, GError **error)
{
  TlnRequest *request;
  gpointer result;

  g_return_val_if_fail (TLN_IS_STORE (self), NULL);
  request = tln_request_new (act_kind != NULL ? TLN_REQUEST_WRITE : TLN_REQUEST_READ, job, NULL);
  request->act_kind = g_strdup (act_kind);
  tln_store_core_push (self->core, request);
  tln_store_core_wait (self->core, request);
  result = g_steal_pointer (&request->result);
  if (request->error != NULL)
    g_propagate_error (error, g_steal_pointer (&request->error));
  tln_request_free (request);
  return result;
}
