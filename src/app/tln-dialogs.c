/* SPDX-License-Identifier: GPL-3.0-or-later */
/* About, preferences and keyboard shortcuts. */
#include "config.h"

#include "tln-dialogs.h"

#include "tln-watcher.h"

#include <glib/gi18n.h>

AdwDialog *
tln_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _ ("Throughline"));
  adw_about_dialog_set_application_icon (about, APP_ID);
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Throughline contributors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (
      about, _ ("A notebook for investing by argument. It describes what you read and what you "
                "think of it; it gives no advice. Everything stays on this computer."));
  /* Translators: your names, one a line */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  return dialog;
}

/* Preferences. */

static void
add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void
width_selected_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  g_settings_set_enum (settings, "reader-width", (int) adw_combo_row_get_selected (row));
}

static GtkWidget *
build_reading_group (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *width = adw_combo_row_new ();
  GtkWidget *size = adw_spin_row_new_with_range (70, 200, 10);
  g_autoptr (GtkStringList) widths = gtk_string_list_new (
      (const char *const[]) { _ ("Narrow"), _ ("Comfortable"), _ ("Wide"), NULL });

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Reading"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (width), _ ("Line Length"));
  adw_combo_row_set_model (ADW_COMBO_ROW (width), G_LIST_MODEL (widths));
  adw_combo_row_set_selected (ADW_COMBO_ROW (width),
                              (guint) g_settings_get_enum (settings, "reader-width"));
  g_signal_connect_object (width, "notify::selected", G_CALLBACK (width_selected_cb), settings, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (size), _ ("Text Size in Percent"));
  g_settings_bind (settings, "reader-size", size, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), width);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), size);
  return group;
}

AdwDialog *
tln_preferences_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *prices = adw_preferences_group_new ();
  GtkWidget *keys = adw_preferences_group_new ();
  GtkWidget *feeds = adw_preferences_group_new ();
  GtkWidget *trash = adw_preferences_group_new ();
  GtkWidget *due = adw_preferences_group_new ();
  GSettings *settings = g_settings_new (APP_ID);
  GtkWidget *reading = build_reading_group (settings);

  g_object_set_data_full (G_OBJECT (dialog), "settings", settings, g_object_unref);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (prices), _ ("Prices"));
  add_switch (ADW_PREFERENCES_GROUP (prices), settings, "red-up", _ ("_Red Is Up"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (keys), _ ("Keyboard"));
  add_switch (ADW_PREFERENCES_GROUP (keys), settings, "single-key-shortcuts",
              _ ("_Single Keys in List and Reader"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (reading));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (tln_watch_group_new (settings)));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (feeds), _ ("Feeds"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (feeds),
      _ ("About once an hour, while the window is open. Off, a feed is only asked for when you "
         "update it."));
  add_switch (ADW_PREFERENCES_GROUP (feeds), settings, "update-feeds", _ ("_Update Automatically"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (feeds));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (due), _ ("Due"));
  add_switch (ADW_PREFERENCES_GROUP (due), settings, "notify-due", _ ("_Notify Once a Day"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (due));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (trash), _ ("Trash"));
  add_switch (ADW_PREFERENCES_GROUP (trash), settings, "empty-trash", _ ("_Delete after 30 Days"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (trash));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (prices));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (keys));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  return dialog;
}

/* Keyboard shortcuts. */

typedef struct {
  const char *keys; /* accelerators, parted by blanks; NULL: title begins a group */
  const char *title;
} Shortcut;

static const Shortcut shortcuts[] = {
  { NULL, N_ ("General") },
  { "<Control>o", N_ ("Import files") },
  { "<Control><Shift>o", N_ ("Import a folder") },
  { "<Control>v", N_ ("Paste an article or an address") },
  { "<Control>l", N_ ("Add an address") },
  { "<Control>n", N_ ("New thesis") },
  { "<Control>r", N_ ("Weekly review") },
  { "<Control>e", N_ ("Export") },
  { "<Control>f", N_ ("Search") },
  { "<Control>d", N_ ("Save the search") },
  { "<Control>k", N_ ("Go to anything by a few letters of its name") },
  { "<Control>z", N_ ("Undo") },
  { "<Control><Shift>z", N_ ("Redo") },
  { "<Alt>1", N_ ("Go to the first place of the sidebar, and so on") },
  { "F9", N_ ("Show or hide the sidebar") },
  { "F8", N_ ("Show or hide the evidence") },
  { "<Control>comma", N_ ("Preferences") },
  { "<Control>q", N_ ("Quit") },
  { NULL, N_ ("List") },
  { "j k", N_ ("Next and previous article") },
  { "e", N_ ("Archive, or back to the Inbox") },
  { "s", N_ ("Star") },
  { "u", N_ ("Mark as read or unread") },
  { "Delete", N_ ("Move to the Trash") },
  { "<Shift>Down <Control>space", N_ ("Select several articles") },
  { "<Control>a", N_ ("Select all articles") },
  { "Escape", N_ ("Select none") },
  { "<Shift>Delete", N_ ("Delete what is selected in the Trash for good") },
  { NULL, N_ ("A Thesis on an Earlier Day") },
  { "<Control>h", N_ ("Look back in time, or return to today") },
  { "Left Right Page_Up Page_Down", N_ ("A day or a week earlier and later") },
  { "bracketleft bracketright", N_ ("Previous and next change") },
  { NULL, N_ ("Argument of a Thesis") },
  { "Left Right", N_ ("Fold and unfold, or go to the claim above and below") },
  { "Return", N_ ("Open the claim in its article") },
  { "l", N_ ("Link the claim to another one or a thesis") },
  { "F2 Delete", N_ ("Change or remove the link") },
  { "o", N_ ("Open the second of two numbers that differ") },
  { NULL, N_ ("Rotation of a Thesis") },
  { "Left Right", N_ ("Week before and after") },
  { "<Control>Left <Control>Right", N_ ("Four weeks before and after") },
  { "Page_Up Page_Down Home End", N_ ("A quarter of a year, to the first and to the last week") },
  { "space", N_ ("Play the weeks, or pause") },
  { "Return", N_ ("Go to what was written in the week") },
  { "b", N_ ("Prices are 100 in this week") },
  { "t", N_ ("The weeks as a table") },
  { "<Control>c", N_ ("Copy the weeks as CSV") },
  { NULL, N_ ("Reader") },
  { "h", N_ ("Highlight the selection, or the sentence at the cursor") },
  { "1 9", N_ ("Assign the claim or article to a stage") },
  { "plus minus 0", N_ ("Evidence for, against, neutral") },
  { "c", N_ ("Details of the claim") },
  { "r", N_ ("Rebuts, supports…: link the claim to another one") },
  { "f", N_ ("Make a forecast of the claim") },
  { "n p", N_ ("Next and previous claim") },
  { "l", N_ ("Link the claim or the article to a thesis or an instrument") },
  { "space <Shift>space", N_ ("Next and previous sentence that may be a claim") },
  { "Return n", N_ ("Keep that sentence, pass it over") },
  { "d", N_ ("How a code, a number, a date or a forecast was understood") },
  { "<Control>f", N_ ("Find in the article") },
  { "<Control>t", N_ ("Contents of the article") },
  { "<Control>plus <Control>minus <Control>0", N_ ("Larger, smaller and normal text") },
  { "<Control>u", N_ ("Compare with the original") },
  { "<Alt>Return", N_ ("Details of the article") },
  { NULL, N_ ("Due") },
  { "y n v", N_ ("It came true, it did not, it is void") },
  { NULL, N_ ("Reader without Single Keys") },
  { "<Alt>h <Alt>c <Alt>l", N_ ("Highlight, details, link") },
  { "<Alt>r", N_ ("Rebuts, supports…: link the claim to another one") },
  { "<Alt>f", N_ ("Make a forecast of the claim") },
  { "<Alt>d", N_ ("How a code, a number, a date or a forecast was understood") },
  { "<Control>1 <Control>9", N_ ("Assign the claim or article to a stage") },
  { "<Alt>plus <Alt>minus <Alt>0", N_ ("Evidence for, against, neutral") },
  { "<Alt>n <Alt>p", N_ ("Next and previous claim") },
  { "<Alt>Down <Alt>Up", N_ ("Next and previous sentence that may be a claim") },
  { "<Control>Return <Alt>Delete", N_ ("Keep that sentence, pass it over") },
  { NULL, N_ ("Chart") },
  { "Left Right", N_ ("Bar before and after; faster when held") },
  { "Page_Up Page_Down Home End", N_ ("Further, to the first and to the last bar") },
  { "plus minus 0", N_ ("Nearer, further away, everything") },
  { "bracketleft bracketright", N_ ("Previous and next mark") },
  { "Return", N_ ("Open the place of the mark") },
  { "m", N_ ("Measure from the bar, or stop") },
  { "n", N_ ("Add a note at the day of the bar") },
  { "c", N_ ("Add a claim at the day of the bar") },
  { "h", N_ ("Draw a level line") },
  { "Up Down Delete", N_ ("Move or remove the line that Tab has reached") },
  { "t", N_ ("The bars as a table") },
  { "<Control>c", N_ ("Copy the values of the bar") },
  { "<Shift>F10", N_ ("What the chart shows") },
  { "e", N_ ("Event study: prices around the evidence") },
  { NULL, N_ ("Event Study") },
  { "Left Right", N_ ("Session before and after") },
  { "Up Down", N_ ("Previous and next evidence") },
  { "Return", N_ ("Open the place of the evidence") },
  { "t", N_ ("The numbers as a table") },
};

/* The keys wrap where large text meets a narrow window. */
static GtkWidget *
build_shortcut (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  AdwWrapBox *caps = ADW_WRAP_BOX (adw_wrap_box_new ());
  g_auto (GStrv) keys = g_strsplit (shortcut->keys, " ", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_wrap_box_set_child_spacing (caps, 6);
  adw_wrap_box_set_line_spacing (caps, 6);
  adw_wrap_box_set_align (caps, 1);
  gtk_widget_set_valign (GTK_WIDGET (caps), GTK_ALIGN_CENTER);
  for (guint i = 0; keys[i]; i++) {
    GdkModifierType modifiers;
    guint key;
    g_autofree char *text = NULL;
    GtkWidget *label;

    if (!gtk_accelerator_parse (keys[i], &key, &modifiers))
      continue;
    text = gtk_accelerator_get_label (key, modifiers);
    label = gtk_label_new (text);
    gtk_widget_add_css_class (label, "keycap");
    adw_wrap_box_append (caps, label);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (caps));
  return row;
}

AdwDialog *
tln_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++) {
    if (shortcuts[i].keys) {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_shortcut (&shortcuts[i]));
      continue;
    }
    group = adw_preferences_group_new ();
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (shortcuts[i].title));
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
