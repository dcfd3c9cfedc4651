/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows how a price file was read and imports it for an instrument. */
#pragma once

#include "tln-instrument.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_PRICE_DIALOG (tln_price_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnPriceDialog, tln_price_dialog, TLN, PRICE_DIALOG, AdwDialog)

/* Begins reading the file at once. Importing is one act with an undo toast. instrument NULL: the
 * one the file names, or the person does; it is made where it is new, and shown afterwards. */
AdwDialog *tln_price_dialog_new (TlnStore *store, const TlnInstrument *instrument, GFile *file);

G_END_DECLS
