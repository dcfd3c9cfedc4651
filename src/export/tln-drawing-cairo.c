/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cairo back end of a drawing. One function for each kind of shape. */
#include "tln-drawing-cairo.h"

#include <math.h>

static void
set_role (const TlnCairoTarget *target, TlnRole role)
{
  TlnColor color = tln_palette_color (&target->style, role);

  cairo_set_source_rgba (target->cr, color.red, color.green, color.blue, color.alpha);
}

static PangoLayout *
make_layout (const TlnCairoTarget *target, const char *text, double size)
{
  PangoLayout *layout = pango_cairo_create_layout (target->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (target->font);

  pango_font_description_set_absolute_size (font,
                                            pango_font_description_get_size (target->font) * size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
tln_cairo_measure (const TlnCairoTarget *target, const char *text, double *width, double *height)
{
  g_autoptr (PangoLayout) layout = make_layout (target, text, 1);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

static void
paint_text (const TlnCairoTarget *target, const TlnDrawItem *item, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (target, text, (double) item->size);
  PangoRectangle logical;
  double x = item->x;

  pango_layout_get_extents (layout, NULL, &logical);
  double width = (double) logical.width / PANGO_SCALE;
  if (item->form == TLN_ANCHOR_CENTER)
    x -= width / 2;
  else if (item->form == TLN_ANCHOR_RIGHT)
    x -= width;
  cairo_move_to (target->cr, x, item->y - (double) logical.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (target->cr, layout);
}

static void
paint_polyline (cairo_t *cr, const TlnDrawItem *item, const TlnPoint *points)
{
  cairo_save (cr);
  /* A text before it leaves a current point. */
  cairo_new_path (cr);
  for (guint i = 0; i < item->n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  if (item->kind == TLN_DRAW_POLYGON) {
    cairo_fill (cr);
  } else {
    cairo_set_line_width (cr, (double) item->size);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap (cr, item->form == 0 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    if (item->form != 0) {
      const float *ink = tln_drawing_dashes (item->form);
      const double dashes[] = { (double) ink[0], (double) ink[1], (double) ink[2],
                                (double) ink[3] };

      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
    cairo_stroke (cr);
  }
  cairo_restore (cr);
}

static void
paint_mark (cairo_t *cr, const TlnDrawItem *item)
{
  double size = (double) item->size;
  guint n;
  const TlnPoint *corners = tln_mark_corners (item->form, &n);

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, item->x + corners[i].x * size, item->y + corners[i].y * size);
  if (n == 0)
    cairo_arc (cr, item->x, item->y, size * 0.425, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_frame (cairo_t *cr, const TlnDrawItem *item)
{
  double size = (double) item->size;

  cairo_set_line_width (cr, size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_rectangle (cr, item->x + size / 2, item->y + size / 2, MAX (0, item->width - size),
                   MAX (0, item->height - size));
  cairo_stroke (cr);
}

static void
paint_line (cairo_t *cr, const TlnDrawItem *item)
{
  const double dashes[] = { 4, 3 };

  cairo_save (cr);
  cairo_set_line_width (cr, (double) item->size);
  if (item->form == 1)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, item->x, item->y);
  cairo_rel_line_to (cr, item->width, item->height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_item (const TlnDrawing *drawing, const TlnDrawItem *item, const TlnCairoTarget *target)
{
  cairo_t *cr = target->cr;

  switch ((TlnDrawKind) item->kind) {
  case TLN_DRAW_RECT:
    cairo_rectangle (cr, item->x, item->y, item->width, item->height);
    cairo_fill (cr);
    break;
  case TLN_DRAW_FRAME:
    paint_frame (cr, item);
    break;
  case TLN_DRAW_LINE:
    paint_line (cr, item);
    break;
  case TLN_DRAW_POLYLINE:
  case TLN_DRAW_POLYGON:
    paint_polyline (cr, item, tln_drawing_points (drawing, item));
    break;
  case TLN_DRAW_TEXT:
    paint_text (target, item, tln_drawing_text (drawing, item));
    break;
  case TLN_DRAW_MARK:
    paint_mark (cr, item);
    break;
  case TLN_DRAW_CLIP:
    cairo_save (cr);
    cairo_rectangle (cr, item->x, item->y, item->width, item->height);
    cairo_clip (cr);
    break;
  case TLN_DRAW_UNCLIP:
    cairo_restore (cr);
    break;
  }
}

void
tln_drawing_paint (const TlnDrawing *drawing, const TlnCairoTarget *target)
{
  for (guint i = 0; i < drawing->items->len; i++) {
    const TlnDrawItem *item = &g_array_index (drawing->items, TlnDrawItem, i);

    set_role (target, item->role);
    paint_item (drawing, item, target);
  }
}
