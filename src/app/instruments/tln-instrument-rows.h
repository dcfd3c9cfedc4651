/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and sentences of the instrument page. Main thread. */
#pragma once

#include "tln-catalog.h"
#include "tln-instrument-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A claim: stance, quote, day, source; activating it opens the claim. */
GtkWidget *tln_instrument_row_claim (const TlnInstrumentData *data, const TlnClaim *claim);
/* Of such a row: its claim; 0 for another row. */
gint64 tln_instrument_row_claim_get_id (GtkWidget *row);
/* Its day in words, and why prices say nothing of it, or NULL. */
void tln_instrument_row_claim_set_day (GtkWidget *row, const char *day, const char *reason);
/* "+2.10%" at its end; said: with what it is, for the tooltip and those who listen. */
void tln_instrument_row_claim_set_value (GtkWidget *row, const char *value, const char *said);
/* A link with its reason; activating it opens the thesis. *unlink is its button. */
GtkWidget *tln_instrument_row_link (const TlnLink *link, TlnCatalog *catalog, GtkWidget **unlink);

/* "1.043  −0.42%": the last close; "" without prices. */
char *tln_instrument_last_text (const TlnSeries *series);
/* Day of it, index tracked, former names, where the prices are from. */
char *tln_instrument_facts_text (const TlnInstrumentData *data, const TlnSeries *series);
/* What has to be said of the prices: "Invented data · unadjusted"; NULL when nothing has. */
char *tln_instrument_caption (const TlnInstrumentData *data);

G_END_DECLS
