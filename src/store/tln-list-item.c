/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wrapper of one row: there at once, filled later. One per id as long as anybody holds it. */
#include "tln-list-item-private.h"

struct _TlnListItem {
  GObject parent_instance;
  gint64 id;
  GType record_type;
  gpointer record; /* or NULL */
  GHashTable *registry;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (TlnListItem, tln_list_item, G_TYPE_OBJECT)

static void
tln_list_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TlnListItem *self = TLN_LIST_ITEM (object);

  switch (prop_id) {
  case PROP_ID:
    g_value_set_int64 (value, self->id);
    break;
  case PROP_RECORD:
    g_value_set_pointer (value, self->record);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
tln_list_item_finalize (GObject *object)
{
  TlnListItem *self = TLN_LIST_ITEM (object);

  g_hash_table_remove (self->registry, &self->id);
  g_hash_table_unref (self->registry);
  if (self->record != NULL)
    g_boxed_free (self->record_type, self->record);
  G_OBJECT_CLASS (tln_list_item_parent_class)->finalize (object);
}

static void
tln_list_item_class_init (TlnListItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tln_list_item_get_property;
  object_class->finalize = tln_list_item_finalize;
  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_RECORD] =
      g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
tln_list_item_init (TlnListItem *self)
{
}

TlnListItem *
tln_list_item_new (gint64 id, GType record_type, GHashTable *registry)
{
  TlnListItem *self = g_object_new (TLN_TYPE_LIST_ITEM, NULL);

  self->id = id;
  self->record_type = record_type;
  self->registry = g_hash_table_ref (registry);
  g_hash_table_insert (registry, &self->id, self);
  return self;
}

void
tln_list_item_set_record (TlnListItem *self, gpointer record)
{
  gboolean same = self->record == record;

  if (same)
    return;
  /* A list that is read again mostly says what it said: rows need not be made anew. */
  if (self->record != NULL && record != NULL && self->record_type == TLN_TYPE_ARTICLE)
    same = tln_article_equal (self->record, record);
  if (self->record != NULL)
    g_boxed_free (self->record_type, self->record);
  self->record = record != NULL ? g_boxed_copy (self->record_type, record) : NULL;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

gboolean
tln_list_item_has_record (TlnListItem *self)
{
  return self->record != NULL;
}

GArray *
tln_list_items_ids (GHashTable *registry, gboolean without_record)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;
  gpointer item;

  g_hash_table_iter_init (&iter, registry);
  while (g_hash_table_iter_next (&iter, &key, &item))
    if (!without_record || !tln_list_item_has_record (item))
      g_array_append_vals (ids, key, 1);
  return ids;
}

gint64
tln_list_item_get_id (TlnListItem *self)
{
  return self->id;
}

TlnArticle *
tln_list_item_get_article (TlnListItem *self)
{
  return self->record_type == TLN_TYPE_ARTICLE ? self->record : NULL;
}

TlnClaim *
tln_list_item_get_claim (TlnListItem *self)
{
  return self->record_type == TLN_TYPE_CLAIM ? self->record : NULL;
}
