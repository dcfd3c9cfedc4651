/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs behind the dialogs of chains and the heads of columns. The question where evidence
 * goes stands in tln-stage-delete.c. */
#include "tln-chain-act.h"

#include "tln-edits.h"
#include "tln-past-lock.h"
#include "tln-stage-words.h"
#include "tln-stages-edit.h"
#include "tln-theses.h"

#include <glib/gi18n.h>

typedef enum {
  ACT_ADD,
  ACT_TEMPLATE,
  ACT_RENAME,
  ACT_DELETE,
  ACT_LIMITS,
  ACT_ADD_STAGE,
  ACT_RENAME_STAGE,
  ACT_MOVE_STAGE,
  ACT_DELETE_STAGE,
  ACT_CUES,
  ACT_DECIDE,
} ActKind;

typedef struct {
  ActKind kind;
  gint64 id; /* chain or stage */
  char *name; /* of it; for the log */
  int number; /* template, or by how much */
  gint64 into;
  char **cues;
  char *language;
  gboolean usual; /* limits */
  double limits[TLN_N_LIMITS];
  TlnStageDecision decision;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->name);
  g_strfreev (act->cues);
  g_free (act->language);
  g_free (act);
}

static void
change_chain (TlnDb *db, const Act *act, GError **error)
{
  switch (act->kind) {
  case ACT_ADD:
    tln_theses_add_chain (db, act->name, error);
    break;
  case ACT_TEMPLATE:
    tln_chains_add_template (db, (guint) act->number, act->language, error);
    break;
  case ACT_RENAME:
    tln_chains_rename (db, act->id, act->name, error);
    break;
  case ACT_DELETE:
    tln_chains_delete (db, act->id, error);
    break;
  case ACT_LIMITS:
  default:
    tln_stage_limits_set (db, act->id, act->usual ? NULL : act->limits, error);
    break;
  }
}

static void
change_stage (TlnDb *db, const Act *act, GError **error)
{
  switch (act->kind) {
  case ACT_ADD_STAGE:
    tln_theses_add_stage (db, act->id, act->name, (const char *const *) act->cues, error);
    break;
  case ACT_RENAME_STAGE:
    tln_theses_rename_stage (db, act->id, act->name, error);
    break;
  case ACT_MOVE_STAGE:
    tln_stages_move (db, act->id, act->number, error);
    break;
  case ACT_DELETE_STAGE:
    tln_stages_delete (db, act->id, act->into, error);
    break;
  case ACT_CUES:
    tln_stages_set_cues (db, act->id, (const char *const *) act->cues, error);
    break;
  case ACT_DECIDE:
  default:
    tln_stage_states_decide (db, &act->decision, error);
    break;
  }
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  tln_act_describe (db, act->name, 1);
  if (act->kind < ACT_ADD_STAGE)
    change_chain (db, act, error);
  else
    change_stage (db, act, error);
  return NULL;
}

static Act *
new_act (ActKind kind, gint64 id, const char *name)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->id = id;
  act->name = g_strdup (name);
  return act;
}

/* Takes the act and the sentence (NULL: it is seen). */
static void
run_act (GtkWidget *from, TlnStore *store, Act *act, char *sentence)
{
  TlnJob job = { .run = act_job, .data = act, .data_free = act_free };
  const char *kind = act->kind < ACT_ADD_STAGE ? TLN_ACT_CHAIN
                     : act->kind == ACT_DECIDE ? TLN_ACT_STAGE_STATE
                                               : TLN_ACT_STAGE;

  if (tln_past_refuse (from)) {
    act_free (act);
    g_free (sentence);
    return;
  }
  tln_edit_run (from, store, kind, &job, sentence);
}

void
tln_chain_act_add (GtkWidget *from, TlnStore *store, const char *name)
{
  run_act (from, store, new_act (ACT_ADD, 0, name), NULL);
}

void
tln_chain_act_template (GtkWidget *from, TlnStore *store, guint which)
{
  gboolean zh = g_str_has_prefix (g_get_language_names ()[0], "zh");
  const TlnChainTemplate *template = &tln_chain_templates[which];
  Act *act = new_act (ACT_TEMPLATE, 0, zh ? template->zh : template->en);

  act->number = (int) which;
  act->language = g_strdup (g_get_language_names ()[0]);
  run_act (from, store, act, g_strdup_printf (_ ("Chain “%s” added"), act->name));
}

void
tln_chain_act_rename (GtkWidget *from, TlnStore *store, gint64 chain, const char *name)
{
  run_act (from, store, new_act (ACT_RENAME, chain, name), NULL);
}

void
tln_chain_act_delete (GtkWidget *from, TlnStore *store, const TlnChain *chain)
{
  run_act (from, store, new_act (ACT_DELETE, chain->id, chain->name),
           g_strdup_printf (_ ("Chain “%s” deleted; its theses keep their evidence"), chain->name));
}

void
tln_chain_act_limits (GtkWidget *from, TlnStore *store, gint64 chain, const double *limits)
{
  Act *act = new_act (ACT_LIMITS, chain, NULL);

  act->usual = limits == NULL;
  for (guint i = 0; limits != NULL && i < TLN_N_LIMITS; i++)
    act->limits[i] = limits[i];
  run_act (from, store, act, g_strdup (_ ("Rule changed")));
}

void
tln_chain_act_add_stage (GtkWidget *from, TlnStore *store, gint64 chain, const char *name)
{
  Act *act = new_act (ACT_ADD_STAGE, chain, name);

  act->cues = g_strdupv ((char *[]) { (char *) name, NULL });
  run_act (from, store, act, NULL);
}

void
tln_chain_act_rename_stage (GtkWidget *from, TlnStore *store, gint64 stage, const char *name)
{
  run_act (from, store, new_act (ACT_RENAME_STAGE, stage, name), NULL);
}

void
tln_chain_act_move_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, int by)
{
  Act *act = new_act (ACT_MOVE_STAGE, stage->id, stage->name);

  act->number = by;
  run_act (from, store, act, NULL);
}

void
tln_chain_act_delete_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, gint64 into)
{
  Act *act = new_act (ACT_DELETE_STAGE, stage->id, stage->name);

  act->into = into;
  run_act (from, store, act, g_strdup_printf (_ ("“%s” deleted"), stage->name));
}

void
tln_chain_act_cues (GtkWidget *from,
                    TlnStore *store,
                    const TlnStage *stage,
                    const char *const *cues)
{
  Act *act = new_act (ACT_CUES, stage->id, stage->name);

  act->cues = g_strdupv ((char **) cues);
  run_act (from, store, act, g_strdup_printf (_ ("Cue words of “%s” changed"), stage->name));
}

void
tln_chain_act_decide (GtkWidget *from,
                      TlnStore *store,
                      const TlnStageDecision *decision,
                      const char *name)
{
  Act *act = new_act (ACT_DECIDE, decision->stage, name);
  const char *state = tln_stage_state_label (decision->state);
  char *sentence;

  act->decision = *decision;
  if (decision->verdict == TLN_VERDICT_REJECTED)
    /* Translators: a stage, a proposed state */
    sentence = g_strdup_printf (_ ("“%s” stays as it was: “%s” rejected"), name, state);
  else
    /* Translators: a stage, its state: “Models” is now “Crowded” */
    sentence = g_strdup_printf (_ ("“%s” is now “%s”"), name, state);
  run_act (from, store, act, sentence);
}
