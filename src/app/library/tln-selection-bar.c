/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions are those of the list, which is no parent of the bar: so they are handed on. What
 * takes away or gives a mark is in the menu in both directions, since a selection may be mixed. */
#include "tln-selection-bar.h"

#include "tln-articles.h"
#include "tln-lazy-menu.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnSelectionBar {
  AdwBin parent_instance;
  GtkLabel *count;
  GtkWidget *usual; /* buttons of every place but the Trash */
  GtkWidget *trash;
};

static guint action_signal;

G_DEFINE_FINAL_TYPE (TlnSelectionBar, tln_selection_bar, ADW_TYPE_BIN)

static void
hand_on_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *action;
  g_autoptr (GVariant) target = NULL;

  g_variant_get (parameter, "(&smv)", &action, &target);
  g_signal_emit (widget, action_signal, 0, action, target);
}

/* target is taken when it floats. */
static GVariant *
wanted (const char *action, GVariant *target)
{
  return g_variant_new ("(smv)", action, target);
}

static void
add_button (GtkWidget *box, const char *icon, const char *tooltip, const char *action, GVariant *to)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "bar.do");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), wanted (action, to));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *to)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, "bar.do", wanted (action, to));
  g_menu_append_item (menu, item);
}

static GVariant *
flag (TlnFlag which, gboolean value)
{
  return g_variant_new ("(ib)", (int) which, value);
}

static GMenuModel *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();

  add_item (marks, _ ("Mark as _Read"), "list.set-flag", flag (TLN_FLAG_UNREAD, FALSE));
  add_item (marks, _ ("Mark as _Unread"), "list.set-flag", flag (TLN_FLAG_UNREAD, TRUE));
  add_item (marks, _ ("Add _Star"), "list.set-flag", flag (TLN_FLAG_STARRED, TRUE));
  add_item (marks, _ ("Remove S_tar"), "list.set-flag", flag (TLN_FLAG_STARRED, FALSE));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  add_item (places, _ ("_Archive"), "list.set-flag", flag (TLN_FLAG_ARCHIVED, TRUE));
  add_item (places, _ ("Move to _Inbox"), "list.set-flag", flag (TLN_FLAG_ARCHIVED, FALSE));
  add_item (places, _ ("_Merge as Reprints of One"), "list.merge", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
build_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  return box;
}

static GtkWidget *
build_usual (void)
{
  GtkWidget *box = build_row ();
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = build_menu ();

  add_button (box, "user-bookmarks-symbolic", _ ("Assign To…"), "win.assign", NULL);
  add_button (box, "starred-symbolic", _ ("Add Star"), "list.set-flag",
              flag (TLN_FLAG_STARRED, TRUE));
  add_button (box, "tln-library-symbolic", _ ("Archive"), "list.set-flag",
              flag (TLN_FLAG_ARCHIVED, TRUE));
  add_button (box, "user-trash-symbolic", _ ("Move to Trash"), "list.set-flag",
              flag (TLN_FLAG_TRASHED, TRUE));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (more), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  tln_lazy_menu_take (GTK_MENU_BUTTON (more));
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_widget_add_css_class (more, "flat");
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

static GtkWidget *
build_trash (void)
{
  GtkWidget *box = build_row ();

  add_button (box, "edit-undo-symbolic", _ ("Restore"), "list.set-flag",
              flag (TLN_FLAG_TRASHED, FALSE));
  add_button (box, "edit-delete-symbolic", _ ("Delete for Good"), "list.delete", NULL);
  return box;
}

static void
tln_selection_bar_class_init (TlnSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  action_signal = g_signal_new ("action", TLN_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
  gtk_widget_class_install_action (widget_class, "bar.do", "(smv)", hand_on_cb);
}

static void
tln_selection_bar_init (TlnSelectionBar *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *count = gtk_label_new (NULL);

  self->count = GTK_LABEL (count);
  self->usual = build_usual ();
  self->trash = build_trash ();
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  add_button (head, "window-close-symbolic", _ ("Unselect"), "list.unselect", NULL);
  gtk_box_append (GTK_BOX (head), count);
  add_button (head, "edit-select-all-symbolic", _ ("Select All"), "list.select-all", NULL);
  gtk_box_append (GTK_BOX (bar), head);
  gtk_box_append (GTK_BOX (bar), self->usual);
  gtk_box_append (GTK_BOX (bar), self->trash);
  gtk_widget_add_css_class (bar, "toolbar");
  adw_bin_set_child (ADW_BIN (self), bar);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  tln_toast_keep_above (GTK_WIDGET (self), "visible", TRUE);
}

void
tln_selection_bar_show (TlnSelectionBar *self, guint n, gboolean in_trash)
{
  /* Translators: how many articles are selected */
  g_autofree char *text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    return;
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (self->usual, !in_trash);
  gtk_widget_set_visible (self->trash, in_trash);
}
