/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs behind the head of a column and its dialogs. */
#include "tln-stage-act.h"

#include "tln-act.h"
#include "tln-stage-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStageDecision decision;
  gint64 chain; /* 0: a decision */
  gboolean usual;
  double limits[TLN_N_LIMITS];
  char *name;
  char *sentence;
  GWeakRef from;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->from);
  g_free (act->name);
  g_free (act->sentence);
  g_free (act);
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  tln_act_describe (db, act->name, 1);
  if (act->chain != 0)
    tln_stage_limits_set (db, act->chain, act->usual ? NULL : act->limits, error);
  else
    tln_stage_states_decide (db, &act->decision, error);
  return NULL;
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&act->from);
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (from != NULL && error != NULL)
    tln_toast_error (from, error);
  else if (from != NULL)
    tln_toast_act (from, act->sentence, tln_store_finish_act (TLN_STORE (source), result));
  act_free (act);
}

static void
run_act (GtkWidget *from, TlnStore *store, const char *kind, Act *act)
{
  TlnJob job = { .run = act_job, .data = act };

  g_weak_ref_init (&act->from, gtk_widget_get_root (from));
  tln_store_write_async (store, kind, &job, NULL, act_done_cb, act);
}

void
tln_stage_act_decide (GtkWidget *from,
                      TlnStore *store,
                      const TlnStageDecision *decision,
                      const char *name)
{
  Act *act = g_new0 (Act, 1);
  const char *state = tln_stage_state_label (decision->state);

  act->decision = *decision;
  act->name = g_strdup (name);
  if (decision->verdict == TLN_VERDICT_REJECTED)
    /* Translators: a stage, a proposed state */
    act->sentence = g_strdup_printf (_ ("“%s” stays as it was: “%s” rejected"), name, state);
  else
    /* Translators: a stage, its state: “Models” is now “Crowded” */
    act->sentence = g_strdup_printf (_ ("“%s” is now “%s”"), name, state);
  run_act (from, store, TLN_ACT_STAGE_STATE, act);
}

void
tln_stage_act_limits (GtkWidget *from, TlnStore *store, gint64 chain, const double *limits)
{
  Act *act = g_new0 (Act, 1);

  act->chain = chain;
  act->usual = limits == NULL;
  for (guint i = 0; limits != NULL && i < TLN_N_LIMITS; i++)
    act->limits[i] = limits[i];
  act->sentence = g_strdup (_ ("Rule changed"));
  run_act (from, store, TLN_ACT_CHAIN, act);
}
