/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full-text search: the Chinese-capable index, its query language, verification, snippets. */
#pragma once

#include "tln-article.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *snippet; /* one line around the best place */
  GArray *marks; /* guint32 pairs: code points [start, end) of snippet that match */
  double score;
} TlnHit;
#define TLN_TYPE_HIT (tln_hit_get_type ())
TLN_DECLARE_RECORD (TlnHit, tln_hit)

/* The query language stands in tln-search-query.h. Newest saved first, verified against the text:
 * exactly what a scan finds in title or body. limit 0: all. Element TlnHit. Trashed articles are
 * left out. A query without words finds what its filters let through. Errors: TLN_SEARCH_ERROR for
 * a filter that makes no sense, TLN_DB_ERROR, G_IO_ERROR_CANCELLED. */
GPtrArray *tln_search (TlnDb *db, const char *query, guint limit, GError **error);
/* Hits for articles that are known to be found, in this order; one that is gone is left out. */
GPtrArray *
tln_search_hits (TlnDb *db, const char *query, const gint64 *ids, guint n, GError **error);
/* Only the ids, newest saved first, as gint64. */
GArray *tln_search_ids (TlnDb *db, const char *query, guint limit, GError **error);

/* The same in the Trash, which is not in the index: by a scan. */
GArray *tln_search_trash_ids (TlnDb *db, const char *query, GError **error);
/* Claims with all the words in their quote, note or speaker, newest first; filters are of the
 * article. */
GArray *tln_search_claim_ids (TlnDb *db, const char *query, GError **error);

/* Where a query matches in a text: pairs of code points, in order, without overlaps; for
 * the reader and for rows. Empty for a query that makes no sense. */
GArray *tln_search_marks (const char *query, const char *text);
/* The same in a title, which words also match by their initials. */
GArray *tln_search_title_marks (const char *query, const char *title);

G_END_DECLS
