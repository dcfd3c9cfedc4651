/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search as it is shown while somebody types: what is quick first. Synchronous, on the thread of
 * the connection; stopped by its cancellable (tln_db_set_cancellable) or tln_db_stop. */
#pragma once

#include "tln-search-index.h"
#include "tln-search.h"

G_BEGIN_DECLS

/* In this order. */
typedef enum {
  TLN_SEARCH_TITLES = 1 << 0, /* the newest 20 with all words in the title */
  TLN_SEARCH_NEWEST = 1 << 1, /* the newest 50 */
  TLN_SEARCH_COUNT = 1 << 2, /* how many, up to TLN_SEARCH_COUNT_MAX */
  TLN_SEARCH_BEST =
      1 << 3, /* the best 50 of the newest 2,000, and of the newest 3,000 candidates */
} TlnSearchParts;
#define TLN_SEARCH_ALL_PARTS \
  (TLN_SEARCH_TITLES | TLN_SEARCH_NEWEST | TLN_SEARCH_COUNT | TLN_SEARCH_BEST)
#define TLN_SEARCH_COUNT_MAX 10000

typedef struct {
  TlnSearchParts part;
  GPtrArray *hits; /* TlnHit; NULL: a count. Whoever wants it longer takes a reference */
  guint count;
  gboolean more; /* there are more than count, or than were ranked */
  TlnSearchBasis basis;
} TlnSearchPart;

typedef void (*TlnSearchPartFunc) (const TlnSearchPart *part, gpointer data);

/* Calls func once for each of the parts. Ranked by how often the words occur, more in the title,
 * and how near to each other, against the length of the text. Errors as of tln_search. */
gboolean tln_search_run (TlnDb *db,
                         const char *query,
                         TlnSearchParts parts,
                         TlnSearchPartFunc func,
                         gpointer data,
                         GError **error);

/* The ids (gint64) of all that is found: the newest 2,000 best first, what is older behind them,
 * newest saved first. Errors as of tln_search. */
GArray *tln_search_best_ids (TlnDb *db, const char *query, GError **error);

G_END_DECLS
