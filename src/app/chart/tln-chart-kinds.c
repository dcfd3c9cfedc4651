/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds of marks are shown: as actions, as a menu, as words of the options. */
#include "tln-chart-private.h"

#include <glib/gi18n.h>

#define HIDE "hide="

static const char *const titles[TLN_EVENT_KINDS] = {
  [TLN_EVENT_EVIDENCE] = N_ ("Evidence"),
  [TLN_EVENT_FORECAST] = N_ ("Forecasts"),
  [TLN_EVENT_CONVICTION] = N_ ("Convictions"),
  [TLN_EVENT_SPLIT] = N_ ("Splits and Dividends"),
  [TLN_EVENT_NOTE] = N_ ("Notes"),
};

static char *
action_name (guint kind)
{
  return g_strdup_printf ("marks-%s", tln_event_kind_name ((TlnEventKind) kind));
}

void
tln_chart_kinds_to_text (guint hidden, GString *text)
{
  for (guint k = 0; k < TLN_EVENT_KINDS; k++)
    if (hidden & 1u << k)
      g_string_append_printf (text, HIDE "%s;", tln_event_kind_name ((TlnEventKind) k));
}

void
tln_chart_kinds_take_word (guint *hidden, const char *word)
{
  TlnEventKind kind;

  if (g_str_has_prefix (word, HIDE) && tln_event_kind_from_name (word + strlen (HIDE), &kind))
    *hidden |= 1u << kind;
}

static void
kind_cb (GSimpleAction *action, GVariant *value, TlnChart *self)
{
  TlnChartOptions options = self->options;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    g_autofree char *own = action_name (k);

    if (!g_str_equal (own, name))
      continue;
    options.hidden &= ~(1u << k);
    if (!g_variant_get_boolean (value))
      options.hidden |= 1u << k;
  }
  tln_chart_set_options (self, &options);
}

void
tln_chart_add_kind_actions (TlnChart *self)
{
  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    g_autofree char *name = action_name (k);
    g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

    g_signal_connect (action, "change-state", G_CALLBACK (kind_cb), self);
    g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  }
}

void
tln_chart_update_kind_actions (TlnChart *self)
{
  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    g_autofree char *name = action_name (k);
    GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

    g_simple_action_set_state (G_SIMPLE_ACTION (action),
                               g_variant_new_boolean (!(self->options.hidden & 1u << k)));
  }
}

GMenuModel *
tln_chart_kinds_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    g_autofree char *name = action_name (k);
    g_autofree char *action = g_strdup_printf ("chart.%s", name);

    g_menu_append (menu, _ (titles[k]), action);
  }
  return G_MENU_MODEL (menu);
}

static void
add_if_shown (TlnChart *self, const TlnPlotEvent *event, GArray *shown)
{
  if (!(self->options.hidden & 1u << event->kind))
    g_array_append_vals (shown, event, 1);
}

GArray *
tln_chart_shown_events (TlnChart *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (TlnPlotEvent));

  for (guint i = 0; i < self->events->len; i++)
    add_if_shown (self, &g_array_index (self->events, TlnPlotEvent, i), shown);
  return shown;
}
