/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs of the argument. What it looks like afterwards follows from "changed". */
#include "tln-argument-act.h"

#include "tln-edits.h"
#include "tln-past-lock.h"

#include <glib/gi18n.h>

typedef struct {
  TlnArgumentDraft draft;
  char *note;
  gint64 removed; /* link, 0: set */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->note);
  g_free (act);
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Act *act = data;

  tln_act_describe (db, NULL, 1);
  if (act->removed != 0)
    tln_arguments_remove (db, act->removed, error);
  else
    tln_arguments_set (db, &act->draft, error);
  return NULL;
}

static void
run_act (GtkWidget *from, TlnStore *store, Act *act, const char *sentence)
{
  TlnJob job = { .run = act_job, .data = act, .data_free = act_free };

  if (tln_past_refuse (from)) {
    act_free (act);
    return;
  }
  tln_edit_run (from, store, TLN_ACT_ARGUMENT, &job, g_strdup (sentence));
}

void
tln_argument_act_set (GtkWidget *from, TlnStore *store, const TlnArgumentDraft *draft)
{
  Act *act = g_new0 (Act, 1);

  act->draft = *draft;
  act->note = g_strdup (draft->note);
  act->draft.note = act->note;
  run_act (from, store, act, _ ("Claim linked"));
}

void
tln_argument_act_remove (GtkWidget *from, TlnStore *store, gint64 link)
{
  Act *act = g_new0 (Act, 1);

  act->removed = link;
  run_act (from, store, act, _ ("Link removed; both claims stay"));
}
