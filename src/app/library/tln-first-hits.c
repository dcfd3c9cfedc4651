/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TlnSearchLive beside the list's own search. Where the list is quicker, as it is in a small
 * library, nothing of this is seen. */
#include "tln-first-hits.h"

#include "tln-search-live.h"

/* A list that comes sooner than this would be laid out twice for nothing. */
#define WAIT_MS 50
/* A list is held for a few frames. */
#define HELD_MS 8

struct _TlnFirstHits {
  GObject parent_instance;
  TlnRecordList *list;
  TlnFound *found;
  TlnSearchLive *live;
  GArray *ids; /* gint64: shown so far */
  guint count;
  gboolean more;
  gboolean counted;
  gint64 began; /* microseconds */
  guint timer;
};

static guint changed_signal;
static guint scanned_signal;

G_DEFINE_FINAL_TYPE (TlnFirstHits, tln_first_hits, G_TYPE_OBJECT)

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
preview_cb (gpointer user_data)
{
  TlnFirstHits *self = user_data;

  self->timer = 0;
  if (tln_record_list_is_held (self->list)) {
    self->timer = g_timeout_add_once (HELD_MS, preview_cb, self);
    return;
  }
  tln_record_list_preview (self->list, self->ids);
  g_signal_emit (self, changed_signal, 0);
}

static void
show_hits (TlnFirstHits *self, TlnSearchParts part, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++) {
    TlnHit *hit = g_ptr_array_index (hits, i);

    if (!has_id (self->ids, hit->id))
      g_array_append_val (self->ids, hit->id);
  }
  tln_found_take (self->found, hits);
  /* Titles and the newest in one: each showing lays out a screen of rows. */
  if (part == TLN_SEARCH_NEWEST && self->ids->len > 0)
    self->timer = g_timeout_add_once (
        (guint) CLAMP (WAIT_MS - (g_get_monotonic_time () - self->began) / 1000, 0, WAIT_MS),
        preview_cb, self);
}

static void
part_cb (const TlnSearchPart *part, gpointer user_data)
{
  g_autoptr (TlnFirstHits) self = g_object_ref (user_data);

  if (part->basis != TLN_SEARCH_BY_INDEX)
    g_signal_emit (self, scanned_signal, 0);
  if (part->hits) {
    show_hits (self, part->part, part->hits);
  } else {
    self->count = part->count;
    self->more = part->more;
    self->counted = TRUE;
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
stop (TlnFirstHits *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  tln_search_live_set (self->live, NULL, 0);
  g_array_set_size (self->ids, 0);
  self->counted = FALSE;
}

static void
tln_first_hits_dispose (GObject *object)
{
  TlnFirstHits *self = TLN_FIRST_HITS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->live, tln_search_live_free);
  g_clear_object (&self->list);
  g_clear_object (&self->found);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (tln_first_hits_parent_class)->dispose (object);
}

static void
tln_first_hits_class_init (TlnFirstHitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_first_hits_dispose;
  changed_signal = g_signal_new ("changed", TLN_TYPE_FIRST_HITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  scanned_signal = g_signal_new ("scanned", TLN_TYPE_FIRST_HITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
tln_first_hits_init (TlnFirstHits *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

TlnFirstHits *
tln_first_hits_new (TlnStore *store, TlnRecordList *list, TlnFound *found)
{
  TlnFirstHits *self = g_object_new (TLN_TYPE_FIRST_HITS, NULL);

  self->list = g_object_ref (list);
  self->found = g_object_ref (found);
  self->live = tln_search_live_new (store, &(TlnSearchLiveFuncs) { .part = part_cb }, self);
  g_signal_connect_object (list, "loaded", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  return self;
}

void
tln_first_hits_set_search (TlnFirstHits *self, const char *search)
{
  gboolean loading;

  stop (self);
  g_object_get (self->list, "loading", &loading, NULL);
  self->began = g_get_monotonic_time ();
  if (search && loading)
    tln_search_live_set (self->live, search,
                         TLN_SEARCH_TITLES | TLN_SEARCH_NEWEST | TLN_SEARCH_COUNT);
}

gboolean
tln_first_hits_get_count (TlnFirstHits *self, guint *count, gboolean *more)
{
  *count = self->count;
  *more = self->more;
  return self->counted;
}
