/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measuring: from a bar that was held on to to the bar under the crosshair. And the range that is
 * drawn out with Shift. */
#include "tln-chart-private.h"
#include "tln-chart-words.h"
#include "tln-plot-levels.h"

#include <glib/gi18n.h>
#include <math.h>

#define MINUTE_SECONDS 60
#define HOUR_SECONDS 3600
#define DAY_SECONDS 86400

void
tln_chart_toggle_measure (TlnChart *self)
{
  guint n = tln_chart_n_bars (self);

  if (self->measure != NO_BAR) {
    self->measure = NO_BAR;
  } else if (n > 0) {
    if (self->cursor == NO_BAR)
      tln_chart_set_cursor (self, MIN ((guint) MAX (ceil (self->view.last) - 1, 0.0), n - 1),
                            (double) NAN, FALSE);
    self->measure = self->cursor;
  }
  tln_chart_drop_layers (self);
  tln_chart_drop_legend (self);
}

/* "12 days"; under one day "5 hours", under two hours "33 minutes". */
static char *
say_span (gint64 seconds)
{
  int days = (int) (seconds / DAY_SECONDS);
  int hours = (int) (seconds / HOUR_SECONDS);
  guint minutes = (guint) (seconds / MINUTE_SECONDS);

  if (days > 0 || seconds == 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  if (hours > 1)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

char *
tln_chart_say_measure (TlnChart *self)
{
  const TlnSeries *series = self->data ? self->data->series : NULL;

  if (!series || self->measure == NO_BAR || self->cursor == NO_BAR)
    return NULL;
  double from = series->close[self->measure];
  double to = series->close[self->cursor];
  guint bars =
      self->cursor > self->measure ? self->cursor - self->measure : self->measure - self->cursor;
  char difference[TLN_LABEL];
  g_autofree char *change = tln_chart_say_change (from > 0.0 ? to / from - 1.0 : (double) NAN);
  g_autofree char *n_bars = g_strdup_printf (ngettext ("%u bar", "%u bars", bars), bars);
  g_autofree char *span = say_span (ABS (series->t[self->cursor] - series->t[self->measure]));

  /* As many decimals as the price it is a difference of. */
  tln_label_value (difference, fabs (to - from), tln_price_step (MAX (fabs (from), fabs (to))));
  return g_strdup_printf ("%s%s (%s), %s, %s", to < from ? "\u2212" : "+", difference, change,
                          n_bars, span);
}

static double
bar_y (TlnChart *self, guint index)
{
  double y = tln_plot_y (&self->plot, self->data->series->close[index]);

  return isnan (y) ? self->plot.price.y : y;
}

static void
draw_band (TlnChart *self, TlnDrawing *drawing)
{
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = TLN_ROLE_AREA,
                       .x = MIN (self->band_from, self->band_to),
                       .y = self->plot.price.y,
                       .width = fabs (self->band_to - self->band_from),
                       .height = self->plot.bottom - self->plot.price.y };

  tln_drawing_add (drawing, &item);
}

static void
draw_span (TlnChart *self, TlnDrawing *drawing)
{
  double x0 = tln_plot_x (&self->plot, self->measure);
  double x1 = tln_plot_x (&self->plot, self->cursor);
  double y0 = bar_y (self, self->measure);
  double y1 = bar_y (self, self->cursor);
  TlnDrawItem box = { .kind = TLN_DRAW_RECT,
                      .role = TLN_ROLE_AREA,
                      .x = MIN (x0, x1),
                      .y = MIN (y0, y1),
                      .width = fabs (x1 - x0),
                      .height = fabs (y1 - y0) };
  TlnDrawItem line = { .kind = TLN_DRAW_LINE,
                       .role = TLN_ROLE_CROSSHAIR,
                       .size = 1,
                       .x = x0,
                       .y = y0,
                       .width = x1 - x0,
                       .height = y1 - y0 };

  tln_drawing_add (drawing, &box);
  tln_drawing_add (drawing, &line);
}

void
tln_chart_draw_measure (TlnChart *self, TlnDrawing *drawing)
{
  TlnDrawItem clip = { .kind = TLN_DRAW_CLIP,
                       .x = self->plot.price.x,
                       .y = self->plot.price.y,
                       .width = self->plot.price.width,
                       .height = self->plot.bottom - self->plot.price.y };
  TlnDrawItem unclip = { .kind = TLN_DRAW_UNCLIP };

  if (!self->banding && (self->measure == NO_BAR || self->cursor == NO_BAR))
    return;
  tln_drawing_add (drawing, &clip);
  if (self->banding)
    draw_band (self, drawing);
  else
    draw_span (self, drawing);
  tln_drawing_add (drawing, &unclip);
}
