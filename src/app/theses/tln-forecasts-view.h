/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of a thesis and what would prove it wrong, with the scores of all forecasts below. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_FORECASTS_VIEW (tln_forecasts_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnForecastsView, tln_forecasts_view, TLN, FORECASTS_VIEW, AdwBin)

/* Shows nothing until its property "thesis-id" (int64) is set; follows the library then. */
GtkWidget *tln_forecasts_view_new (TlnStore *store);

G_END_DECLS
