/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws in the colours of the widget; says its numbers to those who cannot see them. */
#include "tln-calibration-plot.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SIDE 240
#define MARGIN 28

struct _TlnCalibrationPlot {
  GtkWidget parent_instance;
  TlnCalibration calibration;
};

G_DEFINE_FINAL_TYPE (TlnCalibrationPlot, tln_calibration_plot, GTK_TYPE_WIDGET)

static void
append_line (GtkSnapshot *snapshot, graphene_point_t from, graphene_point_t to, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1);

  gsk_path_builder_move_to (builder, from.x, from.y);
  gsk_path_builder_line_to (builder, to.x, to.y);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, ink);
}

static void
append_words (TlnCalibrationPlot *self,
              GtkSnapshot *snapshot,
              const char *words,
              graphene_point_t at)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  GdkRGBA ink;
  int width, height;

  gtk_widget_get_color (GTK_WIDGET (self), &ink);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at.x - (float) width / 2, at.y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
append_dot (GtkSnapshot *snapshot, graphene_point_t at, float radius, const GdkRGBA *ink)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &at, radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, ink);
}

static void
tln_calibration_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnCalibrationPlot *self = TLN_CALIBRATION_PLOT (widget);
  float side =
      (float) MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget)) - 2 * MARGIN;
  GdkRGBA faint;
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  gtk_widget_get_color (widget, &faint);
  faint.alpha *= 0.3f;
  for (int i = 0; i <= 2; i++) {
    g_autofree char *words = g_strdup_printf ("%d %%", i * 50);
    float at = MARGIN + side * (float) i / 2;

    append_line (snapshot, GRAPHENE_POINT_INIT (MARGIN, at),
                 GRAPHENE_POINT_INIT (MARGIN + side, at), &faint);
    append_line (snapshot, GRAPHENE_POINT_INIT (at, MARGIN),
                 GRAPHENE_POINT_INIT (at, MARGIN + side), &faint);
    append_words (self, snapshot, words, GRAPHENE_POINT_INIT (at, MARGIN + side + 4));
  }
  append_line (snapshot, GRAPHENE_POINT_INIT (MARGIN, MARGIN + side),
               GRAPHENE_POINT_INIT (MARGIN + side, MARGIN), &faint);
  for (guint i = 0; i < TLN_SCORE_VALUES; i++) {
    double rate = tln_calibration_rate (&self->calibration, i);
    float radius = 3 + 2 * sqrtf ((float) self->calibration.n[i]);

    if (!isnan (rate))
      append_dot (snapshot,
                  GRAPHENE_POINT_INIT (MARGIN + side * (float) i / (TLN_SCORE_VALUES - 1),
                                       MARGIN + side * (1 - (float) rate)),
                  MIN (radius, 14), accent);
  }
}

/* Signature given by GTK. */
static void
tln_calibration_plot_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = SIDE;
  *natural = SIDE + MARGIN;
}

static void
tln_calibration_plot_class_init (TlnCalibrationPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tln_calibration_plot_snapshot;
  widget_class->measure = tln_calibration_plot_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "calibration");
}

static void
tln_calibration_plot_init (TlnCalibrationPlot *self)
{
}

GtkWidget *
tln_calibration_plot_new (void)
{
  return g_object_new (TLN_TYPE_CALIBRATION_PLOT, "css-classes",
                       (const char *const[]) { "caption", "numeric", NULL }, NULL);
}

void
tln_calibration_plot_set (TlnCalibrationPlot *self, const TlnCalibration *calibration)
{
  g_autoptr (GString) said = g_string_new (_ ("Calibration"));

  self->calibration = *calibration;
  for (guint i = 0; i < TLN_SCORE_VALUES; i++) {
    guint n = calibration->n[i];

    if (n == 0)
      continue;
    g_string_append (said, ". ");
    /* Translators: forecasts that were given a probability, and how many of them came true */
    g_string_append_printf (said, _ ("%d %%: %u of %u came true"), (int) i * TLN_SCORE_STEP,
                            calibration->hits[i], n);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
