/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address to follow, another name for what is followed. */
#include "tln-feed-dialogs.h"

#include "tln-address.h"
#include "tln-edits.h"
#include "tln-feeds.h"

#include <glib/gi18n.h>

typedef struct {
  TlnFeedUpdates *updates;
  AdwDialog *dialog;
  GtkEditable *entry;
  GtkWidget *add;
} Form;

static void
form_free (Form *form)
{
  g_clear_object (&form->updates);
  g_free (form);
}

/* What was typed as an address; NULL: it is none. */
static char *
address_of (Form *form)
{
  return tln_address_from_text (gtk_editable_get_text (form->entry));
}

static void
entry_changed_cb (GtkEditable *entry, Form *form)
{
  g_autofree char *address = address_of (form);

  gtk_widget_set_sensitive (form->add, address != NULL);
}

static void
add_cb (Form *form)
{
  g_autofree char *address = address_of (form);

  if (address == NULL)
    return;
  tln_feed_updates_add (form->updates, address);
  adw_dialog_close (form->dialog);
}

/* What is being typed comes first. */
static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkEditable) entry = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *gtk_editable_get_text (entry) != '\0' || strstr (text, "://") == NULL)
    return;
  g_autofree char *address = tln_address_from_text (text);
  if (address == NULL)
    return;
  gtk_editable_set_text (entry, address);
  gtk_editable_select_region (entry, 0, -1);
}

static GtkWidget *
build_page (Form *form)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Address"));
  gtk_text_set_input_purpose (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                              GTK_INPUT_PURPOSE_URL);
  form->entry = GTK_EDITABLE (entry);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("The address of a feed (RSS, Atom, JSON Feed), or of a page that names one. Its articles "
         "come into the Inbox."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static GtkWidget *
build_bar (Form *form)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  form->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (form->add, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), form->add);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), form->dialog,
                           G_CONNECT_SWAPPED);
  return bar;
}

AdwDialog *
tln_feed_dialog_new (TlnFeedUpdates *updates, const char *text)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  Form *form = g_new0 (Form, 1);

  form->updates = g_object_ref (updates);
  form->dialog = dialog;
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_bar (form));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_page (form));
  adw_dialog_set_title (dialog, _ ("Add Feed"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, GTK_WIDGET (form->entry));
  g_signal_connect (form->entry, "changed", G_CALLBACK (entry_changed_cb), form);
  g_signal_connect_swapped (form->entry, "entry-activated", G_CALLBACK (add_cb), form);
  g_signal_connect_swapped (form->add, "clicked", G_CALLBACK (add_cb), form);
  gtk_editable_set_text (form->entry, text != NULL ? text : "");
  entry_changed_cb (form->entry, form);
  if (text == NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (form->entry)), NULL,
                                   clipboard_read_cb, g_object_ref (form->entry));
  return dialog;
}

/* Renaming. */

typedef struct {
  gint64 id;
  char *title;
} Rename;

static void
rename_free (gpointer data)
{
  Rename *rename = data;

  g_free (rename->title);
  g_free (rename);
}

static gpointer
rename_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Rename *rename = data;

  tln_act_describe (db, rename->title, 1);
  tln_feeds_set_title (db, rename->id, rename->title, error);
  return NULL;
}

static void
rename_response_cb (AdwAlertDialog *dialog, const char *response, GtkEditable *entry)
{
  Rename *rename;
  TlnStore *store = g_object_get_data (G_OBJECT (dialog), "store");
  gint64 *id = g_object_get_data (G_OBJECT (dialog), "feed");

  if (!g_str_equal (response, "rename"))
    return;
  rename = g_new0 (Rename, 1);
  rename->id = *id;
  rename->title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  TlnJob job = { .run = rename_job, .data = rename, .data_free = rename_free };
  tln_edit_run (GTK_WIDGET (dialog), store, TLN_ACT_FEED, &job, g_strdup (_ ("Feed renamed")));
}

static void
rename_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "rename", *text != '\0');
}

AdwDialog *
tln_feed_rename_dialog_new (TlnStore *store, const TlnSubscription *feed)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Rename Feed"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *entry = gtk_entry_new ();

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "rename");
  adw_alert_dialog_set_close_response (alert, "cancel");
  gtk_editable_set_text (GTK_EDITABLE (entry), feed->title);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_alert_dialog_set_extra_child (alert, entry);
  adw_dialog_set_focus (dialog, entry);
  g_object_set_data_full (G_OBJECT (dialog), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "feed", g_memdup2 (&feed->id, sizeof feed->id),
                          g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (rename_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), entry, 0);
  return dialog;
}
