/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one HTTP session: fetches the bytes of an address a person asked for, and nothing else.
 * No cookies, no scripts, no images, an honest User-Agent. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TLN_FETCH_MAX_BYTES (32 * 1024 * 1024)
#define TLN_FETCH_MAX_REDIRECTS 10

typedef struct {
  GBytes *bytes; /* decoded of any transfer or content coding */
  char *url; /* where it was found at last */
  char *content_type; /* without parameters, lower case, or NULL */
  char *charset; /* as the reply said, or NULL */
} TlnFetched;
void tln_fetched_free (TlnFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFetched, tln_fetched_free)

#define TLN_TYPE_FETCHER (tln_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (TlnFetcher, tln_fetcher, TLN, FETCHER, GObject)

TlnFetcher *tln_fetcher_new (void);

/* Limits, for tests: seconds for a whole fetch (60), bytes (TLN_FETCH_MAX_BYTES). */
void tln_fetcher_set_limits (TlnFetcher *self, guint seconds, gsize bytes);

/* Fetches an address. A private or loopback one only when a person typed it; a redirect never leads
 * to one on another host. Errors: TLN_NET_ERROR, or G_IO_ERROR_CANCELLED. Runs on the
 * thread-default main context. */
void tln_fetcher_fetch_async (TlnFetcher *self,
                              const char *address,
                              gboolean typed,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TlnFetched *tln_fetcher_fetch_finish (TlnFetcher *self, GAsyncResult *result, GError **error);

/* The same, waiting, for the command line. */
TlnFetched *tln_fetcher_fetch (const char *address, gboolean typed, GError **error);

G_END_DECLS
