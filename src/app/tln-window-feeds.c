/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds in the window: what its menus do, what is said when a round is over, and the timer for
 * those who want feeds to update by themselves. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-catalog.h"
#include "tln-edits.h"
#include "tln-error-text.h"
#include "tln-feed-dialogs.h"
#include "tln-feed-files.h"
#include "tln-feeds.h"
#include "tln-full-text.h"
#include "tln-navigator.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* How often is looked whether a feed is due; when it is, its own state says. */
#define LOOK_SECONDS (15 * 60)

/* The feed whose list is shown, or NULL. */
static TlnSubscription *
current_feed (TlnWindow *self)
{
  const TlnPlace *place = tln_library_page_get_place (self->library);

  return place->kind == TLN_PLACE_FEED ? tln_catalog_feed (tln_catalog_of (self->store), place->id)
                                       : NULL;
}

static void
add_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (tln_feed_dialog_new (TLN_WINDOW (widget)->feeds, NULL), widget);
}

static void
update_feeds_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_feed_updates_run (TLN_WINDOW (widget)->feeds, 0);
}

static void
update_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnSubscription *feed = current_feed (TLN_WINDOW (widget));

  if (feed)
    tln_feed_updates_run (TLN_WINDOW (widget)->feeds, feed->id);
}

static void
rename_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnSubscription *feed = current_feed (self);

  if (feed)
    adw_dialog_present (tln_feed_rename_dialog_new (self->store, feed), widget);
}

static void
open_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnSubscription *feed = current_feed (TLN_WINDOW (widget));

  if (!feed || !feed->site_url)
    return;
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (feed->site_url);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, NULL, NULL);
}

static void
import_feeds_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_feed_files_import (GTK_WINDOW (widget), TLN_WINDOW (widget)->store);
}

static void
export_feeds_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_feed_files_export (GTK_WINDOW (widget), TLN_WINDOW (widget)->store);
}

static void
full_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnReaderPage *reader = tln_window_current_reader (self);

  if (reader && tln_reader_page_get_article (reader))
    tln_full_text_fetch (widget, self->store, tln_reader_page_get_article (reader));
}

/* Removing: the articles stay, and so does the way back. */

typedef struct {
  gint64 id;
  char *title;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_free (removal->title);
  g_free (removal);
}

static gpointer
remove_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Removal *removal = data;

  tln_act_describe (db, removal->title, 1);
  tln_feeds_remove (db, removal->id, error);
  return NULL;
}

static void
remove_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnSubscription *feed = current_feed (self);
  Removal *removal;

  if (!feed)
    return;
  removal = g_new0 (Removal, 1);
  removal->id = feed->id;
  removal->title = g_strdup (feed->title);
  TlnJob job = { .run = remove_job, .data = removal, .data_free = removal_free };
  /* Translators: %s is the name of a feed */
  char *sentence = g_strdup_printf (_ ("“%s” removed; its articles stay"), feed->title);
  tln_edit_run (widget, self->store, TLN_ACT_FEED, &job, sentence);
  tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_INBOX, 0 });
}

/* What came of a round. */

/* Takes words; n: how many they are about, 0: nothing to say. */
static void
append_part (GString *text, guint n, char *words)
{
  if (n > 0) {
    g_string_append (text, _ (", "));
    g_string_append (text, words);
  }
  g_free (words);
}

static char *
summary (const TlnFeedTally *tally)
{
  const guint n_new = tally->n_new, n_left = tally->n_left;
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_new > 0)
    g_string_append_printf (text, ngettext ("%u new article", "%u new articles", n_new), n_new);
  else
    g_string_append (text, _ ("No new articles"));
  append_part (
      text, tally->n_revised,
      /* Translators: articles whose feed has changed their text; they have the new one */
      g_strdup_printf (ngettext ("%u revised", "%u revised", tally->n_revised), tally->n_revised));
  append_part (
      text, n_left,
      /* Translators: the same, but there are highlights or notes of yours in them */
      g_strdup_printf (ngettext ("%u revised by its feed but kept as you have it",
                                 "%u revised by their feeds but kept as you have them", n_left),
                       n_left));
  append_part (
      text, tally->n_failed,
      g_strdup_printf (ngettext ("%u feed not updated", "%u feeds not updated", tally->n_failed),
                       tally->n_failed));
  append_part (text, tally->n_waiting,
               g_strdup_printf (
                   ngettext ("%u server asks to wait", "%u servers ask to wait", tally->n_waiting),
                   tally->n_waiting));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
round_finished_cb (TlnFeedUpdates *feeds, const TlnFeedTally *tally, TlnWindow *self)
{
  g_autofree char *text = summary (tally);

  if (!tally->asked && tally->n_new + tally->n_revised + tally->n_left == 0)
    return;
  if (tally->added) {
    /* Translators: %s is the name of a feed that was added */
    g_autofree char *sentence = g_strdup_printf (_ ("“%s” added"), tally->title);
    if (tally->act)
      tln_toast_act (GTK_WIDGET (self), sentence, tally->act);
    else
      tln_toast_say (GTK_WIDGET (self), _ ("This feed is here already."));
    tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_FEED, tally->added });
  } else if (tally->act && tally->n_new + tally->n_revised > 0) {
    tln_toast_act (GTK_WIDGET (self), text, tally->act);
  } else {
    tln_toast_say (GTK_WIDGET (self), text);
  }
}

static void
failed_response_cb (AdwAlertDialog *dialog, const char *response, TlnWindow *self)
{
  const char *address = g_object_get_data (G_OBJECT (dialog), "address");

  if (g_str_equal (response, "again"))
    adw_dialog_present (tln_feed_dialog_new (self->feeds, address), GTK_WIDGET (self));
}

static void
round_failed_cb (TlnFeedUpdates *feeds, const GError *error, const char *address, TlnWindow *self)
{
  AdwAlertDialog *dialog;

  if (!address) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_autofree char *text = tln_error_text (error);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The Feed Was Not Added"), NULL));
  adw_alert_dialog_format_body (dialog, "%s\n\n%s", text, address);
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close"), "again", _ ("_Change Address"),
                                  NULL);
  adw_alert_dialog_set_default_response (dialog, "again");
  g_object_set_data_full (G_OBJECT (dialog), "address", g_strdup (address), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_response_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* By themselves, where that is wanted and costs nothing. */

static gboolean
look_cb (gpointer user_data)
{
  TlnWindow *self = user_data;

  if (!g_network_monitor_get_network_metered (g_network_monitor_get_default ()))
    tln_feed_updates_run_due (self->feeds);
  return G_SOURCE_CONTINUE;
}

static void
setting_changed_cb (TlnWindow *self, const char *key, GSettings *settings)
{
  gboolean wanted = g_settings_get_boolean (settings, "update-feeds");

  if (wanted == (self->feed_timer != 0))
    return;
  if (!wanted) {
    g_clear_handle_id (&self->feed_timer, g_source_remove);
    return;
  }
  self->feed_timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look_cb (self);
}

/* A feed that is gone, by an undo for one, leaves the Inbox behind. */
static void
leave_removed (TlnWindow *self, const TlnSubscription *feed)
{
  const TlnPlace *place = tln_library_page_get_place (self->library);
  gboolean gone = !feed && place->kind == TLN_PLACE_FEED && place->id == self->feed_shown;

  self->feed_shown = feed ? feed->id : 0;
  if (gone)
    tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_INBOX, 0 });
}

void
tln_window_update_feed_actions (TlnWindow *self)
{
  static const char *const of_one[] = { "win.update-feed", "win.rename-feed", "win.remove-feed" };
  TlnSubscription *feed = current_feed (self);
  gboolean any = tln_catalog_get_feeds (tln_catalog_of (self->store))->len > 0;

  for (gsize i = 0; i < G_N_ELEMENTS (of_one); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_one[i], feed != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-feed", feed && feed->site_url);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.update-feeds", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-feeds", any);
  leave_removed (self, feed);
}

/* An address that was pasted as an article is that of a feed. */
static void
import_is_feed_cb (TlnImports *imports, const char *address, TlnWindow *self)
{
  tln_feed_updates_add (self->feeds, address);
}

void
tln_window_follow_feeds (TlnWindow *self)
{
  GSettings *settings = g_settings_new (APP_ID);

  g_object_set_data_full (G_OBJECT (self), "feed-settings", settings, g_object_unref);
  g_signal_connect_object (settings, "changed::update-feeds", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds, "finished", G_CALLBACK (round_finished_cb), self, 0);
  g_signal_connect_object (self->imports, "feed", G_CALLBACK (import_is_feed_cb), self, 0);
  g_signal_connect_object (self->feeds, "failed", G_CALLBACK (round_failed_cb), self, 0);
  g_signal_connect_object (tln_catalog_of (self->store), "changed",
                           G_CALLBACK (tln_window_update_feed_actions), self, G_CONNECT_SWAPPED);
  setting_changed_cb (self, "update-feeds", settings);
  tln_window_update_feed_actions (self);
}

void
tln_window_install_feeds (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "win.add-feed", add_feed_cb },         { "win.update-feeds", update_feeds_cb },
    { "win.update-feed", update_feed_cb },   { "win.rename-feed", rename_feed_cb },
    { "win.open-feed", open_feed_cb },       { "win.remove-feed", remove_feed_cb },
    { "win.import-feeds", import_feeds_cb }, { "win.export-feeds", export_feeds_cb },
    { TLN_FULL_TEXT, full_text_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].run);
}
