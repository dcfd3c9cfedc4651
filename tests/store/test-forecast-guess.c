/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim says of the future, read into a forecast. */
#include "tln-forecast-guess.h"

#include <math.h>

static TlnForecast *
guess (const char *exact, const char *speaker)
{
  g_autoptr (TlnClaim) claim = g_atomic_rc_box_new0 (TlnClaim);

  claim->id = 7;
  claim->exact = g_strdup (exact);
  claim->speaker = g_strdup (speaker);
  claim->published = (TlnDate) { tln_day_new (2025, 3, 10), -1, G_MAXINT32, TLN_PRECISION_DAY };
  claim->evidence = g_ptr_array_new ();
  return tln_forecast_guess (claim);
}

/* 190 % a year over 2 years are 2.9² = 8.41 times. */
static void
test_growth (void)
{
  g_autoptr (TlnForecast) one =
      guess ("Shipments are expected to grow 190% a year over the next two years.", "IDC");

  g_assert_cmpint (one->id, ==, 0);
  g_assert_cmpint (one->claim_id, ==, 7);
  g_assert_cmpstr (one->who, ==, "IDC");
  g_assert_cmpfloat (one->value, ==, 190);
  g_assert_cmpstr (one->unit, ==, "percent");
  g_assert_cmpint (one->due, ==, tln_day_new (2027, 12, 31));
  g_assert_nonnull (one->horizon);
  g_assert_cmpfloat_with_epsilon (one->multiple, 8.41, 1e-9);
}

static void
test_chinese (void)
{
  g_autoptr (TlnForecast) one = guess ("预计到2028年,推理算力占比将达到95%。", NULL);

  g_assert_cmpfloat (one->value, ==, 95);
  g_assert_cmpint (one->due, ==, tln_day_new (2028, 12, 31));
  g_assert_true (isnan (one->multiple));
}

/* Without a horizon it has no day. */
static void
test_undated (void)
{
  g_autoptr (TlnForecast) one = guess ("未来95%的算力将用于推理。", NULL);

  g_assert_cmpint (one->due, ==, TLN_DAY_NONE);
  g_assert_cmpfloat (one->value, ==, 95);
}

static void
test_bounds (void)
{
  g_autoptr (TlnForecast) range = guess ("Sales are expected to grow by 30% to 40% by 2026.", NULL);
  g_autoptr (TlnForecast) least =
      guess ("Sales are expected to grow by at least 30% by June 2026.", NULL);

  g_assert_cmpfloat (range->low, ==, 30);
  g_assert_cmpfloat (range->high, ==, 40);
  g_assert_true (isnan (range->value));
  g_assert_cmpfloat (least->low, ==, 30);
  g_assert_true (isnan (least->high) && isnan (least->value));
  g_assert_cmpint (least->due, ==, tln_day_new (2026, 6, 30));
}

/* Words out of a sentence: no cue, but a day that was still to come; a past one is none. */
static void
test_part (void)
{
  g_autoptr (TlnForecast) one = guess ("to take more than 70% of all spending by 2028", NULL);
  g_autoptr (TlnForecast) past = guess ("took more than 70% of all spending in 2023", NULL);

  g_assert_cmpint (one->due, ==, tln_day_new (2028, 12, 31));
  g_assert_cmpfloat (one->low, ==, 70);
  g_assert_nonnull (one->horizon);
  g_assert_cmpint (past->due, ==, TLN_DAY_NONE);
  g_assert_null (past->horizon);
}

static void
test_nothing (void)
{
  g_autoptr (TlnForecast) one = guess ("Looms were cheap.", NULL);

  g_assert_cmpstr (one->proposition, ==, "Looms were cheap.");
  g_assert_true (isnan (one->value) && isnan (one->low) && isnan (one->high));
  g_assert_cmpint (one->due, ==, TLN_DAY_NONE);
  g_assert_null (one->unit);
  g_assert_cmpuint (one->updates->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-guess/growth", test_growth);
  g_test_add_func ("/forecast-guess/chinese", test_chinese);
  g_test_add_func ("/forecast-guess/undated", test_undated);
  g_test_add_func ("/forecast-guess/bounds", test_bounds);
  g_test_add_func ("/forecast-guess/part", test_part);
  g_test_add_func ("/forecast-guess/nothing", test_nothing);
  return g_test_run ();
}
