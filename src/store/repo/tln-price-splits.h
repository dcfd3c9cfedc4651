/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which jumps of an instrument's prices look like splits nobody has taken out. */
#pragma once

#include "tln-db.h"
#include "tln-instrument.h"
#include "tln-splits.h"

G_BEGIN_DECLS

/* Of the series the batches (TlnPriceBatch, newest first) made, with the limit of its board
 * (tln_split_limit); none where the newest says that its prices are adjusted, none on a day that
 * actions (element TlnCorporateAction) have a split for or say that there was none, and none where
 * invented prices meet real ones or adjusted meet unadjusted: that jump is one of sources. Element
 * TlnSplit; caller unrefs. NULL on error. */
GArray *tln_price_splits_find (TlnDb *db,
                               const TlnSeries *series,
                               const GPtrArray *batches,
                               const GArray *actions,
                               double limit,
                               GError **error);

G_END_DECLS
