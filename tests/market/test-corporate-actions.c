/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends against numbers worked out by hand. */
#include "tln-corporate-actions.h"
#include "tln-splits.h"

#include <math.h>

#define DAY 86400

/* Closes 12, 9, 10, 5 on four days, volume 100 each. */
static TlnSeries *
make_series (void)
{
  const double closes[] = { 12, 9, 10, 5 };
  TlnBar bars[4];

  for (guint i = 0; i < 4; i++)
    bars[i] = (TlnBar) { i * (gint64) DAY, closes[i] - 1, closes[i] + 1, closes[i] - 2,
                         closes[i],        100,           1000 };
  return tln_series_new (bars, 4);
}

static void
assert_closes (const TlnSeries *series, double a, double b, double c, double d)
{
  const double closes[] = { a, b, c, d };

  g_assert_cmpuint (series->n, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (series->close[i], closes[i], 1e-12);
}

static const TlnCorporateAction split_3 = { .kind = TLN_CORPORATE_SPLIT,
                                            .day = 3,
                                            .from = 1,
                                            .to = 2 };
static const TlnCorporateAction split_1 = { .kind = TLN_CORPORATE_SPLIT,
                                            .day = 1,
                                            .from = 4,
                                            .to = 3 };
static const TlnCorporateAction cash_2 = { .kind = TLN_CORPORATE_DIVIDEND, .day = 2, .cash = 0.9 };

static void
test_splits (void)
{
  g_autoptr (TlnSeries) printed = make_series ();
  const TlnCorporateAction both[] = { split_3, split_1, cash_2 };
  g_autoptr (TlnSeries) adjusted = tln_series_adjust (printed, both, 3, TLN_BASIS_SPLITS);

  /* Day 3: as printed. Days 1 and 2: halved. Day 0: 12 * 4/3 / 2. */
  assert_closes (adjusted, 8, 4.5, 5, 5);
  g_assert_cmpfloat_with_epsilon (adjusted->open[0], 11 * 4.0 / 3 / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (adjusted->high[1], 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (adjusted->low[2], 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (adjusted->volume[0], 100 * 2 * 3.0 / 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (adjusted->volume[3], 100, 1e-12);
  g_assert_cmpfloat (adjusted->amount[0], ==, 1000);
  assert_closes (printed, 12, 9, 10, 5);
  g_assert_cmpfloat_with_epsilon (tln_split_factor (both, 3, 0), 2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tln_split_factor (both, 3, 2 * DAY + DAY - 1), 0.5, 1e-12);
  g_assert_cmpfloat (tln_split_factor (both, 3, 3 * DAY), ==, 1);
}

static void
test_total_return (void)
{
  g_autoptr (TlnSeries) printed = make_series ();
  const TlnCorporateAction both[] = { cash_2, split_3 };
  g_autoptr (TlnSeries) adjusted = tln_series_adjust (printed, both, 2, TLN_BASIS_TOTAL_RETURN);

  /* 0.9 of a close of 9: nine tenths are left. */
  assert_closes (adjusted, 12 * 0.9 / 2, 9 * 0.9 / 2, 5, 5);
  g_assert_cmpfloat_with_epsilon (adjusted->volume[0], 200, 1e-12);
}

static void
assert_same (TlnSeries *series, TlnCorporateAction action, TlnPriceBasis basis)
{
  g_autoptr (TlnSeries) adjusted = tln_series_adjust (series, &action, 1, basis);

  g_assert_true (adjusted == series);
}

static void
test_nothing_changes (void)
{
  g_autoptr (TlnSeries) series = make_series ();
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  TlnCorporateAction action = split_3;

  assert_same (series, split_3, TLN_BASIS_PRINTED);
  assert_same (series, cash_2, TLN_BASIS_SPLITS);
  assert_same (none, split_3, TLN_BASIS_SPLITS);
  action.day = 0; /* before all bars */
  assert_same (series, action, TLN_BASIS_SPLITS);
  action.kind = TLN_CORPORATE_NONE;
  action.day = 3;
  assert_same (series, action, TLN_BASIS_TOTAL_RETURN);
  action = cash_2;
  action.cash = 9; /* as much as the whole share */
  assert_same (series, action, TLN_BASIS_TOTAL_RETURN);
  action.day = 0; /* no close before */
  assert_same (series, action, TLN_BASIS_TOTAL_RETURN);
}

/* What is recorded is no longer suspected. */
static void
test_not_suspected (void)
{
  const TlnBar bars[] = { { .t = 0, .open = 3.3, .close = 3.33 },
                          { .t = DAY, .open = 1.156, .close = 1.16 } };
  const TlnCorporateAction action = { .kind = TLN_CORPORATE_SPLIT, .day = 1, .from = 1, .to = 3 };
  g_autoptr (TlnSeries) printed = tln_series_new (bars, 2);
  g_autoptr (TlnSeries) adjusted = tln_series_adjust (printed, &action, 1, TLN_BASIS_SPLITS);
  g_autoptr (GArray) before = tln_splits_find (printed, 0.105);
  g_autoptr (GArray) after = tln_splits_find (adjusted, 0.105);

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corporate-actions/splits", test_splits);
  g_test_add_func ("/corporate-actions/total-return", test_total_return);
  g_test_add_func ("/corporate-actions/nothing-changes", test_nothing_changes);
  g_test_add_func ("/corporate-actions/not-suspected", test_not_suspected);
  return g_test_run ();
}
