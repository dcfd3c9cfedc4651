/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text whose columns are known, and its rows as bars. Shared by the two files of the
 * text reader; not for other layers. */
#pragma once

#include "tln-csv.h"
#include "tln-price-columns.h"
#include "tln-price-date.h"
#include "tln-price-number.h"
#include "tln-price-reader.h"

G_BEGIN_DECLS

typedef struct {
  TlnPriceFile *file;
  GPtrArray *rows; /* TlnCsvRow */
  char delimiter;
  guint start; /* first row of data */
  guint date_column;
  TlnColumnMap map;
  TlnPriceClaims claims;
} TlnPriceTable;

const TlnCsvRow *tln_price_table_row (const TlnPriceTable *table, guint index);

/* Appends the bars of the data (element TlnPriceRow) in the order of the file, with a warning for
 * each row that is refused. Errors: AMBIGUOUS when days and months cannot be told apart or the rows
 * are of several instruments, MALFORMED when more than half of the rows cannot be read. */
gboolean tln_price_table_read (TlnPriceTable *table, GArray *bars, GError **error);

G_END_DECLS
