/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GtkListView over the record list, and what is selected in it. */
#include "tln-record-view-private.h"

#include <glib/gi18n.h>

/* Less than a row, px. */
#define PICK_STEP 16
/* Rows kept below those that are to be seen, while others come. */
#define KEPT_BELOW 8

static guint chosen_signal;
static guint selected_signal;

G_DEFINE_FINAL_TYPE (TlnRecordView, tln_record_view, ADW_TYPE_BIN)

/* Selection. */

void
tln_record_view_set_selecting (TlnRecordView *self, gboolean selecting)
{
  self->selecting = selecting;
  gtk_list_view_set_single_click_activate (self->view, self->tap_opens && !selecting);
}

/* Rows leave the selection by being unselected and by leaving the list. */
static void
selection_follows (TlnRecordView *self)
{
  if (tln_record_view_count_selected (self) == 0)
    tln_record_view_set_selecting (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.unselect",
                                 tln_record_view_is_selecting (self));
  g_signal_emit (self, selected_signal, 0);
}

static void
selection_changed_cb (TlnRecordView *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gint64 id;

  self->next_id = 0;
  selection_follows (self);
  if (gtk_bitset_get_size (set) != 1 || self->selecting)
    return;
  id = tln_record_list_get_id (self->list, gtk_bitset_get_minimum (set));
  if (id)
    g_signal_emit (self, chosen_signal, 0, id, FALSE);
}

static void
view_activate_cb (GtkListView *view, guint position, TlnRecordView *self)
{
  gint64 id = tln_record_list_get_id (self->list, position);

  if (id)
    g_signal_emit (self, chosen_signal, 0, id, TRUE);
}

guint
tln_record_view_first_selected (TlnRecordView *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (set) ? G_MAXUINT : gtk_bitset_get_minimum (set);
}

void
tln_record_view_select_position (TlnRecordView *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  tln_record_selection_show_all (self->selection);
  if (n > 0)
    gtk_list_view_scroll_to (self->view, MIN (position, n - 1),
                             GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Once the rows have their places. */
static gboolean
to_top_cb (gpointer user_data)
{
  TlnRecordView *self = user_data;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  return G_SOURCE_REMOVE;
}

/* Nobody has begun to use the rows: what comes above the topmost one is to be seen. */
static gboolean
is_untouched (TlnRecordView *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return gtk_adjustment_get_value (place) == 0 &&
         tln_record_view_first_selected (self) == G_MAXUINT;
}

/* The row at a height of the view, or the next one below or above it: headings and gaps are none.
 */
static gboolean
row_at (TlnRecordView *self, double from, double to, guint *position)
{
  double middle = gtk_widget_get_width (GTK_WIDGET (self->view)) / 2.0;
  double step = from < to ? PICK_STEP : -PICK_STEP;

  for (double y = from; (to - y) * step > 0; y += step) {
    GtkWidget *there =
        gtk_widget_pick (GTK_WIDGET (self->view), middle, y, GTK_PICK_NON_TARGETABLE);

    if (there && tln_record_view_position_of (there, position))
      return TRUE;
  }
  return FALSE;
}

static gboolean
seen_cb (guint *first, guint *last, gpointer user_data)
{
  TlnRecordView *self = user_data;
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));

  return row_at (self, 0, height, first) && row_at (self, height - 1, 0, last);
}

/* Rows that were let go, too. */
static void
edge_cb (TlnRecordView *self)
{
  tln_record_selection_show_all (self->selection);
}

/* In the middle of an update, so at once. */
static void
rows_to_top_cb (TlnRecordView *self)
{
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
list_updated_cb (TlnRecordView *self)
{
  tln_record_view_come_back (self);
  tln_record_view_name_headers (self);
}

static void
list_loaded_cb (TlnRecordView *self)
{
  tln_record_view_come_back (self);
  if (self->to_top || is_untouched (self))
    g_idle_add_full (G_PRIORITY_LOW, to_top_cb, g_object_ref (self), g_object_unref);
  self->to_top = FALSE;
  selection_follows (self);
  if (self->next_id != 0 && tln_record_view_first_selected (self) == G_MAXUINT) {
    guint position = tln_record_list_find (self->list, self->next_id);

    self->next_id = 0;
    tln_record_view_select_position (self, position);
  }
}

/* Making. */

static GMenuModel *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  g_menu_append (marks, _ ("Mark as _Read or Unread"), "list.read");
  g_menu_append (marks, _ ("_Star or Remove Star"), "list.star");
  g_menu_append (marks, _ ("Assign _To…"), "win.assign");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append (others, _ ("Articles of This _Publisher"), "list.publisher");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append (places, _ ("_Archive or Move to Inbox"), "list.archive");
  g_menu_append (places, _ ("Move to T_rash or Restore"), "list.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
tln_record_view_dispose (GObject *object)
{
  TlnRecordView *self = TLN_RECORD_VIEW (object);

  tln_record_view_stop_naming (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->selection)
    tln_record_selection_set_seen (self->selection, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->found);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_record_view_parent_class)->dispose (object);
}

static void
tln_record_view_finalize (GObject *object)
{
  TlnRecordView *self = TLN_RECORD_VIEW (object);

  g_hash_table_unref (self->unnamed);
  g_ptr_array_unref (self->headers);
  G_OBJECT_CLASS (tln_record_view_parent_class)->finalize (object);
}

static void
tln_record_view_class_init (TlnRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_record_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tln_record_view_finalize;
  chosen_signal = g_signal_new ("chosen", TLN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  selected_signal = g_signal_new ("selected", TLN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  tln_record_view_install_acts (widget_class);
}

static void
tln_record_view_init (TlnRecordView *self)
{
  self->headers = g_ptr_array_new ();
  self->unnamed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.unselect", FALSE);
}

/* A key may lead to any row, but to none of a list that was left. Signature given by GTK. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                TlnRecordView *self)
{
  tln_record_selection_show_all (self->selection);
  return self->left && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK));
}

static void
see_keys (TlnRecordView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tln_record_view_new (TlnStore *store, TlnRecordList *list)
{
  TlnRecordView *self = g_object_new (TLN_TYPE_RECORD_VIEW, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GMenuModel) menu = build_menu ();
  GtkWidget *view;

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  self->selection = tln_record_selection_new (list);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), NULL);
  self->view = GTK_LIST_VIEW (view);
  tln_record_view_set_factory (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Articles"), -1);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  tln_record_selection_set_seen (self->selection, seen_cb, self);
  g_signal_connect_object (scrolled, "edge-reached", G_CALLBACK (edge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "to-top", G_CALLBACK (rows_to_top_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activate", G_CALLBACK (view_activate_cb), self, 0);
  g_signal_connect_object (list, "loaded", G_CALLBACK (list_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (list_updated_cb), self, G_CONNECT_SWAPPED);
  see_keys (self);
  return GTK_WIDGET (self);
}

void
tln_record_view_set_found (TlnRecordView *self, TlnFound *found)
{
  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  g_set_object (&self->found, found);
}

void
tln_record_view_set_of_claims (TlnRecordView *self, gboolean of_claims)
{
  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  if (self->of_claims == of_claims)
    return;
  self->of_claims = of_claims;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  of_claims ? _ ("Claims") : _ ("Articles"), -1);
  tln_record_view_set_factory (self);
}

void
tln_record_view_set_compact (TlnRecordView *self, gboolean compact)
{
  TlnRowDensity density = compact ? TLN_ROW_COMPACT : TLN_ROW_COMFORTABLE;

  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  if (self->density == density)
    return;
  self->density = density;
  tln_record_view_set_factory (self);
}

void
tln_record_view_set_grouped (TlnRecordView *self, gboolean grouped)
{
  g_autoptr (GtkListItemFactory) headers = grouped ? tln_record_view_new_headers (self) : NULL;

  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  if (self->grouped == grouped)
    return;
  self->grouped = grouped;
  gtk_list_view_set_header_factory (self->view, headers);
  /* A heading that comes above the first row is to be seen. */
  self->to_top =
      gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view))) == 0;
}

void
tln_record_view_set_tap_opens (TlnRecordView *self, gboolean tap_opens)
{
  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  self->tap_opens = tap_opens;
  tln_record_view_set_selecting (self, self->selecting);
}

GArray *
tln_record_view_get_selected (TlnRecordView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = tln_record_list_get_id (self->list, position);

    if (id)
      g_array_append_val (ids, id);
  }
  return ids;
}

void
tln_record_view_leave (TlnRecordView *self)
{
  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  gtk_widget_set_opacity (GTK_WIDGET (self->view), 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->view), FALSE);
  self->left = self->to_top = TRUE;
}

void
tln_record_view_make_room (TlnRecordView *self)
{
  gboolean loading;
  guint first, last;

  g_return_if_fail (TLN_IS_RECORD_VIEW (self));

  g_object_get (self->list, "loading", &loading, NULL);
  if (loading && self->left)
    tln_record_selection_shed (self->selection, KEPT_BELOW);
  else if (loading && seen_cb (&first, &last, self))
    tln_record_selection_shed (self->selection, last + KEPT_BELOW);
}

void
tln_record_view_come_back (TlnRecordView *self)
{
  if (!self->left)
    return;
  gtk_widget_set_opacity (GTK_WIDGET (self->view), 1);
  gtk_widget_set_can_target (GTK_WIDGET (self->view), TRUE);
  self->left = FALSE;
}

gboolean
tln_record_view_is_left (TlnRecordView *self)
{
  return self->left;
}

gboolean
tln_record_view_is_selecting (TlnRecordView *self)
{
  return !self->of_claims && (self->selecting || tln_record_view_count_selected (self) > 1);
}

guint
tln_record_view_count_selected (TlnRecordView *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (set);
}

gboolean
tln_record_view_select (TlnRecordView *self, gint64 id)
{
  guint position = tln_record_list_find (self->list, id);

  if (position == G_MAXUINT)
    return FALSE;
  tln_record_selection_show_all (self->selection);
  gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

void
tln_record_view_move (TlnRecordView *self, int by)
{
  guint position = tln_record_view_first_selected (self);

  if (position == G_MAXUINT)
    tln_record_view_select_position (self, 0);
  else if (by > 0 || position > 0)
    tln_record_view_select_position (self, (guint) ((int) position + by));
}
