/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search while it is typed: the parts of the newest query as they come, none of an older one.
 * Lives on the main thread; nothing blocks it. */
#pragma once

#include "tln-search-fault.h"
#include "tln-search-run.h"
#include "tln-store.h"

G_BEGIN_DECLS

typedef struct _TlnSearchLive TlnSearchLive;

typedef struct {
  /* A part of the answer, in the order of TlnSearchParts. Main thread. */
  void (*part) (const TlnSearchPart *part, gpointer user_data);
  /* All parts have come (NULL), or the query makes no sense or failed. fault: what is wrong or
   * probably not meant in it, or NULL; it may come with an answer, too. Main thread. */
  void (*done) (const TlnSearchFault *fault, const GError *error, gpointer user_data);
} TlnSearchLiveFuncs;

/* Holds the store; funcs are copied, each may be NULL. Free with tln_search_live_free, after which
 * none of them is called any more. */
TlnSearchLive *
tln_search_live_new (TlnStore *store, const TlnSearchLiveFuncs *funcs, gpointer user_data);
void tln_search_live_free (TlnSearchLive *live);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchLive, tln_search_live_free)

/* Searches for this from now on; what runs for the last query is cancelled. NULL or empty: for
 * nothing. Give it what an input method has committed, not what it is still composing. */
void tln_search_live_set (TlnSearchLive *live, const char *query, TlnSearchParts parts);

G_END_DECLS
