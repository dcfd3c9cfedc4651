/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only to be looked at; deciding is done on the board. */
#include "tln-stage-dialog.h"

#include "tln-date-label.h"
#include "tln-stage-states.h"
#include "tln-stage-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnStageDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  gint64 thesis;
  gint64 stage;
  GCancellable *cancellable;
  AdwPreferencesPage *page;
  GPtrArray *groups; /* AdwPreferencesGroup on the page */
};

G_DEFINE_FINAL_TYPE (TlnStageDialog, tln_stage_dialog, ADW_TYPE_DIALOG)

typedef struct {
  gint64 thesis;
  gint64 stage;
} Ask;

typedef struct {
  TlnChainReport *report;
  GArray *log;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->report, tln_chain_report_free);
  g_clear_pointer (&answer->log, g_array_unref);
  g_free (answer);
}

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->report = tln_stage_states_report (db, ask->thesis, tln_day_today (), error);
  answer->log =
      answer->report != NULL ? tln_stage_states_log (db, ask->thesis, ask->stage, error) : NULL;
  if (answer->log == NULL)
    g_clear_pointer (&answer, answer_free);
  return answer;
}

static GtkWidget *
add_group (TlnStageDialog *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle, const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (end);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
show_rule (TlnStageDialog *self, const TlnStageFinding *finding, const double *limits)
{
  static const TlnStageState order[] = { TLN_STAGE_EMERGING, TLN_STAGE_FADING, TLN_STAGE_CROWDED,
                                         TLN_STAGE_RISING, TLN_STAGE_QUIET };
  g_autofree char *week = tln_day_label (tln_week_monday (finding->week));
  g_autofree char *said = g_strdup_printf (
      _ ("Week of %s, the last whole one; the library goes back %u weeks. The first that holds is "
         "proposed."),
      week, finding->history);
  GtkWidget *group = add_group (self, _ ("Rule"), said);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *state = tln_stage_state_shaped (order[i]);
    g_autofree char *reason = tln_stage_reason (order[i], finding, limits);
    add_row (group, state, reason, tln_stage_result_label (finding->results[order[i]]));
  }
}

static void
show_log (TlnStageDialog *self, const GArray *log, const double *limits)
{
  GtkWidget *group =
      add_group (self, _ ("Log"),
                 log->len == 0 ? _ ("Nothing has been confirmed, rejected or set yet.") : NULL);

  for (guint i = 0; i < log->len; i++) {
    const TlnStageDecision *decision = &g_array_index (log, TlnStageDecision, i);
    g_autofree char *state = tln_stage_state_shaped (decision->state);
    g_autofree char *when = tln_time_label (decision->decided_at);
    g_autofree char *reason = decision->verdict != TLN_VERDICT_SET
                                  ? tln_stage_reason (decision->state, &decision->finding, limits)
                                  : g_strdup ("");
    g_autofree char *subtitle =
        *reason != '\0' ? g_strdup_printf ("%s\n%s", when, reason) : g_strdup (when);
    add_row (group, state, subtitle, tln_stage_verdict_label (decision->verdict));
  }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnStageDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = tln_store_finish (TLN_STORE (source), result, &error);

  if (error != NULL)
    tln_toast_error (GTK_WIDGET (self), error);
  if (answer == NULL)
    return;
  const TlnStageReport *stage = tln_chain_report_stage (answer->report, self->stage);
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  if (stage != NULL) {
    show_rule (self, &stage->finding, answer->report->limits);
    show_log (self, answer->log, answer->report->limits);
  }
  answer_free (answer);
}

static void
reload (TlnStageDialog *self)
{
  Ask ask = { self->thesis, self->stage };
  TlnJob job = { load_job, g_memdup2 (&ask, sizeof ask), g_free, answer_free };

  tln_store_read_newest_async (self->store, &self->cancellable, &job, loaded_cb,
                               g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnStageDialog *self)
{
  if (changed &
      (TLN_CHANGED_ARTICLES | TLN_CHANGED_MENTIONS | TLN_CHANGED_CLAIMS | TLN_CHANGED_THESES))
    reload (self);
}

static void
tln_stage_dialog_dispose (GObject *object)
{
  TlnStageDialog *self = TLN_STAGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_stage_dialog_parent_class)->dispose (object);
}

static void
tln_stage_dialog_class_init (TlnStageDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_stage_dialog_dispose;
}

static void
tln_stage_dialog_init (TlnStageDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

AdwDialog *
tln_stage_dialog_new (TlnStore *store, gint64 thesis, const TlnStage *stage)
{
  TlnStageDialog *self = g_object_new (TLN_TYPE_STAGE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->thesis = thesis;
  self->stage = stage->id;
  adw_dialog_set_title (ADW_DIALOG (self), stage->name);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  reload (self);
  return ADW_DIALOG (self);
}
