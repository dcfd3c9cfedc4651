/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the bars of a chart for the numbers its summary sentence needs. */
#include "tln-chart-summary.h"

#include <math.h>

static void
add_extremes (TlnChartSummary *summary, const TlnSeries *series, guint i)
{
  double high = isnan (series->high[i]) ? series->close[i] : series->high[i];
  double low = isnan (series->low[i]) ? series->close[i] : series->low[i];

  if (summary->n == 0 || high > summary->high) {
    summary->high = high;
    summary->high_index = i;
  }
  if (summary->n == 0 || low < summary->low) {
    summary->low = low;
    summary->low_index = i;
  }
}

static void
add_drawdown (TlnChartSummary *summary, const TlnSeries *series, guint i, guint top)
{
  double fall = series->close[i] / series->close[top] - 1;

  if (series->close[top] > 0 && fall < summary->drawdown) {
    summary->drawdown = fall;
    summary->drawdown_top = top;
    summary->drawdown_bottom = i;
  }
}

TlnChartSummary
tln_chart_summary (const TlnSeries *series, guint i0, guint i1)
{
  TlnChartSummary summary = { 0 };
  guint top = 0;

  i1 = MIN (i1, series->n);
  for (guint i = i0; i < i1; i++) {
    if (isnan (series->close[i]))
      continue;
    if (summary.n == 0) {
      summary.first = top = i;
      summary.drawdown_top = summary.drawdown_bottom = i;
    }
    if (series->close[i] > series->close[top])
      top = i;
    add_extremes (&summary, series, i);
    add_drawdown (&summary, series, i, top);
    summary.last = i;
    summary.n++;
  }
  if (summary.n == 0)
    return summary;
  summary.first_close = series->close[summary.first];
  summary.last_close = series->close[summary.last];
  summary.change =
      summary.first_close > 0 ? summary.last_close / summary.first_close - 1 : (double) NAN;
  return summary;
}
