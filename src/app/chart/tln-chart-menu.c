/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a chart as actions and as menus, and as text. One table says what there is. */
#include "tln-chart-menu.h"

#include "tln-chart-private.h"
#include "tln-chart-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define SHORT_WINDOW 20
#define LONG_WINDOW 60

static const char *const kinds[] = { "line", "area", "step", "candles", "hollow", "bars", NULL };
static const char *const scales[] = { "linear", "log", NULL };
static const char *const values[] = { "prices", "hundred", "percent", NULL };
static const char *const periods[] = { "as-is", "day", "week", "month", NULL };

typedef enum {
  CHOICE_KIND,
  CHOICE_SCALE,
  CHOICE_VALUES,
  CHOICE_PERIOD,
  N_CHOICES
} Choice;

static const struct {
  const char *name;
  const char *const *words;
} choices[N_CHOICES] = {
  [CHOICE_KIND] = { "kind", kinds },
  [CHOICE_SCALE] = { "scale", scales },
  [CHOICE_VALUES] = { "values", values },
  [CHOICE_PERIOD] = { "period", periods },
};

static guint
get_choice (const TlnChartOptions *options, Choice choice)
{
  switch (choice) {
  case CHOICE_KIND:
    return options->kind;
  case CHOICE_SCALE:
    return options->log_scale ? 1 : 0;
  case CHOICE_VALUES:
    return options->rebase;
  case CHOICE_PERIOD:
    return options->period;
  case N_CHOICES:
  default:
    return 0;
  }
}

static void
set_choice (TlnChartOptions *options, Choice choice, guint value)
{
  switch (choice) {
  case CHOICE_KIND:
    options->kind = (TlnPlotKind) value;
    break;
  case CHOICE_SCALE:
    options->log_scale = value == 1;
    break;
  case CHOICE_VALUES:
    options->rebase = (TlnRebase) value;
    break;
  case CHOICE_PERIOD:
    options->period = (TlnPeriod) value;
    break;
  case N_CHOICES:
  default:
    break;
  }
}

static const char *const switches[] = { "volume",    "drawdown",  "overview",  "relative",
                                        "true-time", "attention", "sma-short", "sma-long",
                                        "ema",       "bollinger" };

/* Where an option lies, and what it is when it is on. */
static guint *
find_switch (TlnChartOptions *options, guint number, guint *on)
{
  gboolean *flags[] = { &options->volume,   &options->drawdown,  &options->overview,
                        &options->relative, &options->true_time, &options->attention };
  guint *windows[] = { &options->averages.sma[0], &options->averages.sma[1], &options->averages.ema,
                       &options->averages.bollinger };

  *on = number < G_N_ELEMENTS (flags)                                         ? TRUE
        : windows[number - G_N_ELEMENTS (flags)] == &options->averages.sma[1] ? LONG_WINDOW
                                                                              : SHORT_WINDOW;
  return number < G_N_ELEMENTS (flags) ? (guint *) flags[number]
                                       : windows[number - G_N_ELEMENTS (flags)];
}

char *
tln_chart_options_to_text (const TlnChartOptions *options)
{
  TlnChartOptions copy = *options;
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < N_CHOICES; c++)
    g_string_append_printf (text, "%s=%s;", choices[c].name,
                            choices[c].words[get_choice (options, c)]);
  for (guint s = 0; s < G_N_ELEMENTS (switches); s++) {
    guint on;

    if (*find_switch (&copy, s, &on) != 0)
      g_string_append_printf (text, "%s;", switches[s]);
  }
  tln_chart_kinds_to_text (options->hidden, text);
  if (options->base != 0)
    g_string_append_printf (text, "base=%" G_GINT64_FORMAT ";", options->base);
  return g_string_free_and_steal (text);
}

static void
take_word (TlnChartOptions *options, const char *word)
{
  if (g_str_has_prefix (word, "base="))
    options->base = g_ascii_strtoll (word + strlen ("base="), NULL, 10);
  tln_chart_kinds_take_word (&options->hidden, word);
  for (guint c = 0; c < N_CHOICES; c++) {
    for (guint w = 0; choices[c].words[w]; w++) {
      g_autofree char *whole = g_strdup_printf ("%s=%s", choices[c].name, choices[c].words[w]);

      if (g_str_equal (word, whole))
        set_choice (options, c, w);
    }
  }
  for (guint s = 0; s < G_N_ELEMENTS (switches); s++) {
    guint on;
    guint *at = find_switch (options, s, &on);

    if (g_str_equal (word, switches[s]))
      *at = on;
  }
}

void
tln_chart_options_from_text (TlnChartOptions *options, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  *options = (TlnChartOptions) { .red_up = options->red_up };
  for (guint i = 0; words[i]; i++)
    take_word (options, words[i]);
}

static void
choice_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  TlnChartOptions options = self->options;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *word = g_strdup_printf ("%s=%s", name, g_variant_get_string (value, NULL));

  take_word (&options, word);
  tln_chart_set_options (self, &options);
}

static void
switch_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  TlnChartOptions options = self->options;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint s = 0; s < G_N_ELEMENTS (switches); s++) {
    guint on;
    guint *at = find_switch (&options, s, &on);

    if (g_str_equal (name, switches[s]))
      *at = g_variant_get_boolean (value) ? on : 0;
  }
  tln_chart_set_options (self, &options);
}

/* Everything is 100 where the crosshair is; without one, where the view begins. */
static void
base_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  TlnChartOptions options = self->options;

  if (tln_chart_n_bars (self) == 0)
    return;
  options.base = self->cursor != NO_BAR ? self->data->series->t[self->cursor] : 0;
  if (options.rebase == TLN_REBASE_NONE)
    options.rebase = TLN_REBASE_HUNDRED;
  tln_chart_set_options (self, &options);
}

static void
measure_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  tln_chart_toggle_measure (self);
}

static void
all_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  tln_view_reset (&self->view, tln_chart_n_bars (self));
  tln_chart_moved_by_user (self);
}

static void
table_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  g_signal_emit_by_name (self, "table-requested");
}

static void
copy_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  g_autofree char *measure = tln_chart_say_measure (self);
  g_autofree char *text = NULL;

  if (tln_chart_n_bars (self) == 0)
    return;
  guint index = self->cursor != NO_BAR ? self->cursor : tln_chart_n_bars (self) - 1;
  text = measure ? g_steal_pointer (&measure) : tln_chart_say_bar (self, index, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
note_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  guint n = tln_chart_n_bars (self);

  if (n > 0)
    g_signal_emit_by_name (self, "note-requested",
                           self->data->series->t[self->cursor != NO_BAR ? self->cursor : n - 1]);
}

static void
claim_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  guint n = tln_chart_n_bars (self);

  if (n > 0)
    g_signal_emit_by_name (self, "claim-requested",
                           self->data->series->t[self->cursor != NO_BAR ? self->cursor : n - 1]);
}

static void
level_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  double price = tln_chart_n_bars (self) > 0 ? tln_chart_level_here (self) : (double) NAN;

  if (isfinite (price))
    g_signal_emit_by_name (self, "level-requested", price);
}

static void
edit_level_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  g_signal_emit_by_name (self, "level-activated", self->level.menu);
}

static void
remove_level_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  g_signal_emit_by_name (self, "level-removed", self->level.menu);
}

static void
add_action (TlnChart *self, GAction *action, GCallback callback, gboolean state)
{
  g_signal_connect (action, state ? "change-state" : "activate", callback, self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), action);
  g_object_unref (action);
}

void
tln_chart_add_actions (TlnChart *self)
{
  const struct {
    const char *name;
    void (*callback) (GSimpleAction *, GVariant *, TlnChart *);
  } plain[] = { { "base-here", base_cb },        { "measure", measure_cb },
                { "show-all", all_cb },          { "show-table", table_cb },
                { "copy-value", copy_cb },       { "add-note", note_cb },
                { "add-claim", claim_cb },       { "add-level", level_cb },
                { "edit-level", edit_level_cb }, { "remove-level", remove_level_cb } };

  self->actions = g_simple_action_group_new ();
  for (guint c = 0; c < N_CHOICES; c++)
    add_action (self,
                G_ACTION (g_simple_action_new_stateful (choices[c].name, G_VARIANT_TYPE_STRING,
                                                        g_variant_new_string (""))),
                G_CALLBACK (choice_cb), TRUE);
  for (guint s = 0; s < G_N_ELEMENTS (switches); s++)
    add_action (
        self,
        G_ACTION (g_simple_action_new_stateful (switches[s], NULL, g_variant_new_boolean (FALSE))),
        G_CALLBACK (switch_cb), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    add_action (self, G_ACTION (g_simple_action_new (plain[i].name, NULL)),
                G_CALLBACK (plain[i].callback), FALSE);
  tln_chart_add_kind_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (self->actions));
  tln_chart_update_actions (self);
}

void
tln_chart_update_actions (TlnChart *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);

  tln_chart_update_kind_actions (self);
  for (guint c = 0; c < N_CHOICES; c++)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (g_action_map_lookup_action (map, choices[c].name)),
        g_variant_new_string (choices[c].words[get_choice (&self->options, c)]));
  for (guint s = 0; s < G_N_ELEMENTS (switches); s++) {
    GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (map, switches[s]));
    guint on;

    g_simple_action_set_state (action,
                               g_variant_new_boolean (*find_switch (&self->options, s, &on) != 0));
    if (g_str_equal (switches[s], "relative"))
      g_simple_action_set_enabled (action, self->others->len > 0);
  }
}

typedef struct {
  const char *action;
  const char *label;
} Entry;

static void
add_section (GMenu *menu, const char *title, const Entry *entries, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (section, entries[i].label, entries[i].action);
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void
add_submenu (GMenu *menu, const char *title, const Entry *entries, guint n)
{
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (sub, entries[i].label, entries[i].action);
  g_menu_append_submenu (menu, title, G_MENU_MODEL (sub));
}

static void
add_kinds (GMenu *menu)
{
  const Entry entries[] = { { "chart.kind::line", C_ ("kind of a chart", "Line") },
                            { "chart.kind::area", C_ ("kind of a chart", "Area") },
                            { "chart.kind::step", C_ ("kind of a chart", "Steps") },
                            { "chart.kind::candles", C_ ("kind of a chart", "Candles") },
                            { "chart.kind::hollow", C_ ("kind of a chart", "Hollow Candles") },
                            { "chart.kind::bars", C_ ("kind of a chart", "Bars") } };

  add_submenu (menu, _ ("Kind"), entries, G_N_ELEMENTS (entries));
}

static void
add_values (GMenu *menu)
{
  const Entry entries[] = { { "chart.values::prices", _ ("Prices") },
                            { "chart.values::percent", _ ("Change in Percent") },
                            { "chart.values::hundred", _ ("Rebased to 100") },
                            { "chart.base-here", _ ("Rebase to 100 _Here") },
                            { "chart.relative", _ ("Relative to the First Compared") },
                            { "chart.scale::linear", C_ ("scale of a chart", "Linear") },
                            { "chart.scale::log", C_ ("scale of a chart", "Logarithmic") } };

  add_submenu (menu, C_ ("of a chart", "Values"), entries, G_N_ELEMENTS (entries));
}

static void
add_periods (GMenu *menu)
{
  const Entry entries[] = { { "chart.period::as-is", C_ ("bars of a chart", "As Imported") },
                            { "chart.period::day", C_ ("bars of a chart", "Day") },
                            { "chart.period::week", C_ ("bars of a chart", "Week") },
                            { "chart.period::month", C_ ("bars of a chart", "Month") } };

  add_submenu (menu, _ ("A Bar for Each"), entries, G_N_ELEMENTS (entries));
}

static GMenu *
make_menu (void)
{
  const Entry shown[] = { { "chart.volume", _ ("Volume") },
                          { "chart.drawdown", _ ("Drawdown") },
                          { "chart.attention", _ ("Articles a Week") },
                          { "chart.overview", _ ("Strip of the Whole History") },
                          { "chart.true-time", _ ("Room for Days without Trade") },
                          { "chart.sma-short", _ ("Average of 20 Bars (SMA)") },
                          { "chart.sma-long", _ ("Average of 60 Bars (SMA)") },
                          { "chart.ema", _ ("Exponential Average of 20 Bars (EMA)") },
                          { "chart.bollinger", _ ("Bollinger Bands (20, 2)") } };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) top = g_menu_new ();
  g_autoptr (GMenuModel) marks = tln_chart_kinds_menu ();

  add_kinds (top);
  add_values (top);
  add_periods (top);
  g_menu_append_submenu (top, _ ("Marks Shown"), marks);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (top));
  add_section (menu, NULL, shown, G_N_ELEMENTS (shown));
  return menu;
}

GtkWidget *
tln_chart_menu_button_new (TlnChart *chart, GMenuModel *more)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = make_menu ();

  if (more)
    g_menu_append_section (menu, NULL, more);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Chart Options"));
  gtk_widget_insert_action_group (button, "chart", G_ACTION_GROUP (chart->actions));
  return button;
}

static void
menu_closed_cb (GtkPopover *popover, TlnChart *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
tln_chart_show_menu (TlnChart *self, double x, double y)
{
  const Entry here[] = { { "chart.copy-value", _ ("_Copy Values") },
                         { "chart.measure", _ ("_Measure from Here") },
                         { "chart.add-claim", _ ("Add a C_laim Here…") },
                         { "chart.add-note", _ ("Add a _Note Here…") },
                         { "chart.add-level", _ ("Add a _Line Here…") },
                         { "chart.base-here", _ ("Rebase to 100 _Here") },
                         { "chart.show-all", _ ("Show _Everything") },
                         { "chart.show-table", _ ("Show as _Table") } };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) options = make_menu ();
  const Entry of_level[] = { { "chart.edit-level", _ ("_Edit Line…") },
                             { "chart.remove-level", _ ("Remo_ve Line") } };
  GdkRectangle at = { (int) x, (int) y, 1, 1 };
  guint level = tln_chart_level_at (self, x, y);

  if (level != NO_BAR) {
    self->level.menu = g_array_index (self->levels, Level, level).id;
    add_section (menu, NULL, of_level, G_N_ELEMENTS (of_level));
  }
  add_section (menu, NULL, here, G_N_ELEMENTS (here));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (options));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
