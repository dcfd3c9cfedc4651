/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows: title, falsifier. The thesis gets the first chain; it can be changed on its page. */
#include "tln-thesis-dialog.h"

#include "tln-navigator.h"
#include "tln-theses.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  AdwDialog *dialog;
  GtkEditable *title;
  GtkEditable *falsifier;
  GtkWidget *create;
  gboolean running;
} Form;

typedef struct {
  char *title;
  char *falsifier;
} NewThesis;

static void
form_free (Form *form)
{
  g_clear_object (&form->store);
  g_free (form);
}

static void
new_thesis_free (NewThesis *thesis)
{
  g_free (thesis->title);
  g_free (thesis->falsifier);
  g_free (thesis);
}

static gpointer
add_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  NewThesis *thesis = data;
  gint64 id = tln_theses_add (db, thesis->title, 0, error);

  if (id == 0)
    return NULL;
  if (*thesis->falsifier && !tln_theses_set (db, id, "falsifier", thesis->falsifier, error))
    return NULL;
  tln_act_describe (db, thesis->title, 1);
  return g_memdup2 (&id, sizeof id);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);
  g_autofree gint64 *id = tln_store_finish (TLN_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");

  form->running = FALSE;
  if (!id) {
    tln_toast_error (GTK_WIDGET (dialog), error);
    return;
  }
  tln_navigator_show_thesis (GTK_WIDGET (dialog), *id);
  tln_toast_act (GTK_WIDGET (dialog), _ ("Thesis created"), act);
  adw_dialog_close (dialog);
}

static void
create_cb (Form *form)
{
  NewThesis *thesis;
  TlnJob job = { .run = add_job,
                 .data_free = (GDestroyNotify) new_thesis_free,
                 .result_free = g_free };

  if (form->running || !gtk_widget_get_sensitive (form->create))
    return;
  thesis = g_new0 (NewThesis, 1);
  thesis->title = g_strstrip (g_strdup (gtk_editable_get_text (form->title)));
  thesis->falsifier = g_strstrip (g_strdup (gtk_editable_get_text (form->falsifier)));
  job.data = thesis;
  form->running = TRUE;
  tln_store_write_async (form->store, TLN_ACT_THESIS_NEW, &job, NULL, added_cb,
                         g_object_ref (form->dialog));
}

static void
title_changed_cb (Form *form)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (form->title)));

  gtk_widget_set_sensitive (form->create, *title != '\0');
}

static GtkWidget *
build_form (Form *form)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *title = adw_entry_row_new ();
  GtkWidget *falsifier = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (title), _ ("Thesis"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (falsifier),
                                 _ ("What would prove this wrong?"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("One sentence you could be wrong about. Evidence for and against it is gathered by "
         "stage."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), falsifier);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  form->title = GTK_EDITABLE (title);
  form->falsifier = GTK_EDITABLE (falsifier);
  g_signal_connect_swapped (title, "changed", G_CALLBACK (title_changed_cb), form);
  g_signal_connect_swapped (title, "entry-activated", G_CALLBACK (create_cb), form);
  g_signal_connect_swapped (falsifier, "entry-activated", G_CALLBACK (create_cb), form);
  return page;
}

AdwDialog *
tln_thesis_dialog_new (TlnStore *store)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->dialog = dialog;
  form->create = gtk_button_new_with_mnemonic (_ ("C_reate"));
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_widget_add_css_class (form->create, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), form->create);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_form (form));
  adw_dialog_set_title (dialog, _ ("New Thesis"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, GTK_WIDGET (form->title));
  g_signal_connect_swapped (form->create, "clicked", G_CALLBACK (create_cb), form);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog,
                           G_CONNECT_SWAPPED);
  title_changed_cb (form);
  return dialog;
}
