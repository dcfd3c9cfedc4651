/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button beside the chart of an instrument: what it shows, comparing, pictures; and what was
 * chosen, kept for each instrument. */
#pragma once

#include "tln-chart.h"
#include "tln-instrument-data.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_INSTRUMENT_TOOLS (tln_instrument_tools_get_type ())
G_DECLARE_FINAL_TYPE (TlnInstrumentTools, tln_instrument_tools, TLN, INSTRUMENT_TOOLS, AdwBin)

TlnInstrumentTools *tln_instrument_tools_new (TlnStore *store, TlnChart *chart);
/* What the chart is of; when it is another instrument than before its options are those that were
 * kept. caption as on the chart, or NULL. */
void tln_instrument_tools_show (TlnInstrumentTools *self,
                                const TlnInstrumentData *data,
                                const char *caption);
/* The stages (gint64) whose claims are not wanted. Signal "filter-changed": they are others. */
const GArray *tln_instrument_tools_get_hidden (TlnInstrumentTools *self);
/* What prices are wanted; kept for each instrument. Signal "basis-changed": another one. */
TlnPriceBasis tln_instrument_tools_get_basis (TlnInstrumentTools *self);

G_END_DECLS
