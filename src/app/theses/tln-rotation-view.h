/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How attention goes through the stages of a thesis, week by week, beside the prices of what is
 * linked to them. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ROTATION_VIEW (tln_rotation_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationView, tln_rotation_view, TLN, ROTATION_VIEW, AdwBin)

/* Shows nothing until its property "thesis-id" (int64) is set; reads when it is seen, and follows
 * the library then. Property "day" (TlnDay): as known on it, and up to it; TLN_DAY_NONE: the
 * present. */
GtkWidget *tln_rotation_view_new (TlnStore *store);

G_END_DECLS
