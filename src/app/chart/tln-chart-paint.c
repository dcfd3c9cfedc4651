/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting of the chart: layers of kept render nodes, the line of values above them, and the
 * sentence in place of a picture without bars. */
#include "tln-chart-private.h"
#include "tln-plot-levels.h"
#include "tln-plot-weeks.h"

#include <glib/gi18n.h>
#include <math.h>

#define EDGE 6.0

static void
draw_layer (TlnChart *self, Layer layer)
{
  TlnCrosshair cross = { self->cursor, self->cursor_y };

  switch (layer) {
  case LAYER_GRID:
    tln_plot_draw_grid (&self->plot, self->drawing);
    break;
  case LAYER_SERIES:
    tln_plot_draw_series (&self->plot, self->drawing);
    tln_plot_draw_weeks (&self->plot, self->drawing);
    break;
  case LAYER_MARKS:
    tln_plot_draw_levels (&self->plot, self->drawing);
    tln_plot_draw_events (&self->plot, self->drawing);
    break;
  case LAYER_CROSS:
    tln_plot_draw_legend (&self->plot, self->cursor, self->drawing);
    tln_chart_draw_measure (self, self->drawing);
    if (self->cursor != NO_BAR)
      tln_plot_draw_crosshair (&self->plot, &cross, self->drawing);
    break;
  case LAYER_LAST:
  default:
    break;
  }
}

static void
ensure_layer (TlnChart *self, Layer layer)
{
  if (self->layers[layer])
    return;
  tln_drawing_clear (self->drawing, self->view.width, self->view.height);
  draw_layer (self, layer);
  self->layers[layer] =
      tln_chart_painter_paint (self->painter, self->drawing, self->view.device_scale);
}

static void
snapshot_layout (TlnChart *self, GtkSnapshot *snapshot, PangoLayout *layout, const double at[2])
{
  const TlnChartPalette *palette = tln_chart_painter_get_palette (self->painter);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) floor (at[0]), (float) floor (at[1])));
  gtk_snapshot_append_layout (snapshot, layout, &palette->color[TLN_ROLE_TEXT_DIM]);
  gtk_snapshot_restore (snapshot);
}

static double
legend_width (PangoLayout *layout, const char *text)
{
  int width = 0;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

gboolean
tln_chart_head_wraps (TlnChart *self)
{
  guint n = tln_chart_n_bars (self);

  if (!self->caption || n == 0)
    return FALSE;
  if (!self->head.known) {
    g_autofree char *values = tln_chart_say_bar (self, n - 1, TRUE);

    self->head.caption = legend_width (self->legend, self->caption);
    self->head.values = legend_width (self->legend, values);
    self->head.known = TRUE;
  }
  return self->head.caption + self->head.values + 4 * EDGE >
         gtk_widget_get_width (GTK_WIDGET (self));
}

/* At the end of the line of values, or on one of its own below. Returns what is left beside it. */
static double
draw_caption (TlnChart *self, GtkSnapshot *snapshot, double y)
{
  double room = self->view.width - 2 * EDGE;
  gboolean wraps = tln_chart_head_wraps (self);
  double at[] = { wraps ? EDGE : EDGE + room - self->head.caption,
                  wraps ? y + self->line_height : y };

  pango_layout_set_text (self->legend, self->caption, -1);
  pango_layout_set_width (self->legend, (int) MAX (room, 1.0) * PANGO_SCALE);
  snapshot_layout (self, snapshot, self->legend, at);
  return wraps ? room : room - self->head.caption - 2 * EDGE;
}

/* The values under the crosshair (else of the last bar there is) at the start of the strip, in full
 * where there is room. */
static void
draw_legend (TlnChart *self, GtkSnapshot *snapshot)
{
  double room = self->view.width - 2 * EDGE;
  guint index = self->cursor != NO_BAR ? self->cursor : tln_chart_n_bars (self) - 1;
  double lines = tln_chart_head_wraps (self) ? 2 : 1;
  double at[] = { EDGE, (self->strip - lines * self->line_height) / 2 };

  if (self->caption)
    room = draw_caption (self, snapshot, at[1]);
  g_free (self->legend_text);
  self->legend_text = tln_chart_say_measure (self);
  if (!self->legend_text)
    self->legend_text = self->event != NO_BAR ? tln_chart_say_event (self, self->event)
                                              : tln_chart_say_bar (self, index, FALSE);
  if (self->measure == NO_BAR && self->event == NO_BAR &&
      legend_width (self->legend, self->legend_text) > room) {
    g_free (self->legend_text);
    self->legend_text = tln_chart_say_bar (self, index, TRUE);
  }
  pango_layout_set_text (self->legend, self->legend_text, -1);
  pango_layout_set_width (self->legend, (int) MAX (room, 1.0) * PANGO_SCALE);
  snapshot_layout (self, snapshot, self->legend, at);
}

/* Kept while its words and its room are the same: laying out text costs as much as the series. */
static void
snapshot_legend (TlnChart *self, GtkSnapshot *snapshot)
{
  if (!self->legend_node || self->legend_room != self->view.width) {
    GtkSnapshot *own = gtk_snapshot_new ();

    g_clear_pointer (&self->legend_node, gsk_render_node_unref);
    draw_legend (self, own);
    self->legend_node = gtk_snapshot_free_to_node (own);
    self->legend_room = self->view.width;
  }
  if (self->legend_node)
    gtk_snapshot_append_node (snapshot, self->legend_node);
}

static void
snapshot_empty (TlnChart *self, GtkSnapshot *snapshot)
{
  const char *text = self->empty_text ? self->empty_text : _ ("No prices yet");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  double at[2];
  int height = 0;

  pango_layout_set_width (layout, (int) MAX (self->view.width - 2 * EDGE, 1.0) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  at[0] = EDGE;
  at[1] = (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2.0;
  snapshot_layout (self, snapshot, layout, at);
}

void
tln_chart_paint (TlnChart *self, GtkSnapshot *snapshot)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  tln_chart_painter_set_renderer (self->painter, native ? gtk_native_get_renderer (native) : NULL);
  tln_chart_ensure_layout (self);
  if (tln_chart_n_bars (self) == 0) {
    snapshot_empty (self, snapshot);
    return;
  }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->strip));
  for (guint i = 0; i < LAYER_LAST; i++) {
    ensure_layer (self, i);
    if (self->layers[i])
      gtk_snapshot_append_node (snapshot, self->layers[i]);
  }
  gtk_snapshot_restore (snapshot);
  tln_chart_paint_overview (self, snapshot);
  snapshot_legend (self, snapshot);
}
