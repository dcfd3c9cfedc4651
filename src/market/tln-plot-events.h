/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things that happened on days of a series (evidence, splits, …), sorted once, so that ten thousand
 * of them cost as much to show as a hundred. */
#pragma once

#include "tln-series.h"

G_BEGIN_DECLS

typedef enum {
  TLN_EVENT_FOR,
  TLN_EVENT_AGAINST,
  TLN_EVENT_NEUTRAL,
  TLN_EVENT_STANCES,
} TlnEventStance;

/* What sort of thing happened. Only evidence has a stance; everything else is NEUTRAL. */
typedef enum {
  TLN_EVENT_EVIDENCE,
  TLN_EVENT_FORECAST, /* made, due, decided */
  TLN_EVENT_CONVICTION, /* of a thesis */
  TLN_EVENT_SPLIT,
  TLN_EVENT_NOTE,
  TLN_EVENT_KINDS,
} TlnEventKind;
/* "evidence", "forecast", …: the words of options and of the command line. */
const char *tln_event_kind_name (TlnEventKind kind);
gboolean tln_event_kind_from_name (const char *name, TlnEventKind *kind);

typedef struct {
  gint64 t; /* exchange-local wall time as in TlnBar */
  gint64 id; /* whatever the caller knows it by */
  TlnEventStance stance;
  guint index; /* of its bar; set by tln_plot_events_new */
  TlnEventKind kind;
} TlnPlotEvent;

/* Immutable once made. */
typedef struct {
  guint n;
  TlnPlotEvent *events; /* by index, then by t, then by id */
  guint *before[TLN_EVENT_STANCES]; /* n + 1 entries: events of the stance before each place */
  guint *kind_before[TLN_EVENT_KINDS]; /* the same by kind */
  guint n_unplaced; /* no bar within TLN_EVENT_REACH days after them */
} TlnPlotEvents;
#define TLN_EVENT_REACH 10

/* Puts each event on the first bar at or after its time (on a daily series: its day); one after the
 * last bar stands on the last. Where that bar is more than TLN_EVENT_REACH days away the event has
 * no place in this series. The events are copied. */
TlnPlotEvents *
tln_plot_events_new (const TlnSeries *series, const TlnPlotEvent *events, guint n_events);
void tln_plot_events_free (TlnPlotEvents *events);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPlotEvents, tln_plot_events_free)

/* First event at or after a bar; n when there is none. Binary search. */
guint tln_plot_events_find (const TlnPlotEvents *events, guint index);

G_END_DECLS
