/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import in the background. Everything here runs on the main thread but three things: folders
 * are looked through on a thread, documents are parsed on a pool, and slices of them are stored by
 * the store's writer. Items keep their order; only so many are parsed ahead of the writer. */
#include "tln-importer.h"

#include "tln-aside.h"
#include "tln-import-session.h"

#include <sys/resource.h>

#define N_PARSERS 2
#define PARSER_NICE 10 /* the window goes first where there are no more processors than parsers */
#define AHEAD 64 /* items parsed and not yet stored, at most */
#define SLICE_ITEMS 20
#define SLICE_TIME 50000 /* microseconds after which a transaction ends */

struct _TlnImporter {
  GObject parent_instance;
  TlnStore *store;
  GPtrArray *sources; /* TlnImportItem, as they were added */
  GPtrArray *items; /* Item, when folders have been taken apart */
  GPtrArray *results;
  TlnDetectData *detect_data;
  TlnImportSession session;
  char *source;
  char *label;
  GThreadPool *pool;
  GTask *task; /* while it runs */
  GCancellable *cancellable;
  guint next_store;
  gboolean writing;
  gboolean scanned;
};

G_DEFINE_FINAL_TYPE (TlnImporter, tln_importer, G_TYPE_OBJECT)

enum {
  PROP_FRACTION = 1,
  PROP_DONE,
  PROP_TOTAL,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

/* One item and whether it is ready for the writer. */
typedef struct {
  TlnImporter *importer; /* a reference while it is on the pool */
  TlnImportItem *item;
  gboolean pushed; /* to the pool */
  gboolean parsed;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->item, tln_import_item_free);
  g_free (item);
}

static void pump (TlnImporter *self);

static void
notify_progress (TlnImporter *self)
{
  for (guint i = PROP_FRACTION; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Ends the run. What is still on the pool is dropped when it comes back. Takes error. */
static void
end_run (TlnImporter *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  notify_progress (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* A slice on its way to the writer and back. */
typedef struct {
  TlnImporter *importer;
  TlnImportSession session;
  TlnImportItem *items[SLICE_ITEMS];
  guint n_items;
  GCancellable *cancellable;
  GPtrArray *results;
} Slice;

static void
slice_free (gpointer data)
{
  Slice *slice = data;

  g_clear_pointer (&slice->results, g_ptr_array_unref);
  tln_import_session_clear (&slice->session);
  g_clear_object (&slice->cancellable);
  g_object_unref (slice->importer);
  g_free (slice);
}

/* On the writer: as many of the slice as the time allows, at least one. */
static gpointer
store_slice_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Slice *slice = data;
  gint64 until = g_get_monotonic_time () + SLICE_TIME;

  if (!tln_import_session_begin (&slice->session, db, error))
    return NULL;
  for (guint i = 0; i < slice->n_items; i++) {
    TlnImportResult *result = tln_import_session_add (&slice->session, db, slice->items[i], error);

    if (result == NULL)
      return NULL;
    g_ptr_array_add (slice->results, result);
    if (g_get_monotonic_time () > until || g_cancellable_is_cancelled (slice->cancellable))
      break;
  }
  tln_import_session_end (&slice->session, db, error);
  return NULL;
}

static void
take_results (TlnImporter *self, Slice *slice)
{
  g_autofree char *old_title = self->session.title;

  self->session = slice->session;
  self->session.title = g_strdup (slice->session.title);
  for (guint i = 0; i < slice->results->len; i++) {
    Item *item = self->items->pdata[self->next_store++];

    g_clear_pointer (&item->item, tln_import_item_free);
    g_ptr_array_add (self->results, slice->results->pdata[i]);
  }
  g_ptr_array_set_free_func (slice->results, NULL);
}

static void
slice_stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Slice *slice = data;
  g_autoptr (TlnImporter) self = g_object_ref (slice->importer);
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  self->writing = FALSE;
  if (error != NULL) {
    end_run (self, g_steal_pointer (&error));
    return;
  }
  take_results (self, slice);
  notify_progress (self);
  pump (self);
}

static void
store_slice (TlnImporter *self)
{
  Slice *slice = g_new0 (Slice, 1);
  TlnJob job = { store_slice_job, slice, slice_free, NULL };

  slice->importer = g_object_ref (self);
  slice->session = self->session;
  slice->session.title = g_strdup (self->session.title);
  g_set_object (&slice->cancellable, self->cancellable);
  slice->results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_result_free);
  for (guint i = self->next_store; i < self->items->len && slice->n_items < SLICE_ITEMS; i++) {
    const Item *item = self->items->pdata[i];

    if (!item->parsed || item->item->parts != NULL)
      break;
    slice->items[slice->n_items++] = item->item;
  }
  self->writing = TRUE;
  /* The job looks at the cancellable itself, between two documents. */
  tln_store_write_async (self->store, NULL, &job, NULL, slice_stored_cb, slice);
}

static gboolean
item_parsed_cb (gpointer data)
{
  Item *item = data;
  g_autoptr (TlnImporter) self = g_steal_pointer (&item->importer);

  item->parsed = TRUE;
  if (self->task != NULL)
    pump (self);
  return G_SOURCE_REMOVE;
}

/* On the pool. An item that nobody wants any more only goes back. */
static void
parse_item (gpointer data, gpointer user_data)
{
  Item *item = data;
  TlnImporter *self = item->importer;
  g_autoptr (GSource) source = g_idle_source_new ();

  /* Of this thread alone, as Linux has it; where that fails, all is as it was. */
  setpriority (PRIO_PROCESS, 0, PARSER_NICE);
  /* What reads the item by another program looks at the current cancellable. */
  if (self->cancellable != NULL)
    g_cancellable_push_current (self->cancellable);
  if (!g_cancellable_is_cancelled (self->cancellable))
    tln_import_item_parse (item->item, tln_detect_data_get_context (self->detect_data));
  if (self->cancellable != NULL)
    g_cancellable_pop_current (self->cancellable);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, item_parsed_cb, item, NULL);
  g_source_set_static_name (source, "tln-importer parsed");
  g_source_attach (source, user_data);
}

static void
parse_ahead (TlnImporter *self)
{
  guint end = MIN (self->items->len, self->next_store + AHEAD);

  for (guint i = self->next_store; i < end; i++) {
    Item *item = self->items->pdata[i];

    if (item->pushed)
      continue;
    item->pushed = TRUE;
    item->importer = g_object_ref (self);
    g_thread_pool_push (self->pool, item, NULL);
  }
}

/* Puts the parts of an export in its place. */
static void
take_apart (TlnImporter *self, guint at)
{
  Item *whole = g_ptr_array_steal_index (self->items, at);
  GPtrArray *parts = whole->item->parts;
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  /* All at once: each alone would move what is behind it each time. */
  for (guint i = at; i < self->items->len; i++)
    g_ptr_array_add (rest, self->items->pdata[i]);
  g_ptr_array_set_free_func (self->items, NULL);
  g_ptr_array_set_size (self->items, (int) at);
  g_ptr_array_set_free_func (self->items, item_free);
  for (guint i = 0; i < parts->len; i++) {
    Item *item = g_new0 (Item, 1);

    item->item = g_steal_pointer (&parts->pdata[i]);
    g_ptr_array_add (self->items, item);
  }
  g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&rest));
  item_free (whole);
}

static gboolean
is_whole_export (TlnImporter *self)
{
  const Item *next =
      self->next_store < self->items->len ? self->items->pdata[self->next_store] : NULL;

  return next != NULL && next->parsed && next->item->parts != NULL;
}

/* Does whatever can be done next. */
static void
pump (TlnImporter *self)
{
  const Item *next = NULL;

  if (self->writing)
    return;
  while (is_whole_export (self)) {
    take_apart (self, self->next_store);
    notify_progress (self);
  }
  if (self->next_store == self->items->len || g_cancellable_is_cancelled (self->cancellable)) {
    end_run (self, NULL);
    return;
  }
  parse_ahead (self);
  next = self->items->pdata[self->next_store];
  if (next->parsed)
    store_slice (self);
}

/* Takes the items of the sources. */
static gpointer
scan_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *sources = data;
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_item_free);

  for (guint i = 0; i < sources->len; i++)
    tln_import_scan (g_steal_pointer (&sources->pdata[i]), found, cancellable);
  return found;
}

static void
scanned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlnImporter *self = TLN_IMPORTER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tln_aside_finish (result, &error);

  self->scanned = TRUE;
  if (error != NULL) {
    end_run (self, g_steal_pointer (&error));
    return;
  }
  for (guint i = 0; i < found->len; i++) {
    Item *item = g_new0 (Item, 1);

    item->item = g_steal_pointer (&found->pdata[i]);
    g_ptr_array_add (self->items, item);
  }
  notify_progress (self);
  pump (self);
}

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_articles_load_detect_data (db, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlnImporter) self = data;
  g_autoptr (GError) error = NULL;
  const TlnAside job = { scan_aside, self->sources, NULL,
                         (GDestroyNotify) (void (*) (void)) g_ptr_array_unref };

  self->detect_data = tln_store_finish (TLN_STORE (source), result, &error);
  if (error != NULL) {
    end_run (self, g_steal_pointer (&error));
    return;
  }
  tln_aside_async (self, &job, self->cancellable, scanned_cb, NULL);
}

static void
tln_importer_finalize (GObject *object)
{
  TlnImporter *self = TLN_IMPORTER (object);

  if (self->pool != NULL)
    g_thread_pool_free (self->pool, TRUE, FALSE);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->sources->len; i++)
    g_clear_pointer ((TlnImportItem **) &self->sources->pdata[i], tln_import_item_free);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->results);
  g_clear_pointer (&self->detect_data, tln_detect_data_free);
  tln_import_session_clear (&self->session);
  g_free (self->source);
  g_free (self->label);
  G_OBJECT_CLASS (tln_importer_parent_class)->finalize (object);
}

static double
get_fraction (TlnImporter *self)
{
  if (!self->scanned)
    return -1;
  return self->items->len > 0 ? (double) self->next_store / self->items->len : 1;
}

static void
tln_importer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnImporter *self = TLN_IMPORTER (object);

  switch (id) {
  case PROP_FRACTION:
    g_value_set_double (value, get_fraction (self));
    break;
  case PROP_DONE:
    g_value_set_uint (value, self->next_store);
    break;
  case PROP_TOTAL:
    g_value_set_uint (value, self->items->len);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_importer_class_init (TlnImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = tln_importer_finalize;
  object_class->get_property = tln_importer_get_property;
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, readable);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tln_importer_init (TlnImporter *self)
{
  self->sources = g_ptr_array_new ();
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_import_result_free);
}

TlnImporter *
tln_importer_new (TlnStore *store)
{
  TlnImporter *self = g_object_new (TLN_TYPE_IMPORTER, NULL);

  self->store = g_object_ref (store);
  return self;
}

void
tln_importer_add_file (TlnImporter *self, GFile *file)
{
  g_return_if_fail (TLN_IS_IMPORTER (self) && self->task == NULL && !self->scanned);
  if (self->sources->len == 0)
    self->label = g_file_get_basename (file);
  else
    g_clear_pointer (&self->label, g_free);
  g_ptr_array_add (self->sources, tln_import_item_new_file (file));
}

void
tln_importer_add_file_as (TlnImporter *self, GFile *file, const char *charset)
{
  TlnImportItem *item;

  tln_importer_add_file (self, file);
  item = g_ptr_array_index (self->sources, self->sources->len - 1);
  item->charset = g_strdup (charset);
}

void
tln_importer_add_bytes (TlnImporter *self, GBytes *bytes, const TlnHints *hints)
{
  g_return_if_fail (TLN_IS_IMPORTER (self) && self->task == NULL && !self->scanned);
  g_clear_pointer (&self->label, g_free);
  g_ptr_array_add (self->sources, tln_import_item_new_bytes (bytes, hints));
}

void
tln_importer_add_asked (TlnImporter *self,
                        GBytes *bytes,
                        const TlnHints *hints,
                        const TlnAsked *asked)
{
  g_return_if_fail (TLN_IS_IMPORTER (self) && self->task == NULL && !self->scanned);
  g_clear_pointer (&self->label, g_free);
  g_ptr_array_add (self->sources, tln_import_item_new_asked (bytes, hints, asked));
}

void
tln_importer_set_target (TlnImporter *self, const TlnTarget *target)
{
  g_return_if_fail (TLN_IS_IMPORTER (self) && self->task == NULL && !self->scanned);
  self->session.target = *target;
  self->session.target.word = NULL;
}

void
tln_importer_run_async (TlnImporter *self,
                        const char *source,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const TlnJob job = { load_job, NULL, NULL,
                       (GDestroyNotify) (void (*) (void)) tln_detect_data_free };
  GMainContext *context = g_main_context_get_thread_default ();

  g_return_if_fail (TLN_IS_IMPORTER (self) && self->task == NULL && !self->scanned);
  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (self->task, FALSE);
  g_set_object (&self->cancellable, cancellable);
  self->source = g_strdup (source);
  self->session.source = self->source;
  self->session.label = self->label;
  self->pool = g_thread_pool_new (parse_item, context != NULL ? context : g_main_context_default (),
                                  N_PARSERS, TRUE, NULL);
  tln_store_read_async (self->store, &job, cancellable, loaded_cb, g_object_ref (self));
}

gboolean
tln_importer_run_finish (TlnImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
tln_importer_get_results (TlnImporter *self)
{
  return self->results;
}

gint64
tln_importer_get_act (TlnImporter *self)
{
  return self->session.act;
}
