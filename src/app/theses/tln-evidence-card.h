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

/* An empty card. */
GtkWidget *tln_evidence_card_new (TlnStore *store);
/* Shows a piece of evidence; of what looked the same before, nothing is touched. stages: TlnStage
 * of the chain, for the menu; today: the day its words are of. The records are ref'd. */
void tln_evidence_card_set (TlnEvidenceCard *self,
                            TlnClaim *claim,
                            TlnEvidence *evidence,
                            GPtrArray *stages,
                            TlnDay today);
TlnClaim *tln_evidence_card_get_claim (TlnEvidenceCard *self);
/* Moves it to the stage before (-1) or after (+1) its own, if there is one. */
void tln_evidence_card_shift (TlnEvidenceCard *self, int by);
/* locked: it is of an earlier day, still opens its quote, and nothing of it is changed. */
void tln_evidence_card_set_locked (TlnEvidenceCard *self, gboolean locked);

/* Tells assistive tools that it is the place-th (from 1) of so many in its column, of which not all
 * need to be made. */
void tln_evidence_card_set_place (TlnEvidenceCard *self, guint place, guint of);

G_END_DECLS
