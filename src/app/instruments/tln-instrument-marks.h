/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks on the chart of an instrument: what was read in words, and where each leads. Main
 * thread. */
#pragma once

#include "tln-instrument-data.h"

G_BEGIN_DECLS

/* Where a mark leads. */
typedef struct {
  TlnEventKind kind;
  gint64 target; /* the claim, forecast, thesis, note, split or dividend; 0: only looks like one */
  gint64 t; /* of a split: as in TlnBar */
  gint64 thesis; /* of a forecast; 0: none */
  gint64 claim; /* the forecast was made from; 0: none */
} TlnInstrumentPlace;

/* Puts the wanted claims that have a day and everything else that happened on the chart, and the
 * articles of each week below it. Returns
 * the places by the ids of the marks (gint64 -> TlnInstrumentPlace); caller unrefs. The same thing
 * has the same id each time. */
GHashTable *tln_instrument_marks_show (const TlnInstrumentData *data,
                                       TlnChart *chart,
                                       const TlnInstrumentFilter *filter);

/* Opens the article at the claim, the forecasts or the log of the thesis; FALSE for what has no
 * place outside the page. */
gboolean tln_instrument_place_open (GtkWidget *from, const TlnInstrumentPlace *place);

G_END_DECLS
