/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line, the candles and the volume of a chart as shapes: rectangles on device columns where
 * bars are many, because those are what both the software and the GPU renderer paint fastest. */
#include "tln-plot-draw.h"

#include <math.h>

#define LINE_PX 1.5
#define BARS_PER_COLUMN 2.0
#define BODY_PART 0.7
#define WIDEST_BODY 24.0

/* Top and bottom of what a line covers in each device column; top > bottom: nothing. */
typedef struct {
  double top;
  double bottom;
} Span;

static void
add_rect (TlnDrawing *drawing, TlnRole role, const TlnBox *box)
{
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = (guint8) role,
                       .x = box->x,
                       .y = box->y,
                       .width = box->width,
                       .height = box->height };

  tln_drawing_add (drawing, &item);
}

static void
add_clip (TlnDrawing *drawing, const TlnBox *box)
{
  TlnDrawItem item = {
    .kind = TLN_DRAW_CLIP, .x = box->x, .y = box->y, .width = box->width, .height = box->height
  };

  tln_drawing_add (drawing, &item);
}

static void
add_unclip (TlnDrawing *drawing)
{
  TlnDrawItem item = { .kind = TLN_DRAW_UNCLIP };

  tln_drawing_add (drawing, &item);
}

static void
widen (Span *span, double y)
{
  span->top = MIN (span->top, y);
  span->bottom = MAX (span->bottom, y);
}

/* y of a value; what a log scale cannot show lies below the pane. */
static double
pane_y (const TlnPlot *plot, double value)
{
  double y = tln_scale_y (&plot->price_scale, value);

  if (isnan (y) && !isnan (value))
    return plot->price.y + plot->price.height;
  return y;
}

static guint
column_count (const TlnPlot *plot)
{
  return (guint) floor (plot->price.width * plot->view.device_scale + 0.5);
}

static TlnColumn *
make_columns (const TlnPlot *plot, guint n)
{
  TlnColumn *columns = g_new (TlnColumn, n);
  TlnColumnRange range = { plot->view.first, plot->view.last, n };

  tln_decimate_line (plot->data->close, &range, columns);
  return columns;
}

static void
span_columns (const TlnPlot *plot, Span *spans, guint n)
{
  g_autofree TlnColumn *columns = make_columns (plot, n);

  for (guint c = 0; c < n; c++) {
    if (columns[c].count == 0)
      continue;
    widen (&spans[c], pane_y (plot, columns[c].min));
    widen (&spans[c], pane_y (plot, columns[c].max));
    if (c == 0 || columns[c - 1].count == 0)
      continue;
    double meet = (pane_y (plot, columns[c - 1].last) + pane_y (plot, columns[c].first)) / 2;
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
  }
}

static void
span_bars (const TlnPlot *plot, Span *spans, guint n)
{
  const TlnSeries *series = plot->data->series;
  TlnPoint before = { (double) NAN, (double) NAN };
  guint i0 = plot->i0 > 0 ? plot->i0 - 1 : 0;
  guint i1 = MIN (plot->i1 + 1, series->n);

  for (guint i = i0; i < i1; i++) {
    TlnPoint at = { (tln_plot_x (plot, i) - plot->price.x) * plot->view.device_scale,
                    tln_scale_y (&plot->price_scale, series->close[i]) };

    if (!isnan (at.y))
      span_segment (spans, n, isnan (before.y) ? at : before, at);
    before = at;
  }
}

static void
draw_spans (const TlnPlot *plot, TlnDrawing *drawing, gboolean dense)
{
  guint n = column_count (plot);
  g_autofree Span *spans = g_new (Span, n);
  double width = 1 / plot->view.device_scale;

  for (guint c = 0; c < n; c++)
    spans[c] = (Span) { G_MAXDOUBLE, -G_MAXDOUBLE };
  if (dense)
    span_columns (plot, spans, n);
  else
    span_bars (plot, spans, n);
  for (guint c = 0; c < n; c++) {
    TlnBox box = { plot->price.x + c * width, spans[c].top - LINE_PX / 2, width,
                   spans[c].bottom - spans[c].top + LINE_PX };

    if (spans[c].top <= spans[c].bottom)
      add_rect (drawing, TLN_ROLE_SERIES, &box);
  }
}

/* A bar that stands alone between gaps would be a stroke of no length: a dot instead. */
static void
end_run (TlnDrawing *drawing, guint n_points)
{
  TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, drawing->items->len - 1);

  if (n_points != 1)
    return;
  TlnPoint at = *tln_drawing_points (drawing, item);
  *item = (TlnDrawItem) { .kind = TLN_DRAW_MARK,
                          .role = TLN_ROLE_SERIES,
                          .form = TLN_MARK_DOT,
                          .size = (float) (LINE_PX * 2),
                          .x = at.x,
                          .y = at.y };
}

static void
draw_stroke_bars (const TlnPlot *plot, TlnDrawing *drawing)
{
  const TlnSeries *series = plot->data->series;
  guint i0 = plot->i0 > 0 ? plot->i0 - 1 : 0;
  guint i1 = MIN (plot->i1 + 1, series->n);
  guint run = 0;

  for (guint i = i0; i < i1; i++) {
    double y = tln_scale_y (&plot->price_scale, series->close[i]);

    if (isnan (y)) {
      end_run (drawing, run);
      run = 0;
      continue;
    }
    if (run++ == 0)
      tln_drawing_begin_polyline (drawing, TLN_ROLE_SERIES, LINE_PX);
    tln_drawing_add_point (drawing, tln_plot_x (plot, i), y);
  }
  end_run (drawing, run);
}

static void
draw_stroke_columns (const TlnPlot *plot, TlnDrawing *drawing)
{
  guint n = column_count (plot);
  g_autofree TlnColumn *columns = make_columns (plot, n);
  guint run = 0;

  for (guint c = 0; c < n; c++) {
    double x = plot->price.x + (c + 0.5) / plot->view.device_scale;

    if (columns[c].count == 0) {
      run = 0;
      continue;
    }
    if (run++ == 0)
      tln_drawing_begin_polyline (drawing, TLN_ROLE_SERIES, LINE_PX);
    const double values[] = { columns[c].first, columns[c].min, columns[c].max, columns[c].last };
    for (guint k = 0; k < (columns[c].count > 1 ? 4 : 1); k++)
      tln_drawing_add_point (drawing, x, pane_y (plot, values[k]));
  }
}

static void
draw_line (const TlnPlot *plot, TlnDrawing *drawing)
{
  gboolean dense = plot->bar_px * plot->view.device_scale * BARS_PER_COLUMN < 1;

  add_clip (drawing, &plot->price);
  if (plot->view.strokes && dense)
    draw_stroke_columns (plot, drawing);
  else if (dense || (plot->view.moving && !plot->view.strokes))
    draw_spans (plot, drawing, dense);
  else
    draw_stroke_bars (plot, drawing);
  add_unclip (drawing);
}

/* Left edge and width, on device pixels, of what is drawn for a group; odd in device pixels so that
 * a wick of one stands in the middle. */
static TlnBox
body_box (const TlnPlot *plot, guint i0, guint group)
{
  double device = plot->view.device_scale;
  double width = MIN (plot->bar_px * group * BODY_PART, WIDEST_BODY);
  double pixels = MAX (1, 2 * floor ((width * device - 1) / 2 + 0.4) + 1);
  double middle = tln_plot_x (plot, i0 + (group - 1) / 2.0);

  return (TlnBox) { (floor (middle * device) - (pixels - 1) / 2) / device, 0, pixels / device, 0 };
}

static void
draw_wick (const TlnPlot *plot, TlnDrawing *drawing, const TlnBar *bar, TlnRole role, TlnBox body)
{
  double hair = 1 / plot->view.device_scale;
  double high = isnan (bar->high) ? body.y : pane_y (plot, bar->high);
  double low = isnan (bar->low) ? body.y + body.height : pane_y (plot, bar->low);
  double x = body.x + (body.width - hair) / 2;
  TlnBox upper = { x, high, hair, body.y - high };
  TlnBox lower = { x, body.y + body.height, hair, low - body.y - body.height };

  if (upper.height > 0)
    add_rect (drawing, role, &upper);
  if (lower.height > 0)
    add_rect (drawing, role, &lower);
}

static void
draw_candle (const TlnPlot *plot, TlnDrawing *drawing, guint i0)
{
  const TlnPlotData *data = plot->data;
  TlnBar bar = tln_merge_bars (data->series, data->low_high, NULL, i0, i0 + plot->group);
  double hair = 1 / plot->view.device_scale;

  if (isnan (bar.close))
    return;
  if (isnan (bar.open))
    bar.open = bar.close;
  TlnBox body = body_box (plot, i0, plot->group);
  TlnRole role = bar.close >= bar.open ? TLN_ROLE_UP : TLN_ROLE_DOWN;
  double open = pane_y (plot, bar.open);
  double close = pane_y (plot, bar.close);
  body.y = MIN (open, close);
  body.height = MAX (fabs (open - close), hair);
  draw_wick (plot, drawing, &bar, role, body);
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = (guint8) role,
                       .size = (float) hair,
                       .x = body.x,
                       .y = body.y,
                       .width = body.width,
                       .height = body.height };
  if (plot->view.hollow && role == TLN_ROLE_UP && body.width > 2.5 * hair)
    item.kind = TLN_DRAW_FRAME;
  tln_drawing_add (drawing, &item);
}

static TlnRole
volume_role (const TlnPlot *plot, guint i0)
{
  if (plot->view.kind == TLN_PLOT_LINE)
    return TLN_ROLE_VOLUME;
  TlnBar bar = tln_merge_bars (plot->data->series, NULL, NULL, i0, i0 + plot->volume_group);
  if (isnan (bar.open) || isnan (bar.close))
    return TLN_ROLE_VOLUME;
  return bar.close >= bar.open ? TLN_ROLE_VOLUME_UP : TLN_ROLE_VOLUME_DOWN;
}

static void
draw_volume (const TlnPlot *plot, TlnDrawing *drawing)
{
  guint group = plot->volume_group;
  double bottom = plot->volume.y + plot->volume.height;

  if (plot->volume.height <= 0)
    return;
  add_clip (drawing, &plot->volume);
  for (guint i = plot->i0 / group * group; i < plot->i1; i += group) {
    double sum = tln_sums_query (plot->data->volume, i, i + group);
    TlnBox box = body_box (plot, i, group);

    if (!(sum > 0))
      continue;
    box.y = tln_scale_y (&plot->volume_scale, sum);
    box.height = bottom - box.y;
    add_rect (drawing, volume_role (plot, i), &box);
  }
  add_unclip (drawing);
}

void
tln_plot_draw_series (const TlnPlot *plot, TlnDrawing *drawing)
{
  if (plot->price.width <= 0)
    return;
  draw_volume (plot, drawing);
  if (plot->view.kind == TLN_PLOT_LINE) {
    draw_line (plot, drawing);
    return;
  }
  add_clip (drawing, &plot->price);
  for (guint i = plot->i0 / plot->group * plot->group; i < plot->i1; i += plot->group)
    draw_candle (plot, drawing, i);
  add_unclip (drawing);
}
