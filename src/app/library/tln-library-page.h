/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list pane: a place (Inbox, Library, Trash, a feed) with search, order and empty
 * states. */
#pragma once

#include "tln-place.h"
#include "tln-query.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_LIBRARY_PAGE (tln_library_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnLibraryPage, tln_library_page, TLN, LIBRARY_PAGE, AdwNavigationPage)

AdwNavigationPage *tln_library_page_new (TlnStore *store);

/* Shows another place; the search is cleared. */
void tln_library_page_set_place (TlnLibraryPage *self, const TlnPlace *place);
/* Borrowed. */
const TlnPlace *tln_library_page_get_place (TlnLibraryPage *self);

/* What the list shows, or NULL. Borrowed. */
const TlnQuery *tln_library_page_get_query (TlnLibraryPage *self);
/* Searches in the place that is shown, with the words and the order of a query. */
void tln_library_page_show_query (TlnLibraryPage *self, const TlnQuery *query);
/* Opens the search bar with the cursor in it. */
void tln_library_page_search (TlnLibraryPage *self);

/* Gives the list the focus. */
void tln_library_page_focus (TlnLibraryPage *self);

/* The list alone fills the window: a tap opens. */
void tln_library_page_set_narrow (TlnLibraryPage *self, gboolean narrow);

/* Ids of the selected rows (gint64); caller unrefs. */
GArray *tln_library_page_get_selected (TlnLibraryPage *self);
/* Selects a row if it is there. */
void tln_library_page_select (TlnLibraryPage *self, gint64 id);
void tln_library_page_move (TlnLibraryPage *self, int by);
/* Runs an action of the list ("list.star" …) on the selection. */
void tln_library_page_activate (TlnLibraryPage *self, const char *action);

/* Signal "chosen" (gint64 id, gboolean open): an article. */

G_END_DECLS
