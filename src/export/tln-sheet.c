/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, picture and caption on one page; the three kinds of files. */
#include "tln-sheet.h"

#include "tln-error.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define FONT "Cantarell, Noto Sans, Noto Sans CJK SC, sans-serif"
#define FONT_PX 12
#define TITLE_SIZE 1.35
#define CAPTION_SIZE 0.9
#define PAD 12.0
#define LARGEST 16384.0
#define SMALLEST 64.0
#define PDF_POINT 0.75

typedef struct {
  TlnSheetPainter paint;
  gpointer data;
} Painter;

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Breaks a text into lines that fit a width. Element char *. */
static GPtrArray *
break_lines (const TlnCairoTarget *target, const char *text, double width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  PangoLayout *layout = pango_cairo_create_layout (target->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (target->font);

  pango_font_description_set_absolute_size (font,
                                            pango_font_description_get_size (font) * CAPTION_SIZE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next) {
    const PangoLayoutLine *line = l->data;
    char *words = g_strndup (text + line->start_index, (gsize) line->length);

    g_ptr_array_add (lines, g_strstrip (words));
  }
  g_object_unref (layout);
  return lines;
}

static void
add_text (TlnDrawing *drawing, const TlnDrawItem *style, const char *text)
{
  TlnDrawItem item = *style;

  item.kind = TLN_DRAW_TEXT;
  item.form = TLN_ANCHOR_LEFT;
  item.x = PAD;
  tln_drawing_add_text (drawing, &item, text);
}

/* The page but for the picture; returns the box that gets. */
static TlnBox
draw_page (const TlnSheet *sheet, const TlnCairoTarget *target, double line, TlnDrawing *drawing)
{
  TlnDrawItem back = { .kind = TLN_DRAW_RECT,
                       .role = TLN_ROLE_BACKGROUND,
                       .width = sheet->width,
                       .height = sheet->height };
  double top = sheet->title != NULL ? PAD + line * TITLE_SIZE : 0;
  double bottom = 0;

  tln_drawing_add (drawing, &back);
  if (sheet->title != NULL) {
    const TlnDrawItem title = { .role = TLN_ROLE_TEXT,
                                .size = (float) TITLE_SIZE,
                                .y = PAD + line * TITLE_SIZE / 2 };
    add_text (drawing, &title, sheet->title);
  }
  if (sheet->caption != NULL) {
    g_autoptr (GPtrArray) lines = break_lines (target, sheet->caption, sheet->width - 2 * PAD);

    for (guint i = 0; i < lines->len; i++) {
      const TlnDrawItem caption = { .role = TLN_ROLE_TEXT_DIM,
                                    .size = (float) CAPTION_SIZE,
                                    .y = sheet->height - PAD / 2 - line * (lines->len - i - 0.5) };
      add_text (drawing, &caption, g_ptr_array_index (lines, i));
    }
    bottom = PAD / 2 + line * lines->len;
  }
  return (TlnBox) { PAD, top + PAD / 2, sheet->width - 1.5 * PAD,
                    MAX (sheet->height - top - bottom - PAD, 0) };
}

static void
paint_page (const TlnCairoTarget *target, const TlnSheet *sheet, const Painter *painter)
{
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  double digits;
  double line;

  tln_cairo_measure (target, "0000000000", &digits, &line);
  tln_drawing_clear (drawing, sheet->width, sheet->height);
  TlnBox box = draw_page (sheet, target, line, drawing);
  tln_drawing_paint (drawing, target);
  cairo_translate (target->cr, box.x, box.y);
  TlnSheetBox inner = { target, sheet, box.width, box.height, digits / 10, line };
  painter->paint (&inner, painter->data);
}

/* Written so that NAN does not fit. */
static gboolean
side_fits (double side, double scale)
{
  return side >= SMALLEST && side <= LARGEST && scale > 0 && side * scale <= LARGEST;
}

static gboolean
check_sheet (TlnSheet *sheet, GError **error)
{
  if (sheet->width == 0)
    sheet->width = 1000;
  if (sheet->height == 0)
    sheet->height = 560;
  if (sheet->scale == 0)
    sheet->scale = 1;
  if (side_fits (sheet->width, sheet->scale) && side_fits (sheet->height, sheet->scale))
    return TRUE;
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED,
               "a picture of %g × %g at scale %g cannot be drawn (%g to %g pixels a side)",
               sheet->width, sheet->height, sheet->scale, SMALLEST, LARGEST);
  return FALSE;
}

static gboolean
paint (cairo_t *cr, const TlnSheet *sheet, const Painter *painter)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  TlnCairoTarget target = { cr, font, sheet->style };

  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  cairo_save (cr);
  cairo_scale (cr, sheet->scale, sheet->scale);
  paint_page (&target, sheet, painter);
  cairo_restore (cr);
  pango_font_description_free (font);
  return cairo_status (cr) == CAIRO_STATUS_SUCCESS;
}

gboolean
tln_sheet_paint (const TlnSheet *sheet,
                 cairo_t *cr,
                 TlnSheetPainter painter,
                 gpointer data,
                 GError **error)
{
  const Painter how = { painter, data };
  TlnSheet page = *sheet;

  page.scale = 1;
  if (!check_sheet (&page, error))
    return FALSE;
  if (paint (cr, &page, &how))
    return TRUE;
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED, "the picture cannot be drawn");
  return FALSE;
}

/* A pixel of a picture is a point of paper times PDF_POINT: 96 and 72 to an inch. */
static cairo_surface_t *
make_surface (const TlnSheet *page, TlnSheetFormat format, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format) {
  case TLN_SHEET_SVG:
    surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, page->width, page->height);
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    return surface;
  case TLN_SHEET_PDF:
    surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, page->width * PDF_POINT,
                                                   page->height * PDF_POINT);
    /* No date of now in it: same data, same bytes. */
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                    "2000-01-01T00:00:00Z");
    if (page->title != NULL)
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page->title);
    return surface;
  case TLN_SHEET_PNG:
  default:
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page->width * page->scale),
                                       (int) ceil (page->height * page->scale));
  }
}

GBytes *
tln_sheet_make (const TlnSheet *sheet,
                TlnSheetFormat format,
                TlnSheetPainter painter,
                gpointer data,
                GError **error)
{
  const Painter how = { painter, data };
  TlnSheet page = *sheet;

  if (format != TLN_SHEET_PNG)
    page.scale = format == TLN_SHEET_PDF ? PDF_POINT : 1;
  if (!check_sheet (&page, error))
    return NULL;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_surface (&page, format, bytes);
  cairo_t *cr = cairo_create (surface);
  gboolean painted = paint (cr, &page, &how);
  cairo_destroy (cr);
  if (painted && format == TLN_SHEET_PNG)
    painted =
        cairo_surface_write_to_png_stream (surface, append_bytes, bytes) == CAIRO_STATUS_SUCCESS;
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (painted)
    return g_byte_array_free_to_bytes (bytes);
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED, "the picture cannot be drawn");
  g_byte_array_unref (bytes);
  return NULL;
}

static gboolean
ends_with (const char *name, const char *end)
{
  gsize length = strlen (name);

  return length >= strlen (end) && g_ascii_strcasecmp (name + length - strlen (end), end) == 0;
}

gboolean
tln_sheet_format_for_name (const char *name, TlnSheetFormat *format)
{
  static const char *const ends[] = { ".svg", ".pdf", ".png" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    if (!ends_with (name, ends[i]))
      continue;
    *format = (TlnSheetFormat) i;
    return TRUE;
  }
  return FALSE;
}
