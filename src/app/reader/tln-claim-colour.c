/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name stands beside the swatch: not everybody sees the colour. */
#include "tln-claim-colour.h"

#include "tln-colour.h"

#include <glib/gi18n.h>

#define SWATCH 16

const char *
tln_claim_colour_label (const char *colour)
{
  static const struct {
    const char *name;
    const char *label;
  } labels[] = {
    { "yellow", N_ ("Yellow") }, { "orange", N_ ("Orange") }, { "red", N_ ("Red") },
    { "pink", N_ ("Pink") },     { "purple", N_ ("Purple") }, { "blue", N_ ("Blue") },
    { "cyan", N_ ("Cyan") },     { "green", N_ ("Green") },   { "brown", N_ ("Brown") },
    { "gray", N_ ("Gray") },     { "black", N_ ("Black") },   { "white", N_ ("White") },
  };
  const char *name = tln_colour_name (colour);

  for (gsize i = 0; name && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (name, labels[i].name))
      return _ (labels[i].label);
  return NULL;
}

/* Signature given by GTK. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer colour)
{
  double rgb[3];
  GdkRGBA text;

  if (!tln_colour_rgb (colour, rgb))
    return;
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 0.5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_fill_preserve (cr);
  gtk_widget_get_color (GTK_WIDGET (area), &text);
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, 0.4);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

GtkWidget *
tln_claim_colour_row_new (const char *colour)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *swatch = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *name = gtk_label_new (tln_claim_colour_label (colour));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_cb, g_strdup (colour), g_free);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Highlight Color"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), swatch);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), name);
  return row;
}
