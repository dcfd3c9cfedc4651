/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention per stage and week, read from the library. See tln-articles.h for threads. */
#pragma once

#include "tln-attention.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  TlnDay today; /* the last week is the one of this day */
  guint n_weeks;
  gboolean by_claims; /* count claims that are evidence at a stage, in place of articles */
} TlnAttentionQuery;

/* Attention of a chain's stages, in their order. Articles are counted by the week they were
 * published in, in the user's zone; reprints of one another are one, of the first week; what is in
 * the Trash is nothing. A claim is of its article's week, and what a reprint repeats is not
 * counted. Errors: TLN_DB_ERROR. */
TlnAttention *
tln_stage_attention_load (TlnDb *db, gint64 chain, const TlnAttentionQuery *query, GError **error);
/* The same, and what was counted (*rows, element TlnAttentionRow; caller unrefs). */
TlnAttention *tln_stage_attention_load_rows (TlnDb *db,
                                             gint64 chain,
                                             const TlnAttentionQuery *query,
                                             GArray **rows,
                                             GError **error);

G_END_DECLS
