/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units by amount over volume. */
#include "tln-price-units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 60
/* The average price of a bar against its middle: within a factor of two. */
#define NEAR 2.0
#define MOST 0.5
#define NEARLY_ALL 0.95
#define FEW_BARS 5
/* Yuan a day that no fund or share reaches on the median day. */
#define MOST_TURNOVER 5e10

typedef struct {
  double ratio; /* amount / (volume × price) */
  TlnVolumeUnit unit;
  double amount_scale;
} Case;

static const Case cases[] = {
  { 1, TLN_UNIT_SHARES, 1 },        { 100, TLN_UNIT_LOTS, 1 },
  { 0.1, TLN_UNIT_LOTS, 1000 },     { 0.01, TLN_UNIT_LOTS, 10000 },
  { 0.001, TLN_UNIT_SHARES, 1000 }, { 0.0001, TLN_UNIT_SHARES, 10000 },
};

const char *
tln_volume_unit_name (TlnVolumeUnit unit)
{
  static const char *const names[] = { "unknown", "shares", "lots" };

  return names[unit];
}

const char *
tln_adjustment_name (TlnAdjustment adjustment)
{
  static const char *const names[] = { "unknown", "raw", "forward", "backward", "splits" };

  return names[adjustment];
}

TlnAdjustment
tln_adjustment_find (const char *text)
{
  static const struct {
    const char *word;
    TlnAdjustment adjustment;
  } words[] = {
    { "不复权", TLN_ADJUSTMENT_RAW },      { "除权", TLN_ADJUSTMENT_RAW },
    { "前复权", TLN_ADJUSTMENT_FORWARD },  { "qfq", TLN_ADJUSTMENT_FORWARD },
    { "forward", TLN_ADJUSTMENT_FORWARD }, { "后复权", TLN_ADJUSTMENT_BACKWARD },
    { "hfq", TLN_ADJUSTMENT_BACKWARD },    { "backward", TLN_ADJUSTMENT_BACKWARD },
  };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (strcmp (lower, "none") == 0 || strcmp (lower, "raw") == 0)
    return TLN_ADJUSTMENT_RAW;
  if (strcmp (lower, "splits") == 0)
    return TLN_ADJUSTMENT_SPLITS;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (lower, words[i].word) != NULL)
      return words[i].adjustment;
  }
  return TLN_ADJUSTMENT_UNKNOWN;
}

/* Amount over volume and the middle price; NAN where the bar says nothing. */
static double
ratio_of (const TlnBar *bar)
{
  double middle = (bar->high + bar->low) / 2;

  if (isnan (middle))
    middle = bar->close;
  if (!(bar->amount > 0) || !(bar->volume > 0) || !(middle > 0))
    return (double) NAN;
  return bar->amount / (bar->volume * middle);
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* Up to SAMPLE ratios from one end; returns how many. */
static guint
sample_ratios (const TlnBar *bars, guint n_bars, gboolean newest, double *ratios)
{
  guint n = 0;

  for (guint i = 0; i < n_bars && n < SAMPLE; i++) {
    double ratio = ratio_of (&bars[newest ? n_bars - 1 - i : i]);

    if (!isnan (ratio))
      ratios[n++] = ratio;
  }
  qsort (ratios, n, sizeof *ratios, compare_doubles);
  return n;
}

static const Case *
find_case (const double *ratios, guint n)
{
  double median = ratios[n / 2];

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    guint near = 0;

    if (median < cases[c].ratio / NEAR || median > cases[c].ratio * NEAR)
      continue;
    for (guint i = 0; i < n; i++)
      near += ratios[i] >= cases[c].ratio / NEAR && ratios[i] <= cases[c].ratio * NEAR;
    return near >= MOST * n ? &cases[c] : NULL;
  }
  return NULL;
}

static gboolean
printed (const TlnBar *bar, double scale)
{
  double average = bar->amount * scale / bar->volume;

  return average >= bar->low * 0.999 - 0.001 && average <= bar->high * 1.001 + 0.001;
}

/* Share of the bars from..to that have an amount and whose average price lies inside the bar. */
static double
printed_share (const TlnBar *bars, guint from, guint to, double scale)
{
  guint n = 0;
  guint fit = 0;

  for (guint i = from; i < to; i++) {
    if (isnan (ratio_of (&bars[i])))
      continue;
    n++;
    fit += printed (&bars[i], scale);
  }
  return n > 0 ? (double) fit / n : 0;
}

static TlnAdjustment
weigh_adjustment (const TlnBar *bars, guint n, double scale)
{
  guint ends = MIN (n, FEW_BARS);

  if (printed_share (bars, 0, n, scale) >= NEARLY_ALL)
    return TLN_ADJUSTMENT_RAW;
  gboolean newest = printed_share (bars, n - ends, n, scale) >= NEARLY_ALL;
  gboolean oldest = printed_share (bars, 0, ends, scale) >= NEARLY_ALL;
  if (newest == oldest)
    return TLN_ADJUSTMENT_UNKNOWN;
  return newest ? TLN_ADJUSTMENT_FORWARD : TLN_ADJUSTMENT_BACKWARD;
}

TlnUnitEvidence
tln_units_weigh (const TlnBar *bars, guint n_bars, gboolean daily)
{
  TlnUnitEvidence evidence = { TLN_UNIT_UNKNOWN, TLN_ADJUSTMENT_UNKNOWN, 1 };
  double ratios[SAMPLE];
  const Case *found = NULL;
  guint n = sample_ratios (bars, n_bars, TRUE, ratios);

  if (n == 0)
    return evidence;
  found = find_case (ratios, n);
  if (found == NULL) {
    n = sample_ratios (bars, n_bars, FALSE, ratios);
    found = find_case (ratios, n);
  }
  if (found == NULL)
    return evidence;
  evidence.unit = found->unit;
  evidence.amount_scale = found->amount_scale;
  if (daily)
    evidence.adjustment = weigh_adjustment (bars, n_bars, 1 / found->ratio);
  return evidence;
}

/* The volume of a bar in hundredths, or a negative number where that is not whole. */
static double
hundredths (double volume)
{
  double value = volume * 100;

  return fabs (value - round (value)) > 1e-9 * fabs (value) ? -1 : round (value);
}

static double
median_turnover (const TlnBar *bars, guint n_bars)
{
  g_autofree double *values = g_new (double, n_bars);
  guint n = 0;

  for (guint i = 0; i < n_bars; i++) {
    if (bars[i].volume > 0 && bars[i].close > 0)
      values[n++] = bars[i].volume * bars[i].close;
  }
  qsort (values, n, sizeof *values, compare_doubles);
  return n > 0 ? values[n / 2] : 0;
}

TlnVolumeUnit
tln_units_guess (const TlnBar *bars, guint n_bars)
{
  guint broken = 0;
  guint round_hundreds = 0;
  guint n = 0;

  for (guint i = 0; i < n_bars; i++) {
    double hundredfold = hundredths (bars[i].volume);

    if (!(bars[i].volume > 0))
      continue;
    if (hundredfold < 0)
      return TLN_UNIT_UNKNOWN;
    n++;
    broken += fmod (hundredfold, 100) != 0;
    round_hundreds += fmod (hundredfold, 10000) == 0;
  }
  if (broken > 0)
    return TLN_UNIT_LOTS;
  /* one in a hundred by chance; six standard deviations above it is none */
  if (n >= SAMPLE && round_hundreds > n / 100.0 + 6 * sqrt (n / 100.0))
    return TLN_UNIT_SHARES;
  return median_turnover (bars, n_bars) * 100 > MOST_TURNOVER ? TLN_UNIT_SHARES : TLN_UNIT_UNKNOWN;
}
