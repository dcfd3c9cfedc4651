/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bitset of positions over the spine of the list. An update of the list comes as several
 * items-changed; ids that were selected in what it takes away wait until it ends, since a row that
 * moves is taken away and added again. Many rows that come or go at the end are told little by
 * little: a list view has a widget for each of about two hundred. */
#include "tln-record-selection.h"

#include "tln-spine-diff.h"
#include "tln-told-rows.h"

#include <gtk/gtk.h>

/* Rows that are told in one turn of the main loop, at most, as long as a view has widgets of them:
 * a few at a time, until it has taken so long (µs). */
#define SLICE 24
#define FEW_ROWS 8
#define SLICE_US 5000
/* After a frame has been drawn. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)
/* Before: what the list answers waits for it. */
#define SHED_PRIORITY (GDK_PRIORITY_REDRAW - 1)

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
  gboolean sectioned; /* the groups of the list are told; else all rows are one section */
  guint shown; /* of the rows of the list: the first so many are told of */
  guint growing; /* source, while there are others */
  guint kept; /* when rows were let go: so many were not; 0: none were */
  guint shedding; /* source, while there are more than that */
  TlnToldRows *told;
};

static guint to_top_signal;
static guint changed_signal;

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

static guint
count_all (TlnRecordSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean
has_groups (TlnRecordSelection *self)
{
  TlnSpineGroup group;
  guint end;

  return tln_record_list_get_group (self->list, 0, &end, &group);
}

static void
tell (TlnRecordSelection *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  self->shown = self->shown - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify (G_OBJECT (self), "n-items");
}

/* Whether a list view makes a widget of a row that is told of: at its top, or where it was when
 * rows were let go. */
static gboolean
has_widget (TlnRecordSelection *self, guint position)
{
  return position < TLN_SPINE_HEAD ||
         (position >= self->kept && position - self->kept < TLN_SPINE_HEAD);
}

/* One more turn of growing. */
static void
tell_more (TlnRecordSelection *self)
{
  gint64 until = g_get_monotonic_time () + SLICE_US;
  guint first = self->shown;

  do {
    guint left = count_all (self) - self->shown;

    if (!has_widget (self, self->shown)) {
      tell (self, self->shown, 0, left);
      return;
    }
    tell (self, self->shown, 0, MIN (left, FEW_ROWS));
  } while (self->shown < MIN (first + SLICE, count_all (self)) && g_get_monotonic_time () < until);
}

static gboolean
grow_cb (gpointer user_data)
{
  TlnRecordSelection *self = user_data;

  tell_more (self);
  if (self->shown < count_all (self))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  self->kept = 0;
  return G_SOURCE_REMOVE;
}

static void
grow (TlnRecordSelection *self)
{
  if (self->growing == 0 && self->shedding == 0 && self->shown < count_all (self))
    self->growing = g_idle_add_full (PRIORITY, grow_cb, self, NULL);
}

/* The last rows first, of which there are no widgets but for the last two hundred. */
static gboolean
shed_cb (gpointer user_data)
{
  TlnRecordSelection *self = user_data;
  gint64 until = g_get_monotonic_time () + SLICE_US;
  guint first = MIN (self->shown, self->kept + TLN_SPINE_HEAD);

  if (self->shown > first)
    tell (self, first, self->shown - first, 0);
  while (self->shown > self->kept && first - self->shown < SLICE &&
         g_get_monotonic_time () < until) {
    guint n = MIN (self->shown - self->kept, FEW_ROWS);

    tell (self, self->shown - n, n, 0);
  }
  if (self->shown > self->kept)
    return G_SOURCE_CONTINUE;
  self->shedding = 0;
  tln_record_list_hold (self->list, FALSE);
  return G_SOURCE_REMOVE;
}

/* The list has answered, or will not. */
static void
stop_shedding (TlnRecordSelection *self)
{
  if (self->shedding == 0)
    return;
  g_clear_handle_id (&self->shedding, g_source_remove);
  tln_record_list_hold (self->list, FALSE);
}

static void
loading_cb (TlnRecordList *list, GParamSpec *pspec, TlnRecordSelection *self)
{
  gboolean loading;

  g_object_get (list, "loading", &loading, NULL);
  if (loading)
    return;
  stop_shedding (self);
  grow (self);
}

/* How many of the rows that came are told at once; ending: nothing that is shown lies behind. */
static guint
count_told (TlnRecordSelection *self, guint position, guint removed, guint added, gboolean ending)
{
  gboolean complete = self->growing == 0;

  if (!ending || (complete && (position >= TLN_SPINE_HEAD || added <= removed + SLICE)))
    return added;
  return MIN (added, complete ? MAX (removed, SLICE) : removed);
}

/* Other rows from the first one on. A list view throws the widgets of rows away that leave the
 * model, but uses those again that were scrolled out of sight: so what comes is put before what
 * goes, and gone to. */
static void
tell_others (TlnRecordSelection *self, guint removed, guint added)
{
  tell (self, 0, 0, added);
  g_signal_emit (self, to_top_signal, 0);
  tell (self, added, removed, 0);
}

static void
tell_change (TlnRecordSelection *self, guint position, guint removed, guint added)
{
  guint gone, told;

  if (position > self->shown)
    return;
  gone = MIN (removed, self->shown - position);
  told = count_told (self, position, gone, added, position + gone == self->shown);
  if (position == 0 && MIN (gone, told) >= SLICE)
    tell_others (self, gone, told);
  else
    tell (self, position, gone, told);
}

static void
set_sectioned (TlnRecordSelection *self, gboolean sectioned)
{
  gboolean before = self->sectioned;

  self->sectioned = sectioned;
  if ((before || sectioned) && self->shown > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->shown);
}

static void
items_changed_cb (TlnRecordList *list,
                  guint position,
                  guint removed,
                  guint added,
                  TlnRecordSelection *self)
{
  /* A list view does not survive sections that are other ones before and behind a change than those
   * it knows. One of all rows is always right, and rows are used again as without headings. Of none
   * there is none. */
  tln_told_rows_finish (self->told);
  stop_shedding (self);
  if (self->sectioned && count_all (self) > 0)
    set_sectioned (self, FALSE);
  self->sectioned = FALSE;
  lose (self, position, removed);
  gtk_bitset_splice (self->selected, position, removed, added);
  if (self->lost->len > FEW && self->lost->len <= MOST)
    find_many (self, position, added);
  else if (self->lost->len > 0 && self->lost->len <= FEW)
    find_few (self, position, added);
  tell_change (self, position, removed, added);
}

static void
updated_cb (TlnRecordList *list, TlnRecordSelection *self)
{
  g_array_set_size (self->lost, 0);
  g_array_unref (self->spine);
  self->spine = tln_record_list_ref_spine (list);
  set_sectioned (self, has_groups (self));
  grow (self);
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
  return TLN_RECORD_SELECTION (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TlnRecordSelection *self = TLN_RECORD_SELECTION (model);

  if (position >= self->shown)
    return NULL;
  /* Nobody looks at what goes, but it is there; see tell_others. */
  return g_list_model_get_item (G_LIST_MODEL (self->list), MIN (position, count_all (self) - 1));
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
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_all (self));

  tln_record_selection_show_all (self);
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
  tln_told_rows_tell (self->told, gtk_bitset_get_minimum (changes),
                      gtk_bitset_get_maximum (changes));
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

/* The default knows only the rows that are told of. */
static gboolean
select_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_all (TLN_RECORD_SELECTION (model)));

  return set_selection (model, all, all);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
}

/* --- GtkSectionModel: the groups of the list, or one of all. --- */

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  TlnRecordSelection *self = TLN_RECORD_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (model));
  TlnSpineGroup group = { 0 };

  if (self->sectioned && position < n &&
      tln_record_list_get_group (self->list, position, end, &group)) {
    *start = group.start;
    *end = MIN (*end, n);
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

  g_clear_handle_id (&self->growing, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->list, self);
  stop_shedding (self);
  tln_told_rows_free (self->told);
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
  to_top_signal = g_signal_new ("to-top", TLN_TYPE_RECORD_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", TLN_TYPE_RECORD_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
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
  self->told = tln_told_rows_new (GTK_SELECTION_MODEL (self));
}

TlnRecordSelection *
tln_record_selection_new (TlnRecordList *list)
{
  TlnRecordSelection *self = g_object_new (TLN_TYPE_RECORD_SELECTION, NULL);

  self->list = g_object_ref (list);
  self->spine = tln_record_list_ref_spine (list);
  self->shown = count_all (self);
  self->sectioned = has_groups (self);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (list, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect (list, "notify::loading", G_CALLBACK (loading_cb), self);
  return self;
}

void
tln_record_selection_set_seen (TlnRecordSelection *self, TlnSeenFunc seen, gpointer data)
{
  tln_told_rows_set_seen (self->told, seen, data);
}

void
tln_record_selection_shed (TlnRecordSelection *self, guint kept)
{
  if (self->shown <= kept)
    return;
  g_clear_handle_id (&self->growing, g_source_remove);
  self->kept = kept;
  tln_record_list_hold (self->list, TRUE);
  if (self->shedding == 0)
    self->shedding = g_idle_add_full (SHED_PRIORITY, shed_cb, self, NULL);
}

void
tln_record_selection_show_all (TlnRecordSelection *self)
{
  stop_shedding (self);
  g_clear_handle_id (&self->growing, g_source_remove);
  self->kept = 0;
  if (self->shown < count_all (self))
    tell (self, self->shown, 0, count_all (self) - self->shown);
}
