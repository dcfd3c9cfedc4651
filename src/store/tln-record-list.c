/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list model: ids in order, items made when looked at, records fetched by id in pages. What is
 * in a list and in which order is decided in repo/tln-spine.c; here it is shown. */
#include "tln-record-list.h"

#include "tln-answer-gate.h"
#include "tln-list-item-private.h"
#include "tln-record-cache.h"
#include "tln-record-fetch.h"
#include "tln-spine-diff.h"

#include <gio/gio.h>

/* Rows whose records are fetched together. */
#define PAGE 128
/* Pages fetched at the same time. */
#define MAX_FETCHES 2
/* A change that shows in no row. */
#define SILENT TLN_CHANGED_PRICES

struct _TlnRecordList {
  GObject parent_instance;
  TlnStore *store;
  TlnQuery *query; /* NULL: empty */
  GCancellable *cancellable; /* of everything that runs for this query */
  TlnAnswerGate *gate; /* before what is shown for it */
  guint generation; /* of the query: answers to an older one are dropped */
  guint epoch; /* of the library: records of an older one are not kept */

  GArray *spine; /* gint64, as shown; never changed, only replaced */
  gboolean fresh; /* it is of this query */
  gboolean previewed; /* it is a few ids of it, known beforehand */
  GArray *next; /* during an update: shown from cut on, there from next_cut on; else NULL */
  guint cut;
  guint next_cut;
  GArray *groups; /* TlnSpineGroup, of the spine; NULL: none */
  GArray *next_groups; /* of next */
  gboolean of_claims; /* what is shown */
  GHashTable *items; /* gint64 → TlnListItem, not owned */
  TlnRecordCache *kept; /* beside those that items hold */

  gboolean loading;
  gboolean outdated; /* the library changed while loading: load once more */
  GError *error;
  GQueue pages; /* to be fetched, GUINT_TO_POINTER, newest first */
  guint fetches; /* that run */
};

enum {
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint loaded_signal;
static guint updated_signal;

static void list_model_init (GListModelInterface *iface);
static void load (TlnRecordList *self);
static void fetch_pages (TlnRecordList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnRecordList,
                               tln_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What an answer needs to find back; the list may be gone by then. */
typedef struct {
  GWeakRef list;
  guint generation;
  guint epoch;
} Request;

static Request *
request_new (TlnRecordList *self)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->list, self);
  request->generation = self->generation;
  request->epoch = self->epoch;
  return request;
}

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->list);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static GType
record_type (TlnRecordList *self)
{
  return self->of_claims ? TLN_TYPE_CLAIM : TLN_TYPE_ARTICLE;
}

static void
set_loading (TlnRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/* Takes the error; NULL: all is well. */
static void
set_error (TlnRecordList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Takes the error of a job. Cancelled is no failure: the store is being closed. */
static void
fail (TlnRecordList *self, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    set_error (self, error);
}

/* A new table for the kind of records shown from now on. */
static void
start_records (TlnRecordList *self, gboolean of_claims)
{
  g_clear_pointer (&self->kept, tln_record_cache_free);
  g_clear_pointer (&self->items, g_hash_table_unref);
  self->of_claims = of_claims;
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->kept = tln_record_cache_new (record_type (self));
}

static void
take_records (TlnRecordList *self, const TlnRecordPage *fetched, guint epoch)
{
  for (guint i = 0; i < fetched->records->len; i++) {
    gpointer record = g_ptr_array_index (fetched->records, i);
    gint64 id = tln_record_page_id (fetched, i);
    TlnListItem *item = g_hash_table_lookup (self->items, &id);
    if (epoch == self->epoch)
      tln_record_cache_keep (self->kept, id, record);
    if (item != NULL)
      tln_list_item_set_record (item, record);
  }
}

/* --- Updates. While one is under way the list is the beginning of the old spine and the end of the
 * new one. --- */

static guint
count_shown (TlnRecordList *self)
{
  return self->next == NULL ? self->spine->len : self->cut + self->next->len - self->next_cut;
}

static gint64
shown_id (TlnRecordList *self, guint position)
{
  if (self->next != NULL && position >= self->cut)
    return g_array_index (self->next, gint64, position - self->cut + self->next_cut);
  return g_array_index (self->spine, gint64, position);
}

gboolean
tln_record_list_get_group (TlnRecordList *self, guint position, guint *end, TlnSpineGroup *group)
{
  gboolean new_part = self->next != NULL && position >= self->cut;
  const GArray *groups = new_part ? self->next_groups : self->groups;
  /* Of positions of that spine. */
  guint first = new_part ? self->next_cut : 0;
  guint last = new_part ? self->next->len : self->next != NULL ? self->cut : self->spine->len;
  guint shift = new_part ? self->cut : 0;

  if (groups == NULL || groups->len == 0 || position >= count_shown (self))
    return FALSE;
  guint i = tln_spine_groups_find (groups, position - shift + first);
  *group = g_array_index (groups, TlnSpineGroup, i);
  *end = i + 1 < groups->len ? g_array_index (groups, TlnSpineGroup, i + 1).start : last;
  /* What has been replaced already is no part of it. */
  group->start = MAX (group->start, first) - first + shift;
  *end = MIN (*end, last) - first + shift;
  return TRUE;
}

/* What goes, then what comes: told as one, a list view would make an item of each that comes to see
 * whether it is one of those that went. Of a few it may. */
static void
apply_edit (TlnRecordList *self, const TlnSpineEdit *edit)
{
  GListModel *model = G_LIST_MODEL (self);
  gboolean few = MAX (edit->removed, edit->added) <= TLN_SPINE_HEAD;

  self->cut = edit->from;
  self->next_cut = edit->to + (few ? 0 : edit->added);
  if (few)
    g_list_model_items_changed (model, edit->from, edit->removed, edit->added);
  else if (edit->removed > 0)
    g_list_model_items_changed (model, edit->from, edit->removed, 0);
  self->next_cut = edit->to;
  if (!few && edit->added > 0)
    g_list_model_items_changed (model, edit->from, 0, edit->added);
}

/* known: edits from the spine shown to this one, or NULL: another list. groups may be NULL. */
static void
replace_spine (TlnRecordList *self, GArray *spine, GArray *groups, const GArray *known)
{
  g_autoptr (GArray) all = tln_spine_diff_all (self->spine->len, spine->len);
  const GArray *edits = known != NULL ? known : all;
  gboolean resized = self->spine->len != spine->len;

  g_queue_clear (&self->pages);
  self->next_groups = groups != NULL ? g_array_ref (groups) : NULL;
  if (spine != self->spine) {
    self->next = g_array_ref (spine);
    self->cut = self->spine->len;
    self->next_cut = spine->len;
    for (guint i = edits->len; i > 0; i--)
      apply_edit (self, &g_array_index (edits, TlnSpineEdit, i - 1));
    g_array_unref (self->spine);
    self->spine = g_steal_pointer (&self->next);
  }
  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = g_steal_pointer (&self->next_groups);
  g_signal_emit (self, updated_signal, 0);
  if (resized)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ITEMS]);
}

/* --- Records by page. --- */

static void
fetch_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnRecordPage) fetched = tln_store_finish (TLN_STORE (source), result, &error);
  g_autoptr (TlnRecordList) self = g_weak_ref_get (&request->list);

  if (self == NULL)
    return;
  self->fetches--;
  if (request->generation == self->generation) {
    if (error != NULL)
      fail (self, g_steal_pointer (&error));
    else if (fetched->of_claims == self->of_claims && request->epoch == self->epoch)
      take_records (self, fetched, request->epoch);
  }
  fetch_pages (self);
}

static void
fetch (TlnRecordList *self, GArray *ids)
{
  TlnJob job = tln_fetch_job (NULL, self->of_claims, ids, NULL, FALSE);

  self->fetches++;
  tln_store_read_async (self->store, &job, self->cancellable, fetch_done_cb, request_new (self));
}

/* Ids of a page that are not here yet; NULL when nobody looks at one of them any more. */
static GArray *
page_ids (TlnRecordList *self, guint page)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint end = MIN ((page + 1) * PAGE, self->spine->len);
  gboolean wanted = FALSE;

  for (guint i = page * PAGE; i < end; i++) {
    gint64 id = g_array_index (self->spine, gint64, i);
    TlnListItem *item = g_hash_table_lookup (self->items, &id);
    if (item != NULL ? tln_list_item_has_record (item)
                     : tln_record_cache_get (self->kept, id) != NULL)
      continue;
    wanted = wanted || item != NULL;
    g_array_append_val (ids, id);
  }
  return wanted ? g_steal_pointer (&ids) : NULL;
}

static void
fetch_pages (TlnRecordList *self)
{
  while (self->fetches < MAX_FETCHES && !g_queue_is_empty (&self->pages)) {
    guint page = GPOINTER_TO_UINT (g_queue_pop_head (&self->pages));
    g_autoptr (GArray) ids = page_ids (self, page);
    if (ids != NULL)
      fetch (self, ids);
  }
}

static void
want_page (TlnRecordList *self, guint page)
{
  if (g_queue_find (&self->pages, GUINT_TO_POINTER (page)) != NULL)
    return;
  g_queue_push_head (&self->pages, GUINT_TO_POINTER (page));
  fetch_pages (self);
}

/* --- The spine. --- */

static void
show (TlnRecordList *self, const TlnRecordPage *fetched, guint epoch)
{
  if (fetched->of_claims != self->of_claims)
    start_records (self, fetched->of_claims);
  set_error (self, NULL);
  take_records (self, fetched, epoch);
  /* Of what was shown beforehand there are a few, unknown when the job was given. */
  g_autoptr (GArray) edits =
      self->previewed ? tln_spine_diff_few (self->spine, fetched->spine) : NULL;
  self->previewed = FALSE;
  replace_spine (self, fetched->spine, fetched->groups,
                 fetched->base == self->spine ? fetched->edits : edits);
  self->fresh = TRUE;
  /* Of items made while this was under way: their pages have other numbers now. */
  g_autoptr (GArray) missing = tln_list_items_ids (self->items, TRUE);
  if (missing->len > 0)
    fetch (self, missing);
}

static void
load_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlnRecordList) self = g_weak_ref_get (&((Request *) data)->list);

  if (self != NULL && tln_answer_gate_keep (self->gate, source, result, load_done_cb, data))
    return;
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnRecordPage) fetched = tln_store_finish (TLN_STORE (source), result, &error);
  if (self == NULL || request->generation != self->generation)
    return;
  if (error != NULL)
    fail (self, g_steal_pointer (&error));
  else
    show (self, fetched, request->epoch);
  if (request->generation != self->generation)
    return;
  if (self->outdated)
    load (self);
  else
    set_loading (self, FALSE);
  g_signal_emit (self, loaded_signal, 0);
}

static void
load (TlnRecordList *self)
{
  gboolean same = tln_query_of_claims (self->query) == self->of_claims;
  g_autoptr (GArray) ids = same ? tln_list_items_ids (self->items, FALSE) : NULL;
  TlnJob job = tln_fetch_job (self->query, tln_query_of_claims (self->query), ids,
                              same ? self->spine : NULL, self->fresh);

  self->outdated = FALSE;
  set_loading (self, TRUE);
  tln_store_read_async (self->store, &job, self->cancellable, load_done_cb, request_new (self));
}

static void
changed_cb (TlnStore *store, guint changed, TlnRecordList *self)
{
  if ((changed & ~(guint) SILENT) == 0)
    return;
  self->epoch++;
  tln_record_cache_clear (self->kept);
  if (self->query == NULL)
    return;
  if (self->loading)
    self->outdated = TRUE;
  else
    load (self);
}

/* --- GListModel. --- */

static GType
get_item_type (GListModel *model)
{
  return TLN_TYPE_LIST_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_shown (TLN_RECORD_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  TlnRecordList *self = TLN_RECORD_LIST (model);

  if (position >= count_shown (self))
    return NULL;
  gint64 id = shown_id (self, position);
  TlnListItem *item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);
  item = tln_list_item_new (id, record_type (self), self->items);
  gpointer record = tln_record_cache_get (self->kept, id);
  if (record != NULL)
    tln_list_item_set_record (item, record);
  else if (self->next == NULL)
    want_page (self, position / PAGE);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- The object. --- */

static void
tln_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TlnRecordList *self = TLN_RECORD_LIST (object);

  switch (prop_id) {
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  case PROP_N_ITEMS:
    g_value_set_uint (value, count_shown (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
tln_record_list_dispose (GObject *object)
{
  TlnRecordList *self = TLN_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  tln_answer_gate_open (self->gate);
  G_OBJECT_CLASS (tln_record_list_parent_class)->dispose (object);
}

static void
tln_record_list_finalize (GObject *object)
{
  TlnRecordList *self = TLN_RECORD_LIST (object);

  g_clear_pointer (&self->query, tln_query_free);
  g_clear_object (&self->cancellable);
  tln_answer_gate_free (self->gate);
  g_queue_clear (&self->pages);
  g_clear_pointer (&self->spine, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->kept, tln_record_cache_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (tln_record_list_parent_class)->finalize (object);
}

static void
tln_record_list_class_init (TlnRecordListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tln_record_list_get_property;
  object_class->dispose = tln_record_list_dispose;
  object_class->finalize = tln_record_list_finalize;
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  updated_signal = g_signal_new ("updated", TLN_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  loaded_signal = g_signal_new ("loaded", TLN_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
tln_record_list_init (TlnRecordList *self)
{
  self->cancellable = g_cancellable_new ();
  self->gate = tln_answer_gate_new ();
  self->spine = g_array_new (FALSE, FALSE, sizeof (gint64));
  start_records (self, FALSE);
}

TlnRecordList *
tln_record_list_new (TlnStore *store)
{
  TlnRecordList *self = g_object_new (TLN_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
tln_record_list_set_query (TlnRecordList *self, const TlnQuery *query)
{
  gboolean same = query == self->query ||
                  (query != NULL && self->query != NULL && tln_query_equal (query, self->query));

  if (same && self->error == NULL)
    return;
  TlnQuery *copy = query != NULL ? tln_query_copy (query) : NULL;
  g_clear_pointer (&self->query, tln_query_free);
  self->query = copy;
  self->fresh = FALSE;
  self->previewed = FALSE;
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->query != NULL) {
    load (self);
    return;
  }
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  set_loading (self, FALSE);
  set_error (self, NULL);
  replace_spine (self, none, NULL, NULL);
}

void
tln_record_list_preview (TlnRecordList *self, GArray *ids)
{
  if (!self->loading || self->query == NULL || tln_query_of_claims (self->query))
    return;
  if (self->of_claims)
    start_records (self, FALSE);
  g_autoptr (GArray) spine = g_array_copy (ids);
  set_error (self, NULL);
  g_autoptr (GArray) edits = self->previewed ? tln_spine_diff_few (self->spine, spine) : NULL;
  replace_spine (self, spine, NULL, edits);
  self->previewed = TRUE;
}

void
tln_record_list_hold (TlnRecordList *self, gboolean hold)
{
  (hold ? tln_answer_gate_close : tln_answer_gate_open) (self->gate);
}

gboolean
tln_record_list_is_held (TlnRecordList *self)
{
  return tln_answer_gate_is_closed (self->gate);
}

const TlnQuery *
tln_record_list_get_query (TlnRecordList *self)
{
  return self->query;
}

guint
tln_record_list_find (TlnRecordList *self, gint64 id)
{
  guint n = count_shown (self);

  for (guint i = 0; i < n; i++)
    if (shown_id (self, i) == id)
      return i;
  return G_MAXUINT;
}

gint64
tln_record_list_get_id (TlnRecordList *self, guint position)
{
  return position < count_shown (self) ? shown_id (self, position) : 0;
}

GArray *
tln_record_list_ref_spine (TlnRecordList *self)
{
  return g_array_ref (self->spine);
}
