/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one search is carried out: which rows are candidates and what decides about them. For
 * repo/tln-search*.c; synchronous, on the thread of its connection. */
#pragma once

#include "tln-db.h"
#include "tln-search-index.h"
#include "tln-search-query.h"

G_BEGIN_DECLS

/* Statements give an id and, where texts have to be looked at, two texts to find the words in. */
typedef enum {
  TLN_SOURCE_INDEX, /* candidates by the index */
  TLN_SOURCE_ARTICLES, /* every live article is a candidate */
  TLN_SOURCE_TRASH,
  TLN_SOURCE_CLAIMS,
} TlnSearchSource;

typedef struct {
  TlnSearchSource source;
  TlnSearchBasis basis;
  gboolean titles; /* the words have to be in the title */
  gboolean texts; /* the texts are needed */
  guint budget; /* so many candidates are looked at; 0: all */
  gboolean cut; /* it was used up */
  gint64 edges_above; /* numbers in the index: see tln_search_plan_begin_newest */
  gint64 edges_part;
  guint edges_misses;
  TlnSearchQuery *query;
  char *match; /* TLN_SOURCE_INDEX */
  GString *where; /* of the filters */
} TlnSearchPlan;

/* What has been found. first: a title, the quote of a claim; second: a text, the note of a claim;
 * NULL where no texts are needed. FALSE: enough. */
typedef gboolean (*TlnFoundFunc) (gint64 id, TlnScan *first, TlnScan *second, gpointer data);

/* Where the index cannot be relied on, articles are searched by a scan, and basis says so. Errors:
 * TLN_SEARCH_ERROR, TLN_DB_ERROR. */
TlnSearchPlan *tln_search_plan_new (TlnDb *db,
                                    TlnSearchSource source,
                                    const char *query,
                                    gboolean titles,
                                    GError **error);
void tln_search_plan_free (TlnSearchPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchPlan, tln_search_plan_free)

/* Only the newest few will be wanted, so that long prefixes need not be looked up as a whole (see
 * tln_search_query_match_edges) if these few are found soon: a fiftieth of the articles, the
 * newest, is tried by the first characters, until one in 2,000 was looked at in vain. A matter of
 * time only, what is found is the same. Errors: TLN_DB_ERROR. */
gboolean tln_search_plan_begin_newest (TlnSearchPlan *plan, TlnDb *db, GError **error);

/* Calls func for what is found, newest saved first. Goes on with a scan where the index proves
 * damaged. Errors: TLN_DB_ERROR, G_IO_ERROR_CANCELLED. */
gboolean tln_search_plan_run (TlnSearchPlan *plan,
                              TlnDb *db,
                              TlnFoundFunc func,
                              gpointer data,
                              GError **error);

G_END_DECLS
