/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws with cairo and Pango; what they do not write is put together by hand. */
#include "tln-test-pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

struct TlnTestPdf {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoFontDescription *font;
};

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

TlnTestPdf *
tln_test_pdf_new (void)
{
  TlnTestPdf *pdf = g_new0 (TlnTestPdf, 1);

  pdf->bytes = g_byte_array_new ();
  pdf->surface = cairo_pdf_surface_create_for_stream (write_cb, pdf->bytes, 595, 842);
  pdf->cr = cairo_create (pdf->surface);
  tln_test_pdf_font (pdf, "Sans 10");
  return pdf;
}

void
tln_test_pdf_state (TlnTestPdf *pdf, const char *title, const char *author, const char *created)
{
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

void
tln_test_pdf_font (TlnTestPdf *pdf, const char *font)
{
  g_clear_pointer (&pdf->font, pango_font_description_free);
  pdf->font = pango_font_description_from_string (font);
  /* A point of Pango is 96/72 of one of cairo's. */
  pango_font_description_set_absolute_size (pdf->font, pango_font_description_get_size (pdf->font));
}

static PangoLayout *
set_text (TlnTestPdf *pdf, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (pdf->cr);

  pango_layout_set_font_description (layout, pdf->font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
show (TlnTestPdf *pdf, double x, double y, PangoLayout *layout)
{
  int height;

  cairo_move_to (pdf->cr, x, y);
  pango_cairo_show_layout (pdf->cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  return y + (double) height / PANGO_SCALE;
}

void
tln_test_pdf_line (TlnTestPdf *pdf, double x, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = set_text (pdf, text);

  show (pdf, x, y, layout);
}

void
tln_test_pdf_stamp (TlnTestPdf *pdf, double x, double y, const char *text)
{
  cairo_save (pdf->cr);
  cairo_translate (pdf->cr, x, y);
  cairo_rotate (pdf->cr, -G_PI_2);
  tln_test_pdf_line (pdf, 0, 0, text);
  cairo_restore (pdf->cr);
}

void
tln_test_pdf_turn (TlnTestPdf *pdf, gboolean down)
{
  cairo_identity_matrix (pdf->cr);
  cairo_translate (pdf->cr, down ? 595 : 0, down ? 0 : 842);
  cairo_rotate (pdf->cr, down ? G_PI_2 : -G_PI_2);
}

double
tln_test_pdf_paragraphs (TlnTestPdf *pdf, double x, double y, double width, const char *text)
{
  g_autoptr (PangoLayout) layout = set_text (pdf, text);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent (layout, 20 * PANGO_SCALE);
  pango_layout_set_justify (layout, TRUE);
  return show (pdf, x, y, layout);
}

void
tln_test_pdf_picture (TlnTestPdf *pdf)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 85);
  cairo_t *cr = cairo_create (picture);

  for (int i = 0; i < 40; i++) {
    cairo_set_source_rgb (cr, i % 3 / 2.0, i % 5 / 4.0, i % 7 / 6.0);
    cairo_rectangle (cr, i, 2 * i, 20, 7);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  cairo_save (pdf->cr);
  cairo_scale (pdf->cr, 595 / 60.0, 842 / 85.0);
  cairo_set_source_surface (pdf->cr, picture, 0, 0);
  cairo_paint (pdf->cr);
  cairo_restore (pdf->cr);
  cairo_surface_destroy (picture);
}

void
tln_test_pdf_next_page (TlnTestPdf *pdf)
{
  cairo_show_page (pdf->cr);
}

GBytes *
tln_test_pdf_finish (TlnTestPdf *pdf)
{
  GBytes *bytes;

  cairo_destroy (pdf->cr);
  cairo_surface_finish (pdf->surface);
  g_assert_cmpint (cairo_surface_status (pdf->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pdf->surface);
  bytes = g_byte_array_free_to_bytes (pdf->bytes);
  pango_font_description_free (pdf->font);
  g_free (pdf);
  return bytes;
}

GBytes *
tln_test_pdf_from_objects (const char *const *objects, guint n, const char *trailer)
{
  GString *out = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);

  g_string_append_printf (table, "xref\n0 %u\n0000000000 65535 f \n", n + 1);
  for (guint i = 0; i < n; i++) {
    g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", out->len);
    g_string_append_printf (out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
  }
  gsize start = out->len;
  g_string_append_printf (
      out, "%strailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      table->str, n + 1, trailer, start);
  return g_string_free_to_bytes (out);
}

#define CATALOG "<< /Type /Catalog /Pages 2 0 R >>"
#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"

GBytes *
tln_test_pdf_encrypted (void)
{
  const char *const objects[] = { CATALOG, PAGES,
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" };
  const char *trailer =
      "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] "
      "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
      "/O <000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F> "
      "/U <1F1E1D1C1B1A191817161514131211100F0E0D0C0B0A09080706050403020100> >>";

  return tln_test_pdf_from_objects (objects, G_N_ELEMENTS (objects), trailer);
}

/* Every form draws the next one twenty times. */
GBytes *
tln_test_pdf_endless (void)
{
  enum {
    FORMS = 12
  };
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (objects, g_strdup (CATALOG));
  g_ptr_array_add (objects, g_strdup (PAGES));
  g_ptr_array_add (objects,
                   g_strdup ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                             "/Resources << /XObject << /F 5 0 R >> >> /Contents 4 0 R >>"));
  g_ptr_array_add (objects, g_strdup ("<< /Length 4 >>\nstream\n/F Do\nendstream"));
  for (guint i = 0; i < FORMS; i++) {
    g_autoptr (GString) content = g_string_new (NULL);
    for (guint k = 0; k < 20; k++)
      g_string_append (content, "/F Do\n");
    g_ptr_array_add (
        objects, g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length "
                                  "%" G_GSIZE_FORMAT
                                  " /Resources << /XObject << /F %u 0 R >> >> >>\nstream\n"
                                  "%s\nendstream",
                                  content->len, i + 6, content->str));
  }
  g_ptr_array_add (objects, g_strdup ("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                      "/Length 1 >>\nstream\n \nendstream"));
  return tln_test_pdf_from_objects ((const char *const *) objects->pdata, objects->len, "");
}
