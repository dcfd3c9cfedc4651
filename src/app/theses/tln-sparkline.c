/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawn row of bars. What the numbers are is base/tln-attention.h's business. */
#include "tln-sparkline.h"

#include "tln-date-label.h"
#include "tln-shape.h"
#include "tln-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WEEKS 26
#define HEIGHT 24

struct _TlnSparkline {
  GtkWidget parent_instance;
  int position;
  guint n;
  double values[WEEKS];
};

G_DEFINE_FINAL_TYPE (TlnSparkline, tln_sparkline, GTK_TYPE_WIDGET)

static void
draw_bar (GtkSnapshot *snapshot, const graphene_rect_t *bar, const GdkRGBA *color, gboolean filled)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  if (filled) {
    gtk_snapshot_append_color (snapshot, color, bar);
    return;
  }
  gsk_rounded_rect_init_from_rect (&outline, bar, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
tln_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnSparkline *self = TLN_SPARKLINE (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float step = width / WEEKS;
  double most = 0;
  GdkRGBA color;

  tln_stage_color (self->position, dark, &color);
  for (guint i = 0; i < self->n; i++)
    most = MAX (most, self->values[i]);
  for (guint i = 0; i < self->n; i++) {
    guint from_left = backwards ? self->n - 1 - i : i + WEEKS - self->n;
    /* A week without anything is still a week: a line of one pixel. */
    float tall = most > 0 ? MAX (1, (float) (self->values[i] / most) * height) : 1;
    graphene_rect_t bar =
        GRAPHENE_RECT_INIT ((float) from_left * step, height - tall, MAX (1, step - 1), tall);
    draw_bar (snapshot, &bar, &color, i + 1 < self->n || tall <= 1);
  }
}

static void
tln_sparkline_class_init (TlnSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tln_sparkline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tln_sparkline_init (TlnSparkline *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 3 * WEEKS / 2, HEIGHT);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tln_sparkline_new (int position)
{
  TlnSparkline *self = g_object_new (TLN_TYPE_SPARKLINE, NULL);

  self->position = position;
  return GTK_WIDGET (self);
}

void
tln_sparkline_set_position (TlnSparkline *self, int position)
{
  if (position == self->position)
    return;
  self->position = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say (TlnSparkline *self, TlnWeek first, guint left_out)
{
  guint top = 0;
  double last = self->n > 1 ? self->values[self->n - 2] : 0;

  for (guint i = 0; i < self->n; i++)
    if (self->values[i] > self->values[top])
      top = i;
  g_autofree char *since = tln_day_label (tln_week_monday (first));
  g_autofree char *when = tln_day_label (tln_week_monday (first + (TlnWeek) top));
  /* Translators: of a small chart of articles by week, since a day; an article about two stages
   * counts a half for each */
  g_autofree char *sentence =
      self->values[top] > 0
          ? g_strdup_printf (
                _ ("Attention in %u weeks since %s · articles last week: %.3g · this week so far: "
                   "%.3g · most: %.3g, in the week of %s"),
                self->n, since, last, self->values[self->n - 1], self->values[top], when)
          : g_strdup_printf (_ ("Attention in %u weeks since %s · no articles"), self->n, since);
  g_autofree char *more =
      left_out > 0
          ? g_strdup_printf (ngettext ("%s. %u article whose week is not known is left out",
                                       "%s. %u articles whose week is not known are left out",
                                       left_out),
                             sentence, left_out)
          : g_strdup (sentence);
  tln_tip_set (GTK_WIDGET (self), more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

void
tln_sparkline_set (TlnSparkline *self, const TlnAttention *attention, guint stage)
{
  guint begin = attention->n_weeks > WEEKS ? attention->n_weeks - WEEKS : 0;

  self->n = attention->n_weeks - begin;
  for (guint i = 0; i < self->n; i++)
    self->values[i] = attention->weights[(gsize) stage * attention->n_weeks + begin + i];
  say (self, attention->first + (TlnWeek) begin, attention->left_out);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
