/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving the window, also while dialogs are open: they are closed as by hand first, so that what
 * is typed in them is kept or asked about. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-quit-key.h"

static void
destroy_cb (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_destroy (window);
}

/* One of those that are waited for is gone. Not in the middle of what it is still doing. */
static void
dialog_gone (TlnWindow *self)
{
  if (--self->n_closing == 0 && self->leaving)
    g_idle_add_once (destroy_cb, g_object_ref (self));
}

static void
dialog_closed_cb (AdwDialog *dialog, TlnWindow *self)
{
  g_signal_handlers_disconnect_by_func (dialog, dialog_closed_cb, self);
  dialog_gone (self);
}

static GPtrArray *
open_dialogs (TlnWindow *self)
{
  g_autoptr (GListModel) model = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (dialogs, g_list_model_get_item (model, i));
  return dialogs;
}

void
tln_window_leave (TlnWindow *self)
{
  g_autoptr (GPtrArray) dialogs = open_dialogs (self);

  self->leaving = TRUE;
  self->n_closing++;
  for (guint i = dialogs->len; i > 0 && self->leaving; i--) { /* the uppermost first */
    AdwDialog *dialog = g_ptr_array_index (dialogs, i - 1);

    self->n_closing++;
    g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self,
                             G_CONNECT_AFTER);
    if (!adw_dialog_close (dialog)) {
      self->leaving = FALSE; /* it asks; whoever still wants to leave says so again */
      dialog_closed_cb (dialog, self);
    }
  }
  dialog_gone (self);
}

gboolean
tln_window_asks_dialogs (TlnWindow *self)
{
  g_autoptr (GPtrArray) dialogs = open_dialogs (self);

  if (dialogs->len > 0)
    tln_window_leave (self);
  return dialogs->len > 0;
}

static void
visible_dialog_cb (TlnWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog)
    tln_quit_key_add (GTK_WIDGET (dialog));
}

void
tln_window_follow_dialogs (TlnWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
}
