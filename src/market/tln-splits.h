/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jumps of unadjusted prices that look like a split: what a chart marks until somebody has said
 * what they are. Nothing is repaired. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

typedef struct {
  guint index; /* of the first bar on the new basis */
  gint64 t; /* its time */
  double before; /* the close before it */
  double after; /* its open; its close where there is no open */
  guint from; /* so many old shares became … */
  guint to; /* … so many new ones: 1 and 3; the nearest fraction of small numbers, so "about" */
} TlnSplit;

/* How far an open can lie from the close before by the rules of the board (as a part of it, with
 * half a point of room): 0.105, 0.205 or 0.305 in mainland China, 0 where there is no limit. */
double tln_split_limit (const char *code, const char *exchange);

/* Jumps of days of a series that is not adjusted, in order. With a limit, all beyond it: 35,220
 * bars of 13 Chinese ETFs have 11 splits and one dividend there and nothing else. Without one
 * (limit 0) only jumps of more than 35 % that are within 5 % of one to some, or some to one. On an
 * intraday series between days. Element TlnSplit; caller unrefs. One pass; any thread. */
GArray *tln_splits_find (const TlnSeries *series, double limit);
/* The first of splits (in order) after one time and not after another; NULL: there is none. */
const TlnSplit *tln_splits_between (const GArray *splits, gint64 after, gint64 until);

G_END_DECLS
