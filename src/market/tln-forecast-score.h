/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good forecasts were: Brier scores, calibration, intervals. Pure numbers; any thread.
 * Probabilities are whole percent on a grid of TLN_SCORE_STEP, so that forecasts can be put
 * together by the value that was stated and the decomposition of Murphy (1973, J. Appl. Meteorol.
 * 12, 595) is exact. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TLN_SCORE_STEP 5
#define TLN_SCORE_VALUES (100 / TLN_SCORE_STEP + 1)
/* With fewer resolved forecasts than this a score says little. */
#define TLN_SCORE_ENOUGH 20

/* 0, 5, 10 … 100. */
gboolean tln_score_on_grid (int percent);

/* A probability that was stated and held until the next one. */
typedef struct {
  gint64 time; /* ms */
  int percent; /* 0 to 100 */
} TlnBelief;

/* (p − o)² of one statement: 0 is best, 1 worst. */
double tln_score_brier (int percent, gboolean happened);
/* The mean of it over the life of a forecast, from the first belief to the end (ms), each belief
 * counting as long as it was held: many small late changes do not outweigh a long wrong one.
 * beliefs by time, n at least 1. What was said after the end does not count; a life of no length
 * has the score of the last belief that does. */
double
tln_score_over_time (const TlnBelief *beliefs, guint n, gint64 end /* ms */, gboolean happened);
/* The belief that held at the end; the first where all came later. n at least 1. */
int tln_score_last (const TlnBelief *beliefs, guint n, gint64 end);

/* Resolved forecasts by what was stated; index i is for i × TLN_SCORE_STEP percent. Begins as
 * zeros. */
typedef struct {
  guint n[TLN_SCORE_VALUES];
  guint hits[TLN_SCORE_VALUES];
} TlnCalibration;

/* percent on the grid. */
void tln_calibration_add (TlnCalibration *self, int percent, gboolean happened);
guint tln_calibration_count (const TlnCalibration *self);
/* Share that happened of those stated at i; NAN without any. */
double tln_calibration_rate (const TlnCalibration *self, guint i);

/* brier = reliability − resolution + uncertainty. All NAN where nothing is resolved. */
typedef struct {
  double brier; /* mean of (p − o)² */
  double reliability; /* how far what was stated is from what came of it: 0 is best */
  double resolution; /* how far the stated values tell outcomes apart: more is better */
  double uncertainty; /* of the outcomes themselves */
  double rate; /* share that happened */
} TlnMurphy;
TlnMurphy tln_calibration_murphy (const TlnCalibration *self);

/* Forecasts of a number, all in one unit. Begins as zeros. */
typedef struct {
  guint n_intervals; /* those that gave a bound */
  guint n_inside;
  guint n_values; /* those that gave a value */
  double error_sum; /* of the absolute errors, in the unit */
} TlnNumericScore;

/* Any of the three may be NAN: not given; with one bound only, the other side is open. Bounds
 * belong to the interval. actual is what came. */
void
tln_numeric_score_add (TlnNumericScore *self, double low, double high, double value, double actual);
/* |value − actual|; NAN where one is not known. */
double tln_numeric_error (double value, double actual);
/* NAN without any. */
double tln_numeric_score_hit_rate (const TlnNumericScore *self);
double tln_numeric_score_mean_error (const TlnNumericScore *self);

G_END_DECLS
