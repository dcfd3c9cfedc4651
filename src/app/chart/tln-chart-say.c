/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the chart: values of a bar, the summary for screen readers, announcements. */
#include "tln-chart-private.h"
#include "tln-chart-words.h"
#include "tln-plot-weeks.h"
#include "tln-sentence-join.h"

#include <glib/gi18n.h>
#include <math.h>

const char *
tln_chart_say_sort (const MarkInfo *info)
{
  if (info->heading)
    return info->heading;
  switch (info->stance) {
  case TLN_EVENT_FOR:
    return C_ ("stance", "For");
  case TLN_EVENT_AGAINST:
    return C_ ("stance", "Against");
  case TLN_EVENT_NEUTRAL:
  case TLN_EVENT_STANCES:
  default:
    return C_ ("stance", "Neutral");
  }
}

char *
tln_chart_say_event (TlnChart *self, guint event)
{
  const MarkInfo *info = tln_chart_get_info (self, event);
  g_autofree char *line = g_strdup (info->label);
  char day[TLN_LABEL];

  g_strdelimit (line, "\n\t", ' ');
  tln_label_time (day, info->t, FALSE);
  return g_strdup_printf ("%s  %s  %s", day, tln_chart_say_sort (info), line);
}

/* "  3 articles that week", where the strip is shown. */
static char *
say_week (TlnChart *self, guint index)
{
  guint n = tln_plot_week_count (self->data, self->data->series->t[index]);

  if (!self->options.attention || !self->data->weeks)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("  %u article that week", "  %u articles that week", n), n);
}

char *
tln_chart_say_bar (TlnChart *self, guint index, gboolean brief)
{
  const TlnSeries *series = self->data ? self->data->series : NULL;
  char day[TLN_LABEL];

  if (!series || index >= series->n)
    return g_strdup ("");
  g_autofree char *close = tln_chart_say_price (series->close[index]);
  g_autofree char *change = tln_chart_say_change (tln_chart_change_at (series, index));
  tln_label_time (day, series->t[index], series->intraday);
  /* A ratio has no open, high and low. */
  if (brief || (isnan (series->open[index]) && isnan (series->high[index])))
    return g_strdup_printf ("%s  %s  %s", day, close, change);
  g_autofree char *open = tln_chart_say_price (series->open[index]);
  g_autofree char *high = tln_chart_say_price (series->high[index]);
  g_autofree char *low = tln_chart_say_price (series->low[index]);
  g_autofree char *volume = tln_chart_say_quantity (series->volume[index]);
  /* Translators: values of one bar of a price chart: day, open, high, low, close, change, volume.
   */
  g_autofree char *values = g_strdup_printf (_ ("%s  O %s  H %s  L %s  C %s  %s  Vol %s"), day,
                                             open, high, low, close, change, volume);
  g_autofree char *week = say_week (self, index);
  return g_strconcat (values, week, NULL);
}

static char *
say_first_part (TlnChart *self, const TlnChartSummary *summary)
{
  const TlnSeries *series = self->data->series;
  g_autofree char *first = tln_chart_say_price (summary->first_close);
  g_autofree char *last = tln_chart_say_price (summary->last_close);
  g_autofree char *change = tln_chart_say_change (summary->change);
  char from[TLN_LABEL];
  char to[TLN_LABEL];

  tln_label_time (from, series->t[summary->first], series->intraday);
  tln_label_time (to, series->t[summary->last], series->intraday);
  return g_strdup_printf (ngettext ("%u bar, from %s to %s. First close %s, last %s, change %s.",
                                    "%u bars, from %s to %s. First close %s, last %s, change %s.",
                                    summary->n),
                          summary->n, from, to, first, last, change);
}

static char *
say_extremes (TlnChart *self, const TlnChartSummary *summary)
{
  const TlnSeries *series = self->data->series;
  g_autofree char *high = tln_chart_say_price (summary->high);
  g_autofree char *low = tln_chart_say_price (summary->low);
  char high_day[TLN_LABEL];
  char low_day[TLN_LABEL];

  tln_label_time (high_day, series->t[summary->high_index], series->intraday);
  tln_label_time (low_day, series->t[summary->low_index], series->intraday);
  return g_strdup_printf (_ ("High %s on %s, low %s on %s."), high, high_day, low, low_day);
}

static char *
say_drawdown (TlnChart *self, const TlnChartSummary *summary)
{
  const TlnSeries *series = self->data->series;
  g_autofree char *fall = tln_chart_say_change (summary->drawdown);
  char from[TLN_LABEL];
  char to[TLN_LABEL];

  if (!(summary->drawdown < 0.0))
    return g_strdup (_ ("No close below an earlier one."));
  tln_label_time (from, series->t[summary->drawdown_top], series->intraday);
  tln_label_time (to, series->t[summary->drawdown_bottom], series->intraday);
  return g_strdup_printf (_ ("Worst drawdown %s, from %s to %s."), fall, from, to);
}

static char *
say_marks (TlnChart *self)
{
  const TlnPlotEvents *events = self->data->events;
  guint n = 0;

  if (events)
    n = tln_plot_events_find (events, (guint) ceil (self->view.last)) -
        tln_plot_events_find (events, (guint) self->view.first);
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u mark.", "%u marks.", n), n);
}

char *
tln_chart_describe (TlnChart *self)
{
  const TlnChartSummary *summary;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (tln_chart_n_bars (self) == 0)
    return g_strdup (self->empty_text ? self->empty_text : _ ("No prices yet"));
  summary = tln_chart_sum (self);
  if (summary->n == 0)
    return g_strdup (_ ("No closing prices in this range."));
  g_strv_builder_take (parts, say_first_part (self, summary));
  g_strv_builder_take (parts, say_extremes (self, summary));
  g_strv_builder_take (parts, say_drawdown (self, summary));
  char *marks = say_marks (self);
  if (marks)
    g_strv_builder_take (parts, marks);
  char *levels = tln_chart_say_levels (self);
  if (levels)
    g_strv_builder_take (parts, levels);
  if (self->caption)
    g_strv_builder_add (parts, self->caption);
  sentences = g_strv_builder_end (parts);
  return tln_sentences_join ((const char *const *) sentences);
}

void
tln_chart_update_accessible (TlnChart *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *label = self->name ? g_strdup_printf (_ ("Price chart of %s"), self->name)
                                      : g_strdup (_ ("Price chart"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (tln_chart_sum_soon (self))
    return;
  summary = tln_chart_describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
}

/* The lines beside the prices, too, in the unit of the axis. */
static char *
say_bar_and_others (TlnChart *self, guint index)
{
  g_autofree char *bar = tln_chart_say_bar (self, index, FALSE);
  GString *text = g_string_new (bar);

  tln_chart_ensure_layout (self);
  for (guint i = 0; i < self->data->lines->len; i++) {
    const TlnPlotLine *line = g_ptr_array_index (self->data->lines, i);
    g_autofree char *value =
        tln_chart_say_price (line->values[index] * tln_plot_line_factor (&self->plot, line));

    if (line->name)
      g_string_append_printf (text, "  %s %s", line->name, value);
  }
  return g_string_free_and_steal (text);
}

void
tln_chart_announce_cursor (TlnChart *self)
{
  g_autofree char *text = NULL;

  if (self->cursor == NO_BAR)
    return;
  text = tln_chart_say_measure (self);
  if (!text)
    text = say_bar_and_others (self, self->cursor);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}
