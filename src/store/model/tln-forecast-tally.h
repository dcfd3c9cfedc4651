/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of a number of forecasts: one's own probabilities, and a record for each source. Pure; any
 * thread. */
#pragma once

#include "tln-forecast-score.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

/* Numeric forecasts in one unit. */
typedef struct {
  char *unit; /* "" for none */
  TlnNumericScore score;
} TlnUnitScore;

/* What came of what one source foretold. Who only passed it on is not the source. */
typedef struct {
  char *who;
  guint open; /* dated, not resolved */
  guint undated; /* not checkable */
  guint yes;
  guint no;
  guint voided;
  guint n_intervals; /* of resolved ones with a number */
  guint n_inside;
  guint n_stated; /* resolved ones with a probability of the source's own */
  double brier; /* mean over those; NAN: none */
} TlnSourceRecord;

typedef struct {
  TlnCalibration own; /* by what was stated last before the end */
  double brier_over_time; /* mean of the time-weighted scores; NAN: none */
  guint open; /* dated, not resolved */
  guint undated; /* open, cannot be scored */
  guint resolved; /* yes or no */
  guint voided;
  GPtrArray *units; /* TlnUnitScore, by unit */
  GPtrArray *sources; /* TlnSourceRecord, most forecasts first, then by name */
} TlnForecastTally;

/* forecasts: element TlnForecast. The life of a forecast ends when it is resolved, at the latest
 * with the day it is due, in the user's zone: what is said after that is no forecast. */
TlnForecastTally *tln_forecast_tally_new (GPtrArray *forecasts);
void tln_forecast_tally_free (TlnForecastTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnForecastTally, tln_forecast_tally_free)

/* The end of a forecast's life, ms. */
gint64 tln_forecast_end (const TlnForecast *forecast);

G_END_DECLS
