/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes no sense in a search, where it stands, and what could stand there: for marking the
 * place and offering what was meant. Sentences for people are made of it elsewhere. */
#pragma once

#include "tln-db.h"
#include "tln-error.h"

G_BEGIN_DECLS

typedef struct _TlnFilter TlnFilter;
typedef struct _TlnSearchQuery TlnSearchQuery;

typedef struct {
  TlnSearchError kind;
  guint32 start; /* code points [start, end) of the query: what is wrong */
  guint32 end;
  char *key; /* of the filter as we write it, "stage"; for TLN_SEARCH_ERROR_KEY as typed */
  char *value; /* what was written behind it */
  char **hints; /* what could stand in its place, likeliest first; may be empty */
} TlnSearchFault;

/* value: which of the filter's values it is about. */
TlnSearchFault *
tln_search_fault_new (TlnSearchError kind, const TlnFilter *filter, const char *value);
void tln_search_fault_free (TlnSearchFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchFault, tln_search_fault_free)

/* Technical English with the place, from 1 on; caller frees. */
char *tln_search_fault_message (const TlnSearchFault *fault);

/* The first thing that makes no sense in a query, or is probably not meant: besides what
 * tln_search_query_read refuses, a filter whose name is almost right (TLN_SEARCH_ERROR_KEY; it is
 * searched for as a word), and a name nothing has (TLN_SEARCH_ERROR_NAME; nothing is found). NULL
 * without error: nothing to say. Errors: TLN_DB_ERROR, G_IO_ERROR_CANCELLED. */
TlnSearchFault *tln_search_check (TlnDb *db, const char *query, GError **error);

G_END_DECLS
