/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a chart: the same drawing as on the screen goes through the export to a file or a
 * page. */
#include "tln-chart-file.h"

#include "tln-chart-picture.h"
#include "tln-error.h"
#include "tln-picture-dialog.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <math.h>

/* All that is drawn, apart from the chart: what happens to that meanwhile does not matter. */
typedef struct {
  TlnPlotData *data;
  TlnChartPicture picture;
  char *title;
  char *caption;
  char *file_name;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  tln_plot_data_free (sheet->data);
  g_free (sheet->title);
  g_free (sheet->caption);
  g_free (sheet->file_name);
  g_free (sheet);
}

/* The bars that are seen. */
static void
set_range (TlnChart *chart, Sheet *sheet)
{
  const TlnSeries *series = sheet->data->series;
  double first;
  double last;

  tln_chart_get_range (chart, &first, &last);
  first = CLAMP (floor (first), 0.0, series->n - 1.0);
  last = CLAMP (ceil (last) - 1.0, first, series->n - 1.0);
  sheet->picture.from = series->t[(guint) first];
  sheet->picture.to = series->t[(guint) last] + 1;
}

static Sheet *
sheet_new (TlnChart *chart, const TlnChartPaper *paper)
{
  const TlnChartOptions *options = tln_chart_get_options (chart);
  TlnPlotData *data = tln_chart_copy_data (chart);
  Sheet *sheet;

  if (!data)
    return NULL;
  sheet = g_new0 (Sheet, 1);
  sheet->data = data;
  sheet->title = g_strdup (paper->title);
  sheet->caption = g_strdup (paper->caption);
  sheet->file_name = g_strdup (paper->file_name ? paper->file_name : "chart");
  sheet->picture =
      (TlnChartPicture) { .kind = options->kind,
                          .axis = options->log_scale ? TLN_SCALE_LOG : TLN_SCALE_LINEAR,
                          .rebase = options->rebase,
                          .base = options->base,
                          .hollow = TRUE,
                          .no_volume = !options->volume,
                          .drawdown = options->drawdown,
                          .attention = options->attention,
                          .style = { .red_up = options->red_up },
                          .title = sheet->title,
                          .caption = sheet->caption };
  for (guint i = 0; i < data->lines->len; i++) {
    const TlnPlotLine *line = g_ptr_array_index (data->lines, i);

    if (line->foreign && sheet->picture.rebase == TLN_REBASE_NONE)
      sheet->picture.rebase = TLN_REBASE_HUNDRED;
  }
  set_range (chart, sheet);
  return sheet;
}

static GBytes *
draw_sheet (const TlnSheet *page, TlnSheetFormat format, gpointer data, GError **error)
{
  static const TlnChartPictureFunc makers[] = { tln_chart_picture_svg, tln_chart_picture_pdf,
                                                tln_chart_picture_png };
  const Sheet *sheet = data;
  TlnChartPicture picture = sheet->picture;

  picture.width = page->width;
  picture.height = page->height;
  picture.scale = page->scale;
  picture.style.dark = page->style.dark;
  return makers[format](sheet->data, &picture, error);
}

void
tln_chart_file_ask (TlnChart *chart, const TlnChartPaper *paper)
{
  Sheet *sheet = sheet_new (chart, paper);
  TlnPictureJob job = { .title = _ ("Picture of the Chart"),
                        .file_name = paper->file_name,
                        .draw = draw_sheet,
                        .data = sheet,
                        .data_free = sheet_free };

  if (sheet)
    tln_picture_dialog_ask (GTK_WIDGET (chart), &job);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Sheet *sheet)
{
  TlnChartPicture picture = sheet->picture;

  picture.width = gtk_print_context_get_width (context);
  picture.height = MIN (gtk_print_context_get_height (context), picture.width * 0.7);
  /* Sizes that cannot be drawn leave an empty page; the printer has none that small. */
  tln_chart_picture_paint (gtk_print_context_get_cairo_context (context), sheet->data, &picture,
                           NULL);
}

/* Takes the sheet. */
static GtkPrintOperation *
make_operation (Sheet *sheet)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, sheet->file_name);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  g_object_set_data_full (G_OBJECT (operation), "sheet", sheet, sheet_free);
  return operation;
}

void
tln_chart_file_print (TlnChart *chart, const TlnChartPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = sheet_new (chart, paper);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (chart));

  if (!sheet)
    return;
  operation = make_operation (sheet);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (root), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tln_toast_error (GTK_WIDGET (chart), error);
}

gboolean
tln_chart_file_print_to (TlnChart *chart,
                         const TlnChartPaper *paper,
                         const char *path,
                         GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Sheet *sheet = sheet_new (chart, paper);

  if (!sheet) {
    g_set_error_literal (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "there are no bars");
    return FALSE;
  }
  operation = make_operation (sheet);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
