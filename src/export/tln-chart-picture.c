/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of an instrument on a sheet. */
#include "tln-chart-picture.h"

#include "tln-error.h"
#include "tln-plot-draw.h"
#include "tln-plot-levels.h"
#include "tln-plot-weeks.h"
#include "tln-sheet.h"

#define PANE_SHARE 0.2
#define ATTENTION_SHARE 0.12

typedef struct {
  TlnPlotData *data;
  const TlnChartPicture *picture;
} Page;

static TlnSheet
make_sheet (const TlnChartPicture *picture)
{
  return (TlnSheet) { .width = picture->width,
                      .height = picture->height,
                      .scale = picture->scale,
                      .style = picture->style,
                      .title = picture->title,
                      .caption = picture->caption };
}

static TlnPlotView
make_view (const Page *page)
{
  const TlnChartPicture *picture = page->picture;
  const TlnSeries *series = page->data->series;
  gboolean all = picture->from == 0 && picture->to == 0;

  return (TlnPlotView) {
    .first = all ? 0 : tln_series_find (series, picture->from),
    .last = all ? series->n : tln_series_find (series, picture->to),
    .volume_share = picture->no_volume ? 0 : PANE_SHARE,
    .drawdown_share = picture->drawdown ? PANE_SHARE : 0,
    .attention_share = picture->attention ? ATTENTION_SHARE : 0,
    .rebase = picture->rebase,
    .base = picture->base != 0 ? tln_series_find (series, picture->base) : TLN_BASE_FIRST,
    .kind = picture->kind,
    .scale = picture->axis,
    .hollow = picture->hollow,
    .strokes = TRUE,
  };
}

static void
paint_chart (const TlnSheetBox *box, gpointer data)
{
  const Page *page = data;
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  g_autofree TlnPlot *plot = g_new0 (TlnPlot, 1);
  TlnPlotView view = make_view (page);

  view.width = box->width;
  view.height = box->height;
  view.device_scale = box->sheet->scale;
  view.char_width = box->char_width;
  view.line_height = box->line_height;
  tln_plot_layout (plot, page->data, &view);
  tln_drawing_clear (drawing, box->width, box->height);
  tln_plot_draw_grid (plot, drawing);
  tln_plot_draw_series (plot, drawing);
  tln_plot_draw_weeks (plot, drawing);
  tln_plot_draw_levels (plot, drawing);
  tln_plot_draw_events (plot, drawing);
  tln_plot_draw_legend (plot, G_MAXUINT, drawing);
  tln_drawing_paint (drawing, box->target);
}

static gboolean
check_range (const Page *page, GError **error)
{
  TlnPlotView view = make_view (page);

  if (view.first < view.last)
    return TRUE;
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "no bars in this range");
  return FALSE;
}

static GBytes *
make_file (TlnPlotData *data, const TlnChartPicture *picture, TlnSheetFormat format, GError **error)
{
  Page page = { data, picture };
  TlnSheet sheet = make_sheet (picture);

  return check_range (&page, error) ? tln_sheet_make (&sheet, format, paint_chart, &page, error)
                                    : NULL;
}

gboolean
tln_chart_picture_paint (cairo_t *cr,
                         TlnPlotData *data,
                         const TlnChartPicture *picture,
                         GError **error)
{
  Page page = { data, picture };
  TlnSheet sheet = make_sheet (picture);

  return check_range (&page, error) && tln_sheet_paint (&sheet, cr, paint_chart, &page, error);
}

GBytes *
tln_chart_picture_svg (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  return make_file (data, picture, TLN_SHEET_SVG, error);
}

GBytes *
tln_chart_picture_pdf (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  return make_file (data, picture, TLN_SHEET_PDF, error);
}

GBytes *
tln_chart_picture_png (TlnPlotData *data, const TlnChartPicture *picture, GError **error)
{
  return make_file (data, picture, TLN_SHEET_PNG, error);
}

TlnChartPictureFunc
tln_chart_picture_for_name (const char *name)
{
  static const TlnChartPictureFunc makers[] = { tln_chart_picture_svg, tln_chart_picture_pdf,
                                                tln_chart_picture_png };
  TlnSheetFormat format;

  return tln_sheet_format_for_name (name, &format) ? makers[format] : NULL;
}
