/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fetch is a chain of hops: look the host up, ask, follow a redirect or read the body. Every
 * hop is checked by the same rules. What the bytes mean is the business of article/. */
#include "config.h"

#include "tln-fetcher.h"

#include "tln-address.h"
#include "tln-error.h"

#include <libsoup/soup.h>
#include <string.h>

#define SECONDS 60
#define IDLE_SECONDS 20
#define CHUNK (64 * 1024)

struct _TlnFetcher {
  GObject parent_instance;
  SoupSession *session;
  guint seconds;
  gsize max_bytes;
};

G_DEFINE_FINAL_TYPE (TlnFetcher, tln_fetcher, G_TYPE_OBJECT)

/* One fetch under way; owned by its task. */
typedef struct {
  char *address; /* of this hop */
  char *typed_host; /* NULL: nobody typed it */
  guint hops;
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

void
tln_fetched_free (TlnFetched *fetched)
{
  g_bytes_unref (fetched->bytes);
  g_free (fetched->url);
  g_free (fetched->content_type);
  g_free (fetched->charset);
  g_free (fetched);
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
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->body);
  g_clear_pointer (&fetch->bytes, g_byte_array_unref);
  g_free (fetch->address);
  g_free (fetch->typed_host);
  g_free (fetch);
}

/* Errors of lower layers as ours. */
static GError *
map_error (Fetch *fetch, const GError *error)
{
  TlnNetError code = TLN_NET_ERROR_BAD_REPLY;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    if (!fetch->timed_out)
      return g_error_copy (error);
    return g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_TIMEOUT, "the server took too long");
  }
  if (error->domain == G_RESOLVER_ERROR)
    code = TLN_NET_ERROR_OFFLINE;
  else if (error->domain == G_TLS_ERROR)
    code = TLN_NET_ERROR_TLS;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = TLN_NET_ERROR_TIMEOUT;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    code = TLN_NET_ERROR_OFFLINE;
  return g_error_new (TLN_NET_ERROR, code, "%s: %s", fetch->address, error->message);
}

static void
return_mapped (GTask *task, GError *error)
{
  g_task_return_error (task, map_error (g_task_get_task_data (task), error));
  g_error_free (error);
}

static void
return_code (GTask *task, TlnNetError code, const char *what)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_task_return_new_error (task, TLN_NET_ERROR, code, "%s: %s", fetch->address, what);
}

static char *
content_type_of (SoupMessage *message, char **charset)
{
  GHashTable *parameters = NULL;
  const char *type = soup_message_headers_get_content_type (
      soup_message_get_response_headers (message), &parameters);

  *charset = NULL;
  if (parameters != NULL) {
    *charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
    g_hash_table_unref (parameters);
  }
  return type != NULL ? g_ascii_strdown (type, -1) : NULL;
}

static gboolean
readable_type (const char *type)
{
  static const char *const types[] = { "application/xhtml+xml", "application/xml",
                                       "application/pdf",       "multipart/related",
                                       "message/rfc822",        NULL };

  return type == NULL || g_str_has_prefix (type, "text/") || g_strv_contains (types, type);
}

static void
finish_body (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetched *fetched = g_new0 (TlnFetched, 1);

  fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->bytes));
  fetched->url = g_strdup (fetch->address);
  fetched->content_type = content_type_of (fetch->message, &fetched->charset);
  g_task_return_pointer (task, fetched, (GDestroyNotify) tln_fetched_free);
}

static void
body_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetcher *self = g_task_get_source_object (task);
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
  if (fetch->bytes->len + length > self->max_bytes) {
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
  TlnFetcher *self = g_task_get_source_object (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  g_autofree char *charset = NULL;
  g_autofree char *type = content_type_of (fetch->message, &charset);

  if (!readable_type (type)) {
    return_code (task, TLN_NET_ERROR_WRONG_TYPE, type);
    return;
  }
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > (goffset) self->max_bytes) {
    return_code (task, TLN_NET_ERROR_TOO_LARGE, "the reply is too large");
    return;
  }
  fetch->bytes = g_byte_array_new ();
  g_input_stream_read_bytes_async (fetch->body, CHUNK, G_PRIORITY_DEFAULT, fetch->stop,
                                   body_read_cb, g_object_ref (task));
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
  g_clear_object (&fetch->body);
  g_clear_object (&fetch->message);
  g_free (fetch->address);
  fetch->address = g_steal_pointer (&next);
  start_hop (task);
}

/* The code for a status that is neither success nor a redirect. */
static TlnNetError
status_code (guint status)
{
  switch (status) {
  case 401:
  case 402:
  case 403:
  case 407:
  case 451:
    return TLN_NET_ERROR_LOGIN;
  case 404:
  case 410:
    return TLN_NET_ERROR_GONE;
  case 429:
    return TLN_NET_ERROR_RATE_LIMITED;
  default:
    return status >= 500 ? TLN_NET_ERROR_SERVER : TLN_NET_ERROR_BAD_REPLY;
  }
}

static void
message_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->body == NULL) {
    return_mapped (task, error);
    return;
  }
  guint status = soup_message_get_status (fetch->message);
  if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
    follow_redirect (task);
    return;
  }
  if (status < 200 || status >= 300 || status == 204) {
    g_autofree char *what = g_strdup_printf ("HTTP status %u", status);
    return_code (task, status_code (status), what);
    return;
  }
  read_body (task);
}

static void
send_message (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  TlnFetcher *self = g_task_get_source_object (task);

  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->address);
  if (fetch->message == NULL) {
    return_code (task, TLN_NET_ERROR_BAD_ADDRESS, "not an address");
    return;
  }
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (fetch->message), "Accept",
                                "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5");
  soup_session_send_async (self->session, fetch->message, G_PRIORITY_DEFAULT, fetch->stop,
                           message_sent_cb, g_object_ref (task));
}

static void
host_resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);

  if (error != NULL) {
    return_mapped (task, error);
    return;
  }
  gboolean refused = FALSE;
  for (GList *l = addresses; l != NULL; l = l->next)
    refused = refused || tln_address_private (l->data);
  g_resolver_free_addresses (addresses);
  g_autofree char *host = tln_address_host (fetch->address);
  if (refused && g_strcmp0 (host, fetch->typed_host) != 0) {
    return_code (task, TLN_NET_ERROR_REFUSED, "an address inside this network");
    return;
  }
  send_message (task);
}

static void
start_hop (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GUri) uri = g_uri_parse (fetch->address, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if (host == NULL || *host == '\0' ||
      (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)) {
    return_code (task, TLN_NET_ERROR_BAD_ADDRESS, "not an http or https address");
    return;
  }
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_resolver_lookup_by_name_async (resolver, host, fetch->stop, host_resolved_cb,
                                   g_object_ref (task));
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
  self->seconds = SECONDS;
  self->max_bytes = TLN_FETCH_MAX_BYTES;
}

TlnFetcher *
tln_fetcher_new (void)
{
  return g_object_new (TLN_TYPE_FETCHER, NULL);
}

void
tln_fetcher_set_limits (TlnFetcher *self, guint seconds, gsize bytes)
{
  self->seconds = seconds;
  self->max_bytes = bytes;
}

void
tln_fetcher_fetch_async (TlnFetcher *self,
                         const char *address,
                         gboolean typed,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, tln_fetcher_fetch_async);
  g_task_set_task_data (task, fetch, fetch_free);
  fetch->address = g_strdup (address);
  fetch->typed_host = typed ? tln_address_host (address) : NULL;
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
tln_fetcher_fetch (const char *address, gboolean typed, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  TlnFetched *fetched;

  g_main_context_push_thread_default (context);
  TlnFetcher *self = tln_fetcher_new ();
  tln_fetcher_fetch_async (self, address, typed, NULL, result_ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  fetched = tln_fetcher_fetch_finish (self, result, error);
  g_clear_object (&result);
  g_object_unref (self);
  g_main_context_pop_thread_default (context);
  return fetched;
}
