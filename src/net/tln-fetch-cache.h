/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages fetched before, in a folder: what a server allows to be kept, and the words to ask it
 * whether the page is still the same (RFC 9111, a private cache).
 *
 * Not SoupCache: that one asks again with a message of its own, which follows redirects by itself
 * and never tells what address it was connected to, so the checks of the fetcher would not hold;
 * and its folder cannot be shared by two programs. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One page as it was kept. */
typedef struct {
  char *content_type; /* or NULL */
  char *charset; /* or NULL */
  char *etag; /* or NULL */
  char *modified; /* Last-Modified as it was said, or NULL */
  gint64 fresh_until; /* seconds since 1970; until then nobody is asked */
  GBytes *bytes; /* decoded */
} TlnCached;
void tln_cached_free (TlnCached *cached);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnCached, tln_cached_free)

/* What is kept of an address, or NULL: nothing, or nothing that can be read. In a thread. */
void tln_fetch_cache_load_async (const char *folder,
                                 const char *address,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TlnCached *tln_fetch_cache_load_finish (GAsyncResult *result);

/* Keeps a page (taken), or forgets what was kept of the address (NULL), in a thread; failing to is
 * nobody's concern. The oldest files go when all together are larger than max_bytes. */
void tln_fetch_cache_store (const char *folder,
                            const char *address,
                            TlnCached *cached,
                            guint64 max_bytes);

/* Asks whether the page is still the same. */
void tln_cached_ask (const TlnCached *cached, SoupMessageHeaders *request);
/* What a reply says about keeping its page, without type and bytes; what it leaves unsaid is taken
 * from old (or NULL), the page it says is still the same. now: seconds since 1970. NULL: it must
 * not be kept, or keeping it is no use as it is neither fresh nor can be asked about. */
TlnCached *tln_cached_new (SoupMessageHeaders *reply, const TlnCached *old, gint64 now);

G_END_DECLS
