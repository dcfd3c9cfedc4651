/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search may go on with that needs no look-up: names of filters, their fixed words, searches
 * that are kept. Main thread. */
#pragma once

#include "tln-catalog.h"
#include "tln-search-complete.h"

G_BEGIN_DECLS

typedef struct {
  char *text; /* what is put in */
  char *about; /* what it is; or NULL */
  gboolean whole; /* in place of the whole search, not of what was typed last */
} TlnSearchOffer;

TlnSearchOffer *tln_search_offer_new (const char *text, const char *about);
void tln_search_offer_free (TlnSearchOffer *offer);

/* Element TlnSearchOffer, at most limit; caller unrefs. Of a word: filters whose name begins so, in
 * any language, and kept searches of such a name (whole: what the field holds). Of the value of a
 * filter: its words, if it has any, or dates. Names are Chinese first where the window is. */
GPtrArray *tln_search_offers (TlnCatalog *catalog,
                              const TlnSearchTyped *typed,
                              const char *whole,
                              guint limit);
/* All filters, for a field that is empty. */
GPtrArray *tln_search_offers_filters (void);

G_END_DECLS
