/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of a search as SQL conditions on a row "a" of article. */
#pragma once

#include "tln-db.h"
#include "tln-search-query.h"

G_BEGIN_DECLS

/* Appends " AND …" for every filter of the query. A stage is found by key or name, an instrument by
 * code, CODE.EXCHANGE or any of its names: those that are equal, else those that hold the value; a
 * site by a part of its name. Nothing of that name: no article fits. */
gboolean
tln_search_filter_sql (TlnDb *db, const TlnSearchQuery *query, GString *where, GError **error);

G_END_DECLS
