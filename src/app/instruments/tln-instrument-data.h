/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the page of an instrument shows, read in one job. */
#pragma once

#include "tln-chart.h"
#include "tln-claim.h"
#include "tln-instruments.h"
#include "tln-store.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

typedef struct {
  TlnInstrument *instrument;
  GPtrArray *names; /* char *: former ones, newest first */
  GPtrArray *batches; /* TlnPriceBatch, newest first */
  GPtrArray *claims; /* TlnClaim, newest first */
  GPtrArray *links; /* TlnLink */
  GPtrArray *notes; /* TlnNote: those at a day, by day */
  GPtrArray *levels; /* TlnPriceLevel, the highest first */
  GArray *weeks; /* TlnInstrumentWeek */
  GArray *actions; /* TlnCorporateAction, by day */
  GPtrArray *events; /* TlnInstrumentEvent, oldest first */
  TlnPriceBasis basis; /* of the series and of what is drawn in it */
  TlnSeries *series; /* NULL when it was not asked for … */
  TlnSeries *printed; /* … and as its bars were printed */
  GArray *splits; /* TlnSplit: what looks like one in the series; NULL with it */
} TlnInstrumentData;
void tln_instrument_data_free (TlnInstrumentData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnInstrumentData, tln_instrument_data_free)

typedef struct {
  gint64 id;
  gboolean prices; /* with the series … */
  TlnPriceBasis basis; /* … on this */
} TlnInstrumentQuery;

/* Reads; tln_store_finish gives a TlnInstrumentData, or NULL without error when there is no such
 * instrument. */
void tln_instrument_data_read (TlnStore *store,
                               const TlnInstrumentQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Which of a claim's evidence counts for this instrument: the first for a thesis or stage it is
 * linked to, else the first; NULL for a plain highlight. */
const TlnEvidence *
tln_instrument_data_evidence (const TlnInstrumentData *data, const TlnClaim *claim);
TlnStance tln_instrument_data_stance (const TlnInstrumentData *data, const TlnClaim *claim);
/* Day of the world it stands at: of the evidence, else of the article; TLN_DAY_NONE: not known. */
TlnDay tln_instrument_data_day (const TlnInstrumentData *data, const TlnClaim *claim);

/* Which claims are wanted. */
typedef struct {
  guint stances; /* bits 1 << TlnStance */
  const GArray *hidden; /* gint64: not those of these stages; 0 stands for none. Or NULL */
} TlnInstrumentFilter;
gboolean tln_instrument_data_shows (const TlnInstrumentData *data,
                                    const TlnClaim *claim,
                                    const TlnInstrumentFilter *filter);
/* The stages (gint64, 0: none) its claims are evidence for, each once. Caller unrefs. */
GArray *tln_instrument_data_stages (const TlnInstrumentData *data);
/* Months to show at first ("12", or "0" for everything): the last year of a series that has bars,
 * or all of it where that has evidence and the last year none. Static. */
const char *tln_instrument_data_range (const TlnInstrumentData *data, const TlnSeries *series);

G_END_DECLS
