/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of a thesis that is made when it is first seen: a page has several, of which most are not
 * looked at, and to make them all takes as long as several frames. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_LATE_VIEW (tln_late_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnLateView, tln_late_view, TLN, LATE_VIEW, AdwBin)

/* make is called once, when the widget is first mapped, and gives a new widget with the properties
 * "thesis-id" (int64) and "day" (TlnDay), which follow those of this one. */
GtkWidget *tln_late_view_new (TlnStore *store, GtkWidget *(*make) (TlnStore *) );

G_END_DECLS
