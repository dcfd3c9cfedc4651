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

/* Newest saved first, verified against the text: recall 1 against a scan. limit 0: all. Element
 * TlnHit. Trashed articles are left out. */
GPtrArray *tln_search (TlnDb *db, const char *query, guint limit, GError **error);
/* Only the ids, newest saved first, as gint64. */
GArray *tln_search_ids (TlnDb *db, const char *query, guint limit, GError **error);

/* Where a query matches in a text: pairs of code points, in order; for the reader and for rows. */
GArray *tln_search_marks (const char *query, const char *text);

G_END_DECLS
