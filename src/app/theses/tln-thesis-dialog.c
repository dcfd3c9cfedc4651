/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a thesis. One act makes or changes it. */
#include "tln-thesis-dialog.h"

#include "tln-act.h"
#include "tln-balances.h"
#include "tln-catalog.h"
#include "tln-judgements.h"
#include "tln-navigator.h"
#include "tln-stages-edit.h"
#include "tln-text.h"
#include "tln-theses.h"
#include "tln-thesis-words.h"
#include "tln-toast.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlnThesisDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  TlnThesis *thesis; /* NULL: a new one */
  gint64 *chains; /* of the rows of chain_row */
  gboolean saving;
  char *before; /* the form as it was opened */

  AdwEntryRow *title_row;
  AdwEntryRow *falsifier_row;
  AdwEntryRow *statement_row;
  AdwComboRow *chain_row;
  AdwComboRow *status_row;
  AdwSpinRow *conviction_row;
  AdwEntryRow *recheck_row;
  AdwEntryRow *reason_row;
  AdwPreferencesGroup *doubt_group;
  AdwEntryRow *doubt_row;
  AdwEntryRow *horizon_row;
  AdwSpinRow *interval_row;
  AdwEntryRow *review_row;
  GtkButton *save_button;
  gint64 against; /* the claim shown as the strongest against, 0: none */
  int offered; /* the conviction shown where none was said */
};

G_DEFINE_FINAL_TYPE (TlnThesisDialog, tln_thesis_dialog, ADW_TYPE_DIALOG)

#define N_FIELDS 6

/* What is to be written: pairs of field and value. */
typedef struct {
  gint64 id; /* 0: a new one */
  gint64 chain;
  char *title;
  const char *fields[N_FIELDS];
  char *values[N_FIELDS];
  TlnJudgementDraft judgement;
  char *reason;
  char *doubt; /* NULL: not asked */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (draft->values[i]);
  g_free (draft->title);
  g_free (draft->reason);
  g_free (draft->doubt);
  g_free (draft);
}

/* Returns the id in a box. */
static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Draft *draft = data;
  gint64 id = draft->id;

  tln_act_describe (db, draft->title, 1);
  if (id == 0)
    id = tln_theses_add (db, draft->title, draft->chain, error);
  if (id == 0)
    return NULL;
  for (guint i = 0; i < N_FIELDS; i++)
    if (!tln_theses_set (db, id, draft->fields[i], draft->values[i], error))
      return NULL;
  if (draft->chain != 0 && !tln_chains_give (db, id, draft->chain, error))
    return NULL;
  if (!tln_theses_judge (db, id, &draft->judgement, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnThesisDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = tln_store_finish (TLN_STORE (source), result, &error);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  self->saving = FALSE;
  if (id == NULL) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  if (window != NULL && self->thesis == NULL)
    tln_navigator_show_thesis (window, *id);
  if (window != NULL)
    tln_toast_act (window, self->thesis == NULL ? _ ("Thesis created") : _ ("Thesis changed"),
                   tln_store_finish_act (TLN_STORE (source), result));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static char *
row_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
chosen_status (TlnThesisDialog *self)
{
  return tln_thesis_statuses ()[adw_combo_row_get_selected (self->status_row)];
}

static int
chosen_conviction (TlnThesisDialog *self)
{
  return (int) adw_spin_row_get_value (self->conviction_row);
}

/* Where none was said the row shows the usual one; nobody has said that yet either. */
static gboolean
is_said (TlnThesisDialog *self)
{
  return self->thesis == NULL || self->thesis->conviction >= 0 ||
         chosen_conviction (self) != self->offered;
}

static gboolean
is_for_now (TlnThesisDialog *self)
{
  return strcmp (chosen_status (self), "refuted_for_now") == 0;
}

/* Another conviction than the one that was said before. */
static gboolean
conviction_differs (TlnThesisDialog *self)
{
  return self->thesis != NULL && self->thesis->conviction >= 0 &&
         self->thesis->conviction != chosen_conviction (self);
}

static gboolean
is_raised (TlnThesisDialog *self)
{
  return conviction_differs (self) && self->thesis->conviction < chosen_conviction (self);
}

/* Empty is fine unless it is wanted; marks the row where it is not. */
static gboolean
check_day (AdwEntryRow *row, gboolean wanted, TlnDay *day)
{
  g_autofree char *text = row_text (row);
  gboolean good = *text == '\0' ? !wanted : tln_day_parse (text, day);

  if (*text == '\0')
    *day = TLN_DAY_NONE;
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return good;
}

static gboolean
check_horizon (TlnThesisDialog *self)
{
  g_autofree char *text = row_text (self->horizon_row);
  TlnDate date;
  gboolean good = *text == '\0' || tln_date_parse (text, &date);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->horizon_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->horizon_row), "error");
  return good;
}

static gboolean
is_complete (TlnThesisDialog *self)
{
  g_autofree char *title = row_text (self->title_row);
  g_autofree char *reason = row_text (self->reason_row);
  TlnDay day;
  gboolean days = check_day (self->review_row, FALSE, &day);

  days = check_day (self->recheck_row, is_for_now (self), &day) && days;
  return check_horizon (self) && days && *title != '\0' &&
         (!conviction_differs (self) || *reason != '\0');
}

/* A first review follows from the interval. */
static char *
next_review (TlnThesisDialog *self)
{
  int interval = (int) adw_spin_row_get_value (self->interval_row);
  char *text = row_text (self->review_row);

  if (*text != '\0' || interval == 0)
    return text;
  g_free (text);
  return tln_day_format (tln_day_today () + interval);
}

static void
fill_judgement (TlnThesisDialog *self, Draft *draft)
{
  TlnJudgementDraft *judgement = &draft->judgement;

  draft->reason = row_text (self->reason_row);
  draft->doubt = is_raised (self) ? row_text (self->doubt_row) : NULL;
  check_day (self->recheck_row, FALSE, &judgement->recheck);
  judgement->status = chosen_status (self);
  judgement->conviction = is_said (self) ? chosen_conviction (self) : TLN_CONVICTION_KEEP;
  judgement->reason = draft->reason;
  judgement->doubt = draft->doubt;
  judgement->against = draft->doubt != NULL ? self->against : 0;
}

static Draft *
read_form (TlnThesisDialog *self)
{
  Draft *draft = g_new0 (Draft, 1);
  guint chain = adw_combo_row_get_selected (self->chain_row);
  int interval = (int) adw_spin_row_get_value (self->interval_row);

  draft->id = self->thesis != NULL ? self->thesis->id : 0;
  draft->chain = chain != GTK_INVALID_LIST_POSITION ? self->chains[chain] : 0;
  draft->title = row_text (self->title_row);
  draft->fields[0] = "title";
  draft->values[0] = g_strdup (draft->title);
  draft->fields[1] = "statement";
  draft->values[1] = row_text (self->statement_row);
  draft->fields[2] = "falsifier";
  draft->values[2] = row_text (self->falsifier_row);
  draft->fields[3] = "horizon";
  draft->values[3] = row_text (self->horizon_row);
  draft->fields[4] = "review_days";
  draft->values[4] = interval > 0 ? g_strdup_printf ("%d", interval) : NULL;
  draft->fields[5] = "next_review";
  draft->values[5] = next_review (self);
  fill_judgement (self, draft);
  return draft;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnThesisDialog *self = TLN_THESIS_DIALOG (widget);

  if (!is_complete (self) || self->saving)
    return;
  TlnJob job = { save_job, read_form (self), draft_free, g_free };
  self->saving = TRUE;
  tln_store_write_async (self->store,
                         self->thesis == NULL ? TLN_ACT_THESIS_NEW : TLN_ACT_THESIS_EDIT, &job,
                         NULL, saved_cb, g_object_ref (self));
}

/* All that can be changed, in one string. */
static char *
form_text (TlnThesisDialog *self)
{
  AdwEntryRow *const rows[] = { self->title_row,   self->statement_row, self->falsifier_row,
                                self->recheck_row, self->reason_row,    self->doubt_row,
                                self->horizon_row, self->review_row };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *row = row_text (rows[i]);
    g_string_append_printf (text, "%s\n", row);
  }
  g_string_append_printf (text, "%u %u %.0f %.0f", adw_combo_row_get_selected (self->chain_row),
                          adw_combo_row_get_selected (self->status_row),
                          adw_spin_row_get_value (self->conviction_row),
                          adw_spin_row_get_value (self->interval_row));
  return g_string_free (text, FALSE);
}

static void
form_changed_cb (TlnThesisDialog *self)
{
  g_autofree char *now = form_text (self);
  gboolean status =
      self->thesis != NULL && strcmp (self->thesis->status, chosen_status (self)) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->recheck_row), is_for_now (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), status || conviction_differs (self));
  gtk_widget_set_visible (GTK_WIDGET (self->doubt_group), is_raised (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", is_complete (self));
  tln_unsaved_set (ADW_DIALOG (self), g_strcmp0 (now, self->before) != 0, self->save_button);
}

static void
follow_form (TlnThesisDialog *self)
{
  const struct {
    gpointer row;
    const char *signal;
  } fields[] = {
    { self->title_row, "changed" },           { self->statement_row, "changed" },
    { self->falsifier_row, "changed" },       { self->chain_row, "notify::selected" },
    { self->status_row, "notify::selected" }, { self->conviction_row, "notify::value" },
    { self->recheck_row, "changed" },         { self->reason_row, "changed" },
    { self->doubt_row, "changed" },           { self->horizon_row, "changed" },
    { self->interval_row, "notify::value" },  { self->review_row, "changed" },
  };

  self->before = form_text (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_signal_connect_object (fields[i].row, fields[i].signal, G_CALLBACK (form_changed_cb), self,
                             G_CONNECT_SWAPPED);
  form_changed_cb (self);
}

static void
title_activated_cb (TlnThesisDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.save", NULL);
}

static void
tln_thesis_dialog_dispose (GObject *object)
{
  TlnThesisDialog *self = TLN_THESIS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_THESIS_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->thesis, tln_thesis_unref);
  g_clear_pointer (&self->chains, g_free);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (tln_thesis_dialog_parent_class)->dispose (object);
}

static void
tln_thesis_dialog_class_init (TlnThesisDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_thesis_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-thesis-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, falsifier_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, statement_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, chain_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, conviction_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, recheck_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, doubt_group);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, doubt_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, horizon_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, review_row);
  gtk_widget_class_bind_template_child (widget_class, TlnThesisDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, title_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_force_close);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
}

static void
tln_thesis_dialog_init (TlnThesisDialog *self)
{
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; tln_thesis_statuses ()[i] != NULL; i++)
    gtk_string_list_append (statuses, tln_thesis_status_label (tln_thesis_statuses ()[i]));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (statuses));
  adw_combo_row_set_selected (self->status_row, 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}

static void
fill_chains (TlnThesisDialog *self)
{
  GPtrArray *chains = tln_catalog_get_chains (tln_catalog_of (self->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean without = self->thesis != NULL && self->thesis->chain_id == 0;
  guint first = without ? 1 : 0;
  guint selected = 0;

  self->chains = g_new0 (gint64, chains->len + 2);
  if (without)
    gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < chains->len; i++) {
    const TlnChain *chain = g_ptr_array_index (chains, i);
    gtk_string_list_append (names, chain->name);
    self->chains[first + i] = chain->id;
    if (self->thesis != NULL && self->thesis->chain_id == chain->id)
      selected = first + i;
  }
  adw_combo_row_set_model (self->chain_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->chain_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->chain_row), first + chains->len > 1);
  if (self->thesis != NULL && !without)
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (self->chain_row),
        _ ("Evidence goes to the stages of the same name, the rest to the whole thesis"));
}

static void
set_day (AdwEntryRow *row, TlnDay day)
{
  g_autofree char *text = tln_day_format (day);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static gpointer
against_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_balances_strongest_against (db, *(gint64 *) data, error);
}

static void
against_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnThesisDialog) self = user_data;
  g_autoptr (TlnClaim) claim = tln_store_finish (TLN_STORE (source), result, NULL);
  g_autofree char *quote = claim != NULL ? tln_text_excerpt (claim->exact, 240) : NULL;
  g_autofree char *text =
      quote != NULL
          ? g_strdup_printf (_ ("The strongest evidence against: “%s”"), quote)
          : g_strdup (_ ("There is no evidence against yet. What would the other side say?"));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  self->against = claim != NULL ? claim->id : 0;
  adw_preferences_group_set_description (self->doubt_group, escaped);
}

/* Before a conviction is raised, the other side is shown. */
static void
read_against (TlnThesisDialog *self)
{
  TlnJob job = { against_job, g_memdup2 (&self->thesis->id, sizeof self->thesis->id), g_free,
                 (GDestroyNotify) tln_claim_unref };

  tln_store_read_async (self->store, &job, NULL, against_read_cb, g_object_ref (self));
}

static void
fill_fields (TlnThesisDialog *self)
{
  const TlnThesis *thesis = self->thesis;

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Thesis"));
  gtk_button_set_label (self->save_button, _ ("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), thesis->title);
  gtk_editable_set_text (GTK_EDITABLE (self->statement_row), thesis->statement);
  gtk_editable_set_text (GTK_EDITABLE (self->falsifier_row), thesis->falsifier);
  gtk_editable_set_text (GTK_EDITABLE (self->horizon_row),
                         thesis->horizon != NULL ? thesis->horizon : "");
  set_day (self->recheck_row, thesis->recheck);
  set_day (self->review_row, thesis->next_review);
  adw_spin_row_set_value (self->interval_row, thesis->review_days);
  if (thesis->conviction >= 0)
    adw_spin_row_set_value (self->conviction_row, thesis->conviction);
  self->offered = chosen_conviction (self);
  for (guint i = 0; tln_thesis_statuses ()[i] != NULL; i++)
    if (g_strcmp0 (tln_thesis_statuses ()[i], thesis->status) == 0)
      adw_combo_row_set_selected (self->status_row, i);
}

AdwDialog *
tln_thesis_dialog_new (TlnStore *store, const TlnThesis *thesis)
{
  TlnThesisDialog *self = g_object_new (TLN_TYPE_THESIS_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->thesis = thesis != NULL ? tln_thesis_ref ((TlnThesis *) thesis) : NULL;
  fill_chains (self);
  if (thesis != NULL) {
    fill_fields (self);
    read_against (self);
  }
  follow_form (self);
  return ADW_DIALOG (self);
}
