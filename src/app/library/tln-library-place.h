/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list pane has to know of its places: names, lists, searches, empty pages; and orders by
 * the names its actions give them. Main thread. */
#pragma once

#include "tln-catalog.h"
#include "tln-place.h"
#include "tln-query.h"

G_BEGIN_DECLS

/* Borrowed from the catalogue or static. */
const char *tln_library_place_title (TlnCatalog *catalog, const TlnPlace *place);
TlnListKind tln_library_place_list (TlnPlaceKind kind);
/* The filter of a search of all articles that finds those of this place, "stage:algorithms" or
 * "is:inbox"; empty for the whole Library; NULL where there is none, as for the Trash or a place
 * that is gone. Caller frees. */
char *tln_library_place_filter (TlnCatalog *catalog, const TlnPlace *place);
/* Which page of the stack is shown when the place has nothing. Static. */
const char *
tln_library_place_empty (TlnCatalog *catalog, const TlnPlace *place, gboolean searching);

/* Names of orders; TLN_SORT_DATE for one that is not known. */
TlnSort tln_library_sort (const char *name);
const char *tln_library_sort_name (TlnSort sort);
/* Whether rows in this order can have headings of days. */
gboolean tln_library_sort_groups (TlnSort sort);
/* "day", "week"; TLN_GROUP_NONE for anything else. */
TlnGrouping tln_library_grouping (const char *name);

G_END_DECLS
