/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart says, in numbers: for the sentence a screen reader speaks. The words are made in
 * app/. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

/* Of the bars with a close (and, where high and low are missing, of the closes). */
typedef struct {
  guint n; /* bars with a close; with 0 nothing else is set */
  guint first; /* index of the first and the last of them */
  guint last;
  double first_close;
  double last_close;
  double change; /* last / first - 1; NAN when first is not above zero */
  double high;
  guint high_index;
  double low;
  guint low_index;
  double drawdown; /* worst fall of the close from an earlier top, <= 0: close / top - 1; 0: none */
  guint drawdown_top; /* the two closes it is between */
  guint drawdown_bottom;
} TlnChartSummary;

/* Over the bars [i0, i1) of a series; the range is clamped. Any thread. */
TlnChartSummary tln_chart_summary (const TlnSeries *series, guint i0, guint i1);

G_END_DECLS
