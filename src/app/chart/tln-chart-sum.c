/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the sentence for screen readers, of the bars that are seen: kept while they are
 * the same, and of many bars gone through on a thread, so that a chart that comes to rest stops
 * nothing. */
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

static void
sum_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Sum *sum = data;

  sum->numbers = tln_chart_summary (sum->series, sum->i0, sum->i1);
  g_task_return_boolean (task, TRUE);
}

static void
summed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TlnChart *self = TLN_CHART (object);

  /* Cancelled: others are seen, or none. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->summing);
  keep (self, g_task_get_task_data (G_TASK (result)));
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
  Sum *sum;

  if (tln_chart_n_bars (self) == 0 || is_known (self) ||
      self->view.last - self->view.first <= AT_ONCE)
    return FALSE;
  stop (self);
  sum = g_new (Sum, 1);
  *sum = wanted (self);
  tln_series_ref (sum->series);
  self->summing = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self, self->summing, summed_cb, NULL);
  g_task_set_task_data (task, sum, sum_free);
  g_task_run_in_thread (task, sum_thread);
  return TRUE;
}
