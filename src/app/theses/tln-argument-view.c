/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the tree's rows; what is folded is kept by claim, so that a change of the notebook
 * leaves it, and the focus, where they are. */
#include "tln-argument-view.h"

#include "tln-argument-map.h"
#include "tln-argument-row.h"
#include "tln-argument-words.h"
#include "tln-arguments.h"
#include "tln-error-text.h"
#include "tln-navigator.h"

#include <glib/gi18n.h>

struct _TlnArgumentView {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 id;
  gboolean stale; /* something changed while it was not shown */
  GCancellable *cancellable;
  TlnArgumentTree *tree; /* or NULL */
  GHashTable *folded; /* set of gint64 *: claims */
  GListStore *items;

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkLabel *summary;
  GtkListView *list;
  GtkStack *forms; /* "tree" and "map" */
  AdwToggleGroup *form;
  GtkWidget *zoom; /* buttons of the map */
  TlnArgumentMap *map;
};

typedef enum {
  PROP_ID = 1
} ViewProperty;
static GParamSpec *properties[PROP_ID + 1];

G_DEFINE_FINAL_TYPE (TlnArgumentView, tln_argument_view, ADW_TYPE_BIN)

/* Rows. */

static TlnArgumentItem *
item_at (TlnArgumentView *self, guint position)
{
  g_autoptr (TlnArgumentItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item; /* held by the model */
}

static guint
n_items (TlnArgumentView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* The row that has the keys, or NULL. */
static TlnArgumentRow *
focused_row (TlnArgumentView *self)
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
find_like (TlnArgumentView *self, TlnArgumentItem *item)
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
find_node (TlnArgumentView *self, guint node)
{
  for (guint i = 0; i < n_items (self); i++) {
    TlnArgumentItem *item = item_at (self, i);

    if (item->kind == TLN_ARGUMENT_NODE && item->index == node)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
focus_row (TlnArgumentView *self, guint position)
{
  if (position < n_items (self))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* The rows of the tree as it is now; one that had the keys keeps them. */
static void
show_items (TlnArgumentView *self)
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
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlnArgumentView *self)
{
  gtk_list_item_set_child (list_item, tln_argument_row_new (self->store));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  TlnArgumentItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *words = tln_argument_row_words (item);

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
reveal (TlnArgumentView *self, guint node)
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
activate_cb (GtkListView *list, guint position, TlnArgumentView *self)
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
set_folded (TlnArgumentView *self, TlnArgumentItem *item, gboolean folded)
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
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (widget);
  guint position = find_node (self, g_variant_get_uint32 (parameter));

  if (position != GTK_INVALID_LIST_POSITION)
    set_folded (self, item_at (self, position), !item_at (self, position)->folded);
}

/* Left folds, then goes up; right unfolds, then goes down. */
static gboolean
step_tree (TlnArgumentView *self, TlnArgumentItem *item, gboolean out)
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
      return gtk_widget_activate_action (GTK_WIDGET (row), acts[i].action, NULL);
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        TlnArgumentView *self)
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

/* Reading. */

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnArgument *argument = tln_arguments_load (db, *(gint64 *) data, error);

  return argument != NULL ? tln_argument_tree_new (argument) : NULL;
}

static void
show_error (TlnArgumentView *self, const GError *error)
{
  g_autofree char *text = tln_error_text (error);

  adw_status_page_set_title (self->error_page, tln_error_title (error));
  adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnArgumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  TlnArgumentTree *tree = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (tree == NULL) {
    show_error (self, error);
    return;
  }
  /* What stays as it is keeps its rows, and a menu that is open. */
  if (self->tree != NULL && tln_argument_tree_equal (self->tree, tree)) {
    tln_argument_tree_unref (tree);
    return;
  }
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  self->tree = tree;
  summary = tln_argument_summary (tree);
  gtk_label_set_label (self->summary, summary);
  show_items (self);
  tln_argument_map_set_tree (self->map, tree);
  gtk_stack_set_visible_child_name (self->stack, tree->nodes->len > 0 ? "tree" : "empty");
}

static void
reload (TlnArgumentView *self)
{
  TlnJob job = { load_job, g_memdup2 (&self->id, sizeof self->id), g_free,
                 (GDestroyNotify) tln_argument_tree_unref };

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->id == 0 || self->store == NULL) {
    g_free (job.data);
    return;
  }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_async (self->store, &job, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnArgumentView *self)
{
  if (changed & (TLN_CHANGED_CLAIMS | TLN_CHANGED_THESES | TLN_CHANGED_ARTICLES))
    reload (self);
}

static void
tln_argument_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tln_argument_view_parent_class)->map (widget);
  if (TLN_ARGUMENT_VIEW (widget)->stale)
    reload (TLN_ARGUMENT_VIEW (widget));
}

/* The widget. */

static gboolean
tln_argument_view_grab_focus (GtkWidget *widget)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
build_status (const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  return page;
}

static GtkWidget *
build_list (TlnArgumentView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
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
form_changed_cb (TlnArgumentView *self)
{
  const char *name = adw_toggle_group_get_active_name (self->form);

  gtk_stack_set_visible_child_name (self->forms, name);
  gtk_widget_set_visible (self->zoom, g_strcmp0 (name, "map") == 0);
}

static void
zoom_out_cb (TlnArgumentView *self)
{
  tln_argument_map_zoom (self->map, 0.8);
}

static void
zoom_in_cb (TlnArgumentView *self)
{
  tln_argument_map_zoom (self->map, 1.25);
}

static void
fit_cb (TlnArgumentView *self)
{
  tln_argument_map_fit (self->map);
}

static void
add_zoom (TlnArgumentView *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->zoom), button);
}

static void
add_form (TlnArgumentView *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->form, toggle);
}

static void
build_forms (TlnArgumentView *self, GtkWidget *bar)
{
  self->forms = GTK_STACK (gtk_stack_new ());
  self->form = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  add_zoom (self, "zoom-out-symbolic", _ ("Zoom Out"), G_CALLBACK (zoom_out_cb));
  add_zoom (self, "zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (zoom_in_cb));
  add_zoom (self, "zoom-fit-best-symbolic", _ ("Show All"), G_CALLBACK (fit_cb));
  gtk_widget_set_visible (self->zoom, FALSE);
  add_form (self, "tree", _ ("Tree"));
  add_form (self, "map", _ ("Map"));
  gtk_widget_set_valign (GTK_WIDGET (self->form), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->form, "notify::active-name", G_CALLBACK (form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->zoom);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->form));
}

static GtkWidget *
build_tree (TlnArgumentView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *summary = gtk_label_new (NULL);

  self->summary = GTK_LABEL (summary);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_hexpand (summary, TRUE);
  gtk_widget_add_css_class (summary, "dim-label");
  gtk_widget_add_css_class (bar, "argument-bar");
  gtk_box_append (GTK_BOX (bar), summary);
  gtk_box_append (GTK_BOX (box), bar);
  build_forms (self, bar);
  gtk_stack_add_named (self->forms, build_list (self), "tree");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->forms));
  return box;
}

static void
tln_argument_view_init (TlnArgumentView *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *empty = build_status (
      "tln-argument-symbolic", _ ("No Argument Yet"),
      _ ("Claims for and against this thesis stand here, each with what is said of it. Highlight a "
         "sentence of an article and make it evidence for the thesis."));

  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_list_store_new (TLN_TYPE_ARGUMENT_ITEM);
  self->stack = GTK_STACK (stack);
  self->error_page = ADW_STATUS_PAGE (build_status ("dialog-error-symbolic", "", ""));
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "wait");
  gtk_stack_add_named (self->stack, build_tree (self), "tree");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "error");
  adw_bin_set_child (ADW_BIN (self), stack);
}

static void
tln_argument_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    reload (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_argument_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((ViewProperty) id) {
  case PROP_ID:
    g_value_set_int64 (value, TLN_ARGUMENT_VIEW (object)->id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_argument_view_dispose (GObject *object)
{
  TlnArgumentView *self = TLN_ARGUMENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  G_OBJECT_CLASS (tln_argument_view_parent_class)->dispose (object);
}

static void
tln_argument_view_class_init (TlnArgumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_argument_view_set_property;
  object_class->get_property = tln_argument_view_get_property;
  object_class->dispose = tln_argument_view_dispose;
  widget_class->map = tln_argument_view_map;
  widget_class->grab_focus = tln_argument_view_grab_focus;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "tree.fold", "u", fold_cb);
}

GtkWidget *
tln_argument_view_new (TlnStore *store)
{
  TlnArgumentView *self = g_object_new (TLN_TYPE_ARGUMENT_VIEW, NULL);

  self->store = g_object_ref (store);
  self->map = TLN_ARGUMENT_MAP (tln_argument_map_new (store));
  gtk_stack_add_named (self->forms, GTK_WIDGET (self->map), "map");
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
