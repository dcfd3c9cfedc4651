/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented series every chart program is measured with, the same doubles everywhere: xorshift32
 * (13, 17, 5), seed 42; four draws a bar: return, upper wick, lower wick, volume. Last close of a
 * million bars: 214.26395676257209. */
#pragma once

#include "tln-series.h"

/* n one-minute bars from 2000-01-01. */
TlnSeries *bench_series_new (guint n);
