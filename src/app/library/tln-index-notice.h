/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says above the list that searches read all texts, for as long as the search index is made. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A banner that is hidden. Main thread. */
GtkWidget *tln_index_notice_new (TlnStore *store);

/* Whether somebody searches: then it looks how the index stands, goes on looking until that is
 * complete, and shows itself meanwhile. May be set again to look anew. */
void tln_index_notice_set_searching (GtkWidget *notice, gboolean searching);

G_END_DECLS
