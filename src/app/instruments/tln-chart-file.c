/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a chart: the same drawing as on the screen goes through the export to a file or a
 * page. */
#include "tln-chart-file.h"

#include "tln-aside.h"
#include "tln-chart-picture.h"
#include "tln-error.h"
#include "tln-picture-dialog.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* All that is drawn, apart from the chart: what happens to that meanwhile does not matter. */
typedef struct {
  TlnChartCopy *copy;
  TlnPlotData *data; /* made of it on a thread; NULL: not yet */
  TlnChartPicture picture;
  char *title;
  char *caption;
  char *file_name;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  tln_chart_copy_free (sheet->copy);
  tln_plot_data_free (sheet->data);
  g_free (sheet->title);
  g_free (sheet->caption);
  g_free (sheet->file_name);
  g_free (sheet);
}

/* On any thread, one at a time. */
static void
work_out (Sheet *sheet)
{
  if (sheet->data)
    return;
  sheet->data = tln_chart_copy_make (sheet->copy);
  for (guint i = 0; i < sheet->data->lines->len; i++) {
    const TlnPlotLine *line = g_ptr_array_index (sheet->data->lines, i);

    if (line->foreign && sheet->picture.rebase == TLN_REBASE_NONE)
      sheet->picture.rebase = TLN_REBASE_HUNDRED;
  }
}

static Sheet *
sheet_new (TlnChart *chart, const TlnChartPaper *paper)
{
  const TlnChartOptions *options = tln_chart_get_options (chart);
  TlnChartCopy *copy = tln_chart_copy_new (chart);
  Sheet *sheet;

  if (!copy)
    return NULL;
  sheet = g_new0 (Sheet, 1);
  sheet->copy = copy;
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
  tln_chart_get_span (chart, &sheet->picture.from, &sheet->picture.to);
  sheet->picture.to++;
  return sheet;
}

static GBytes *
draw_sheet (const TlnSheet *page, TlnSheetFormat format, gpointer data, GError **error)
{
  static const TlnChartPictureFunc makers[] = { tln_chart_picture_svg, tln_chart_picture_pdf,
                                                tln_chart_picture_png };
  Sheet *sheet = data;
  TlnChartPicture picture;

  work_out (sheet);
  picture = sheet->picture;
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

/* Takes the sheet, which is worked out. */
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

static gpointer
work_aside (gpointer sheet, GCancellable *cancellable, GError **error)
{
  work_out (sheet);
  return NULL;
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer sheet)
{
  TlnChart *chart = TLN_CHART (source);
  g_autoptr (GtkPrintOperation) operation = make_operation (sheet);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (chart));

  /* The page was left meanwhile. */
  if (!root)
    return;
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (root), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tln_toast_error (GTK_WIDGET (chart), error);
}

void
tln_chart_file_print (TlnChart *chart, const TlnChartPaper *paper)
{
  Sheet *sheet = sheet_new (chart, paper);
  const TlnAside job = { work_aside, sheet, NULL, NULL };

  if (sheet)
    tln_aside_async (chart, &job, NULL, worked_cb, sheet);
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
  work_out (sheet);
  operation = make_operation (sheet);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
