/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a chart as shapes, and the area below one: rectangles on device columns where bars are
 * many, because those are what both the software and the GPU renderer paint fastest. */
#include "tln-plot-parts.h"

#include <math.h>

#define LINE_PX 1.5
#define BARS_PER_COLUMN 2.0
#define DASH_COLUMNS 9 /* a dashed line of columns has ink in all but the last of these … */
#define DASH_GAP 3 /* … so many */

/* One line: what it is of, and how it is to look. */
typedef struct {
  const TlnPlot *plot;
  const TlnPyramid *values;
  const TlnScale *scale;
  const TlnBox *box;
  double factor;
  double edge; /* y down (or up) to which it is filled; NAN: no fill */
  TlnRole role;
  TlnRole fill;
  guint8 dash;
  gboolean step;
  gboolean stroke; /* the line itself, not only the fill */
} Line;

/* Top and bottom of what a line covers in each device column; top > bottom: nothing. */
typedef struct {
  double top;
  double bottom;
} Span;

static void
widen (Span *span, double y)
{
  span->top = MIN (span->top, y);
  span->bottom = MAX (span->bottom, y);
}

static double
line_y (const Line *line, double value)
{
  return tln_plot_scale_y (line->scale, value * line->factor);
}

static guint
column_count (const TlnPlot *plot)
{
  return (guint) floor (plot->price.width * plot->view.device_scale + 0.5);
}

static TlnColumn *
make_columns (const Line *line, guint n)
{
  TlnColumn *columns = g_new (TlnColumn, n);
  TlnColumnRange range = { line->plot->view.first, line->plot->view.last, n };

  tln_decimate_line (line->values, &range, columns);
  return columns;
}

static void
span_columns (const Line *line, Span *spans, guint n)
{
  g_autofree TlnColumn *columns = make_columns (line, n);

  for (guint c = 0; c < n; c++) {
    if (columns[c].count == 0)
      continue;
    widen (&spans[c], line_y (line, columns[c].min));
    widen (&spans[c], line_y (line, columns[c].max));
    if (c == 0 || columns[c - 1].count == 0)
      continue;
    double meet = (line_y (line, columns[c - 1].last) + line_y (line, columns[c].first)) / 2;
    widen (&spans[c - 1], meet);
    widen (&spans[c], meet);
  }
}

/* The straight line between two points, in device columns. */
static void
span_segment (Span *spans, guint n, TlnPoint from, TlnPoint to)
{
  double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
  double first = MAX (floor (from.x), 0);
  double last = MIN (floor (to.x), n - 1.0);

  for (double c = first; c <= last; c++) {
    widen (&spans[(guint) c], from.y + slope * (MAX (from.x, c) - from.x));
    widen (&spans[(guint) c], from.y + slope * (MIN (to.x, c + 1) - from.x));
    /* upright, as in a step */
    if (to.x <= from.x)
      widen (&spans[(guint) c], to.y);
  }
}

static void
span_bars (const Line *line, Span *spans, guint n)
{
  const TlnPlot *plot = line->plot;
  TlnPoint before = { (double) NAN, (double) NAN };
  guint i0 = plot->i0 > 0 ? plot->i0 - 1 : 0;
  guint i1 = MIN (plot->i1 + 1, line->values->n);

  for (guint i = i0; i < i1; i++) {
    double y = line_y (line, line->values->low[i]);
    TlnPoint at = { (tln_plot_x (plot, i) - line->box->x) * plot->view.device_scale, y };

    if (isnan (before.y))
      before = at;
    TlnPoint corner = { at.x, before.y };
    if (!isnan (y) && line->step) {
      span_segment (spans, n, before, corner);
      before = corner;
    }
    if (!isnan (y))
      span_segment (spans, n, before, at);
    before = at;
  }
}

static void
fill_column (const Line *line, TlnDrawing *drawing, double x, const Span *span)
{
  double edge = line->edge;
  double from = edge > span->top ? span->top : edge;
  double to = edge > span->top ? edge : span->bottom;
  TlnBox box = { x, from, 1 / line->plot->view.device_scale, to - from };

  if (box.height > 0)
    tln_plot_add_box (drawing, TLN_DRAW_RECT, line->fill, &box);
}

static gboolean
has_ink (const Line *line, guint column)
{
  return line->dash == 0 || column % DASH_COLUMNS < DASH_COLUMNS - DASH_GAP;
}

static void
draw_spans (const Line *line, TlnDrawing *drawing, gboolean dense, gboolean stroke)
{
  guint n = column_count (line->plot);
  g_autofree Span *spans = g_new (Span, n);
  double width = 1 / line->plot->view.device_scale;

  for (guint c = 0; c < n; c++)
    spans[c] = (Span) { G_MAXDOUBLE, -G_MAXDOUBLE };
  if (dense)
    span_columns (line, spans, n);
  else
    span_bars (line, spans, n);
  for (guint c = 0; c < n; c++) {
    TlnBox box = { line->box->x + c * width, spans[c].top - LINE_PX / 2, width,
                   spans[c].bottom - spans[c].top + LINE_PX };

    if (spans[c].top > spans[c].bottom)
      continue;
    if (!isnan (line->edge))
      fill_column (line, drawing, box.x, &spans[c]);
    if (stroke && has_ink (line, c))
      tln_plot_add_box (drawing, TLN_DRAW_RECT, line->role, &box);
  }
}

/* A bar that stands alone between gaps would be a stroke of no length: a dot instead. */
static void
end_run (TlnDrawing *drawing, guint n_points)
{
  TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, drawing->items->len - 1);

  if (n_points != 1 || item->kind != TLN_DRAW_POLYLINE)
    return;
  TlnPoint at = *tln_drawing_points (drawing, item);
  *item = (TlnDrawItem) { .kind = TLN_DRAW_MARK,
                          .role = item->role,
                          .form = TLN_MARK_DOT,
                          .size = (float) (LINE_PX * 2),
                          .x = at.x,
                          .y = at.y };
}

/* Along the runs of points: a polyline, or a polygon that is closed along the edge. */
typedef struct {
  const Line *line;
  TlnDrawing *drawing;
  TlnDrawKind kind;
  guint run;
  TlnPoint last;
} Pen;

static void
pen_up (Pen *pen)
{
  if (pen->run > 0 && pen->kind == TLN_DRAW_POLYGON)
    tln_drawing_add_point (pen->drawing, pen->last.x, pen->line->edge);
  if (pen->run > 0)
    end_run (pen->drawing, pen->run);
  pen->run = 0;
}

static void
pen_to (Pen *pen, double x, double y)
{
  const Line *line = pen->line;

  if (pen->run == 0) {
    gboolean filled = pen->kind == TLN_DRAW_POLYGON;
    TlnDrawItem style = { .kind = (guint8) pen->kind,
                          .role = (guint8) (filled ? line->fill : line->role),
                          .form = line->dash,
                          .size = (float) LINE_PX };

    tln_drawing_begin (pen->drawing, &style);
    if (filled)
      tln_drawing_add_point (pen->drawing, x, line->edge);
  } else if (line->step) {
    tln_drawing_add_point (pen->drawing, x, pen->last.y);
  }
  tln_drawing_add_point (pen->drawing, x, y);
  pen->last = (TlnPoint) { x, y };
  pen->run++;
}

static void
draw_stroke_bars (Pen *pen)
{
  const Line *line = pen->line;
  guint i0 = line->plot->i0 > 0 ? line->plot->i0 - 1 : 0;
  guint i1 = MIN (line->plot->i1 + 1, line->values->n);

  for (guint i = i0; i < i1; i++) {
    double y = tln_scale_y (line->scale, line->values->low[i] * line->factor);

    if (isnan (y))
      pen_up (pen);
    else
      pen_to (pen, tln_plot_x (line->plot, i), y);
  }
  pen_up (pen);
}

static void
draw_stroke_columns (Pen *pen)
{
  const Line *line = pen->line;
  guint n = column_count (line->plot);
  g_autofree TlnColumn *columns = make_columns (line, n);

  for (guint c = 0; c < n; c++) {
    double x = line->box->x + (c + 0.5) / line->plot->view.device_scale;

    if (columns[c].count == 0) {
      pen_up (pen);
      continue;
    }
    const double values[] = { columns[c].first, columns[c].min, columns[c].max, columns[c].last };
    for (guint k = 0; k < (columns[c].count > 1 ? 4 : 1); k++)
      pen_to (pen, x, line_y (line, values[k]));
  }
  pen_up (pen);
}

static void
draw_strokes (const Line *line, TlnDrawing *drawing, gboolean dense, TlnDrawKind kind)
{
  Pen pen = { .line = line, .drawing = drawing, .kind = kind };

  if (dense)
    draw_stroke_columns (&pen);
  else
    draw_stroke_bars (&pen);
}

static void
draw_one (const Line *line, TlnDrawing *drawing)
{
  const TlnPlotView *view = &line->plot->view;
  gboolean dense = line->plot->bar_px * view->device_scale * BARS_PER_COLUMN < 1;
  gboolean columns = !view->strokes && (dense || view->moving);

  if (!isfinite (line->factor) || line->box->height <= 0)
    return;
  tln_plot_add_clip (drawing, line->box);
  if (view->strokes && !isnan (line->edge))
    draw_strokes (line, drawing, dense, TLN_DRAW_POLYGON);
  else if (columns || !isnan (line->edge))
    draw_spans (line, drawing, dense, columns && line->stroke);
  if (!columns && line->stroke)
    draw_strokes (line, drawing, dense, TLN_DRAW_POLYLINE);
  tln_plot_add_unclip (drawing);
}

void
tln_plot_draw_line (const TlnPlot *plot, TlnDrawing *drawing)
{
  gboolean area = plot->view.kind == TLN_PLOT_AREA;
  Line line = { .plot = plot,
                .values = plot->data->close,
                .scale = &plot->price_scale,
                .box = &plot->price,
                .factor = plot->factor,
                .edge = area ? plot->price.y + plot->price.height : (double) NAN,
                .role = TLN_ROLE_SERIES,
                .fill = TLN_ROLE_AREA,
                .step = plot->view.kind == TLN_PLOT_STEP,
                .stroke = TRUE };

  draw_one (&line, drawing);
}

void
tln_plot_draw_lines (const TlnPlot *plot, TlnDrawing *drawing)
{
  for (guint i = 0; !plot->view.alone && i < plot->data->lines->len; i++) {
    const TlnPlotLine *other = g_ptr_array_index (plot->data->lines, i);
    Line line = { .plot = plot,
                  .values = other->pyramid,
                  .scale = &plot->price_scale,
                  .box = &plot->price,
                  .factor = tln_plot_line_factor (plot, other),
                  .edge = (double) NAN,
                  .role = other->role,
                  .dash = other->dash,
                  .stroke = TRUE };

    draw_one (&line, drawing);
  }
}

void
tln_plot_draw_drawdown (const TlnPlot *plot, TlnDrawing *drawing)
{
  if (plot->drawdown.height <= 0)
    return;
  Line line = { .plot = plot,
                .values = plot->data->drawdown->pyramid,
                .scale = &plot->drawdown_scale,
                .box = &plot->drawdown,
                .factor = 1,
                .edge = plot->drawdown.y,
                .role = TLN_ROLE_DRAWDOWN,
                .fill = TLN_ROLE_DRAWDOWN };

  draw_one (&line, drawing);
}
