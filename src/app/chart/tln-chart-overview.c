/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip below the chart with the whole history and what is seen of it. A press in it goes
 * there, a drag moves or widens what is seen. Keys do the same on the chart itself. */
#include "tln-chart-private.h"

#include <math.h>

#define STRIP_PX 40.0
#define AIR 6.0
#define LEAST_HEIGHT 280
#define LEAST_WIDTH 420
#define EDGE_PX 8.0

double
tln_chart_overview_height (TlnChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!self->options.overview || gtk_widget_get_height (widget) < LEAST_HEIGHT ||
      gtk_widget_get_width (widget) < LEAST_WIDTH)
    return 0.0;
  return STRIP_PX + AIR;
}

static double
top_of_strip (TlnChart *self)
{
  return self->strip + self->view.height + AIR;
}

/* Where a place of the whole history stands. */
static double
strip_x (TlnChart *self, double place)
{
  return self->plot.price.x + place / MAX (tln_chart_n_bars (self), 1) * self->plot.price.width;
}

static double
strip_place (TlnChart *self, double x)
{
  if (self->plot.price.width <= 0.0)
    return 0.0;
  return (x - self->plot.price.x) / self->plot.price.width * tln_chart_n_bars (self);
}

static GskRenderNode *
draw_history (TlnChart *self)
{
  g_autofree TlnPlot *plot = g_new0 (TlnPlot, 1);
  TlnPlotView view = self->view;

  tln_view_reset (&view, tln_chart_n_bars (self));
  view.height = STRIP_PX;
  view.line_height = view.char_width = 0.0;
  view.min_margin_right = self->view.width - self->plot.price.width;
  view.volume_share = view.drawdown_share = view.attention_share = 0.0;
  view.kind = TLN_PLOT_AREA;
  view.moving = TRUE;
  view.alone = TRUE;
  tln_plot_layout (plot, self->data, &view);
  tln_drawing_clear (self->drawing, view.width, view.height);
  tln_plot_draw_series (plot, self->drawing);
  return tln_chart_painter_paint (self->painter, self->drawing, view.device_scale);
}

static void
append_box (TlnChart *self, GtkSnapshot *snapshot, TlnRole role, const TlnBox *box)
{
  const TlnChartPalette *palette = tln_chart_painter_get_palette (self->painter);

  if (box->width <= 0.0)
    return;
  gtk_snapshot_append_color (snapshot, &palette->color[role],
                             &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                                  (float) box->width, (float) box->height));
}

void
tln_chart_paint_overview (TlnChart *self, GtkSnapshot *snapshot)
{
  double x0 = strip_x (self, self->view.first);
  double x1 = strip_x (self, self->view.last);
  double right = self->plot.price.x + self->plot.price.width;
  const TlnBox before = { self->plot.price.x, 0, x0 - self->plot.price.x, STRIP_PX };
  const TlnBox after = { x1, 0, right - x1, STRIP_PX };
  const TlnBox edges[] = { { x0, 0, 1, STRIP_PX }, { x1 - 1, 0, 1, STRIP_PX } };

  if (tln_chart_overview_height (self) <= 0.0 || self->plot.price.width <= 0.0)
    return;
  if (!self->history)
    self->history = draw_history (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) top_of_strip (self)));
  if (self->history)
    gtk_snapshot_append_node (snapshot, self->history);
  append_box (self, snapshot, TLN_ROLE_GRID, &before);
  append_box (self, snapshot, TLN_ROLE_GRID, &after);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    append_box (self, snapshot, TLN_ROLE_CROSSHAIR, &edges[i]);
  gtk_snapshot_restore (snapshot);
}

void
tln_chart_drop_history (TlnChart *self)
{
  g_clear_pointer (&self->history, gsk_render_node_unref);
}

gboolean
tln_chart_overview_begin (TlnChart *self, double x, double y)
{
  self->grip = GRIP_NONE;
  if (tln_chart_overview_height (self) <= 0.0 || y < top_of_strip (self))
    return FALSE;
  if (fabs (x - strip_x (self, self->view.first)) < EDGE_PX)
    self->grip = GRIP_FIRST;
  else if (fabs (x - strip_x (self, self->view.last)) < EDGE_PX)
    self->grip = GRIP_LAST;
  else
    self->grip = GRIP_MIDDLE;
  self->grip_first = self->view.first;
  self->grip_last = self->view.last;
  /* A press beside what is seen goes there. */
  double place = strip_place (self, x);
  double width = self->view.last - self->view.first;
  if (self->grip == GRIP_MIDDLE && (place < self->view.first || place > self->view.last)) {
    tln_view_set (&self->view, tln_chart_n_bars (self), place - width / 2, place + width / 2);
    self->grip_first = self->view.first;
    self->grip_last = self->view.last;
    tln_chart_moved_by_user (self);
  }
  return TRUE;
}

void
tln_chart_overview_drag (TlnChart *self, double dx)
{
  double bars =
      self->plot.price.width > 0.0 ? dx / self->plot.price.width * tln_chart_n_bars (self) : 0.0;
  double first = self->grip_first + (self->grip == GRIP_LAST ? 0.0 : bars);
  double last = self->grip_last + (self->grip == GRIP_FIRST ? 0.0 : bars);

  if (self->grip == GRIP_FIRST)
    first = MIN (first, last - TLN_VIEW_MIN_BARS);
  else if (self->grip == GRIP_LAST)
    last = MAX (last, first + TLN_VIEW_MIN_BARS);
  tln_view_set (&self->view, tln_chart_n_bars (self), first, last);
  tln_chart_moved_by_user (self);
}
