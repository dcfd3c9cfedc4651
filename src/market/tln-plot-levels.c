/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels as shapes, and which of them is where. */
#include "tln-plot-levels.h"

#include "tln-plot-parts.h"

#include <math.h>

#define THICKNESS 2.0
#define TEXT_SIZE 0.85
#define TEXT_X 22.0

double
tln_price_step (double price)
{
  if (!isfinite (price) || price == 0)
    return 0.01;
  double exponent = floor (log10 (fabs (price)));
  return MIN (0.01, pow (10, (exponent == -1 ? 0 : exponent) - 3));
}

static guint
n_levels (const TlnPlot *plot)
{
  return plot->data->levels != NULL && plot->price.width > 0 ? plot->data->levels->len : 0;
}

double
tln_plot_level_y (const TlnPlot *plot, guint level)
{
  const TlnBox *pane = &plot->price;
  double y = tln_plot_y (plot, g_array_index (plot->data->levels, TlnPlotLevel, level).price);

  return y >= pane->y && y <= pane->y + pane->height ? y : (double) NAN;
}

guint
tln_plot_level_at (const TlnPlot *plot, double y, double reach)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < n_levels (plot); i++) {
    double distance = fabs (tln_plot_level_y (plot, i) - y);

    if (!(distance <= reach))
      continue;
    reach = distance;
    best = i;
  }
  return best;
}

double
tln_plot_price_at (const TlnPlot *plot, double y)
{
  double price = tln_scale_value (&plot->price_scale, y) / plot->factor;
  double step = tln_price_step (price);

  return round (price / step) * step;
}

static void
draw_level (const TlnPlot *plot, guint number, TlnDrawing *drawing)
{
  const TlnPlotLevel *level = &g_array_index (plot->data->levels, TlnPlotLevel, number);
  const TlnBox *pane = &plot->price;
  double y = tln_plot_level_y (plot, number);
  double device = plot->view.device_scale;
  TlnBox line = { pane->x, floor (y * device - 1) / device, pane->width, THICKNESS };
  TlnDrawItem words = { .role = TLN_ROLE_MARK_NEUTRAL,
                        .form = TLN_ANCHOR_LEFT,
                        .size = (float) TEXT_SIZE,
                        .x = pane->x + TEXT_X,
                        .y = y - plot->view.line_height * TEXT_SIZE / 2 };
  TlnDrawItem tag = { .form = TLN_ANCHOR_LEFT, .x = pane->x + pane->width, .y = y };
  char price[TLN_LABEL];

  if (isnan (y))
    return;
  tln_plot_add_clip (drawing, pane);
  tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_MARK_NEUTRAL, &line);
  if (*level->note != '\0')
    tln_drawing_add_text (drawing, &words, level->note);
  tln_plot_add_unclip (drawing);
  tln_scale_label (&plot->price_scale, price, level->price * plot->factor,
                   tln_price_step (level->price * plot->factor));
  tln_plot_draw_tag (plot, &tag, price, drawing);
}

void
tln_plot_draw_levels (const TlnPlot *plot, TlnDrawing *drawing)
{
  for (guint i = 0; i < n_levels (plot); i++)
    draw_level (plot, i, drawing);
}
