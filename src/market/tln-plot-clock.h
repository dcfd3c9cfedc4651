/* SPDX-License-Identifier: GPL-3.0-or-later */
/* True time: the bars of a chart on equal steps of time, with empty places where there was no
 * trade, so that a week-end is as wide as two days. */
#pragma once

#include "tln-plot-data.h"
#include "tln-resample.h"

G_BEGIN_DECLS

/* Beyond so many places, or so many for each bar, bars stay side by side. */
#define TLN_CLOCK_PLACES 4000000
#define TLN_CLOCK_SPREAD 100

/* Puts the series and its lines on true time: a place for each day, of longer bars for each week or
 * month, of an intraday series for each of the shortest step between two of its bars. A place
 * without a bar is a bar of NAN. Lines go on across such places: straight, or level where level is
 * asked for (steps); holes that a line itself had stay. Takes data, without events and levels, and
 * returns it or what it became. Any thread. */
TlnPlotData *tln_plot_data_on_clock (TlnPlotData *data, TlnPeriod period, gboolean level);

G_END_DECLS
