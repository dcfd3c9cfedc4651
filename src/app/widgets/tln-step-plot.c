/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing steps. What they mean is the caller's. */
#include "tln-step-plot.h"

#include "tln-shape.h"
#include "tln-tip.h"

#include <adwaita.h>

typedef struct {
  TlnInk ink;
  GArray *points; /* graphene_point_t */
} Line;

struct _TlnStepPlot {
  GtkWidget parent_instance;
  int width;
  int height;
  graphene_rect_t range;
  GPtrArray *lines; /* Line */
};

G_DEFINE_FINAL_TYPE (TlnStepPlot, tln_step_plot, GTK_TYPE_WIDGET)

static void
free_line (gpointer data)
{
  g_array_unref (((Line *) data)->points);
  g_free (data);
}

/* Signature given by GTK. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  TlnStepPlot *self = TLN_STEP_PLOT (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *natural = across ? self->width : self->height;
  *minimum = across ? MIN (self->width, 60) : self->height;
}

static GdkRGBA
ink_color (TlnInk ink)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  GdkRGBA color;

  if (ink == TLN_INK_ACCENT)
    adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark,
                                         &color);
  else
    tln_stance_color (ink == TLN_INK_FOR ? TLN_STANCE_FOR : TLN_STANCE_AGAINST, dark, &color);
  return color;
}

static graphene_point_t
place_point (TlnStepPlot *self, const graphene_point_t *point)
{
  const graphene_rect_t *range = &self->range;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2;
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)) - 4;
  float x = range->size.width > 0 ? (point->x - range->origin.x) / range->size.width : 0;
  float y = range->size.height > 0 ? (point->y - range->origin.y) / range->size.height : 0;

  return GRAPHENE_POINT_INIT (1 + x * width, 2 + (1 - y) * height);
}

static GskPath *
build_path (TlnStepPlot *self, const GArray *points)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  graphene_point_t last = GRAPHENE_POINT_INIT (0, 0);

  for (guint i = 0; i < points->len; i++) {
    graphene_point_t at = place_point (self, &g_array_index (points, graphene_point_t, i));

    if (i == 0)
      gsk_path_builder_move_to (builder, at.x, at.y);
    else
      gsk_path_builder_line_to (builder, at.x, last.y);
    gsk_path_builder_line_to (builder, at.x, at.y);
    last = at;
  }
  gsk_path_builder_line_to (builder, (float) gtk_widget_get_width (GTK_WIDGET (self)) - 1, last.y);
  return gsk_path_builder_free_to_path (builder);
}

static void
tln_step_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnStepPlot *self = TLN_STEP_PLOT (widget);

  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = g_ptr_array_index (self->lines, i);
    g_autoptr (GskPath) path = build_path (self, line->points);
    GskStroke *stroke = gsk_stroke_new (2);
    GdkRGBA color = ink_color (line->ink);

    if (line->ink == TLN_INK_AGAINST)
      gsk_stroke_set_dash (stroke, (const float[]) { 4, 2 }, 2);
    gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
    gsk_stroke_free (stroke);
  }
}

static void
tln_step_plot_finalize (GObject *object)
{
  g_clear_pointer (&TLN_STEP_PLOT (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_step_plot_parent_class)->finalize (object);
}

static void
tln_step_plot_class_init (TlnStepPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tln_step_plot_finalize;
  widget_class->measure = measure;
  widget_class->snapshot = tln_step_plot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stepplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tln_step_plot_init (TlnStepPlot *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->lines = g_ptr_array_new_with_free_func (free_line);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
tln_step_plot_new (int width, int height)
{
  TlnStepPlot *self = g_object_new (TLN_TYPE_STEP_PLOT, NULL);

  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

void
tln_step_plot_start (TlnStepPlot *self, const graphene_rect_t *range, const char *text)
{
  g_ptr_array_set_size (self->lines, 0);
  self->range = *range;
  tln_tip_set (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_step_plot_add (TlnStepPlot *self, TlnInk ink, const graphene_point_t *points, guint n)
{
  Line *line;

  if (n == 0)
    return;
  line = g_new0 (Line, 1);
  line->ink = ink;
  line->points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  g_array_append_vals (line->points, points, n);
  g_ptr_array_add (self->lines, line);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
