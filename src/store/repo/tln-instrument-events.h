/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened around an instrument besides evidence: forecasts, convictions. For the marks of its
 * chart. See tln-articles.h for threads. */
#pragma once

#include "tln-db.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

typedef enum {
  TLN_HAPPENED_FORECAST_MADE,
  TLN_HAPPENED_FORECAST_DUE, /* also one that is decided */
  TLN_HAPPENED_FORECAST_DECIDED,
  TLN_HAPPENED_CONVICTION,
} TlnHappened;

typedef struct {
  TlnHappened what;
  TlnDay day; /* in the user's zone */
  gint64 id; /* of the forecast or the thesis */
  gint64 thesis_id; /* 0: none */
  gint64 claim_id; /* a forecast was made from; 0: none */
  char *words; /* the proposition; why a conviction changed, or NULL */
  char *thesis_title; /* or NULL */
  TlnOutcome outcome; /* of a forecast */
  int before; /* convictions, 0 to 100; -1: none */
  int after;
} TlnInstrumentEvent;
#define TLN_TYPE_INSTRUMENT_EVENT (tln_instrument_event_get_type ())
TLN_DECLARE_RECORD (TlnInstrumentEvent, tln_instrument_event)

/* Of the theses that are linked to the instrument: their forecasts and every conviction they had.
 * And forecasts that were made from a claim of an article that names it, or decided by its price.
 * Oldest first. Element TlnInstrumentEvent; caller unrefs. */
GPtrArray *tln_instruments_get_events (TlnDb *db, gint64 instrument, GError **error);

G_END_DECLS
