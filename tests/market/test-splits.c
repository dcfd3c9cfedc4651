/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looks like a split: real ones of Chinese funds, the limits of boards, and what is none. */
#include "tln-price-file.h"
#include "tln-splits.h"

#include <math.h>

#define DAY 86400

/* A close, and the open of the day after. */
static GArray *
find_jump (double close, double open, double limit)
{
  const TlnBar bars[] = { { .t = 0, .open = close, .close = close },
                          { .t = DAY, .open = close, .close = close },
                          { .t = 2 * DAY, .open = open, .close = open * 1.01 } };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 3);

  return tln_splits_find (series, limit);
}

static void
assert_split (double close, double open, double limit, guint from, guint to)
{
  g_autoptr (GArray) splits = find_jump (close, open, limit);

  g_assert_cmpuint (splits->len, ==, 1);
  const TlnSplit *split = &g_array_index (splits, TlnSplit, 0);
  g_assert_cmpuint (split->index, ==, 2);
  g_assert_cmpint (split->t, ==, 2 * DAY);
  g_assert_cmpfloat (split->before, ==, close);
  g_assert_cmpfloat (split->after, ==, open);
  g_assert_cmpuint (split->from, ==, from);
  g_assert_cmpuint (split->to, ==, to);
}

static void
assert_none (double close, double open, double limit)
{
  g_autoptr (GArray) splits = find_jump (close, open, limit);

  g_assert_cmpuint (splits->len, ==, 0);
}

static void
test_ratios (void)
{
  assert_split (3.330, 1.156, 0.105, 1, 3); /* 515050 on 2026-05-13 */
  assert_split (1.013, 0.507, 0.105, 1, 2);
  assert_split (0.3581, 1.0, 0.105, 8, 3); /* one for 0.3581: near 3/8 */
  assert_split (150, 30.2, 0, 1, 5);
  assert_split (1.5, 14.8, 0, 10, 1);
  assert_none (10, 10.9, 0.105);
  assert_none (10, 9.0, 0.105);
  assert_none (10, 8.2, 0.205);
  assert_none (100, 60, 0); /* three to five, but what falls so far without a limit just fell */
  assert_none (100, 70, 0);
}

static void
test_not_prices (void)
{
  assert_none (0, 3, 0.105);
  assert_none (3, 0, 0.105);
  assert_none (-3, 1, 0.105);
  assert_none (INFINITY, 1, 0.105);
  g_autoptr (TlnSeries) none = tln_series_new (NULL, 0);
  g_autoptr (GArray) splits = tln_splits_find (none, 0.1);
  g_assert_cmpuint (splits->len, ==, 0);
}

/* A day without a close is looked across, a bar without an open has its close; on minutes only the
 * step from one day to the next counts. */
static void
test_gaps_and_minutes (void)
{
  const double n = (double) NAN;
  const TlnBar days[] = { { .t = 0, .open = 3, .close = 3 },
                          { .t = DAY, .open = n, .close = n },
                          { .t = 2 * DAY, .open = n, .close = 1 } };
  const TlnBar minutes[] = { { .t = 34200, .open = 3, .close = 3 },
                             { .t = 34260, .open = 1, .close = 1 },
                             { .t = DAY + 34200, .open = 0.5, .close = 0.5 } };
  g_autoptr (TlnSeries) daily = tln_series_new (days, 3);
  g_autoptr (TlnSeries) minutely = tln_series_new (minutes, 3);
  g_autoptr (GArray) across = tln_splits_find (daily, 0.105);
  g_autoptr (GArray) between = tln_splits_find (minutely, 0.105);

  g_assert_cmpuint (across->len, ==, 1);
  g_assert_cmpuint (g_array_index (across, TlnSplit, 0).to, ==, 3);
  g_assert_cmpuint (between->len, ==, 1);
  g_assert_cmpuint (g_array_index (between, TlnSplit, 0).index, ==, 2);
}

/* After one time, not after another; the first of several. */
static void
test_between (void)
{
  g_autoptr (GArray) splits = g_array_new (FALSE, TRUE, sizeof (TlnSplit));
  const TlnSplit given[] = { { .t = 10 * DAY }, { .t = 20 * DAY } };

  g_assert_null (tln_splits_between (splits, 0, 100 * DAY));
  g_array_append_vals (splits, given, 2);
  g_assert_null (tln_splits_between (splits, 0, 10 * DAY - 1));
  g_assert_cmpint (tln_splits_between (splits, 0, 10 * DAY)->t, ==, 10 * DAY);
  g_assert_cmpint (tln_splits_between (splits, 0, 100 * DAY)->t, ==, 10 * DAY);
  g_assert_cmpint (tln_splits_between (splits, 10 * DAY, 20 * DAY)->t, ==, 20 * DAY);
  g_assert_null (tln_splits_between (splits, 10 * DAY, 19 * DAY));
  g_assert_null (tln_splits_between (splits, 20 * DAY, 100 * DAY));
}

static void
test_limits (void)
{
  g_assert_cmpfloat (tln_split_limit ("515050", "SSE"), ==, 0.105);
  g_assert_cmpfloat (tln_split_limit ("588930", "SSE"), ==, 0.205);
  g_assert_cmpfloat (tln_split_limit ("688001", "SSE"), ==, 0.205);
  g_assert_cmpfloat (tln_split_limit ("159915", "SZSE"), ==, 0.205);
  g_assert_cmpfloat (tln_split_limit ("300750", "SZSE"), ==, 0.205);
  g_assert_cmpfloat (tln_split_limit ("000001", "SZSE"), ==, 0.105);
  g_assert_cmpfloat (tln_split_limit ("920002", "BSE"), ==, 0.305);
  g_assert_cmpfloat (tln_split_limit ("NVDA", "NASDAQ"), ==, 0);
}

/* Where the corpus is beside the project: 13 funds from 2005 to 2026 with the eleven splits that
 * their published list has within the prices, and one dividend as large. */
static void
test_corpus (void)
{
  static const char *const codes[] = { "159920", "159928", "510050", "510300", "510500",
                                       "512200", "512480", "512690", "513100", "515000",
                                       "515050", "515220", "518880" };
  const char *shared = g_getenv ("TLN_SHARED");
  guint n_bars = 0;
  guint n_splits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *name = g_strdup_printf ("%s.csv", codes[i]);
    g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "corpus", "prices",
                                              "cn-etf-raw", name, NULL);
    g_autofree char *text = NULL;
    gsize length;

    if (!g_file_get_contents (path, &text, &length, NULL)) {
      g_test_skip ("the corpus is not here");
      return;
    }
    g_autoptr (GBytes) bytes = g_bytes_new (text, length);
    g_autoptr (TlnPriceFile) file = tln_price_file_parse (bytes, name, NULL);
    g_assert_nonnull (file);
    g_autoptr (GArray) splits = tln_splits_find (
        file->series, tln_split_limit (codes[i], *codes[i] == '5' ? "SSE" : "SZSE"));
    n_bars += file->series->n;
    n_splits += splits->len;
  }
  g_assert_cmpuint (n_bars, ==, 35220);
  g_assert_cmpuint (n_splits, ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splits/ratios", test_ratios);
  g_test_add_func ("/splits/not-prices", test_not_prices);
  g_test_add_func ("/splits/gaps-and-minutes", test_gaps_and_minutes);
  g_test_add_func ("/splits/limits", test_limits);
  g_test_add_func ("/splits/between", test_between);
  g_test_add_func ("/splits/corpus", test_corpus);
  return g_test_run ();
}
