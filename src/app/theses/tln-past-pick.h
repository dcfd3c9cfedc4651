/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button of a bar of earlier days that opens a calendar, with an entry above it for a day that
 * is typed. Signal "picked" (TlnDay as int): a day within the range was chosen. Main thread. */
#pragma once

#include "tln-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_PAST_PICK (tln_past_pick_get_type ())
G_DECLARE_FINAL_TYPE (TlnPastPick, tln_past_pick, TLN, PAST_PICK, AdwBin)

GtkWidget *tln_past_pick_new (void);
/* Days to be marked (TlnDay, ascending; ref'd), and the range of those that can be chosen. */
void tln_past_pick_set_days (TlnPastPick *self, GArray *days, TlnDay first, TlnDay last);
/* The day that is shown; it stands there when the calendar opens. */
void tln_past_pick_set_day (TlnPastPick *self, TlnDay day);

G_END_DECLS
