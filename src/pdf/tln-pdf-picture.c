/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages drawn by poppler into a picture of cairo's. */
#include "tln-pdf-picture.h"

#include "tln-pdf-stream.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  return fwrite (data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static int
write_surface (cairo_surface_t *surface)
{
  if (cairo_surface_write_to_png_stream (surface, write_bytes, stdout) != CAIRO_STATUS_SUCCESS)
    return TLN_PDF_UNWRITABLE;
  return fflush (stdout) == 0 ? TLN_PDF_DONE : TLN_PDF_UNWRITABLE;
}

static int
write_page (PopplerPage *page, int width)
{
  double w = 0, h = 0;
  int status;

  poppler_page_get_size (page, &w, &h);
  if (!(w > 0) || !(h > 0))
    return TLN_PDF_DAMAGED;
  double scale = MIN (CLAMP (width, 1, TLN_PDF_MAX_SIDE) / w, TLN_PDF_MAX_SIDE / h);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, MAX (1, (int) lround (w * scale)), MAX (1, (int) lround (h * scale)));
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  status = cairo_status (cr) == CAIRO_STATUS_SUCCESS ? write_surface (surface) : TLN_PDF_DAMAGED;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status;
}

int
tln_pdf_picture_write (PopplerDocument *document, int number, int width)
{
  if (number < 1 || number > poppler_document_get_n_pages (document))
    return TLN_PDF_NO_PAGE;
  PopplerPage *page = poppler_document_get_page (document, number - 1);
  int status = page != NULL ? write_page (page, width) : TLN_PDF_DAMAGED;
  g_clear_object (&page);
  return status;
}
