/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of forecasts from what was stated and what came. Knows nothing of where they are kept. */
#include "tln-forecast-score.h"

#include <math.h>

gboolean
tln_score_on_grid (int percent)
{
  return percent >= 0 && percent <= 100 && percent % TLN_SCORE_STEP == 0;
}

double
tln_score_brier (int percent, gboolean happened)
{
  double off = (happened ? 100 - percent : percent) / 100.0;

  return off * off;
}

/* How many beliefs were stated up to the end, at least the first. */
static guint
count_stated (const TlnBelief *beliefs, guint n, gint64 end)
{
  guint stated = 1;

  while (stated < n && beliefs[stated].time <= end)
    stated++;
  return stated;
}

int
tln_score_last (const TlnBelief *beliefs, guint n, gint64 end)
{
  g_return_val_if_fail (n > 0, 0);

  return beliefs[count_stated (beliefs, n, end) - 1].percent;
}

double
tln_score_over_time (const TlnBelief *beliefs, guint n, gint64 end, gboolean happened)
{
  double sum = 0;
  guint stated;

  g_return_val_if_fail (n > 0, (double) NAN);

  stated = count_stated (beliefs, n, end);
  if (end <= beliefs[0].time)
    return tln_score_brier (beliefs[stated - 1].percent, happened);
  for (guint i = 0; i < stated; i++) {
    gint64 until = i + 1 < stated ? beliefs[i + 1].time : end;

    sum += (double) (until - beliefs[i].time) * tln_score_brier (beliefs[i].percent, happened);
  }
  return sum / (double) (end - beliefs[0].time);
}

void
tln_calibration_add (TlnCalibration *self, int percent, gboolean happened)
{
  g_return_if_fail (tln_score_on_grid (percent));

  self->n[percent / TLN_SCORE_STEP]++;
  self->hits[percent / TLN_SCORE_STEP] += happened ? 1 : 0;
}

static guint
sum_of (const guint *counts)
{
  guint sum = 0;

  for (guint i = 0; i < TLN_SCORE_VALUES; i++)
    sum += counts[i];
  return sum;
}

guint
tln_calibration_count (const TlnCalibration *self)
{
  return sum_of (self->n);
}

double
tln_calibration_rate (const TlnCalibration *self, guint i)
{
  return self->n[i] > 0 ? (double) self->hits[i] / self->n[i] : (double) NAN;
}

TlnMurphy
tln_calibration_murphy (const TlnCalibration *self)
{
  double count = tln_calibration_count (self);
  double rate = sum_of (self->hits) / count;
  TlnMurphy parts = { NAN, NAN, NAN, NAN, NAN };

  if (!(count > 0))
    return parts;
  parts = (TlnMurphy) { .uncertainty = rate * (1 - rate), .rate = rate };
  for (guint i = 0; i < TLN_SCORE_VALUES; i++) {
    int percent = (int) i * TLN_SCORE_STEP;
    double hit = tln_calibration_rate (self, i);
    double off = percent / 100.0 - hit;

    if (self->n[i] == 0)
      continue;
    parts.reliability += self->n[i] * off * off / count;
    parts.resolution += self->n[i] * (hit - rate) * (hit - rate) / count;
    parts.brier += (self->hits[i] * tln_score_brier (percent, TRUE) +
                    (self->n[i] - self->hits[i]) * tln_score_brier (percent, FALSE)) /
                   count;
  }
  return parts;
}

double
tln_numeric_error (double value, double actual)
{
  return fabs (value - actual);
}

void
tln_numeric_score_add (TlnNumericScore *self, double low, double high, double value, double actual)
{
  if (isnan (actual))
    return;
  if (!isnan (low) || !isnan (high)) {
    self->n_intervals++;
    /* A comparison with NAN is false: an open side. */
    self->n_inside += !(actual < low) && !(actual > high) ? 1 : 0;
  }
  if (!isnan (value)) {
    self->n_values++;
    self->error_sum += tln_numeric_error (value, actual);
  }
}

double
tln_numeric_score_hit_rate (const TlnNumericScore *self)
{
  return self->n_intervals > 0 ? (double) self->n_inside / self->n_intervals : (double) NAN;
}

double
tln_numeric_score_mean_error (const TlnNumericScore *self)
{
  return self->n_values > 0 ? self->error_sum / self->n_values : (double) NAN;
}
