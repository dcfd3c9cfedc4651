/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of shapes and its pools of points and texts. */
#include "tln-drawing.h"

#include <string.h>

TlnDrawing *
tln_drawing_new (void)
{
  TlnDrawing *drawing = g_new0 (TlnDrawing, 1);

  drawing->items = g_array_sized_new (FALSE, FALSE, sizeof (TlnDrawItem), 256);
  drawing->points = g_array_new (FALSE, FALSE, sizeof (TlnPoint));
  drawing->texts = g_string_new (NULL);
  return drawing;
}

void
tln_drawing_free (TlnDrawing *drawing)
{
  if (drawing == NULL)
    return;
  g_array_unref (drawing->items);
  g_array_unref (drawing->points);
  g_string_free (drawing->texts, TRUE);
  g_free (drawing);
}

void
tln_drawing_clear (TlnDrawing *drawing, double width, double height)
{
  drawing->width = width;
  drawing->height = height;
  g_array_set_size (drawing->items, 0);
  g_array_set_size (drawing->points, 0);
  g_string_truncate (drawing->texts, 0);
}

const char *
tln_drawing_text (const TlnDrawing *drawing, const TlnDrawItem *item)
{
  return drawing->texts->str + item->first;
}

const TlnPoint *
tln_drawing_points (const TlnDrawing *drawing, const TlnDrawItem *item)
{
  return &g_array_index (drawing->points, TlnPoint, item->first);
}

void
tln_drawing_add (TlnDrawing *drawing, const TlnDrawItem *item)
{
  g_array_append_vals (drawing->items, item, 1);
}

void
tln_drawing_add_text (TlnDrawing *drawing, const TlnDrawItem *item, const char *text)
{
  TlnDrawItem copy = *item;

  copy.kind = TLN_DRAW_TEXT;
  copy.first = (guint) drawing->texts->len;
  g_string_append_len (drawing->texts, text, (gssize) strlen (text) + 1);
  tln_drawing_add (drawing, &copy);
}

const TlnPoint *
tln_mark_corners (TlnMarkShape shape, guint *n_corners)
{
  static const TlnPoint up[] = { { 0, -0.5 }, { 0.5, 0.4 }, { -0.5, 0.4 } };
  static const TlnPoint down[] = { { 0, 0.5 }, { -0.5, -0.4 }, { 0.5, -0.4 } };
  static const TlnPoint diamond[] = { { 0, -0.5 }, { 0.5, 0 }, { 0, 0.5 }, { -0.5, 0 } };
  static const TlnPoint hourglass[] = { { -0.45, -0.5 }, { 0.45, -0.5 }, { 0.08, 0 },
                                        { 0.45, 0.5 },   { -0.45, 0.5 }, { -0.08, 0 } };
  static const TlnPoint square[] = { { -0.4, -0.4 }, { 0.4, -0.4 }, { 0.4, 0.4 }, { -0.4, 0.4 } };
  static const TlnPoint cross[] = { { -0.16, -0.5 }, { 0.16, -0.5 },  { 0.16, -0.16 },
                                    { 0.5, -0.16 },  { 0.5, 0.16 },   { 0.16, 0.16 },
                                    { 0.16, 0.5 },   { -0.16, 0.5 },  { -0.16, 0.16 },
                                    { -0.5, 0.16 },  { -0.5, -0.16 }, { -0.16, -0.16 } };
  static const TlnPoint flag[] = { { -0.4, -0.5 }, { -0.24, -0.5 }, { 0.5, -0.2 },
                                   { -0.24, 0.1 }, { -0.24, 0.5 },  { -0.4, 0.5 } };
  static const struct {
    const TlnPoint *corners;
    guint n;
  } shapes[TLN_MARK_SHAPES] = {
    [TLN_MARK_UP] = { up, G_N_ELEMENTS (up) },
    [TLN_MARK_DOWN] = { down, G_N_ELEMENTS (down) },
    [TLN_MARK_DIAMOND] = { diamond, G_N_ELEMENTS (diamond) },
    [TLN_MARK_HOURGLASS] = { hourglass, G_N_ELEMENTS (hourglass) },
    [TLN_MARK_SQUARE] = { square, G_N_ELEMENTS (square) },
    [TLN_MARK_CROSS] = { cross, G_N_ELEMENTS (cross) },
    [TLN_MARK_FLAG] = { flag, G_N_ELEMENTS (flag) },
  };

  *n_corners = shapes[shape].n;
  return shapes[shape].corners;
}

const float *
tln_drawing_dashes (guint8 form)
{
  static const float dashes[][4] = {
    { 6, 3, 6, 3 }, { 2, 3, 2, 3 }, { 10, 3, 2, 3 }, { 10, 6, 10, 6 }
  };

  return dashes[(form - 1u) % G_N_ELEMENTS (dashes)];
}

void
tln_drawing_begin (TlnDrawing *drawing, const TlnDrawItem *style)
{
  TlnDrawItem item = *style;

  item.first = drawing->points->len;
  item.n = 0;
  tln_drawing_add (drawing, &item);
}

void
tln_drawing_add_point (TlnDrawing *drawing, double x, double y)
{
  TlnPoint point = { x, y };

  g_array_append_val (drawing->points, point);
  g_array_index (drawing->items, TlnDrawItem, drawing->items->len - 1).n++;
}
