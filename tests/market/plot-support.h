/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of an invented walk, laid out and drawn, and what its shapes must keep to. */
#pragma once

#include "tln-plot-draw.h"

#include <math.h>

#define DAY 86400

typedef struct {
  TlnPlotData *data;
  TlnPlotView view;
  TlnPlot plot;
  TlnDrawing *drawing;
} Picture;

void begin (Picture *picture, guint n);
void draw_series (Picture *picture);
void end (Picture *picture);
const TlnDrawItem *item_at (const Picture *picture, guint i);
guint count_items (const Picture *picture, int kind, int role);
/* Clips come in pairs, and everything is a finite number. */
void assert_sound (const Picture *picture);
const TlnDrawItem *column_at (const Picture *picture, double x, double y);
void assert_bars_covered (const Picture *picture);
/* Neighbouring columns touch, so that the line has no holes. */
void assert_connected (const Picture *picture);
/* Averages, and another instrument that has few bars. */
void add_lines (Picture *picture);
