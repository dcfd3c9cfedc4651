/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many articles or claims each search that is kept finds now. Counted on a thread of the store,
 * one search after the other, again after changes, those that follow each other together. */
#pragma once

#include "tln-store.h"

G_BEGIN_DECLS

#define TLN_TYPE_SEARCH_COUNTS (tln_search_counts_get_type ())
G_DECLARE_FINAL_TYPE (TlnSearchCounts, tln_search_counts, TLN, SEARCH_COUNTS, GObject)

TlnSearchCounts *tln_search_counts_new (TlnStore *store);

/* FALSE: not known (yet), or not to be counted while the search index is made. more: at least. */
gboolean tln_search_counts_get (TlnSearchCounts *self, gint64 search, guint *count, gboolean *more);

/* Signal "changed": after each round that found something else. */

G_END_DECLS
