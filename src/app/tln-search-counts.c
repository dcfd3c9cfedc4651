/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round is a chain of reads, so that whatever else is read gets its turn between them. After a
 * round comes a rest ten times as long, however many changes there are: an import of thousands
 * costs a tenth of one thread at most. */
#include "tln-search-counts.h"

#include "tln-catalog.h"
#include "tln-search-index.h"

#define REST_MS 600
#define REST_FACTOR 10
/* When it is tried again where something could not be counted. */
#define AGAIN_MS 20000
/* Changes that no search looks at. */
#define SILENT TLN_CHANGED_PRICES

typedef struct {
  guint count;
  gboolean more;
} Count;

struct _TlnSearchCounts {
  GObject parent_instance;
  TlnStore *store;
  GHashTable *counts; /* gint64 → Count */
  GPtrArray *left; /* TlnSavedSearch of the round that runs, NULL: none does */
  GHashTable *next; /* counts of that round */
  GCancellable *cancellable;
  gboolean stale; /* something changed since it began */
  gint64 began;
  gint64 rest; /* milliseconds from a change to the next round */
  guint wanted; /* searches of the round */
  guint timer;
};

static guint changed_signal;

static void count_next (TlnSearchCounts *self);

G_DEFINE_FINAL_TYPE (TlnSearchCounts, tln_search_counts, G_TYPE_OBJECT)

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/* Rounds. */

static void
begin_round (gpointer user_data)
{
  TlnSearchCounts *self = user_data;
  GPtrArray *searches = tln_catalog_get_searches (tln_catalog_of (self->store));

  self->timer = 0;
  self->stale = FALSE;
  self->began = g_get_monotonic_time ();
  self->next = new_table ();
  self->wanted = searches->len;
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_saved_search_free);
  for (guint i = searches->len; i > 0; i--) {
    const TlnSavedSearch *search = g_ptr_array_index (searches, i - 1);
    TlnSavedSearch *copy = tln_saved_search_new (search->name, search->query);

    copy->id = search->id;
    g_ptr_array_add (self->left, copy);
  }
  count_next (self);
}

static void
begin_after (TlnSearchCounts *self, gint64 milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once ((guint) milliseconds, begin_round, self);
}

/* Something is different: a round is due, or after the one that runs. */
static void
begin_soon (TlnSearchCounts *self)
{
  gboolean due = self->stale;

  self->stale = TRUE;
  if (!self->left && !due)
    begin_after (self, self->rest);
}

static gboolean
same_counts (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer id, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &value)) {
    const Count *one = value;
    const Count *other = g_hash_table_lookup (b, id);

    if (!other || one->count != other->count || one->more != other->more)
      return FALSE;
  }
  return TRUE;
}

static void
end_round (TlnSearchCounts *self)
{
  gint64 took = (g_get_monotonic_time () - self->began) / 1000;
  gboolean whole = g_hash_table_size (self->next) == self->wanted;
  g_autoptr (GHashTable) before = g_steal_pointer (&self->counts);

  g_clear_pointer (&self->left, g_ptr_array_unref);
  self->counts = g_steal_pointer (&self->next);
  self->rest = MAX (REST_MS, took * REST_FACTOR);
  if (self->stale)
    begin_after (self, self->rest);
  else if (!whole)
    begin_after (self, AGAIN_MS);
  if (!same_counts (before, self->counts))
    g_signal_emit (self, changed_signal, 0);
}

static gpointer
count_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnQuery *query = data;
  g_autofree Count *count = g_new0 (Count, 1);
  gboolean current;

  if (!tln_search_index_is_current (db, &current, error))
    return NULL;
  /* Reading all texts for a number would be too much. */
  if (!current || !tln_searches_count (db, query, &count->count, &count->more, error))
    return NULL;
  return g_steal_pointer (&count);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnSearchCounts) self = user_data;
  Count *count = tln_store_finish (TLN_STORE (source), result, NULL);
  TlnSavedSearch *search;

  if (!self->left) {
    g_free (count);
    return;
  }
  /* One that cannot be counted has no number. */
  search = g_ptr_array_index (self->left, self->left->len - 1);
  if (count)
    g_hash_table_insert (self->next, g_memdup2 (&search->id, sizeof search->id), count);
  g_ptr_array_set_size (self->left, (int) self->left->len - 1);
  count_next (self);
}

static void
count_next (TlnSearchCounts *self)
{
  TlnJob job = { .run = count_job,
                 .data_free = (GDestroyNotify) tln_query_free,
                 .result_free = g_free };

  if (self->left->len == 0) {
    end_round (self);
    return;
  }
  job.data = tln_query_copy (
      ((TlnSavedSearch *) g_ptr_array_index (self->left, self->left->len - 1))->query);
  tln_store_read_async (self->store, &job, self->cancellable, counted_cb, g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnSearchCounts *self)
{
  if ((changed & ~(guint) SILENT) != 0)
    begin_soon (self);
}

/* The catalogue comes a moment after the store: searches that were not there are counted, too. */
static void
catalog_changed_cb (TlnSearchCounts *self)
{
  GPtrArray *searches = tln_catalog_get_searches (tln_catalog_of (self->store));

  for (guint i = 0; i < searches->len; i++) {
    const TlnSavedSearch *search = g_ptr_array_index (searches, i);

    if (g_hash_table_contains (self->counts, &search->id))
      continue;
    begin_soon (self);
    return;
  }
}

/* The object. */

static void
tln_search_counts_dispose (GObject *object)
{
  TlnSearchCounts *self = TLN_SEARCH_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_search_counts_parent_class)->dispose (object);
}

static void
tln_search_counts_finalize (GObject *object)
{
  TlnSearchCounts *self = TLN_SEARCH_COUNTS (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  G_OBJECT_CLASS (tln_search_counts_parent_class)->finalize (object);
}

static void
tln_search_counts_class_init (TlnSearchCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_search_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = tln_search_counts_finalize;
  changed_signal = g_signal_new ("changed", TLN_TYPE_SEARCH_COUNTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
tln_search_counts_init (TlnSearchCounts *self)
{
  self->counts = new_table ();
  self->rest = REST_MS;
  self->cancellable = g_cancellable_new ();
}

TlnSearchCounts *
tln_search_counts_new (TlnStore *store)
{
  TlnSearchCounts *self = g_object_new (TLN_TYPE_SEARCH_COUNTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (tln_catalog_of (store), "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  catalog_changed_cb (self);
  return self;
}

gboolean
tln_search_counts_get (TlnSearchCounts *self, gint64 search, guint *count, gboolean *more)
{
  const Count *known = g_hash_table_lookup (self->counts, &search);

  *count = known ? known->count : 0;
  *more = known && known->more;
  return known != NULL;
}
