/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question that is asked before a stage with evidence goes. */
#include "tln-chain-act.h"
#include "tln-stages-edit.h"
#include "tln-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct {
  GWeakRef from;
  TlnStore *store;
  TlnStage *stage;
  GPtrArray *others; /* TlnStage of the same chain */
  AdwComboRow *choice;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_weak_ref_clear (&question->from);
  g_object_unref (question->store);
  tln_stage_unref (question->stage);
  g_ptr_array_unref (question->others);
  g_free (question);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);
  guint chosen = adw_combo_row_get_selected (question->choice);
  const TlnStage *into = chosen > 0 && chosen <= question->others->len
                             ? g_ptr_array_index (question->others, chosen - 1)
                             : NULL;

  if (from != NULL && g_strcmp0 (response, "delete") == 0)
    tln_chain_act_delete_stage (from, question->store, question->stage,
                                into != NULL ? into->id : 0);
}

static GtkWidget *
build_choice (Question *question)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _ ("No Stage"));
  for (guint i = 0; i < question->others->len; i++)
    gtk_string_list_append (names, ((TlnStage *) question->others->pdata[i])->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Evidence Goes To"));
  /* A long name has the whole width below the title. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  question->choice = ADW_COMBO_ROW (row);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

/* Takes the question. */
static void
ask (GtkWidget *from, Question *question, guint n)
{
  g_autofree char *body = g_strdup_printf (
      ngettext (
          "%u piece of evidence is kept at this stage. With no stage it stays with its thesis.",
          "%u pieces of evidence are kept at this stage. With no stage they stay with their "
          "thesis.",
          n),
      n);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Delete Stage?"), body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_set_extra_child (alert, build_choice (question));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "delete", _ ("_Delete Stage"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_set_prefer_wide_layout (alert, TRUE);
  g_signal_connect_data (alert, "response", G_CALLBACK (answered_cb), question,
                         (GClosureNotify) (void (*) (void)) question_free, 0);
  adw_dialog_present (dialog, from);
}

static gpointer
count_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n = tln_stages_count_evidence (db, *(gint64 *) data, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = tln_store_finish (TLN_STORE (source), result, &error);

  if (from != NULL && n != NULL && *n > 0) {
    ask (from, question, (guint) *n);
    return;
  }
  if (from != NULL && n != NULL)
    tln_chain_act_delete_stage (from, question->store, question->stage, 0);
  else if (from != NULL)
    tln_toast_error (from, error);
  question_free (question);
}

void
tln_chain_ask_delete_stage (GtkWidget *from,
                            TlnStore *store,
                            const TlnStage *stage,
                            GPtrArray *stages)
{
  Question *question = g_new0 (Question, 1);
  TlnJob job = { count_job, g_memdup2 (&stage->id, sizeof stage->id), g_free, g_free };

  g_weak_ref_init (&question->from, from);
  question->store = g_object_ref (store);
  question->stage = tln_stage_ref ((TlnStage *) stage);
  question->others =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_stage_unref);
  for (guint i = 0; i < stages->len; i++) {
    TlnStage *other = g_ptr_array_index (stages, i);
    if (other->chain_id == stage->chain_id && other->id != stage->id)
      g_ptr_array_add (question->others, tln_stage_ref (other));
  }
  tln_store_read_async (store, &job, NULL, counted_cb, question);
}
