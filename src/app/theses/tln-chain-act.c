/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs behind the dialogs of chains. The question where evidence goes stands in
 * tln-stage-delete.c. */
#include "tln-chain-act.h"

#include "tln-act.h"
#include "tln-stages-edit.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef enum {
  ACT_TEMPLATE,
  ACT_DELETE_CHAIN,
  ACT_MOVE_STAGE,
  ACT_DELETE_STAGE,
  ACT_CUES,
} ActKind;

typedef struct {
  ActKind kind;
  gint64 id; /* chain or stage */
  gint64 into;
  int number; /* template, or by how much */
  char **cues;
  char *language;
  char *name;
  char *sentence; /* NULL: it is seen */
  GWeakRef from;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->from);
  g_strfreev (act->cues);
  g_free (act->language);
  g_free (act->name);
  g_free (act->sentence);
  g_free (act);
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  tln_act_describe (db, act->name, 1);
  switch (act->kind) {
  case ACT_TEMPLATE:
    tln_chains_add_template (db, (guint) act->number, act->language, error);
    break;
  case ACT_DELETE_CHAIN:
    tln_chains_delete (db, act->id, error);
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
  }
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
  else if (from != NULL && act->sentence != NULL)
    tln_toast_act (from, act->sentence, tln_store_finish_act (TLN_STORE (source), result));
  act_free (act);
}

static void
run_act (GtkWidget *from, TlnStore *store, const char *kind, Act *act)
{
  TlnJob job = { .run = act_job, .data = act };

  /* The dialog may be gone before the answer comes; its window is not. */
  g_weak_ref_init (&act->from, gtk_widget_get_root (from));
  tln_store_write_async (store, kind, &job, NULL, act_done_cb, act);
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

void
tln_chain_act_template (GtkWidget *from, TlnStore *store, guint which)
{
  gboolean zh = g_str_has_prefix (g_get_language_names ()[0], "zh");
  const TlnChainTemplate *template = &tln_chain_templates[which];
  Act *act = new_act (ACT_TEMPLATE, 0, zh ? template->zh : template->en);

  act->number = (int) which;
  act->language = g_strdup (g_get_language_names ()[0]);
  act->sentence = g_strdup_printf (_ ("Chain “%s” added"), act->name);
  run_act (from, store, TLN_ACT_CHAIN, act);
}

void
tln_chain_act_delete (GtkWidget *from, TlnStore *store, const TlnChain *chain)
{
  Act *act = new_act (ACT_DELETE_CHAIN, chain->id, chain->name);

  act->sentence =
      g_strdup_printf (_ ("Chain “%s” deleted; its theses keep their evidence"), chain->name);
  run_act (from, store, TLN_ACT_CHAIN, act);
}

void
tln_chain_act_move_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, int by)
{
  Act *act = new_act (ACT_MOVE_STAGE, stage->id, stage->name);

  act->number = by;
  run_act (from, store, TLN_ACT_STAGE, act);
}

void
tln_chain_act_delete_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, gint64 into)
{
  Act *act = new_act (ACT_DELETE_STAGE, stage->id, stage->name);

  act->into = into;
  act->sentence = g_strdup_printf (_ ("“%s” deleted"), stage->name);
  run_act (from, store, TLN_ACT_STAGE, act);
}

void
tln_chain_act_cues (GtkWidget *from,
                    TlnStore *store,
                    const TlnStage *stage,
                    const char *const *cues)
{
  Act *act = new_act (ACT_CUES, stage->id, stage->name);

  act->cues = g_strdupv ((char **) cues);
  act->sentence = g_strdup_printf (_ ("Cue words of “%s” changed"), stage->name);
  run_act (from, store, TLN_ACT_STAGE, act);
}
