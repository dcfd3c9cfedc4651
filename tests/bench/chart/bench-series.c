/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented series of the measurements; only exact IEEE operations, so that C and JavaScript
 * give the same doubles (build with -ffp-contract=off). */
#include "bench-series.h"

#include <math.h>

static double
next (guint32 *state)
{
  guint32 x = *state;

  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  *state = x;
  return (double) x / 4294967296.0;
}

TlnSeries *
bench_series_new (guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);
  guint32 state = 42;
  double price = 100.0;

  for (guint i = 0; i < n; i++) {
    double move = next (&state);
    double up = next (&state);
    double down = next (&state);
    double volume = next (&state);
    double close = price * (1.0 + (move - 0.5) * 0.002);

    bars[i] = (TlnBar) { .t = 946684800 + 60 * (gint64) i,
                         .open = price,
                         .high = MAX (price, close) * (1.0 + up * 0.0005),
                         .low = MIN (price, close) * (1.0 - down * 0.0005),
                         .close = close,
                         .volume = floor (volume * 1e6),
                         .amount = (double) NAN };
    price = close;
  }
  return tln_series_new (bars, n);
}
