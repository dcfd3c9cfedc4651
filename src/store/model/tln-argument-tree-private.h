/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of tln_argument_tree_new. */
#pragma once

#include "tln-argument-tree.h"

#include "tln-figures.h"

G_BEGIN_DECLS

/* What the words of a claim hold. */
typedef struct {
  TlnFigures *figures;
  GArray *frame; /* guint32: hashes of the words beside numbers and dates, ascending, once each */
} TlnClaimFigures;
void tln_claim_figures_init (TlnClaimFigures *self, const TlnClaim *claim);
void tln_claim_figures_clear (TlnClaimFigures *self);
/* The first two numbers, one of each, of the same unit that are not the same; FALSE where there is
 * none, or where they have one of that unit in common. */
gboolean tln_claim_figures_differ (const TlnClaimFigures *a,
                                   const TlnClaimFigures *b,
                                   const TlnFoundNumber **of_a,
                                   const TlnFoundNumber **of_b);
/* Both have numbers, and the same. */
gboolean tln_claim_figures_same (const TlnClaimFigures *a, const TlnClaimFigures *b);

/* How many words one whose frame is the shorter must share with another, to be of one subject. */
guint tln_claim_figures_shared (const TlnClaimFigures *shorter);
/* They are of one subject, name no different times, and differ as above. */
gboolean tln_claim_figures_conflict (const TlnClaimFigures *a,
                                     const TlnClaimFigures *b,
                                     const TlnFoundNumber **of_a,
                                     const TlnFoundNumber **of_b);

/* figures: one for each claim of the argument. Each sets a part of the tree. */
void tln_argument_tree_group (TlnArgumentTree *tree, const TlnClaimFigures *figures);
void tln_argument_tree_compare (TlnArgumentTree *tree, const TlnClaimFigures *figures);
void tln_argument_tree_look_for_gaps (TlnArgumentTree *tree);
/* Which of the argument's claims this one is; TLN_NO_NODE: none. */
guint tln_argument_index (const TlnArgument *argument, gint64 claim);
/* Of an article; NULL: not there. */
const TlnArgumentSource *tln_argument_source (const TlnArgument *argument, gint64 article);

G_END_DECLS
