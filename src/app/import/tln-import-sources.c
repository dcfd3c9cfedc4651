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

/* Text of the clipboard or of a drop: an address is fetched, all else is the article itself. */
static void
add_text (TlnImports *imports, const char *text, const char *source)
{
  const TlnHints hints = { .content_type = "text/plain", .charset = "UTF-8" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (tln_imports_is_address (text))
    tln_imports_add_address (imports, text);
  else
    tln_imports_add_bytes (imports, bytes, &hints, source);
}

/* Clipboard. */

typedef struct {
  TlnImports *imports;
  GWeakRef widget;
  gint64 stub;
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_object (&paste->imports);
  g_weak_ref_clear (&paste->widget);
  g_free (paste);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
say (Paste *paste, const char *sentence)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&paste->widget);

  if (widget)
    tln_toast_say (widget, sentence);
}

static void
say_nothing_there (Paste *paste)
{
  say (paste, _ ("There is no text to paste."));
}

static void
take_text (Paste *paste, const char *text)
{
  const TlnHints hints = { .content_type = "text/plain", .charset = "UTF-8" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (!paste->stub)
    add_text (paste->imports, text, "paste");
  else if (tln_imports_is_address (text))
    say (paste, _ ("That is an address. Copy the text of the page first."));
  else
    tln_imports_fill (paste->imports, paste->stub, bytes, &hints);
}

static void
html_splice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;
  TlnHints hints = { .content_type = "text/html", .charset = "UTF-8" };

  if (g_output_stream_splice_finish (stream, result, NULL) <= 0) {
    say_nothing_there (paste);
    return;
  }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  if (paste->stub)
    tln_imports_fill (paste->imports, paste->stub, bytes, &hints);
  else
    tln_imports_add_bytes (paste->imports, bytes, &hints, "paste");
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GInputStream) html =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) bytes = NULL;

  if (!html) {
    say_nothing_there (paste);
    return;
  }
  bytes = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      bytes, html, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, html_splice_cb, g_steal_pointer (&paste));
}

static void
read_html (GdkClipboard *clipboard, Paste *paste)
{
  static const char *types[] = { "text/html", NULL };

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, html_read_cb, paste);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean html = gdk_content_formats_contain_mime_type (formats, "text/html");

  if (html && !(text && tln_imports_is_address (text)))
    read_html (clipboard, g_steal_pointer (&paste));
  else if (text && *text)
    take_text (paste, text);
  else
    say_nothing_there (paste);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *list = value ? g_value_get_boxed (value) : NULL;

  for (GSList *l = list; l; l = l->next)
    g_list_store_append (files, l->data);
  tln_imports_add_files (paste->imports, G_LIST_MODEL (files), "paste");
}

void
tln_import_paste (GtkWidget *widget, TlnImports *imports, gint64 stub)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Paste *paste = g_new0 (Paste, 1);

  paste->imports = g_object_ref (imports);
  paste->stub = stub;
  g_weak_ref_init (&paste->widget, widget);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, paste);
}

/* Drag and drop. */

static gboolean
target_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlnImports *imports)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

    for (GSList *l = g_value_get_boxed (value); l; l = l->next)
      g_list_store_append (files, l->data);
    tln_imports_add_files (imports, G_LIST_MODEL (files), "drop");
    return TRUE;
  }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value)) {
    add_text (imports, g_value_get_string (value), "drop");
    return TRUE;
  }
  return FALSE;
}

GtkEventController *
tln_import_drop_target (TlnImports *imports)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (target_drop_cb), imports, 0);
  return GTK_EVENT_CONTROLLER (target);
}
