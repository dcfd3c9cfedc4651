/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to chains and their stages: each an act with its toast, or none where it is seen
 * at once. Main thread; from is any widget inside the window and may be gone before the answer
 * comes. What is pointed at is copied. */
#pragma once

#include "tln-stage-states.h"
#include "tln-store.h"
#include "tln-thesis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tln_chain_act_add (GtkWidget *from, TlnStore *store, const char *name);
/* which: of tln_chain_templates, in the user's language. */
void tln_chain_act_template (GtkWidget *from, TlnStore *store, guint which);
void tln_chain_act_rename (GtkWidget *from, TlnStore *store, gint64 chain, const char *name);
void tln_chain_act_delete (GtkWidget *from, TlnStore *store, const TlnChain *chain);
/* limits: TLN_N_LIMITS numbers of the rule; NULL: the usual ones again. */
void tln_chain_act_limits (GtkWidget *from, TlnStore *store, gint64 chain, const double *limits);

/* A new stage at the end, found in articles by its own name. */
void tln_chain_act_add_stage (GtkWidget *from, TlnStore *store, gint64 chain, const char *name);
void tln_chain_act_rename_stage (GtkWidget *from, TlnStore *store, gint64 stage, const char *name);
void tln_chain_act_move_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, int by);
/* Where what it has goes: see tln_stages_delete. */
void
tln_chain_act_delete_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, gint64 into);
/* cues: NULL-terminated. */
void tln_chain_act_cues (GtkWidget *from,
                         TlnStore *store,
                         const TlnStage *stage,
                         const char *const *cues);
/* A decision on the state of a stage; name: of the stage. */
void tln_chain_act_decide (GtkWidget *from,
                           TlnStore *store,
                           const TlnStageDecision *decision,
                           const char *name);

/* Deletes a stage without evidence at once; otherwise asks first where its evidence goes. stages:
 * TlnStage, those of other chains are passed over. */
void tln_chain_ask_delete_stage (GtkWidget *from,
                                 TlnStore *store,
                                 const TlnStage *stage,
                                 GPtrArray *stages);

G_END_DECLS
