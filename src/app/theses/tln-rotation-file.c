/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a name; what is written was fixed when it was asked for. */
#include "tln-rotation-file.h"

#include "tln-aside.h"
#include "tln-rotation-picture.h"
#include "tln-rotation-text.h"
#include "tln-rotation-words.h"
#include "tln-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 1200
#define HEIGHT 760
#define SCALE 2

typedef struct {
  TlnRotation *rotation;
  TlnRotationFrame view;
  TlnRotationFile kind;
  gboolean dark;
  char *caption;
  GFile *file;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  tln_rotation_unref (sheet->rotation);
  g_free (sheet->caption);
  g_clear_object (&sheet->file);
  g_free (sheet);
}

static GBytes *
make_picture (const Sheet *sheet, GError **error)
{
  g_autofree char *name = g_file_get_basename (sheet->file);
  TlnSheet page = { .width = WIDTH,
                    .height = HEIGHT,
                    .scale = SCALE,
                    .style = { sheet->dark, FALSE },
                    .title = sheet->rotation->title,
                    .caption = *sheet->caption != '\0' ? sheet->caption : NULL };
  TlnSheetFormat format = TLN_SHEET_SVG;

  tln_sheet_format_for_name (name, &format);
  return tln_rotation_picture (sheet->rotation, &sheet->view, &page, format, error);
}

static GBytes *
make_numbers (const Sheet *sheet)
{
  const TlnRotationFrame *view = &sheet->view;
  char *csv = sheet->kind == TLN_ROTATION_FILE_LAGS
                  ? tln_rotation_lags_csv (sheet->rotation, view->first, view->last)
                  : tln_rotation_csv (sheet->rotation, view->first, view->last, view->base);

  return g_bytes_new_take (csv, strlen (csv));
}

static gpointer
write_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const Sheet *sheet = data;
  g_autoptr (GBytes) bytes =
      sheet->kind == TLN_ROTATION_FILE_PICTURE ? make_picture (sheet, error) : make_numbers (sheet);

  if (bytes != NULL)
    g_file_replace_contents (sheet->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Sheet *sheet = tln_aside_get_data (result);
  gboolean picture = sheet->kind == TLN_ROTATION_FILE_PICTURE;
  g_autoptr (GError) error = NULL;

  tln_aside_finish (result, &error);
  if (error == NULL)
    tln_toast_say (GTK_WIDGET (source), picture ? _ ("Picture saved") : _ ("Table saved"));
  else
    tln_toast_save_error (GTK_WIDGET (source), error);
}

typedef struct {
  GtkWidget *from;
  Sheet *sheet;
} Asked;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GtkWidget) from = asked->from;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = asked->sheet;

  sheet->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (sheet->file == NULL) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      tln_toast_save_error (from, error);
    sheet_free (sheet);
    return;
  }
  const TlnAside job = { write_aside, sheet, sheet_free, NULL };
  tln_aside_async (from, &job, NULL, written_cb, NULL);
}

static GListModel *
make_filters (TlnRotationFile kind)
{
  static const struct {
    const char *name;
    const char *suffix;
  } kinds[] = { { "SVG", "svg" }, { "PDF", "pdf" }, { "PNG", "png" }, { "CSV", "csv" } };
  guint first = kind == TLN_ROTATION_FILE_PICTURE ? 0 : G_N_ELEMENTS (kinds) - 1;
  guint last = kind == TLN_ROTATION_FILE_PICTURE ? G_N_ELEMENTS (kinds) - 1 : G_N_ELEMENTS (kinds);
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = first; i < last; i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    gtk_file_filter_set_name (filter, kinds[i].name);
    gtk_file_filter_add_suffix (filter, kinds[i].suffix);
    g_list_store_append (filters, filter);
  }
  return G_LIST_MODEL (filters);
}

static char *
make_name (const TlnRotation *rotation, TlnRotationFile kind)
{
  static const char *const ends[] = { ".svg", ".csv", "-lags.csv" };
  char *name = g_strdup_printf ("%s%s", rotation->title, ends[kind]);

  return g_strdelimit (name, "/\n", '-');
}

void
tln_rotation_file_ask (GtkWidget *from,
                       TlnRotation *rotation,
                       const TlnRotationFrame *view,
                       TlnRotationFile kind)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters (kind);
  g_autofree char *name = make_name (rotation, kind);
  Sheet *sheet = g_new0 (Sheet, 1);
  Asked *asked = g_new (Asked, 1);

  sheet->rotation = tln_rotation_ref (rotation);
  sheet->view = *view;
  sheet->view.price_title = _ ("Prices, rebased to 100");
  sheet->view.attention_title = tln_rotation_measure_title (rotation, view->measure);
  sheet->kind = kind;
  sheet->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  sheet->caption = tln_rotation_caption (rotation, view);
  *asked = (Asked) { g_object_ref (from), sheet };
  gtk_file_dialog_set_title (dialog, kind == TLN_ROTATION_FILE_PICTURE ? _ ("Save Picture")
                                                                       : _ ("Save Table"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, chosen_cb, asked);
}
