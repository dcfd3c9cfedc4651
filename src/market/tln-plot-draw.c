/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grid, labels, marks and crosshair of a chart as shapes. The series itself is in
 * tln-plot-series.c. */
#include "tln-plot-parts.h"

#include <math.h>

#define LABEL_GAP 6.0
#define SMALL 0.85
#define SAMPLE_PX 24.0
#define LEGEND_ROWS 12

static void
add_label (TlnDrawing *drawing, const TlnDrawItem *where, const char *text)
{
  TlnDrawItem item = *where;

  if (item.size <= 0)
    item.size = 1;
  tln_drawing_add_text (drawing, &item, text);
}

/* A position on the middle of a device pixel's edge, so that a line of one pixel is one. */
static double
snap (const TlnPlot *plot, double value)
{
  return floor (value * plot->view.device_scale) / plot->view.device_scale;
}

static double
hair (const TlnPlot *plot)
{
  return 1 / plot->view.device_scale;
}

/* Here and below first all lines, then all labels: neighbours of one kind are painted together. */
static void
draw_value_axis (const TlnPlot *plot, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->price;

  for (guint i = 0; i < plot->n_value_ticks; i++) {
    TlnBox line = { pane->x, snap (plot, plot->value_ticks[i].y), pane->width, hair (plot) };

    tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_GRID, &line);
  }
  for (guint i = 0; i < plot->n_value_ticks; i++) {
    const TlnValueTick *tick = &plot->value_ticks[i];
    TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                          .form = TLN_ANCHOR_LEFT,
                          .x = pane->x + pane->width + LABEL_GAP,
                          .y = tick->y };

    add_label (drawing, &label, tick->label);
  }
}

static gboolean
in_pane (const TlnPlot *plot, double x)
{
  return x >= plot->price.x && x <= plot->price.x + plot->price.width;
}

static void
draw_time_lines (const TlnPlot *plot, const TlnBox *pane, TlnDrawing *drawing)
{
  for (guint i = 0; pane->height > 0 && i < plot->n_time_ticks; i++) {
    double x = tln_plot_x (plot, plot->time_ticks[i].index);
    TlnBox line = { snap (plot, x), pane->y, hair (plot), pane->height };

    if (in_pane (plot, x))
      tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_GRID, &line);
  }
}

static void
draw_time_axis (const TlnPlot *plot, TlnDrawing *drawing)
{
  draw_time_lines (plot, &plot->price, drawing);
  draw_time_lines (plot, &plot->volume, drawing);
  draw_time_lines (plot, &plot->drawdown, drawing);
  draw_time_lines (plot, &plot->attention, drawing);
  for (guint i = 0; i < plot->n_time_ticks; i++) {
    const TlnTimeTick *tick = &plot->time_ticks[i];
    double x = tln_plot_x (plot, tick->index);
    double half = (double) g_utf8_strlen (tick->label, -1) * plot->view.char_width / 2;
    TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                          .form = TLN_ANCHOR_CENTER,
                          .x = MAX (x, half),
                          .y = plot->bottom + LABEL_GAP / 2 + plot->view.line_height / 2 };

    if (in_pane (plot, x))
      add_label (drawing, &label, tick->label);
  }
}

static void
draw_volume_axis (const TlnPlot *plot, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->volume;
  char text[TLN_LABEL];

  if (pane->height <= 0)
    return;
  TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_LEFT,
                        .x = pane->x + pane->width + LABEL_GAP,
                        .y = pane->y + plot->view.line_height / 2 };
  tln_label_quantity (text, plot->volume_scale.max / 1.08, plot->view.myriads);
  add_label (drawing, &label, text);
}

/* The deepest fall that is seen, at its height. */
static void
draw_drawdown_axis (const TlnPlot *plot, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->drawdown;
  double least = plot->drawdown_scale.min / 1.08;
  char text[TLN_LABEL];

  if (pane->height <= 0)
    return;
  TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_LEFT,
                        .x = pane->x + pane->width + LABEL_GAP,
                        .y = MIN (tln_scale_y (&plot->drawdown_scale, least),
                                  pane->y + pane->height - plot->view.line_height / 2) };
  TlnScale percent = { .percent = TRUE };
  tln_scale_label (&percent, text, 100 + 100 * least, 0.1);
  add_label (drawing, &label, text);
}

static void
draw_pane_edge (const TlnPlot *plot, const TlnBox *pane, TlnDrawing *drawing)
{
  TlnBox below = { pane->x, snap (plot, pane->y + pane->height), pane->width, hair (plot) };
  TlnBox right = { pane->x + pane->width, pane->y, hair (plot), pane->height };

  if (pane->height <= 0)
    return;
  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_AXIS, &below);
  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_AXIS, &right);
}

void
tln_plot_draw_grid (const TlnPlot *plot, TlnDrawing *drawing)
{
  if (plot->price.width <= 0)
    return;
  draw_value_axis (plot, drawing);
  draw_time_axis (plot, drawing);
  draw_volume_axis (plot, drawing);
  draw_drawdown_axis (plot, drawing);
  draw_pane_edge (plot, &plot->price, drawing);
  draw_pane_edge (plot, &plot->volume, drawing);
  draw_pane_edge (plot, &plot->drawdown, drawing);
  draw_pane_edge (plot, &plot->attention, drawing);
}

/* One kind or stance alone has its own shape; different ones together are a diamond. */
static void
choose_mark (const TlnPlotMark *mark, TlnDrawItem *item)
{
  static const guint8 kinds[TLN_EVENT_KINDS] = { TLN_MARK_DIAMOND, TLN_MARK_HOURGLASS,
                                                 TLN_MARK_SQUARE, TLN_MARK_CROSS, TLN_MARK_FLAG };
  static const guint8 roles[] = { TLN_ROLE_MARK_FOR, TLN_ROLE_MARK_AGAINST, TLN_ROLE_MARK_NEUTRAL };
  static const guint8 shapes[] = { TLN_MARK_UP, TLN_MARK_DOWN, TLN_MARK_DOT };

  item->role = TLN_ROLE_MARK_NEUTRAL;
  item->form = TLN_MARK_DIAMOND;
  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    if (mark->n_kind[k] == mark->n_events)
      item->form = kinds[k];
  }
  for (guint s = 0; s < TLN_EVENT_STANCES; s++) {
    if (mark->n_kind[TLN_EVENT_EVIDENCE] != mark->n_events || mark->n_stance[s] != mark->n_events)
      continue;
    item->role = roles[s];
    item->form = shapes[s];
  }
}

void
tln_plot_draw_events (const TlnPlot *plot, TlnDrawing *drawing)
{
  for (guint i = 0; i < plot->n_marks; i++) {
    const TlnPlotMark *mark = &plot->marks[i];
    TlnDrawItem item = {
      .kind = TLN_DRAW_MARK, .size = (float) TLN_MARK_SIZE, .x = mark->x, .y = mark->y
    };

    choose_mark (mark, &item);
    tln_drawing_add (drawing, &item);
    if (mark->n_events < 2)
      continue;
    char count[TLN_LABEL];
    gboolean below = mark->n_stance[TLN_EVENT_AGAINST] == mark->n_events;
    double away = TLN_MARK_SIZE / 2 + plot->view.line_height * SMALL / 2;
    TlnDrawItem label = { .role = TLN_ROLE_TEXT,
                          .form = TLN_ANCHOR_CENTER,
                          .size = (float) SMALL,
                          .x = mark->x,
                          .y = mark->y + (below ? away : -away) };
    if (mark->n_events < 1000)
      g_snprintf (count, sizeof count, "%u", mark->n_events);
    else
      tln_label_quantity (count, mark->n_events, plot->view.myriads);
    add_label (drawing, &label, count);
  }
}

void
tln_plot_draw_tag (const TlnPlot *plot,
                   const TlnDrawItem *where,
                   const char *text,
                   TlnDrawing *drawing)
{
  double width = (double) g_utf8_strlen (text, -1) * plot->view.char_width + LABEL_GAP;
  double left = where->form == TLN_ANCHOR_LEFT ? where->x : where->x - width / 2;
  TlnBox back = { CLAMP (left, 0, MAX (0, plot->view.width - width)),
                  where->y - plot->view.line_height / 2, width, plot->view.line_height };
  TlnDrawItem label = {
    .role = TLN_ROLE_LABEL_TEXT, .form = TLN_ANCHOR_CENTER, .x = back.x + width / 2, .y = where->y
  };

  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_LABEL_BACK, &back);
  add_label (drawing, &label, text);
}

static void
draw_level (const TlnPlot *plot, double y, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->price;
  double step = plot->n_value_ticks > 1
                    ? (plot->value_ticks[1].value - plot->value_ticks[0].value) / 100
                    : fabs (plot->price_scale.max - plot->price_scale.min) / 1000;
  TlnBox line = { pane->x, snap (plot, y), pane->width, hair (plot) };
  TlnDrawItem tag = { .form = TLN_ANCHOR_LEFT, .x = pane->x + pane->width + 1, .y = y };
  char text[TLN_LABEL];

  if (!(y >= pane->y && y <= pane->y + pane->height))
    return;
  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_CROSSHAIR, &line);
  tln_scale_label (&plot->price_scale, text, tln_scale_value (&plot->price_scale, y), step);
  tln_plot_draw_tag (plot, &tag, text, drawing);
}

void
tln_plot_draw_crosshair (const TlnPlot *plot, const TlnCrosshair *crosshair, TlnDrawing *drawing)
{
  const TlnSeries *series = plot->data->series;
  double x = tln_plot_x (plot, crosshair->index);
  char text[TLN_LABEL];

  if (plot->price.width <= 0 || crosshair->index >= series->n || x < plot->price.x ||
      x > plot->price.x + plot->price.width)
    return;
  TlnBox line = { snap (plot, x), plot->price.y, hair (plot), plot->bottom - plot->price.y };
  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_CROSSHAIR, &line);
  double y =
      isnan (crosshair->y) ? tln_plot_y (plot, series->close[crosshair->index]) : crosshair->y;
  draw_level (plot, y, drawing);
  TlnDrawItem tag = { .form = TLN_ANCHOR_CENTER,
                      .x = x,
                      .y = plot->bottom + LABEL_GAP / 2 + plot->view.line_height / 2 };
  tln_label_time (text, series->t[crosshair->index], series->intraday);
  tln_plot_draw_tag (plot, &tag, text, drawing);
}

static double
line_value (const TlnPlot *plot, const TlnPlotLine *line, guint index)
{
  for (guint i = MIN (index, plot->i1 - 1); i > plot->i0; i--) {
    if (!isnan (line->values[i]))
      return line->values[i];
  }
  return line->values[plot->i0];
}

/* A stroke as the line has it, its name and its value. */
static void
draw_legend_row (const TlnPlot *plot,
                 const TlnPlotLine *line,
                 guint row,
                 guint index,
                 TlnDrawing *drawing)
{
  double y = plot->price.y + (row + 0.5) * plot->view.line_height + LABEL_GAP / 2;
  double x = plot->price.x + LABEL_GAP;
  TlnDrawItem stroke = {
    .kind = TLN_DRAW_POLYLINE, .role = (guint8) line->role, .form = line->dash, .size = 2
  };
  TlnDrawItem label = {
    .role = TLN_ROLE_TEXT, .form = TLN_ANCHOR_LEFT, .x = x + SAMPLE_PX + LABEL_GAP, .y = y
  };
  double value = line_value (plot, line, index) * tln_plot_line_factor (plot, line);
  double step = fabs (plot->price_scale.max - plot->price_scale.min) / 1000;
  char number[TLN_LABEL];

  tln_drawing_begin (drawing, &stroke);
  tln_drawing_add_point (drawing, x, y);
  tln_drawing_add_point (drawing, x + SAMPLE_PX, y);
  tln_scale_label (&plot->price_scale, number, value, step);
  g_autofree char *text = g_strdup_printf ("%s  %s", line->name, number);
  add_label (drawing, &label, text);
}

void
tln_plot_draw_legend (const TlnPlot *plot, guint index, TlnDrawing *drawing)
{
  guint rows = (guint) MAX (plot->price.height / plot->view.line_height - 1, 0);
  guint row = 0;

  if (plot->price.width <= 0 || plot->i1 == 0)
    return;
  for (guint i = 0; i < plot->data->lines->len && row < MIN (rows, LEGEND_ROWS); i++) {
    const TlnPlotLine *line = g_ptr_array_index (plot->data->lines, i);

    if (line->name != NULL)
      draw_legend_row (plot, line, row++, index, drawing);
  }
}
