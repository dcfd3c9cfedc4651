/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way is told by the steps from each letter of a word to the next. */
#include "tln-pdf-way.h"

#include <math.h>

/* Fewer steps are a stamp at the edge of a page that is otherwise empty. */
#define FEW_STEPS 24
/* Longer ones, as a multiple of the larger side of the letter, lead to another word. */
#define FAR 2.5

/* Of the letters' middles; FALSE where the step is none inside a word. */
static gboolean
step (const PopplerRectangle *from, const PopplerRectangle *to, double *across, double *down)
{
  double side = MAX (from->x2 - from->x1, from->y2 - from->y1);

  *across = (to->x1 + to->x2 - from->x1 - from->x2) / 2;
  *down = (to->y1 + to->y2 - from->y1 - from->y2) / 2;
  return side > 0 && hypot (*across, *down) < FAR * side;
}

TlnPdfWay
tln_pdf_way (const char *text, const PopplerRectangle *boxes, guint n)
{
  guint all = 0, up = 0, down = 0;
  gboolean word = FALSE;
  const char *p = text;

  for (guint i = 0; i < n && *p != '\0'; i++, p = g_utf8_next_char (p)) {
    gboolean blank = g_unichar_isspace (g_utf8_get_char (p));
    double dx, dy;

    if (word && !blank && step (&boxes[i - 1], &boxes[i], &dx, &dy)) {
      all++;
      up += fabs (dy) > 2 * fabs (dx) && dy < 0;
      down += fabs (dy) > 2 * fabs (dx) && dy > 0;
    }
    word = !blank;
  }
  if (all < FEW_STEPS)
    return TLN_PDF_WAY_ACROSS;
  if (down * 4 > all * 3)
    return TLN_PDF_WAY_DOWN;
  return up * 4 > all * 3 ? TLN_PDF_WAY_UP : TLN_PDF_WAY_ACROSS;
}

void
tln_pdf_turn (TlnPdfWay way, double *width, double *height, PopplerRectangle *boxes, guint n)
{
  const double w = *width, h = *height;

  if (way == TLN_PDF_WAY_ACROSS)
    return;
  for (guint i = 0; i < n; i++) {
    const PopplerRectangle box = boxes[i];

    if (way == TLN_PDF_WAY_DOWN)
      boxes[i] = (PopplerRectangle) { box.y1, w - box.x2, box.y2, w - box.x1 };
    else
      boxes[i] = (PopplerRectangle) { h - box.y2, box.x1, h - box.y1, box.x2 };
  }
  *width = h;
  *height = w;
}
