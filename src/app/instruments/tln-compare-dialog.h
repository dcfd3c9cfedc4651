/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which instruments stand beside the one of a chart. */
#pragma once

#include "tln-chart.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Lists the instruments that have prices, but not `own`; those in `chosen` (codes as
 * "515050.SSE", kept and changed) are on. Each change reads their prices and gives them to the
 * chart. Main thread. */
AdwDialog *tln_compare_dialog_new (TlnStore *store, TlnChart *chart, gint64 own, GPtrArray *chosen);

/* Reads the prices of the chosen and gives them to the chart; of several times the last counts.
 * Those that are not in the library any more, or have no prices, are taken out of `chosen`. */
void tln_compare_apply (TlnStore *store, TlnChart *chart, GPtrArray *chosen);

G_END_DECLS
