/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a claim says of the future, as a forecast that may be kept. */
#pragma once

#include "tln-claim.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

/* Its words, speaker, numbers with their bounds, horizon and day by the rules of tln-figures.h,
 * read in the claim alone. Nothing of it is in the library: its id is 0. Pure; any thread. Caller
 * unrefs. */
TlnForecast *tln_forecast_guess (const TlnClaim *claim);

G_END_DECLS
