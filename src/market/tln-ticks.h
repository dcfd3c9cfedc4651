/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of a bar-index axis: the bars on which a minute, hour, day, week, month, quarter or year
 * begins. Bars without trade take no room, so boundaries are looked up in the series, and holidays
 * need no table. */
#pragma once

#include "tln-scale.h"
#include "tln-series.h"

G_BEGIN_DECLS

/* From light to heavy. */
typedef enum {
  TLN_TICK_MINUTE,
  TLN_TICK_HOUR,
  TLN_TICK_DAY,
  TLN_TICK_WEEK,
  TLN_TICK_MONTH,
  TLN_TICK_QUARTER,
  TLN_TICK_YEAR,
} TlnTickLevel;

#define TLN_TIME_TICKS 64
typedef struct {
  guint index; /* the bar that begins it */
  TlnTickLevel level; /* the heaviest boundary between the bar before and this one */
  char label[TLN_LABEL]; /* "2025", "2025-04", "04-07", "14:30" */
} TlnTimeTick;

/* Marks of the visible bars [first, last) on an axis of width px, whose labels have letters of
 * char_width px: the finest step whose labels have room, so that they follow one another evenly;
 * where two are too near the heavier stays. The first bar of a series begins nothing and is marked,
 * with its full day, only where nothing else is. Returns how many, at most TLN_TIME_TICKS, in
 * rising order. */
typedef struct {
  double first;
  double last;
  double width;
  double char_width;
} TlnTimeAxis;
guint tln_time_ticks (const TlnSeries *series, const TlnTimeAxis *axis, TlnTimeTick *ticks);

/* Writes the time of a bar: "2025-04-07", with " 14:30" on an intraday series. */
void tln_label_time (char label[TLN_LABEL], gint64 t, gboolean intraday);

G_END_DECLS
