/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instrument: its chart with the evidence, its prices, its links. Reads everything in one job
 * and again after a change; importing and linking are dialogs of their own. */
#include "tln-instrument-page.h"

#include "tln-chart-table.h"
#include "tln-error-text.h"
#include "tln-instrument-after.h"
#include "tln-instrument-corporate.h"
#include "tln-instrument-links.h"
#include "tln-instrument-marks.h"
#include "tln-instrument-notes.h"
#include "tln-instrument-rows.h"
#include "tln-instrument-tools.h"
#include "tln-link-dialog.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-price-files.h"

#include <glib/gi18n.h>

#define SHOWN_CHANGES \
  (TLN_CHANGED_CLAIMS | TLN_CHANGED_INSTRUMENTS | TLN_CHANGED_PRICES | TLN_CHANGED_THESES | \
   TLN_CHANGED_MENTIONS | TLN_CHANGED_FORECASTS)
#define N_STANCES 3
#define ALL_STANCES ((1u << N_STANCES) - 1)
#define ROWS_MAX 200

struct _TlnInstrumentPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  gint64 id;
  GCancellable *cancellable;
  TlnInstrumentData *data; /* without its series, which the chart has */
  GHashTable *places; /* by the ids of the marks: TlnInstrumentPlace */
  gboolean priced;
  gboolean prices_due;

  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwWindowTitle *title;
  GtkLabel *last;
  GtkLabel *facts;
  GtkWidget *tools;
  AdwToggleGroup *range;
  AdwToggleGroup *kind;
  GtkToggleButton *log_scale;
  GtkBox *stances;
  GtkToggleButton *stance_buttons[N_STANCES];
  GtkStack *view;
  TlnChart *chart;
  TlnChartTable *table;
  TlnInstrumentTools *chart_tools;
  AdwPreferencesGroup *evidence;
  GtkWidget *study;
  GtkListBox *evidence_list;
  AdwPreferencesGroup *links;
  GtkListBox *link_list;
  AdwPreferencesGroup *corporate;
  AdwBanner *jump;
  TlnInstrumentAfter *after;
};

typedef enum {
  PROP_ID = 1
} PageProperty;
static GParamSpec *properties[PROP_ID + 1];

G_DEFINE_FINAL_TYPE (TlnInstrumentPage, tln_instrument_page, ADW_TYPE_NAVIGATION_PAGE)

static void load (TlnInstrumentPage *self, gboolean prices);

static guint
chosen_stances (TlnInstrumentPage *self)
{
  guint stances = 0;

  for (guint i = 0; i < N_STANCES; i++)
    if (gtk_toggle_button_get_active (self->stance_buttons[i]))
      stances |= 1u << i;
  return stances;
}

static void
fill_evidence (TlnInstrumentPage *self)
{
  TlnInstrumentFilter filter = { chosen_stances (self),
                                 tln_instrument_tools_get_hidden (self->chart_tools) };
  g_autofree char *title = NULL;
  guint n = 0;

  gtk_list_box_remove_all (self->evidence_list);
  for (guint i = 0; i < self->data->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (self->data->claims, i);

    if (!tln_instrument_data_shows (self->data, claim, &filter))
      continue;
    if (n++ < ROWS_MAX)
      gtk_list_box_append (self->evidence_list, tln_instrument_row_claim (self->data, claim));
  }
  title = n > 0 ? g_strdup_printf (_ ("Evidence (%u)"), n) : g_strdup (_ ("Evidence"));
  adw_preferences_group_set_title (self->evidence, title);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_list), n > 0);
  adw_preferences_group_set_description (
      self->evidence, n > 0 ? NULL
                            : _ ("Quotes from articles that name this instrument, and evidence for "
                                 "what it is linked to, appear here and on the chart."));
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = tln_instrument_marks_show (self->data, self->chart, &filter);
  tln_instrument_notes_show (self->chart, self->data);
  tln_instrument_after_fill (self->after);
}

static void
fill_links (TlnInstrumentPage *self)
{
  GPtrArray *links = self->data->links;

  tln_instrument_links_fill (self->link_list, self->store, links);
  adw_preferences_group_set_description (
      self->links,
      links->len > 0 ? NULL : _ ("Press L to say which thesis or stage it stands for, and why."));
}

static void
choose_view (TlnInstrumentPage *self)
{
  const char *kind = adw_toggle_group_get_active_name (self->kind);

  gtk_widget_set_visible (self->tools, self->priced);
  gtk_widget_set_visible (self->study, self->priced);
  if (!self->priced)
    gtk_stack_set_visible_child_name (self->view, "empty");
  else
    gtk_stack_set_visible_child_name (self->view,
                                      g_strcmp0 (kind, "table") == 0 ? "table" : "chart");
}

/* The chart itself, not the first of its marks. */
static void
focus_view (TlnInstrumentPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->view);

  if (child == GTK_WIDGET (self->chart))
    gtk_widget_grab_focus (child);
  else
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
show_range (TlnInstrumentPage *self)
{
  const char *months = adw_toggle_group_get_active_name (self->range);

  if (months)
    tln_chart_show_months (self->chart, (guint) g_ascii_strtoull (months, NULL, 10));
}

static void
take_series (TlnInstrumentPage *self, TlnSeries *series)
{
  gboolean first = !self->priced;

  self->priced = series->n > 0;
  tln_chart_set_series (self->chart, series);
  tln_chart_table_set_series (self->table, series);
  if (first && self->priced)
    adw_toggle_group_set_active_name (self->range, tln_instrument_data_range (self->data, series));
  show_range (self);
}

static void
fill_heading (TlnInstrumentPage *self)
{
  const TlnInstrument *instrument = self->data->instrument;
  TlnSeries *series = tln_chart_get_series (self->chart);
  g_autofree char *code = g_strdup_printf ("%s.%s", instrument->code, instrument->exchange);
  g_autofree char *last = tln_instrument_last_text (series);
  g_autofree char *facts = tln_instrument_facts_text (self->data, series);
  g_autofree char *caption = tln_instrument_caption (self->data);
  g_autofree char *title = g_strdup_printf ("%s %s", instrument->name, code);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (self->title, instrument->name);
  adw_window_title_set_subtitle (self->title, code);
  gtk_label_set_text (self->last, last);
  gtk_widget_set_visible (GTK_WIDGET (self->last), *last != '\0');
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  tln_chart_set_name (self->chart, title);
  tln_chart_set_caption (self->chart, caption);
  tln_instrument_tools_show (self->chart_tools, self->data, caption);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnInstrumentPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnInstrumentData) data = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error) {
    tln_error_show (self->error_page, error);
    gtk_stack_set_visible_child_name (self->stack, "error");
    return;
  }
  if (!data) {
    adw_status_page_set_title (self->error_page, _ ("Not There Any More"));
    adw_status_page_set_description (self->error_page,
                                     _ ("This instrument is no longer in the library."));
    gtk_stack_set_visible_child_name (self->stack, "error");
    return;
  }
  /* Found in the series, which does not come along each time. */
  if (!data->series && self->data)
    data->splits = g_steal_pointer (&self->data->splits);
  g_clear_pointer (&self->data, tln_instrument_data_free);
  self->data = g_steal_pointer (&data);
  tln_instrument_after_read (self->after, self->data);
  if (self->data->series) {
    self->prices_due = FALSE;
    take_series (self, self->data->series);
  }
  g_clear_pointer (&self->data->series, tln_series_unref);
  g_clear_pointer (&self->data->printed, tln_series_unref);
  fill_heading (self);
  fill_evidence (self);
  fill_links (self);
  tln_instrument_corporate_show (self->corporate, self->data);
  choose_view (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "content");
  /* What was opened has the keys. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_view (self);
}

static void
load (TlnInstrumentPage *self, gboolean prices)
{
  TlnInstrumentQuery query = { .id = self->id };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0 || !self->store)
    return;
  /* Prices that were asked for stay asked for until they came. */
  self->prices_due = self->prices_due || prices;
  query.prices = self->prices_due;
  query.basis = tln_instrument_tools_get_basis (self->chart_tools);
  self->cancellable = g_cancellable_new ();
  tln_instrument_data_read (self->store, &query, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint what, TlnInstrumentPage *self)
{
  if (what & SHOWN_CHANGES)
    load (self, (what & TLN_CHANGED_PRICES) != 0);
}

static void
catalog_changed_cb (TlnCatalog *catalog, TlnInstrumentPage *self)
{
  if (self->data)
    fill_links (self);
}

static void
range_changed_cb (TlnInstrumentPage *self)
{
  show_range (self);
}

static void
options_changed_cb (TlnInstrumentPage *self)
{
  TlnChartOptions options = *tln_chart_get_options (self->chart);
  const char *kind = adw_toggle_group_get_active_name (self->kind);

  /* The two toggles stand for the kinds with bars and for those without. */
  if (g_strcmp0 (kind, "table") != 0 &&
      tln_plot_kind_has_bars (options.kind) != (g_strcmp0 (kind, "candles") == 0))
    options.kind = g_strcmp0 (kind, "candles") == 0 ? TLN_PLOT_CANDLES : TLN_PLOT_LINE;
  options.log_scale = gtk_toggle_button_get_active (self->log_scale);
  tln_chart_set_options (self->chart, &options);
}

/* Chosen in a menu: the toggles follow. */
static void
options_shown_cb (TlnInstrumentPage *self)
{
  const TlnChartOptions options = *tln_chart_get_options (self->chart);
  const char *kind = tln_plot_kind_has_bars (options.kind) ? "candles" : "line";

  gtk_toggle_button_set_active (self->log_scale, options.log_scale);
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "table") != 0)
    adw_toggle_group_set_active_name (self->kind, kind);
}

static void
kind_changed_cb (TlnInstrumentPage *self)
{
  guint cursor = tln_chart_get_cursor (self->chart);

  options_changed_cb (self);
  choose_view (self);
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "table") == 0 &&
      cursor != G_MAXUINT)
    tln_chart_table_reveal (self->table, cursor);
}

static void
stances_changed_cb (TlnInstrumentPage *self)
{
  if (self->data)
    fill_evidence (self);
}

static void
basis_changed_cb (TlnInstrumentPage *self)
{
  load (self, TRUE);
}

static void
toggle_table (TlnInstrumentPage *self)
{
  const TlnChartOptions *options = tln_chart_get_options (self->chart);
  gboolean table = g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "table") == 0;
  const char *chart = tln_plot_kind_has_bars (options->kind) ? "candles" : "line";

  if (!self->priced)
    return;
  adw_toggle_group_set_active_name (self->kind, table ? chart : "table");
  focus_view (self);
}

static void
open_note (TlnInstrumentPage *self, gint64 id)
{
  for (guint i = 0; i < self->data->notes->len; i++) {
    const TlnNote *note = g_ptr_array_index (self->data->notes, i);

    if (note->id == id)
      tln_instrument_notes_open (self->chart, note);
  }
}

static void
mark_activated_cb (TlnInstrumentPage *self, gint64 id)
{
  const TlnInstrumentPlace *place = self->places ? g_hash_table_lookup (self->places, &id) : NULL;

  if (!place || tln_instrument_place_open (GTK_WIDGET (self), place))
    return;
  if (place->kind == TLN_EVENT_NOTE)
    open_note (self, place->target);
  else
    tln_instrument_corporate_open (self->corporate, place->target, place->t);
}

static void
table_requested_cb (TlnInstrumentPage *self)
{
  toggle_table (self);
}

/* The user moved: the range is none of the named ones. */
static void
span_changed_cb (TlnInstrumentPage *self)
{
  adw_toggle_group_set_active_name (self->range, NULL);
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle_table (TLN_INSTRUMENT_PAGE (widget));
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (widget);
  TlnLinkTarget target = { .instrument = self->id };

  if (self->data)
    adw_dialog_present (tln_link_dialog_new (self->store, &target), widget);
}

static void
study_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (widget);

  if (self->data)
    tln_navigator_show_study (widget, self->id);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (widget);

  if (self->data)
    tln_price_files_import (widget, self->store, self->data->instrument);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (widget);

  if (self->data)
    tln_price_files_export (widget, self->store, self->data->instrument);
}

static TlnInstrument *
drop_target (GtkWidget *widget)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (widget);

  return self->data ? self->data->instrument : NULL;
}

static void
tln_instrument_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (object);

  switch ((PageProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    load (self, TRUE);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_instrument_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PageProperty) id) {
  case PROP_ID:
    g_value_set_int64 (value, TLN_INSTRUMENT_PAGE (object)->id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_instrument_page_dispose (GObject *object)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->after)
    g_object_run_dispose (G_OBJECT (self->after));
  g_clear_object (&self->after);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_INSTRUMENT_PAGE);
  G_OBJECT_CLASS (tln_instrument_page_parent_class)->dispose (object);
}

static void
tln_instrument_page_finalize (GObject *object)
{
  TlnInstrumentPage *self = TLN_INSTRUMENT_PAGE (object);

  g_clear_pointer (&self->data, tln_instrument_data_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_instrument_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (class, TlnInstrumentPage, name)
  CHILD (stack);
  CHILD (error_page);
  CHILD (title);
  CHILD (last);
  CHILD (facts);
  CHILD (tools);
  CHILD (range);
  CHILD (kind);
  CHILD (log_scale);
  CHILD (stances);
  CHILD (view);
  CHILD (chart);
  CHILD (table);
  CHILD (evidence);
  CHILD (study);
  CHILD (evidence_list);
  CHILD (links);
  CHILD (link_list);
  CHILD (corporate);
  CHILD (jump);
#undef CHILD
  gtk_widget_class_bind_template_callback (class, range_changed_cb);
  gtk_widget_class_bind_template_callback (class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (class, options_changed_cb);
  gtk_widget_class_bind_template_callback (class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (class, table_requested_cb);
  gtk_widget_class_bind_template_callback (class, span_changed_cb);
}

static void
tln_instrument_page_class_init (TlnInstrumentPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (TLN_TYPE_CHART);
  g_type_ensure (TLN_TYPE_CHART_TABLE);
  object_class->set_property = tln_instrument_page_set_property;
  object_class->get_property = tln_instrument_page_get_property;
  object_class->dispose = tln_instrument_page_dispose;
  object_class->finalize = tln_instrument_page_finalize;
  properties[PROP_ID] = g_param_spec_int64 ("instrument-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-instrument-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.import-prices", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.export-prices", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "page.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "page.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "page.event-study", NULL, study_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "page.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "page.table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "page.event-study", NULL);
}

/* One toggle for each stance, with its shape. */
static void
add_stances (TlnInstrumentPage *self)
{
  static const TlnStance order[N_STANCES] = { TLN_STANCE_FOR, TLN_STANCE_AGAINST,
                                              TLN_STANCE_NEUTRAL };

  for (guint i = 0; i < N_STANCES; i++) {
    GtkWidget *button = gtk_toggle_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), tln_mark_new_stance (order[i]));
    gtk_widget_set_tooltip_text (button, tln_stance_label (order[i]));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (stances_changed_cb), self);
    gtk_box_append (self->stances, button);
    self->stance_buttons[order[i]] = GTK_TOGGLE_BUTTON (button);
  }
}

static void
tln_instrument_page_init (TlnInstrumentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_stances (self);
  options_changed_cb (self);
  g_signal_connect_swapped (self->chart, "options-changed", G_CALLBACK (options_shown_cb), self);
}

AdwNavigationPage *
tln_instrument_page_new (TlnStore *store)
{
  TlnInstrumentPage *self = g_object_new (TLN_TYPE_INSTRUMENT_PAGE, NULL);

  self->store = g_object_ref (store);
  self->chart_tools = tln_instrument_tools_new (store, self->chart);
  self->after = tln_instrument_after_new (store, self->evidence, self->evidence_list);
  tln_price_files_take_drops (GTK_WIDGET (self), store, drop_target);
  tln_instrument_notes_attach (self->chart, store);
  tln_instrument_corporate_attach (self->corporate, self->jump, store);
  g_signal_connect_swapped (self->chart_tools, "basis-changed", G_CALLBACK (basis_changed_cb),
                            self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->tools), GTK_WIDGET (self->chart_tools));
  g_signal_connect_swapped (self->chart_tools, "filter-changed", G_CALLBACK (stances_changed_cb),
                            self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (tln_catalog_of (store), "changed", G_CALLBACK (catalog_changed_cb), self,
                           0);
  return ADW_NAVIGATION_PAGE (self);
}
