/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question before something typed is lost. */
#include "tln-unsaved.h"

#include <glib/gi18n.h>

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    g_signal_emit_by_name (g_object_get_data (G_OBJECT (dialog), "tln-unsaved-save"), "clicked");
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (dialog);
}

static void
close_attempt_cb (AdwDialog *dialog, GtkWidget *save)
{
  AdwDialog *question =
      adw_alert_dialog_new (_ ("Save Changes?"), _ ("What is not saved will be lost."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (question);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save",
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (alert, "save", gtk_widget_is_sensitive (save));
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, GTK_WIDGET (dialog), NULL, chosen_cb, g_object_ref (dialog));
}

void
tln_unsaved_set (AdwDialog *dialog, gboolean differs, GtkButton *save)
{
  adw_dialog_set_can_close (dialog, !differs);
  if (g_object_get_data (G_OBJECT (dialog), "tln-unsaved-save"))
    return;
  g_object_set_data (G_OBJECT (dialog), "tln-unsaved-save", save);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), save);
}
