/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the head of a column says of its stage's attention: the state and its menu, the weeks, what
 * the rule proposes with its numbers, to be confirmed or rejected. */
#pragma once

#include "tln-stage-states.h"
#include "tln-store.h"
#include "tln-thesis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_STAGE_HEAD (tln_stage_head_get_type ())
G_DECLARE_FINAL_TYPE (TlnStageHead, tln_stage_head, TLN, STAGE_HEAD, GtkWidget)

/* Empty until a report comes. */
GtkWidget *tln_stage_head_new (TlnStore *store, const TlnStage *stage);
/* Without this stage in it nothing changes. */
void tln_stage_head_set_report (TlnStageHead *self, const TlnChainReport *report);
gint64 tln_stage_head_get_stage (TlnStageHead *self);
/* The same stage, perhaps with another name or at another place of its chain. */
void tln_stage_head_set_stage (TlnStageHead *self, const TlnStage *stage);
/* locked: it is of an earlier day, and nothing is decided here. */
void tln_stage_head_set_locked (TlnStageHead *self, gboolean locked);

G_END_DECLS
