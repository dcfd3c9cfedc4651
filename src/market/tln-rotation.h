/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention to the stages of a chain beside the prices of what is linked to them, on one axis of
 * ISO weeks. Numbers only; any thread. */
#pragma once

#include "tln-attention.h"
#include "tln-series.h"
#include "tln-splits.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TLN_ROTATION_NO_STAGE G_MAXUINT

/* An instrument and the stage it is linked to. */
typedef struct {
  gint64 id;
  char *code; /* with its exchange: "515050.SSE" */
  char *name;
  guint stage; /* TLN_ROTATION_NO_STAGE: it is linked to the thesis as a whole */
  gboolean invented; /* its prices are */
  gboolean raw; /* they are not adjusted for splits and dividends */
  gboolean splits_only; /* only their splits are taken out, some dividends are not */
  GArray *splits; /* TlnSplit: jumps of them that look like one, or NULL */
  double *closes; /* by week the last close above zero; NAN: none */
} TlnRotationLine;

/* Complete once the stages and lines are added; then it may be shared by threads. */
typedef struct {
  char *title; /* of the thesis; NULL: not said */
  gboolean by_claims; /* claims were counted in place of articles */
  TlnAttention *attention;
  GArray *rows; /* TlnAttentionRow of known weeks by week, stage and item; each once */
  GPtrArray *stages; /* char *: their names, in order */
  GPtrArray *lines; /* TlnRotationLine */
} TlnRotation;
#define TLN_TYPE_ROTATION (tln_rotation_get_type ())
GType tln_rotation_get_type (void);

/* Takes both; rows are those attention was made of. Its last week is the one that is not over. */
TlnRotation *tln_rotation_new (TlnAttention *attention, GArray *rows);
TlnRotation *tln_rotation_ref (TlnRotation *self);
void tln_rotation_unref (TlnRotation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnRotation, tln_rotation_unref)
/* One more stage; as many as attention has are wanted. */
void tln_rotation_add_stage (TlnRotation *self, const char *name);
/* One more instrument: words, flags and splits of line are copied, its closes come from the bars.
 */
void
tln_rotation_add_line (TlnRotation *self, const TlnRotationLine *line, const TlnSeries *series);

/* What the stack of a week is made of. */
typedef enum {
  TLN_MEASURE_SHARE, /* of everything that was written in the week */
  TLN_MEASURE_COUNT, /* of articles, or claims */
} TlnRotationMeasure;
/* The part of a stage; an item about k stages counts 1/k. NAN: a share of nothing. */
double
tln_rotation_part (const TlnRotation *self, guint stage, guint week, TlnRotationMeasure measure);

/* Where the weeks with attention begin and everything known ends: [*first, *last), a quarter of a
 * year at least. FALSE: nothing was written about any stage, and it is where there are prices; both
 * 0 where there are none. */
#define TLN_ROTATION_LEAST 13
gboolean tln_rotation_extent (const TlnRotation *self, guint *first, guint *last);
/* Whether a week is not over. */
gboolean tln_rotation_is_running (const TlnRotation *self, guint week);

/* The items of a stage in a week, as in rows; *n of them. Borrowed. */
const TlnAttentionRow *
tln_rotation_items (const TlnRotation *self, guint stage, guint week, guint *n);
/* The stage with the largest part in a week, the first of equals; TLN_ROTATION_NO_STAGE: none. */
guint tln_rotation_leader (const TlnRotation *self, guint week);

/* What closes are multiplied with to be 100 at week base, or where there is none then at the first
 * one after it. NAN: there is none. */
double tln_rotation_factor (const TlnRotation *self, guint line, guint base);

/* The first split of an instrument in the weeks [first, last); NULL: there is none. */
const TlnSplit *tln_rotation_split (const TlnRotation *self, guint line, guint first, guint last);

/* The last close above zero of each of n weeks from first on; NAN where a week has none. */
void tln_weekly_closes (const TlnSeries *series, TlnWeek first, guint n, double *closes);

/* Pearson's coefficient of the pairs in which both are finite; *pairs is how many. NAN for fewer
 * than three of them and where one side does not vary. */
double tln_correlation (const double *x, const double *y, guint n, guint *pairs);

/* Weeks that one side is moved against the other. */
#define TLN_LAG_MOST 4
#define TLN_LAG_VALUES (2 * TLN_LAG_MOST + 1)
/* Fewer pairs say nothing. */
#define TLN_LAG_PAIRS 8

/* r[TLN_LAG_MOST + k] is the correlation of the change of attention from one week to the next with
 * the log return of the instrument k weeks later: k > 0, attention came first. NAN for fewer than
 * TLN_LAG_PAIRS pairs, and where nothing varies. */
typedef struct {
  guint line;
  double r[TLN_LAG_VALUES];
  guint n[TLN_LAG_VALUES]; /* pairs of weeks */
} TlnLeadLag;

/* Of each instrument over the weeks [first, last) that are over. Attention is the share of a week's
 * items that are about its stage (as tln_attention_shares), of one without a stage about any. A
 * return needs a close in two weeks that follow one another. Element TlnLeadLag; caller unrefs. */
GArray *tln_rotation_lead_lag (const TlnRotation *self, guint first, guint last);

G_END_DECLS
