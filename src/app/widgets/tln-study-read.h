/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event studies for those places of the window that show one. */
#pragma once

#include "tln-evidence-study.h"
#include "tln-store.h"

G_BEGIN_DECLS

/* Runs a study on a thread of the store, with what tln_store_finish gives: a TlnEvidenceStudy, or
 * NULL without error when there is no such instrument. Takes the query, which is of
 * tln_study_query_new. Main thread. */
void tln_study_read (TlnStore *store,
                     TlnStudyQuery *query,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);

G_END_DECLS
