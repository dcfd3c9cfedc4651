/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons in groups that wrap; they follow the states of the actions. */
#include "tln-rotation-bar.h"

#include "tln-tip.h"

#include <glib/gi18n.h>

typedef struct {
  const char *name; /* of the state */
  const char *label;
  const char *tip;
} Choice;

static GtkWidget *
build_button (const char *icon, const char *action, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  tln_tip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  return button;
}

/* The button says what it would do. */
static void
show_playing (GActionGroup *actions, const char *name, GVariant *state, GtkWidget *button)
{
  gboolean playing = g_variant_get_boolean (state);
  const char *tip = playing ? _ ("Pause (Space)") : _ ("Play the Weeks (Space)");

  gtk_button_set_icon_name (GTK_BUTTON (button), playing ? "media-playback-pause-symbolic"
                                                         : "media-playback-start-symbolic");
  tln_tip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static GtkWidget *
build_player (GActionGroup *actions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Not bound to the action: a button of a state would look pressed. */
  GtkWidget *play = build_button ("media-playback-start-symbolic", "rotation.toggle-play",
                                  _ ("Play the Weeks (Space)"));

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box),
                  build_button ("go-previous-symbolic", "rotation.step(-1)", _ ("Week Before")));
  gtk_box_append (GTK_BOX (box), play);
  gtk_box_append (GTK_BOX (box),
                  build_button ("go-next-symbolic", "rotation.step(1)", _ ("Week After")));
  g_signal_connect_object (actions, "action-state-changed::play", G_CALLBACK (show_playing), play,
                           0);
  return box;
}

static void
chosen_cb (AdwToggleGroup *group, GParamSpec *pspec, GActionGroup *actions)
{
  const char *action = g_object_get_data (G_OBJECT (group), "action");
  const char *name = adw_toggle_group_get_active_name (group);

  if (name != NULL)
    g_action_group_change_action_state (actions, action, g_variant_new_string (name));
}

static void
state_cb (GActionGroup *actions, const char *name, GVariant *state, AdwToggleGroup *group)
{
  adw_toggle_group_set_active_name (group, g_variant_get_string (state, NULL));
}

static GtkWidget *
build_choice (GActionGroup *actions, const char *action, const char *title, const Choice *choices)
{
  GtkWidget *group = adw_toggle_group_new ();
  g_autofree char *detail = g_strdup_printf ("action-state-changed::%s", action);
  g_autoptr (GVariant) state = g_action_group_get_action_state (actions, action);

  for (; choices->name != NULL; choices++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_name (toggle, choices->name);
    adw_toggle_set_label (toggle, choices->label);
    adw_toggle_set_tooltip (toggle, choices->tip);
    adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
  }
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), g_variant_get_string (state, NULL));
  g_object_set_data (G_OBJECT (group), "action", (gpointer) action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (chosen_cb), actions, 0);
  g_signal_connect_object (actions, detail, G_CALLBACK (state_cb), group, 0);
  return group;
}

static GMenuModel *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) count = g_menu_new ();
  g_autoptr (GMenu) base = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();

  g_menu_append (count, _ ("Share of Articles"), "rotation.count('share')");
  g_menu_append (count, _ ("Number of Articles"), "rotation.count('articles')");
  g_menu_append (count, _ ("Share of Claims"), "rotation.count('claim-share')");
  g_menu_append (count, _ ("Number of Claims"), "rotation.count('claims')");
  g_menu_append (base, _ ("Prices Are 100 in _This Week"), "rotation.base");
  g_menu_append (base, _ ("Prices Are 100 in the _First Week"), "rotation.base-first");
  g_menu_append (save, _ ("Save _Picture…"), "rotation.save-picture");
  g_menu_append (save, _ ("Save Table of _Weeks…"), "rotation.save-weeks");
  g_menu_append (save, _ ("Save _Lead and Lag…"), "rotation.save-lags");
  g_menu_append (save, _ ("_Copy as CSV"), "rotation.copy");
  g_menu_append_section (menu, _ ("Count"), G_MENU_MODEL (count));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (base));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
build_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = build_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  tln_tip_set (button, _ ("Rotation Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rotation Menu"), -1);
  return button;
}

GtkWidget *
tln_rotation_bar_new (GActionGroup *actions)
{
  const Choice ranges[] = {
    { "26", C_ ("range of a chart", "6M"), _ ("Six Months") },
    { "52", C_ ("range of a chart", "1Y"), _ ("One Year") },
    { "104", C_ ("range of a chart", "2Y"), _ ("Two Years") },
    { "all", C_ ("range of a chart", "All"), _ ("Everything") },
    { NULL, NULL, NULL },
  };
  const Choice forms[] = {
    { "chart", C_ ("form of a rotation", "Chart"), _ ("The Weeks as a Picture (T)") },
    { "table", C_ ("form of a rotation", "Table"), _ ("The Weeks as a Table (T)") },
    { NULL, NULL, NULL },
  };
  GtkWidget *bar = adw_wrap_box_new ();

  gtk_widget_add_css_class (bar, "rotation-bar");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), build_player (actions));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), build_choice (actions, "range", _ ("Range"), ranges));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), build_choice (actions, "form", _ ("View"), forms));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), build_menu_button ());
  return bar;
}
