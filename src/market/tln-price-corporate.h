/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits and dividends that stand in columns beside the prices of a file ("Dividends", "Stock
 * Splits"). Shared by the readers of price files; not for other layers. */
#pragma once

#include "tln-price-table.h"

G_BEGIN_DECLS

/* Begins the list of the file where the table has such a column. */
void tln_price_corporate_begin (TlnPriceTable *table);
/* Adds what a row of that time says; 0 and, for a split, 1 say nothing. A number that can be none
 * of them is warned of. mark: decimal mark of the prices. */
void tln_price_corporate_read (TlnPriceTable *table, const TlnCsvRow *row, gint64 t, char mark);
/* Sorts the list by days, of what stands twice the later, and tells by the bars around each split
 * whether the prices have it in them: they are raw then, else adjusted already; by splits alone
 * where the file has adjusted closes beside them, as yfinance and Yahoo have. Without a split to
 * tell by they are taken as adjusted too where there are dividends, unless the file has told more
 * of them. */
TlnAdjustment
tln_price_corporate_weigh (TlnPriceFile *file, const TlnBar *bars, guint n, gboolean told);

G_END_DECLS
