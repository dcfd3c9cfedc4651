/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pyramid and the sums against scans of the same ranges. */
#include "tln-pyramid.h"

#include <math.h>

static double *
make_values (guint n, gboolean with_holes)
{
  double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = with_holes && g_test_rand_int_range (0, 4) == 0
                    ? (double) NAN
                    : g_test_rand_double_range (-100, 100);
  return values;
}

static TlnExtremes
scan (const double *low, const double *high, guint i0, guint i1)
{
  TlnExtremes result = { INFINITY, -INFINITY };

  for (guint i = i0; i < i1; i++) {
    if (low[i] < result.min)
      result.min = low[i];
    if (high[i] > result.max)
      result.max = high[i];
  }
  return result;
}

static void
assert_same (const TlnPyramid *pyramid, guint i0, guint i1)
{
  TlnExtremes got = tln_pyramid_query (pyramid, i0, i1);
  TlnExtremes wanted = scan (pyramid->low, pyramid->high, i0, MIN (i1, pyramid->n));

  g_assert_cmpfloat (got.min, ==, wanted.min);
  g_assert_cmpfloat (got.max, ==, wanted.max);
}

static void
check_ranges (guint n, gboolean with_holes)
{
  g_autofree double *low = make_values (n, with_holes);
  g_autofree double *high = make_values (n, with_holes);
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (low, high, n);

  assert_same (pyramid, 0, n);
  for (guint round = 0; round < 300; round++) {
    guint a = (guint) g_test_rand_int_range (0, (gint32) n + 1);
    guint b = (guint) g_test_rand_int_range (0, (gint32) n + 1);

    assert_same (pyramid, MIN (a, b), MAX (a, b));
  }
}

static void
test_against_scan (void)
{
  const guint sizes[] = {
    1, 2, 7, 31, 32, 33, 63, 64, 65, 255, 256, 257, 2048, 2049, 20000, 100001
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    check_ranges (sizes[i], FALSE);
    check_ranges (sizes[i], TRUE);
  }
}

static void
test_all_short_ranges (void)
{
  g_autofree double *values = make_values (600, TRUE);
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (values, values, 600);

  for (guint i0 = 0; i0 < 600; i0++) {
    for (guint i1 = i0; i1 <= 600; i1 += 7)
      assert_same (pyramid, i0, i1);
  }
}

static void
test_spike (void)
{
  guint n = 1000000;
  g_autofree double *values = g_new0 (double, n);

  values[765432] = 5;
  values[123456] = -5;
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (values, values, n);
  g_assert_cmpfloat (tln_pyramid_query (pyramid, 0, n).max, ==, 5);
  g_assert_cmpfloat (tln_pyramid_query (pyramid, 0, n).min, ==, -5);
  g_assert_cmpfloat (tln_pyramid_query (pyramid, 765432, 765433).max, ==, 5);
  g_assert_cmpfloat (tln_pyramid_query (pyramid, 765433, n).max, ==, 0);
  g_assert_cmpfloat (tln_pyramid_query (pyramid, 0, 765432).max, ==, 0);
}

static void
test_nothing (void)
{
  const double holes[] = { (double) NAN, (double) NAN };
  g_autoptr (TlnPyramid) none = tln_pyramid_new (NULL, NULL, 0);
  g_autoptr (TlnPyramid) empty = tln_pyramid_new (holes, holes, 2);

  g_assert_cmpfloat (tln_pyramid_query (none, 0, 10).max, <, 0);
  g_assert_true (isinf (tln_pyramid_query (empty, 0, 2).min));
  g_assert_true (isinf (tln_pyramid_query (empty, 1, 1).min));
  g_assert_true (isinf (tln_pyramid_query (empty, 2, 1).min));
}

static void
test_least_positive (void)
{
  guint n = 5000;
  g_autofree double *values = make_values (n, TRUE);
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (values, values, n);

  for (guint round = 0; round < 200; round++) {
    guint i0 = (guint) g_test_rand_int_range (0, (gint32) n);
    guint i1 = (guint) g_test_rand_int_range ((gint32) i0, (gint32) n + 1);
    double least = INFINITY;

    for (guint i = i0; i < i1; i++)
      least = values[i] > 0 && values[i] < least ? values[i] : least;
    g_assert_cmpfloat (tln_pyramid_least_positive (pyramid, i0, i1), ==, least);
  }
}

static void
test_sums (void)
{
  guint n = 3001;
  g_autofree double *values = make_values (n, TRUE);
  g_autoptr (TlnSums) sums = tln_sums_new (values, n);

  for (guint round = 0; round < 500; round++) {
    guint i0 = (guint) g_test_rand_int_range (0, (gint32) n);
    guint i1 = (guint) g_test_rand_int_range ((gint32) i0, (gint32) n + 1);
    double sum = 0;

    for (guint i = i0; i < i1; i++)
      sum += isnan (values[i]) ? 0 : values[i];
    g_assert_cmpfloat_with_epsilon (tln_sums_query (sums, i0, i1), sum, 1e-8);
  }
  g_assert_cmpfloat (tln_sums_query (sums, 10, 5), ==, 0);
  g_assert_cmpfloat_with_epsilon (tln_sums_query (sums, 0, G_MAXUINT), tln_sums_query (sums, 0, n),
                                  1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pyramid/against-scan", test_against_scan);
  g_test_add_func ("/pyramid/all-short-ranges", test_all_short_ranges);
  g_test_add_func ("/pyramid/spike", test_spike);
  g_test_add_func ("/pyramid/nothing", test_nothing);
  g_test_add_func ("/pyramid/least-positive", test_least_positive);
  g_test_add_func ("/pyramid/sums", test_sums);
  return g_test_run ();
}
