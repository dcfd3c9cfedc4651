/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above a thesis by which an earlier day is chosen: a slider over the days since its first,
 * with a tick where something changed, steps from change to change, a calendar, and the words that
 * say what is shown. Properties "thesis-id" (int64), "day" (TlnDay; TLN_DAY_NONE: the present, also
 * what choosing today gives) and "revealed" (boolean; hiding it goes back to the present). A day
 * that is dragged over is told once the slider rests a moment. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_PAST_BAR (tln_past_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlnPastBar, tln_past_bar, TLN, PAST_BAR, AdwBin)

GtkWidget *tln_past_bar_new (TlnStore *store);

G_END_DECLS
