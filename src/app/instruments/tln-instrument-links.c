/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of links, and their removal with an Undo. */
#include "tln-instrument-links.h"

#include "tln-instrument-rows.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

static void
unlinked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) list = user_data;
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error)
    tln_toast_error (list, error);
  else
    tln_toast_act (list, _ ("Link removed"), tln_store_finish_act (TLN_STORE (source), result));
}

static gpointer
unlink_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *link = data;

  tln_instruments_unlink (db, *link, error);
  return NULL;
}

static void
unlink_clicked_cb (GtkButton *button, GtkListBox *list)
{
  TlnStore *store = g_object_get_data (G_OBJECT (button), "store");
  const gint64 *link = g_object_get_data (G_OBJECT (button), "link-id");
  TlnJob job = { .run = unlink_job, .data = g_memdup2 (link, sizeof *link), .data_free = g_free };

  tln_store_write_async (store, TLN_ACT_LINK, &job, NULL, unlinked_cb, g_object_ref (list));
}

void
tln_instrument_links_fill (GtkListBox *list, TlnStore *store, GPtrArray *links)
{
  TlnCatalog *catalog = tln_catalog_of (store);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < links->len; i++) {
    const TlnLink *link = g_ptr_array_index (links, i);
    GtkWidget *unlink;

    gtk_list_box_append (list, tln_instrument_row_link (link, catalog, &unlink));
    g_object_set_data_full (G_OBJECT (unlink), "link-id", g_memdup2 (&link->id, sizeof link->id),
                            g_free);
    g_object_set_data_full (G_OBJECT (unlink), "store", g_object_ref (store), g_object_unref);
    g_signal_connect_object (unlink, "clicked", G_CALLBACK (unlink_clicked_cb), list, 0);
  }
  gtk_widget_set_visible (GTK_WIDGET (list), links->len > 0);
}
