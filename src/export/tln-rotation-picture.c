/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation on a sheet, with its legend. */
#include "tln-rotation-picture.h"

#include "tln-error.h"

typedef struct {
  const TlnRotation *rotation;
  const TlnRotationFrame *view;
} Page;

static void
paint_rotation (const TlnSheetBox *box, gpointer data)
{
  const Page *page = data;
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnRotationFrame view = *page->view;
  TlnRotationPlot plot;

  view.width = box->width;
  view.height = box->height;
  view.device_scale = box->sheet->scale;
  view.char_width = box->char_width;
  view.line_height = box->line_height;
  view.legend = TRUE;
  tln_rotation_layout (&plot, page->rotation, &view);
  tln_drawing_clear (drawing, box->width, box->height);
  tln_rotation_draw (&plot, drawing);
  tln_drawing_paint (drawing, box->target);
}

GBytes *
tln_rotation_picture (const TlnRotation *rotation,
                      const TlnRotationFrame *view,
                      const TlnSheet *sheet,
                      TlnSheetFormat format,
                      GError **error)
{
  Page page = { rotation, view };

  if (view->first < MIN (view->last, rotation->attention->n_weeks))
    return tln_sheet_make (sheet, format, paint_rotation, &page, error);
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "no weeks in this range");
  return NULL;
}
