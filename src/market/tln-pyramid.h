/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minima and maxima of a column at every resolution: blocks of 32 values, then of 8 blocks, so that
 * the extremes of any range cost a few dozen reads however long it is (chart notes, section 4). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TLN_PYRAMID_BLOCK 32
#define TLN_PYRAMID_FAN 8
#define TLN_PYRAMID_LEVELS 11

/* Immutable; any thread may ask. Keeps pointers to the columns, which must outlive it. */
typedef struct {
  const double *low; /* the minima are of this column … */
  const double *high; /* … and the maxima of this one; both may be the same */
  guint n;
  guint n_levels;
  guint size[TLN_PYRAMID_LEVELS];
  double *min[TLN_PYRAMID_LEVELS];
  double *max[TLN_PYRAMID_LEVELS];
} TlnPyramid;

/* Least and greatest value of a range. NAN values are passed over; when nothing is left, min is
 * INFINITY and max -INFINITY. */
typedef struct {
  double min;
  double max;
} TlnExtremes;

/* Builds over n values; about 0.5 ms a million. */
TlnPyramid *tln_pyramid_new (const double *low, const double *high, guint n);
void tln_pyramid_free (TlnPyramid *pyramid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPyramid, tln_pyramid_free)

/* Exact extremes of the values [i0, i1); the range is clamped to the column. */
TlnExtremes tln_pyramid_query (const TlnPyramid *pyramid, guint i0, guint i1);

/* Least value above zero in [i0, i1), INFINITY when there is none: what a log axis begins with. */
double tln_pyramid_least_positive (const TlnPyramid *pyramid, guint i0, guint i1);

/* Sums of a column: one partial sum for every 32 values, so that the sum of any range costs at most
 * 62 additions beside it. NAN counts as nothing. */
typedef struct {
  const double *values;
  guint n;
  double *sums; /* sums[k]: of the values before k * TLN_PYRAMID_BLOCK */
} TlnSums;
TlnSums *tln_sums_new (const double *values, guint n);
void tln_sums_free (TlnSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSums, tln_sums_free)
/* Sum of the values [i0, i1). */
double tln_sums_query (const TlnSums *sums, guint i0, guint i1);

G_END_DECLS
