/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, search, order and empty states around the list; the list itself is tln-record-view.c. */
#include "config.h"

#include "tln-library-page.h"

#include "tln-catalog.h"
#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-first-hits.h"
#include "tln-found.h"
#include "tln-index-notice.h"
#include "tln-lazy-menu.h"
#include "tln-library-keys.h"
#include "tln-library-place.h"
#include "tln-list-offers.h"
#include "tln-navigator.h"
#include "tln-record-list.h"
#include "tln-record-view.h"
#include "tln-search-completion.h"
#include "tln-search-hint.h"
#include "tln-selection-bar.h"
#include "tln-trash.h"

#include <glib/gi18n.h>

/* A list that takes longer than this shows a spinner. */
#define SPINNER_MS 300

struct _TlnLibraryPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  TlnRecordList *list;
  TlnRecordView *view;
  TlnFound *found;
  TlnFirstHits *first;
  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkBox *search_box;
  GtkEditable *search_entry;
  GMenu *orders;
  GtkStack *stack;
  AdwBin *list_bin;
  TlnSelectionBar *selection_bar;
  AdwStatusPage *error_page;
  AdwBanner *banner;
  AdwToolbarView *view_box;
  GtkWidget *index_notice;
  TlnPlace place;
  char *sort;
  gboolean reverse;
  char *grouping; /* none, day, week */
  char *density; /* comfortable, compact */
  guint spinner;
};

typedef enum {
  PROP_SORT = 1,
  PROP_REVERSE,
  PROP_GROUPING,
  PROP_DENSITY
} LibraryProperty;
static GParamSpec *properties[PROP_DENSITY + 1];
static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TlnLibraryPage, tln_library_page, ADW_TYPE_NAVIGATION_PAGE)

/* The feed that is shown; NULL when it is none, or gone. */
static TlnSubscription *
shown_feed (TlnLibraryPage *self)
{
  return self->place.kind == TLN_PLACE_FEED
             ? tln_catalog_feed (tln_catalog_of (self->store), self->place.id)
             : NULL;
}

static void
spinner_cb (gpointer user_data)
{
  TlnLibraryPage *self = user_data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* The same search of all articles, narrowed to the place; NULL: nothing is known before the list.
 */
static char *
whole_search (TlnLibraryPage *self, const char *text)
{
  g_autofree char *filter =
      text ? tln_library_place_filter (tln_catalog_of (self->store), &self->place) : NULL;

  return filter ? g_strconcat (filter, " ", text, NULL) : NULL;
}

static void
run_query (TlnLibraryPage *self)
{
  g_autoptr (TlnQuery) query =
      tln_query_new (tln_library_place_list (self->place.kind), self->place.id);
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->search_entry));
  g_autofree char *search = NULL;

  query->text = *g_strstrip (text) ? g_steal_pointer (&text) : NULL;
  query->sort = tln_library_sort (self->sort);
  query->reverse = self->reverse;
  query->grouping = tln_library_grouping (self->grouping);
  if (self->spinner == 0 && (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 ||
                             tln_record_view_is_left (self->view)))
    self->spinner = g_timeout_add_once (SPINNER_MS, spinner_cb, self);
  tln_list_offers_set_best (self->orders, query->text != NULL);
  tln_found_set_text (self->found, query->text);
  tln_record_list_set_query (self->list, query);
  tln_record_view_make_room (self->view);
  search = whole_search (self, query->text);
  tln_first_hits_set_search (self->first, search);
}

static char *
describe_count (TlnLibraryPage *self)
{
  guint n;
  gboolean more;

  if (tln_record_view_is_left (self->view))
    return g_strdup ("");
  if (!tln_first_hits_get_count (self->first, &n, &more)) {
    n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
    more = FALSE;
  }
  if (n == 0)
    return g_strdup ("");
  /* Translators: at least so many, a search is still going on */
  return more ? g_strdup_printf (ngettext ("%'u+ article", "%'u+ articles", n), n)
              : g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

static void
show_count (TlnLibraryPage *self)
{
  g_autofree char *count = describe_count (self);

  adw_window_title_set_title (self->title,
                              tln_library_place_title (tln_catalog_of (self->store), &self->place));
  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.empty-trash",
                                 self->place.kind == TLN_PLACE_TRASH &&
                                     tln_catalog_get_counts (tln_catalog_of (self->store))->trash >
                                         0);
}

/* First hits are there; the list goes on. */
static void
first_changed_cb (TlnLibraryPage *self)
{
  show_count (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  g_clear_handle_id (&self->spinner, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* Somebody looks for articles whose pages are not there, and there are some. */
static gboolean
lists_stubs (TlnLibraryPage *self)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (self->search_entry), " \t", -1);

  return self->place.kind != TLN_PLACE_TRASH &&
         g_strv_contains ((const char *const *) words, "is:stub") &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
}

/* What can be done about all that is listed: what went wrong with the feed the last time, as long
 * as it is so; pages that are not there. */
static void
show_banner (TlnLibraryPage *self)
{
  TlnSubscription *feed = shown_feed (self);
  g_autofree char *text = feed && feed->error ? tln_error_text (feed->error) : NULL;
  gboolean stubs = !text && lists_stubs (self);

  if (text || stubs) {
    adw_banner_set_title (self->banner, stubs ? _ ("Only their addresses are here") : text);
    adw_banner_set_button_label (self->banner, stubs ? _ ("_Retry All") : _ ("_Try Again"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner),
                                    stubs ? TLN_RETRY_LIST : "win.update-feed");
  }
  adw_banner_set_revealed (self->banner, text || stubs);
  if (self->place.kind == TLN_PLACE_FEED)
    adw_navigation_page_set_title (
        ADW_NAVIGATION_PAGE (self),
        tln_library_place_title (tln_catalog_of (self->store), &self->place));
}

static void
show_empty (TlnLibraryPage *self)
{
  gboolean searching = *gtk_editable_get_text (self->search_entry) != '\0';

  gtk_stack_set_visible_child_name (
      self->stack, tln_library_place_empty (tln_catalog_of (self->store), &self->place, searching));
}

static void
refresh (TlnLibraryPage *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->spinner, g_source_remove);
  g_object_get (self->list, "error", &error, NULL);
  show_count (self);
  show_banner (self);
  /* A search that makes no sense is explained under the field; what was found last stays. */
  if (error && error->domain != TLN_SEARCH_ERROR) {
    tln_error_show (self->error_page, error);
    gtk_stack_set_visible_child_name (self->stack, "error");
  } else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0) {
    gtk_stack_set_visible_child_name (self->stack, "list");
  } else {
    show_empty (self);
  }
}

static void
catalog_changed_cb (TlnLibraryPage *self)
{
  const char *now = gtk_stack_get_visible_child_name (self->stack);

  show_banner (self);
  show_count (self);
  if (g_strcmp0 (now, "done-inbox") == 0 || g_strcmp0 (now, "empty-inbox") == 0)
    show_empty (self);
}

static void
view_chosen_cb (TlnRecordView *view, gint64 id, gboolean open, TlnLibraryPage *self)
{
  g_signal_emit (self, chosen_signal, 0, id, open);
}

static void
view_selected_cb (TlnLibraryPage *self)
{
  tln_selection_bar_show (
      self->selection_bar,
      tln_record_view_is_selecting (self->view) ? tln_record_view_count_selected (self->view) : 0,
      self->place.kind == TLN_PLACE_TRASH);
}

static void
bar_action_cb (TlnSelectionBar *bar, const char *action, GVariant *target, TlnLibraryPage *self)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self->view), action, target);
}

static void
search_changed_cb (TlnLibraryPage *self)
{
  run_query (self);
}

/* The index proved damaged, or there is a new one to be made. */
static void
scanned_cb (TlnLibraryPage *self)
{
  tln_index_notice_set_searching (self->index_notice,
                                  gtk_search_bar_get_search_mode (self->search_bar));
}

static void
stop_search_cb (TlnLibraryPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  tln_library_page_focus (self);
}

static void
search_activate_cb (TlnLibraryPage *self)
{
  tln_record_view_move (self->view, 1);
}

static void
search_mode_cb (TlnLibraryPage *self)
{
  gboolean searching = gtk_search_bar_get_search_mode (self->search_bar);

  tln_index_notice_set_searching (self->index_notice, searching);
  if (!searching)
    gtk_editable_set_text (self->search_entry, "");
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_library_page_activate (TLN_LIBRARY_PAGE (widget), "list.select-all");
}

/* All that is in the Trash, whatever is searched for in it. */
static void
empty_trash_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_trash_empty (widget, TLN_LIBRARY_PAGE (widget)->store);
}

static void
show_settings (TlnLibraryPage *self)
{
  tln_record_view_set_compact (self->view, g_str_equal (self->density, "compact"));
  tln_record_view_set_grouped (self->view,
                               tln_library_grouping (self->grouping) != TLN_GROUP_NONE &&
                                   tln_library_sort_groups (tln_library_sort (self->sort)));
  run_query (self);
}

static void
tln_library_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnLibraryPage *self = TLN_LIBRARY_PAGE (object);

  switch ((LibraryProperty) id) {
  case PROP_SORT:
    g_set_str (&self->sort, g_value_get_string (value));
    break;
  case PROP_REVERSE:
    self->reverse = g_value_get_boolean (value);
    break;
  case PROP_GROUPING:
    g_set_str (&self->grouping, g_value_get_string (value));
    break;
  case PROP_DENSITY:
    g_set_str (&self->density, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  if (self->list)
    show_settings (self);
}

static void
tln_library_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnLibraryPage *self = TLN_LIBRARY_PAGE (object);

  switch ((LibraryProperty) id) {
  case PROP_SORT:
    g_value_set_string (value, self->sort);
    break;
  case PROP_REVERSE:
    g_value_set_boolean (value, self->reverse);
    break;
  case PROP_GROUPING:
    g_value_set_string (value, self->grouping);
    break;
  case PROP_DENSITY:
    g_value_set_string (value, self->density);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_library_page_dispose (GObject *object)
{
  TlnLibraryPage *self = TLN_LIBRARY_PAGE (object);

  g_clear_handle_id (&self->spinner, g_source_remove);
  g_clear_object (&self->first);
  g_clear_object (&self->found);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->grouping, g_free);
  g_clear_pointer (&self->density, g_free);
  G_OBJECT_CLASS (tln_library_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TLN_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, search_box);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, orders);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TlnLibraryPage, view_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, tln_lazy_menu_take);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "date", flags);
  properties[PROP_REVERSE] = g_param_spec_boolean ("reverse", NULL, NULL, FALSE, flags);
  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, "none", flags);
  properties[PROP_DENSITY] = g_param_spec_string ("density", NULL, NULL, "comfortable", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tln_library_page_class_init (TlnLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_library_page_set_property;
  object_class->get_property = tln_library_page_get_property;
  object_class->dispose = tln_library_page_dispose;
  install_properties (object_class);
  chosen_signal = g_signal_new ("chosen", TLN_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_install_property_action (widget_class, "page.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "page.reverse", "reverse");
  gtk_widget_class_install_property_action (widget_class, "page.grouping", "grouping");
  gtk_widget_class_install_property_action (widget_class, "page.density", "density");
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.empty-trash", NULL, empty_trash_cb);
  bind_template (widget_class);
}

static void
tln_library_page_init (TlnLibraryPage *self)
{
  self->sort = g_strdup ("date");
  self->grouping = g_strdup ("none");
  self->density = g_strdup ("comfortable");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}

/* Lists look the next time as they do now. */
static void
bind_settings (TlnLibraryPage *self)
{
  static const char *const names[][2] = { { "list-sort", "sort" },
                                          { "list-reverse", "reverse" },
                                          { "list-grouping", "grouping" },
                                          { "list-density", "density" } };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_settings_bind (settings, names[i][0], self, names[i][1], G_SETTINGS_BIND_DEFAULT);
}

AdwNavigationPage *
tln_library_page_new (TlnStore *store)
{
  TlnLibraryPage *self = g_object_new (TLN_TYPE_LIBRARY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->list = tln_record_list_new (store);
  self->found = tln_found_new (store);
  self->first = tln_first_hits_new (store, self->list, self->found);
  self->view = TLN_RECORD_VIEW (tln_record_view_new (store, self->list));
  tln_record_view_set_found (self->view, self->found);
  tln_library_keys_add (GTK_WIDGET (self), self->search_bar, self->search_entry, self->view);
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->view));
  gtk_box_append (self->search_box,
                  tln_search_hint_new (store, GTK_SEARCH_ENTRY (self->search_entry)));
  tln_search_completion_add (self->search_box, store, GTK_SEARCH_ENTRY (self->search_entry));
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (view_chosen_cb), self, 0);
  g_signal_connect_object (self->view, "selected", G_CALLBACK (view_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection_bar, "action", G_CALLBACK (bar_action_cb), self, 0);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  self->index_notice = tln_index_notice_new (store);
  adw_toolbar_view_add_top_bar (self->view_box, self->index_notice);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first, "scanned", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first, "changed", G_CALLBACK (first_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tln_catalog_of (store), "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tln_list_offers_follow (GTK_WIDGET (self), store, self->list);
  bind_settings (self);
  tln_library_page_set_place (self, &(TlnPlace) { TLN_PLACE_INBOX, 0 });
  return ADW_NAVIGATION_PAGE (self);
}

void
tln_library_page_set_place (TlnLibraryPage *self, const TlnPlace *place)
{
  gboolean loading;

  g_return_if_fail (TLN_IS_LIBRARY_PAGE (self));

  self->place = *place;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  adw_navigation_page_set_title (
      ADW_NAVIGATION_PAGE (self),
      tln_library_place_title (tln_catalog_of (self->store), &self->place));
  tln_record_view_leave (self->view);
  adw_window_title_set_title (self->title,
                              tln_library_place_title (tln_catalog_of (self->store), &self->place));
  adw_window_title_set_subtitle (self->title, "");
  show_banner (self);
  run_query (self);
  g_object_get (self->list, "loading", &loading, NULL);
  if (loading)
    return;
  /* It is the one that is shown. */
  tln_record_view_come_back (self->view);
  refresh (self);
}

const TlnPlace *
tln_library_page_get_place (TlnLibraryPage *self)
{
  return &self->place;
}

const TlnQuery *
tln_library_page_get_query (TlnLibraryPage *self)
{
  return tln_record_list_get_query (self->list);
}

void
tln_library_page_show_query (TlnLibraryPage *self, const TlnQuery *query)
{
  g_object_set (self, "sort", tln_library_sort_name (query->sort), "reverse", query->reverse, NULL);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (self->search_entry, query->text);
  run_query (self);
}

void
tln_library_page_search (TlnLibraryPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
tln_library_page_focus (TlnLibraryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
tln_library_page_set_narrow (TlnLibraryPage *self, gboolean narrow)
{
  tln_record_view_set_tap_opens (self->view, narrow);
}

GArray *
tln_library_page_get_selected (TlnLibraryPage *self)
{
  return tln_record_view_get_selected (self->view);
}

void
tln_library_page_select (TlnLibraryPage *self, gint64 id)
{
  tln_record_view_select (self->view, id);
}

void
tln_library_page_move (TlnLibraryPage *self, int by)
{
  tln_record_view_move (self->view, by);
}

void
tln_library_page_activate (TlnLibraryPage *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}
