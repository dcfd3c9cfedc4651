/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for and against a thesis as numbers: weighed, over time, one-sided or not. Pure
 * functions; where the evidence comes from stands in repo/tln-balances.h. */
#pragma once

#include "tln-claim.h"

G_BEGIN_DECLS

/* One piece of evidence. The strings belong to whoever made it. */
typedef struct {
  gint64 claim;
  gint64 stage; /* 0: none */
  TlnDay day; /* of the world */
  TlnStance stance;
  int strength; /* 1 to 3, the weight */
  const char *speaker; /* NULL: not known */
  gboolean relayed; /* others passed it on */
  gboolean repeated; /* a reprint of another piece: never counts */
} TlnWeighed;

/* Which pieces count, in the order of items: TRUE or FALSE each. A repeated one does not. What one
 * speaker is passed on as having said on one stage with one stance counts once, whoever passes it
 * on, and not at all where the speaker's own words are there: of several the strongest, of equally
 * strong ones the earliest. Speakers are compared by tln_text_fold. Caller frees. */
gboolean *tln_balance_counted (const TlnWeighed *items, guint n);

typedef struct {
  guint weight_for; /* sum of strengths of what counts */
  guint weight_against;
  guint n_for;
  guint n_against;
  guint n_neutral;
  guint speakers_for; /* distinct ones that are known */
  guint speakers_against;
  TlnDay last_against; /* the newest day of counted evidence against; TLN_DAY_NONE: none */
} TlnBalance;
void tln_balance_sum (const TlnWeighed *items, guint n, TlnBalance *balance);

/* The sums at the end of a day on which something was added. */
typedef struct {
  TlnDay day;
  guint weight_for;
  guint weight_against;
} TlnBalanceStep;
/* By day of the world, ascending, one a day. Element TlnBalanceStep; caller unrefs. */
GArray *tln_balance_steps (const TlnWeighed *items, guint n);

/* More than 4 : 1 by weight for the thesis; with nothing against, more than 4. */
gboolean tln_balance_is_one_sided (const TlnBalance *balance);

typedef enum {
  TLN_REMINDER_NONE,
  TLN_REMINDER_ONE_SIDED, /* as tln_balance_is_one_sided has it */
  TLN_REMINDER_NONE_AGAINST, /* nothing against of the last 30 days */
} TlnReminder;
/* Whether to ask for the other side. Nothing for, or a thesis not yet 30 days old on that day that
 * is not one-sided: none. */
TlnReminder tln_balance_remind (const TlnBalance *balance, TlnDay created, TlnDay today);

/* The index of the strongest counted evidence against, of equally strong ones the newest; -1: none.
 */
int tln_balance_strongest_against (const TlnWeighed *items, guint n);

G_END_DECLS
