/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of files; what is in one is shown by the price dialog, and written by export. */
#include "tln-price-files.h"

#include "tln-picture-dialog.h"
#include "tln-price-dialog.h"
#include "tln-price-export.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* One that is on its way in or out. */
typedef struct {
  GtkWidget *from;
  TlnStore *store;
  TlnInstrument *instrument;
} Errand;

static Errand *
errand_new (GtkWidget *from, TlnStore *store, TlnInstrument *instrument)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->from = g_object_ref (from);
  errand->store = g_object_ref (store);
  errand->instrument = tln_instrument_ref (instrument);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->from);
  g_object_unref (errand->store);
  tln_instrument_unref (errand->instrument);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
show_file (GtkWidget *from, TlnStore *store, TlnInstrument *instrument, GFile *file)
{
  adw_dialog_present (tln_price_dialog_new (store, instrument, file), from);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    show_file (errand->from, errand->store, errand->instrument, file);
  else if (error && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tln_toast_error (errand->from, error);
}

void
tln_price_files_import (GtkWidget *from, TlnStore *store, TlnInstrument *instrument)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Prices"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, opened_cb,
                        errand_new (from, store, instrument));
}

/* What a widget that takes drops needs. */
typedef struct {
  TlnStore *store;
  TlnPriceFilesTarget target;
} Drops;

static void
drops_free (gpointer data, GClosure *closure)
{
  Drops *drops = data;

  g_object_unref (drops->store);
  g_free (drops);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drops *drops)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  TlnInstrument *instrument = drops->target (widget);

  if (!files || !instrument)
    return FALSE;
  show_file (widget, drops->store, instrument, files->data);
  return TRUE;
}

void
tln_price_files_take_drops (GtkWidget *widget, TlnStore *store, TlnPriceFilesTarget target)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drops *drops = g_new0 (Drops, 1);

  drops->store = g_object_ref (store);
  drops->target = target;
  g_signal_connect_data (drop, "drop", G_CALLBACK (drop_cb), drops, drops_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
}

typedef struct {
  GBytes *bytes; /* NULL: there are no prices */
  guint n_outside;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_clear_pointer (&written->bytes, g_bytes_unref);
  g_free (written);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Written, written_free)

static gpointer
write_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *instrument = data;
  Written *written = g_new0 (Written, 1);

  written->bytes = tln_price_csv (db, *instrument, &written->n_outside, error);
  return written;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Written) written = tln_store_finish (TLN_STORE (source), result, &error);
  const TlnInstrument *of = errand->instrument;

  if (error) {
    tln_toast_error (errand->from, error);
    return;
  }
  if (!written->bytes) {
    tln_toast_say (errand->from, _ ("There are no prices to export"));
    return;
  }
  if (written->n_outside > 0) {
    g_autofree char *text = g_strdup_printf (
        ngettext ("%u split or dividend lies outside of the prices and is left out",
                  "%u splits and dividends lie outside of the prices and are left out",
                  written->n_outside),
        written->n_outside);

    tln_toast_say (errand->from, text);
  }
  g_autofree char *name = g_strdup_printf ("%s.%s.csv", of->code, of->exchange);
  tln_picture_dialog_save_bytes (errand->from, _ ("Export Prices"), name, written->bytes);
}

void
tln_price_files_export (GtkWidget *from, TlnStore *store, TlnInstrument *instrument)
{
  TlnJob job = { .run = write_job,
                 .data = g_memdup2 (&instrument->id, sizeof instrument->id),
                 .data_free = g_free,
                 .result_free = written_free };

  tln_store_read_async (store, &job, NULL, written_cb, errand_new (from, store, instrument));
}
