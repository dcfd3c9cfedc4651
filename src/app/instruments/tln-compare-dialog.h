/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which instruments stand beside the one of a chart. */
#pragma once

#include "tln-chart.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Lists the instruments that have prices, but not `own`; those in `chosen` (an array of gint64,
 * kept and changed) are on. Each change reads their prices and gives them to the chart. Main
 * thread. */
AdwDialog *tln_compare_dialog_new (TlnStore *store, TlnChart *chart, gint64 own, GArray *chosen);

/* Reads the prices of the chosen and gives them to the chart; of several times the last counts. */
void tln_compare_apply (TlnStore *store, TlnChart *chart, GArray *chosen);

G_END_DECLS
