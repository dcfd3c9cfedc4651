/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the sentence for screen readers, of the bars that are seen: kept while they are
 * the same, and of many bars gone through on a thread, so that a chart that comes to rest stops
 * nothing. */
#include "tln-aside.h"
#include "tln-chart-private.h"

#include <math.h>

/* So many bars take a tenth of a millisecond. */
#define AT_ONCE 20000

static void
sum_clear (Sum *sum)
{
  g_clear_pointer (&sum->series, tln_series_unref);
}

static void
sum_free (gpointer data)
{
  sum_clear (data);
  g_free (data);
}

static Sum
wanted (TlnChart *self)
{
  return (Sum) { .series = self->data->series,
                 .i0 = (guint) MAX (self->view.first, 0.0),
                 .i1 = (guint) MAX (ceil (self->view.last), 0.0) };
}

static gboolean
is_known (TlnChart *self)
{
  const Sum *known = &self->sum;
  const Sum want = wanted (self);

  return known->series == want.series && known->i0 == want.i0 && known->i1 == want.i1;
}

/* Takes the numbers; those of other bars are dropped. */
static void
keep (TlnChart *self, const Sum *sum)
{
  TlnSeries *series = tln_series_ref (sum->series);

  sum_clear (&self->sum);
  self->sum = *sum;
  self->sum.series = series;
}

const TlnChartSummary *
tln_chart_sum (TlnChart *self)
{
  if (!is_known (self)) {
    Sum sum = wanted (self);

    sum.numbers = tln_chart_summary (sum.series, sum.i0, sum.i1);
    keep (self, &sum);
  }
  return &self->sum.numbers;
}

static gpointer
sum_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  Sum *sum = data;

  sum->numbers = tln_chart_summary (sum->series, sum->i0, sum->i1);
  return NULL;
}

static void
summed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TlnChart *self = TLN_CHART (object);
  g_autoptr (GError) error = NULL;

  tln_aside_finish (result, &error);
  /* Cancelled: others are seen, or none. */
  if (error)
    return;
  g_clear_object (&self->summing);
  keep (self, tln_aside_get_data (result));
  tln_chart_update_accessible (self);
}

static void
stop (TlnChart *self)
{
  g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
}

void
tln_chart_drop_sum (TlnChart *self)
{
  stop (self);
  sum_clear (&self->sum);
}

gboolean
tln_chart_sum_soon (TlnChart *self)
{
  TlnAside job = { sum_aside, NULL, sum_free, NULL };
  Sum *sum;

  if (tln_chart_n_bars (self) == 0 || is_known (self) ||
      self->view.last - self->view.first <= AT_ONCE)
    return FALSE;
  stop (self);
  sum = g_new (Sum, 1);
  *sum = wanted (self);
  tln_series_ref (sum->series);
  self->summing = g_cancellable_new ();
  job.data = sum;
  tln_aside_async (self, &job, self->summing, summed_cb, NULL);
  return TRUE;
}
