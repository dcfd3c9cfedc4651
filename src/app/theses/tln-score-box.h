/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of forecasts as groups of rows: one's own, their calibration, numbers, sources. */
#pragma once

#include "tln-forecast-tally.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tally is only read while it is called. */
GtkWidget *tln_score_box_new (const TlnForecastTally *tally);

G_END_DECLS
