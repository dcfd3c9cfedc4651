/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way an article comes in, each ending in a call of tln-imports.h. */
#include "tln-import-sources.h"

#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* Files. */

static void
files_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnImports) imports = user_data;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files)
    tln_imports_add_files (imports, files, "files");
}

static GtkFileFilter *
filter_new (const char *name, const char *const *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes && suffixes[i]; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (!suffixes)
    gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

void
tln_import_choose_files (GtkWindow *parent, TlnImports *imports)
{
  static const char *const suffixes[] = { "html",     "htm",   "xhtml", "txt",  "text", "md",
                                          "markdown", "mhtml", "mht",   "epub", "pdf",  NULL };
  static const char *const exports[] = { "csv", "json", "rdf", "zip", "html", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) articles = filter_new (_ ("Web Pages and Texts"), suffixes);
  g_autoptr (GtkFileFilter) tools = filter_new (_ ("Exports of Other Tools"), exports);
  g_autoptr (GtkFileFilter) all = filter_new (_ ("All Files"), NULL);

  g_list_store_append (filters, articles);
  g_list_store_append (filters, tools);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _ ("Import Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, parent, NULL, files_open_cb, g_object_ref (imports));
}

static void
folder_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnImports) imports = user_data;
  g_autoptr (GListModel) folders =
      gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folders)
    tln_imports_add_files (imports, folders, "folder");
}

void
tln_import_choose_folder (GtkWindow *parent, TlnImports *imports)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Folder"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_select_multiple_folders (dialog, parent, NULL, folder_open_cb,
                                           g_object_ref (imports));
}

/* What another program offers: by the clipboard, or by letting it go over the window. */
typedef struct {
  TlnImports *imports;
  GWeakRef widget;
  gint64 stub; /* whose text it is, or 0 */
  GdkDrop *drop; /* NULL: the clipboard */
  gboolean taken;
} Offer;

static Offer *
offer_new (TlnImports *imports, GdkDrop *drop)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->imports = g_object_ref (imports);
  g_weak_ref_init (&offer->widget, NULL);
  g_set_object (&offer->drop, drop);
  return offer;
}

static void
offer_free (Offer *offer)
{
  if (offer->drop)
    gdk_drop_finish (offer->drop, offer->taken ? GDK_ACTION_COPY : 0);
  g_clear_object (&offer->drop);
  g_clear_object (&offer->imports);
  g_weak_ref_clear (&offer->widget);
  g_free (offer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static GdkContentFormats *
formats_of (GObject *source)
{
  return GDK_IS_DROP (source) ? gdk_drop_get_formats (GDK_DROP (source))
                              : gdk_clipboard_get_formats (GDK_CLIPBOARD (source));
}

static void
read_value (GObject *source, GType type, GAsyncReadyCallback callback, Offer *offer)
{
  if (GDK_IS_DROP (source))
    gdk_drop_read_value_async (GDK_DROP (source), type, G_PRIORITY_DEFAULT, NULL, callback, offer);
  else
    gdk_clipboard_read_value_async (GDK_CLIPBOARD (source), type, G_PRIORITY_DEFAULT, NULL,
                                    callback, offer);
}

static const GValue *
read_value_finish (GObject *source, GAsyncResult *result)
{
  return GDK_IS_DROP (source)
             ? gdk_drop_read_value_finish (GDK_DROP (source), result, NULL)
             : gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
}

static const char *
source_of (const Offer *offer)
{
  return offer->drop ? "drop" : "paste";
}

static void
say (Offer *offer, const char *sentence)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&offer->widget);

  if (widget)
    tln_toast_say (widget, sentence);
}

static void
say_nothing_there (Offer *offer)
{
  say (offer, _ ("There is no text to paste."));
}

/* An address is fetched, all else is the article itself. */
static void
take_text (Offer *offer, const char *text)
{
  const TlnHints hints = { .content_type = "text/plain", .charset = "UTF-8" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  gboolean address = tln_imports_is_address (text);

  offer->taken = TRUE;
  if (offer->stub && address)
    say (offer, _ ("That is an address. Copy the text of the page first."));
  else if (offer->stub)
    tln_imports_fill (offer->imports, offer->stub, bytes, &hints);
  else if (address)
    tln_imports_add_address (offer->imports, text);
  else
    tln_imports_add_bytes (offer->imports, bytes, &hints, source_of (offer));
}

/* In which encoding it is nobody says; there are browsers that drag UTF-16. */
static void
take_html (Offer *offer, GBytes *bytes)
{
  const TlnHints hints = { .content_type = "text/html" };

  offer->taken = TRUE;
  if (offer->stub)
    tln_imports_fill (offer->imports, offer->stub, bytes, &hints);
  else
    tln_imports_add_bytes (offer->imports, bytes, &hints, source_of (offer));
}

static void
html_splice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (stream, result, NULL) <= 0) {
    say_nothing_there (offer);
    return;
  }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  take_html (offer, bytes);
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autoptr (GInputStream) html =
      GDK_IS_DROP (source) ? gdk_drop_read_finish (GDK_DROP (source), result, NULL, NULL)
                           : gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) bytes = NULL;

  if (!html) {
    say_nothing_there (offer);
    return;
  }
  bytes = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      bytes, html, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, html_splice_cb, g_steal_pointer (&offer));
}

static void
read_html (GObject *source, Offer *offer)
{
  static const char *types[] = { "text/html", NULL };

  if (GDK_IS_DROP (source))
    gdk_drop_read_async (GDK_DROP (source), types, G_PRIORITY_DEFAULT, NULL, html_read_cb, offer);
  else
    gdk_clipboard_read_async (GDK_CLIPBOARD (source), types, G_PRIORITY_DEFAULT, NULL, html_read_cb,
                              offer);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  const GValue *value = read_value_finish (source, result);
  const char *text = value ? g_value_get_string (value) : NULL;
  gboolean html = gdk_content_formats_contain_mime_type (formats_of (source), "text/html");

  if (html && !(text && tln_imports_is_address (text)))
    read_html (source, g_steal_pointer (&offer));
  else if (text && *text)
    take_text (offer, text);
  else
    say_nothing_there (offer);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  const GValue *value = read_value_finish (source, result);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *list = value ? g_value_get_boxed (value) : NULL;

  for (GSList *l = list; l; l = l->next)
    g_list_store_append (files, l->data);
  offer->taken = list != NULL;
  tln_imports_add_files (offer->imports, G_LIST_MODEL (files), source_of (offer));
}

/* Files, or links; else the flavour with the headings in it, unless all it says is an address. */
static void
take (GObject *source, Offer *offer)
{
  if (gdk_content_formats_contain_gtype (formats_of (source), GDK_TYPE_FILE_LIST))
    read_value (source, GDK_TYPE_FILE_LIST, files_read_cb, offer);
  else
    read_value (source, G_TYPE_STRING, text_read_cb, offer);
}

void
tln_import_paste (GtkWidget *widget, TlnImports *imports, gint64 stub)
{
  Offer *offer = offer_new (imports, NULL);

  offer->stub = stub;
  g_weak_ref_set (&offer->widget, widget);
  take (G_OBJECT (gtk_widget_get_clipboard (widget)), offer);
}

static gboolean
target_drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, TlnImports *imports)
{
  take (G_OBJECT (drop), offer_new (imports, drop));
  return TRUE;
}

GtkEventController *
tln_import_drop_target (TlnImports *imports)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GdkContentFormats *formats;
  GtkDropTargetAsync *target;

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_mime_type (builder, "text/html");
  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  formats = gdk_content_formats_union_deserialize_mime_types (
      gdk_content_formats_builder_free_to_formats (builder));
  target = gtk_drop_target_async_new (formats, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (target_drop_cb), imports, 0);
  return GTK_EVENT_CONTROLLER (target);
}
