/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over forecasts, sorting each into the scores it belongs to. */
#include "tln-forecast-tally.h"

#include <math.h>

static void
unit_free (gpointer data)
{
  g_free (((TlnUnitScore *) data)->unit);
  g_free (data);
}

static void
source_free (gpointer data)
{
  g_free (((TlnSourceRecord *) data)->who);
  g_free (data);
}

void
tln_forecast_tally_free (TlnForecastTally *self)
{
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

gint64
tln_forecast_end (const TlnForecast *forecast)
{
  gint64 due = forecast->due == TLN_DAY_NONE ? G_MAXINT64 : tln_day_begin_time (forecast->due + 1);

  return forecast->resolved_at != 0 ? MIN (due, forecast->resolved_at) : due;
}

static TlnUnitScore *
ensure_unit (TlnForecastTally *self, const char *unit)
{
  TlnUnitScore *made;

  for (guint i = 0; i < self->units->len; i++) {
    TlnUnitScore *one = self->units->pdata[i];

    if (g_strcmp0 (one->unit, unit) == 0)
      return one;
  }
  made = g_new0 (TlnUnitScore, 1);
  made->unit = g_strdup (unit);
  g_ptr_array_add (self->units, made);
  return made;
}

static TlnSourceRecord *
ensure_source (TlnForecastTally *self, const char *who)
{
  TlnSourceRecord *made;

  for (guint i = 0; i < self->sources->len; i++) {
    TlnSourceRecord *one = self->sources->pdata[i];

    if (g_strcmp0 (one->who, who) == 0)
      return one;
  }
  made = g_new0 (TlnSourceRecord, 1);
  made->who = g_strdup (who);
  g_ptr_array_add (self->sources, made);
  return made;
}

static void
add_own (TlnForecastTally *self, const TlnForecast *forecast)
{
  guint n = forecast->updates->len;
  gboolean happened = forecast->outcome == TLN_OUTCOME_YES;
  gint64 end = tln_forecast_end (forecast);
  g_autofree TlnBelief *beliefs = g_new0 (TlnBelief, n);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    const TlnForecastUpdate *update = forecast->updates->pdata[i];

    beliefs[i] = (TlnBelief) { update->time, update->percent };
  }
  tln_calibration_add (&self->own, tln_score_last (beliefs, n, end), happened);
  self->brier_over_time += tln_score_over_time (beliefs, n, end, happened);
}

static void
add_numbers (TlnForecastTally *self, const TlnForecast *forecast, TlnSourceRecord *source)
{
  TlnNumericScore one = { 0 };
  TlnUnitScore *unit;

  tln_numeric_score_add (&one, forecast->low, forecast->high, forecast->value, forecast->actual);
  if (one.n_intervals + one.n_values == 0)
    return;
  unit = ensure_unit (self, forecast->unit != NULL ? forecast->unit : "");
  tln_numeric_score_add (&unit->score, forecast->low, forecast->high, forecast->value,
                         forecast->actual);
  if (source != NULL) {
    source->n_intervals += one.n_intervals;
    source->n_inside += one.n_inside;
  }
}

static void
add_to_source (TlnSourceRecord *source, const TlnForecast *forecast)
{
  gboolean happened = forecast->outcome == TLN_OUTCOME_YES;

  switch (forecast->outcome) {
  case TLN_OUTCOME_OPEN:
    source->undated += forecast->due == TLN_DAY_NONE ? 1 : 0;
    source->open += forecast->due != TLN_DAY_NONE ? 1 : 0;
    return;
  case TLN_OUTCOME_VOID:
    source->voided++;
    return;
  case TLN_OUTCOME_YES:
  case TLN_OUTCOME_NO:
  default:
    break;
  }
  source->yes += happened ? 1 : 0;
  source->no += happened ? 0 : 1;
  if (forecast->source_percent < 0)
    return;
  source->n_stated++;
  source->brier += tln_score_brier (forecast->source_percent, happened);
}

static void
add_forecast (TlnForecastTally *self, const TlnForecast *forecast)
{
  TlnSourceRecord *source = forecast->who != NULL ? ensure_source (self, forecast->who) : NULL;

  if (source != NULL)
    add_to_source (source, forecast);
  if (forecast->outcome == TLN_OUTCOME_OPEN) {
    self->undated += forecast->due == TLN_DAY_NONE ? 1 : 0;
    self->open += forecast->due != TLN_DAY_NONE ? 1 : 0;
  } else if (forecast->outcome == TLN_OUTCOME_VOID) {
    self->voided++;
  } else {
    self->resolved++;
    add_own (self, forecast);
    add_numbers (self, forecast, source);
  }
}

static guint
source_weight (const TlnSourceRecord *source)
{
  return source->open + source->undated + source->yes + source->no + source->voided;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const TlnSourceRecord *first = a;
  const TlnSourceRecord *second = b;
  guint more = source_weight (first);
  guint less = source_weight (second);

  return more != less ? (more > less ? -1 : 1) : g_strcmp0 (first->who, second->who);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const TlnUnitScore *) a)->unit, ((const TlnUnitScore *) b)->unit);
}

TlnForecastTally *
tln_forecast_tally_new (GPtrArray *forecasts)
{
  TlnForecastTally *self = g_new0 (TlnForecastTally, 1);
  guint n;

  self->units = g_ptr_array_new_with_free_func (unit_free);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  for (guint i = 0; i < forecasts->len; i++)
    add_forecast (self, forecasts->pdata[i]);
  n = tln_calibration_count (&self->own);
  self->brier_over_time = n > 0 ? self->brier_over_time / n : (double) NAN;
  for (guint i = 0; i < self->sources->len; i++) {
    TlnSourceRecord *source = self->sources->pdata[i];

    source->brier = source->n_stated > 0 ? source->brier / source->n_stated : (double) NAN;
  }
  g_ptr_array_sort_values (self->sources, compare_sources);
  g_ptr_array_sort_values (self->units, compare_units);
  return self;
}
