/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events on the bars of a series: sorting, finding, counting by stance and by kind. */
#include "tln-plot-events.h"

#include <stdlib.h>

#include <string.h>

#define DAY_SECONDS 86400

static const char *const kind_names[TLN_EVENT_KINDS] = { "evidence", "forecast", "conviction",
                                                         "split", "note" };

const char *
tln_event_kind_name (TlnEventKind kind)
{
  return kind_names[kind];
}

gboolean
tln_event_kind_from_name (const char *name, TlnEventKind *kind)
{
  for (guint k = 0; k < TLN_EVENT_KINDS; k++) {
    if (strcmp (kind_names[k], name) != 0)
      continue;
    *kind = (TlnEventKind) k;
    return TRUE;
  }
  return FALSE;
}

static int
compare_events (const void *a, const void *b)
{
  const TlnPlotEvent *one = a;
  const TlnPlotEvent *two = b;

  if (one->index != two->index)
    return one->index < two->index ? -1 : 1;
  if (one->t != two->t)
    return one->t < two->t ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static gint64
floor_day (gint64 t)
{
  gint64 rest = t % DAY_SECONDS;

  return t - (rest < 0 ? rest + DAY_SECONDS : rest);
}

static gboolean
place_event (const TlnSeries *series, TlnPlotEvent *event)
{
  gint64 t = series->intraday ? event->t : floor_day (event->t);
  guint index = tln_series_find (series, t);

  if (series->n == 0)
    return FALSE;
  event->index = MIN (index, series->n - 1);
  return ABS (series->t[event->index] - t) <= (gint64) TLN_EVENT_REACH * DAY_SECONDS;
}

static void
count_events (TlnPlotEvents *self)
{
  for (guint s = 0; s < TLN_EVENT_STANCES; s++)
    self->before[s] = g_new0 (guint, self->n + 1);
  for (guint k = 0; k < TLN_EVENT_KINDS; k++)
    self->kind_before[k] = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++) {
    for (guint s = 0; s < TLN_EVENT_STANCES; s++)
      self->before[s][i + 1] = self->before[s][i] + (self->events[i].stance == s);
    for (guint k = 0; k < TLN_EVENT_KINDS; k++)
      self->kind_before[k][i + 1] = self->kind_before[k][i] + (self->events[i].kind == k);
  }
}

TlnPlotEvents *
tln_plot_events_new (const TlnSeries *series, const TlnPlotEvent *events, guint n_events)
{
  TlnPlotEvents *result = g_new0 (TlnPlotEvents, 1);

  result->events = g_new (TlnPlotEvent, n_events);
  for (guint i = 0; i < n_events; i++) {
    TlnPlotEvent event = events[i];

    if (place_event (series, &event))
      result->events[result->n++] = event;
    else
      result->n_unplaced++;
  }
  if (result->n > 1)
    qsort (result->events, result->n, sizeof *events, compare_events);
  count_events (result);
  return result;
}

void
tln_plot_events_free (TlnPlotEvents *events)
{
  if (events == NULL)
    return;
  g_free (events->events);
  for (guint s = 0; s < TLN_EVENT_STANCES; s++)
    g_free (events->before[s]);
  for (guint k = 0; k < TLN_EVENT_KINDS; k++)
    g_free (events->kind_before[k]);
  g_free (events);
}

guint
tln_plot_events_find (const TlnPlotEvents *events, guint index)
{
  guint low = 0;
  guint high = events->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (events->events[middle].index < index)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
