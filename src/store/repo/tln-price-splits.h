/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which jumps of an instrument's prices look like splits nobody has taken out. */
#pragma once

#include "tln-instrument.h"
#include "tln-splits.h"

G_BEGIN_DECLS

/* Of the series the batches (TlnPriceBatch, newest first) made; none where the newest says that its
 * prices are adjusted, and none on a day that actions (element TlnCorporateAction, or NULL) have a
 * split for or say that there was none. Element TlnSplit; caller unrefs. Any thread. */
GArray *tln_price_splits_find (const TlnSeries *series,
                               const GPtrArray *batches,
                               const GArray *actions,
                               const char *code,
                               const char *exchange);

G_END_DECLS
