/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What prices did after each piece of evidence, said in its row: its first session where that is
 * another day, and CAR(0, +5) as the event study of the instrument counts it. Main thread. */
#pragma once

#include "tln-instrument-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_AFTER_SESSIONS 5

#define TLN_TYPE_INSTRUMENT_AFTER (tln_instrument_after_get_type ())
G_DECLARE_FINAL_TYPE (TlnInstrumentAfter, tln_instrument_after, TLN, INSTRUMENT_AFTER, GObject)

/* The list with rows of tln_instrument_row_claim, and the group that says how it is counted. */
TlnInstrumentAfter *
tln_instrument_after_new (TlnStore *store, AdwPreferencesGroup *group, GtkListBox *list);
/* Counts anew in the background, of what the page has read, and then fills the rows that are there.
 * The prices are those of before where data has none. What fails is said above the list. */
void tln_instrument_after_read (TlnInstrumentAfter *self, const TlnInstrumentData *data);
/* Rows were made: says in them what is known. */
void tln_instrument_after_fill (TlnInstrumentAfter *self);

G_END_DECLS
