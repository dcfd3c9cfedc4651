/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files of every layout: separated values and Tongdaxin's binary days. */
#pragma once

#include "tln-corporate-actions.h"
#include "tln-series.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  char *format; /* "csv", "tdx-day", "tdx-text", … */
  TlnSeries *series;
  char *code; /* from file name or content, or NULL */
  char *exchange; /* SSE, SZSE, …, or NULL */
  char *name; /* or NULL */
  char
      *volume_unit; /* of the file: "shares", "lots", "unknown"; the series holds shares if known */
  double volume_factor; /* shares per unit of the file: 100 for lots; 1 when not known */
  char *encoding; /* "UTF-8", "GB18030", …; NULL for binary files */
  char *adjustment; /* "raw", "forward", "backward", "unknown" */
  GArray *actions; /* TlnCorporateAction by day, ids 0; NULL: the file has no columns for them */
  char **columns; /* how each column was read: "date", "open", …, "" (skipped) */
  GPtrArray *warnings; /* char *, each with its line number where there is one */
  guint skipped; /* rows refused, each with a warning (the first 20) */
} TlnPriceFile;

/* Reads the bytes of a price file. name is the file's name or NULL. Pure; any thread.
 * Errors: TLN_PRICE_ERROR. */
TlnPriceFile *tln_price_file_parse (GBytes *bytes, const char *name, GError **error);
void tln_price_file_free (TlnPriceFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnPriceFile, tln_price_file_free)

G_END_DECLS
