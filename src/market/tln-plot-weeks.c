/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks as columns. A week in which there was no session is a hair. */
#include "tln-plot-weeks.h"

#include "tln-plot-parts.h"

#define LABEL_GAP 6.0
#define AIR 1.08
#define GAP_FROM 4.0 /* columns this wide stand apart */

/* Where a week lies; FALSE when that is not seen. */
static gboolean
find_span (const TlnPlot *plot, const TlnPlotWeek *week, double *x, double *width)
{
  const TlnBox *pane = &plot->attention;
  double hair = 1 / plot->view.device_scale;

  *x = pane->x + (week->first - plot->view.first) * plot->bar_px;
  *width = MAX ((week->last - week->first) * plot->bar_px, hair);
  if (*width > GAP_FROM)
    *width -= hair;
  return *x + *width > pane->x && *x < pane->x + pane->width;
}

static guint
find_most (const TlnPlot *plot)
{
  guint most = 0;
  double x;
  double width;

  for (guint i = 0; i < plot->data->weeks->len; i++) {
    const TlnPlotWeek *week = &g_array_index (plot->data->weeks, TlnPlotWeek, i);

    if (week->count > most && find_span (plot, week, &x, &width))
      most = week->count;
  }
  return most;
}

static void
draw_columns (const TlnPlot *plot, double most, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->attention;

  for (guint i = 0; i < plot->data->weeks->len; i++) {
    const TlnPlotWeek *week = &g_array_index (plot->data->weeks, TlnPlotWeek, i);
    TlnBox box = { .height = pane->height * week->count / (most * AIR) };

    box.y = pane->y + pane->height - box.height;
    if (find_span (plot, week, &box.x, &box.width))
      tln_plot_add_box (drawing, TLN_DRAW_RECT, TLN_ROLE_VOLUME, &box);
  }
}

void
tln_plot_draw_weeks (const TlnPlot *plot, TlnDrawing *drawing)
{
  const TlnBox *pane = &plot->attention;
  TlnDrawItem label = { .role = TLN_ROLE_TEXT_DIM,
                        .form = TLN_ANCHOR_LEFT,
                        .size = 1,
                        .x = pane->x + pane->width + LABEL_GAP,
                        .y = pane->y + plot->view.line_height / 2 };
  char text[TLN_LABEL];

  if (pane->height <= 0 || pane->width <= 0)
    return;
  guint most = find_most (plot);
  if (most == 0)
    return;
  tln_plot_add_clip (drawing, pane);
  draw_columns (plot, most, drawing);
  tln_plot_add_unclip (drawing);
  tln_label_quantity (text, most, plot->view.myriads);
  tln_drawing_add_text (drawing, &label, text);
}

guint
tln_plot_week_count (const TlnPlotData *data, gint64 t)
{
  for (guint i = 0; data->weeks != NULL && i < data->weeks->len; i++) {
    const TlnPlotWeek *week = &g_array_index (data->weeks, TlnPlotWeek, i);

    if (t >= week->t && t < week->t + TLN_PLOT_WEEK)
      return week->count;
  }
  return 0;
}
