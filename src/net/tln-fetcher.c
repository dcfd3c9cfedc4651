/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fetch is a chain of hops: see who is connected to, ask, follow a redirect or read the body.
 * Every hop is checked by the same rules. What a reply means stands in tln-fetch-reply.c, what the
 * bytes mean is the business of article/. */
#include "config.h"

#include "tln-fetcher.h"

#include "tln-address.h"
#include "tln-fetch-cache.h"
#include "tln-fetch-reply.h"

#include <string.h>

#define SECONDS 60
#define IDLE_SECONDS 20
#define CHUNK (64 * 1024)

struct _TlnFetcher {
  GObject parent_instance;
  SoupSession *session;
  char *cache; /* folder, or NULL */
  guint seconds;
  gsize max_bytes;
};

G_DEFINE_FINAL_TYPE (TlnFetcher, tln_fetcher, G_TYPE_OBJECT)

/* One fetch under way; owned by its task. */
typedef struct {
  char *address; /* of this hop */
  char *plain; /* to be tried when nothing answers; NULL: nothing, or it has been tried */
  gboolean used_plain;
  char *typed; /* the address a person typed; NULL: nobody did */
  TlnFetchKind kind;
  gsize max_bytes;
  char *etag; /* of a feed */
  char *last_modified;
  gboolean moving; /* every redirect so far was for good */
  guint hops;
  gboolean proxied; /* this hop goes through a proxy */
  gboolean connected; /* in this hop somebody answered */
  gboolean refused; /* the one who did must not be asked */
  TlnCached *cached; /* what is kept of this hop's address, or NULL */
  SoupMessage *message;
  GInputStream *body;
  GByteArray *bytes;
  GCancellable *stop; /* the caller's, or the limit of time */
  GCancellable *caller; /* or NULL */
  gulong caller_handler;
  GSource *limit;
  gboolean timed_out;
} Fetch;

static void start_hop (GTask *task);

/* Forgets the hop, not the way. */
static void
clear_hop (Fetch *fetch)
{
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->body);
  g_clear_pointer (&fetch->bytes, g_byte_array_unref);
  g_clear_pointer (&fetch->cached, tln_cached_free);
  g_clear_pointer (&fetch->address, g_free);
  fetch->proxied = FALSE;
  fetch->connected = FALSE;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  if (fetch->caller != NULL)
    g_cancellable_disconnect (fetch->caller, fetch->caller_handler);
  if (fetch->limit != NULL)
    g_source_destroy (fetch->limit);
  g_clear_pointer (&fetch->limit, g_source_unref);
  g_clear_object (&fetch->caller);
  g_clear_object (&fetch->stop);
  clear_hop (fetch);
  g_free (fetch->plain);
  g_free (fetch->typed);
  g_free (fetch->etag);
  g_free (fetch->last_modified);
  g_free (fetch);
}

static void
return_code (GTask *task, TlnNetError code, const char *what)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_task_return_new_error (task, TLN_NET_ERROR, (int) code, "%s: %s", fetch->address, what);
}

/* Takes error: one of lower layers. */
static void
return_mapped (GTask *task, GError *error)
{
  g_autoptr (GError) owned = error;
  Fetch *fetch = g_task_get_task_data (task);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (cancelled && fetch->refused)
    return_code (task, TLN_NET_ERROR_REFUSED, "an address inside this network");
  else if (cancelled && fetch->timed_out)
    return_code (task, TLN_NET_ERROR_TIMEOUT, "the server took too long");
  else
    g_task_return_error (task, tln_reply_map_error (error, fetch->address));
}

/* The body. */

/* Keeps the page that was read, or the one that is said to be the same still. */
static void
keep (TlnFetcher *self, Fetch *fetch, const TlnFetched *fetched)
{
  TlnCached *page;

  if (self->cache == NULL || fetch->kind != TLN_FETCH_PAGE || fetch->message == NULL)
    return;
  page = tln_cached_new (soup_message_get_response_headers (fetch->message), fetch->cached,
                         g_get_real_time () / G_USEC_PER_SEC);
  if (page != NULL) {
    page->content_type = g_strdup (fetched->content_type);
    page->charset = g_strdup (fetched->charset);
    page->bytes = g_bytes_ref (fetched->bytes);
  }
  tln_fetch_cache_store (self->cache, fetch->address, page, TLN_FETCH_CACHE_BYTES);
}

static TlnFetched *
make_fetched (Fetch *fetch)
{
  TlnFetched *fetched = g_new0 (TlnFetched, 1);

  fetched->url = g_strdup (fetch->address);
  fetched->plain = fetch->used_plain;
  return fetched;
}

static void
finish_cached (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetched *fetched = make_fetched (fetch);

  fetched->bytes = g_bytes_ref (fetch->cached->bytes);
  fetched->content_type = g_strdup (fetch->cached->content_type);
  fetched->charset = g_strdup (fetch->cached->charset);
  keep (g_task_get_source_object (task), fetch, fetched);
  g_task_return_pointer (task, fetched, (GDestroyNotify) (void (*) (void)) tln_fetched_free);
}

static char *
header_of (Fetch *fetch, const char *name)
{
  return g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), name));
}

/* What whoever follows a feed remembers for the next time. */
static void
take_feed (Fetch *fetch, TlnFetched *fetched)
{
  fetched->status = soup_message_get_status (fetch->message);
  fetched->moved = fetch->hops > 0 && fetch->moving ? g_strdup (fetch->address) : NULL;
  fetched->etag = header_of (fetch, "ETag");
  fetched->last_modified = header_of (fetch, "Last-Modified");
  fetched->retry_after = header_of (fetch, "Retry-After");
}

static void
finish_body (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetched *fetched = make_fetched (fetch);

  fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->bytes));
  fetched->content_type = tln_reply_content_type (fetch->message, &fetched->charset);
  keep (g_task_get_source_object (task), fetch, fetched);
  if (fetch->kind == TLN_FETCH_FEED)
    take_feed (fetch, fetched);
  g_task_return_pointer (task, fetched, (GDestroyNotify) (void (*) (void)) tln_fetched_free);
}

static void
body_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL) {
    return_mapped (task, error);
    return;
  }
  gsize length;
  const guint8 *data = g_bytes_get_data (chunk, &length);
  if (length == 0) {
    finish_body (task);
    return;
  }
  if (fetch->bytes->len + length > fetch->max_bytes) {
    return_code (task, TLN_NET_ERROR_TOO_LARGE, "the reply is too large");
    return;
  }
  g_byte_array_append (fetch->bytes, data, (guint) length);
  g_input_stream_read_bytes_async (G_INPUT_STREAM (source), CHUNK, G_PRIORITY_DEFAULT, fetch->stop,
                                   body_read_cb, g_object_ref (task));
}

static void
read_body (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  g_autofree char *charset = NULL;
  g_autofree char *type = tln_reply_content_type (fetch->message, &charset);
  GInputStream *unpacked;

  if (!tln_reply_wanted (type, fetch->kind)) {
    return_code (task, TLN_NET_ERROR_WRONG_TYPE, type);
    return;
  }
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > (goffset) fetch->max_bytes) {
    return_code (task, TLN_NET_ERROR_TOO_LARGE, "the reply is too large");
    return;
  }
  unpacked = tln_reply_unpack (headers, fetch->body);
  if (unpacked == NULL) {
    return_code (task, TLN_NET_ERROR_BAD_REPLY, "packed in a way that was not asked for");
    return;
  }
  g_set_object (&fetch->body, unpacked);
  g_object_unref (unpacked);
  fetch->bytes = g_byte_array_new ();
  g_input_stream_read_bytes_async (fetch->body, CHUNK, G_PRIORITY_DEFAULT, fetch->stop,
                                   body_read_cb, g_object_ref (task));
}

/* Hops. */

static void
hop_to (GTask *task, char *address)
{
  Fetch *fetch = g_task_get_task_data (task);

  clear_hop (fetch);
  fetch->address = address;
  start_hop (task);
}

static void
follow_redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");

  if (++fetch->hops > TLN_FETCH_MAX_REDIRECTS) {
    return_code (task, TLN_NET_ERROR_REDIRECTS, "too many redirects");
    return;
  }
  g_autofree char *next = location != NULL ? g_uri_resolve_relative (fetch->address, location,
                                                                     G_URI_FLAGS_ENCODED, NULL)
                                           : NULL;
  if (next == NULL) {
    return_code (task, TLN_NET_ERROR_BAD_REPLY, "a redirect to nowhere");
    return;
  }
  g_clear_pointer (&fetch->plain, g_free);
  hop_to (task, g_steal_pointer (&next));
}

static void
send_failed (GTask *task, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->plain != NULL && !fetch->connected && tln_reply_no_connection (error)) {
    g_error_free (error);
    fetch->used_plain = TRUE;
    if (fetch->typed != NULL)
      g_set_str (&fetch->typed, fetch->plain);
    hop_to (task, g_steal_pointer (&fetch->plain));
    return;
  }
  return_mapped (task, error);
}

static void
message_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->body == NULL) {
    send_failed (task, error);
    return;
  }
  guint status = soup_message_get_status (fetch->message);
  fetch->moving &= status == 301 || status == 308 || !tln_reply_redirects (status);
  if (status == 304 && fetch->cached != NULL) {
    finish_cached (task);
    return;
  }
  if (tln_reply_redirects (status)) {
    follow_redirect (task);
    return;
  }
  if (status >= 200 && status < 300 && status != 204) {
    read_body (task);
  } else if (fetch->kind == TLN_FETCH_FEED) {
    fetch->bytes = g_byte_array_new ();
    finish_body (task);
  } else {
    g_task_return_error (task, tln_fetch_status_error (fetch->address, status));
  }
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, Fetch *fetch)
{
  if (event == G_SOCKET_CLIENT_CONNECTED)
    fetch->connected = TRUE;
}

/* A person may go anywhere, but only there. */
static gboolean
typed_server (const Fetch *fetch)
{
  return fetch->typed != NULL && tln_address_same_server (fetch->typed, fetch->address);
}

/* The name may lead somewhere else by now than when it was looked up. */
static void
starting_cb (SoupMessage *message, Fetch *fetch)
{
  GSocketAddress *remote = soup_message_get_remote_address (message);

  if (fetch->proxied || typed_server (fetch))
    return;
  if (!G_IS_INET_SOCKET_ADDRESS (remote) ||
      tln_address_private (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)))) {
    fetch->refused = TRUE;
    g_cancellable_cancel (fetch->stop);
  }
}

static void
send_message (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetcher *self = g_task_get_source_object (task);
  SoupMessageHeaders *headers;

  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->address);
  if (fetch->message == NULL) {
    return_code (task, TLN_NET_ERROR_BAD_ADDRESS, "not an address");
    return;
  }
  headers = soup_message_get_request_headers (fetch->message);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  tln_reply_accept (headers, fetch->kind);
  if (fetch->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);
  if (fetch->last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", fetch->last_modified);
  if (fetch->cached != NULL)
    tln_cached_ask (fetch->cached, headers);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (network_event_cb), fetch);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (starting_cb), fetch);
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT, fetch->stop,
                           message_sent_cb, g_object_ref (task));
}

static void
cache_load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);

  fetch->cached = tln_fetch_cache_load_finish (result);
  if (fetch->cached != NULL && fetch->cached->fresh_until > g_get_real_time () / G_USEC_PER_SEC)
    finish_cached (task);
  else
    send_message (task);
}

/* The hop is allowed, as far as its name says. */
static void
ask (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetcher *self = g_task_get_source_object (task);

  if (self->cache == NULL || fetch->kind != TLN_FETCH_PAGE)
    send_message (task);
  else
    tln_fetch_cache_load_async (self->cache, fetch->address, fetch->stop, cache_load_cb,
                                g_object_ref (task));
}

static void
host_resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  gboolean private = FALSE;

  if (error != NULL) {
    return_mapped (task, error);
    return;
  }
  for (GList *l = addresses; l != NULL; l = l->next)
  private = private || tln_address_private (l->data);
  g_resolver_free_addresses (addresses);
  if (private && !typed_server (fetch))
    return_code (task, TLN_NET_ERROR_REFUSED, "an address inside this network");
  else
    ask (task);
}

static void
proxies_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);
  g_autoptr (GUri) uri = g_uri_parse (fetch->address, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  fetch->proxied =
      proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:");
  if (!fetch->proxied)
    g_resolver_lookup_by_name_async (resolver, g_uri_get_host (uri), fetch->stop, host_resolved_cb,
                                     g_object_ref (task));
  else if (tln_address_private_name (fetch->address) && !typed_server (fetch))
    return_code (task, TLN_NET_ERROR_REFUSED, "an address inside this network");
  else
    ask (task);
}

static void
start_hop (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *host = tln_address_host (fetch->address);

  if (host == NULL) {
    return_code (task, TLN_NET_ERROR_BAD_ADDRESS, "not an http or https address");
    return;
  }
  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), fetch->address, fetch->stop,
                                 proxies_found_cb, g_object_ref (task));
}

static gboolean
limit_reached_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->timed_out = TRUE;
  g_cancellable_cancel (fetch->stop);
  return G_SOURCE_REMOVE;
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
tln_fetcher_finalize (GObject *object)
{
  TlnFetcher *self = TLN_FETCHER (object);

  g_clear_object (&self->session);
  g_free (self->cache);
  G_OBJECT_CLASS (tln_fetcher_parent_class)->finalize (object);
}

static void
tln_fetcher_class_init (TlnFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_fetcher_finalize;
}

static void
tln_fetcher_init (TlnFetcher *self)
{
  self->session = soup_session_new_with_options ("user-agent", "Throughline/" PACKAGE_VERSION,
                                                 "timeout", IDLE_SECONDS, "idle-timeout",
                                                 IDLE_SECONDS, "max-conns-per-host", 2, NULL);
  /* It would hide that a packed body is cut off: tln_reply_unpack does it. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  self->seconds = SECONDS;
  self->max_bytes = TLN_FETCH_MAX_BYTES;
}

TlnFetcher *
tln_fetcher_new (const char *cache)
{
  TlnFetcher *self = g_object_new (TLN_TYPE_FETCHER, NULL);

  self->cache = g_strdup (cache);
  return self;
}

char *
tln_fetcher_default_cache (void)
{
  return g_build_filename (g_get_user_cache_dir (), "throughline", "pages", NULL);
}

void
tln_fetcher_set_limits (TlnFetcher *self, guint seconds, gsize bytes)
{
  self->seconds = seconds;
  self->max_bytes = bytes;
}

void
tln_fetcher_fetch_async (TlnFetcher *self,
                         const TlnFetchRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, tln_fetcher_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->address = g_strdup (request->address);
  fetch->plain = g_strdup (request->plain);
  fetch->typed = g_strdup (request->typed ? request->address : request->beside);
  fetch->kind = request->kind;
  fetch->etag = g_strdup (request->etag);
  fetch->last_modified = g_strdup (request->last_modified);
  fetch->moving = TRUE;
  fetch->max_bytes = request->max_bytes != 0 ? request->max_bytes : self->max_bytes;
  fetch->stop = g_cancellable_new ();
  if (cancellable != NULL) {
    fetch->caller = g_object_ref (cancellable);
    fetch->caller_handler = g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb),
                                                   g_object_ref (fetch->stop), g_object_unref);
  }
  fetch->limit = g_timeout_source_new_seconds (self->seconds);
  g_source_set_callback (fetch->limit, limit_reached_cb, fetch, NULL);
  g_source_attach (fetch->limit, g_main_context_get_thread_default ());
  start_hop (task);
}

TlnFetched *
tln_fetcher_fetch_finish (TlnFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
result_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

TlnFetched *
tln_fetcher_fetch (TlnFetcher *self, const TlnFetchRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_fetcher_fetch_async (self, request, NULL, result_ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return tln_fetcher_fetch_finish (self, result, error);
}
