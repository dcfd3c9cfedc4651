/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters, search and empty states around the claims; the table itself is tln-claims-table.c, the
 * rows of a narrow page are tln-record-view.c, what is done to several is tln-claims-acts.c. */
#include "tln-claims-page.h"

#include "tln-catalog.h"
#include "tln-claims-acts.h"
#include "tln-claims-table.h"
#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-lazy-menu.h"
#include "tln-navigator.h"
#include "tln-record-list.h"
#include "tln-record-view.h"
#include "tln-search-completion.h"
#include "tln-search-hint.h"
#include "tln-shape.h"

#include <glib/gi18n.h>

struct _TlnClaimsPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  TlnRecordList *list;
  GtkMultiSelection *selection; /* of the table */
  GtkColumnView *table;
  TlnRecordView *rows;
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkBox *search_box;
  GtkEditable *search_entry;
  GtkWidget *filters;
  GtkDropDown *stage;
  GtkDropDown *thesis;
  GtkDropDown *stance;
  GtkToggleButton *lost;
  GtkToggleButton *repeated;
  GtkStack *stack;
  GtkScrolledWindow *table_window;
  AdwBin *rows_bin;
  AdwStatusPage *error_page;
  GArray *stage_ids; /* of the choices, the first: any */
  GArray *thesis_ids;
  gboolean narrow_now;
  gboolean broad_now;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TlnClaimsPage, tln_claims_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *const stances[] = { NULL, "for", "against", "neutral" };

/* The query. */

static gint64
chosen_id (GtkDropDown *choice, GArray *ids)
{
  guint n = gtk_drop_down_get_selected (choice);

  return n < ids->len ? g_array_index (ids, gint64, n) : 0;
}

static void
read_filter (TlnClaimsPage *self, TlnClaimFilter *filter)
{
  guint stance = gtk_drop_down_get_selected (self->stance);

  filter->stage = chosen_id (self->stage, self->stage_ids);
  filter->thesis = chosen_id (self->thesis, self->thesis_ids);
  filter->stance = stance < G_N_ELEMENTS (stances) ? stances[stance] : NULL;
  filter->lost = gtk_toggle_button_get_active (self->lost);
  filter->repeated = gtk_toggle_button_get_active (self->repeated);
}

static void
run_query (TlnClaimsPage *self)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->search_entry));

  query->text = *g_strstrip (text) ? g_steal_pointer (&text) : NULL;
  read_filter (self, &query->claims);
  if (!tln_claims_table_get_sort (self->table, &query->sort, &query->reverse))
    query->sort = TLN_SORT_DATE;
  tln_record_list_set_query (self->list, query);
}

static gboolean
is_narrowed (TlnClaimsPage *self)
{
  TlnClaimFilter filter = { 0 };

  read_filter (self, &filter);
  return filter.stage || filter.thesis || filter.stance || filter.lost || filter.repeated ||
         *gtk_editable_get_text (self->search_entry);
}

static void
refresh (TlnClaimsPage *self)
{
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *count = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);

  g_object_get (self->list, "error", &error, NULL);
  adw_window_title_set_subtitle (self->title, n > 0 ? count : "");
  gtk_widget_set_visible (self->filters, n > 0 || is_narrowed (self));
  /* A search that makes no sense is explained under the field; what was found last stays. */
  if (error && error->domain != TLN_SEARCH_ERROR) {
    tln_error_show (self->error_page, error);
    gtk_stack_set_visible_child_name (self->stack, "error");
  } else if (n > 0) {
    gtk_stack_set_visible_child_name (self->stack, self->narrow_now ? "rows" : "table");
  } else {
    gtk_stack_set_visible_child_name (self->stack, is_narrowed (self) ? "nothing-found" : "empty");
  }
}

static void
filter_changed_cb (TlnClaimsPage *self)
{
  if (!self->filling && self->list)
    run_query (self);
}

static void
narrow_cb (TlnClaimsPage *self)
{
  self->narrow_now = TRUE;
  if (self->list)
    refresh (self);
}

static void
wide_cb (TlnClaimsPage *self)
{
  self->narrow_now = FALSE;
  if (self->list)
    refresh (self);
}

static void
broad_cb (TlnClaimsPage *self)
{
  self->broad_now = TRUE;
  if (self->table)
    tln_claims_table_set_broad (self->table, TRUE);
}

static void
not_broad_cb (TlnClaimsPage *self)
{
  self->broad_now = FALSE;
  if (self->table)
    tln_claims_table_set_broad (self->table, FALSE);
}

static void
stop_search_cb (TlnClaimsPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
search_mode_cb (TlnClaimsPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (self->search_entry, "");
}

/* Choices of the filters. */

/* Fills a filter anew; what was chosen stays chosen. */
static void
fill_choice (GtkDropDown *choice, GArray **ids, GArray *new_ids, GtkStringList *names)
{
  gint64 chosen = *ids ? chosen_id (choice, *ids) : 0;
  guint at = 0;

  for (guint i = 0; i < new_ids->len; i++)
    if (g_array_index (new_ids, gint64, i) == chosen)
      at = i;
  g_clear_pointer (ids, g_array_unref);
  *ids = g_array_ref (new_ids);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, at);
}

static void
fill_stages (TlnClaimsPage *self)
{
  g_autoptr (GArray) ids = tln_ids_of (0);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *stages = tln_catalog_get_stages (tln_catalog_of (self->store));

  gtk_string_list_append (names, _ ("Any Stage"));
  for (guint i = 0; i < stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (stages, i);
    g_autofree char *name =
        g_strdup_printf ("%s %s", tln_shape_glyph (tln_stage_shape (stage->position)), stage->name);

    g_array_append_val (ids, stage->id);
    gtk_string_list_append (names, name);
  }
  fill_choice (self->stage, &self->stage_ids, ids, names);
}

static void
fill_theses (TlnClaimsPage *self)
{
  g_autoptr (GArray) ids = tln_ids_of (0);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *theses = tln_catalog_get_theses (tln_catalog_of (self->store));

  gtk_string_list_append (names, _ ("Any Thesis"));
  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);

    g_array_append_val (ids, thesis->id);
    gtk_string_list_append (names, thesis->title);
  }
  fill_choice (self->thesis, &self->thesis_ids, ids, names);
}

static void
catalog_changed_cb (TlnClaimsPage *self)
{
  g_autoptr (GMenuModel) menu = tln_claims_acts_menu (self->store);

  self->filling = TRUE;
  fill_stages (self);
  fill_theses (self);
  self->filling = FALSE;
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  tln_lazy_menu_take (self->menu_button);
}

/* Claims. */

static void
table_activate_cb (TlnClaimsPage *self, guint position)
{
  gint64 id = tln_record_list_get_id (self->list, position);

  if (id)
    tln_navigator_show_claim (GTK_WIDGET (self), id);
}

static void
rows_chosen_cb (TlnClaimsPage *self, gint64 id, gboolean open)
{
  if (open)
    tln_navigator_show_claim (GTK_WIDGET (self), id);
}

static GArray *
selected_ids (TlnClaimsPage *self)
{
  GArray *ids;
  g_autoptr (GtkBitset) set = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->narrow_now)
    return tln_record_view_get_selected (self->rows);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position)) {
    gint64 id = tln_record_list_get_id (self->list, position);

    if (id)
      g_array_append_val (ids, id);
  }
  return ids;
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnClaimsPage *self = TLN_CLAIMS_PAGE (widget);
  g_autoptr (GArray) ids = selected_ids (self);

  tln_claims_act (widget, self->store, ids, name, parameter);
}

static void
forecast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = selected_ids (TLN_CLAIMS_PAGE (widget));

  if (ids->len > 0)
    tln_navigator_make_forecast (widget, g_array_index (ids, gint64, 0));
}

static void
argue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = selected_ids (TLN_CLAIMS_PAGE (widget));

  if (ids->len > 0)
    gtk_widget_activate_action (widget, TLN_LINK_CLAIM, "x", g_array_index (ids, gint64, 0));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnClaimsPage *self = TLN_CLAIMS_PAGE (widget);

  if (self->narrow_now)
    gtk_widget_activate_action (GTK_WIDGET (self->rows), "list.select-all", NULL);
  else
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* Making. */

static void
tln_claims_page_dispose (GObject *object)
{
  TlnClaimsPage *self = TLN_CLAIMS_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->stage_ids, g_array_unref);
  g_clear_pointer (&self->thesis_ids, g_array_unref);
  G_OBJECT_CLASS (tln_claims_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, search_box);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, stage);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, thesis);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, stance);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, lost);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, repeated);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, table_window);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, rows_bin);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimsPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, broad_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_broad_cb);
}

static void
tln_claims_page_class_init (TlnClaimsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_claims_page_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, TLN_CLAIMS_STANCE, "s", act_cb);
  gtk_widget_class_install_action (widget_class, TLN_CLAIMS_STAGE, "x", act_cb);
  gtk_widget_class_install_action (widget_class, TLN_CLAIMS_FORECAST, NULL, forecast_cb);
  gtk_widget_class_install_action (widget_class, TLN_CLAIMS_DELETE, NULL, act_cb);
  gtk_widget_class_install_action (widget_class, TLN_CLAIMS_ARGUE, NULL, argue_cb);
  gtk_widget_class_install_action (widget_class, "claims.select-all", NULL, select_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, TLN_CLAIMS_DELETE, NULL);
}

static void
tln_claims_page_init (TlnClaimsPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
}

static void
connect_lists (TlnClaimsPage *self)
{
  self->list = tln_record_list_new (self->store);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  self->table = tln_claims_table_new (self->store, GTK_SELECTION_MODEL (self->selection));
  tln_claims_table_set_broad (self->table, self->broad_now);
  gtk_scrolled_window_set_child (self->table_window, GTK_WIDGET (self->table));
  self->rows = TLN_RECORD_VIEW (tln_record_view_new (self->store, self->list));
  tln_record_view_set_of_claims (self->rows, TRUE);
  tln_record_view_set_tap_opens (self->rows, TRUE);
  adw_bin_set_child (self->rows_bin, GTK_WIDGET (self->rows));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (table_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "chosen", G_CALLBACK (rows_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

AdwNavigationPage *
tln_claims_page_new (TlnStore *store)
{
  TlnClaimsPage *self = g_object_new (TLN_TYPE_CLAIMS_PAGE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  gtk_string_list_append (names, _ ("Any Stance"));
  for (guint i = 1; i < G_N_ELEMENTS (stances); i++) {
    TlnStance stance = TLN_STANCE_NEUTRAL;

    tln_stance_from_name (stances[i], &stance);
    gtk_string_list_append (names, tln_stance_label (stance));
  }
  gtk_drop_down_set_model (self->stance, G_LIST_MODEL (names));
  connect_lists (self);
  gtk_box_append (self->search_box,
                  tln_search_hint_new (store, GTK_SEARCH_ENTRY (self->search_entry)));
  tln_search_completion_add (self->search_box, store, GTK_SEARCH_ENTRY (self->search_entry));
  g_signal_connect_object (tln_catalog_of (store), "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  catalog_changed_cb (self);
  run_query (self);
  return ADW_NAVIGATION_PAGE (self);
}

void
tln_claims_page_search (TlnClaimsPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

const TlnQuery *
tln_claims_page_get_query (TlnClaimsPage *self)
{
  /* What has been typed this moment counts, too. */
  run_query (self);
  return tln_record_list_get_query (self->list);
}

void
tln_claims_page_show_text (TlnClaimsPage *self, const char *text)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (self->search_entry, text);
}
