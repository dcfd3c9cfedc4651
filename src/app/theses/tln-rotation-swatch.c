/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws by the same code as the picture, with cairo: it has no texts. */
#include "tln-rotation-swatch.h"

#include "tln-drawing-cairo.h"
#include "tln-rotation-draw.h"

#include <adwaita.h>

#define WIDTH 22
#define HEIGHT 12

typedef struct {
  TlnRotation *rotation; /* NULL: of a stage */
  guint number; /* of the stage or the line */
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_clear_pointer (&sample->rotation, tln_rotation_unref);
  g_free (sample);
}

/* Signature given by GTK. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Sample *sample = data;
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnCairoTarget target = {
    .cr = cr, .style = { .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()) }
  };
  TlnBox box = { 0, 0, width, height };

  tln_drawing_clear (drawing, width, height);
  if (sample->rotation != NULL)
    tln_rotation_draw_line (sample->rotation, sample->number, &box, drawing);
  else
    tln_rotation_draw_stage (sample->number, &box, drawing);
  tln_drawing_paint (drawing, &target);
}

static GtkWidget *
build (TlnRotation *rotation, guint number)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "content-width", WIDTH,
                                  "content-height", HEIGHT, "valign", GTK_ALIGN_CENTER, NULL);
  Sample *sample = g_new0 (Sample, 1);

  sample->rotation = rotation;
  sample->number = number;
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, sample, sample_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}

GtkWidget *
tln_rotation_swatch_new_stage (guint stage)
{
  return build (NULL, stage);
}

GtkWidget *
tln_rotation_swatch_new_line (TlnRotation *rotation, guint line)
{
  return build (tln_rotation_ref (rotation), line);
}
