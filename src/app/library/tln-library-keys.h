/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the list pane: single letters for what is done often, if they are switched on; any other
 * letter begins a search, as it came, so that an input method can compose with it. */
#pragma once

#include "tln-record-view.h"

G_BEGIN_DECLS

/* For keys pressed anywhere in page but in the search. All of them outlive it. */
void
tln_library_keys_add (GtkWidget *page, GtkSearchBar *bar, GtkEditable *entry, TlnRecordView *view);

G_END_DECLS
