/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what an instrument is linked to. Main thread. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Replaces the rows: one for each link (element TlnLink), with a button that removes it. Hidden
 * without links. */
void tln_instrument_links_fill (GtkListBox *list, TlnStore *store, GPtrArray *links);

G_END_DECLS
