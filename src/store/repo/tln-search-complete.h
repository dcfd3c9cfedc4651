/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being typed in a search and how it may go on: names of filters, and what stands behind
 * them. */
#pragma once

#include "tln-db.h"
#include "tln-search-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  const TlnFilterName *filter; /* whose value it is; NULL: a word, perhaps the name of a filter */
  char *typed; /* so far, without quotation marks */
  guint32 start; /* code points [start, end) of the query: what is put something else in place of */
  guint32 end;
} TlnSearchTyped;

/* What ends at the cursor (a code point). NULL: nothing that may go on. Of values between commas
 * it is the last. Pure; any thread. */
TlnSearchTyped *tln_search_typed_at (const char *query, guint32 cursor);
void tln_search_typed_free (TlnSearchTyped *typed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSearchTyped, tln_search_typed_free)

/* A name as it is written behind a colon: in quotation marks where it needs them. Where it holds
 * some itself, what stands before them, which finds it as a part. Caller frees. */
char *tln_search_value (const char *name);

/* The best at most limit names of what a filter asks for, as a palette finds them; nothing typed:
 * the first by name. Empty for kinds without names. NULL: error. Caller frees. */
char **tln_search_complete (TlnDb *db,
                            TlnFilterKind kind,
                            const char *typed,
                            guint limit,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
