/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event study against series whose abnormal returns are known because they were built from
 * them, and against sums written out here. */
#include "tln-event-study.h"

#include <math.h>

#define DAY 86400
#define N 300

/* Weekdays only, from Monday 1970-01-05 on. */
static gint64
session (guint i)
{
  return (4 + (gint64) i / 5 * 7 + i % 5) * DAY;
}

static TlnSeries *
make_series (const double *returns, guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);
  double close = 50;

  for (guint i = 0; i < n; i++) {
    close *= exp (i > 0 ? returns[i] : 0);
    bars[i] = (TlnBar) { session (i), close, close, close, close, 1, 1 };
  }
  return tln_series_new (bars, n);
}

/* A benchmark, and an instrument that follows it by alpha and beta but for a jump on each 100th
 * session. */
static void
make_pair (TlnSeries **series, TlnSeries **benchmark, double alpha, double beta)
{
  double r[N];
  double rb[N];

  for (guint i = 0; i < N; i++) {
    rb[i] = 0.01 * sin (i * 0.7) + 0.004 * cos (i * 1.9);
    r[i] = alpha + beta * rb[i] + (i % 100 == 0 ? 0.03 * (i / 100) : 0);
  }
  *series = make_series (r, N);
  *benchmark = make_series (rb, N);
}

static void
test_market_model (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  const TlnStudyEvent events[] = { { session (200), FALSE }, { session (100), FALSE } };
  const TlnStudyOptions options = { 5, 20, TRUE, 0, 0 };

  make_pair (&series, &benchmark, 0.001, 1.5);
  g_autoptr (TlnStudy) study = tln_study_new (series, benchmark, events, 2, &options);
  g_assert_cmpuint (study->n, ==, 2);
  const TlnStudyPath *path = &study->paths[1];
  /* 100 - 120 … 100 - 11, without session 0, which has no return */
  g_assert_cmpuint (path->n_estimation, ==, 89);
  g_assert_cmpfloat_with_epsilon (path->alpha, 0.001, 1e-12);
  g_assert_cmpfloat_with_epsilon (path->beta, 1.5, 1e-10);
  for (guint k = 0; k < 26; k++) {
    g_assert_cmpfloat_with_epsilon (path->ar[k], k == 5 ? 0.03 : 0, 1e-10);
    g_assert_cmpfloat_with_epsilon (path->car[k], k >= 5 ? 0.03 : 0, 1e-10);
  }
  g_assert_cmpfloat_with_epsilon (tln_study_car (study, path, 0, 5), 0.03, 1e-10);
  g_assert_cmpfloat_with_epsilon (tln_study_car (study, path, 1, 20), 0, 1e-10);
  g_assert_true (isnan (tln_study_car (study, path, -6, 0)));
  g_assert_true (isnan (tln_study_car (study, path, 3, 2)));
  /* the jump of session 100 lies in the estimation window of 200, which shifts alpha a little */
  g_assert_cmpuint (study->paths[0].n_estimation, ==, 110);
}

/* Minus the benchmark: alpha and the rest of beta stay in. */
static void
test_minus_benchmark (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  const TlnStudyEvent events[] = { { session (100), FALSE },
                                   { session (110), FALSE },
                                   { session (200), FALSE } };
  const TlnStudyOptions options = { 3, 10, FALSE, 0, 0 };
  double sums[3] = { 0 };

  make_pair (&series, &benchmark, 0.002, 1);
  g_autoptr (TlnStudy) study = tln_study_new (series, benchmark, events, 3, &options);
  for (guint e = 0; e < 3; e++) {
    for (guint i = study->paths[e].index - 3; i <= study->paths[e].index + 4; i++)
      sums[e] += log (series->close[i] / series->close[i - 1]) -
                 log (benchmark->close[i] / benchmark->close[i - 1]);
    g_assert_cmpfloat_with_epsilon (study->paths[e].car[7], sums[e], 1e-12);
  }
  g_assert_cmpfloat_with_epsilon (study->mean[7], (sums[0] + sums[1] + sums[2]) / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (study->mean[7], (0.016 * 3 + 0.03 + 0.06) / 3, 1e-10);
  g_assert_cmpfloat_with_epsilon (study->median[7], 0.016 + 0.03, 1e-10);
  /* 97–110 and 107–120 share sessions, 197–210 none */
  g_assert_cmpuint (study->n_overlapping, ==, 2);
  g_assert_true (study->paths[0].overlapping && study->paths[1].overlapping);
  g_assert_false (study->paths[2].overlapping);
}

static void
test_sessions_and_shift (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  const gint64 friday = session (104);
  const TlnStudyEvent events[] = {
    { friday + 15 * 3600, FALSE }, { friday + 18 * 3600, TRUE },
    { friday + DAY, FALSE },       { session (103) + 18 * 3600, TRUE },
    { -400 * DAY, FALSE },         { session (N + 1), FALSE },
    { session (2), FALSE },        { session (N - 3), FALSE },
  };
  const TlnStudyOptions options = { 5, 20, FALSE, 0, 0 };

  make_pair (&series, &benchmark, 0, 1);
  g_autoptr (TlnStudy) study =
      tln_study_new (series, benchmark, events, G_N_ELEMENTS (events), &options);
  const struct {
    TlnStudyState state;
    guint index;
    int days;
    TlnStudyShift shift;
  } wanted[] = { { TLN_STUDY_OK, 104, 0, TLN_SHIFT_NONE },
                 { TLN_STUDY_OK, 105, 3, TLN_SHIFT_CLOSED },
                 { TLN_STUDY_OK, 105, 2, TLN_SHIFT_CLOSED },
                 { TLN_STUDY_OK, 104, 1, TLN_SHIFT_AFTER_CLOSE },
                 { TLN_STUDY_BEFORE_LISTING, 0, 0, TLN_SHIFT_NONE },
                 { TLN_STUDY_AFTER_END, N, 0, TLN_SHIFT_NONE },
                 { TLN_STUDY_CUT, 2, 0, TLN_SHIFT_NONE },
                 { TLN_STUDY_CUT, N - 3, 0, TLN_SHIFT_NONE } };
  for (guint e = 0; e < G_N_ELEMENTS (events); e++) {
    g_assert_cmpint (study->paths[e].state, ==, wanted[e].state);
    g_assert_cmpuint (study->paths[e].index, ==, wanted[e].index);
    g_assert_cmpint (study->paths[e].shift_days, ==, wanted[e].days);
    g_assert_cmpint (study->paths[e].shift, ==, wanted[e].shift);
    g_assert_true ((study->paths[e].car != NULL) == (wanted[e].state == TLN_STUDY_OK));
  }
  g_assert_cmpuint (study->n, ==, 4);
  /* twice 104, twice 105 */
  g_assert_cmpuint (study->n_windows, ==, 2);
}

static void
test_short_model (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  /* returns 1 … index - 11 */
  const TlnStudyEvent events[] = { { session (70), FALSE }, { session (71), FALSE } };
  const TlnStudyOptions options = { 5, 20, TRUE, 0, 0 };

  make_pair (&series, &benchmark, 0, 1);
  g_autoptr (TlnStudy) study = tln_study_new (series, benchmark, events, 2, &options);
  g_assert_cmpint (study->paths[0].state, ==, TLN_STUDY_NO_MODEL);
  g_assert_cmpuint (study->paths[0].n_estimation, ==, 59);
  g_assert_cmpint (study->paths[1].state, ==, TLN_STUDY_OK);
}

/* The same seed gives the same windows; where every return is equal the placebo is that many. */
static void
test_placebo (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  const TlnStudyEvent event = { session (100), FALSE };
  const TlnStudyOptions options = { 5, 20, FALSE, 40, 7 };
  const TlnStudyOptions other = { 5, 20, FALSE, 40, 8 };
  double flat[N];

  make_pair (&series, &benchmark, 0, 1.2);
  g_autoptr (TlnStudy) one = tln_study_new (series, benchmark, &event, 1, &options);
  g_autoptr (TlnStudy) two = tln_study_new (series, benchmark, &event, 1, &options);
  g_autoptr (TlnStudy) three = tln_study_new (series, benchmark, &event, 1, &other);
  g_assert_cmpuint (one->n_placebo, ==, 40);
  g_assert_cmpmem (one->placebo, 26 * sizeof (double), two->placebo, 26 * sizeof (double));
  g_assert_cmpfloat (one->placebo[25], !=, three->placebo[25]);
  for (guint i = 0; i < N; i++)
    flat[i] = 0.001;
  g_autoptr (TlnSeries) rising = make_series (flat, N);
  g_autoptr (TlnStudy) raw = tln_study_new (rising, NULL, &event, 1, &options);
  for (guint k = 0; k < 26; k++)
    g_assert_cmpfloat_with_epsilon (raw->placebo[k], 0.001 * (k + 1), 1e-12);
}

static void
test_bad_prices (void)
{
  g_autoptr (TlnSeries) series = NULL;
  g_autoptr (TlnSeries) benchmark = NULL;
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  const TlnStudyEvent event = { session (100), FALSE };
  const TlnStudyOptions options = { 5, 20, FALSE, 10, 1 };

  make_pair (&series, &benchmark, 0, 1);
  series->close[110] = 0;
  g_autoptr (TlnStudy) zero = tln_study_new (series, benchmark, &event, 1, &options);
  g_assert_cmpint (zero->paths[0].state, ==, TLN_STUDY_NO_PRICES);
  g_assert_true (isnan (zero->mean[0]) && isnan (zero->median[0]));
  g_autoptr (TlnStudy) empty = tln_study_new (series, none, &event, 1, &options);
  g_assert_cmpint (empty->paths[0].state, ==, TLN_STUDY_AFTER_END);
  g_assert_cmpuint (empty->n_placebo, ==, 0);
  g_assert_true (isnan (empty->placebo[0]));
  g_autoptr (TlnStudy) nothing = tln_study_new (none, NULL, NULL, 0, &options);
  g_assert_cmpuint (nothing->n, ==, 0);
}

/* The same prices, worked out apart from this program: closes 100 + (37 i mod 23) - 11 + i / 10 and
 * 50 + (17 i mod 13) + i / 20, events at sessions 130, 143 and 160, least squares by Python's
 * statistics.linear_regression over sessions -120 … -11, sums, fmean and median of its own. */
static void
test_worked_out (void)
{
  static const struct {
    gboolean benchmark;
    gboolean model;
    double alpha; /* of the first event */
    double beta;
    double car_0; /* of the first event, summed up to its day */
    double car_20;
    double mean_0;
    double mean_20;
    double median_20;
  } wanted[] = {
    { FALSE, FALSE, 0, 1, -0.06810358730206717, -0.012533736147255836, -0.06651378720046587,
      -0.012248550602101777, -0.012533736147255836 },
    { TRUE, FALSE, 0, 1, -0.038458870717070465, -0.034624693961448, -0.037698872695123724,
      -0.03373595135189888, -0.03446238853009988 },
    { FALSE, TRUE, 0.0008590815181523441, 0, -0.0732580764109812, -0.03486985561921663,
      -0.07154496675844224, -0.034050328686666, -0.03486985561921663 },
    { TRUE, TRUE, 0.0008946999362036692, -0.06961054275677159, -0.07553537173064147,
      -0.03425817092508836, -0.0728327894317047, -0.033306043783149476, -0.03425817092508836 },
  };
  TlnBar bars[2][200];
  const TlnStudyEvent events[] = { { session (130), FALSE },
                                   { session (143), FALSE },
                                   { session (160), FALSE } };

  for (guint i = 0; i < 200; i++) {
    bars[0][i] = (TlnBar) { .t = session (i), .close = 100 + (i * 37) % 23 - 11.0 + 0.1 * i };
    bars[1][i] = (TlnBar) { .t = session (i), .close = 50 + (i * 17) % 13 + 0.05 * i };
  }
  g_autoptr (TlnSeries) series = tln_series_new (bars[0], 200);
  g_autoptr (TlnSeries) benchmark = tln_series_new (bars[1], 200);
  for (guint w = 0; w < G_N_ELEMENTS (wanted); w++) {
    const TlnStudyOptions options = { 5, 20, wanted[w].model, 0, 0 };
    g_autoptr (TlnStudy) study =
        tln_study_new (series, wanted[w].benchmark ? benchmark : NULL, events, 3, &options);
    const TlnStudyPath *path = &study->paths[0];

    g_assert_cmpuint (study->n, ==, 3);
    g_assert_cmpfloat_with_epsilon (path->alpha, wanted[w].alpha, 1e-12);
    g_assert_cmpfloat_with_epsilon (path->beta, wanted[w].beta, 1e-12);
    g_assert_cmpfloat_with_epsilon (path->car[5], wanted[w].car_0, 1e-12);
    g_assert_cmpfloat_with_epsilon (path->car[25], wanted[w].car_20, 1e-12);
    g_assert_cmpfloat_with_epsilon (study->mean[5], wanted[w].mean_0, 1e-12);
    g_assert_cmpfloat_with_epsilon (study->mean[25], wanted[w].mean_20, 1e-12);
    g_assert_cmpfloat_with_epsilon (study->median[25], wanted[w].median_20, 1e-12);
    /* 125–150 and 138–163 share sessions, 138–163 and 155–180, too */
    g_assert_cmpuint (study->n_overlapping, ==, 3);
    g_assert_true (path->overlapping);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-study/market-model", test_market_model);
  g_test_add_func ("/event-study/minus-benchmark", test_minus_benchmark);
  g_test_add_func ("/event-study/sessions", test_sessions_and_shift);
  g_test_add_func ("/event-study/short-model", test_short_model);
  g_test_add_func ("/event-study/placebo", test_placebo);
  g_test_add_func ("/event-study/worked-out", test_worked_out);
  g_test_add_func ("/event-study/bad-prices", test_bad_prices);
  return g_test_run ();
}
