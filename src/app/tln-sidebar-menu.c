/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row offers, and the ways to ask for it. What is done is the window's. */
#include "tln-sidebar-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
build_search_menu (gint64 id, TlnSidebarEnds ends)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (menu, _ ("_Edit…"), "win.edit-search", g_variant_new_int64 (id));
  if (!ends.first)
    append (moves, _ ("Move _Up"), "win.move-search", g_variant_new ("(xi)", id, -1));
  if (!ends.last)
    append (moves, _ ("Move _Down"), "win.move-search", g_variant_new ("(xi)", id, 1));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
  append (end, _ ("_Remove"), "win.delete-search", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

GMenuModel *
tln_sidebar_menu_new (const TlnPlace *place, TlnSidebarEnds ends)
{
  return place->kind == TLN_PLACE_SEARCH ? build_search_menu (place->id, ends) : NULL;
}

/* Asking for it. */

typedef struct {
  GtkWidget *owner; /* holds the list */
  GtkListBox *list;
  TlnSidebarMenuFunc func;
} Following;

static void
ask (Following *following, GtkGesture *gesture, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (following->list, (int) y);

  if (!row)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  following->func (following->owner, row, x, y);
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, Following *following)
{
  ask (following, GTK_GESTURE (gesture), x, y);
}

static void
long_press_cb (GtkGesture *gesture, double x, double y, Following *following)
{
  ask (following, gesture, x, y);
}

static gboolean
key_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  Following *following = user_data;
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if (!row || !GTK_IS_LIST_BOX_ROW (row))
    return GDK_EVENT_PROPAGATE;
  following->func (following->owner, GTK_LIST_BOX_ROW (row), -1, -1);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType state, Following *following)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, state),
                        gtk_callback_action_new (key_cb, following, NULL)));
}

void
tln_sidebar_menu_follow (GtkWidget *owner, GtkListBox *list, TlnSidebarMenuFunc func)
{
  Following *following = g_new0 (Following, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  *following = (Following) { owner, list, func };
  g_object_set_data_full (G_OBJECT (list), "menu-following", following, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), following);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), following);
  add_key (keys, GDK_KEY_Menu, 0, following);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, following);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
