/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a picture, the file dialog behind it, and the thread that draws. */
#include "tln-picture-dialog.h"

#include "tln-aside.h"
#include "tln-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 1200
#define HEIGHT 675
#define LEAST 200
#define MOST 8000

static const char *const formats[] = { "SVG", "PDF", "PNG", NULL };
static const char *const ends[] = { "svg", "pdf", "png" };

/* What is to be drawn, how, and where to. */
typedef struct {
  TlnPictureDraw draw;
  gpointer data;
  GDestroyNotify data_free;
  TlnSheet sheet;
  TlnSheetFormat format;
  char *file_name;
  GFile *file;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  if (drawing->data_free)
    drawing->data_free (drawing->data);
  g_free (drawing->file_name);
  g_clear_object (&drawing->file);
  g_free (drawing);
}

static GBytes *
draw_bytes (Drawing *drawing, GError **error)
{
  g_autofree char *name = g_file_get_basename (drawing->file);
  TlnSheetFormat format = drawing->format;

  /* The name that was chosen has the last word. */
  tln_sheet_format_for_name (name, &format);
  return drawing->draw (&drawing->sheet, format, drawing->data, error);
}

static gpointer
draw_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  Drawing *drawing = data;
  g_autoptr (GBytes) bytes = draw_bytes (drawing, error);

  if (bytes)
    g_file_replace_contents (drawing->file, g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes), NULL, FALSE,
                             G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
  return NULL;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  tln_aside_finish (result, &error);
  if (!error)
    tln_toast_say (GTK_WIDGET (source), _ ("Picture saved"));
  else
    tln_toast_save_error (GTK_WIDGET (source), error);
}

/* What the dialog asks. */
typedef struct {
  AdwDialog *dialog;
  GtkWidget *from;
  Drawing *drawing;
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

  g_clear_object (&asked->from);
  g_clear_pointer (&asked->drawing, drawing_free);
  g_free (asked);
}

/* What a file dialog is waited for with. */
typedef struct {
  GtkWidget *from;
  Drawing *drawing; /* or NULL: */
  GBytes *bytes;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->from);
  g_clear_pointer (&saving->drawing, drawing_free);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static GFile *
finish_save (GObject *dialog, GAsyncResult *result, GtkWidget *from)
{
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (!file && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tln_toast_save_error (from, error);
  return file;
}

static void
picture_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  TlnAside job = { draw_aside, NULL, drawing_free, NULL };

  saving->drawing->file = finish_save (source, result, saving->from);
  if (!saving->drawing->file)
    return;
  job.data = g_steal_pointer (&saving->drawing);
  tln_aside_async (saving->from, &job, NULL, drawn_cb, NULL);
}

static void
ask_place (Saving *saving, const char *title, const char *name, GAsyncReadyCallback callback)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\n", '-');
  GtkRoot *root = gtk_widget_get_root (saving->from);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, clean);
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, callback, saving);
}

static void
save_cb (GtkButton *button, Asked *asked)
{
  Drawing *drawing = g_steal_pointer (&asked->drawing);
  g_autofree char *name = NULL;
  Saving *saving;

  if (!drawing)
    return;
  drawing->format = (TlnSheetFormat) MIN (adw_combo_row_get_selected (asked->format), 2);
  drawing->sheet = (TlnSheet) { .width = adw_spin_row_get_value (asked->width),
                                .height = adw_spin_row_get_value (asked->height),
                                .scale = adw_spin_row_get_value (asked->scale),
                                .style = { .dark = adw_switch_row_get_active (asked->dark) } };
  name = g_strdup_printf ("%s.%s", drawing->file_name, ends[drawing->format]);
  saving = g_new0 (Saving, 1);
  saving->from = g_object_ref (asked->from);
  saving->drawing = drawing;
  ask_place (saving, _ ("Save Picture"), name, picture_place_cb);
  adw_dialog_close (asked->dialog);
}

static void
format_cb (Asked *asked)
{
  gtk_widget_set_visible (GTK_WIDGET (asked->scale),
                          adw_combo_row_get_selected (asked->format) == TLN_SHEET_PNG);
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
tln_picture_dialog_ask (GtkWidget *from, const TlnPictureJob *job)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save…"));
  Asked *asked = g_new0 (Asked, 1);

  asked->from = g_object_ref (from);
  asked->drawing = g_new0 (Drawing, 1);
  asked->drawing->draw = job->draw;
  asked->drawing->data = job->data;
  asked->drawing->data_free = job->data_free;
  asked->drawing->file_name = g_strdup (job->file_name ? job->file_name : "chart");
  asked->dialog = adw_dialog_new ();
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_data (save, "clicked", G_CALLBACK (save_cb), asked, asked_free, 0);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_rows (asked));
  adw_dialog_set_title (asked->dialog, job->title);
  adw_dialog_set_child (asked->dialog, view);
  adw_dialog_set_content_width (asked->dialog, 420);
  adw_dialog_set_default_widget (asked->dialog, save);
  adw_dialog_present (asked->dialog, from);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tln_toast_say (saving->from, _ ("Table saved"));
  else
    tln_toast_save_error (saving->from, error);
}

static void
bytes_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = finish_save (source, result, saving->from);
  GBytes *bytes = saving->bytes;

  if (file)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                         g_steal_pointer (&saving));
}

void
tln_picture_dialog_save_bytes (GtkWidget *from,
                               const char *title,
                               const char *file_name,
                               GBytes *bytes)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->from = g_object_ref (from);
  saving->bytes = g_bytes_ref (bytes);
  ask_place (saving, title, file_name, bytes_place_cb);
}
