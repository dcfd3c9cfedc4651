/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching from a server on this machine: what comes back, and every way it can fail. */
#include "tln-error.h"
#include "tln-fetcher.h"

#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  SoupServer *server;
  GSocketService *raw; /* answers with bytes as they stand */
  char *base;
  char *raw_base;
  TlnFetcher *fetcher;
} Fixture;

static GBytes *
zip_zeros (gsize length)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (zip));
  g_autofree char *zeros = g_malloc0 (length);

  g_assert_true (g_output_stream_write_all (out, zeros, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
redirect (SoupServerMessage *message, const char *where)
{
  soup_server_message_set_redirect (message, 302, where);
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *f = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  guint status;

  if (sscanf (path, "/status/%u", &status) == 1) {
    soup_server_message_set_status (message, status, NULL);
  } else if (strcmp (path, "/loop") == 0) {
    redirect (message, "/loop");
  } else if (strcmp (path, "/moved") == 0) {
    redirect (message, "/page");
  } else if (strcmp (path, "/inside") == 0) {
    g_autofree char *other = g_strdup_printf (
        "http://localhost:%d/page", g_uri_get_port (soup_server_message_get_uri (message)));
    redirect (message, other);
  } else if (strcmp (path, "/elsewhere") == 0) {
    redirect (message, "file:///etc/passwd");
  } else if (strcmp (path, "/bomb") == 0) {
    g_autoptr (GBytes) zip = zip_zeros (8 * 1024 * 1024);
    soup_message_headers_append (headers, "Content-Encoding", "gzip");
    soup_message_headers_set_content_type (headers, "text/html", NULL);
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), zip);
    soup_server_message_set_status (message, 200, NULL);
  } else if (strcmp (path, "/picture") == 0) {
    soup_server_message_set_response (message, "image/png", SOUP_MEMORY_STATIC, "x", 1);
    soup_server_message_set_status (message, 200, NULL);
  } else if (strcmp (path, "/report") == 0) {
    soup_server_message_set_response (message, "application/pdf", SOUP_MEMORY_STATIC, "%PDF-", 5);
    soup_server_message_set_status (message, 200, NULL);
  } else if (strcmp (path, "/never") == 0) {
    soup_server_message_pause (message);
  } else if (strcmp (path, "/agent") == 0) {
    const char *agent = soup_message_headers_get_one (
        soup_server_message_get_request_headers (message), "User-Agent");
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, agent,
                                      strlen (agent));
    soup_server_message_set_status (message, 200, NULL);
  } else {
    g_assert_nonnull (f);
    soup_server_message_set_response (message, "Text/HTML; charset=gbk", SOUP_MEMORY_STATIC,
                                      "<p>page", 7);
    soup_server_message_set_status (message, 200, NULL);
  }
}

static gboolean
raw_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const char reply[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "Content-Length: 100\r\n\r\nshort";
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (out, reply, sizeof reply - 1, NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GError *error = NULL;

  f->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (f->server, NULL, request_cb, f, NULL);
  soup_server_listen_local (f->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (f->server);
  f->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  f->raw = g_socket_service_new ();
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (f->raw), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (f->raw, "incoming", G_CALLBACK (raw_cb), NULL);
  f->raw_base = g_strdup_printf ("http://127.0.0.1:%u", port);
  f->fetcher = tln_fetcher_new ();
  tln_fetcher_set_limits (f->fetcher, 10, 100000);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  soup_server_disconnect (f->server);
  g_clear_object (&f->server);
  g_socket_service_stop (f->raw);
  g_clear_object (&f->raw);
  g_free (f->base);
  g_free (f->raw_base);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static TlnFetched *
fetch (Fixture *f, const char *base, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = g_strconcat (base, path, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  tln_fetcher_fetch_async (f->fetcher, address, TRUE, cancellable, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tln_fetcher_fetch_finish (f->fetcher, result, error);
}

static void
assert_fails (Fixture *f, const char *base, const char *path, TlnNetError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = fetch (f, base, path, NULL, &error);

  g_assert_error (error, TLN_NET_ERROR, (int) code);
  g_assert_null (fetched);
}

static void
test_page (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/page", "/moved" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnFetched) fetched = fetch (f, f->base, paths[i], NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_str_has_suffix (fetched->url, "/page"));
    g_assert_cmpstr (fetched->content_type, ==, "text/html");
    g_assert_cmpstr (fetched->charset, ==, "gbk");
    g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                     "<p>page", 7);
  }
}

static void
test_report (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = fetch (f, f->base, "/report", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fetched->content_type, ==, "application/pdf");
}

static void
test_honest_agent (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnFetched) fetched = fetch (f, f->base, "/agent", NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), >, strlen ("Throughline/"));
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), strlen ("Throughline/"), "Throughline/",
                   strlen ("Throughline/"));
}

static void
test_statuses (Fixture *f, gconstpointer data)
{
  assert_fails (f, f->base, "/status/401", TLN_NET_ERROR_LOGIN);
  assert_fails (f, f->base, "/status/403", TLN_NET_ERROR_LOGIN);
  assert_fails (f, f->base, "/status/404", TLN_NET_ERROR_GONE);
  assert_fails (f, f->base, "/status/410", TLN_NET_ERROR_GONE);
  assert_fails (f, f->base, "/status/429", TLN_NET_ERROR_RATE_LIMITED);
  assert_fails (f, f->base, "/status/503", TLN_NET_ERROR_SERVER);
  assert_fails (f, f->base, "/status/418", TLN_NET_ERROR_BAD_REPLY);
  assert_fails (f, f->base, "/status/204", TLN_NET_ERROR_BAD_REPLY);
}

static void
test_redirects (Fixture *f, gconstpointer data)
{
  assert_fails (f, f->base, "/loop", TLN_NET_ERROR_REDIRECTS);
  assert_fails (f, f->base, "/inside", TLN_NET_ERROR_REFUSED);
  assert_fails (f, f->base, "/elsewhere", TLN_NET_ERROR_BAD_ADDRESS);
}

static void
test_limits (Fixture *f, gconstpointer data)
{
  assert_fails (f, f->base, "/bomb", TLN_NET_ERROR_TOO_LARGE);
  assert_fails (f, f->base, "/picture", TLN_NET_ERROR_WRONG_TYPE);
  assert_fails (f, f->raw_base, "/", TLN_NET_ERROR_BAD_REPLY);
  tln_fetcher_set_limits (f->fetcher, 1, 3);
  assert_fails (f, f->base, "/page", TLN_NET_ERROR_TOO_LARGE);
  assert_fails (f, f->base, "/never", TLN_NET_ERROR_TIMEOUT);
}

static void
test_addresses (Fixture *f, gconstpointer data)
{
  g_autofree char *tls = g_strconcat ("https", f->raw_base + 4, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = g_strconcat (f->base, "/page", NULL);

  assert_fails (f, "ftp://example.com", "/", TLN_NET_ERROR_BAD_ADDRESS);
  assert_fails (f, "not an address", "", TLN_NET_ERROR_BAD_ADDRESS);
  assert_fails (f, "http://127.0.0.1:9", "/", TLN_NET_ERROR_OFFLINE);
  assert_fails (f, "http://no-such-host.invalid", "/", TLN_NET_ERROR_OFFLINE);
  assert_fails (f, tls, "/page", TLN_NET_ERROR_TLS);
  g_autoptr (GAsyncResult) result = NULL;
  tln_fetcher_fetch_async (f->fetcher, page, FALSE, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tln_fetcher_fetch_finish (f->fetcher, result, &error));
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_timeout_add (20, cancel_cb, cancellable);
  g_assert_null (fetch (f, f->base, "/never", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/fetcher/page", test_page },           { "/fetcher/honest-agent", test_honest_agent },
    { "/fetcher/report", test_report },       { "/fetcher/statuses", test_statuses },
    { "/fetcher/redirects", test_redirects }, { "/fetcher/limits", test_limits },
    { "/fetcher/addresses", test_addresses }, { "/fetcher/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
