/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument of a thesis (property "thesis-id", int64): each claim with what is said of it below,
 * numbers that differ, gaps. Reads for itself and follows the store while it is shown. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ARGUMENT_VIEW (tln_argument_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnArgumentView, tln_argument_view, TLN, ARGUMENT_VIEW, AdwBin)

GtkWidget *tln_argument_view_new (TlnStore *store);

G_END_DECLS
