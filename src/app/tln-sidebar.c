/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows follow the catalogue in place, so that focus and selection are never lost by a refresh. */
#include "tln-sidebar.h"

#include "tln-catalog.h"
#include "tln-edit-progress.h"
#include "tln-edits.h"
#include "tln-error-text.h"
#include "tln-lazy-menu.h"
#include "tln-navigator.h"
#include "tln-search-counts.h"
#include "tln-sidebar-menu.h"
#include "tln-sidebar-row.h"
#include "tln-slow-click.h"

#include <glib/gi18n.h>

/* Instruments beyond this are reached by search and from articles. */
#define INSTRUMENTS_SHOWN 30
#define PLACES 6
/* Milliseconds something is held over a row before it opens. */
#define HELD_MS 700
/* Microseconds of one turn in which rows are made; a notebook may have hundreds of them. */
#define MAKING_US 6000

struct _TlnSidebar {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  TlnCatalog *catalog;
  TlnProgress *jobs[3]; /* imports, feeds, acts */
  GtkListBox *list;
  GtkRevealer *progress;
  GtkLabel *progress_title;
  GtkProgressBar *progress_bar;
  TlnSidebarRow *places[PLACES];
  GHashTable *rows; /* gint64 id -> TlnSidebarRow of a thesis or instrument */
  gboolean moved; /* rows came, went or are in another order */
  gint64 until; /* monotonic time up to which rows may be made in this turn */
  guint made; /* rows in this turn: one at least */
  guint making; /* source that makes those that are missing, 0: none is */
  TlnPlace selected;
  TlnSearchCounts *search_counts;
  GtkWidget *menu; /* GtkPopoverMenu of the last row that was asked, or NULL */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (TlnSidebar, tln_sidebar, ADW_TYPE_NAVIGATION_PAGE)

/* Sections. */

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  guint first = tln_sidebar_row_get_order (TLN_SIDEBAR_ROW (a));
  guint second = tln_sidebar_row_get_order (TLN_SIDEBAR_ROW (b));

  return first < second ? -1 : first > second;
}

static void
add_header_button (GtkWidget *box, const char *icon, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
build_header (const char *title, const char *action, const char *tooltip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (box, "sidebar-section");
  gtk_box_append (GTK_BOX (box), label);
  if (action)
    add_header_button (box, "list-add-symbolic", action, tooltip);
  return box;
}

static GtkWidget *
build_feeds_header (void)
{
  GtkWidget *box = build_header (_ ("Feeds"), NULL, NULL);

  add_header_button (box, "view-refresh-symbolic", "win.update-feeds", _ ("Update All Feeds"));
  add_header_button (box, "list-add-symbolic", "win.add-feed", _ ("Add Feed"));
  return box;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  TlnPlaceKind kind = tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (row))->kind;
  TlnPlaceKind last =
      before ? tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (before))->kind : TLN_PLACE_INBOX;
  GtkWidget *header = NULL;

  if (kind == TLN_PLACE_SEARCH && last != TLN_PLACE_SEARCH)
    header = build_header (_ ("Saved Searches"), NULL, NULL);
  else if (kind == TLN_PLACE_THESIS && last != TLN_PLACE_THESIS)
    header = build_header (_ ("Theses"), "win.new-thesis", _ ("New Thesis"));
  else if (kind == TLN_PLACE_FEED && last != TLN_PLACE_FEED)
    header = build_feeds_header ();
  else if (kind == TLN_PLACE_INSTRUMENT && last != TLN_PLACE_INSTRUMENT)
    header = build_header (_ ("Instruments"), NULL, NULL);
  gtk_list_box_row_set_header (row, header);
}

/* Dropping articles on a thesis assigns them. */
static gboolean
row_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlnSidebar *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const TlnPlace *place = tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (row));
  TlnTarget to = { 0 };
  GArray *ids = g_value_get_boxed (value);

  switch (place->kind) {
  case TLN_PLACE_THESIS:
    to.thesis = place->id;
    break;
  case TLN_PLACE_INSTRUMENT:
    to.instrument = place->id;
    break;
  case TLN_PLACE_TRASH:
    tln_edit_flag (GTK_WIDGET (self), self->store, ids, TLN_FLAG_TRASHED, TRUE);
    return TRUE;
  case TLN_PLACE_INBOX:
  case TLN_PLACE_LIBRARY:
    tln_edit_flag (GTK_WIDGET (self), self->store, ids, TLN_FLAG_ARCHIVED,
                   place->kind == TLN_PLACE_LIBRARY);
    return TRUE;
  case TLN_PLACE_CLAIMS:
  case TLN_PLACE_DUE:
  case TLN_PLACE_REVIEWS:
  case TLN_PLACE_FEED:
  case TLN_PLACE_STAGE:
  case TLN_PLACE_SEARCH:
  default:
    return FALSE;
  }
  tln_edit_tag (GTK_WIDGET (self), self->store, ids, &to, TRUE);
  return TRUE;
}

/* A thesis that something is held over opens, so that it can be let go on its board. */

static void
open_held_cb (gpointer row)
{
  g_object_set_data (row, "held", NULL);
  tln_navigator_show_place (row, tln_sidebar_row_get_place (row));
}

static void
forget_held (GtkWidget *row)
{
  guint held = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (row), "held"));

  if (held != 0)
    g_source_remove (held);
}

static void
drag_enter_cb (GtkDropControllerMotion *motion, double x, double y, GtkWidget *row)
{
  forget_held (row);
  g_object_set_data (G_OBJECT (row), "held",
                     GUINT_TO_POINTER (g_timeout_add_once (HELD_MS, open_held_cb, row)));
}

static void
open_when_held (GtkWidget *row)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (drag_enter_cb), row);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (forget_held), row);
  g_signal_connect (row, "unrealize", G_CALLBACK (forget_held), NULL);
  gtk_widget_add_controller (row, motion);
}

static TlnSidebarRow *
add_row (TlnSidebar *self, const TlnPlace *place, const char *icon, guint order)
{
  GtkWidget *row = tln_sidebar_row_new (place, icon);
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_ARRAY, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (row_drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
  if (place->kind == TLN_PLACE_THESIS)
    open_when_held (row);
  /* Known before it is sorted in: nothing else may move and ask for the order again. */
  tln_sidebar_row_set_order (TLN_SIDEBAR_ROW (row), order);
  gtk_list_box_append (self->list, row);
  return TLN_SIDEBAR_ROW (row);
}

/* Following the catalogue. */

static void catalog_changed_cb (TlnSidebar *self);

static void
make_missing_cb (gpointer data)
{
  TlnSidebar *self = data;

  self->making = 0;
  catalog_changed_cb (self);
}

static const char *
icon_of (TlnPlaceKind kind)
{
  return kind == TLN_PLACE_SEARCH   ? "edit-find-symbolic"
         : kind == TLN_PLACE_THESIS ? "tln-thesis-symbolic"
         : kind == TLN_PLACE_FEED   ? "tln-feed-symbolic"
                                    : "tln-instrument-symbolic";
}

/* NULL: its turn comes later. */
static TlnSidebarRow *
take_row (TlnSidebar *self, GHashTable *old, const TlnPlace *place, guint order)
{
  TlnSidebarRow *row = g_hash_table_lookup (old, &place->id);
  gint64 *key;

  if (row)
    g_hash_table_remove (old, &place->id);
  else if (self->made == 0 || g_get_monotonic_time () < self->until) {
    row = add_row (self, place, icon_of (place->kind), order);
    self->made++;
  } else if (self->making == 0)
    self->making = g_idle_add_once (make_missing_cb, self);
  if (!row)
    return NULL;
  key = g_memdup2 (&place->id, sizeof place->id);
  self->moved = self->moved || tln_sidebar_row_get_order (row) != order;
  tln_sidebar_row_set_order (row, order);
  g_hash_table_insert (self->rows, key, row);
  return row;
}

static guint
show_searches (TlnSidebar *self, GHashTable *old, guint order)
{
  GPtrArray *searches = tln_catalog_get_searches (self->catalog);

  for (guint i = 0; i < searches->len; i++) {
    TlnSavedSearch *search = g_ptr_array_index (searches, i);
    TlnPlace place = { TLN_PLACE_SEARCH, search->id };
    TlnSidebarRow *row = take_row (self, old, &place, order++);

    if (row)
      tln_sidebar_row_set_title (row, search->name, search->query->text);
  }
  return order;
}

/* Numbers of searches come in their own time. */
static void
show_search_counts (TlnSidebar *self)
{
  GPtrArray *searches = tln_catalog_get_searches (self->catalog);

  for (guint i = 0; i < searches->len; i++) {
    TlnSavedSearch *search = g_ptr_array_index (searches, i);
    TlnSidebarRow *row = g_hash_table_lookup (self->rows, &search->id);
    guint count;
    gboolean more;

    tln_search_counts_get (self->search_counts, search->id, &count, &more);
    if (row)
      tln_sidebar_row_set_count_or_more (row, count, more);
  }
}

static guint
show_theses (TlnSidebar *self, GHashTable *old, guint order)
{
  GPtrArray *theses = tln_catalog_get_theses (self->catalog);

  for (guint i = 0; i < theses->len; i++) {
    TlnThesis *thesis = g_ptr_array_index (theses, i);
    TlnPlace place = { TLN_PLACE_THESIS, thesis->id };
    TlnSidebarRow *row = take_row (self, old, &place, order++);

    if (!row)
      continue;
    tln_sidebar_row_set_title (row, thesis->title, thesis->title);
    tln_sidebar_row_set_count (row, thesis->n_for + thesis->n_against + thesis->n_neutral);
  }
  return order;
}

static guint
show_feeds (TlnSidebar *self, GHashTable *old, guint order)
{
  GPtrArray *feeds = tln_catalog_get_feeds (self->catalog);

  for (guint i = 0; i < feeds->len; i++) {
    TlnSubscription *feed = g_ptr_array_index (feeds, i);
    TlnPlace place = { TLN_PLACE_FEED, feed->id };
    TlnSidebarRow *row = take_row (self, old, &place, order++);
    g_autofree char *tooltip =
        feed->folder ? g_strdup_printf ("%s: %s", feed->folder, feed->title) : NULL;
    g_autofree char *warning = feed->error ? tln_error_text (feed->error) : NULL;

    if (!row)
      continue;
    tln_sidebar_row_set_title (row, feed->title, tooltip ? tooltip : feed->title);
    tln_sidebar_row_set_count (row, feed->n_unread);
    tln_sidebar_row_set_warning (row, warning);
  }
  return order;
}

static void
show_instruments (TlnSidebar *self, GHashTable *old, guint order)
{
  GPtrArray *instruments = tln_catalog_get_instruments (self->catalog);

  for (guint i = 0; i < MIN (instruments->len, INSTRUMENTS_SHOWN); i++) {
    TlnInstrument *instrument = g_ptr_array_index (instruments, i);
    TlnPlace place = { TLN_PLACE_INSTRUMENT, instrument->id };
    TlnSidebarRow *row = take_row (self, old, &place, order++);
    g_autofree char *title = g_strdup_printf ("%s %s", instrument->code, instrument->name);

    if (!row)
      continue;
    tln_sidebar_row_set_title (
        row, g_str_equal (instrument->code, instrument->name) ? instrument->code : title, title);
    tln_sidebar_row_set_count (row, instrument->n_mentions);
  }
}

static void
show_counts (TlnSidebar *self)
{
  const TlnCounts *counts = tln_catalog_get_counts (self->catalog);

  tln_sidebar_row_set_count (self->places[0], counts->inbox);
  tln_sidebar_row_set_count (self->places[1], counts->library);
  tln_sidebar_row_set_count (self->places[2], counts->claims);
  tln_sidebar_row_set_count (self->places[TLN_PLACE_DUE], tln_catalog_get_due (self->catalog));
  tln_sidebar_row_set_count (self->places[TLN_PLACE_TRASH], counts->trash);
}

static void
catalog_changed_cb (TlnSidebar *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->rows);
  GHashTableIter iter;
  gpointer row;

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->until = g_get_monotonic_time () + MAKING_US;
  self->made = 0;
  show_counts (self);
  show_instruments (
      self, old,
      show_feeds (self, old, show_theses (self, old, show_searches (self, old, PLACES))));
  show_search_counts (self);
  self->moved = self->moved || g_hash_table_size (old) > 0;
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_list_box_remove (self->list, row);
  /* Headings with their buttons are made anew by this; a press on one of them would come to
   * nothing where only a number is different. */
  if (self->moved) {
    gtk_list_box_invalidate_sort (self->list);
    gtk_list_box_invalidate_headers (self->list);
  }
  self->moved = FALSE;
  tln_sidebar_select (self, &self->selected);
}

/* Progress of the first job that runs. */

static void
jobs_changed_cb (TlnSidebar *self)
{
  TlnProgress *shown = NULL;
  const char *title;
  double fraction;

  for (guint i = 0; i < G_N_ELEMENTS (self->jobs) && !shown; i++)
    if (tln_progress_is_active (self->jobs[i]))
      shown = self->jobs[i];
  gtk_revealer_set_reveal_child (self->progress, shown != NULL);
  if (!shown)
    return;
  fraction = tln_progress_get_fraction (shown);
  title = tln_progress_get_title (shown);
  gtk_label_set_text (self->progress_title, title ? title : "");
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static void
cancel_clicked_cb (TlnSidebar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->jobs); i++)
    tln_progress_cancel (self->jobs[i]);
}

/* The menu of a row. */

static TlnSidebarEnds
ends_of (TlnSidebar *self, const TlnPlace *place)
{
  GPtrArray *searches = tln_catalog_get_searches (self->catalog);
  TlnSidebarEnds ends = { FALSE, FALSE };

  for (guint i = 0; i < searches->len; i++)
    if (((TlnSavedSearch *) g_ptr_array_index (searches, i))->id == place->id)
      ends = (TlnSidebarEnds) { i == 0, i + 1 == searches->len };
  return ends;
}

/* A new one each time: one that is shown again keeps the size of the last menu. */
static void
build_menu (TlnSidebar *self, GMenuModel *model)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
row_menu_cb (GtkWidget *owner, GtkListBoxRow *row, double x, double y)
{
  TlnSidebar *self = TLN_SIDEBAR (owner);
  const TlnPlace *place = tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (row));
  g_autoptr (GMenuModel) menu = tln_sidebar_menu_new (place, ends_of (self, place));
  graphene_rect_t bounds;
  graphene_point_t at;

  if (!menu || !gtk_widget_compute_bounds (GTK_WIDGET (row), owner, &bounds))
    return;
  build_menu (self, menu);
  if (x < 0)
    at = GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height);
  else if (!gtk_widget_compute_point (GTK_WIDGET (self->list), owner,
                                      &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_activated_cb (TlnSidebar *self, GtkListBoxRow *row)
{
  TlnPlace place = *tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (row));

  self->selected = place;
  g_signal_emit (self, chosen_signal, 0, &place);
}

static void
tln_sidebar_dispose (GObject *object)
{
  TlnSidebar *self = TLN_SIDEBAR (object);

  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->search_counts);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->jobs); i++)
    g_clear_object (&self->jobs[i]);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_sidebar_parent_class)->dispose (object);
}

static void
tln_sidebar_class_init (TlnSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_sidebar_dispose;
  chosen_signal = g_signal_new ("place-chosen", TLN_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/tln-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, TlnSidebar, progress);
  gtk_widget_class_bind_template_child (widget_class, TlnSidebar, progress_title);
  gtk_widget_class_bind_template_child (widget_class, TlnSidebar, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, tln_lazy_menu_take);
}

static void
tln_sidebar_init (TlnSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  tln_slow_click_add (self->list);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

void
tln_sidebar_connect (TlnSidebar *self, TlnStore *store, TlnImports *imports, TlnFeedUpdates *feeds)
{
  static const char *const icons[PLACES] = { "tln-inbox-symbolic",   "tln-library-symbolic",
                                             "tln-claims-symbolic",  "tln-due-symbolic",
                                             "tln-reviews-symbolic", "user-trash-symbolic" };
  const char *const titles[PLACES] = { _ ("Inbox"), _ ("Library"), _ ("Claims"),
                                       _ ("Due"),   _ ("Reviews"), _ ("Trash") };

  g_return_if_fail (TLN_IS_SIDEBAR (self) && !self->store);

  self->store = g_object_ref (store);
  self->jobs[0] = g_object_ref (TLN_PROGRESS (imports));
  self->jobs[1] = g_object_ref (TLN_PROGRESS (feeds));
  self->jobs[2] = g_object_ref (TLN_PROGRESS (tln_edit_progress_of (store)));
  self->catalog = tln_catalog_of (store);
  for (guint i = 0; i < PLACES; i++) {
    TlnPlace place = { (TlnPlaceKind) i, 0 };

    self->places[i] = add_row (self, &place, icons[i], i);
    tln_sidebar_row_set_title (self->places[i], titles[i], NULL);
  }
  g_signal_connect_object (self->catalog, "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (self->jobs); i++)
    g_signal_connect_object (self->jobs[i], "changed", G_CALLBACK (jobs_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->search_counts = tln_search_counts_new (store);
  g_signal_connect_object (self->search_counts, "changed", G_CALLBACK (show_search_counts), self,
                           G_CONNECT_SWAPPED);
  tln_sidebar_menu_follow (GTK_WIDGET (self), self->list, row_menu_cb);
  catalog_changed_cb (self);
}

void
tln_sidebar_select (TlnSidebar *self, const TlnPlace *place)
{
  TlnSidebarRow *row = place->kind < PLACES ? self->places[place->kind]
                                            : g_hash_table_lookup (self->rows, &place->id);

  self->selected = *place;
  gtk_list_box_select_row (self->list, row ? GTK_LIST_BOX_ROW (row) : NULL);
}

gboolean
tln_sidebar_nth (TlnSidebar *self, guint n, TlnPlace *place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) n);

  if (row)
    *place = *tln_sidebar_row_get_place (TLN_SIDEBAR_ROW (row));
  return row != NULL;
}
