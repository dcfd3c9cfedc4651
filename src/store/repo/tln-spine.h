/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ordered ids of a list: what a record list is built on. */
#pragma once

#include "tln-db.h"
#include "tln-query.h"
#include "tln-spine-groups.h"

G_BEGIN_DECLS

/* All ids (gint64) of the query in its order. Articles of a thesis or stage: mentioned or with a
 * claim that is evidence for it. Trash is in no other list; it is ordered by when a thing was
 * thrown away. Claims by date: of the evidence for that thesis, else of the article. Errors as
 * tln_search_ids. */
GArray *tln_spine_load (TlnDb *db, const TlnQuery *query, GError **error);

/* Likewise; *groups (TlnSpineGroup) are those of the query's grouping, NULL where there are none.
 */
GArray *tln_spine_load_grouped (TlnDb *db, const TlnQuery *query, GArray **groups, GError **error);

/* The SQL with the filters of the query's search, for looking at its plan; caller frees. ?1 is
 * query->id where the kind has one. */
char *tln_spine_sql (TlnDb *db, const TlnQuery *query, GError **error);

G_END_DECLS
