/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions on the states of stages and the numbers of their rule: each an act with its toast. Main
 * thread; from is any widget inside the window. */
#pragma once

#include "tln-stage-states.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* name: of the stage. The decision is copied. */
void tln_stage_act_decide (GtkWidget *from,
                           TlnStore *store,
                           const TlnStageDecision *decision,
                           const char *name);
/* limits: TLN_N_LIMITS numbers, copied; NULL: the usual ones again. */
void tln_stage_act_limits (GtkWidget *from, TlnStore *store, gint64 chain, const double *limits);

G_END_DECLS
