/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prices of an instrument as a file that is read again with all it says. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* CSV of its bars as they were printed (those of days, else of minutes), with the splits and
 * dividends that are recorded, in columns as yfinance names them, and how the newest prices are
 * adjusted. Sets how many splits and dividends lie before or after all prices, where there is no
 * row for them. NULL without error: it has no prices. Caller unrefs. */
GBytes *tln_price_csv (TlnDb *db, gint64 instrument, guint *n_outside, GError **error);

G_END_DECLS
