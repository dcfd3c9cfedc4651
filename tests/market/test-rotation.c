/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly numbers of a rotation. Values were worked out by hand, or, where it says so, by exact
 * fractions elsewhere. */
#include "tln-rotation.h"

#include <math.h>

#define DAY 86400
#define TINY 1e-12
#define UNKNOWN ((double) NAN)

static gint64
on (int year, int month, int day)
{
  return tln_day_new (year, month, day) * (gint64) DAY;
}

static TlnWeek
week_of (int year, int month, int day)
{
  return tln_day_week (tln_day_new (year, month, day));
}

/* Weeks from that of Monday 2025-01-06 on; so many of all each week. */
static TlnRotation *
make_rotation (const TlnAttentionRow *rows, guint n, guint weeks, guint each)
{
  g_autofree guint *all = g_new (guint, weeks);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));
  TlnRotation *self;

  for (guint i = 0; i < weeks; i++)
    all[i] = each;
  g_array_append_vals (list, rows, n);
  self = tln_rotation_new (tln_attention_new (list, 2, week_of (2025, 1, 6), all, weeks), list);
  tln_rotation_add_stage (self, "Models");
  tln_rotation_add_stage (self, "Applications");
  return self;
}

/* One bar each Friday. */
static void
add_line (TlnRotation *self, guint stage, const double *closes, guint n)
{
  g_autofree char *code = g_strdup ("515050.SSE");
  g_autofree char *name = g_strdup ("5G");
  const TlnRotationLine line = { .id = 1, .code = code, .name = name, .stage = stage };
  g_autofree TlnBar *bars = g_new0 (TlnBar, n);

  for (guint i = 0; i < n; i++)
    bars[i] = (TlnBar) {
      on (2025, 1, 10) + i * (gint64) 7 * DAY, closes[i], closes[i], closes[i], closes[i], 0, 0
    };
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  tln_rotation_add_line (self, &line, series);
}

/* The last close above zero of a week counts; Sunday is its end; a holiday is a hole. */
static void
test_weekly_closes (void)
{
  const TlnBar bars[] = {
    { .t = on (2025, 1, 5), .close = 1 }, /* a Sunday, of the week before */
    { .t = on (2025, 1, 6), .close = 2 },
    { .t = on (2025, 1, 10), .close = 3 },
    { .t = on (2025, 1, 12), .close = UNKNOWN }, /* the Sunday */
    { .t = on (2025, 1, 13), .close = 4 },
    { .t = on (2025, 1, 14), .close = 0 },
    { .t = on (2025, 1, 15), .close = -1 },
    { .t = on (2025, 1, 16), .close = (double) INFINITY },
    { .t = on (2025, 1, 27) + DAY - 60, .close = 5 }, /* a minute before midnight */
    { .t = on (2025, 2, 3), .close = 6 }, /* after the weeks asked for */
  };
  const double wanted[] = { 3, 4, UNKNOWN, 5 };
  g_autoptr (TlnSeries) series = tln_series_new (bars, G_N_ELEMENTS (bars));
  double closes[G_N_ELEMENTS (wanted)];

  tln_weekly_closes (series, week_of (2025, 1, 6), G_N_ELEMENTS (wanted), closes);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (isnan (wanted[i]))
      g_assert_true (isnan (closes[i]));
    else
      g_assert_cmpfloat (closes[i], ==, wanted[i]);
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  tln_weekly_closes (none, 0, 1, closes);
  g_assert_true (isnan (closes[0]));
}

/* Before 1970, where division would round the other way. */
static void
test_old_weeks (void)
{
  const TlnBar bars[] = { { .t = -1, .close = 7 }, { .t = on (1969, 12, 28), .close = 8 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  double closes[3];

  tln_weekly_closes (series, -2, 3, closes);
  g_assert_true (isnan (closes[0]));
  g_assert_cmpfloat (closes[1], ==, 8);
  g_assert_cmpfloat (closes[2], ==, 7);
}

static void
test_correlation (void)
{
  const double x[] = { 0.10, -0.05, 0.20, 0.00, -0.15, 0.30, -0.10, 0.05, 0.12, -0.20, UNKNOWN };
  const double y[] = { 0.02, 0.01, 0.03, -0.02, 0.04, 0.00, 0.05, -0.01, 0.02, 0.03, 9 };
  const double flat[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
  double twice[11];
  guint pairs;

  /* By exact fractions. */
  g_assert_cmpfloat_with_epsilon (tln_correlation (x, y, 11, &pairs), -0.38731994986036716, TINY);
  g_assert_cmpuint (pairs, ==, 10);
  for (guint i = 0; i < 11; i++)
    twice[i] = 3 - 2 * x[i];
  g_assert_cmpfloat_with_epsilon (tln_correlation (x, twice, 11, &pairs), -1, TINY);
  g_assert_true (isnan (tln_correlation (x, flat, 11, &pairs)));
  g_assert_true (isnan (tln_correlation (flat, y, 11, &pairs)));
  g_assert_true (isnan (tln_correlation (x, y, 2, &pairs)));
  g_assert_cmpuint (pairs, ==, 2);
  g_assert_true (isnan (tln_correlation (NULL, NULL, 0, &pairs)));
  g_assert_cmpuint (pairs, ==, 0);
}

/* Item 1 is about both stages; it is named twice. */
static const TlnAttentionRow few[] = {
  { 1, 0, 0, 11 }, { 1, 0, 1, 11 }, { 1, 0, 0, 11 },
  { 2, 0, 0, 12 }, { 3, 2, 1, 13 }, { 4, TLN_WEEK_NONE, 1, 14 },
};

static TlnRotation *
make_few (guint weeks)
{
  TlnAttentionRow rows[G_N_ELEMENTS (few)];

  for (guint i = 0; i < G_N_ELEMENTS (few); i++) {
    rows[i] = few[i];
    if (rows[i].week != TLN_WEEK_NONE)
      rows[i].week += week_of (2025, 1, 6);
  }
  return make_rotation (rows, G_N_ELEMENTS (rows), weeks, 4);
}

static void
test_parts (void)
{
  g_autoptr (TlnRotation) self = make_few (20);
  guint n;

  g_assert_cmpfloat_with_epsilon (tln_rotation_part (self, 0, 0, TLN_MEASURE_COUNT), 1.5, TINY);
  g_assert_cmpfloat_with_epsilon (tln_rotation_part (self, 0, 0, TLN_MEASURE_SHARE), 0.375, TINY);
  g_assert_cmpfloat_with_epsilon (tln_rotation_part (self, 1, 0, TLN_MEASURE_SHARE), 0.125, TINY);
  g_assert_cmpfloat (tln_rotation_part (self, 1, 1, TLN_MEASURE_SHARE), ==, 0);
  g_assert_cmpuint (tln_rotation_leader (self, 0), ==, 0);
  g_assert_cmpuint (tln_rotation_leader (self, 1), ==, TLN_ROTATION_NO_STAGE);
  g_assert_cmpuint (tln_rotation_leader (self, 2), ==, 1);
  const TlnAttentionRow *items = tln_rotation_items (self, 0, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (items[0].shown, ==, 11);
  g_assert_cmpint (items[1].shown, ==, 12);
  tln_rotation_items (self, 0, 2, &n);
  g_assert_cmpuint (n, ==, 0);
  items = tln_rotation_items (self, 1, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (items[0].item, ==, 3);
  g_assert_true (tln_rotation_is_running (self, 19));
  g_assert_false (tln_rotation_is_running (self, 18));
}

/* A week in which nothing at all was written has no shares. */
static void
test_empty_week (void)
{
  g_autoptr (TlnRotation) self = make_rotation (NULL, 0, 4, 0);
  guint first, last;

  g_assert_true (isnan (tln_rotation_part (self, 0, 1, TLN_MEASURE_SHARE)));
  g_assert_cmpfloat (tln_rotation_part (self, 0, 1, TLN_MEASURE_COUNT), ==, 0);
  g_assert_false (tln_rotation_extent (self, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);
}

static void
test_extent (void)
{
  const double closes[] = { UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 10, 11, 12, 13,
                            14,      15,      16,      17,      18,      19, 20, 21 };
  g_autoptr (TlnRotation) self = make_few (40);
  g_autoptr (TlnRotation) prices = make_rotation (NULL, 0, 40, 0);
  guint first, last;

  g_assert_true (tln_rotation_extent (self, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 3);
  add_line (self, 0, closes, G_N_ELEMENTS (closes));
  g_assert_true (tln_rotation_extent (self, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 17);
  add_line (prices, 0, closes, 7);
  g_assert_false (tln_rotation_extent (prices, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 7);
  add_line (prices, 0, closes, G_N_ELEMENTS (closes));
  g_assert_false (tln_rotation_extent (prices, &first, &last));
  /* A quarter of a year before the end, though prices begin later. */
  g_assert_cmpuint (first, ==, 17 - TLN_ROTATION_LEAST);
  g_assert_cmpfloat_with_epsilon (tln_rotation_factor (prices, 1, 0), 10, TINY);
  g_assert_cmpfloat_with_epsilon (tln_rotation_factor (prices, 1, 9) * 14, 100, TINY);
  g_assert_true (isnan (tln_rotation_factor (prices, 1, 17)));
}

#define WEEKS 30

/* Shares in hundredths, and prices that follow their change two weeks later. */
static TlnRotation *
make_follower (guint stage)
{
  static const guint counts[WEEKS] = { 10, 12, 9,  14, 20, 18, 25, 22, 30, 28, 35, 31, 26, 20, 24,
                                       18, 15, 19, 12, 10, 16, 11, 8,  13, 17, 21, 15, 9,  14, 50 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));
  double closes[WEEKS] = { 100, 100, 100 };

  for (guint w = 0; w < WEEKS; w++)
    for (guint i = 0; i < counts[w]; i++) {
      TlnAttentionRow row = { w * 1000 + i, week_of (2025, 1, 6) + (TlnWeek) w, 0, 0 };
      g_array_append_val (rows, row);
    }
  for (guint w = 3; w < WEEKS; w++)
    closes[w] = closes[w - 1] * exp (0.002 * ((double) counts[w - 2] - counts[w - 3]));
  TlnRotation *self =
      make_rotation ((const TlnAttentionRow *) (gpointer) rows->data, rows->len, WEEKS, 100);
  add_line (self, stage, closes, WEEKS);
  return self;
}

static void
test_lead_lag (void)
{
  g_autoptr (TlnRotation) self = make_follower (0);
  g_autoptr (TlnRotation) whole = make_follower (TLN_ROTATION_NO_STAGE);
  g_autoptr (GArray) found = tln_rotation_lead_lag (self, 0, WEEKS);
  g_autoptr (GArray) same = tln_rotation_lead_lag (whole, 0, WEEKS);
  const TlnLeadLag *one = &g_array_index (found, TlnLeadLag, 0);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (one->line, ==, 0);
  for (int k = -TLN_LAG_MOST; k <= TLN_LAG_MOST; k++) {
    /* The last week is not over; the first has no change. */
    g_assert_cmpuint (one->n[k + TLN_LAG_MOST], ==, WEEKS - 2 - ABS (k));
    g_assert_cmpfloat (fabs (one->r[k + TLN_LAG_MOST]), <=, 1);
    /* With one stage alone, of which all are, both are the same. */
    g_assert_cmpfloat_with_epsilon (g_array_index (same, TlnLeadLag, 0).r[k + TLN_LAG_MOST],
                                    one->r[k + TLN_LAG_MOST], TINY);
  }
  g_assert_cmpfloat_with_epsilon (one->r[TLN_LAG_MOST + 2], 1, 1e-9);
  for (guint k = 0; k < TLN_LAG_VALUES; k++)
    g_assert_true (k == TLN_LAG_MOST + 2 || fabs (one->r[k]) < 0.9);
}

static void
test_few_weeks (void)
{
  g_autoptr (TlnRotation) self = make_follower (0);
  g_autoptr (GArray) eight = tln_rotation_lead_lag (self, 3, 12);
  g_autoptr (GArray) seven = tln_rotation_lead_lag (self, 3, 11);
  g_autoptr (GArray) none = tln_rotation_lead_lag (self, 29, 99);

  g_assert_cmpuint (g_array_index (eight, TlnLeadLag, 0).n[TLN_LAG_MOST], ==, TLN_LAG_PAIRS);
  g_assert_false (isnan (g_array_index (eight, TlnLeadLag, 0).r[TLN_LAG_MOST]));
  g_assert_true (isnan (g_array_index (eight, TlnLeadLag, 0).r[TLN_LAG_MOST + 1]));
  g_assert_cmpuint (g_array_index (seven, TlnLeadLag, 0).n[TLN_LAG_MOST], ==, TLN_LAG_PAIRS - 1);
  g_assert_true (isnan (g_array_index (seven, TlnLeadLag, 0).r[TLN_LAG_MOST]));
  g_assert_cmpuint (g_array_index (none, TlnLeadLag, 0).n[TLN_LAG_MOST], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rotation/weekly-closes", test_weekly_closes);
  g_test_add_func ("/rotation/old-weeks", test_old_weeks);
  g_test_add_func ("/rotation/correlation", test_correlation);
  g_test_add_func ("/rotation/parts", test_parts);
  g_test_add_func ("/rotation/empty-week", test_empty_week);
  g_test_add_func ("/rotation/extent", test_extent);
  g_test_add_func ("/rotation/lead-lag", test_lead_lag);
  g_test_add_func ("/rotation/few-weeks", test_few_weeks);
  return g_test_run ();
}
