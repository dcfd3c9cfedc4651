/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menus and keys of the window do: import, undo, export, dialogs. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-act-text.h"
#include "tln-assign-dialog.h"
#include "tln-claims-page.h"
#include "tln-dialogs.h"
#include "tln-edit-progress.h"
#include "tln-edits.h"
#include "tln-export-dialog.h"
#include "tln-goto.h"
#include "tln-import-report.h"
#include "tln-import-sources.h"
#include "tln-navigator.h"
#include "tln-price-dialog.h"
#include "tln-spine.h"
#include "tln-thesis-dialog.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* More lines than this are a report, not a toast. */
#define TOAST_LINES 1

/* Import. */

static void
import_files_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_import_choose_files (GTK_WINDOW (widget), TLN_WINDOW (widget)->imports);
}

static void
import_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_import_choose_folder (GTK_WINDOW (widget), TLN_WINDOW (widget)->imports);
}

static void
add_address_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (tln_address_dialog_new (TLN_WINDOW (widget)->imports, NULL), widget);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_import_paste (widget, TLN_WINDOW (widget)->imports,
                    parameter ? g_variant_get_int64 (parameter) : 0);
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *address;
  int typed;
  gint64 stub;

  g_variant_get (parameter, "(x&si)", &stub, &address, &typed);
  tln_imports_retry (TLN_WINDOW (widget)->imports, stub, address, (TlnTyped) typed);
}

static void
import_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GVariantIter) addresses = NULL;
  TlnTarget target = { 0 };
  const char *address;

  g_variant_get (parameter, "(xxas)", &target.stage, &target.thesis, &addresses);
  while (g_variant_iter_next (addresses, "&s", &address)) {
    g_autoptr (GFile) file = g_file_new_for_uri (address);
    g_list_store_append (files, file);
  }
  tln_imports_add_files_to (TLN_WINDOW (widget)->imports, G_LIST_MODEL (files), &target);
}

typedef struct {
  TlnWindow *window;
  TlnQuery *query;
} StubSearch;

static void
stub_search_free (gpointer data)
{
  StubSearch *search = data;

  tln_query_free (search->query);
  g_object_unref (search->window);
  g_free (search);
}

static gpointer
find_stubs_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const StubSearch *search = data;
  g_autoptr (GArray) ids = tln_spine_load (db, search->query, error);

  return ids ? tln_articles_get_many (db, (const gint64 *) (gpointer) ids->data, ids->len, error)
             : NULL;
}

static void
stubs_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stubs = tln_store_finish (TLN_STORE (source), result, &error);

  if (!stubs)
    tln_toast_error (GTK_WIDGET (self), error);
  else if (stubs->len == 0)
    tln_toast_say (GTK_WIDGET (self), _ ("The pages of all articles in this list are here."));
  else
    tln_imports_retry_all (self->imports, stubs);
}

/* Whatever the list shows that is only an address. */
static void
retry_list_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  const TlnQuery *query = tln_library_page_get_query (self->library);
  StubSearch *search;

  if (!query)
    return;
  search = g_new0 (StubSearch, 1);
  search->window = g_object_ref (self);
  search->query = tln_query_copy (query);
  g_free (search->query->text);
  search->query->text =
      query->text ? g_strconcat (query->text, " is:stub", NULL) : g_strdup ("is:stub");
  TlnJob job = { find_stubs_job, search, stub_search_free,
                 (GDestroyNotify) (void (*) (void)) g_ptr_array_unref };
  tln_store_read_async (self->store, &job, NULL, stubs_found_cb, g_object_ref (self));
}

/* The one thing of an import that did not come. Where its address is kept, its page says why. */
static void
show_refused (TlnWindow *self, const TlnImportResult *only, gint64 act)
{
  if (only->id && act) {
    tln_toast_act (GTK_WIDGET (self), _ ("The address is kept in the Inbox"), act);
    tln_window_show_article (self, only->id, 0);
  } else {
    tln_toast_error (GTK_WIDGET (self), only->error);
  }
}

/* Files that came by themselves must not take anybody away from what he reads. */
static void
show_watched (TlnWindow *self, GPtrArray *results, gint64 act)
{
  TlnImportResult *first = results->len > 0 ? g_ptr_array_index (results, 0) : NULL;

  if (act) {
    /* Translators: %s is the title of an article */
    g_autofree char *sentence = g_strdup_printf (_ ("From the watched folder: %s"), first->title);

    tln_toast_act (GTK_WIDGET (self), sentence, act);
  } else if (first && first->error) {
    tln_toast_error (GTK_WIDGET (self), first->error);
  }
}

/* Signature given by the signal. */
static void
imports_finished_cb (TlnImports *imports,
                     GPtrArray *results,
                     gint64 act,
                     const char *source,
                     TlnWindow *self)
{
  TlnImportTally tally = tln_import_tally (results);
  g_autofree char *summary = tln_import_summary (results);
  TlnImportResult *only = results->len == 1 ? g_ptr_array_index (results, 0) : NULL;

  if (g_str_equal (source, "watch")) {
    show_watched (self, results, act);
    return;
  }
  if (only && tln_import_wants_charset (only)) {
    /* One that is tried again shows in the report that is open. */
    if (!adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)))
      adw_dialog_present (tln_import_report_new (results, imports), GTK_WIDGET (self));
    return;
  }
  if (only && only->error) {
    show_refused (self, only, act);
    return;
  }
  if (act != 0)
    tln_toast_act (GTK_WIDGET (self), summary, act);
  else
    tln_toast_say (GTK_WIDGET (self), summary);
  /* What was let go on a board leaves one there. */
  if (only && only->id && !g_str_equal (source, TLN_IMPORT_BOARD))
    tln_window_show_article (self, only->id, 0);
  else if (results->len > TOAST_LINES && tally.refused + tally.reprints + tally.duplicates > 0)
    adw_dialog_present (tln_import_report_new (results, imports), GTK_WIDGET (self));
}

static void
imports_failed_cb (TlnImports *imports, const GError *error, TlnWindow *self)
{
  if (error)
    tln_toast_error (GTK_WIDGET (self), error);
}

static void
imports_plain_cb (TlnImports *imports, const char *address, TlnWindow *self)
{
  tln_toast_say (GTK_WIDGET (self),
                 _ ("Nothing answers over a safe connection, so the page came without one"));
}

static void
imports_prices_cb (TlnImports *imports, GFile *file, TlnWindow *self)
{
  adw_dialog_present (tln_price_dialog_new (self->store, NULL, file), GTK_WIDGET (self));
}

void
tln_window_connect_imports (TlnWindow *self)
{
  g_signal_connect_object (self->imports, "prices", G_CALLBACK (imports_prices_cb), self, 0);
  g_signal_connect_object (self->imports, "finished", G_CALLBACK (imports_finished_cb), self, 0);
  g_signal_connect_object (self->imports, "failed", G_CALLBACK (imports_failed_cb), self, 0);
  g_signal_connect_object (self->imports, "plain", G_CALLBACK (imports_plain_cb), self, 0);
}

/* Undo. */

typedef struct {
  TlnWindow *window;
  TlnEditRun *run;
  gboolean redo;
} Turn;

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (TlnWindow) self = turn->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnAct) act = tln_store_finish (TLN_STORE (source), result, &error);
  g_autofree char *text = !act         ? NULL
                          : turn->redo ? tln_act_redone_text (act)
                                       : tln_act_undone_text (act);

  tln_edit_progress_end (tln_edit_progress_of (TLN_STORE (source)), turn->run);
  if (act)
    tln_toast_say (GTK_WIDGET (self), text);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tln_toast_say (GTK_WIDGET (self), _ ("Cancelled: nothing was changed"));
  else
    tln_toast_error (GTK_WIDGET (self), error);
}

/* A large act takes its time this way, too: how far it is stands in the sidebar. */
static Turn *
begin_turn (TlnWindow *self, gboolean redo, TlnActWatch *watch)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->window = g_object_ref (self);
  turn->redo = redo;
  turn->run = tln_edit_progress_begin_turn (tln_edit_progress_of (self->store), watch,
                                            redo ? _ ("Redoing a change") : _ ("Undoing a change"));
  return turn;
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  gint64 act = parameter ? g_variant_get_int64 (parameter) : 0;
  TlnActWatch watch;
  Turn *turn = begin_turn (self, FALSE, &watch);

  tln_store_undo_async (self->store, act, &watch, turned_cb, turn);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnActWatch watch;
  Turn *turn = begin_turn (self, TRUE, &watch);

  tln_store_redo_async (self->store, &watch, turned_cb, turn);
}

static void
undo_state_cb (TlnWindow *self)
{
  gboolean can_undo, can_redo;

  g_object_get (self->store, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
}

void
tln_window_follow_undo (TlnWindow *self)
{
  g_signal_connect_object (self->store, "notify::can-undo", G_CALLBACK (undo_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::can-redo", G_CALLBACK (undo_state_cb), self,
                           G_CONNECT_SWAPPED);
  undo_state_cb (self);
}

/* Pages and dialogs. */

/* The article has the focus: its words are looked through, not the library. */
static gboolean
find_in_reader (TlnWindow *self)
{
  TlnReaderPage *reader = tln_window_current_reader (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!reader || !focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (reader)) ||
      tln_reader_page_get_article (reader) == 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (reader), "reader.find", NULL);
  return TRUE;
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnPlaceKind kind = tln_library_page_get_place (self->library)->kind;
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  if (TLN_IS_CLAIMS_PAGE (page)) {
    tln_claims_page_search (TLN_CLAIMS_PAGE (page));
    return;
  }
  if (find_in_reader (self))
    return;
  if (page != self->lists)
    tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_LIBRARY, 0 });
  else if (kind == TLN_PLACE_INBOX)
    tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_LIBRARY, 0 });
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  tln_library_page_search (self->library);
}

static void
reader_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *reader = tln_window_current_reader (TLN_WINDOW (widget));
  g_autofree char *action = g_strconcat ("reader", strchr (name, '.'), NULL);

  if (reader)
    gtk_widget_activate_action (GTK_WIDGET (reader), action, NULL);
}

static void
assign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnReaderPage *reader = tln_window_current_reader (self);
  gboolean list = adw_navigation_view_get_visible_page (self->pages) == self->lists;
  g_autoptr (GArray) ids = list ? tln_library_page_get_selected (self->library) : NULL;

  if ((!ids || ids->len == 0) && reader && tln_reader_page_get_article (reader)) {
    g_clear_pointer (&ids, g_array_unref);
    ids = tln_ids_of (tln_reader_page_get_article (reader));
  }
  if (ids && ids->len > 0)
    adw_dialog_present (tln_assign_dialog_new (self->store, ids), widget);
}

static void
new_thesis_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (tln_thesis_dialog_new (TLN_WINDOW (widget)->store, NULL), widget);
}

static void
palette_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (tln_goto_new (TLN_WINDOW (widget)->store), widget);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  GObject *page = G_OBJECT (adw_navigation_view_get_visible_page (self->pages));
  gint64 thesis = 0;

  if (parameter)
    thesis = g_variant_get_int64 (parameter);
  else if (g_str_equal (name, "win.export-here") &&
           g_object_class_find_property (G_OBJECT_GET_CLASS (page), "thesis-id"))
    g_object_get (page, "thesis-id", &thesis, NULL);
  adw_dialog_present (tln_export_dialog_new (self->store, thesis), widget);
}

static void
dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog = g_str_equal (name, "win.about")         ? tln_about_dialog_new ()
                      : g_str_equal (name, "win.preferences") ? tln_preferences_dialog_new ()
                                                              : tln_shortcuts_dialog_new ();

  adw_dialog_present (dialog, widget);
}

void
tln_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "win.import-files", NULL, import_files_cb },
    { "win.import-folder", NULL, import_folder_cb },
    { "win.add-address", NULL, add_address_cb },
    { "win.paste", NULL, paste_cb },
    { TLN_PASTE_INTO, "x", paste_cb },
    { TLN_RETRY, "(xsi)", retry_cb },
    { TLN_RETRY_LIST, NULL, retry_list_cb },
    { "win.undo", NULL, undo_cb },
    { "win.redo", NULL, redo_cb },
    { TLN_UNDO_ACT, "x", undo_cb },
    { "win.search", NULL, search_cb },
    { "win.evidence", NULL, reader_action_cb },
    { "win.original", NULL, reader_action_cb },
    { "win.properties", NULL, reader_action_cb },
    { "win.assign", NULL, assign_cb },
    { TLN_IMPORT_TO, "(xxas)", import_to_cb },
    { "win.new-thesis", NULL, new_thesis_cb },
    { "win.palette", NULL, palette_cb },
    { TLN_EXPORT, "x", export_cb },
    { "win.export-here", NULL, export_cb },
    { "win.export-all", NULL, export_cb },
    { "win.about", NULL, dialog_cb },
    { "win.preferences", NULL, dialog_cb },
    { "win.shortcuts", NULL, dialog_cb },
  };
  GdkModifierType control = GDK_CONTROL_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].run);
  /* Bindings, not accelerators: a text field keeps its own paste and undo. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, control, "win.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, control, "win.redo", NULL);
}
