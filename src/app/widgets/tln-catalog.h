/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things every page names: chains, stages, theses, instruments, feeds and the counts of
 * the places, as they are now, without waiting. One per store. Main thread. */
#pragma once

#include "tln-articles.h"
#include "tln-instrument.h"
#include "tln-searches.h"
#include "tln-store.h"
#include "tln-subscription.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

#define TLN_TYPE_CATALOG (tln_catalog_get_type ())
G_DECLARE_FINAL_TYPE (TlnCatalog, tln_catalog, TLN, CATALOG, GObject)

/* The one of this store, made at the first call; borrowed. Empty until the first "changed". */
TlnCatalog *tln_catalog_of (TlnStore *store);

/* Elements TlnChain, TlnStage (of all chains), TlnThesis, TlnInstrument; borrowed, valid until the
 * next turn of the main loop (records may be ref'd). */
GPtrArray *tln_catalog_get_chains (TlnCatalog *self);
GPtrArray *tln_catalog_get_stages (TlnCatalog *self);
GPtrArray *tln_catalog_get_theses (TlnCatalog *self);
GPtrArray *tln_catalog_get_instruments (TlnCatalog *self);
/* Element TlnSubscription, in the order of the sidebar. */
GPtrArray *tln_catalog_get_feeds (TlnCatalog *self);
/* Element TlnSavedSearch. */
GPtrArray *tln_catalog_get_searches (TlnCatalog *self);
/* Borrowed; NULL when it is not there. */
TlnSavedSearch *tln_catalog_search (TlnCatalog *self, gint64 id);
const TlnCounts *tln_catalog_get_counts (TlnCatalog *self);
/* How much was due on the day of the last look; tln_catalog_refresh looks again. */
guint tln_catalog_get_due (TlnCatalog *self);

/* By id; NULL when it is not there. */
TlnStage *tln_catalog_stage (TlnCatalog *self, gint64 id);
TlnThesis *tln_catalog_thesis (TlnCatalog *self, gint64 id);
TlnInstrument *tln_catalog_instrument (TlnCatalog *self, gint64 id);
TlnSubscription *tln_catalog_feed (TlnCatalog *self, gint64 id);
/* The n-th stage (from 0) of a chain; chain 0: the first chain. NULL beyond the end. */
TlnStage *tln_catalog_nth_stage (TlnCatalog *self, gint64 chain, int n);
/* By "code.EXCHANGE" or the bare code. */
TlnInstrument *tln_catalog_instrument_by_code (TlnCatalog *self, const char *code);

/* Fetches everything again, for what is no user table. */
void tln_catalog_refresh (TlnCatalog *self);

/* Signal "changed": something in it is different now. Signal "renamed", before it: chains, stages
 * or theses may be; for what shows their names in many places, as the counts change all the time.
 * Property "ready": the first answer came.
 * Property "error": why the library cannot be read (GError), or NULL. */

G_END_DECLS
