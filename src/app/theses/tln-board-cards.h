/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of one column of the board, newest first: a list box that is filled a card at a time,
 * as far as somebody looks. Another state keeps the cards of what is still there. Main thread. */
#pragma once

#include "tln-claim.h"
#include "tln-evidence-card.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A piece of evidence and its claim. */
typedef struct {
  TlnClaim *claim;
  TlnEvidence *evidence;
} TlnBoardItem;

#define TLN_TYPE_BOARD_CARDS (tln_board_cards_get_type ())
G_DECLARE_FINAL_TYPE (TlnBoardCards, tln_board_cards, TLN, BOARD_CARDS, GObject)

TlnBoardCards *tln_board_cards_new (TlnStore *store);
/* The list box; owned by self until it has a parent. */
GtkListBox *tln_board_cards_get_list (TlnBoardCards *self);

/* Shows other evidence. items: TlnBoardItem, newest first, whose records are ref'd; stages:
 * TlnStage of the chain. Cards there are stay, those that are new come by and by. */
void tln_board_cards_set (TlnBoardCards *self, const GArray *items, GPtrArray *stages);
/* Makes the first card now, if there is none yet. */
void tln_board_cards_begin (TlnBoardCards *self);
/* locked: an earlier day is shown, and nothing is changed. */
void tln_board_cards_set_locked (TlnBoardCards *self, gboolean locked);
guint tln_board_cards_get_n (TlnBoardCards *self);
/* Of so many there is no card yet. */
guint tln_board_cards_get_missing (TlnBoardCards *self);

/* Makes the next card, or takes away one that is of no use any more. seen: somebody looks at where
 * it will stand; if not, only what was asked for is made. FALSE: there was nothing to do. */
gboolean tln_board_cards_grow (TlnBoardCards *self, gboolean seen);

/* Gives the n-th card (from 0; the last one, where there are less) the focus. One that is not made
 * yet gets it once it is, for which tln_board_cards_grow is to be called. FALSE: there is none. */
gboolean tln_board_cards_focus (TlnBoardCards *self, guint n);
/* The one that gets the focus once it is made; -1: none does. */
int tln_board_cards_get_awaited (TlnBoardCards *self);
/* Which one that of a claim is; -1: none. */
int tln_board_cards_find (TlnBoardCards *self, gint64 claim);
int tln_board_cards_find_card (TlnBoardCards *self, const TlnEvidenceCard *card);

G_END_DECLS
