/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candles, bars of open, high, low and close, and volume as shapes. Direction is told by form: a
 * rising candle is hollow, an open stands left and a close right of its line. */
#include "tln-plot-parts.h"

#include <math.h>

#define BODY_PART 0.7
#define WIDEST_BODY 24.0

/* y of a price; what a log scale cannot show lies at the bottom of the pane. */
static double
pane_y (const TlnPlot *plot, double price)
{
  double y = tln_plot_y (plot, price);

  if (isnan (y) && !isnan (price))
    return plot->price.y + plot->price.height;
  return y;
}

static void
add_rect (TlnDrawing *drawing, TlnRole role, const TlnBox *box)
{
  tln_plot_add_box (drawing, TLN_DRAW_RECT, role, box);
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

static double
close_before (const TlnPlot *plot, guint i0)
{
  for (guint i = i0; i > 0; i--) {
    if (!isnan (plot->data->series->close[i - 1]))
      return plot->data->series->close[i - 1];
  }
  return (double) NAN;
}

/* Colour of a bar: of hollow candles by the close before it, of the others by its own open. */
static TlnRole
bar_role (const TlnPlot *plot, const TlnBar *bar, guint i0)
{
  double from = bar->open;

  if (plot->view.kind == TLN_PLOT_HOLLOW && !isnan (close_before (plot, i0)))
    from = close_before (plot, i0);
  return bar->close >= from ? TLN_ROLE_UP : TLN_ROLE_DOWN;
}

static void
draw_candle (const TlnPlot *plot, TlnDrawing *drawing, const TlnBar *bar, guint i0)
{
  double hair = 1 / plot->view.device_scale;
  TlnBox body = body_box (plot, i0, plot->group);
  TlnRole role = bar_role (plot, bar, i0);
  double open = pane_y (plot, bar->open);
  double close = pane_y (plot, bar->close);
  gboolean hollow = plot->view.hollow || plot->view.kind == TLN_PLOT_HOLLOW;

  body.y = MIN (open, close);
  body.height = MAX (fabs (open - close), hair);
  draw_wick (plot, drawing, bar, role, body);
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = (guint8) role,
                       .size = (float) hair,
                       .x = body.x,
                       .y = body.y,
                       .width = body.width,
                       .height = body.height };
  if (hollow && bar->close >= bar->open && body.width > 2.5 * hair)
    item.kind = TLN_DRAW_FRAME;
  tln_drawing_add (drawing, &item);
}

/* One line from low to high, the open to its left and the close to its right. */
static void
draw_ohlc (const TlnPlot *plot, TlnDrawing *drawing, const TlnBar *bar, guint i0)
{
  double hair = 1 / plot->view.device_scale;
  TlnBox body = body_box (plot, i0, plot->group);
  TlnRole role = bar_role (plot, bar, i0);
  double open = pane_y (plot, bar->open);
  double close = pane_y (plot, bar->close);
  double high = isnan (bar->high) ? MIN (open, close) : pane_y (plot, bar->high);
  double low = isnan (bar->low) ? MAX (open, close) : pane_y (plot, bar->low);
  double arm = (body.width - hair) / 2;
  TlnBox stem = { body.x + arm, high, hair, MAX (low - high, hair) };
  TlnBox left = { body.x, open - hair / 2, arm, hair };
  TlnBox right = { body.x + arm + hair, close - hair / 2, arm, hair };

  add_rect (drawing, role, &stem);
  if (arm <= 0)
    return;
  add_rect (drawing, role, &left);
  add_rect (drawing, role, &right);
}

static void
draw_bar (const TlnPlot *plot, TlnDrawing *drawing, guint i0)
{
  const TlnPlotData *data = plot->data;
  TlnBar bar = tln_merge_bars (data->series, data->low_high, NULL, i0, i0 + plot->group);

  if (isnan (bar.close))
    return;
  if (isnan (bar.open))
    bar.open = bar.close;
  if (plot->view.kind == TLN_PLOT_BARS)
    draw_ohlc (plot, drawing, &bar, i0);
  else
    draw_candle (plot, drawing, &bar, i0);
}

static TlnRole
volume_role (const TlnPlot *plot, guint i0)
{
  if (!tln_plot_kind_has_bars (plot->view.kind))
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
  tln_plot_add_clip (drawing, &plot->volume);
  for (guint i = plot->i0 / group * group; i < plot->i1; i += group) {
    double sum = tln_sums_query (plot->data->volume, i, i + group);
    TlnBox box = body_box (plot, i, group);

    if (!(sum > 0))
      continue;
    box.y = tln_scale_y (&plot->volume_scale, sum);
    box.height = bottom - box.y;
    add_rect (drawing, volume_role (plot, i), &box);
  }
  tln_plot_add_unclip (drawing);
}

static void
draw_bars (const TlnPlot *plot, TlnDrawing *drawing)
{
  tln_plot_add_clip (drawing, &plot->price);
  for (guint i = plot->i0 / plot->group * plot->group; i < plot->i1; i += plot->group)
    draw_bar (plot, drawing, i);
  tln_plot_add_unclip (drawing);
}

void
tln_plot_draw_series (const TlnPlot *plot, TlnDrawing *drawing)
{
  if (plot->price.width <= 0)
    return;
  draw_volume (plot, drawing);
  tln_plot_draw_drawdown (plot, drawing);
  if (tln_plot_kind_has_bars (plot->view.kind))
    draw_bars (plot, drawing);
  else
    tln_plot_draw_line (plot, drawing);
  tln_plot_draw_lines (plot, drawing);
}
