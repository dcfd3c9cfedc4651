/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of an article, fetched when somebody asks for them, one after the other. */
#pragma once

#include "tln-fetcher.h"

G_BEGIN_DECLS

typedef struct {
  char *url;
  GBytes *bytes; /* NULL: it did not come, for error */
  GError *error;
} TlnFetchedPicture;
void tln_fetched_picture_free (TlnFetchedPicture *picture);

/* Fetches pictures (element char *), each once. beside: TlnFetchRequest.beside. What does not come,
 * is no picture (tln_picture_probe) or is beyond a limit of tln-picture.h has its error; the rest
 * is still fetched. Runs on the thread-default main context. */
void tln_pictures_fetch_async (TlnFetcher *fetcher,
                               GPtrArray *urls,
                               const char *beside,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Element TlnFetchedPicture, in order; NULL only when it was cancelled. */
GPtrArray *tln_pictures_fetch_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error);

/* The same, waiting, for the command line. */
GPtrArray *tln_pictures_fetch (TlnFetcher *fetcher, GPtrArray *urls, const char *beside);

G_END_DECLS
