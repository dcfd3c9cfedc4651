/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names beside samples of what they name, in as many rows as they need. On the screen the legend is
 * made of widgets; this one is for pictures. */
#include "tln-rotation-parts.h"

#define SAMPLE 22.0
#define BETWEEN 16.0

/* Where the next name goes. */
typedef struct {
  const TlnRotationFrame *view;
  double x;
  guint row;
} Pen;

double
tln_rotation_text_width (const TlnRotationFrame *view, const char *text)
{
  double places = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    places += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return places * view->char_width;
}

/* The box of the sample of a name; the pen moves behind the name. */
static TlnBox
place (Pen *pen, const char *name)
{
  double line = pen->view->line_height;
  double width = SAMPLE + TLN_ROTATION_GAP + tln_rotation_text_width (pen->view, name);

  if (pen->x > 0 && pen->x + width > pen->view->width) {
    pen->x = 0;
    pen->row++;
  }
  TlnBox box = { pen->x, pen->row * line * 1.4 + line * 0.2, SAMPLE, line * 0.6 };
  pen->x += width + BETWEEN;
  return box;
}

static char *
line_words (const TlnRotationLine *line)
{
  return g_strdup_printf ("%s %s", line->code, line->name);
}

static void
draw_name (const TlnBox *box, const char *name, TlnDrawing *drawing)
{
  TlnDrawItem label = { .role = TLN_ROLE_TEXT,
                        .form = TLN_ANCHOR_LEFT,
                        .size = 1,
                        .x = box->x + box->width + TLN_ROTATION_GAP,
                        .y = box->y + box->height / 2 };

  tln_drawing_add_text (drawing, &label, name);
}

/* drawing NULL: only to see how far it goes. */
static void
walk (const TlnRotation *rotation, Pen *pen, TlnDrawing *drawing)
{
  for (guint s = 0; s < rotation->stages->len; s++) {
    const char *name = g_ptr_array_index (rotation->stages, s);
    TlnBox box = place (pen, name);

    if (drawing == NULL)
      continue;
    tln_rotation_draw_stage (s, &box, drawing);
    draw_name (&box, name, drawing);
  }
  for (guint i = 0; i < rotation->lines->len; i++) {
    g_autofree char *name = line_words (g_ptr_array_index (rotation->lines, i));
    TlnBox box = place (pen, name);

    if (drawing == NULL)
      continue;
    tln_rotation_draw_line (rotation, i, &box, drawing);
    draw_name (&box, name, drawing);
  }
}

double
tln_rotation_legend_height (const TlnRotation *rotation, const TlnRotationFrame *view)
{
  Pen pen = { view, 0, 0 };

  if (!view->legend || rotation->stages->len + rotation->lines->len == 0)
    return 0;
  walk (rotation, &pen, NULL);
  /* Two hundred names would leave no room for what they name. */
  return MIN ((pen.row + 1) * view->line_height * 1.4, view->height / 3);
}

void
tln_rotation_draw_legend (const TlnRotationPlot *plot, TlnDrawing *drawing)
{
  Pen pen = { &plot->view, 0, 0 };
  TlnDrawItem clip = { .kind = TLN_DRAW_CLIP,
                       .width = plot->view.width,
                       .height = plot->legend_height };
  TlnDrawItem unclip = { .kind = TLN_DRAW_UNCLIP };

  if (plot->legend_height <= 0)
    return;
  tln_drawing_add (drawing, &clip);
  walk (plot->rotation, &pen, drawing);
  tln_drawing_add (drawing, &unclip);
}
