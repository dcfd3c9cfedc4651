/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a search before the list has all of it: hits in titles and the newest ones with
 * their snippets, then how many there are. Each new search cancels the last. Main thread. */
#pragma once

#include "tln-found.h"
#include "tln-record-list.h"

G_BEGIN_DECLS

#define TLN_TYPE_FIRST_HITS (tln_first_hits_get_type ())
G_DECLARE_FINAL_TYPE (TlnFirstHits, tln_first_hits, TLN, FIRST_HITS, GObject)

/* Shows first hits in the list as long as that is loading; gives found their snippets. */
TlnFirstHits *tln_first_hits_new (TlnStore *store, TlnRecordList *list, TlnFound *found);

/* Begins when the list has been given the query. search: of all articles, with the filter of the
 * place; NULL: none. */
void tln_first_hits_set_search (TlnFirstHits *self, const char *search);

/* How many there are, for as long as the list does not know itself; FALSE: not known. */
gboolean tln_first_hits_get_count (TlnFirstHits *self, guint *count, gboolean *more);

/* Signal "changed": more is known. Signal "scanned": texts were read, the index cannot be used. */

G_END_DECLS
