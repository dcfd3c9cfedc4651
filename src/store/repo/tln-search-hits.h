/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes hits of what a search has found: snippet, marks, score. For repo/tln-search*.c. */
#pragma once

#include "tln-search-query.h"
#include "tln-search.h"

G_BEGIN_DECLS

typedef struct _TlnHitMaker TlnHitMaker;

/* Borrows both. */
TlnHitMaker *tln_hit_maker_new (TlnDb *db, const TlnSearchQuery *query);
void tln_hit_maker_free (TlnHitMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnHitMaker, tln_hit_maker_free)

/* *hit: NULL where the article is gone. FALSE: error. */
gboolean tln_hit_maker_make (TlnHitMaker *maker, gint64 id, TlnHit **hit, GError **error);
/* How many of the words stand together at the best place of the last one: 0 to 1. */
double tln_hit_maker_get_nearness (const TlnHitMaker *maker);

/* What so many occurrences weigh in a text of this many bytes: BM25's saturation, with one in the
 * title worth several in the text. */
double tln_search_weigh (guint in_title, guint in_text, gsize length);

/* The needles of what is wanted, borrowed from the query. */
GPtrArray *tln_search_needles (const TlnSearchQuery *query);

G_END_DECLS
