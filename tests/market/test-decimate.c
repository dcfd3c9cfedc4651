/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns against a scan of the bars that fall into each, merged bars, group sizes. */
#include "tln-decimate.h"

#include <math.h>

static double *
make_walk (guint n, gboolean with_holes)
{
  double *values = g_new (double, n);
  double at = 100;

  for (guint i = 0; i < n; i++) {
    at += g_test_rand_double_range (-1, 1);
    values[i] = with_holes && g_test_rand_int_range (0, 5) == 0 ? (double) NAN : at;
  }
  return values;
}

/* Where an edge between columns is, by the plain definition: of many bars at the nearest block. */
static double
edge_at (const TlnColumnRange *range, guint c)
{
  double step = (range->to - range->from) / range->n_columns;
  double edge = range->from + c * step;
  double block = TLN_PYRAMID_BLOCK;

  if (c == 0 || c == range->n_columns || step < TLN_DECIMATE_BLOCKS)
    return edge;
  /* the bar at the edge is the first whose place i + 0.5 is not before it */
  return floor ((ceil (edge + block / 2 - 0.5)) / block) * block;
}

static gboolean
stands_in (const TlnColumnRange *range, guint i, guint c)
{
  return i + 0.5 >= edge_at (range, c) && i + 0.5 < edge_at (range, c + 1);
}

static void
assert_column (const double *values, const TlnColumn *column, const guint *bars, guint n_bars)
{
  double min = INFINITY;
  double max = -INFINITY;
  double first = (double) NAN;
  double last = (double) NAN;

  for (guint k = 0; k < n_bars; k++) {
    double value = values[bars[k]];

    if (isnan (value))
      continue;
    first = isnan (first) ? value : first;
    last = value;
    min = MIN (min, value);
    max = MAX (max, value);
  }
  if (isnan (first)) {
    g_assert_cmpuint (column->count, ==, 0);
    return;
  }
  g_assert_cmpuint (column->count, ==, n_bars);
  g_assert_cmpfloat (column->first, ==, first);
  g_assert_cmpfloat (column->last, ==, last);
  g_assert_cmpfloat (column->min, ==, min);
  g_assert_cmpfloat (column->max, ==, max);
}

static void
check_columns (guint n, const TlnColumnRange *range, gboolean with_holes)
{
  g_autofree double *values = make_walk (n, with_holes);
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (values, values, n);
  g_autofree TlnColumn *columns = g_new (TlnColumn, range->n_columns);
  g_autofree guint *bars = g_new (guint, n);

  tln_decimate_line (pyramid, range, columns);
  guint i = 0;
  while (i < n && i + 0.5 < range->from)
    i++;
  for (guint c = 0; c < range->n_columns; c++) {
    guint n_bars = 0;

    while (i < n && stands_in (range, i, c))
      bars[n_bars++] = i++;
    assert_column (values, &columns[c], bars, n_bars);
  }
}

static void
test_columns (void)
{
  const TlnColumnRange ranges[] = {
    { 0, 5000, 120 },   { 0, 5000, 1000 },  { 1234.25, 1999.75, 333 },
    { -100, 300, 100 }, { 4900, 5200, 60 }, { 10, 20, 100 },
    { 0, 5000, 1 },     { 77.5, 78.5, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++) {
    check_columns (5000, &ranges[i], FALSE);
    check_columns (5000, &ranges[i], TRUE);
  }
}

/* So many bars that the edges are those of blocks: none is lost, none is twice. */
static void
test_blocks (void)
{
  const TlnColumnRange ranges[] = {
    { 0, 60000, 40 }, { 1234.25, 58765.5, 37 }, { -5000, 70000, 25 }, { 31.5, 59999.75, 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++) {
    check_columns (60000, &ranges[i], FALSE);
    check_columns (60000, &ranges[i], TRUE);
  }
}

static void
test_no_bars (void)
{
  const TlnColumnRange range = { 0, 10, 5 };
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (NULL, NULL, 0);
  TlnColumn columns[5];

  tln_decimate_line (pyramid, &range, columns);
  for (guint c = 0; c < 5; c++)
    g_assert_cmpuint (columns[c].count, ==, 0);
}

static void
test_groups (void)
{
  g_assert_cmpuint (tln_group_size (8, 3), ==, 1);
  g_assert_cmpuint (tln_group_size (3, 3), ==, 1);
  g_assert_cmpuint (tln_group_size (2.9, 3), ==, 2);
  g_assert_cmpuint (tln_group_size (1, 3), ==, 5);
  g_assert_cmpuint (tln_group_size (0.01, 3), ==, 500);
  g_assert_cmpuint (tln_group_size (0, 3), ==, 1);
  g_assert_cmpuint (tln_group_size ((double) NAN, 3), ==, 1);
}

static void
test_merge (void)
{
  const TlnBar bars[] = {
    { 0, (double) NAN, 5, 3, 4, 10, 0 },
    { 86400, 4, 9, 2, 8, 20, 0 },
    { 2 * 86400, 8, 8.5, 7, 7.5, (double) NAN, 0 },
    { 3 * 86400, 7, 7, 7, (double) NAN, 5, 0 },
  };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 4);
  g_autoptr (TlnPyramid) pyramid = tln_pyramid_new (series->low, series->high, 4);
  g_autoptr (TlnSums) sums = tln_sums_new (series->volume, 4);
  TlnBar all = tln_merge_bars (series, pyramid, sums, 0, 4);

  g_assert_cmpfloat (all.open, ==, 4);
  g_assert_cmpfloat (all.high, ==, 9);
  g_assert_cmpfloat (all.low, ==, 2);
  g_assert_cmpfloat (all.close, ==, 7.5);
  g_assert_cmpfloat (all.volume, ==, 35);
  TlnBar beyond = tln_merge_bars (series, pyramid, sums, 3, 100);
  g_assert_cmpint (beyond.t, ==, 3 * 86400);
  g_assert_true (isnan (beyond.close));
  g_assert_cmpfloat (beyond.volume, ==, 5);
  TlnBar none = tln_merge_bars (series, NULL, NULL, 4, 5);
  g_assert_true (isnan (none.open) && isnan (none.high) && isnan (none.volume));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimate/columns", test_columns);
  g_test_add_func ("/decimate/blocks", test_blocks);
  g_test_add_func ("/decimate/no-bars", test_no_bars);
  g_test_add_func ("/decimate/groups", test_groups);
  g_test_add_func ("/decimate/merge", test_merge);
  return g_test_run ();
}
