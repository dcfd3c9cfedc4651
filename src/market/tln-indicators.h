/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns derived from a column of prices: averages, bands, drawdown. Each is written to a column
 * of the caller's with one value for every bar. NAN in gives NAN out at that bar and takes no part
 * in the window: a window of k is the last k values there are. Any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest window of a band; that of an average may be any. */
#define TLN_WINDOW_MAX 1000

/* Simple moving average of the last `window` values; NAN before there are as many. A window of 0
 * gives NAN everywhere. */
void tln_indicator_sma (const double *values, guint n, guint window, double *out);

/* Exponential moving average with the weight 2 / (window + 1) on the newest value. It begins with
 * the simple average of the first `window` values, as price programs do; NAN before. */
void tln_indicator_ema (const double *values, guint n, guint window, double *out);

/* Bollinger bands (John Bollinger): the simple average plus and minus `width` standard deviations
 * of the window, taken over its k values (not k - 1). */
typedef struct {
  guint window; /* clamped to TLN_WINDOW_MAX */
  double width;
} TlnBollinger;
void tln_indicator_bollinger (const double *values,
                              guint n,
                              const TlnBollinger *band,
                              double *upper,
                              double *lower);

/* Fall from the highest value so far: value / top - 1, so 0 at a new top and never above it. NAN
 * until there was a top above zero. */
void tln_indicator_drawdown (const double *values, guint n, double *out);

G_END_DECLS
