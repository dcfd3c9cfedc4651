/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids of all claims in an order, narrowed by what they are evidence for. See tln-articles.h for
 * threads. */
#pragma once

#include "tln-db.h"
#include "tln-query.h"

G_BEGIN_DECLS

/* For a query of the kind TLN_LIST_CLAIMS; gint64, the search of the query not applied. */
GArray *tln_claim_spine_load (TlnDb *db, const TlnQuery *query, GError **error);

G_END_DECLS
