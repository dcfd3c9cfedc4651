/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention by week; every number was worked out by hand. */
#include "tln-attention.h"

#include <math.h>

#define TINY 1e-12

static GArray *
list_of (const TlnAttentionRow *rows, guint n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));

  return n > 0 ? g_array_append_vals (list, rows, n) : list;
}

/* Weeks 10 to 13, three stages. Article 1 is about stages 0 and 1 (a half each, although stage 0 is
 * named twice), article 2 about stage 0 alone, article 3 about all three (a third each). */
static void
test_counting (void)
{
  TlnAttentionRow rows[] = {
    { 3, 12, 2 },
    { 1, 10, 0 },
    { 2, 12, 0 },
    { 1, 10, 1 },
    { 1, 10, 0 },
    { 3, 12, 0 },
    { 3, 12, 1 },
    { 9, 14, 0 }, /* after the weeks */
    { 8, 9, 1 }, /* before them */
    { 7, TLN_WEEK_NONE, 2 }, /* a month only */
    { 7, TLN_WEEK_NONE, 1 },
  };
  const guint all[] = { 4, 0, 5, 1 };
  g_autoptr (GArray) list = list_of (rows, G_N_ELEMENTS (rows));
  g_autoptr (TlnAttention) attention = tln_attention_new (list, 3, 10, all, G_N_ELEMENTS (all));
  const double weights[] = { 0.5, 0, 1 + 1.0 / 3, 0, 0.5, 0, 1.0 / 3, 0, 0, 0, 1.0 / 3, 0 };
  const guint counts[] = { 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
    g_assert_cmpfloat_with_epsilon (attention->weights[i], weights[i], TINY);
    g_assert_cmpuint (attention->counts[i], ==, counts[i]);
  }
  g_assert_cmpuint (attention->left_out, ==, 1);
  g_autofree double *shares = tln_attention_shares (attention, 0);
  g_assert_cmpfloat_with_epsilon (shares[0], 0.25, TINY);
  g_assert_true (isnan (shares[1]));
  g_assert_cmpfloat_with_epsilon (shares[2], 0.4, TINY);
  g_assert_cmpfloat_with_epsilon (shares[3], 0, TINY);
}

/* Weights of a week add up to the items it has. */
static void
test_weights_add_up (void)
{
  TlnAttentionRow rows[300];
  const guint all[5] = { 0 };
  guint items = 0;
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (TlnAttentionRow) { i / 3, (TlnWeek) ((i / 3) % 5), (i * 7 + i / 5) % 4 };
  g_autoptr (GArray) list = list_of (rows, G_N_ELEMENTS (rows));
  g_autoptr (TlnAttention) attention = tln_attention_new (list, 4, 0, all, 5);
  for (guint i = 0; i < 20; i++)
    sum += attention->weights[i];
  for (guint i = 0; i < 5; i++)
    items += attention->all[i];
  g_assert_cmpfloat_with_epsilon (sum, 100, 1e-9);
  g_assert_cmpuint (items, ==, 100);
}

/* A group of reprints is one item, of the week it first came out in; a member without a date does
 * not hide that of another one. */
static void
test_groups (void)
{
  TlnAttentionRow rows[] = { { 5, 3, 0 }, { 5, 1, 0 }, { 5, TLN_WEEK_NONE, 1 } };
  const guint all[4] = { 0 };
  g_autoptr (GArray) list = list_of (rows, 3);
  g_autoptr (TlnAttention) attention = tln_attention_new (list, 2, 0, all, 4);

  g_assert_cmpuint (attention->counts[1], ==, 1);
  g_assert_cmpuint (attention->counts[3], ==, 0);
  g_assert_cmpuint (attention->counts[4 + 1], ==, 1);
  g_assert_cmpuint (attention->left_out, ==, 0);
  g_assert_cmpuint (attention->all[1], ==, 1);
}

/* By item and stage, equals as they were: pieces in order, none in order, one and none at all. */
static void
test_sort (void)
{
  for (guint step = 1; step < 40; step++) {
    g_autoptr (GArray) list = list_of (NULL, 0);

    for (guint i = 0; i < 5 * step; i++) {
      TlnAttentionRow row = { (i * 7919) % (3 * step) / 2, 0, (i / step) % 3, i };
      g_array_append_val (list, row);
    }
    g_array_set_size (list, step == 39 ? 0 : list->len);
    g_autoptr (GArray) other = list_of ((TlnAttentionRow *) (gpointer) list->data, list->len);
    tln_attention_sort (list);
    for (guint i = 0; i < list->len; i++) {
      const TlnAttentionRow *row = &g_array_index (list, TlnAttentionRow, i);
      guint before = 0;

      for (guint k = 0; k < other->len; k++) {
        const TlnAttentionRow *at = &g_array_index (other, TlnAttentionRow, k);
        before += at->item < row->item ||
                  (at->item == row->item &&
                   (at->stage < row->stage || (at->stage == row->stage && at->shown < row->shown)));
      }
      g_assert_cmpuint (before, ==, i);
    }
  }
}

static void
test_nothing (void)
{
  g_autoptr (GArray) list = list_of (NULL, 0);
  g_autoptr (TlnAttention) attention = tln_attention_new (list, 0, 0, NULL, 0);

  g_assert_cmpuint (tln_attention_history (attention, 3), ==, 0);
  g_assert_true (isnan (tln_share_percentile (NULL, 0, 52, NULL)));
  g_assert_true (isnan (tln_share_peak (NULL, 0, 8, NULL)));
  g_assert_cmpuint (tln_share_rises (NULL, 0, 4), ==, 0);
}

static void
test_history (void)
{
  const guint all[] = { 0, 0, 3, 0, 1 };
  g_autoptr (GArray) list = list_of (NULL, 0);
  g_autoptr (TlnAttention) attention = tln_attention_new (list, 1, 0, all, 5);

  g_assert_cmpuint (tln_attention_history (attention, 1), ==, 0);
  g_assert_cmpuint (tln_attention_history (attention, 2), ==, 1);
  g_assert_cmpuint (tln_attention_history (attention, 4), ==, 3);
}

/* .3 among .1 .2 .3 .4 (a week is not known): two less, one equal: 2.5 of 4. */
static void
test_percentile (void)
{
  const double shares[] = { 0.9, 0.1, 0.2, NAN, 0.3, 0.4, 0.3 };
  const double unknown[] = { 0.1, NAN };
  guint ranked;

  g_assert_cmpfloat_with_epsilon (tln_share_percentile (shares, 7, 5, &ranked), 62.5, TINY);
  g_assert_cmpuint (ranked, ==, 4);
  g_assert_cmpfloat_with_epsilon (tln_share_percentile (shares, 7, 52, &ranked), 50, TINY);
  g_assert_cmpuint (ranked, ==, 5);
  g_assert_cmpfloat_with_epsilon (tln_share_percentile (shares, 6, 4, NULL), 100, TINY);
  g_assert_true (isnan (tln_share_percentile (unknown, 2, 52, &ranked)));
  g_assert_true (isnan (tln_share_percentile (shares, 1, 52, &ranked)));
  g_assert_cmpuint (ranked, ==, 0);
}

static void
test_rises_and_peak (void)
{
  const double shares[] = { 0.1, 0.2, 0.2, NAN, 0.5, 0.6, 0.5, 0.6 };
  guint at;

  /* of the last four (.5 .6 .5 .6) two: .5 has nothing before it to rise from */
  g_assert_cmpuint (tln_share_rises (shares, 8, 4), ==, 2);
  g_assert_cmpuint (tln_share_rises (shares, 8, 100), ==, 3);
  g_assert_cmpfloat_with_epsilon (tln_share_peak (shares, 8, 8, &at), 0.6, TINY);
  g_assert_cmpuint (at, ==, 7);
  g_assert_cmpfloat_with_epsilon (tln_share_peak (shares, 4, 2, &at), 0.2, TINY);
  g_assert_cmpuint (at, ==, 2);
  g_assert_true (isnan (tln_share_peak (shares, 4, 1, NULL)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attention/counting", test_counting);
  g_test_add_func ("/attention/weights-add-up", test_weights_add_up);
  g_test_add_func ("/attention/groups", test_groups);
  g_test_add_func ("/attention/sort", test_sort);
  g_test_add_func ("/attention/nothing", test_nothing);
  g_test_add_func ("/attention/history", test_history);
  g_test_add_func ("/attention/percentile", test_percentile);
  g_test_add_func ("/attention/rises-and-peak", test_rises_and_peak);
  return g_test_run ();
}
