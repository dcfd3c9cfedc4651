/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much is written about each stage of a chain, by week: pure numbers, any thread. */
#pragma once

#include "tln-day.h"

G_BEGIN_DECLS

/* One thing that is about one stage. */
typedef struct {
  gint64 item; /* an article, or what stands for a group of reprints; or a claim */
  TlnWeek week; /* of publication; TLN_WEEK_NONE: not known to the week */
  guint stage; /* from 0 */
  gint64 shown; /* what is there to look at: the item, of a group the reprint that came out first */
} TlnAttentionRow;

/* Weeks in a row, a column a week. An item that is about k stages counts 1/k for each in weights,
 * and one for each in counts. */
typedef struct {
  TlnWeek first;
  guint n_weeks;
  guint n_stages;
  double *weights; /* [stage * n_weeks + week] */
  guint *counts; /* the same */
  guint *all; /* [week]: all items, of any stage or none */
  guint left_out; /* items of some stage that are of no known week */
} TlnAttention;

/* rows: element TlnAttentionRow. By item and stage; equals stay as they were. Merges what is in
 * order already: O(n log r) for r pieces in order, as those of a few stages are. */
void tln_attention_sort (GArray *rows);

/* rows: element TlnAttentionRow. Rows of the same item and stage count once, and an item is of the
 * earliest of its weeks. Those outside the weeks are not counted at all. Sorts rows. all: what the
 * library has of each week (n_weeks numbers; copied); where it says less than there are items with
 * a stage, these. As fast as tln_attention_sort. */
TlnAttention *
tln_attention_new (GArray *rows, guint n_stages, TlnWeek first, const guint *all, guint n_weeks);
/* Immutable, so what several hold is one; freed by the last of them. Any thread. */
TlnAttention *tln_attention_ref (TlnAttention *self);
void tln_attention_free (TlnAttention *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnAttention, tln_attention_free)

/* The shares of a stage: items about it of all items of the week. NAN where there were none at all.
 * n_weeks numbers, caller frees. */
double *tln_attention_shares (const TlnAttention *self, guint stage);

/* How many weeks up to and with week (index) the library goes back: from the first that has
 * anything. 0: it has nothing until then. */
guint tln_attention_history (const TlnAttention *self, guint week);

/* All of these look at the last of n numbers; NAN: nothing known of that week. */

/* Rank of the last among the up to span numbers before it, 0 to 100: how many of those known are
 * less, and half of those equal. NAN when it is not known itself or nothing is before it. *ranked
 * (may be NULL): among how many. */
double tln_share_percentile (const double *shares, guint n, guint span, guint *ranked);
/* How many of the last span weeks had more than the week before. A week of which nothing is known
 * has not risen, nor has the one after it. */
guint tln_share_rises (const double *shares, guint n, guint span);
/* The largest of the last span numbers; *at (may be NULL) is its index, the latest one of equals.
 * NAN when none is known. */
double tln_share_peak (const double *shares, guint n, guint span, guint *at);

G_END_DECLS
