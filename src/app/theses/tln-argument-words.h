/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument of a thesis in words: relations, gaps, what is known of a claim. Main thread. */
#pragma once

#include "tln-argument-tree.h"

G_BEGIN_DECLS

/* "Rebuts", "Supports" …, translated; static. */
const char *tln_relation_label (TlnRelation relation);
/* The same with a shape before it that no other relation has; caller frees. */
char *tln_relation_title (TlnRelation relation);
/* The shape alone; static. */
const char *tln_relation_glyph (TlnRelation relation);
/* How a claim hangs under the one above: "Rebuts", from the other end "Grounds for it"; NULL for
 * one right below the thesis. Static. */
const char *tln_argument_relation_words (const TlnArgumentNode *node);
const char *tln_argument_relation_glyph (const TlnArgumentNode *node);

/* "Mara Voss, relayed by A Paper · Forecast · “may” · The article, 3 March 2025"; caller frees. */
char *tln_argument_caption (const TlnClaim *claim);
/* "Publisher sells 515050", or that it is interested; NULL where it is not. Caller frees. */
char *tln_argument_interest (const TlnArgumentSource *source);
/* All of it, for screen readers; caller frees. */
char *tln_argument_node_words (const TlnArgumentTree *tree, guint node);

/* What is missing, and what would fill it; static. */
const char *tln_gap_title (TlnGapKind kind);
const char *tln_gap_words (TlnGapKind kind);

/* "3 arguments for, 1 against · 4 speakers"; caller frees. */
char *tln_argument_summary (const TlnArgumentTree *tree);

G_END_DECLS
