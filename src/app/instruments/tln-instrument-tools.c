/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options, comparison and pictures of the chart of an instrument; the convention of red and green
 * follows the setting. */
#include "tln-instrument-tools.h"

#include "tln-catalog.h"
#include "tln-chart-file.h"
#include "tln-chart-menu.h"
#include "tln-compare-dialog.h"
#include "tln-lazy-menu.h"
#include "tln-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEPT_KEY "chart-options"
#define KEPT_MAX 500
#define COMPARE "compare="
#define BASIS "basis="

struct _TlnInstrumentTools {
  AdwBin parent_instance;
  TlnStore *store;
  TlnChart *chart;
  GSettings *settings; /* or NULL where the schema is not installed */
  GPtrArray *compared; /* char *: "159995.SZSE" */
  GArray *hidden; /* gint64: stages */
  GMenu *stages; /* one entry for each stage there is evidence for */
  gint64 instrument;
  char *code; /* "515050.SSE" */
  char *title;
  char *caption;
  gboolean restoring;
  TlnPriceBasis basis;
  GSimpleAction *basis_action;
};

static guint filter_changed;
static guint basis_changed;
static const char *const basis_words[] = { "printed", "splits", "total" }; /* as TlnPriceBasis */

G_DEFINE_FINAL_TYPE (TlnInstrumentTools, tln_instrument_tools, ADW_TYPE_BIN)

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentTools *self = TLN_INSTRUMENT_TOOLS (widget);

  adw_dialog_present (
      tln_compare_dialog_new (self->store, self->chart, self->instrument, self->compared), widget);
}

static TlnChartPaper
make_paper (TlnInstrumentTools *self)
{
  return (TlnChartPaper) { self->title, self->caption, self->code };
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentTools *self = TLN_INSTRUMENT_TOOLS (widget);
  TlnChartPaper paper = make_paper (self);

  tln_chart_file_ask (self->chart, &paper);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnInstrumentTools *self = TLN_INSTRUMENT_TOOLS (widget);
  TlnChartPaper paper = make_paper (self);

  tln_chart_file_print (self->chart, &paper);
}

/* What the chart shows and what stands beside it: "kind=line;volume;compare=159995.SZSE;". */
static char *
options_text (TlnInstrumentTools *self)
{
  g_autofree char *own = tln_chart_options_to_text (tln_chart_get_options (self->chart));
  GString *text = g_string_new (own);

  if (self->basis != TLN_BASIS_SPLITS)
    g_string_append_printf (text, BASIS "%s;", basis_words[self->basis]);
  for (guint i = 0; i < self->compared->len; i++)
    g_string_append_printf (text, COMPARE "%s;",
                            (const char *) g_ptr_array_index (self->compared, i));
  return g_string_free_and_steal (text);
}

static void
restore_compared (TlnInstrumentTools *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (words[i], COMPARE))
      g_ptr_array_add (self->compared, g_strdup (words[i] + strlen (COMPARE)));
  if (self->compared->len > 0)
    tln_compare_apply (self->store, self->chart, self->compared);
}

/* Kept for each instrument; of too many all are forgotten rather than some. */
static void
keep_options (TlnInstrumentTools *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GVariant) value = NULL;
  g_auto (GVariantDict) kept = G_VARIANT_DICT_INIT (NULL);

  if (!self->settings || !self->code || self->restoring)
    return;
  text = options_text (self);
  value = g_settings_get_value (self->settings, KEPT_KEY);
  g_variant_dict_clear (&kept);
  g_variant_dict_init (&kept, g_variant_n_children (value) < KEPT_MAX ? value : NULL);
  g_variant_dict_insert (&kept, self->code, "s", text);
  g_settings_set_value (self->settings, KEPT_KEY, g_variant_dict_end (&kept));
}

static void
take_basis (TlnInstrumentTools *self, TlnPriceBasis basis)
{
  if (basis == self->basis)
    return;
  self->basis = basis;
  g_simple_action_set_state (self->basis_action, g_variant_new_string (basis_words[basis]));
  g_signal_emit (self, basis_changed, 0);
}

static TlnPriceBasis
find_basis (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (basis_words); i++)
    if (g_str_equal (word, basis_words[i]))
      return (TlnPriceBasis) i;
  return TLN_BASIS_SPLITS;
}

static void
basis_cb (GSimpleAction *action, GVariant *value, TlnInstrumentTools *self)
{
  take_basis (self, find_basis (g_variant_get_string (value, NULL)));
  keep_options (self);
}

static void
restore_basis (TlnInstrumentTools *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  TlnPriceBasis basis = TLN_BASIS_SPLITS;

  for (guint i = 0; words[i]; i++)
    if (g_str_has_prefix (words[i], BASIS))
      basis = find_basis (words[i] + strlen (BASIS));
  take_basis (self, basis);
}

static void
restore_options (TlnInstrumentTools *self)
{
  TlnChartOptions options = *tln_chart_get_options (self->chart);
  g_autoptr (GVariant) value = NULL;
  const char *text = NULL;

  if (!self->settings)
    return;
  value = g_settings_get_value (self->settings, KEPT_KEY);
  g_variant_lookup (value, self->code, "&s", &text);
  restore_basis (self, text ? text : "");
  if (!text)
    return;
  tln_chart_options_from_text (&options, text);
  self->restoring = TRUE;
  tln_chart_set_options (self->chart, &options);
  self->restoring = FALSE;
  restore_compared (self, text);
}

static gboolean
find_hidden (TlnInstrumentTools *self, gint64 stage, guint *at)
{
  for (guint i = 0; i < self->hidden->len; i++) {
    if (g_array_index (self->hidden, gint64, i) != stage)
      continue;
    *at = i;
    return TRUE;
  }
  return FALSE;
}

static void
stage_cb (GSimpleAction *action, GVariant *value, TlnInstrumentTools *self)
{
  gint64 stage = g_ascii_strtoll (g_action_get_name (G_ACTION (action)) + 1, NULL, 10);
  guint at = 0;

  if (find_hidden (self, stage, &at))
    g_array_remove_index (self->hidden, at);
  if (!g_variant_get_boolean (value))
    g_array_append_val (self->hidden, stage);
  g_simple_action_set_state (action, value);
  g_signal_emit (self, filter_changed, 0);
}

/* One check for each stage, as an action named by its id. */
static void
fill_stages (TlnInstrumentTools *self, const TlnInstrumentData *data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GArray) stages = tln_instrument_data_stages (data);

  g_menu_remove_all (self->stages);
  for (guint i = 0; i < stages->len; i++) {
    gint64 id = g_array_index (stages, gint64, i);
    const TlnStage *stage = tln_catalog_stage (tln_catalog_of (self->store), id);
    g_autofree char *name = g_strdup_printf ("s%" G_GINT64_FORMAT, id);
    g_autofree char *detailed = g_strdup_printf ("stages.%s", name);
    guint at;
    g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
        name, NULL, g_variant_new_boolean (!find_hidden (self, id, &at)));

    g_signal_connect (action, "change-state", G_CALLBACK (stage_cb), self);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    g_menu_append (self->stages, stage ? stage->name : C_ ("stage", "None"), detailed);
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stages", G_ACTION_GROUP (group));
}

static void
follow_red_up (TlnInstrumentTools *self)
{
  TlnChartOptions options = *tln_chart_get_options (self->chart);

  options.red_up = self->settings && g_settings_get_boolean (self->settings, "red-up");
  tln_chart_set_options (self->chart, &options);
}

static void
tln_instrument_tools_dispose (GObject *object)
{
  TlnInstrumentTools *self = TLN_INSTRUMENT_TOOLS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->chart);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tln_instrument_tools_parent_class)->dispose (object);
}

static void
tln_instrument_tools_finalize (GObject *object)
{
  TlnInstrumentTools *self = TLN_INSTRUMENT_TOOLS (object);

  g_ptr_array_unref (self->compared);
  g_array_unref (self->hidden);
  g_clear_object (&self->stages);
  g_clear_object (&self->basis_action);
  g_free (self->code);
  g_free (self->title);
  g_free (self->caption);
  G_OBJECT_CLASS (tln_instrument_tools_parent_class)->finalize (object);
}

static void
tln_instrument_tools_class_init (TlnInstrumentToolsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_instrument_tools_dispose;
  G_OBJECT_CLASS (class)->finalize = tln_instrument_tools_finalize;
  filter_changed = g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  basis_changed = g_signal_new ("basis-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "tools.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "tools.save-picture", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "tools.print", NULL, print_action);
}

/* A choice of three, as an action with the word as its state. */
static void
add_basis (TlnInstrumentTools *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->basis = TLN_BASIS_SPLITS;
  self->basis_action = g_simple_action_new_stateful (
      "basis", G_VARIANT_TYPE_STRING, g_variant_new_string (basis_words[self->basis]));
  g_signal_connect (self->basis_action, "change-state", G_CALLBACK (basis_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->basis_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "prices", G_ACTION_GROUP (group));
}

static GMenuModel *
make_prices_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  g_menu_append (menu, _ ("In Today’s Shares"), "prices.basis::splits");
  g_menu_append (menu, _ ("With Dividends Reinvested"), "prices.basis::total");
  g_menu_append (menu, _ ("As Printed"), "prices.basis::printed");
  g_menu_append (file, _ ("_Export Prices…"), "page.export-prices");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static void
tln_instrument_tools_init (TlnInstrumentTools *self)
{
  self->compared = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stages = g_menu_new ();
  add_basis (self);
  self->settings = tln_settings_open ();
}

TlnInstrumentTools *
tln_instrument_tools_new (TlnStore *store, TlnChart *chart)
{
  TlnInstrumentTools *self = g_object_new (TLN_TYPE_INSTRUMENT_TOOLS, NULL);
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenuModel) prices = make_prices_menu ();
  GtkWidget *menu;

  self->store = g_object_ref (store);
  self->chart = g_object_ref (chart);
  g_menu_append_submenu (more, _ ("Stages Shown"), G_MENU_MODEL (self->stages));
  g_menu_append_submenu (more, C_ ("of a chart", "Prices"), prices);
  g_menu_append (more, _ ("_Compare…"), "tools.compare");
  g_menu_append (more, _ ("_Save Picture…"), "tools.save-picture");
  g_menu_append (more, _ ("_Print…"), "tools.print");
  menu = tln_chart_menu_button_new (chart, G_MENU_MODEL (more));
  adw_bin_set_child (ADW_BIN (self), menu);
  tln_lazy_menu_take (GTK_MENU_BUTTON (menu));
  follow_red_up (self);
  if (self->settings)
    g_signal_connect_object (self->settings, "changed::red-up", G_CALLBACK (follow_red_up), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (chart, "options-changed", G_CALLBACK (keep_options), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
tln_instrument_tools_show (TlnInstrumentTools *self,
                           const TlnInstrumentData *data,
                           const char *caption)
{
  const TlnInstrument *instrument = data->instrument;
  gboolean other = self->instrument != instrument->id;

  g_free (self->code);
  g_free (self->title);
  self->code = g_strdup_printf ("%s.%s", instrument->code, instrument->exchange);
  self->title = g_strdup_printf ("%s %s", instrument->name, self->code);
  g_set_str (&self->caption, caption);
  self->instrument = instrument->id;
  fill_stages (self, data);
  if (!other)
    return;
  if (self->compared->len > 0) {
    /* Those stood beside another instrument. */
    g_ptr_array_set_size (self->compared, 0);
    self->restoring = TRUE;
    tln_chart_set_others (self->chart, NULL, 0);
    self->restoring = FALSE;
  }
  restore_options (self);
}

const GArray *
tln_instrument_tools_get_hidden (TlnInstrumentTools *self)
{
  return self->hidden;
}

TlnPriceBasis
tln_instrument_tools_get_basis (TlnInstrumentTools *self)
{
  return self->basis;
}
