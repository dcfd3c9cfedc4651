/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the readers of price files; not for other layers. */
#pragma once

#include "tln-price-file.h"
#include "tln-price-units.h"

G_BEGIN_DECLS

/* A bar and the line (or record) it stood on. */
typedef struct {
  TlnBar bar;
  guint line;
} TlnPriceRow;

TlnPriceFile *tln_price_file_new (const char *format);
/* Adds a warning about the file. */
void tln_price_file_warn (TlnPriceFile *file, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Counts a refused row and, for the first 20, adds its warning. */
void tln_price_file_refuse (TlnPriceFile *file, guint line, const char *reason);

/* Sets the error for rows of more than one instrument. */
void tln_price_refuse_several (const char *one, const char *other, GError **error);

/* Checks and sorts rows (element TlnPriceRow), drops or replaces what comes twice, finds unit and
 * adjustment where the file did not say, puts volumes to shares, and makes the series. Errors:
 * EMPTY or MALFORMED when no row is left. */
typedef struct {
  TlnVolumeUnit unit; /* what the file says, or unknown */
  TlnAdjustment adjustment;
  gboolean weigh; /* turnover may be asked */
  gboolean told; /* a column of adjusted closes or of adjustments stands beside the prices */
} TlnPriceClaims;
gboolean tln_price_file_finish (TlnPriceFile *file,
                                GArray *rows,
                                const TlnPriceClaims *claims,
                                GError **error);

/* Tables of text: separated values and Tongdaxin's text export. Adds to a new file. */
TlnPriceFile *tln_price_csv_parse (const char *text, const char *name, GError **error);
/* QIF price lists ("!Type:Prices"). */
TlnPriceFile *tln_price_qif_parse (const char *text, GError **error);

/* Whether bytes are a binary file of Tongdaxin, by name and content. */
gboolean tln_tdx_recognise (const guint8 *data, gsize size, const char *name);
TlnPriceFile *tln_tdx_parse (const guint8 *data, gsize size, const char *name, GError **error);

G_END_DECLS
