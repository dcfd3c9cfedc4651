/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for an address, and the bookmark that saves typing one. */
#include "tln-import-sources.h"

#include "tln-save-request.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  TlnImports *imports;
  AdwDialog *dialog;
  GtkEditable *entry;
  GtkWidget *add;
  GtkWidget *hint;
} Form;

static void
form_free (Form *form)
{
  g_clear_object (&form->imports);
  g_free (form);
}

static void
entry_changed_cb (GtkEditable *entry, Form *form)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean fits = tln_imports_is_address (text);

  gtk_widget_set_sensitive (form->add, fits);
  gtk_widget_set_visible (form->hint, *text && !fits);
}

static void
add_cb (Form *form)
{
  const char *text = gtk_editable_get_text (form->entry);

  if (!tln_imports_is_address (text))
    return;
  tln_imports_add_address (form->imports, text);
  adw_dialog_close (form->dialog);
}

/* The bookmarklet. */

static void
copy_cb (GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), tln_save_bookmarklet ());
  tln_toast_say (button, _ ("Copied. Make a bookmark in your browser with it as the address."));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  const char *words = tln_save_bookmarklet ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  GdkContentProvider *both[] = { gdk_content_provider_new_for_bytes ("text/uri-list", bytes),
                                 gdk_content_provider_new_typed (G_TYPE_STRING, words) };

  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static GtkWidget *
build_browser_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkDragSource *drag = gtk_drag_source_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("From Your Browser"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Drag this to the bookmarks of your browser, or copy "
                                            "it and make a bookmark. It hands over "
                                            "the address, the title and what you have selected; "
                                            "the page is fetched when you say so."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Keep in Throughline"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tln_save_bookmarklet ());
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_tooltip_text (copy, _ ("Copy"));
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | GDK_ACTION_LINK);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
build_form (Form *form)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Address"));
  gtk_text_set_input_purpose (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                              GTK_INPUT_PURPOSE_URL);
  form->entry = GTK_EDITABLE (entry);
  form->hint = gtk_label_new (_ ("An address looks like https://example.com/page."));
  gtk_label_set_xalign (GTK_LABEL (form->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (form->hint), TRUE);
  gtk_widget_set_margin_top (form->hint, 6);
  gtk_widget_add_css_class (form->hint, "caption");
  gtk_widget_add_css_class (form->hint, "error");
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Only this page is fetched, without pictures and scripts."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->hint);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_browser_group ()));
  return page;
}

AdwDialog *
tln_address_dialog_new (TlnImports *imports, const char *text)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  Form *form = g_new0 (Form, 1);

  form->imports = g_object_ref (imports);
  form->dialog = dialog;
  form->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_widget_add_css_class (form->add, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), form->add);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_form (form));
  adw_dialog_set_title (dialog, _ ("Add Address"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, GTK_WIDGET (form->entry));
  g_signal_connect (form->entry, "changed", G_CALLBACK (entry_changed_cb), form);
  g_signal_connect_swapped (form->entry, "entry-activated", G_CALLBACK (add_cb), form);
  g_signal_connect_swapped (form->add, "clicked", G_CALLBACK (add_cb), form);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog,
                           G_CONNECT_SWAPPED);
  gtk_editable_set_text (form->entry, text ? text : "");
  entry_changed_cb (form->entry, form);
  return dialog;
}
