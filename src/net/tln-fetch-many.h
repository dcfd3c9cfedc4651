/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several pages at once: a few under way at any time, each handed over as it comes. */
#pragma once

#include "tln-fetcher.h"

G_BEGIN_DECLS

/* Under way at once; of one server fewer (tln-fetcher.c). */
#define TLN_FETCH_MANY_AT_ONCE 4

/* For each request in whatever order: fetched or the error, as tln_fetcher_fetch_finish gives them;
 * both borrowed. FALSE: no further one is begun; those that are under way still come. */
typedef gboolean (*TlnFetchManyFunc) (guint index,
                                      const TlnFetched *fetched,
                                      const GError *error,
                                      gpointer user_data);

/* Fetches all of requests, with all they point to valid until callback is called. One
 * that fails is no error of the whole; func is not called for what was cancelled. user_data is both
 * func's and callback's. Runs on the thread-default main context. */
void tln_fetch_many_async (TlnFetcher *fetcher,
                           GArray *requests, /* element TlnFetchRequest */
                           TlnFetchManyFunc func,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* FALSE only when it was cancelled; when it returns, nothing is under way. */
gboolean tln_fetch_many_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error);

G_END_DECLS
