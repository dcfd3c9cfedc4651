/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bitset of positions over the spine of the list. An update of the list comes as several
 * items-changed; ids that were selected in what it takes away wait until it ends, since a row that
 * moves is taken away and added again. */
#include "tln-record-selection.h"

/* So few are compared one by one; more are looked up. */
#define FEW 4
/* More are not looked for: nobody has picked them one by one. */
#define MOST 100000

struct _TlnRecordSelection {
  GObject parent_instance;
  TlnRecordList *list;
  GtkBitset *selected;
  GArray *spine; /* of the list before the update that is under way */
  GArray *lost; /* gint64: selected, and taken away in this update */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnRecordSelection,
                               tln_record_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                              section_model_init))

/* --- What the list tells. --- */

/* An update goes from the end to the beginning, so the rows it takes away still are where they
 * were. */
static void
lose (TlnRecordSelection *self, guint position, guint removed)
{
  GtkBitsetIter iter;
  guint at;

  if (removed == 0 || gtk_bitset_is_empty (self->selected) ||
      !gtk_bitset_iter_init_at (&iter, self->selected, position, &at))
    return;
  for (gboolean more = TRUE; more && at < position + removed && at < self->spine->len;
       more = gtk_bitset_iter_next (&iter, &at))
    g_array_append_val (self->lost, g_array_index (self->spine, gint64, at));
}

static void
find_few (TlnRecordSelection *self, guint position, guint added)
{
  const gint64 *lost = (const gint64 *) (void *) self->lost->data;

  for (guint i = position; i < position + added; i++) {
    gint64 id = tln_record_list_get_id (self->list, i);
    for (guint j = 0; j < self->lost->len; j++)
      if (lost[j] == id)
        gtk_bitset_add (self->selected, i);
  }
}

static void
find_many (TlnRecordSelection *self, guint position, guint added)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->lost->len; i++)
    g_hash_table_add (lost, &g_array_index (self->lost, gint64, i));
  for (guint i = position; i < position + added; i++) {
    gint64 id = tln_record_list_get_id (self->list, i);
    if (g_hash_table_contains (lost, &id))
      gtk_bitset_add (self->selected, i);
  }
}

static void
items_changed_cb (TlnRecordList *list,
                  guint position,
                  guint removed,
                  guint added,
                  TlnRecordSelection *self)
{
  lose (self, position, removed);
  gtk_bitset_splice (self->selected, position, removed, added);
  if (self->lost->len > FEW && self->lost->len <= MOST)
    find_many (self, position, added);
  else if (self->lost->len > 0 && self->lost->len <= FEW)
    find_few (self, position, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify (G_OBJECT (self), "n-items");
}

static void
updated_cb (TlnRecordList *list, TlnRecordSelection *self)
{
  g_array_set_size (self->lost, 0);
  g_array_unref (self->spine);
  self->spine = tln_record_list_ref_spine (list);
  TlnSpineGroup group;
  guint end;
  /* They may be other ones over the same rows, and were cut short meanwhile. */
  if (tln_record_list_get_group (list, 0, &end, &group))
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->spine->len);
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
  return g_list_model_get_n_items (G_LIST_MODEL (TLN_RECORD_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (TLN_RECORD_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- GtkSelectionModel. --- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (TLN_RECORD_SELECTION (model)->selected, position);
}

/* Signature given by GTK; more than the range may be in it. */
static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (TLN_RECORD_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  TlnRecordSelection *self = TLN_RECORD_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, get_n_items (G_LIST_MODEL (model)));

  gtk_bitset_difference (changes, self->selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_intersect (changes, all);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  /* Somebody may hold the old one. */
  GtkBitset *now = gtk_bitset_copy (self->selected);
  gtk_bitset_difference (now, changes);
  gtk_bitset_unref (self->selected);
  self->selected = now;
  guint first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first,
                                         gtk_bitset_get_maximum (changes) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* --- GtkSectionModel: the groups of the list, or one of all. --- */

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  TlnRecordSelection *self = TLN_RECORD_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (model));
  TlnSpineGroup group = { 0 };

  if (tln_record_list_get_group (self->list, position, end, &group)) {
    *start = group.start;
    return;
  }
  *start = position < n ? 0 : n;
  *end = position < n ? n : G_MAXUINT;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

/* --- The object. --- */

enum {
  PROP_N_ITEMS = 1
};

static void
tln_record_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_ITEMS)
    g_value_set_uint (value, get_n_items (G_LIST_MODEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_record_selection_finalize (GObject *object)
{
  TlnRecordSelection *self = TLN_RECORD_SELECTION (object);

  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->list);
  gtk_bitset_unref (self->selected);
  g_array_unref (self->spine);
  g_array_unref (self->lost);
  G_OBJECT_CLASS (tln_record_selection_parent_class)->finalize (object);
}

static void
tln_record_selection_class_init (TlnRecordSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tln_record_selection_get_property;
  object_class->finalize = tln_record_selection_finalize;
  g_object_class_install_property (
      object_class, PROP_N_ITEMS,
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
tln_record_selection_init (TlnRecordSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->lost = g_array_new (FALSE, FALSE, sizeof (gint64));
}

TlnRecordSelection *
tln_record_selection_new (TlnRecordList *list)
{
  TlnRecordSelection *self = g_object_new (TLN_TYPE_RECORD_SELECTION, NULL);

  self->list = g_object_ref (list);
  self->spine = tln_record_list_ref_spine (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (list, "updated", G_CALLBACK (updated_cb), self);
  return self;
}
