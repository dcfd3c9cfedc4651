/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price file that was read, in words and rows for people. */
#pragma once

#include "tln-price-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "1,388 days, 16 October 2019 to 4 July 2025". Callers free these. */
char *tln_price_preview_range (const TlnPriceFile *file);
/* The columns in their order, as they were read. */
char *tln_price_preview_columns (const TlnPriceFile *file);
char *tln_price_preview_volume (const TlnPriceFile *file);
/* "1 split, 4 dividends; …"; "" where the file has none. */
char *tln_price_preview_actions (const TlnPriceFile *file);
/* The first and the last bars as a table. */
GtkWidget *tln_price_preview_table (const TlnSeries *series);

G_END_DECLS
