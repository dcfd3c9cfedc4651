/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, chart and caption on one page, as the bytes of a file. */
#include "tln-chart-picture.h"

#include "tln-drawing-cairo.h"
#include "tln-error.h"
#include "tln-plot-draw.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define FONT "Cantarell, Noto Sans, Noto Sans CJK SC, sans-serif"
#define FONT_PX 12
#define TITLE_SIZE 1.35
#define PAD 12.0
#define LARGEST 16384.0
#define SMALLEST 64.0
#define PANE_SHARE 0.2
#define PDF_POINT 0.75

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static TlnDrawItem
text_item (double x, double y, TlnRole role, double size)
{
  return (TlnDrawItem) {
    .role = (guint8) role, .form = TLN_ANCHOR_LEFT, .size = (float) size, .x = x, .y = y
  };
}

/* The page but for the chart; returns the box the chart gets. */
static TlnBox
draw_page (const TlnChartPicture *picture, double line, TlnDrawing *drawing)
{
  TlnDrawItem back = { .kind = TLN_DRAW_RECT,
                       .role = TLN_ROLE_BACKGROUND,
                       .width = picture->width,
                       .height = picture->height };
  double top = picture->title != NULL ? PAD + line * TITLE_SIZE : 0;
  double bottom = picture->caption != NULL ? PAD / 2 + line : 0;

  tln_drawing_add (drawing, &back);
  if (picture->title != NULL) {
    TlnDrawItem title = text_item (PAD, PAD + line * TITLE_SIZE / 2, TLN_ROLE_TEXT, TITLE_SIZE);
    tln_drawing_add_text (drawing, &title, picture->title);
  }
  if (picture->caption != NULL) {
    TlnDrawItem caption =
        text_item (PAD, picture->height - PAD / 2 - line / 2, TLN_ROLE_TEXT_DIM, 0.9);
    tln_drawing_add_text (drawing, &caption, picture->caption);
  }
  return (TlnBox) { PAD, top + PAD / 2, picture->width - 1.5 * PAD,
                    picture->height - top - bottom - PAD };
}

static TlnPlotView
make_view (TlnPlotData *data, const TlnChartPicture *picture, const TlnBox *box)
{
  gboolean all = picture->from == 0 && picture->to == 0;

  return (TlnPlotView) {
    .first = all ? 0 : tln_series_find (data->series, picture->from),
    .last = all ? data->series->n : tln_series_find (data->series, picture->to),
    .width = box->width,
    .height = box->height,
    .device_scale = picture->scale,
    .volume_share = picture->no_volume ? 0 : PANE_SHARE,
    .drawdown_share = picture->drawdown ? PANE_SHARE : 0,
    .rebase = picture->rebase,
    .base = picture->base != 0 ? tln_series_find (data->series, picture->base) : TLN_BASE_FIRST,
    .kind = picture->kind,
    .scale = picture->axis,
    .hollow = picture->hollow,
    .strokes = TRUE,
  };
}

static void
paint_page (const TlnCairoTarget *target, TlnPlotData *data, const TlnChartPicture *picture)
{
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  double digits;
  double line;

  tln_cairo_measure (target, "0000000000", &digits, &line);
  tln_drawing_clear (drawing, picture->width, picture->height);
  TlnBox box = draw_page (picture, line, drawing);
  tln_drawing_paint (drawing, target);

  TlnPlotView view = make_view (data, picture, &box);
  g_autofree TlnPlot *plot = g_new0 (TlnPlot, 1);
  view.char_width = digits / 10;
  view.line_height = line;
  tln_plot_layout (plot, data, &view);
  tln_drawing_clear (drawing, box.width, box.height);
  tln_plot_draw_grid (plot, drawing);
  tln_plot_draw_series (plot, drawing);
  tln_plot_draw_events (plot, drawing);
  tln_plot_draw_legend (plot, G_MAXUINT, drawing);
  cairo_translate (target->cr, box.x, box.y);
  tln_drawing_paint (drawing, target);
}

/* Written so that NAN does not fit. */
static gboolean
side_fits (double side, double scale)
{
  return side >= SMALLEST && side <= LARGEST && scale > 0 && side * scale <= LARGEST;
}

static gboolean
check_picture (TlnPlotData *data, TlnChartPicture *picture, GError **error)
{
  if (picture->width == 0)
    picture->width = 1000;
  if (picture->height == 0)
    picture->height = 560;
  if (picture->scale == 0)
    picture->scale = 1;
  if (!side_fits (picture->width, picture->scale) || !side_fits (picture->height, picture->scale)) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED,
                 "a picture of %g × %g at scale %g cannot be drawn (%g to %g pixels a side)",
                 picture->width, picture->height, picture->scale, SMALLEST, LARGEST);
    return FALSE;
  }
  TlnBox box = { 0, 0, picture->width, picture->height };
  TlnPlotView view = make_view (data, picture, &box);
  if (!(view.first < view.last)) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "no bars in this range");
    return FALSE;
  }
  return TRUE;
}

static gboolean
paint (cairo_t *cr, TlnPlotData *data, const TlnChartPicture *picture)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  TlnCairoTarget target = { cr, font, picture->style };

  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  cairo_save (cr);
  cairo_scale (cr, picture->scale, picture->scale);
  paint_page (&target, data, picture);
  cairo_restore (cr);
  pango_font_description_free (font);
  return cairo_status (cr) == CAIRO_STATUS_SUCCESS;
}

static gboolean
paint_surface (cairo_surface_t *surface, TlnPlotData *data, const TlnChartPicture *picture)
{
  cairo_t *cr = cairo_create (surface);
  gboolean painted = paint (cr, data, picture);

  cairo_destroy (cr);
  return painted;
}

gboolean
tln_chart_picture_paint (cairo_t *cr,
                         TlnPlotData *data,
                         const TlnChartPicture *picture,
                         GError **error)
{
  TlnChartPicture page = *picture;

  page.scale = 1;
  if (!check_picture (data, &page, error))
    return FALSE;
  if (paint (cr, data, &page))
    return TRUE;
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED, "the picture cannot be drawn");
  return FALSE;
}

static GBytes *
take_bytes (GByteArray *bytes, gboolean painted, GError **error)
{
  if (!painted) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED, "the picture cannot be drawn");
    g_byte_array_unref (bytes);
    return NULL;
  }
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
tln_chart_picture_svg (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  TlnChartPicture page = *picture;

  page.scale = 1;
  if (!check_picture (data, &page, error))
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append_bytes, bytes, page.width, page.height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  gboolean painted = paint_surface (surface, data, &page);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return take_bytes (bytes, painted, error);
}

/* A pixel of a picture is a point of paper times PDF_POINT: 96 and 72 to an inch. */
GBytes *
tln_chart_picture_pdf (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  TlnChartPicture page = *picture;

  page.scale = PDF_POINT;
  if (!check_picture (data, &page, error))
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, page.width * PDF_POINT, page.height * PDF_POINT);
  /* No date of now in it: same data, same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  if (page.title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page.title);
  gboolean painted = paint_surface (surface, data, &page);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return take_bytes (bytes, painted, error);
}

static gboolean
ends_with (const char *name, const char *end)
{
  gsize length = strlen (name);

  return length >= strlen (end) && g_ascii_strcasecmp (name + length - strlen (end), end) == 0;
}

TlnChartPictureFunc
tln_chart_picture_for_name (const char *name)
{
  if (ends_with (name, ".svg"))
    return tln_chart_picture_svg;
  if (ends_with (name, ".pdf"))
    return tln_chart_picture_pdf;
  return ends_with (name, ".png") ? tln_chart_picture_png : NULL;
}

GBytes *
tln_chart_picture_png (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  TlnChartPicture page = *picture;

  if (!check_picture (data, &page, error))
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page.width * page.scale),
                                  (int) ceil (page.height * page.scale));
  gboolean painted =
      paint_surface (surface, data, &page) &&
      cairo_surface_write_to_png_stream (surface, append_bytes, bytes) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return take_bytes (bytes, painted, error);
}
