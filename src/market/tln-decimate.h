/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bars to what a row of pixels can show: per-column first, last, least and greatest value (M4;
 * Jugel et al., VLDB 2014), and bars merged into wider ones. Numbers only. */
#pragma once

#include "tln-pyramid.h"
#include "tln-series.h"

G_BEGIN_DECLS

/* One pixel column of a line. count 0: no bar (or only NAN) there. */
typedef struct {
  double first;
  double last;
  double min;
  double max;
  guint count;
} TlnColumn;

/* Fills n_columns columns for the visible range [from, to) of bar positions, where bar i stands at
 * i + 0.5: column c holds the bars whose place falls into it. With TLN_DECIMATE_BLOCKS bars a
 * column and more, the edge between two columns is moved to the nearest multiple of
 * TLN_PYRAMID_BLOCK, at most a sixteenth of its width. Every bar of the range is in one column.
 * The pyramid is one over values. */
#define TLN_DECIMATE_BLOCKS 256
typedef struct {
  double from;
  double to;
  guint n_columns;
} TlnColumnRange;
void tln_decimate_line (const TlnPyramid *pyramid, const TlnColumnRange *range, TlnColumn *columns);

/* How many bars are drawn as one so that each gets at least min_px: 1, 2, 5, 10, 20, … . Groups
 * begin at multiples of it, so that they stay the same while the chart is moved. */
guint tln_group_size (double bar_px, double min_px);

/* The bars [i0, i1) as one: open of the first and close of the last that have one, highest high,
 * lowest low, sum of volume. NAN where no bar has a value. sums may be NULL: volume NAN. */
TlnBar tln_merge_bars (const TlnSeries *series,
                       const TlnPyramid *low_high,
                       const TlnSums *sums,
                       guint i0,
                       guint i1);

G_END_DECLS
