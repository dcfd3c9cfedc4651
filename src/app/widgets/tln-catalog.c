/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snapshot of the small tables, fetched again as one job after every change. */
#include "tln-catalog.h"

#include "tln-due.h"
#include "tln-feeds.h"
#include "tln-instruments.h"
#include "tln-theses.h"

#include <string.h>

typedef struct {
  GPtrArray *chains;
  GPtrArray *stages;
  GPtrArray *theses;
  GPtrArray *instruments;
  GPtrArray *feeds;
  GPtrArray *searches;
  TlnCounts counts;
  guint due;
} Snapshot;

struct _TlnCatalog {
  GObject parent_instance;
  TlnStore *store; /* not owned: it owns us */
  GCancellable *cancellable;
  Snapshot *now;
  GError *error;
  gboolean ready;
  gboolean fetching;
  gboolean stale;
  guint pending; /* TlnChanged since the last fetch began */
  guint fetched; /* what the fetch that runs is for */
};

typedef enum {
  PROP_READY = 1,
  PROP_ERROR
} CatalogProperty;
static GParamSpec *properties[PROP_ERROR + 1];
static guint changed_signal, renamed_signal;

G_DEFINE_FINAL_TYPE (TlnCatalog, tln_catalog, G_TYPE_OBJECT)

static void fetch (TlnCatalog *self);

static void
snapshot_free (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->chains, g_ptr_array_unref);
  g_clear_pointer (&snapshot->stages, g_ptr_array_unref);
  g_clear_pointer (&snapshot->theses, g_ptr_array_unref);
  g_clear_pointer (&snapshot->instruments, g_ptr_array_unref);
  g_clear_pointer (&snapshot->feeds, g_ptr_array_unref);
  g_clear_pointer (&snapshot->searches, g_ptr_array_unref);
  g_free (snapshot);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static gpointer
snapshot_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Snapshot) snapshot = g_new0 (Snapshot, 1);

  snapshot->chains = tln_theses_get_chains (db, error);
  if (!snapshot->chains)
    return NULL;
  snapshot->stages = tln_theses_get_stages (db, 0, error);
  if (!snapshot->stages)
    return NULL;
  snapshot->theses = tln_theses_get_all (db, error);
  if (!snapshot->theses)
    return NULL;
  snapshot->instruments = tln_instruments_get_all (db, error);
  if (!snapshot->instruments)
    return NULL;
  snapshot->feeds = tln_feeds_get_all (db, error);
  if (!snapshot->feeds)
    return NULL;
  snapshot->searches = tln_searches_get_all (db, error);
  if (!snapshot->searches)
    return NULL;
  if (!tln_articles_count (db, &snapshot->counts, error) ||
      !tln_due_count_by (db, tln_day_today (), &snapshot->due, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

static void
store_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Snapshot) snapshot = tln_store_finish (TLN_STORE (source), result, &error);
  TlnCatalog *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->fetching = FALSE;
  /* After a fault everything may be different. */
  if (self->error)
    self->fetched = TLN_CHANGED_ALL;
  g_clear_error (&self->error);
  if (error) {
    self->error = g_steal_pointer (&error);
  } else {
    g_clear_pointer (&self->now, snapshot_free);
    self->now = g_steal_pointer (&snapshot);
  }
  if (!self->ready) {
    self->ready = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (self->fetched & TLN_CHANGED_THESES)
    g_signal_emit (self, renamed_signal, 0);
  g_signal_emit (self, changed_signal, 0);
  if (self->stale)
    fetch (self);
}

static void
fetch (TlnCatalog *self)
{
  TlnJob job = { .run = snapshot_job, .result_free = (GDestroyNotify) snapshot_free };

  self->stale = self->fetching;
  if (self->fetching)
    return;
  self->fetching = TRUE;
  self->fetched = self->pending;
  self->pending = 0;
  tln_store_read_async (self->store, &job, self->cancellable, store_read_cb, self);
}

static void
store_changed_cb (TlnStore *store, guint what, TlnCatalog *self)
{
  self->pending |= what;
  fetch (self);
}

static void
tln_catalog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnCatalog *self = TLN_CATALOG (object);

  switch ((CatalogProperty) id) {
  case PROP_READY:
    g_value_set_boolean (value, self->ready);
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_catalog_finalize (GObject *object)
{
  TlnCatalog *self = TLN_CATALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->now, snapshot_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (tln_catalog_parent_class)->finalize (object);
}

static void
tln_catalog_class_init (TlnCatalogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tln_catalog_get_property;
  object_class->finalize = tln_catalog_finalize;
  properties[PROP_READY] =
      g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new ("changed", TLN_TYPE_CATALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  renamed_signal = g_signal_new ("renamed", TLN_TYPE_CATALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
tln_catalog_init (TlnCatalog *self)
{
  self->cancellable = g_cancellable_new ();
  self->pending = TLN_CHANGED_ALL;
  self->now = g_new0 (Snapshot, 1);
  self->now->chains = g_ptr_array_new ();
  self->now->stages = g_ptr_array_new ();
  self->now->theses = g_ptr_array_new ();
  self->now->instruments = g_ptr_array_new ();
  self->now->feeds = g_ptr_array_new ();
  self->now->searches = g_ptr_array_new ();
}

TlnCatalog *
tln_catalog_of (TlnStore *store)
{
  static const char *const key = "tln-catalog";
  TlnCatalog *self;

  g_return_val_if_fail (TLN_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), key);
  if (self)
    return self;
  self = g_object_new (TLN_TYPE_CATALOG, NULL);
  self->store = store;
  g_object_set_data_full (G_OBJECT (store), key, self, g_object_unref);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  fetch (self);
  return self;
}

GPtrArray *
tln_catalog_get_chains (TlnCatalog *self)
{
  return self->now->chains;
}

GPtrArray *
tln_catalog_get_stages (TlnCatalog *self)
{
  return self->now->stages;
}

GPtrArray *
tln_catalog_get_theses (TlnCatalog *self)
{
  return self->now->theses;
}

GPtrArray *
tln_catalog_get_instruments (TlnCatalog *self)
{
  return self->now->instruments;
}

GPtrArray *
tln_catalog_get_feeds (TlnCatalog *self)
{
  return self->now->feeds;
}

GPtrArray *
tln_catalog_get_searches (TlnCatalog *self)
{
  return self->now->searches;
}

TlnSavedSearch *
tln_catalog_search (TlnCatalog *self, gint64 id)
{
  for (guint i = 0; i < self->now->searches->len; i++) {
    TlnSavedSearch *search = g_ptr_array_index (self->now->searches, i);

    if (search->id == id)
      return search;
  }
  return NULL;
}

const TlnCounts *
tln_catalog_get_counts (TlnCatalog *self)
{
  return &self->now->counts;
}

guint
tln_catalog_get_due (TlnCatalog *self)
{
  return self->now->due;
}

TlnStage *
tln_catalog_stage (TlnCatalog *self, gint64 id)
{
  for (guint i = 0; i < self->now->stages->len; i++) {
    TlnStage *stage = g_ptr_array_index (self->now->stages, i);

    if (stage->id == id)
      return stage;
  }
  return NULL;
}

TlnThesis *
tln_catalog_thesis (TlnCatalog *self, gint64 id)
{
  for (guint i = 0; i < self->now->theses->len; i++) {
    TlnThesis *thesis = g_ptr_array_index (self->now->theses, i);

    if (thesis->id == id)
      return thesis;
  }
  return NULL;
}

TlnInstrument *
tln_catalog_instrument (TlnCatalog *self, gint64 id)
{
  for (guint i = 0; i < self->now->instruments->len; i++) {
    TlnInstrument *instrument = g_ptr_array_index (self->now->instruments, i);

    if (instrument->id == id)
      return instrument;
  }
  return NULL;
}

TlnSubscription *
tln_catalog_feed (TlnCatalog *self, gint64 id)
{
  for (guint i = 0; i < self->now->feeds->len; i++) {
    TlnSubscription *feed = g_ptr_array_index (self->now->feeds, i);

    if (feed->id == id)
      return feed;
  }
  return NULL;
}

void
tln_catalog_refresh (TlnCatalog *self)
{
  fetch (self);
}

TlnStage *
tln_catalog_nth_stage (TlnCatalog *self, gint64 chain, int n)
{
  if (chain == 0 && self->now->chains->len > 0)
    chain = ((TlnChain *) g_ptr_array_index (self->now->chains, 0))->id;
  for (guint i = 0; i < self->now->stages->len; i++) {
    TlnStage *stage = g_ptr_array_index (self->now->stages, i);

    if (stage->chain_id == chain && n-- == 0)
      return stage;
  }
  return NULL;
}

TlnInstrument *
tln_catalog_instrument_by_code (TlnCatalog *self, const char *code)
{
  const char *dot = strrchr (code, '.');
  gsize length = dot ? (gsize) (dot - code) : strlen (code);

  for (guint i = 0; i < self->now->instruments->len; i++) {
    TlnInstrument *instrument = g_ptr_array_index (self->now->instruments, i);

    if (strlen (instrument->code) == length && strncmp (instrument->code, code, length) == 0 &&
        (!dot || g_str_equal (instrument->exchange, dot + 1)))
      return instrument;
  }
  return NULL;
}
