/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of forecasts against values worked by hand in fractions, and Murphy's identity on the
 * whole grid. */
#include "tln-forecast-score.h"

#include <math.h>

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define NEAR 1e-12

static void
test_grid (void)
{
  g_assert_true (tln_score_on_grid (0));
  g_assert_true (tln_score_on_grid (95));
  g_assert_true (tln_score_on_grid (100));
  g_assert_false (tln_score_on_grid (-5));
  g_assert_false (tln_score_on_grid (42));
  g_assert_false (tln_score_on_grid (105));
}

static void
test_brier (void)
{
  g_assert_cmpfloat_with_epsilon (tln_score_brier (70, TRUE), 0.09, NEAR);
  g_assert_cmpfloat_with_epsilon (tln_score_brier (70, FALSE), 0.49, NEAR);
  g_assert_cmpfloat (tln_score_brier (100, TRUE), ==, 0);
  g_assert_cmpfloat (tln_score_brier (100, FALSE), ==, 1);
}

/* 50 % for 90 days, 80 % for 9, 95 % for 1: (90·1/4 + 9·1/25 + 1/400) / 100 = 1829/8000, where the
 * plain mean of the three, 39/400, is less than half of it. */
static void
test_over_time (void)
{
  const TlnBelief beliefs[] = { { 0, 50 }, { 90 * DAY, 80 }, { 99 * DAY, 95 } };

  g_assert_cmpfloat_with_epsilon (tln_score_over_time (beliefs, 3, 100 * DAY, TRUE), 1829.0 / 8000,
                                  NEAR);
  /* It ended on day 95: (90·1/4 + 5·1/25) / 95 = 227/950; the last one came too late. */
  g_assert_cmpfloat_with_epsilon (tln_score_over_time (beliefs, 3, 95 * DAY, TRUE), 227.0 / 950,
                                  NEAR);
  g_assert_cmpint (tln_score_last (beliefs, 3, 95 * DAY), ==, 80);
  g_assert_cmpint (tln_score_last (beliefs, 3, 99 * DAY), ==, 95);
  g_assert_cmpfloat_with_epsilon (tln_score_over_time (beliefs, 1, 40 * DAY, FALSE), 0.25, NEAR);
}

/* Resolved the moment it was stated, and stated only after it ended. */
static void
test_no_life (void)
{
  const TlnBelief beliefs[] = { { DAY, 50 }, { DAY, 90 }, { 2 * DAY, 10 } };

  g_assert_cmpfloat_with_epsilon (tln_score_over_time (beliefs, 3, DAY, TRUE), 0.01, NEAR);
  g_assert_cmpfloat_with_epsilon (tln_score_over_time (beliefs, 3, 0, TRUE), 0.25, NEAR);
  g_assert_cmpint (tln_score_last (beliefs, 3, 0), ==, 50);
}

static void
add (TlnCalibration *calibration, int percent, guint hits, guint misses)
{
  for (guint i = 0; i < hits; i++)
    tln_calibration_add (calibration, percent, TRUE);
  for (guint i = 0; i < misses; i++)
    tln_calibration_add (calibration, percent, FALSE);
}

/* 29 forecasts, 16 came true. Brier 413/2320, reliability 9/464, resolution 373/4205,
 * uncertainty 16/29 · 13/29 = 208/841. */
static void
test_murphy (void)
{
  TlnCalibration calibration = { 0 };
  TlnMurphy parts;

  add (&calibration, 0, 0, 2);
  add (&calibration, 10, 1, 4);
  add (&calibration, 40, 2, 3);
  add (&calibration, 70, 7, 3);
  add (&calibration, 95, 5, 0);
  add (&calibration, 100, 1, 1);
  parts = tln_calibration_murphy (&calibration);
  g_assert_cmpuint (tln_calibration_count (&calibration), ==, 29);
  g_assert_cmpfloat_with_epsilon (parts.rate, 16.0 / 29, NEAR);
  g_assert_cmpfloat_with_epsilon (parts.brier, 413.0 / 2320, NEAR);
  g_assert_cmpfloat_with_epsilon (parts.reliability, 9.0 / 464, NEAR);
  g_assert_cmpfloat_with_epsilon (parts.resolution, 373.0 / 4205, NEAR);
  g_assert_cmpfloat_with_epsilon (parts.uncertainty, 208.0 / 841, NEAR);
  g_assert_cmpuint (calibration.n[14], ==, 10);
  g_assert_cmpfloat_with_epsilon (tln_calibration_rate (&calibration, 14), 0.7, NEAR);
  g_assert_cmpfloat_with_epsilon (tln_calibration_rate (&calibration, 8), 0.4, NEAR);
  g_assert_true (isnan (tln_calibration_rate (&calibration, 9)));
}

static void
test_murphy_alone (void)
{
  TlnCalibration calibration = { 0 };
  TlnMurphy parts = tln_calibration_murphy (&calibration);

  g_assert_true (isnan (parts.brier) && isnan (parts.reliability) && isnan (parts.resolution));
  g_assert_true (isnan (parts.uncertainty) && isnan (parts.rate));
  add (&calibration, 95, 1, 0);
  parts = tln_calibration_murphy (&calibration);
  g_assert_cmpfloat_with_epsilon (parts.brier, 0.0025, NEAR);
  g_assert_cmpfloat_with_epsilon (parts.reliability, 0.0025, NEAR);
  g_assert_cmpfloat (parts.resolution, ==, 0);
  g_assert_cmpfloat (parts.uncertainty, ==, 0);
}

/* Whatever was stated on the grid and whatever came: the parts make the score, and the score is the
 * mean of the single ones. */
static void
test_identity (void)
{
  for (guint round = 0; round < 500; round++) {
    TlnCalibration calibration = { 0 };
    guint n = (guint) g_test_rand_int_range (1, 400);
    double sum = 0;
    TlnMurphy parts;

    for (guint i = 0; i < n; i++) {
      int percent = g_test_rand_int_range (0, TLN_SCORE_VALUES) * TLN_SCORE_STEP;
      gboolean happened = g_test_rand_int_range (0, 100) < percent;

      tln_calibration_add (&calibration, percent, happened);
      sum += tln_score_brier (percent, happened);
    }
    parts = tln_calibration_murphy (&calibration);
    g_assert_cmpfloat_with_epsilon (parts.brier, sum / n, NEAR);
    g_assert_cmpfloat_with_epsilon (parts.reliability - parts.resolution + parts.uncertainty,
                                    parts.brier, NEAR);
  }
}

/* Growth of 190 % was foretold, between 150 % and 230 %; 175 % came. */
static void
test_numeric (void)
{
  TlnNumericScore score = { 0 };
  const double none = (double) NAN;

  g_assert_true (isnan (tln_numeric_score_hit_rate (&score)));
  g_assert_true (isnan (tln_numeric_score_mean_error (&score)));
  tln_numeric_score_add (&score, 150, 230, 190, 175);
  tln_numeric_score_add (&score, 150, 230, none, 230); /* a bound is inside */
  tln_numeric_score_add (&score, 10, none, 12, 7); /* open above, missed below */
  tln_numeric_score_add (&score, none, 10, none, -4);
  tln_numeric_score_add (&score, none, none, 30, 34);
  tln_numeric_score_add (&score, 1, 2, 3, none); /* nobody knows what came */
  g_assert_cmpuint (score.n_intervals, ==, 4);
  g_assert_cmpuint (score.n_inside, ==, 3);
  g_assert_cmpuint (score.n_values, ==, 3);
  g_assert_cmpfloat_with_epsilon (tln_numeric_score_hit_rate (&score), 0.75, NEAR);
  g_assert_cmpfloat_with_epsilon (tln_numeric_score_mean_error (&score), 8, NEAR);
  g_assert_cmpfloat_with_epsilon (tln_numeric_error (190, 175), 15, NEAR);
  g_assert_true (isnan (tln_numeric_error (none, 175)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-score/grid", test_grid);
  g_test_add_func ("/forecast-score/brier", test_brier);
  g_test_add_func ("/forecast-score/over-time", test_over_time);
  g_test_add_func ("/forecast-score/no-life", test_no_life);
  g_test_add_func ("/forecast-score/murphy", test_murphy);
  g_test_add_func ("/forecast-score/murphy-alone", test_murphy_alone);
  g_test_add_func ("/forecast-score/identity", test_identity);
  g_test_add_func ("/forecast-score/numeric", test_numeric);
  return g_test_run ();
}
