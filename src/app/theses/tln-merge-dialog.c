/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of theses in an alert. Undo takes the merge back. */
#include "tln-merge-dialog.h"

#include "tln-act.h"
#include "tln-catalog.h"
#include "tln-edits.h"
#include "tln-thesis-merge.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *from; /* the window */
  TlnStore *store;
  TlnThesis *thesis;
  GArray *ids; /* gint64 of the entries */
  GtkDropDown *choice;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_object_unref (merge->from);
  g_object_unref (merge->store);
  tln_thesis_unref (merge->thesis);
  g_array_unref (merge->ids);
  g_free (merge);
}

static gpointer
merge_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;

  tln_theses_merge (db, ids[0], ids[1], error);
  return NULL;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Merge *merge)
{
  guint chosen = gtk_drop_down_get_selected (merge->choice);

  if (!g_str_equal (response, "merge") || chosen >= merge->ids->len)
    return;
  const gint64 ids[2] = { merge->thesis->id, g_array_index (merge->ids, gint64, chosen) };
  TlnJob job = { .run = merge_job, .data = g_memdup2 (ids, sizeof ids), .data_free = g_free };
  tln_edit_run (merge->from, merge->store, TLN_ACT_THESIS_EDIT, &job,
                g_strdup_printf (_ ("“%s” merged"), merge->thesis->title));
}

/* Those that have not been merged themselves. */
static GtkStringList *
list_theses (Merge *merge)
{
  GPtrArray *theses = tln_catalog_get_theses (tln_catalog_of (merge->store));
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);
    if (thesis->id == merge->thesis->id || thesis->merged_into != 0)
      continue;
    gtk_string_list_append (names, thesis->title);
    g_array_append_val (merge->ids, thesis->id);
  }
  return names;
}

void
tln_merge_dialog_present (GtkWidget *from, TlnStore *store, const TlnThesis *thesis)
{
  Merge *merge = g_new0 (Merge, 1);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Merge Into Another Thesis?"),
      _ ("Its evidence, links and notes go there. It stays, closed, with its log. A claim that is "
         "for the one and against the other is kept as both."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  merge->from = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  merge->store = g_object_ref (store);
  merge->thesis = tln_thesis_ref ((TlnThesis *) thesis);
  merge->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  merge->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (list_theses (merge)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (merge->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Thesis"), -1);
  adw_alert_dialog_set_extra_child (alert, GTK_WIDGET (merge->choice));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_alert_dialog_set_response_enabled (alert, "merge",
                                         merge->ids->len > 0 && thesis->merged_into == 0);
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect (alert, "response", G_CALLBACK (response_cb), merge);
  g_object_set_data_full (G_OBJECT (dialog), "merge", merge, merge_free);
  adw_dialog_present (dialog, from);
}
