/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of forecasts and falsifiers, and the names of their states. */
#include "tln-forecast.h"

static const char *const outcomes[] = { [TLN_OUTCOME_OPEN] = NULL,
                                        [TLN_OUTCOME_YES] = "yes",
                                        [TLN_OUTCOME_NO] = "no",
                                        [TLN_OUTCOME_VOID] = "void" };
static const char *const states[] = { [TLN_FALSIFIER_WATCHING] = "watching",
                                      [TLN_FALSIFIER_TRIGGERED] = "triggered",
                                      [TLN_FALSIFIER_DISMISSED] = "dismissed" };

const char *
tln_outcome_name (TlnOutcome outcome)
{
  return outcomes[outcome];
}

gboolean
tln_outcome_from_name (const char *name, TlnOutcome *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    if (g_strcmp0 (outcomes[i], name) != 0)
      continue;
    *outcome = (TlnOutcome) i;
    return TRUE;
  }
  return FALSE;
}

const char *
tln_falsifier_state_name (TlnFalsifierState state)
{
  return states[state];
}

gboolean
tln_falsifier_state_from_name (const char *name, TlnFalsifierState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    if (g_strcmp0 (states[i], name) != 0)
      continue;
    *state = (TlnFalsifierState) i;
    return TRUE;
  }
  return FALSE;
}

static void
clear_update (TlnForecastUpdate *self)
{
  g_free (self->reason);
}

static void
clear_forecast (TlnForecast *self)
{
  g_free (self->proposition);
  g_free (self->who);
  g_free (self->relayed_by);
  g_free (self->metric);
  g_free (self->unit);
  g_free (self->horizon);
  g_free (self->rule);
  g_free (self->note);
  g_free (self->thesis_title);
  g_free (self->proof_words);
  g_clear_pointer (&self->updates, g_ptr_array_unref);
}

static void
clear_falsifier (TlnFalsifier *self)
{
  g_free (self->text);
  g_free (self->note);
  g_free (self->thesis_title);
  g_free (self->proof_words);
}

TLN_DEFINE_RECORD (TlnForecastUpdate, tln_forecast_update, clear_update)
TLN_DEFINE_RECORD (TlnForecast, tln_forecast, clear_forecast)
TLN_DEFINE_RECORD (TlnFalsifier, tln_falsifier, clear_falsifier)

int
tln_forecast_percent (const TlnForecast *forecast)
{
  const TlnForecastUpdate *last;

  if (forecast->updates->len == 0)
    return -1;
  last = g_ptr_array_index (forecast->updates, forecast->updates->len - 1);
  return last->percent;
}
