/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job of a study. */
#include "tln-study-read.h"

static gpointer
read_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_evidence_study_run (db, data, error);
}

void
tln_study_read (TlnStore *store,
                TlnStudyQuery *query,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  TlnJob job = { .run = read_job,
                 .data = query,
                 .data_free = (GDestroyNotify) tln_study_query_free,
                 .result_free = (GDestroyNotify) tln_evidence_study_unref };

  tln_store_read_async (store, &job, cancellable, callback, user_data);
}
