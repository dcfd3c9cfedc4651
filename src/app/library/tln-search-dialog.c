/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An alert with three rows. What makes no sense is said below them and cannot be saved. */
#include "tln-search-dialog.h"

#include "tln-act.h"
#include "tln-edits.h"
#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-search-query.h"

#include <glib/gi18n.h>

static const TlnListKind lists[] = { TLN_LIST_INBOX, TLN_LIST_LIBRARY, TLN_LIST_CLAIMS,
                                     TLN_LIST_TRASH };

typedef struct {
  TlnStore *store;
  TlnSavedSearch *search; /* as it was */
  AdwAlertDialog *dialog;
  GtkWidget *from; /* not owned: the dialog is in it */
  GtkEditable *name;
  GtkEditable *words;
  AdwComboRow *list;
  GtkLabel *fault;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->store);
  tln_saved_search_free (form->search);
  g_free (form);
}

static char *
stripped (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
changed_cb (Form *form)
{
  g_autofree char *name = stripped (form->name);
  g_autofree char *words = stripped (form->words);
  g_autoptr (TlnSearchFault) fault = NULL;
  g_autoptr (TlnSearchQuery) query = tln_search_query_read (words, &fault);
  g_autoptr (GError) error =
      fault ? g_error_new_literal (TLN_SEARCH_ERROR, (int) fault->kind, "") : NULL;
  g_autofree char *said = error ? tln_error_text (error) : NULL;

  gtk_label_set_text (form->fault, said ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (form->fault), said != NULL);
  adw_alert_dialog_set_response_enabled (form->dialog, "save", *name && *words && query);
}

static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnSavedSearch *search = data;

  if (tln_searches_save (db, search, error))
    tln_act_describe (db, search->name, 1);
  return NULL;
}

static void
response_cb (Form *form, const char *response)
{
  g_autofree char *name = stripped (form->name);
  g_autoptr (TlnQuery) query = tln_query_copy (form->search->query);
  TlnJob job = { .run = save_job, .data_free = (GDestroyNotify) tln_saved_search_free };
  TlnSavedSearch *search;

  if (!g_str_equal (response, "save"))
    return;
  g_free (query->text);
  query->text = stripped (form->words);
  query->kind = lists[adw_combo_row_get_selected (form->list)];
  /* Orders of claims are not those of articles. */
  if (tln_query_of_claims (query) != tln_query_of_claims (form->search->query))
    query->sort = TLN_SORT_DATE;
  search = tln_saved_search_new (name, query);
  search->id = form->search->id;
  job.data = search;
  tln_edit_run (form->from, form->store, TLN_ACT_SEARCH, &job,
                g_strdup (_ ("Saved search changed")));
}

static GtkWidget *
build_entry (Form *form, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), form);
  return row;
}

static GtkWidget *
build_list (TlnListKind kind)
{
  const char *const names[] = { _ ("Inbox"), _ ("Library"), _ ("Claims"), _ ("Trash"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Search In"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] == kind)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  return row;
}

static GtkWidget *
build_rows (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *name = build_entry (form, _ ("Name"), form->search->name);
  GtkWidget *words = build_entry (form, _ ("Search For"), form->search->query->text);
  GtkWidget *list = build_list (form->search->query->kind);
  GtkWidget *fault = gtk_label_new (NULL);

  form->name = GTK_EDITABLE (name);
  form->words = GTK_EDITABLE (words);
  form->list = ADW_COMBO_ROW (list);
  form->fault = GTK_LABEL (fault);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_label_set_wrap (form->fault, TRUE);
  gtk_label_set_xalign (form->fault, 0);
  gtk_widget_add_css_class (fault, "caption");
  gtk_widget_set_visible (fault, FALSE);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), fault);
  return box;
}

static gboolean
focus_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

static void
name_map_cb (GtkWidget *row)
{
  gtk_widget_add_tick_callback (row, focus_cb, NULL, NULL);
}

void
tln_search_dialog_present (GtkWidget *from, TlnStore *store, const TlnSavedSearch *search)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Saved Search"), NULL);
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->search = tln_saved_search_new (search->name, search->query);
  form->search->id = search->id;
  form->from = from;
  form->dialog = ADW_ALERT_DIALOG (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  adw_alert_dialog_add_responses (form->dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (form->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (form->dialog, "save");
  adw_alert_dialog_set_close_response (form->dialog, "cancel");
  adw_alert_dialog_set_extra_child (form->dialog, build_rows (form));
  /* The dialog would give it to its default button. */
  g_signal_connect_after (form->name, "map", G_CALLBACK (name_map_cb), NULL);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), form);
  adw_dialog_present (dialog, from);
}
