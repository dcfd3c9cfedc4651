/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job of the record list: a spine, records by id, or both at one moment of the library. */
#pragma once

#include "tln-query.h"
#include "tln-store.h"

G_BEGIN_DECLS

typedef struct {
  gboolean of_claims;
  GArray *spine; /* gint64, or NULL when none was asked for */
  const GArray *base; /* which spine the edits are of; only to be compared, NULL: none */
  GArray *edits; /* TlnSpineEdit, from base to spine; NULL: none */
  GArray *groups; /* TlnSpineGroup, or NULL */
  GPtrArray *records; /* TlnArticle or TlnClaim */
} TlnRecordPage;

/* Fetches the ids of query (NULL: none) and the records of ids (NULL: none); with a query also
 * those of its first screen, so that a list never shows itself empty of records. Both are copied.
 * base: the spine the list has, or NULL; the spine is base itself when nothing is different. What
 * is different is said when base is of the same query. It is read on another thread and must not
 * change. The result is a TlnRecordPage. */
TlnJob tln_fetch_job (const TlnQuery *query,
                      gboolean of_claims,
                      GArray *ids,
                      GArray *base,
                      gboolean same_query);

gint64 tln_record_page_id (const TlnRecordPage *fetched, guint i);
void tln_record_page_free (TlnRecordPage *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnRecordPage, tln_record_page_free)

G_END_DECLS
