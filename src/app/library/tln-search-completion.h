/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under a search field: how what is being typed may go on. Down and Up choose, Tab takes the first
 * or the chosen one, Enter the chosen one only, Escape closes. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_SEARCH_COMPLETION (tln_search_completion_get_type ())
G_DECLARE_FINAL_TYPE (TlnSearchCompletion,
                      tln_search_completion,
                      TLN,
                      SEARCH_COMPLETION,
                      GtkPopover)

/* Puts it into a box that holds the field, and goes with it. Keys that an input method composes
 * with stay the input method's. Main thread. */
void tln_search_completion_add (GtkBox *box, TlnStore *store, GtkSearchEntry *entry);

G_END_DECLS
