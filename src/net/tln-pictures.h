/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of an article, fetched when somebody asks for them, one after the other. */
#pragma once

#include "tln-fetcher.h"

G_BEGIN_DECLS

/* Limits of one article. */
#define TLN_PICTURES_MAX 60
#define TLN_PICTURES_EACH (10 * 1024 * 1024)
#define TLN_PICTURES_ALL (50 * 1024 * 1024)

typedef struct {
  char *url;
  GBytes *bytes; /* NULL: it did not come, for error */
  GError *error;
} TlnFetchedPicture;
void tln_fetched_picture_free (TlnFetchedPicture *picture);

/* Fetches pictures (element char *), each once. beside: TlnFetchRequest.beside. What does not come,
 * is no picture (tln_picture_probe) or is beyond a limit has its error; the rest is still fetched.
 * Runs on the thread-default main context. */
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
