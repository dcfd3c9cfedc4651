/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for another name, words or list of a search that is kept. */
#pragma once

#include "tln-searches.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks over a window, which says what became of it. Copies the search; changes it as one act. Main
 * thread. */
void tln_search_dialog_present (GtkWidget *from, TlnStore *store, const TlnSavedSearch *search);

G_END_DECLS
