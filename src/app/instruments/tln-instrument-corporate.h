/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends on the page of an instrument: the list of them, and the question whether a
 * jump of its prices is one. Main thread. */
#pragma once

#include "tln-instrument-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* banner asks about the newest jump; group gets a list and a button to add. Once for a page. */
void
tln_instrument_corporate_attach (AdwPreferencesGroup *group, AdwBanner *banner, TlnStore *store);
/* Shows what was read; of the jumps those of the last series, when this has none. */
void tln_instrument_corporate_show (AdwPreferencesGroup *group, const TlnInstrumentData *data);
/* Opens what a mark stands for: the action of that id, or, for 0, the question about the jump of
 * that time. */
void tln_instrument_corporate_open (AdwPreferencesGroup *group, gint64 action, gint64 t);

G_END_DECLS
