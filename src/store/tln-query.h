/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list, in which order: a plain value. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  TLN_LIST_INBOX,
  TLN_LIST_LIBRARY,
  TLN_LIST_TRASH,
  TLN_LIST_ARTICLES_OF_THESIS, /* by mention or claim; id */
  TLN_LIST_ARTICLES_OF_STAGE,
  TLN_LIST_ARTICLES_OF_INSTRUMENT,
  TLN_LIST_ARTICLES_OF_FEED,
  TLN_LIST_CLAIMS, /* records are TlnClaim */
  TLN_LIST_CLAIMS_OF_THESIS,
} TlnListKind;

typedef enum {
  TLN_SORT_DATE, /* published, newest first */
  TLN_SORT_ADDED,
  TLN_SORT_TITLE,
  TLN_SORT_SITE,
  TLN_SORT_LENGTH, /* time to read, shortest first */
  TLN_SORT_QUOTE, /* these only for TLN_LIST_CLAIMS */
  TLN_SORT_SPEAKER,
  TLN_SORT_STANCE,
  TLN_SORT_STAGE,
  TLN_SORT_THESIS,
  TLN_SORT_BEST, /* by how well a search fits; TLN_SORT_DATE without one. Not for claims */
} TlnSort;

/* Headings between the rows of articles; only where they are in the order of a time. */
typedef enum {
  TLN_GROUP_NONE,
  TLN_GROUP_DAY,
  TLN_GROUP_WEEK, /* ISO 8601 */
} TlnGrouping;

/* What a list of all claims (TLN_LIST_CLAIMS) is narrowed to; each 0: is not. */
typedef struct {
  gint64 stage; /* evidence for it */
  gint64 thesis;
  const char *stance; /* static, see tln_stance_name */
  gboolean lost; /* their words are not found any more */
  gboolean repeated; /* the same words are claims of several articles, as in reprints */
} TlnClaimFilter;

typedef struct {
  TlnListKind kind;
  gint64 id; /* of the thesis, stage, instrument or feed */
  char *text; /* a search, or NULL: all */
  TlnSort sort;
  gboolean reverse;
  TlnGrouping grouping;
  TlnClaimFilter claims;
} TlnQuery;

#define TLN_TYPE_QUERY (tln_query_get_type ())
GType tln_query_get_type (void);
TlnQuery *tln_query_new (TlnListKind kind, gint64 id);
TlnQuery *tln_query_copy (const TlnQuery *query);
void tln_query_free (TlnQuery *query);
gboolean tln_query_equal (const TlnQuery *a, const TlnQuery *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnQuery, tln_query_free)

/* TRUE for the kinds whose records are TlnClaim. */
gboolean tln_query_of_claims (const TlnQuery *query);

G_END_DECLS
