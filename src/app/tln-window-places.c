/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going to places. A place of the sidebar replaces what the content shows; a link from inside a
 * page is pushed on it, so that Back returns. */
#include "tln-window-private.h"

#include "tln-argue-dialog.h"
#include "tln-claims-page.h"
#include "tln-claims.h"
#include "tln-due-page.h"
#include "tln-forecast-dialog.h"
#include "tln-instrument-page.h"
#include "tln-navigator.h"
#include "tln-reviews-page.h"
#include "tln-study-page.h"
#include "tln-thesis-page.h"
#include "tln-toast.h"

static gboolean
is_list (TlnPlaceKind kind)
{
  return kind != TLN_PLACE_THESIS && kind != TLN_PLACE_INSTRUMENT && kind != TLN_PLACE_CLAIMS &&
         kind != TLN_PLACE_DUE && kind != TLN_PLACE_REVIEWS;
}

static AdwNavigationPage *
build_page (TlnWindow *self, const TlnPlace *place)
{
  if (place->kind == TLN_PLACE_CLAIMS)
    return tln_claims_page_new (self->store);
  if (place->kind == TLN_PLACE_DUE)
    return tln_due_page_new (self->store);
  if (place->kind == TLN_PLACE_REVIEWS)
    return tln_reviews_page_new (self->store);

  AdwNavigationPage *page = place->kind == TLN_PLACE_THESIS ? tln_thesis_page_new (self->store)
                                                            : tln_instrument_page_new (self->store);

  g_object_set (page, place->kind == TLN_PLACE_THESIS ? "thesis-id" : "instrument-id", place->id,
                NULL);
  return page;
}

static gboolean
shows_lists (TlnWindow *self)
{
  return adw_navigation_view_get_visible_page (self->pages) == self->lists;
}

void
tln_window_show_place (TlnWindow *self, const TlnPlace *place)
{
  if (place->kind == TLN_PLACE_SEARCH) {
    tln_window_show_search (self, place->id);
    return;
  }
  tln_window_forget_search (self);
  if (is_list (place->kind)) {
    adw_navigation_view_replace_with_tags (self->pages, (const char *[]) { "lists" }, 1);
    tln_library_page_set_place (self->library, place);
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
  } else {
    AdwNavigationPage *page = build_page (self, place);

    adw_navigation_view_replace (self->pages, &page, 1);
  }
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  tln_sidebar_select (self->sidebar, place);
  tln_window_update_feed_actions (self);
}

TlnReaderPage *
tln_window_current_reader (TlnWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  if (TLN_IS_READER_PAGE (page))
    return TLN_READER_PAGE (page);
  return page == self->lists ? self->reader : NULL;
}

void
tln_window_show_article (TlnWindow *self, gint64 article, gint64 claim)
{
  TlnReaderPage *reader = tln_window_current_reader (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!reader) {
    AdwNavigationPage *page = tln_reader_page_new (self->store);

    reader = TLN_READER_PAGE (page);
    adw_navigation_view_push (self->pages, page);
    tln_window_update_layout (self);
  } else if (shows_lists (self)) {
    tln_library_page_select (self->library, article);
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
  }
  tln_reader_page_show (reader, article, claim);
  /* Who is typing goes on typing. */
  if (!focus || !GTK_IS_EDITABLE (focus))
    tln_reader_page_focus (reader);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
}

void
tln_window_update_layout (TlnWindow *self)
{
  TlnReaderPage *reader = self->pages ? tln_window_current_reader (self) : NULL;

  if (self->library)
    tln_library_page_set_narrow (self->library, self->width_class >= 2);
  if (self->reader)
    tln_reader_page_set_width_class (self->reader, self->width_class);
  if (reader && reader != self->reader)
    tln_reader_page_set_width_class (reader, self->width_class);
}

/* Actions. */

static void
show_article_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_window_show_article (TLN_WINDOW (widget), g_variant_get_int64 (parameter), 0);
}

static gpointer
claim_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_claims_get (db, *(gint64 *) data, error);
}

static void
claim_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnClaim) claim = tln_store_finish (TLN_STORE (source), result, &error);

  if (claim)
    tln_window_show_article (self, claim->article_id, claim->id);
  else
    tln_toast_error (GTK_WIDGET (self), error);
}

static void
show_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  TlnJob job = { .run = claim_job,
                 .data = g_memdup2 (&id, sizeof id),
                 .data_free = g_free,
                 .result_free = (GDestroyNotify) tln_claim_unref };

  tln_store_read_async (self->store, &job, NULL, claim_read_cb, g_object_ref (self));
}

static void
link_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog =
      tln_argue_dialog_new (TLN_WINDOW (widget)->store, g_variant_get_int64 (parameter), 0, widget);

  adw_dialog_present (dialog, widget);
}

static AdwNavigationPage *
push_place (TlnWindow *self, const TlnPlace *place)
{
  AdwNavigationPage *page = build_page (self, place);

  adw_navigation_view_push (self->pages, page);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  tln_sidebar_select (self->sidebar, place);
  return page;
}

static void
show_thesis_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push_place (TLN_WINDOW (widget),
              &(TlnPlace) { TLN_PLACE_THESIS, g_variant_get_int64 (parameter) });
}

static void
show_thesis_view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnPlace place = { .kind = TLN_PLACE_THESIS };
  AdwNavigationPage *page;
  const char *view;

  g_variant_get (parameter, "(x&s)", &place.id, &view);
  page = push_place (TLN_WINDOW (widget), &place);
  tln_thesis_page_show_view (TLN_THESIS_PAGE (page), view);
}

static void
show_instrument_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push_place (TLN_WINDOW (widget),
              &(TlnPlace) { TLN_PLACE_INSTRUMENT, g_variant_get_int64 (parameter) });
}

static void
show_study_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);

  adw_navigation_view_push (self->pages,
                            tln_study_page_new (self->store, g_variant_get_int64 (parameter)));
}

static void
forecast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_forecast_dialog_present_claim (widget, TLN_WINDOW (widget)->store,
                                     g_variant_get_int64 (parameter));
}

static void
place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);
  TlnPlace place;

  if (tln_sidebar_nth (self->sidebar, (guint) g_variant_get_int32 (parameter), &place))
    tln_window_show_place (self, &place);
}

static void
show_place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnPlace place = { 0 };
  int kind;

  g_variant_get (parameter, "(ix)", &kind, &place.id);
  place.kind = (TlnPlaceKind) kind;
  tln_window_show_place (TLN_WINDOW (widget), &place);
}

static void
weekly_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_window_show_place (TLN_WINDOW (widget), &(TlnPlace) { TLN_PLACE_REVIEWS, 0 });
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnWindow *self = TLN_WINDOW (widget);

  if (adw_navigation_split_view_get_collapsed (self->outer) && !self->sidebar_hidden) {
    adw_navigation_split_view_set_show_content (
        self->outer, !adw_navigation_split_view_get_show_content (self->outer));
    return;
  }
  /* Wide: hidden means being a page of its own, so Back brings it, too. */
  self->sidebar_hidden = !self->sidebar_hidden;
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_collapsed (self->outer, self->sidebar_hidden);
}

void
tln_window_install_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, TLN_SHOW_ARTICLE, "x", show_article_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_CLAIM, "x", show_claim_cb);
  gtk_widget_class_install_action (widget_class, TLN_LINK_CLAIM, "x", link_claim_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_THESIS, "x", show_thesis_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_THESIS_VIEW, "(xs)", show_thesis_view_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_INSTRUMENT, "x", show_instrument_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_STUDY, "x", show_study_cb);
  gtk_widget_class_install_action (widget_class, TLN_FORECAST, "x", forecast_cb);
  gtk_widget_class_install_action (widget_class, "win.place", "i", place_cb);
  gtk_widget_class_install_action (widget_class, TLN_SHOW_PLACE, "(ix)", show_place_cb);
  gtk_widget_class_install_action (widget_class, "win.weekly-review", NULL, weekly_review_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
}
