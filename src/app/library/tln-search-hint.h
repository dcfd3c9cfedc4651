/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes no sense in a search, said under the field, with what was probably meant. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label to be put under the entry, which it follows: it shows itself where there is something to
 * say, and marks the place in the entry. Main thread. */
GtkWidget *tln_search_hint_new (TlnStore *store, GtkSearchEntry *entry);

G_END_DECLS
