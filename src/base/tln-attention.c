/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what is about which stage by week. Where the rows come from is the store's business. */
#include "tln-attention.h"

#include <math.h>
#include <string.h>

/* What is not known; the constant of math.h is a float. */
#define UNKNOWN ((double) NAN)

static int
compare_rows (const TlnAttentionRow *first, const TlnAttentionRow *second)
{
  if (first->item != second->item)
    return first->item < second->item ? -1 : 1;
  return first->stage < second->stage ? -1 : first->stage > second->stage;
}

/* Where the run of rows in order that begins at start ends. */
static guint
find_run (const TlnAttentionRow *rows, guint n, guint start)
{
  guint end = start + 1;

  while (end < n && compare_rows (rows + end - 1, rows + end) <= 0)
    end++;
  return MIN (end, n);
}

static void
merge_runs (const TlnAttentionRow *from, const guint bounds[3], TlnAttentionRow *to)
{
  guint a = bounds[0];
  guint b = bounds[1];

  for (guint i = bounds[0]; i < bounds[2]; i++)
    to[i] = b == bounds[2] || (a < bounds[1] && compare_rows (from + a, from + b) <= 0) ? from[a++]
                                                                                        : from[b++];
}

void
tln_attention_sort (GArray *rows)
{
  g_autofree TlnAttentionRow *other = NULL;
  guint n = rows->len;

  while (n > 0 && find_run ((TlnAttentionRow *) (gpointer) rows->data, n, 0) < n) {
    TlnAttentionRow *from = (TlnAttentionRow *) (gpointer) rows->data;
    guint bounds[3] = { 0, 0, 0 };

    if (other == NULL)
      other = g_new (TlnAttentionRow, n);
    for (; bounds[0] < n; bounds[0] = bounds[2]) {
      bounds[1] = find_run (from, n, bounds[0]);
      bounds[2] = bounds[1] < n ? find_run (from, n, bounds[1]) : n;
      merge_runs (from, bounds, other);
    }
    memcpy (from, other, n * sizeof *from);
  }
}

/* Rows of one item, by stage. */
static void
add_item (TlnAttention *self, const TlnAttentionRow *rows, gsize n)
{
  TlnWeek week = TLN_WEEK_NONE;
  guint k = 0;

  for (gsize i = 0; i < n; i++) {
    if (rows[i].week != TLN_WEEK_NONE && (week == TLN_WEEK_NONE || rows[i].week < week))
      week = rows[i].week;
    k += i == 0 || rows[i].stage != rows[i - 1].stage;
  }
  if (week == TLN_WEEK_NONE) {
    self->left_out++;
    return;
  }
  if (week < self->first || week - self->first >= (TlnWeek) self->n_weeks)
    return;
  for (gsize i = 0; i < n; i++) {
    gsize at = (gsize) rows[i].stage * self->n_weeks + (guint) (week - self->first);

    if (rows[i].stage >= self->n_stages || (i > 0 && rows[i].stage == rows[i - 1].stage))
      continue;
    self->weights[at] += 1.0 / k;
    self->counts[at]++;
  }
  self->all[week - self->first]++;
}

TlnAttention *
tln_attention_new (GArray *rows, guint n_stages, TlnWeek first, const guint *all, guint n_weeks)
{
  TlnAttentionRow *row = (TlnAttentionRow *) (gpointer) rows->data;
  TlnAttention *self = g_atomic_rc_box_new0 (TlnAttention);
  guint start = 0;

  self->first = first;
  self->n_weeks = n_weeks;
  self->n_stages = n_stages;
  self->weights = g_new0 (double, MAX ((gsize) n_stages * n_weeks, 1));
  self->counts = g_new0 (guint, MAX ((gsize) n_stages * n_weeks, 1));
  self->all = g_new0 (guint, MAX (n_weeks, 1));
  tln_attention_sort (rows);
  for (guint i = 1; i <= rows->len; i++) {
    if (i < rows->len && row[i].item == row[start].item)
      continue;
    add_item (self, row + start, i - start);
    start = i;
  }
  for (guint i = 0; i < n_weeks; i++)
    self->all[i] = MAX (self->all[i], all[i]);
  return self;
}

TlnAttention *
tln_attention_ref (TlnAttention *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_attention (gpointer data)
{
  TlnAttention *self = data;

  g_free (self->weights);
  g_free (self->counts);
  g_free (self->all);
}

void
tln_attention_free (TlnAttention *self)
{
  g_atomic_rc_box_release_full (self, clear_attention);
}

double *
tln_attention_shares (const TlnAttention *self, guint stage)
{
  double *shares = g_new (double, MAX (self->n_weeks, 1));

  for (guint i = 0; i < self->n_weeks; i++)
    shares[i] = self->all[i] > 0
                    ? (double) self->counts[(gsize) stage * self->n_weeks + i] / self->all[i]
                    : UNKNOWN;
  return shares;
}

guint
tln_attention_history (const TlnAttention *self, guint week)
{
  for (guint i = 0; i <= week && i < self->n_weeks; i++)
    if (self->all[i] > 0)
      return week - i + 1;
  return 0;
}

double
tln_share_percentile (const double *shares, guint n, guint span, guint *ranked)
{
  double below = 0;
  guint known = 0;

  for (guint i = n > span ? n - 1 - span : 0; i + 1 < n; i++) {
    if (isnan (shares[i]))
      continue;
    known++;
    if (shares[i] < shares[n - 1])
      below += 1;
    else if (shares[i] <= shares[n - 1])
      below += 0.5;
  }
  if (ranked != NULL)
    *ranked = known;
  return n == 0 || isnan (shares[n - 1]) || known == 0 ? UNKNOWN : 100 * below / known;
}

guint
tln_share_rises (const double *shares, guint n, guint span)
{
  guint rises = 0;

  /* A comparison with NAN is false. */
  for (guint i = n > span ? n - span : 1; i < n; i++)
    rises += isgreater (shares[i], shares[i - 1]);
  return rises;
}

double
tln_share_peak (const double *shares, guint n, guint span, guint *at)
{
  double peak = UNKNOWN;

  for (guint i = n > span ? n - span : 0; i < n; i++) {
    if (isnan (shares[i]) || isless (shares[i], peak))
      continue;
    peak = shares[i];
    if (at != NULL)
      *at = i;
  }
  return peak;
}
