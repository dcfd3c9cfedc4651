/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below the list while several articles are selected: how many, and what can be done to
 * them. It does nothing itself. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_SELECTION_BAR (tln_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlnSelectionBar, tln_selection_bar, TLN, SELECTION_BAR, AdwBin)

/* Says how many are selected; 0 hides the bar. In the Trash other things can be done. */
void tln_selection_bar_show (TlnSelectionBar *self, guint n, gboolean in_trash);

/* Signal "action" (name of an action, its target or NULL): one of "list.…" or "win.assign" is
 * wanted. */

G_END_DECLS
