/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to chains and their stages: each an act with its toast. Main thread; from is any
 * widget inside the window. */
#pragma once

#include "tln-store.h"
#include "tln-thesis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tln_chain_act_template (GtkWidget *from, TlnStore *store, guint which);
void tln_chain_act_delete (GtkWidget *from, TlnStore *store, const TlnChain *chain);
void tln_chain_act_move_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, int by);
/* Where what it has goes: see tln_stages_delete. */
void
tln_chain_act_delete_stage (GtkWidget *from, TlnStore *store, const TlnStage *stage, gint64 into);
/* cues: NULL-terminated, copied. */
void tln_chain_act_cues (GtkWidget *from,
                         TlnStore *store,
                         const TlnStage *stage,
                         const char *const *cues);

/* Deletes a stage without evidence at once; otherwise asks first where its evidence goes. stages:
 * TlnStage, those of other chains are passed over. */
void tln_chain_ask_delete_stage (GtkWidget *from,
                                 TlnStore *store,
                                 const TlnStage *stage,
                                 GPtrArray *stages);

G_END_DECLS
