/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that are kept, and tags: shown as the list they search with their words in the search
 * bar. */
#include "config.h"

#include "tln-window-private.h"

#include "tln-catalog.h"
#include "tln-claims-page.h"
#include "tln-edits.h"
#include "tln-library-place.h"
#include "tln-navigator.h"
#include "tln-search-complete.h"
#include "tln-search-dialog.h"
#include "tln-tags-dialog.h"
#include "tln-toast.h"

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

/* The page of claims, where that is looked at. */
static TlnClaimsPage *
shown_claims (TlnWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  return TLN_IS_CLAIMS_PAGE (page) ? TLN_CLAIMS_PAGE (page) : NULL;
}

/* The articles of the thesis or instrument that is looked at, as a search of the Library. NULL: of
 * neither, or it is gone. */
static TlnSavedSearch *
make_place_search (TlnWindow *self, AdwNavigationPage *page)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  gboolean thesis = g_object_class_find_property (G_OBJECT_GET_CLASS (page), "thesis-id") != NULL;
  TlnPlace place = { thesis ? TLN_PLACE_THESIS : TLN_PLACE_INSTRUMENT, 0 };
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);

  if (!thesis && !g_object_class_find_property (G_OBJECT_GET_CLASS (page), "instrument-id"))
    return NULL;
  g_object_get (page, thesis ? "thesis-id" : "instrument-id", &place.id, NULL);
  query->text = tln_library_place_filter (catalog, &place);
  return query->text ? tln_saved_search_new (tln_library_place_title (catalog, &place), query)
                     : NULL;
}

/* What is listed, as one that can be kept: a list of one thing becomes a search of the Library with
 * a filter for it. NULL: there is nothing to search for. */
static TlnSavedSearch *
make_list_search (TlnWindow *self, const TlnQuery *shown)
{
  const TlnPlace *place = tln_library_page_get_place (self->library);
  TlnCatalog *catalog = tln_catalog_of (self->store);
  g_autoptr (TlnQuery) query = shown ? tln_query_copy (shown) : NULL;
  g_autofree char *filter = NULL;
  g_autofree char *name = query ? g_strdup (query->text) : NULL;

  if (!query)
    return NULL;
  if (query->id) {
    g_autofree char *text = g_steal_pointer (&query->text);

    filter = tln_library_place_filter (catalog, place);
    query->kind = TLN_LIST_LIBRARY;
    query->id = 0;
    query->text = text && filter ? g_strconcat (filter, " ", text, NULL) : g_strdup (filter);
    if (!name)
      name = g_strdup (tln_library_place_title (catalog, place));
  }
  return query->text ? tln_saved_search_new (name, query) : NULL;
}

/* What is chosen above the claims is of the claims; a search knows only filters of articles. */
static gboolean
has_choices (const TlnQuery *query)
{
  const TlnClaimFilter *claims = &query->claims;

  return claims->stage || claims->thesis || claims->stance || claims->lost || claims->repeated;
}

static void
save_claims (TlnWindow *self, const TlnQuery *shown)
{
  TlnSavedSearch *search = make_list_search (self, shown);
  gboolean choices = shown && has_choices (shown);

  if (search)
    run_job (self, save_job, search,
             choices ? _ ("Search saved without the choices above the claims")
                     : _ ("Search saved"));
  else if (choices)
    tln_toast_say (GTK_WIDGET (self),
                   _ ("Only words can be saved, not the choices above the claims."));
}

static void
save_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);
  TlnSavedSearch *search;

  if (shown_claims (self)) {
    save_claims (self, tln_claims_page_get_query (shown_claims (self)));
    return;
  }
  search = page == self->lists ? make_list_search (self, tln_library_page_get_query (self->library))
                               : make_place_search (self, page);
  if (search)
    run_job (self, save_job, search, _ ("Search saved"));
}

static void
remove_search (TlnWindow *self, gint64 id)
{
  TlnSavedSearch *search = tln_catalog_search (tln_catalog_of (self->store), id);
  TlnSavedSearch *gone = search ? tln_saved_search_new (search->name, search->query) : NULL;

  if (!gone)
    return;
  gone->id = id;
  run_job (self, remove_job, gone, _ ("Saved search removed"));
}

static void
remove_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);

  remove_search (self, self->search_shown);
}

/* From the menu of a row. */

static void
delete_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  remove_search (TLN_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
edit_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnSavedSearch *search =
      tln_catalog_search (tln_catalog_of (self->store), g_variant_get_int64 (parameter));

  if (search)
    tln_search_dialog_present (widget, self->store, search);
}

typedef struct {
  gint64 id;
  guint place;
  char *name;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->name);
  g_free (move);
}

static gpointer
move_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;

  if (tln_searches_move (db, move->id, move->place, error))
    tln_act_describe (db, move->name, 1);
  return NULL;
}

static void
move_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  GPtrArray *searches = tln_catalog_get_searches (tln_catalog_of (self->store));
  gint64 id;
  int by;

  g_variant_get (parameter, "(xi)", &id, &by);
  for (guint i = 0; i < searches->len; i++) {
    const TlnSavedSearch *search = g_ptr_array_index (searches, i);
    int to = (int) i + by;

    if (search->id != id || to < 0)
      continue;
    Move *move = g_new0 (Move, 1);
    *move = (Move) { id, (guint) to, g_strdup (search->name) };
    TlnJob job = { .run = move_job, .data = move, .data_free = move_free };
    /* That it moved is seen. */
    tln_edit_run (widget, self->store, TLN_ACT_SEARCH, &job, NULL);
  }
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
  if (shown_claims (self))
    tln_claims_page_show_text (shown_claims (self), search->query->text);
  else
    tln_library_page_show_query (self->library, search->query);
  tln_sidebar_select (self->sidebar, &(TlnPlace) { TLN_PLACE_SEARCH, id });
  self->search_shown = id;
  self->search_query = tln_query_copy (search->query);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-search", TRUE);
}

void
tln_window_forget_search (TlnWindow *self)
{
  self->search_shown = 0;
  g_clear_pointer (&self->search_query, tln_query_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-search", FALSE);
}

/* Tags and publishers are shown as searches for them. */
static void
show_filter (TlnWindow *self, const char *filter, GVariant *parameter)
{
  g_autofree char *value = tln_search_value (g_variant_get_string (parameter, NULL));
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);

  query->text = g_strconcat (filter, value, NULL);
  tln_window_show_place (self, &(TlnPlace) { TLN_PLACE_LIBRARY, 0 });
  tln_library_page_show_query (self->library, query);
}

static void
show_tag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_filter (TLN_WINDOW (widget), "tag:", parameter);
}

static void
show_site_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_filter (TLN_WINDOW (widget), "site:", parameter);
}

static void
tags_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (tln_tags_dialog_new (TLN_WINDOW (widget)->store), widget);
}

/* One that is removed, or whose making is undone, is no place to be; one that is changed is shown
 * as it is now. */
static void
catalog_changed_cb (TlnWindow *self)
{
  TlnSavedSearch *search = tln_catalog_search (tln_catalog_of (self->store), self->search_shown);

  if (!self->search_shown)
    return;
  if (!search)
    tln_window_show_place (self, tln_library_page_get_place (self->library));
  else if (!tln_query_equal (search->query, self->search_query))
    tln_window_show_search (self, self->search_shown);
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
  gtk_widget_class_install_action (widget_class, "win.tags", NULL, tags_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_TAG, "s", show_tag_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_SITE, "s", show_site_cb);
  gtk_widget_class_install_action (widget_class, "win.delete-search", "x", delete_search_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-search", "x", edit_search_cb);
  gtk_widget_class_install_action (widget_class, "win.move-search", "(xi)", move_search_cb);
}
