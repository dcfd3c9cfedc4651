/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OPML in and out: reading, parsing and writing happen on threads of the store. */
#include "tln-feed-files.h"

#include "tln-feeds.h"
#include "tln-opml.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file on its way. */
typedef struct {
  TlnStore *store;
  GWeakRef window;
  GFile *file;
  GBytes *bytes;
  guint n_added; /* of feeds */
  guint n_known;
} Transfer;

static Transfer *
transfer_new (GtkWindow *parent, TlnStore *store)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->store = g_object_ref (store);
  g_weak_ref_init (&transfer->window, parent);
  return transfer;
}

static void
transfer_free (Transfer *transfer)
{
  g_clear_object (&transfer->store);
  g_clear_object (&transfer->file);
  g_clear_pointer (&transfer->bytes, g_bytes_unref);
  g_weak_ref_clear (&transfer->window);
  g_free (transfer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static void
say_error (Transfer *transfer, const GError *error)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (&transfer->window);

  if (window != NULL)
    tln_toast_error (window, error);
}

static GtkFileDialog *
dialog_new (const char *title, const char *accept)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists of Feeds (OPML)"));
  gtk_file_filter_add_suffix (lists, "opml");
  gtk_file_filter_add_suffix (lists, "xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, lists);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

/* In. */

static gpointer
import_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Transfer *transfer = data;
  g_autoptr (TlnOpml) opml = tln_opml_parse (transfer->bytes, NULL, error);

  for (guint i = 0; opml != NULL && i < opml->outlines->len; i++) {
    const TlnOutline *outline = g_ptr_array_index (opml->outlines, i);
    TlnFeedDraft draft = { outline->url, outline->title, outline->site_url, outline->folder,
                           FALSE };
    gboolean added;
    if (outline->kind != TLN_OUTLINE_FEED)
      continue;
    if (tln_feeds_add (db, &draft, &added, error) == 0)
      return NULL;
    transfer->n_added += added;
    transfer->n_known += !added;
  }
  tln_act_describe (db, NULL, transfer->n_added);
  return NULL;
}

static char *
import_sentence (const Transfer *transfer)
{
  guint n = transfer->n_added;

  if (n == 0 && transfer->n_known == 0)
    return g_strdup (_ ("There are no feeds in this list."));
  if (n == 0)
    return g_strdup (_ ("All feeds of this list are here already."));
  return g_strdup_printf (ngettext ("%u feed added", "%u feeds added", n), n);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&transfer->window);
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (window == NULL)
    return;
  g_autofree char *sentence = import_sentence (transfer);
  if (error != NULL)
    tln_toast_error (window, error);
  else if (act != 0)
    tln_toast_act (window, sentence, act);
  else
    tln_toast_say (window, sentence);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;

  transfer->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (transfer->bytes == NULL) {
    say_error (transfer, error);
    return;
  }
  TlnJob job = { .run = import_job, .data = transfer };
  TlnStore *store = transfer->store;
  tln_store_write_async (store, TLN_ACT_FEED, &job, NULL, imported_cb, g_steal_pointer (&transfer));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, g_steal_pointer (&transfer));
}

void
tln_feed_files_import (GtkWindow *parent, TlnStore *store)
{
  g_autoptr (GtkFileDialog) dialog = dialog_new (_ ("Import Feeds"), _ ("_Import"));

  gtk_file_dialog_open (dialog, parent, NULL, opened_cb, transfer_new (parent, store));
}

/* Out. */

static gpointer
export_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Transfer *transfer = data;
  g_autoptr (GPtrArray) feeds = tln_feeds_get_all (db, error);
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_outline_free);

  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++) {
    const TlnSubscription *feed = g_ptr_array_index (feeds, i);
    g_ptr_array_add (outlines,
                     tln_outline_new (feed->title, feed->url, feed->site_url, feed->folder));
  }
  g_autofree char *text = tln_opml_write ("Throughline", outlines);
  g_file_replace_contents (transfer->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                           NULL, cancellable, error);
  return NULL;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&transfer->window);
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (window == NULL)
    return;
  if (error != NULL)
    tln_toast_save_error (window, error);
  else
    tln_toast_say (window, _ ("The list of feeds was saved."));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;

  transfer->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (transfer->file == NULL)
    return;
  TlnJob job = { .run = export_job, .data = transfer };
  TlnStore *store = transfer->store;
  tln_store_read_async (store, &job, NULL, exported_cb, g_steal_pointer (&transfer));
}

void
tln_feed_files_export (GtkWindow *parent, TlnStore *store)
{
  g_autoptr (GtkFileDialog) dialog = dialog_new (_ ("Export Feeds"), _ ("_Export"));

  gtk_file_dialog_set_initial_name (dialog, "throughline.opml");
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, transfer_new (parent, store));
}
