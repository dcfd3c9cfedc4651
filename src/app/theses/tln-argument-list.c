/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows, their keys and their focus; what is folded is kept by claim, so that a change of the
 * notebook leaves it, and the focus, where they are. */
#include "tln-argument-list.h"

#include "tln-argument-item.h"
#include "tln-argument-row.h"
#include "tln-navigator.h"
#include "tln-past-lock.h"

#include <glib/gi18n.h>

struct _TlnArgumentList {
  AdwBin parent_instance;
  TlnStore *store;
  TlnArgumentTree *tree; /* or NULL */
  GHashTable *folded; /* set of gint64 *: claims */
  GListStore *items;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (TlnArgumentList, tln_argument_list, ADW_TYPE_BIN)

static TlnArgumentItem *
item_at (TlnArgumentList *self, guint position)
{
  g_autoptr (TlnArgumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item; /* held by the model */
}

static guint
n_items (TlnArgumentList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* The row that has the keys, or NULL. */
static TlnArgumentRow *
focused_row (TlnArgumentList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  child = gtk_widget_get_first_child (focus);
  if (child != NULL && TLN_IS_ARGUMENT_ROW (child))
    return TLN_ARGUMENT_ROW (child);
  child = gtk_widget_get_ancestor (focus, TLN_TYPE_ARGUMENT_ROW);
  return child != NULL ? TLN_ARGUMENT_ROW (child) : NULL;
}

/* The row that is most like this one. */
static guint
find_like (TlnArgumentList *self, TlnArgumentItem *item)
{
  guint best = 0;
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_items (self) && best < 2; i++) {
    guint likeness = tln_argument_item_likeness (item_at (self, i), item);

    if (likeness > best) {
      best = likeness;
      found = i;
    }
  }
  return found;
}

static guint
find_node (TlnArgumentList *self, guint node)
{
  for (guint i = 0; i < n_items (self); i++) {
    TlnArgumentItem *item = item_at (self, i);

    if (item->kind == TLN_ARGUMENT_NODE && item->index == node)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
focus_row (TlnArgumentList *self, guint position)
{
  if (position < n_items (self))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* The rows of the tree as it is now; one that had the keys keeps them. */
static void
show_items (TlnArgumentList *self)
{
  TlnArgumentRow *row = focused_row (self);
  g_autoptr (TlnArgumentItem) focused = NULL;
  g_autoptr (GPtrArray) items = tln_argument_items (self->tree, self->folded);
  guint old_position = 0;

  if (row != NULL)
    g_set_object (&focused, tln_argument_row_get_item (row));
  if (focused != NULL)
    old_position = find_like (self, focused);
  g_list_store_splice (self->items, 0, n_items (self), items->pdata, items->len);
  if (focused == NULL)
    return;
  guint position = find_like (self, focused);
  focus_row (self, position != GTK_INVALID_LIST_POSITION ? position
                                                         : MIN (old_position, n_items (self) - 1));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlnArgumentList *self)
{
  gtk_list_item_set_child (list_item, tln_argument_row_new (self->store));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlnArgumentList *self)
{
  TlnArgumentItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *words = tln_argument_row_words (item);

  tln_argument_row_set_locked (TLN_ARGUMENT_ROW (gtk_list_item_get_child (list_item)),
                               tln_past_day (GTK_WIDGET (self)) != TLN_DAY_NONE);
  tln_argument_row_set_item (TLN_ARGUMENT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, words);
  gtk_list_item_set_focusable (list_item, item->kind != TLN_ARGUMENT_HEADING);
  gtk_list_item_set_activatable (list_item, item->kind != TLN_ARGUMENT_HEADING &&
                                                item->kind != TLN_ARGUMENT_GAP);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  tln_argument_row_set_item (TLN_ARGUMENT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Unfolds what hides a node and goes there. */
static void
reveal (TlnArgumentList *self, guint node)
{
  gboolean hidden = FALSE;

  for (guint up = tln_argument_tree_get (self->tree, node)->parent; up != TLN_NO_NODE;
       up = tln_argument_tree_get (self->tree, up)->parent)
    hidden |=
        g_hash_table_remove (self->folded, &tln_argument_tree_get (self->tree, up)->claim->id);
  if (hidden)
    show_items (self);
  focus_row (self, find_node (self, node));
}

static void
activate_cb (GtkListView *list, guint position, TlnArgumentList *self)
{
  TlnArgumentItem *item = item_at (self, position);
  const TlnArgumentNode *node = tln_argument_item_node (item);

  if (item->kind == TLN_ARGUMENT_GAP_NODE) {
    reveal (self, item->index);
  } else if (item->kind == TLN_ARGUMENT_NUMBERS) {
    const TlnNumberPair *pair = g_ptr_array_index (self->tree->numbers, item->index);

    tln_navigator_show_claim (GTK_WIDGET (self),
                              tln_argument_tree_get (self->tree, pair->a)->claim->id);
  } else if (node != NULL) {
    tln_navigator_show_claim (GTK_WIDGET (self), node->claim->id);
  }
}

/* Folding and the keys. */

static void
set_folded (TlnArgumentList *self, TlnArgumentItem *item, gboolean folded)
{
  const TlnArgumentNode *node = tln_argument_item_node (item);

  if (folded)
    g_hash_table_add (self->folded, g_memdup2 (&node->claim->id, sizeof (gint64)));
  else
    g_hash_table_remove (self->folded, &node->claim->id);
  show_items (self);
}

static void
fold_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnArgumentList *self = TLN_ARGUMENT_LIST (widget);
  guint position = find_node (self, g_variant_get_uint32 (parameter));

  if (position != GTK_INVALID_LIST_POSITION)
    set_folded (self, item_at (self, position), !item_at (self, position)->folded);
}

/* Left folds, then goes up; right unfolds, then goes down. */
static gboolean
step_tree (TlnArgumentList *self, TlnArgumentItem *item, gboolean out)
{
  const TlnArgumentNode *node = tln_argument_item_node (item);

  if (item->kind != TLN_ARGUMENT_NODE)
    return FALSE;
  if (out && node->n_below > 0 && !item->folded)
    set_folded (self, item, TRUE);
  else if (out && node->parent != TLN_NO_NODE)
    focus_row (self, find_node (self, node->parent));
  else if (!out && item->folded)
    set_folded (self, item, FALSE);
  else if (!out && node->n_below > 0)
    focus_row (self, find_node (self, item->index + 1));
  return TRUE;
}

static gboolean
act_by_key (TlnArgumentRow *row, guint key)
{
  static const struct {
    guint key;
    const char *action;
  } acts[] = {
    { GDK_KEY_l, "argument.link" },       { GDK_KEY_Insert, "argument.link" },
    { GDK_KEY_F2, "argument.change" },    { GDK_KEY_Delete, "argument.unlink" },
    { GDK_KEY_o, "argument.open-other" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].key == key)
      return (key != GDK_KEY_o && tln_past_refuse (GTK_WIDGET (row))) ||
             gtk_widget_activate_action (GTK_WIDGET (row), acts[i].action, NULL);
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        TlnArgumentList *self)
{
  TlnArgumentRow *row = focused_row (self);
  gboolean shift = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (row == NULL || tln_argument_row_get_item (row) == NULL)
    return FALSE;
  if (key == GDK_KEY_Menu || (shift && key == GDK_KEY_F10)) {
    tln_argument_row_popup (row);
    return TRUE;
  }
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    return step_tree (self, tln_argument_row_get_item (row), (key == GDK_KEY_Left) != rtl);
  return act_by_key (row, key);
}

/* The widget. */

static GtkWidget *
build_list (TlnArgumentList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (model, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "argument-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Argument"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 860);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
tln_argument_list_init (TlnArgumentList *self)
{
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_list_store_new (TLN_TYPE_ARGUMENT_ITEM);
  adw_bin_set_child (ADW_BIN (self), build_list (self));
}

static void
tln_argument_list_dispose (GObject *object)
{
  TlnArgumentList *self = TLN_ARGUMENT_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  G_OBJECT_CLASS (tln_argument_list_parent_class)->dispose (object);
}

static void
tln_argument_list_class_init (TlnArgumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_argument_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tree.fold", "u", fold_cb);
}

GtkWidget *
tln_argument_list_new (TlnStore *store)
{
  TlnArgumentList *self = g_object_new (TLN_TYPE_ARGUMENT_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tln_argument_list_set_tree (TlnArgumentList *self, TlnArgumentTree *tree)
{
  tln_argument_tree_ref (tree);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  self->tree = tree;
  show_items (self);
}
