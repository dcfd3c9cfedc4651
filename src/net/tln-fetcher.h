/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one HTTP session: fetches the bytes of an address a person asked for, or of a feed a
 * person follows, and nothing else. No cookies, no scripts, no referrer, an honest User-Agent. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TLN_FETCH_MAX_BYTES (32 * 1024 * 1024)
#define TLN_FETCH_MAX_REDIRECTS 10
/* What the folder of pages fetched before may hold. */
#define TLN_FETCH_CACHE_BYTES (64 * 1024 * 1024)

typedef enum {
  TLN_FETCH_PAGE, /* text, or a document that can be read */
  TLN_FETCH_PICTURE, /* image/… but SVG, which can hold scripts; nothing of it is kept in a cache */
  TLN_FETCH_FEED, /* any type; any status but a redirect is a reply, without bytes unless it is
                     success; not kept in the cache, for whoever follows it keeps what it says */
} TlnFetchKind;

typedef struct {
  const char *address; /* http or https */
  const char *plain; /* http, to be tried when address cannot be connected to; or NULL */
  gboolean typed; /* a person wrote this very address: it may be inside the private network */
  const char *beside; /* an address a person typed: others of its server may be asked; or NULL */
  TlnFetchKind kind;
  gsize max_bytes; /* 0: as many as the fetcher takes */
  const char *etag; /* of the last reply of a feed, or NULL */
  const char *last_modified;
} TlnFetchRequest;

typedef struct {
  GBytes *bytes; /* decoded of any transfer or content coding */
  char *url; /* where it was found at last */
  char *content_type; /* without parameters, lower case, or NULL */
  char *charset; /* as the reply said, or NULL */
  gboolean plain; /* found at TlnFetchRequest.plain, without encryption */
  /* Of a feed: */
  guint status; /* of HTTP */
  char *moved; /* where it has moved for good (301, 308 all the way), or NULL */
  char *etag; /* these three as the reply said, or NULL */
  char *last_modified;
  char *retry_after;
} TlnFetched;
void tln_fetched_free (TlnFetched *fetched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFetched, tln_fetched_free)

#define TLN_TYPE_FETCHER (tln_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (TlnFetcher, tln_fetcher, TLN, FETCHER, GObject)

/* cache: folder for pages fetched before (made when it is needed), or NULL: none is kept. */
TlnFetcher *tln_fetcher_new (const char *cache);

/* Where the programs keep them: in the cache folder of the user. Caller frees. */
char *tln_fetcher_default_cache (void);

/* Limits, for tests: seconds for a whole fetch (60), bytes (TLN_FETCH_MAX_BYTES). */
void tln_fetcher_set_limits (TlnFetcher *self, guint seconds, gsize bytes);

/* Fetches an address; request is copied. A private or loopback one only when a person typed it; a
 * redirect never leads to one on another server. Not only the name is looked at but also the
 * address that was connected to, before anything is sent there; behind a proxy the name alone.
 * Errors: TLN_NET_ERROR, or G_IO_ERROR_CANCELLED. Runs on the thread-default main context. */
void tln_fetcher_fetch_async (TlnFetcher *self,
                              const TlnFetchRequest *request,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TlnFetched *tln_fetcher_fetch_finish (TlnFetcher *self, GAsyncResult *result, GError **error);

/* The error a status of a feed is. */
GError *tln_fetch_status_error (const char *address, guint status);

/* The same, waiting, for the command line. */
TlnFetched *tln_fetcher_fetch (TlnFetcher *self, const TlnFetchRequest *request, GError **error);

G_END_DECLS
