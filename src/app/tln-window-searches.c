/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that are kept: shown as the list they search with their words in the search bar. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-catalog.h"
#include "tln-edits.h"

#include <glib/gi18n.h>

static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnSavedSearch *search = data;

  if (tln_searches_save (db, search, error))
    tln_act_describe (db, search->name, 1);
  return NULL;
}

static gpointer
remove_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnSavedSearch *search = data;

  if (tln_searches_remove (db, search->id, error))
    tln_act_describe (db, search->name, 1);
  return NULL;
}

/* search is taken. */
static void
run_job (TlnWindow *self, TlnJobFunc run, TlnSavedSearch *search, const char *sentence)
{
  TlnJob job = { .run = run, .data = search, .data_free = (GDestroyNotify) tln_saved_search_free };

  tln_edit_run (GTK_WIDGET (self), self->store, TLN_ACT_SEARCH, &job, g_strdup (sentence));
}

static void
save_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  const TlnQuery *query = tln_library_page_get_query (self->library);

  if (query && query->text)
    run_job (self, save_job, tln_saved_search_new (query->text, query), _ ("Search saved"));
}

static void
remove_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnSavedSearch *shown = tln_catalog_search (tln_catalog_of (self->store), self->search_shown);
  TlnSavedSearch *gone = shown ? tln_saved_search_new (shown->name, shown->query) : NULL;

  if (!gone)
    return;
  gone->id = shown->id;
  run_job (self, remove_job, gone, _ ("Saved search removed"));
}

static TlnPlaceKind
place_of (TlnListKind kind)
{
  return kind == TLN_LIST_INBOX    ? TLN_PLACE_INBOX
         : kind == TLN_LIST_TRASH  ? TLN_PLACE_TRASH
         : kind == TLN_LIST_CLAIMS ? TLN_PLACE_CLAIMS
                                   : TLN_PLACE_LIBRARY;
}

void
tln_window_show_search (TlnWindow *self, gint64 id)
{
  TlnSavedSearch *search = tln_catalog_search (tln_catalog_of (self->store), id);

  if (!search)
    return;
  tln_window_show_place (self, &(TlnPlace) { place_of (search->query->kind), 0 });
  tln_library_page_show_query (self->library, search->query);
  tln_sidebar_select (self->sidebar, &(TlnPlace) { TLN_PLACE_SEARCH, id });
  self->search_shown = id;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-search", TRUE);
}

void
tln_window_forget_search (TlnWindow *self)
{
  self->search_shown = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-search", FALSE);
}

/* One that is removed, or whose making is undone, is no place to be. */
static void
catalog_changed_cb (TlnWindow *self)
{
  if (self->search_shown && !tln_catalog_search (tln_catalog_of (self->store), self->search_shown))
    tln_window_show_place (self, tln_library_page_get_place (self->library));
}

void
tln_window_follow_searches (TlnWindow *self)
{
  g_signal_connect_object (tln_catalog_of (self->store), "changed", G_CALLBACK (catalog_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
tln_window_install_searches (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-search", NULL, save_search_cb);
  gtk_widget_class_install_action (widget_class, "win.remove-search", NULL, remove_search_cb);
}
