/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series in longer bars: minutes as days, days as weeks or months. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

typedef enum {
  TLN_PERIOD_AS_IS,
  TLN_PERIOD_DAY,
  TLN_PERIOD_WEEK, /* ISO: from Monday */
  TLN_PERIOD_MONTH,
} TlnPeriod;

/* Each bar of the result holds the bars of one period: the open of the first that has one, the
 * highest high, the lowest low, the close of the last that has one, the sums of volume and amount.
 * A high or low that is missing is that of the bar's open and close. Its time is the day (at
 * midnight) of the last bar in it, so that the first bar at or after a day is the one that holds
 * it. Periods without bars leave nothing. AS_IS refers the series itself. Caller unrefs. Any
 * thread. */
TlnSeries *tln_series_resample (TlnSeries *series, TlnPeriod period);

/* Sets of series on one axis. */
typedef struct {
  TlnSeries *series; /* the first of them on the times of all; NAN where it has no bar */
  guint n_columns;
  double **columns; /* of the others their closes on the same times; NAN where they have none */
} TlnTogether;
/* Puts a series and others on the union of their times: holes stay holes. `others` may hold none.
 */
TlnTogether *tln_together_new (TlnSeries *series, TlnSeries *const *others, guint n_others);
void tln_together_free (TlnTogether *together);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnTogether, tln_together_free)

/* The closes of a series divided by those of a benchmark, on the times both have a close above zero
 * (the benchmark's) on; volume is the series'. Open, high and low have no meaning there and are
 * NAN.
 */
TlnSeries *tln_series_relative (const TlnSeries *series, const TlnSeries *benchmark);

G_END_DECLS
