/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job of the record list: a spine, records by id, or both at one moment of the library. */
#pragma once

#include "tln-query.h"
#include "tln-store.h"

G_BEGIN_DECLS

typedef struct {
  gboolean of_claims;
  GArray *spine; /* gint64, or NULL when none was asked for */
  GPtrArray *records; /* TlnArticle or TlnClaim */
} TlnFetched;

/* Fetches the ids of query (NULL: none) and the records of ids (NULL: none); with a query also
 * those of its first screen, so that a list never shows itself empty of records. Both are copied.
 * The result is a TlnFetched. */
TlnJob tln_fetch_job (const TlnQuery *query, gboolean of_claims, GArray *ids);

gint64 tln_fetched_id (const TlnFetched *fetched, guint i);
void tln_fetched_free (TlnFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFetched, tln_fetched_free)

G_END_DECLS
