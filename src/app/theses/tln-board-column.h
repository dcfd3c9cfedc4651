/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stage on the board: its name, the balance of its evidence, the instruments linked to it, its
 * cards. */
#pragma once

#include "tln-bundle.h"
#include "tln-stage-states.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_BOARD_COLUMN (tln_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TlnBoardColumn, tln_board_column, TLN, BOARD_COLUMN, GtkWidget)

/* stage NULL: evidence of the thesis at no stage. The bundle is only read while it is called. */
GtkWidget *tln_board_column_new (TlnStore *store, const TlnBundle *bundle, const TlnStage *stage);
/* Shows the state of its stage and what is proposed. */
void tln_board_column_set_report (TlnBoardColumn *self, const TlnChainReport *report);
/* It is of an earlier day: nothing is changed in it, and nothing dropped on it. */
void tln_board_column_lock (TlnBoardColumn *self);
/* 0: none. */
gint64 tln_board_column_get_stage (TlnBoardColumn *self);
/* Puts the focus on the state of the stage; FALSE when there is none. */
gboolean tln_board_column_focus_head (TlnBoardColumn *self);
/* How many cards it shows. */
guint tln_board_column_get_n_cards (TlnBoardColumn *self);
/* Puts the focus on a card; FALSE when the claim is not in this column. */
gboolean tln_board_column_focus_claim (TlnBoardColumn *self, gint64 claim);

G_END_DECLS
