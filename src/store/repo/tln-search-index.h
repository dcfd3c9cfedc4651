/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the search index can be relied on, and making it anew. It is derived: what was written by
 * another tokenizer version or is damaged is thrown away and built again in small steps, which go
 * on where the last one ended, also after a crash. Meanwhile searches read the texts. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* What a search went by. */
typedef enum {
  TLN_SEARCH_BY_INDEX,
  TLN_SEARCH_BY_SCAN_BUILDING, /* of all texts: the index is being made */
  TLN_SEARCH_BY_SCAN_DAMAGED, /* likewise: it proved damaged and will be made anew */
} TlnSearchBasis;

/* *current: the index has every article by this version's terms. Errors: TLN_DB_ERROR. */
gboolean tln_search_index_is_current (TlnDb *db, gboolean *current, GError **error);

/* One step of making it anew if need be, a transaction of its own: at most so many articles.
 * Returns how many it took up, 0: nothing to do (any more), -1: error. Needs a writer. */
gint64 tln_search_index_build (TlnDb *db, guint limit, GError **error);

/* From now on it is not to be relied on, and the next step begins anew. Needs a writer. */
gboolean tln_search_index_drop (TlnDb *db, GError **error);

/* Empties it as well, so that articles can be saved and removed whatever is wrong with it. Needs a
 * writer. Errors: TLN_DB_ERROR. */
gboolean tln_search_index_restart (TlnDb *db, GError **error);

/* Does that with an index that cannot be opened, or that a few looks show to be damaged (see
 * tln-search-probe.h). Leaves every other alone. Needs a writer. Errors: TLN_DB_ERROR. */
gboolean tln_search_index_mend (TlnDb *db, GError **error);

/* Whether something failed because of the index, so that it goes without. */
gboolean tln_search_index_is_damage (const GError *error);

/* How far that is: *done of *total articles. Equal where there is nothing to do. */
gboolean tln_search_index_progress (TlnDb *db, gint64 *done, gint64 *total, GError **error);

/* Whether the index itself is sound (FTS5's integrity check; reads all of it). Needs a writer. */
gboolean tln_search_index_check (TlnDb *db, gboolean *sound, GError **error);

G_END_DECLS
