/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by id; the oldest goes first. No thread but the main one comes here. */
#include "tln-record-cache.h"

#define MAX_KEPT 4096

struct _TlnRecordCache {
  GType type;
  GHashTable *kept; /* gint64 → record */
  GQueue order; /* gint64 *, the keys of kept, oldest first */
};

TlnRecordCache *
tln_record_cache_new (GType type)
{
  TlnRecordCache *self = g_new0 (TlnRecordCache, 1);

  self->type = type;
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tln_record_cache_free (TlnRecordCache *self)
{
  tln_record_cache_clear (self);
  g_hash_table_unref (self->kept);
  g_free (self);
}

static void
forget (TlnRecordCache *self, const gint64 *id)
{
  g_boxed_free (self->type, g_hash_table_lookup (self->kept, id));
  g_hash_table_remove (self->kept, id);
}

void
tln_record_cache_keep (TlnRecordCache *self, gint64 id, gpointer record)
{
  if (g_hash_table_contains (self->kept, &id))
    return;
  if (g_queue_get_length (&self->order) >= MAX_KEPT)
    forget (self, g_queue_pop_head (&self->order));
  gint64 *key = g_memdup2 (&id, sizeof id);
  g_hash_table_insert (self->kept, key, g_boxed_copy (self->type, record));
  g_queue_push_tail (&self->order, key);
}

gpointer
tln_record_cache_get (TlnRecordCache *self, gint64 id)
{
  return g_hash_table_lookup (self->kept, &id);
}

void
tln_record_cache_clear (TlnRecordCache *self)
{
  gint64 *id;

  while ((id = g_queue_pop_head (&self->order)) != NULL)
    forget (self, id);
}
