/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a chart. The same drawing as on the screen goes through the export to a file or a
 * page; size, scale and style are asked for in a dialog. */
#include "tln-chart-file.h"

#include "tln-chart-picture.h"
#include "tln-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define WIDTH 1200
#define HEIGHT 675
#define LEAST 200
#define MOST 8000

/* All that is drawn, apart from the chart: what happens to that meanwhile does not matter. */
typedef struct {
  TlnPlotData *data;
  TlnChartPicture picture;
  char *title;
  char *caption;
  char *file_name;
  GFile *file;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  tln_plot_data_free (sheet->data);
  g_free (sheet->title);
  g_free (sheet->caption);
  g_free (sheet->file_name);
  g_clear_object (&sheet->file);
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
      (TlnChartPicture) { .width = WIDTH,
                          .height = HEIGHT,
                          .scale = 1,
                          .kind = options->kind,
                          .axis = options->log_scale ? TLN_SCALE_LOG : TLN_SCALE_LINEAR,
                          .rebase = options->rebase,
                          .base = options->base,
                          .hollow = TRUE,
                          .no_volume = !options->volume,
                          .drawdown = options->drawdown,
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

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sheet *sheet = data;
  g_autofree char *name = g_file_get_basename (sheet->file);
  TlnChartPictureFunc draw = tln_chart_picture_for_name (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = (draw ? draw : tln_chart_picture_png) (sheet->data, &sheet->picture, &error);
  if (bytes && g_file_replace_contents (sheet->file, g_bytes_get_data (bytes, NULL),
                                        g_bytes_get_size (bytes), NULL, FALSE,
                                        G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tln_toast_say (GTK_WIDGET (source), _ ("Picture saved"));
  else
    tln_toast_error (GTK_WIDGET (source), error);
}

/* What the dialog asks. */
typedef struct {
  AdwDialog *dialog;
  TlnChart *chart;
  Sheet *sheet;
  AdwComboRow *format;
  AdwSpinRow *width;
  AdwSpinRow *height;
  AdwSpinRow *scale;
  AdwSwitchRow *dark;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_clear_object (&asked->chart);
  g_clear_pointer (&asked->sheet, sheet_free);
  g_free (asked);
}

typedef struct {
  TlnChart *chart;
  Sheet *sheet;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (TlnChart) chart = saving->chart;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = saving->sheet;

  sheet->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (!sheet->file) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      tln_toast_error (GTK_WIDGET (chart), error);
    sheet_free (sheet);
    return;
  }
  g_autoptr (GTask) task = g_task_new (chart, NULL, drawn_cb, NULL);
  g_task_set_task_data (task, sheet, sheet_free);
  g_task_run_in_thread (task, draw_thread);
}

static void
save_cb (GtkButton *button, Asked *asked)
{
  static const char *const ends[] = { "svg", "pdf", "png" };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (asked->chart));
  Sheet *sheet = g_steal_pointer (&asked->sheet);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  Saving *saving;

  if (!sheet)
    return;
  sheet->picture.width = adw_spin_row_get_value (asked->width);
  sheet->picture.height = adw_spin_row_get_value (asked->height);
  sheet->picture.scale = adw_spin_row_get_value (asked->scale);
  sheet->picture.style.dark = adw_switch_row_get_active (asked->dark);
  name = g_strdup_printf ("%s.%s", sheet->file_name,
                          ends[MIN (adw_combo_row_get_selected (asked->format), 2)]);
  g_strdelimit (name, "/\n", '-');
  saving = g_new (Saving, 1);
  *saving = (Saving) { g_object_ref (asked->chart), sheet };
  gtk_file_dialog_set_title (dialog, _ ("Save Picture"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, saved_cb, saving);
  adw_dialog_close (asked->dialog);
}

static void
format_cb (Asked *asked)
{
  gtk_widget_set_visible (GTK_WIDGET (asked->scale),
                          adw_combo_row_get_selected (asked->format) == 2);
}

static AdwSpinRow *
add_number (AdwPreferencesGroup *group, const char *title, double least, double most, double value)
{
  GtkWidget *row = adw_spin_row_new_with_range (least, most, least < LEAST ? 1 : 10);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), value);
  adw_preferences_group_add (group, row);
  return ADW_SPIN_ROW (row);
}

static GtkWidget *
make_rows (Asked *asked)
{
  const char *const formats[] = { "SVG", "PDF", "PNG", NULL };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GtkStringList) list = gtk_string_list_new (formats);
  GtkWidget *page = adw_preferences_page_new ();

  asked->format = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asked->format), _ ("Format"));
  adw_combo_row_set_model (asked->format, G_LIST_MODEL (list));
  adw_preferences_group_add (group, GTK_WIDGET (asked->format));
  asked->width = add_number (group, _ ("Width in Pixels"), LEAST, MOST, WIDTH);
  asked->height = add_number (group, _ ("Height in Pixels"), LEAST, MOST, HEIGHT);
  asked->scale = add_number (group, _ ("Scale"), 1, 4, 2);
  asked->dark = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asked->dark), _ ("Dark"));
  adw_switch_row_set_active (asked->dark,
                             adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_preferences_group_add (group, GTK_WIDGET (asked->dark));
  g_signal_connect_swapped (asked->format, "notify::selected", G_CALLBACK (format_cb), asked);
  format_cb (asked);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}

void
tln_chart_file_ask (TlnChart *chart, const TlnChartPaper *paper)
{
  Sheet *sheet = sheet_new (chart, paper);
  GtkWidget *view;
  GtkWidget *header;
  GtkWidget *save;
  Asked *asked;

  if (!sheet)
    return;
  asked = g_new0 (Asked, 1);
  asked->chart = g_object_ref (chart);
  asked->sheet = sheet;
  asked->dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  save = gtk_button_new_with_mnemonic (_ ("_Save…"));
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_data (save, "clicked", G_CALLBACK (save_cb), asked, asked_free, 0);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_rows (asked));
  adw_dialog_set_title (asked->dialog, _ ("Picture of the Chart"));
  adw_dialog_set_child (asked->dialog, view);
  adw_dialog_set_content_width (asked->dialog, 420);
  adw_dialog_set_default_widget (asked->dialog, save);
  adw_dialog_present (asked->dialog, GTK_WIDGET (chart));
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

void
tln_chart_file_print (TlnChart *chart, const TlnChartPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Sheet *sheet = sheet_new (chart, paper);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (chart));

  if (!sheet)
    return;
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, sheet->file_name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  g_object_set_data_full (G_OBJECT (operation), "sheet", sheet, sheet_free);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (root), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tln_toast_error (GTK_WIDGET (chart), error);
}
