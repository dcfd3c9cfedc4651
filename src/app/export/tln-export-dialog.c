/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an export. The last folder and format are remembered, so that Ctrl+E, Enter repeats
 * the last one. */
#include "config.h"

#include "tln-export-dialog.h"

#include "tln-catalog.h"
#include "tln-export-settings.h"
#include "tln-export.h"
#include "tln-toast.h"
#include "tln-verify-dialog.h"

#include <glib/gi18n.h>

struct _TlnExportDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  gint64 *theses; /* of the rows of thesis_row; the first is 0: all */
  char *folder;
  gboolean busy;

  AdwComboRow *thesis_row;
  AdwComboRow *format_row;
  AdwSwitchRow *texts_row;
  AdwActionRow *target_row;
};

G_DEFINE_FINAL_TYPE (TlnExportDialog, tln_export_dialog, ADW_TYPE_DIALOG)

typedef struct {
  gint64 thesis;
  gboolean vault;
  gboolean texts;
  char *target;
  char *language;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->target);
  g_free (request->language);
  g_free (request);
}

static gpointer
export_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  TlnExportOptions options = { .format = request->vault ? "vault" : "markdown",
                               .thesis = request->thesis,
                               .language = request->language,
                               .target = request->target,
                               .texts = request->texts };
  TlnExportReport report;

  tln_db_note_long (db);
  g_autoptr (GPtrArray) files = tln_export_render (db, &options, error);
  if (files == NULL || !tln_export_write (db, files, &options, &report, error))
    return NULL;
  return g_memdup2 (&report, sizeof report);
}

static void
say_report (GtkWidget *window, const TlnExportReport *report)
{
  g_autofree char *written = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u file written", "%u files written", report->written),
      report->written);
  g_autofree char *rest = g_strdup_printf (_ ("%u unchanged"), report->unchanged);
  g_autofree char *kept =
      report->kept > 0 ? g_strdup_printf (_ ("your own text kept in %u"), report->kept) : NULL;
  g_autofree char *sentence = kept != NULL ? g_strdup_printf ("%s, %s, %s", written, rest, kept)
                                           : g_strdup_printf ("%s, %s", written, rest);

  tln_toast_say (window, sentence);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree TlnExportReport *report = tln_store_finish (TLN_STORE (source), result, &error);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  self->busy = FALSE;
  if (report == NULL) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  if (window != NULL)
    say_report (window, report);
  adw_dialog_close (ADW_DIALOG (self));
}

static gint64
chosen_thesis (TlnExportDialog *self)
{
  guint row = adw_combo_row_get_selected (self->thesis_row);

  return row != GTK_INVALID_LIST_POSITION && self->theses != NULL ? self->theses[row] : 0;
}

static gboolean
chosen_vault (TlnExportDialog *self)
{
  return adw_combo_row_get_selected (self->format_row) == 0;
}

/* The folder of a vault, or the file inside the folder. Caller frees. */
static char *
target_path (TlnExportDialog *self)
{
  TlnThesis *thesis = tln_catalog_thesis (tln_catalog_of (self->store), chosen_thesis (self));

  if (chosen_vault (self) || thesis == NULL)
    return g_build_filename (self->folder, "Throughline", NULL);
  return tln_export_settings_file (self->folder, thesis->title);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnExportDialog *self = TLN_EXPORT_DIALOG (widget);
  Request *request = g_new0 (Request, 1);
  TlnJob job = { export_job, request, request_free, g_free };

  request->thesis = chosen_thesis (self);
  request->vault = chosen_vault (self) || request->thesis == 0;
  request->texts = adw_switch_row_get_active (self->texts_row);
  request->target = target_path (self);
  request->language = g_strdup (g_get_language_names ()[0]);
  if (self->busy) {
    request_free (request);
    return;
  }
  self->busy = TRUE;
  tln_export_settings_save (self->folder, request->vault, request->texts);
  tln_store_read_async (self->store, &job, NULL, exported_cb, g_object_ref (self));
}

static void
show_target (TlnExportDialog *self)
{
  g_autofree char *path = target_path (self);
  g_autofree char *shown = g_filename_display_name (path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->target_row),
                                 chosen_vault (self) ? _ ("Folder") : _ ("File"));
  adw_action_row_set_subtitle (self->target_row, shown);
}

static void
choice_changed_cb (TlnExportDialog *self)
{
  if (self->store == NULL || self->theses == NULL)
    return;
  /* One file holds one thesis. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), chosen_thesis (self) != 0);
  if (chosen_thesis (self) == 0 && !chosen_vault (self))
    adw_combo_row_set_selected (self->format_row, 0);
  /* Only the folder has notes of sources. */
  gtk_widget_set_visible (GTK_WIDGET (self->texts_row), chosen_vault (self));
  show_target (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnExportDialog) self = user_data;
  g_autoptr (GFile) folder =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    return;
  g_free (self->folder);
  self->folder = g_strdup (g_file_peek_path (folder));
  show_target (self);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnExportDialog *self = TLN_EXPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  gtk_file_dialog_set_title (dialog, _ ("Choose Where to Export"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL,
                                 folder_chosen_cb, g_object_ref (self));
}

static void
verify_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnExportDialog *self = TLN_EXPORT_DIALOG (widget);

  tln_verify_dialog_choose (self->store, self->folder, widget);
}

static void
tln_export_dialog_dispose (GObject *object)
{
  TlnExportDialog *self = TLN_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->theses, g_free);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (tln_export_dialog_parent_class)->dispose (object);
}

static void
tln_export_dialog_class_init (TlnExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnExportDialog, thesis_row);
  gtk_widget_class_bind_template_child (widget_class, TlnExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TlnExportDialog, texts_row);
  gtk_widget_class_bind_template_child (widget_class, TlnExportDialog, target_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_install_action (widget_class, "dialog.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "dialog.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "dialog.verify", NULL, verify_cb);
}

static void
tln_export_dialog_init (TlnExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_theses (TlnExportDialog *self, gint64 thesis)
{
  GPtrArray *theses = tln_catalog_get_theses (tln_catalog_of (self->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All Theses"));
  self->theses = g_new0 (gint64, theses->len + 1);
  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *row = g_ptr_array_index (theses, i);
    gtk_string_list_append (names, row->title);
    self->theses[i + 1] = row->id;
    if (row->id == thesis)
      selected = i + 1;
  }
  adw_combo_row_set_model (self->thesis_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->thesis_row, selected);
}

AdwDialog *
tln_export_dialog_new (TlnStore *store, gint64 thesis)
{
  TlnExportDialog *self = g_object_new (TLN_TYPE_EXPORT_DIALOG, NULL);
  gboolean vault, texts;
  g_autofree char *folder = tln_export_settings_load (&vault, &texts);

  self->store = g_object_ref (store);
  self->folder = g_steal_pointer (&folder);
  fill_theses (self, thesis);
  adw_combo_row_set_selected (self->format_row, vault || thesis == 0 ? 0 : 1);
  adw_switch_row_set_active (self->texts_row, texts);
  choice_changed_cb (self);
  return ADW_DIALOG (self);
}
