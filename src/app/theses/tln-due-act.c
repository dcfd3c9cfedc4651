/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs of forecasts and falsifiers. What pages look like afterwards follows from
 * "changed". */
#include "tln-due-act.h"

#include "tln-edits.h"
#include "tln-falsifiers.h"
#include "tln-past-lock.h"

#include <glib/gi18n.h>
#include <math.h>

typedef enum {
  ACT_SAVE,
  ACT_BELIEVE,
  ACT_RESOLVE,
  ACT_REOPEN,
  ACT_DELETE,
  ACT_FALSIFIER,
  ACT_STATE,
  ACT_DROP,
} ActKind;

typedef struct {
  ActKind kind;
  gint64 id;
  TlnForecast *forecast;
  TlnFalsifier *falsifier;
  int percent;
  char *reason;
  TlnResolution resolution;
  TlnFalsifierState state;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_pointer (&act->forecast, tln_forecast_unref);
  g_clear_pointer (&act->falsifier, tln_falsifier_unref);
  g_free (act->reason);
  g_free (act);
}

static void
save_forecast (TlnDb *db, const Act *act, GError **error)
{
  const TlnForecast *from = act->forecast;
  TlnForecastDraft draft = { .thesis = from->thesis_id,
                             .claim = from->claim_id,
                             .proposition = from->proposition,
                             .who = from->who,
                             .relayed_by = from->relayed_by,
                             .metric = from->metric,
                             .value = from->value,
                             .low = from->low,
                             .high = from->high,
                             .unit = from->unit,
                             .multiple = from->multiple,
                             .horizon = from->horizon,
                             .due = from->due,
                             .rule = from->rule,
                             .source_percent = from->source_percent,
                             .percent = act->percent };

  tln_act_describe (db, from->proposition, 1);
  if (from->id != 0)
    tln_forecasts_edit (db, from->id, &draft, error);
  else
    tln_forecasts_add (db, &draft, error);
}

static void
save_falsifier (TlnDb *db, const TlnFalsifier *falsifier, GError **error)
{
  tln_act_describe (db, falsifier->text, 1);
  if (falsifier->id != 0)
    tln_falsifiers_edit (db, falsifier->id, falsifier->text, falsifier->check_day, error);
  else
    tln_falsifiers_add (db, falsifier->thesis_id, falsifier->text, falsifier->check_day, error);
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  switch (act->kind) {
  case ACT_SAVE:
    save_forecast (db, act, error);
    break;
  case ACT_BELIEVE:
    tln_forecasts_update (db, act->id, act->percent, act->reason, error);
    break;
  case ACT_RESOLVE:
    tln_forecasts_resolve (db, act->id, &act->resolution, error);
    break;
  case ACT_REOPEN:
    tln_forecasts_reopen (db, act->id, error);
    break;
  case ACT_DELETE:
    tln_forecasts_delete (db, act->id, error);
    break;
  case ACT_FALSIFIER:
    save_falsifier (db, act->falsifier, error);
    break;
  case ACT_STATE:
    tln_falsifiers_set_state (db, act->id, act->state, &act->resolution.proof, NULL, error);
    break;
  case ACT_DROP:
    tln_falsifiers_delete (db, act->id, error);
    break;
  }
  return NULL;
}

static void
run (GtkWidget *from, TlnStore *store, const char *act_kind, Act *act, const char *sentence)
{
  TlnJob job = { .run = act_job, .data = act, .data_free = act_free };

  if (tln_past_refuse (from)) {
    act_free (act);
    return;
  }
  if (ADW_IS_DIALOG (from))
    tln_edit_run_form (ADW_DIALOG (from), store, act_kind, &job, g_strdup (sentence));
  else
    tln_edit_run (from, store, act_kind, &job, g_strdup (sentence));
}

static Act *
new_act (ActKind kind, gint64 id)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->id = id;
  act->resolution.proof = TLN_PROOF_NONE;
  act->resolution.actual = (double) NAN;
  return act;
}

void
tln_due_act_save (GtkWidget *from, TlnStore *store, TlnForecast *forecast, int percent)
{
  Act *act = new_act (ACT_SAVE, forecast->id);

  act->forecast = tln_forecast_ref (forecast);
  act->percent = percent;
  run (from, store, forecast->id != 0 ? TLN_ACT_FORECAST_EDIT : TLN_ACT_FORECAST_NEW, act,
       forecast->id != 0 ? _ ("Forecast changed") : _ ("Forecast kept"));
}

void
tln_due_act_believe (GtkWidget *from,
                     TlnStore *store,
                     gint64 forecast,
                     int percent,
                     const char *reason)
{
  Act *act = new_act (ACT_BELIEVE, forecast);

  act->percent = percent;
  act->reason = g_strdup (reason);
  run (from, store, TLN_ACT_FORECAST_UPDATE, act, _ ("Probability changed"));
}

void
tln_due_act_resolve (GtkWidget *from,
                     TlnStore *store,
                     gint64 forecast,
                     const TlnResolution *resolution)
{
  Act *act = new_act (ACT_RESOLVE, forecast);

  act->resolution = *resolution;
  act->resolution.note = NULL;
  run (from, store, TLN_ACT_FORECAST_RESOLVE, act,
       resolution->outcome == TLN_OUTCOME_YES  ? _ ("Resolved: it came true")
       : resolution->outcome == TLN_OUTCOME_NO ? _ ("Resolved: it did not come true")
                                               : _ ("Set aside as void"));
}

void
tln_due_act_reopen (GtkWidget *from, TlnStore *store, gint64 forecast)
{
  run (from, store, TLN_ACT_FORECAST_RESOLVE, new_act (ACT_REOPEN, forecast), _ ("Open again"));
}

void
tln_due_act_delete (GtkWidget *from, TlnStore *store, gint64 forecast)
{
  run (from, store, TLN_ACT_FORECAST_DELETE, new_act (ACT_DELETE, forecast),
       _ ("Forecast removed"));
}

void
tln_due_act_falsifier (GtkWidget *from, TlnStore *store, const TlnFalsifier *falsifier)
{
  Act *act = new_act (ACT_FALSIFIER, falsifier->id);

  act->falsifier = tln_falsifier_ref ((TlnFalsifier *) falsifier);
  run (from, store, TLN_ACT_FALSIFIER, act, _ ("Falsifier kept"));
}

void
tln_due_act_state (GtkWidget *from,
                   TlnStore *store,
                   gint64 falsifier,
                   TlnFalsifierState state,
                   const TlnProof *proof)
{
  Act *act = new_act (ACT_STATE, falsifier);

  act->state = state;
  if (proof != NULL)
    act->resolution.proof = *proof;
  run (from, store, TLN_ACT_FALSIFIER, act,
       state == TLN_FALSIFIER_TRIGGERED   ? _ ("Falsifier triggered")
       : state == TLN_FALSIFIER_DISMISSED ? _ ("Falsifier dismissed")
                                          : _ ("Falsifier watched again"));
}

void
tln_due_act_drop (GtkWidget *from, TlnStore *store, gint64 falsifier)
{
  run (from, store, TLN_ACT_FALSIFIER, new_act (ACT_DROP, falsifier), _ ("Falsifier removed"));
}
