/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value axes: fit, round trips, ticks, labels, and data that leaves no sensible range. */
#include "tln-scale.h"

#include <math.h>
#include <string.h>

static TlnScale
fit (TlnScaleKind kind, double min, double max)
{
  TlnScale scale = tln_scale_fit (kind, min, max);

  scale.top = 10;
  scale.bottom = 410;
  g_assert_true (isfinite (scale.min) && isfinite (scale.max));
  g_assert_cmpfloat (scale.min, <, scale.max);
  return scale;
}

static void
assert_round_trip (const TlnScale *scale, double value)
{
  double y = tln_scale_y (scale, value);

  g_assert_cmpfloat (y, >=, scale->top - 1e-9);
  g_assert_cmpfloat (y, <=, scale->bottom + 1e-9);
  g_assert_cmpfloat_with_epsilon (tln_scale_value (scale, y), value, fabs (value) * 1e-9 + 1e-300);
}

static void
test_round_trips (void)
{
  const double ranges[][2] = {
    { 1, 2 }, { 1e-8, 3e-8 }, { 1e12, 1.5e12 }, { 0.5, 5000 }, { 3, 3 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++) {
    for (int kind = TLN_SCALE_LINEAR; kind <= TLN_SCALE_LOG; kind++) {
      TlnScale scale = fit ((TlnScaleKind) kind, ranges[i][0], ranges[i][1]);

      g_assert_cmpint (scale.kind, ==, kind);
      assert_round_trip (&scale, ranges[i][0]);
      assert_round_trip (&scale, ranges[i][1]);
      assert_round_trip (&scale, (ranges[i][0] + ranges[i][1]) / 2);
    }
  }
}

static void
test_log_is_log (void)
{
  TlnScale scale = fit (TLN_SCALE_LOG, 1, 100);
  double low = tln_scale_y (&scale, 1);
  double middle = tln_scale_y (&scale, 10);
  double high = tln_scale_y (&scale, 100);

  g_assert_cmpfloat_with_epsilon (low - middle, middle - high, 1e-9);
  g_assert_true (isnan (tln_scale_y (&scale, 0)));
  g_assert_true (isnan (tln_scale_y (&scale, -1)));
}

static void
test_degenerate (void)
{
  g_assert_cmpfloat (fit (TLN_SCALE_LINEAR, 0, 0).min, ==, -1);
  g_assert_cmpfloat (fit (TLN_SCALE_LINEAR, 5, 5).max, ==, 5.25);
  g_assert_cmpfloat (fit (TLN_SCALE_LINEAR, INFINITY, -INFINITY).max, ==, 1);
  g_assert_cmpfloat (fit (TLN_SCALE_LINEAR, (double) NAN, (double) NAN).max, ==, 1);
  g_assert_cmpint (fit (TLN_SCALE_LOG, -5, 0).kind, ==, TLN_SCALE_LINEAR);
  TlnScale crossing = fit (TLN_SCALE_LOG, -5, 100);
  g_assert_cmpint (crossing.kind, ==, TLN_SCALE_LOG);
  g_assert_cmpfloat (crossing.min, >, 0);
  g_assert_cmpfloat (crossing.min, <, 0.011);
  fit (TLN_SCALE_LINEAR, -1e308, 1e308);
}

static gboolean
is_one_two_five (double value)
{
  double digit = value / pow (10, floor (log10 (value) + 1e-9));

  return fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6;
}

static guint
check_ticks (const TlnScale *scale, double distance)
{
  TlnValueTick ticks[TLN_VALUE_TICKS];
  guint n = tln_scale_ticks (scale, distance, ticks);

  for (guint i = 0; i < n; i++) {
    g_assert_cmpfloat (ticks[i].value, >=, scale->min * (scale->min > 0 ? 1 - 1e-9 : 1 + 1e-9));
    g_assert_cmpfloat (ticks[i].value, <=, scale->max + fabs (scale->max) * 1e-9);
    g_assert_cmpfloat_with_epsilon (ticks[i].y, tln_scale_y (scale, ticks[i].value), 1e-9);
    g_assert_cmpuint (strlen (ticks[i].label), >, 0);
    if (i == 0)
      continue;
    g_assert_cmpfloat (ticks[i - 1].y - ticks[i].y, >=, distance - 1e-6);
    g_assert_cmpstr (ticks[i].label, !=, ticks[i - 1].label);
    if (scale->kind == TLN_SCALE_LINEAR)
      g_assert_true (is_one_two_five (ticks[i].value - ticks[i - 1].value));
  }
  return n;
}

static void
test_ticks (void)
{
  const double ranges[][2] = { { 1, 2 },  { 0.98, 1.02 },  { 1e-8, 3e-8 }, { 1e12, 1.5e12 },
                               { -3, 7 }, { 3.3, 3.3001 }, { 0.5, 5000 },  { 2, 900 },
                               { 1, 6 },  { 7, 8 },        { 1e-6, 1e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++) {
    TlnScale linear = fit (TLN_SCALE_LINEAR, ranges[i][0], ranges[i][1]);
    TlnScale logarithmic = fit (TLN_SCALE_LOG, ranges[i][0], ranges[i][1]);

    g_test_message ("%g to %g", ranges[i][0], ranges[i][1]);
    g_assert_cmpuint (check_ticks (&linear, 30), >=, 4);
    g_assert_cmpuint (check_ticks (&linear, 3), >=, 4);
    if (ranges[i][0] > 0)
      g_assert_cmpuint (check_ticks (&logarithmic, 30), >=, 3);
  }
}

static void
test_log_ticks_fit_range (void)
{
  TlnScale scale = fit (TLN_SCALE_LOG, 3, 40);
  TlnValueTick ticks[TLN_VALUE_TICKS];

  g_assert_cmpuint (tln_scale_ticks (&scale, 30, ticks), ==, 3);
  g_assert_cmpstr (ticks[0].label, ==, "5");
  g_assert_cmpstr (ticks[1].label, ==, "10");
  g_assert_cmpstr (ticks[2].label, ==, "20");
}

static void
test_no_room (void)
{
  TlnScale scale = fit (TLN_SCALE_LINEAR, 1, 2);
  TlnValueTick ticks[TLN_VALUE_TICKS];

  scale.top = scale.bottom;
  g_assert_cmpuint (tln_scale_ticks (&scale, 30, ticks), ==, 0);
  g_assert_cmpuint (tln_scale_ticks (&scale, 0, ticks), ==, 0);
  g_assert_cmpfloat (tln_scale_value (&scale, 5), ==, scale.min);
}

static void
assert_value (double value, double step, const char *wanted)
{
  char label[TLN_LABEL];

  tln_label_value (label, value, step);
  g_assert_cmpstr (label, ==, wanted);
}

static void
assert_quantity (double value, const char *wanted)
{
  char label[TLN_LABEL];

  tln_label_quantity (label, value, NULL);
  g_assert_cmpstr (label, ==, wanted);
}

static void
assert_myriads (double value, const char *wanted)
{
  const TlnMyriads myriads = { "万", "亿" };
  char label[TLN_LABEL];

  tln_label_quantity (label, value, &myriads);
  g_assert_cmpstr (label, ==, wanted);
}

static void
test_myriads (void)
{
  assert_myriads (950, "950");
  assert_myriads (1234, "1234");
  assert_myriads (9999.6, "1万");
  assert_myriads (35e6, "3500万");
  assert_myriads (99996000, "1亿");
  assert_myriads (51.3e8, "51.3亿");
  assert_myriads (-1.234e12, "-12340亿");
  assert_myriads ((double) NAN, "–");
}

static void
test_labels (void)
{
  assert_value (1.25, 0.05, "1.25");
  assert_value (1.5, 0.1, "1.5");
  assert_value (1200, 200, "1200");
  assert_value (-0.0, 0.5, "0.0");
  assert_value (1.2e-7, 1e-8, "0.00000012");
  assert_value (1e12, 1e11, "1000000000000");
  assert_value (2.5e18, 1e17, "2.5e+18");
  assert_value ((double) NAN, 1, "–");
  assert_quantity (950, "950");
  assert_quantity (1234, "1.23K");
  assert_quantity (999600, "1M");
  assert_quantity (35e6, "35M");
  assert_quantity (4.1e9, "4.1B");
  assert_quantity (2e12, "2T");
  assert_quantity (0, "0");
  assert_quantity (INFINITY, "–");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/round-trips", test_round_trips);
  g_test_add_func ("/scale/log-is-log", test_log_is_log);
  g_test_add_func ("/scale/degenerate", test_degenerate);
  g_test_add_func ("/scale/ticks", test_ticks);
  g_test_add_func ("/scale/log-ticks-fit-range", test_log_ticks_fit_range);
  g_test_add_func ("/scale/no-room", test_no_room);
  g_test_add_func ("/scale/labels", test_labels);
  g_test_add_func ("/scale/myriads", test_myriads);
  return g_test_run ();
}
