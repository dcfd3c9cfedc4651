/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs on a reader thread, in the one transaction of a job, so that spine and records fit
 * together. */
#include "tln-record-fetch.h"

#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-spine-diff.h"
#include "tln-spine.h"

#include <string.h>

/* Rows of the first screen. */
#define SCREEN 64
/* Changes a list is told one by one. */
#define EDITS 500

typedef struct {
  TlnQuery *query; /* or NULL */
  gboolean of_claims;
  GArray *ids;
  GArray *base; /* or NULL */
  gboolean same_query; /* base is of it, too */
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_clear_pointer (&fetch->query, tln_query_free);
  g_array_unref (fetch->ids);
  g_clear_pointer (&fetch->base, g_array_unref);
  g_free (fetch);
}

static void
fetched_free (gpointer data)
{
  tln_record_page_free (data);
}

void
tln_record_page_free (TlnRecordPage *fetched)
{
  g_clear_pointer (&fetched->spine, g_array_unref);
  g_clear_pointer (&fetched->edits, g_array_unref);
  g_clear_pointer (&fetched->groups, g_array_unref);
  g_clear_pointer (&fetched->records, g_ptr_array_unref);
  g_free (fetched);
}

gint64
tln_record_page_id (const TlnRecordPage *fetched, guint i)
{
  gpointer record = g_ptr_array_index (fetched->records, i);

  return fetched->of_claims ? ((TlnClaim *) record)->id : ((TlnArticle *) record)->id;
}

/* The ids asked for and those of the first screen. */
static GArray *
wanted_ids (const Fetch *fetch, const GArray *spine)
{
  GArray *ids = g_array_copy (fetch->ids);

  if (spine != NULL)
    g_array_append_vals (ids, spine->data, MIN (spine->len, SCREEN));
  return ids;
}

static gboolean
same_ids (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

static gboolean
load_spine (TlnDb *db, const Fetch *fetch, TlnRecordPage *fetched, GError **error)
{
  fetched->spine = tln_spine_load_grouped (db, fetch->query, &fetched->groups, error);
  if (fetched->spine == NULL)
    return FALSE;
  if (fetch->base == NULL)
    return TRUE;
  if (same_ids (fetch->base, fetched->spine)) {
    g_array_unref (fetched->spine);
    fetched->spine = g_array_ref (fetch->base);
  } else if (fetch->same_query) {
    fetched->base = fetch->base;
    fetched->edits = tln_spine_diff (fetch->base, fetched->spine, EDITS);
  }
  return TRUE;
}

static gpointer
fetch_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Fetch *fetch = data;
  g_autoptr (TlnRecordPage) fetched = g_new0 (TlnRecordPage, 1);

  fetched->of_claims = fetch->of_claims;
  if (fetch->query != NULL && !load_spine (db, fetch, fetched, error))
    return NULL;
  g_autoptr (GArray) ids = wanted_ids (fetch, fetched->spine);
  const gint64 *first = (const gint64 *) (void *) ids->data;
  fetched->records = fetch->of_claims ? tln_claims_get_many (db, first, ids->len, error)
                                      : tln_articles_get_many (db, first, ids->len, error);
  return fetched->records != NULL ? g_steal_pointer (&fetched) : NULL;
}

TlnJob
tln_fetch_job (const TlnQuery *query,
               gboolean of_claims,
               GArray *ids,
               GArray *base,
               gboolean same_query)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->query = query != NULL ? tln_query_copy (query) : NULL;
  fetch->of_claims = of_claims;
  fetch->ids = ids != NULL ? g_array_copy (ids) : g_array_new (FALSE, FALSE, sizeof (gint64));
  fetch->base = base != NULL ? g_array_ref (base) : NULL;
  fetch->same_query = same_query;
  return (TlnJob) { fetch_job, fetch, fetch_free, fetched_free };
}
