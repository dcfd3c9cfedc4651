/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language of search, read: terms to find and filters. No database.
 *
 *   算力 液冷        both               "of the"     these words in a row (also “…”)
 *   gpu infer       the last word may go on          infer*   may go on anywhere
 *   -retail         not this            stage:训练算力  etf:515050  site:"The Paper"
 *   tag:hbm
 *   is:unread is:starred is:inbox       since:2025-03  until:2025-W11
 *
 * A minus also turns a filter round. What is not a filter by this list is looked for as it stands.
 */
#pragma once

#include "tln-search-scan.h"

G_BEGIN_DECLS

typedef struct {
  TlnNeedle *needle;
  gboolean exclude;
  gboolean exact; /* what the index says of it needs no look at the text */
} TlnTerm;

typedef enum {
  TLN_FILTER_STAGE,
  TLN_FILTER_INSTRUMENT,
  TLN_FILTER_SITE,
  TLN_FILTER_TAG,
  TLN_FILTER_UNREAD,
  TLN_FILTER_STARRED,
  TLN_FILTER_INBOX,
  TLN_FILTER_SINCE, /* published_sort >= time */
  TLN_FILTER_UNTIL, /* published_sort < time */
} TlnFilterKind;

typedef struct {
  TlnFilterKind kind;
  gboolean exclude;
  char *value; /* stage, instrument, site, tag: as written */
  gint64 time; /* seconds */
} TlnFilter;

typedef struct {
  GPtrArray *terms; /* TlnTerm */
  GPtrArray *filters; /* TlnFilter */
} TlnSearchQuery;

/* Errors: TLN_SEARCH_ERROR for a filter without a value, an is: or a date that is none. */
TlnSearchQuery *tln_search_query_new (const char *text, GError **error);
void tln_search_query_free (TlnSearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchQuery, tln_search_query_free)

/* The expression for FTS5 MATCH that every matching article satisfies; caller frees. NULL when no
 * term can be looked up, as for a single sign or exclusions alone: then every article is a
 * candidate. Afterwards "exact" of the terms is right for this expression. */
char *tln_search_query_match (TlnSearchQuery *query);
/* TRUE when an article the expression found has to be looked at before it counts. */
gboolean tln_search_query_needs_text (const TlnSearchQuery *query);

G_END_DECLS
