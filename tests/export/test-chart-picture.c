/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chart pictures: files are of their kind, of their size, repeatable, and the shapes are in them.
 */
#include "tln-chart-picture.h"

#include "tln-drawing-cairo.h"
#include "tln-error.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#define DAY 86400

static TlnPlotData *
make_data (guint n)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);
  const TlnPlotEvent events[] = { { 20 * DAY, 1, TLN_EVENT_FOR, 0 },
                                  { 90 * DAY, 2, TLN_EVENT_AGAINST, 0 },
                                  { 91 * DAY, 3, TLN_EVENT_AGAINST, 0 },
                                  { 150 * DAY, 4, TLN_EVENT_NEUTRAL, 0 } };

  for (guint i = 0; i < n; i++) {
    double open = 10 + 3 * sin (i / 20.0) + i / 100.0;
    double close = 10 + 3 * sin ((i + 1) / 20.0) + sin (i * 1.3) / 3 + i / 100.0;

    bars[i] = (TlnBar) { i * (gint64) DAY,
                         open,
                         MAX (open, close) + 0.2,
                         MIN (open, close) - 0.2,
                         close,
                         1e6 * (1.2 + sin (i * 0.7)),
                         (double) NAN };
  }
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  TlnPlotData *data = tln_plot_data_new (series);
  tln_plot_data_set_events (data, events, G_N_ELEMENTS (events));
  return data;
}

typedef struct {
  const guint8 *bytes;
  gsize length;
} Reader;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (reader->length < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->bytes, length);
  reader->bytes += length;
  reader->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *png)
{
  Reader reader = { NULL, 0 };

  reader.bytes = g_bytes_get_data (png, &reader.length);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* Pixels within a few steps of a colour of the palette. */
static guint
count_color (cairo_surface_t *surface, const TlnPaletteStyle *style, TlnRole role)
{
  TlnColor color = tln_palette_color (style, role);
  const int wanted[] = { (int) (color.blue * 255), (int) (color.green * 255),
                         (int) (color.red * 255) };
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    const guint8 *row =
        cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      const guint8 *pixel = row + 4 * x;

      if (ABS (pixel[0] - wanted[0]) < 6 && ABS (pixel[1] - wanted[1]) < 6 &&
          ABS (pixel[2] - wanted[2]) < 6)
        n++;
    }
  }
  return n;
}

static void
keep_picture (GBytes *bytes, const char *name)
{
  const char *folder = g_getenv ("TLN_TEST_PICTURES");

  if (folder == NULL)
    return;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
}

static void
test_png (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  TlnChartPicture picture = { .width = 640,
                              .height = 360,
                              .scale = 2,
                              .title = "示例 ETF 515050 – sample",
                              .caption = "invented data, unadjusted" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = tln_chart_picture_png (data, &picture, &error);

  g_assert_no_error (error);
  keep_picture (png, "line.png");
  cairo_surface_t *surface = decode (png);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1280);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 720);
  g_assert_cmpuint (count_color (surface, &picture.style, TLN_ROLE_SERIES), >, 1000);
  g_assert_cmpuint (count_color (surface, &picture.style, TLN_ROLE_MARK_FOR), >, 20);
  g_assert_cmpuint (count_color (surface, &picture.style, TLN_ROLE_MARK_AGAINST), >, 20);
  g_assert_cmpuint (count_color (surface, &picture.style, TLN_ROLE_MARK_NEUTRAL), >, 20);
  cairo_surface_destroy (surface);
}

/* A line across the whole pane, at its price. */
static void
test_levels (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  const TlnPlotLevel level = { 11, (char *) "eleven" };
  TlnChartPicture picture = { .width = 640, .height = 360 };
  g_autoptr (GBytes) without = tln_chart_picture_png (data, &picture, NULL);
  cairo_surface_t *before = decode (without);

  tln_plot_data_set_levels (data, &level, 1);
  g_autoptr (GBytes) with = tln_chart_picture_png (data, &picture, NULL);
  cairo_surface_t *after = decode (with);
  g_assert_cmpuint (count_color (after, &picture.style, TLN_ROLE_MARK_NEUTRAL), >,
                    count_color (before, &picture.style, TLN_ROLE_MARK_NEUTRAL) + 2 * 500);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
test_candles_dark (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  TlnChartPicture picture = { .kind = TLN_PLOT_CANDLES,
                              .hollow = TRUE,
                              .style = { TRUE, FALSE },
                              .axis = TLN_SCALE_LOG,
                              .from = 60 * DAY,
                              .to = 160 * DAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = tln_chart_picture_png (data, &picture, &error);

  g_assert_no_error (error);
  keep_picture (png, "candles-dark.png");
  cairo_surface_t *surface = decode (png);
  guint up = count_color (surface, &picture.style, TLN_ROLE_UP);
  guint down = count_color (surface, &picture.style, TLN_ROLE_DOWN);
  g_assert_cmpuint (up, >, 200);
  g_assert_cmpuint (down, >, 200);
  cairo_surface_destroy (surface);

  picture.style.red_up = TRUE;
  g_autoptr (GBytes) red = tln_chart_picture_png (data, &picture, &error);
  surface = decode (red);
  g_assert_no_error (error);
  /* what rises is now in the colour that falling had; edges of hollow bodies may differ a little */
  const TlnPaletteStyle green_up = { TRUE, FALSE };
  g_assert_cmpfloat_with_epsilon (count_color (surface, &green_up, TLN_ROLE_DOWN), up, up * 0.03);
  g_assert_false (g_bytes_equal (png, red));
  cairo_surface_destroy (surface);
}

static void
test_svg_repeatable (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  TlnChartPicture picture = { .title = "示例", .caption = "invented data" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = tln_chart_picture_svg (data, &picture, &error);

  g_assert_no_error (error);
  g_autoptr (GBytes) two = tln_chart_picture_svg (data, &picture, &error);
  g_assert_no_error (error);
  keep_picture (one, "line.svg");
  g_assert_true (g_bytes_equal (one, two));
  g_autofree char *text = g_strndup (g_bytes_get_data (one, NULL), g_bytes_get_size (one));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "viewBox=\"0 0 1000 560\""));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
}

/* The file is of the kind its name says; kinds, panes and lines are in it; no date of today. */
static void
test_pdf_and_names (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  TlnChartPicture picture = { .title = "示例", .caption = "invented data", .drawdown = TRUE };
  const TlnPlotAverages averages = { { 5, 20 }, 10, 20 };
  g_autoptr (GError) error = NULL;

  tln_plot_data_add_averages (data, &averages);
  g_assert_true (tln_chart_picture_for_name ("a.svg") == tln_chart_picture_svg);
  g_assert_true (tln_chart_picture_for_name ("a.PNG") == tln_chart_picture_png);
  g_assert_null (tln_chart_picture_for_name ("svg"));
  g_assert_null (tln_chart_picture_for_name ("a.svg.gz"));
  TlnChartPictureFunc pdf = tln_chart_picture_for_name ("价格.pdf");
  g_autoptr (GBytes) one = pdf (data, &picture, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) two = pdf (data, &picture, &error);
  g_assert_no_error (error);
  keep_picture (one, "lines.pdf");
  g_assert_cmpmem (g_bytes_get_data (one, NULL), 5, "%PDF-", 5);
  g_assert_true (g_bytes_equal (one, two));
}

/* A stroke after a text begins at its own first point: between the two there is nothing. */
static void
test_text_then_stroke (void)
{
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  const TlnDrawItem label = { .role = TLN_ROLE_TEXT, .size = 1, .x = 100, .y = 10 };
  const TlnDrawItem stroke = { .kind = TLN_DRAW_POLYLINE, .role = TLN_ROLE_TEXT, .size = 2 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 60);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("sans");
  const TlnCairoTarget target = { .cr = cr, .font = font };

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  tln_drawing_add_text (drawing, &label, "SMA 20");
  tln_drawing_begin (drawing, &stroke);
  tln_drawing_add_point (drawing, 10, 50);
  tln_drawing_add_point (drawing, 34, 50);
  tln_drawing_paint (drawing, &target);
  cairo_surface_flush (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int row = cairo_image_surface_get_stride (surface);
  for (int y = 28; y < 45; y++) {
    for (int x = 0; x < 200; x++)
      g_assert_cmpuint (pixels[y * row + x], ==, 0);
  }
  g_assert_cmpuint (pixels[50 * row + 20], >, 0);
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* On a page of a printer: the colours of the chart are on the paper, errors are told. */
static void
test_paint (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  TlnChartPicture picture = { .width = 500, .height = 300, .kind = TLN_PLOT_AREA };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 500, 300);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_chart_picture_paint (cr, data, &picture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_color (surface, &picture.style, TLN_ROLE_SERIES), >, 300);
  picture.width = 1;
  g_assert_false (tln_chart_picture_paint (cr, data, &picture, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_dense (void)
{
  g_autoptr (TlnPlotData) data = make_data (50000);
  TlnChartPicture picture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = tln_chart_picture_svg (data, &picture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (svg), <, 300000);
  picture.kind = TLN_PLOT_CANDLES;
  g_autoptr (GBytes) png = tln_chart_picture_png (data, &picture, &error);
  g_assert_no_error (error);
  keep_picture (png, "dense-candles.png");
}

static void
test_errors (void)
{
  g_autoptr (TlnPlotData) data = make_data (200);
  g_autoptr (TlnPlotData) nothing = make_data (0);
  TlnChartPicture picture = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_chart_picture_svg (nothing, &picture, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  picture.from = 1000 * DAY;
  picture.to = 2000 * DAY;
  g_assert_null (tln_chart_picture_png (data, &picture, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  picture = (TlnChartPicture) { .width = 1e6 };
  g_assert_null (tln_chart_picture_png (data, &picture, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED);
  g_clear_error (&error);
  picture = (TlnChartPicture) { .width = (double) NAN };
  g_assert_null (tln_chart_picture_svg (data, &picture, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-picture/png", test_png);
  g_test_add_func ("/chart-picture/levels", test_levels);
  g_test_add_func ("/chart-picture/candles-dark", test_candles_dark);
  g_test_add_func ("/chart-picture/svg-repeatable", test_svg_repeatable);
  g_test_add_func ("/chart-picture/pdf-and-names", test_pdf_and_names);
  g_test_add_func ("/chart-picture/text-then-stroke", test_text_then_stroke);
  g_test_add_func ("/chart-picture/paint", test_paint);
  g_test_add_func ("/chart-picture/dense", test_dense);
  g_test_add_func ("/chart-picture/errors", test_errors);
  return g_test_run ();
}
