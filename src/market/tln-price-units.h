/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the turnover of bars says: whether volumes are shares or lots of 100, whether prices are as
 * they were printed. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

typedef enum {
  TLN_UNIT_UNKNOWN,
  TLN_UNIT_SHARES,
  TLN_UNIT_LOTS,
} TlnVolumeUnit;

/* "unknown", "shares", "lots". */
const char *tln_volume_unit_name (TlnVolumeUnit unit);

typedef enum {
  TLN_ADJUSTMENT_UNKNOWN,
  TLN_ADJUSTMENT_RAW,
  TLN_ADJUSTMENT_FORWARD, /* newest prices as printed, older ones changed */
  TLN_ADJUSTMENT_BACKWARD, /* oldest as printed */
  TLN_ADJUSTMENT_SPLITS, /* newest as printed, older ones in today's shares; dividends are not out
                          */
} TlnAdjustment;

/* "unknown", "raw", "forward", "backward", "splits". */
const char *tln_adjustment_name (TlnAdjustment adjustment);
/* From a word of a file: 不复权, none, raw, 前复权, qfq, forward, 后复权, hfq, backward; also
 * inside a longer text. "splits" only alone: it stands in headings, too. */
TlnAdjustment tln_adjustment_find (const char *text);

typedef struct {
  TlnVolumeUnit unit;
  TlnAdjustment adjustment; /* only for daily bars */
  double amount_scale; /* what amounts must be multiplied with: 1, 1000 (千元), 10000 (万元) */
} TlnUnitEvidence;

/* Compares amount / volume with the prices of bars in order of time (research notes on prices, 2.4,
 * rule 9): the median of the newest 60 decides the unit; bars whose average price lies between low
 * and high are as printed. Everything unknown where there are no amounts or nothing fits. */
TlnUnitEvidence tln_units_weigh (const TlnBar *bars, guint n_bars, gboolean daily);

/* The unit of mainland volumes that come without turnover, by the numbers alone: lots where they
 * have fractions of at most two decimals; shares where far more than one in a hundred is a whole
 * hundred, or where lots would mean a turnover no instrument has. */
TlnVolumeUnit tln_units_guess (const TlnBar *bars, guint n_bars);

G_END_DECLS
