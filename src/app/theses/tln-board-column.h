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

/* stage 0: evidence of the thesis at no stage. It is empty, but takes what is dropped on it, until
 * it is revealed: by tln_board_column_reveal, or because the keys go there. Signal "asked": a card
 * that is not made yet has been asked for, so tln_board_column_grow is to be called. */
GtkWidget *tln_board_column_new (TlnStore *store, gint64 thesis, gint64 stage);
/* Shows another state of the same thesis and stage; keeps a reference.
 * What looks as it did stays, what is open on it, too. */
void tln_board_column_set_bundle (TlnBoardColumn *self, TlnBundle *bundle);
/* Makes what is in it but its cards, where it has a bundle: to make and lay out the columns
 * of a whole board takes longer than a frame. FALSE: there is nothing to make. */
gboolean tln_board_column_reveal (TlnBoardColumn *self);
/* Shows the state of its stage and what is proposed, if it is revealed. */
void tln_board_column_set_report (TlnBoardColumn *self, const TlnChainReport *report);
/* locked: it is of an earlier day, so nothing is changed in it, and nothing dropped on it. */
void tln_board_column_set_locked (TlnBoardColumn *self, gboolean locked);
/* 0: none. */
gint64 tln_board_column_get_stage (TlnBoardColumn *self);
/* The stage in whose column a piece of evidence stands; 0: in that of none. */
gint64 tln_board_column_stage_of (const TlnBundle *bundle, const TlnEvidence *evidence);

/* Makes the next card if page, which scrolls the board, shows its place or will soon show it, or if
 * it was asked for. FALSE: nothing is wanted now. */
gboolean tln_board_column_grow (TlnBoardColumn *self, GtkWidget *page);
/* Whether the keys go to a card once that is made. */
gboolean tln_board_column_is_awaited (TlnBoardColumn *self);

/* Puts the focus on the state of the stage; FALSE when there is none. */
gboolean tln_board_column_focus_head (TlnBoardColumn *self);
/* Puts the focus on the n-th card (from 0) or the last one, once that is made; without cards, on
 * what is above them. */
gboolean tln_board_column_focus_nth (TlnBoardColumn *self, guint n);
/* Which of its cards that of a claim is; -1: none. */
int tln_board_column_find (TlnBoardColumn *self, gint64 claim);

G_END_DECLS
