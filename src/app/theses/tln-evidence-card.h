/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of evidence as a card of the board: the quote in a few lines, who said it and when, its
 * stance by shape. A row of a list box. */
#pragma once

#include "tln-claim.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_EVIDENCE_CARD (tln_evidence_card_get_type ())
G_DECLARE_FINAL_TYPE (TlnEvidenceCard, tln_evidence_card, TLN, EVIDENCE_CARD, GtkListBoxRow)

/* stages: TlnStage of the chain, for the menu. The records are ref'd. */
GtkWidget *
tln_evidence_card_new (TlnStore *store, TlnClaim *claim, TlnEvidence *evidence, GPtrArray *stages);
TlnClaim *tln_evidence_card_get_claim (TlnEvidenceCard *self);
/* Moves it to the stage before (-1) or after (+1) its own, if there is one. */
void tln_evidence_card_shift (TlnEvidenceCard *self, int by);
/* It is of an earlier day: it still opens its quote, nothing of it is changed any more. */
void tln_evidence_card_lock (TlnEvidenceCard *self);

G_END_DECLS
