/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backward adjustment by factors, never by differences: so percentages stay and no price becomes
 * negative (research notes on prices, 3). */
#include "tln-corporate-actions.h"

#include <math.h>
#include <stdlib.h>

#define DAY_SECONDS 86400

/* What all bars before a time are multiplied with. */
typedef struct {
  gint64 before;
  double price;
  double volume;
} Step;

double
tln_split_factor (const TlnCorporateAction *actions, guint n_actions, gint64 t)
{
  double factor = 1;

  for (guint i = 0; i < n_actions; i++)
    if (actions[i].kind == TLN_CORPORATE_SPLIT && t < actions[i].day * (gint64) DAY_SECONDS)
      factor *= actions[i].from / actions[i].to;
  return factor;
}

/* NAN where there is none. */
static double
close_before (const TlnSeries *series, gint64 t)
{
  for (guint i = tln_series_find (series, t); i > 0; i--)
    if (!isnan (series->close[i - 1]))
      return series->close[i - 1];
  return (double) NAN;
}

/* FALSE: it changes nothing. */
static gboolean
make_step (const TlnSeries *series,
           const TlnCorporateAction *action,
           TlnPriceBasis basis,
           Step *step)
{
  gint64 t = action->day * (gint64) DAY_SECONDS;

  if (action->kind == TLN_CORPORATE_SPLIT) {
    double factor = action->from / action->to;

    *step = (Step) { t, factor, 1 / factor };
    return TRUE;
  }
  if (action->kind != TLN_CORPORATE_DIVIDEND || basis != TLN_BASIS_TOTAL_RETURN)
    return FALSE;
  double rest = 1 - action->cash / close_before (series, t);
  *step = (Step) { t, rest, 1 };
  return rest > 0 && rest < 1;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a;
  const Step *two = b;

  return (one->before > two->before) - (one->before < two->before);
}

static void
multiply (TlnBar *bar, double price, double volume)
{
  bar->open *= price;
  bar->high *= price;
  bar->low *= price;
  bar->close *= price;
  bar->volume *= volume;
}

static TlnSeries *
apply (const TlnSeries *series, const GArray *steps)
{
  g_autofree TlnBar *bars = g_new (TlnBar, series->n);
  guint left = steps->len;
  double price = 1;
  double volume = 1;

  for (guint i = series->n; i-- > 0;) {
    for (; left > 0 && series->t[i] < g_array_index (steps, Step, left - 1).before; left--) {
      price *= g_array_index (steps, Step, left - 1).price;
      volume *= g_array_index (steps, Step, left - 1).volume;
    }
    bars[i] = (TlnBar) { series->t[i],     series->open[i],   series->high[i],  series->low[i],
                         series->close[i], series->volume[i], series->amount[i] };
    multiply (&bars[i], price, volume);
  }
  return tln_series_new (bars, series->n);
}

TlnSeries *
tln_series_adjust (TlnSeries *series,
                   const TlnCorporateAction *actions,
                   guint n_actions,
                   TlnPriceBasis basis)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; i < n_actions && basis != TLN_BASIS_PRINTED && series->n > 0; i++) {
    Step step;

    if (make_step (series, &actions[i], basis, &step) && step.before > series->t[0])
      g_array_append_val (steps, step);
  }
  if (steps->len == 0)
    return tln_series_ref (series);
  g_array_sort (steps, compare_steps);
  return apply (series, steps);
}
