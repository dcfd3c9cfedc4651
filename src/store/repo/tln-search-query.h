/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query language of search, read: terms to find and filters. No database.
 *
 *   算力 液冷        both               "of the"     these words in a row (also “…”)
 *   gpu infer       the last word may go on          infer*   may go on anywhere
 *   rgzn            also 人工智能 in a title          -retail  not this
 *   stage:训练算力   thesis:"AI power"  stance:against            of a claim in it
 *   etf:515050      feed:Papers   site:"The Paper"   by:Huang  lang:zh  tag:hbm
 *   is:unread starred inbox archived highlighted stub      since:2025-03  until:2025-W11
 *
 * Filters add up; values between commas are alternatives (stage:a,b). A minus also turns a filter
 * round. Filters have Chinese names too (环节:训练算力). What is not a filter by TLN_FILTER_NAMES
 * is looked for as it stands.
 */
#pragma once

#include "tln-error.h"
#include "tln-search-fault.h"
#include "tln-search-scan.h"

G_BEGIN_DECLS

typedef struct {
  TlnNeedle *needle;
  gboolean exclude;
  gboolean quoted;
  gboolean exact; /* what the index says of it needs no look at the text */
  guint32 start; /* code points of the query */
  guint32 end;
} TlnTerm;

typedef enum {
  TLN_FILTER_STAGE,
  TLN_FILTER_THESIS,
  TLN_FILTER_STANCE, /* bits of it; of any claim */
  TLN_FILTER_INSTRUMENT,
  TLN_FILTER_SITE,
  TLN_FILTER_BY, /* author, or speaker of a claim */
  TLN_FILTER_LANGUAGE, /* values are codes in lower case */
  TLN_FILTER_TAG,
  TLN_FILTER_IS, /* bits of it */
  TLN_FILTER_SINCE, /* published_sort >= time */
  TLN_FILTER_UNTIL, /* published_sort < time */
  TLN_FILTER_FEED, /* came in by it */
} TlnFilterKind;

/* Bits of TLN_FILTER_IS and TLN_FILTER_STANCE: any of them. */
#define TLN_STATE_UNREAD (1u << 0)
#define TLN_STATE_STARRED (1u << 1)
#define TLN_STATE_INBOX (1u << 2)
#define TLN_STATE_ARCHIVED (1u << 3)
#define TLN_STATE_HIGHLIGHTED (1u << 4)
#define TLN_STATE_STUB (1u << 5) /* only the address is there */
#define TLN_STANCE_FOR (1u << 0)
#define TLN_STANCE_AGAINST (1u << 1)
#define TLN_STANCE_NEUTRAL (1u << 2)

struct _TlnFilter {
  TlnFilterKind kind;
  gboolean exclude;
  char **values; /* as written, at least one: any of them */
  guint32 bits;
  gint64 time; /* seconds */
  guint32 start; /* code points of the query: the filter, */
  guint32 value; /* what is behind the colon, */
  guint32 end;
};

/* What filters are called; for each kind the name we write comes first. Ends with NULL. */
typedef struct {
  const char *name;
  TlnFilterKind kind;
} TlnFilterName;
extern const TlnFilterName TLN_FILTER_NAMES[];

/* The words is: and stance: know, likewise. */
typedef struct {
  TlnFilterKind kind;
  const char *word;
  guint32 bit;
} TlnFilterWord;
extern const TlnFilterWord TLN_FILTER_WORDS[];

struct _TlnSearchQuery {
  GPtrArray *terms; /* TlnTerm */
  GPtrArray *filters; /* TlnFilter */
};

/* NULL: *fault (unless fault is NULL; caller frees) says what makes no sense, and where. */
TlnSearchQuery *tln_search_query_read (const char *text, TlnSearchFault **fault);
/* The same with an error: TLN_SEARCH_ERROR and tln_search_fault_message. */
TlnSearchQuery *tln_search_query_new (const char *text, GError **error);
void tln_search_query_free (TlnSearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchQuery, tln_search_query_free)

/* The expression for FTS5 MATCH that every matching article satisfies; caller frees. titles: the
 * words have to be in the title. NULL when no term can be looked up, as for a single sign or
 * exclusions alone: then every article is a candidate. Afterwards "exact" of the terms is right for
 * this expression. */
char *tln_search_query_match (TlnSearchQuery *query, gboolean titles);
/* Likewise, but looks up long prefixes by their first TLN_UNIT_EDGE_MAX characters. It finds more,
 * to be looked at, and the newest of it at once: for a prefix FTS5 puts together the articles of
 * all its words before it gives the first. NULL: no prefix is that long. */
char *tln_search_query_match_edges (TlnSearchQuery *query, gboolean titles);
/* Nothing is known from the index: no term is exact. */
void tln_search_query_trust_nothing (TlnSearchQuery *query);
/* TRUE when an article the expression found has to be looked at before it counts. */
gboolean tln_search_query_needs_text (const TlnSearchQuery *query);

G_END_DECLS
