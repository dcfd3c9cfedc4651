/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instrument: its chart with the evidence, its prices, its links. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_INSTRUMENT_PAGE (tln_instrument_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnInstrumentPage,
                      tln_instrument_page,
                      TLN,
                      INSTRUMENT_PAGE,
                      AdwNavigationPage)

/* Shows nothing until its property "instrument-id" (int64) is set. The window makes one for each
 * visit. */
AdwNavigationPage *tln_instrument_page_new (TlnStore *store);

G_END_DECLS
