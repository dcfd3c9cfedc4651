/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes and levels that are kept on the chart of an instrument: asked for, changed, removed. Main
 * thread. */
#pragma once

#include "tln-instrument-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* From now on what the chart asks for is written to the library, for the instrument of
 * tln_instrument_notes_show. */
void tln_instrument_notes_attach (TlnChart *chart, TlnStore *store);
/* Puts the levels on the chart; notes are marks (tln-instrument-marks.h). */
void tln_instrument_notes_show (TlnChart *chart, const TlnInstrumentData *data);
/* Opens a note, to be changed or removed. */
void tln_instrument_notes_open (TlnChart *chart, const TlnNote *note);

G_END_DECLS
