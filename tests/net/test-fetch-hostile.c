/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers that answer badly: bytes as they stand, connections that end or never do, certificates
 * nobody vouches for, names that lead elsewhere the second time. */
#include "tln-error.h"
#include "tln-fetcher.h"
#include "tln-test-server.h"

#include <string.h>

#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

static const struct {
  const char *path;
  const char *reply; /* NULL: one byte every 20 ms without end */
} replies[] = {
  { "/short", OK "Content-Length: 100\r\n\r\nshort" },
  { "/long", OK "Content-Length: 5\r\n\r\nfirst and much more than was said" },
  { "/chunked", OK "Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n40\r\ncut" },
  { "/no-chunk", OK "Transfer-Encoding: chunked\r\n\r\nfirst" },
  { "/gzip", OK "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nfirst" },
  { "/nothing", "" },
  { "/babble", "what do you want\r\n\r\n" },
  { "/charset", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=klingon\r\n"
                "Content-Length: 5\r\n\r\nfirst" },
  /* where nobody listens */
  { "/led", "HTTP/1.1 302 Found\r\nLocation: https://rebinding.example:9/x\r\n"
            "Content-Length: 0\r\n\r\n" },
  { "/nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n" },
  { "/drip", NULL },
};

static const char pem[] = "-----BEGIN PRIVATE KEY-----\n"
                          "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJslurhLPRjcHWVtG\n"
                          "mbI33CwGWKmK8if1jJMbOPd4Ep2hRANCAARO/QTUr0ybaFz4pDg52Roz0F7fvYY4\n"
                          "0hSy55QVXU9iaKP0gTbulaYe4/xFiZn77ZjdTRT2mvF5z5kD6amJ3NI9\n"
                          "-----END PRIVATE KEY-----\n"
                          "-----BEGIN CERTIFICATE-----\n"
                          "MIIBkTCCATagAwIBAgIUc+Jpc+r+7NRdkCMOKO7bWqzwT9AwCgYIKoZIzj0EAwIw\n"
                          "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE2MzYzMVoYDzIxMjYxMTAy\n"
                          "MTYzNjMxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                          "PQMBBwNCAARO/QTUr0ybaFz4pDg52Roz0F7fvYY40hSy55QVXU9iaKP0gTbulaYe\n"
                          "4/xFiZn77ZjdTRT2mvF5z5kD6amJ3NI9o2QwYjAdBgNVHQ4EFgQUeoQIWkmx2oN2\n"
                          "HF763Mhv72OS3R8wHwYDVR0jBBgwFoAUeoQIWkmx2oN2HF763Mhv72OS3R8wDwYD\n"
                          "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC\n"
                          "IQDVHGocomtI24rBzFOgfyzUeapP6Y0LN5mqkymIzNte7gIhAJHnYeyI9ZSFWJfW\n"
                          "znznFLKvhthkkNiHRizebz1yUn7O\n"
                          "-----END CERTIFICATE-----\n";

typedef struct {
  GSocketService *service;
  char *base;
  guint16 port;
  guint asked; /* requests that came */
  TlnFetcher *fetcher;
} Fixture;

/* A resolver to whom a name is public when the fetcher looks it up, and this computer when the
 * connection is made. */
typedef struct {
  GResolver parent_instance;
} Rebinder;
typedef struct {
  GResolverClass parent_class;
} RebinderClass;
GType rebinder_get_type (void);
G_DEFINE_TYPE (Rebinder, rebinder, G_TYPE_RESOLVER)

static GList *
list_of (const char *address)
{
  return g_list_append (NULL, g_inet_address_new_from_string (address));
}

static void
addresses_free (gpointer list)
{
  g_resolver_free_addresses (list);
}

static void
rebinder_lookup_async (GResolver *resolver,
                       const char *name,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, list_of ("93.184.216.34"), addresses_free);
}

/* Signature given by GIO. */
static void
rebinder_lookup_flags_async (GResolver *resolver,
                             const char *name,
                             GResolverNameLookupFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  if (flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no IPv6");
  else
    g_task_return_pointer (task, list_of ("127.0.0.1"), addresses_free);
}

static GList *
rebinder_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rebinder_class_init (RebinderClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = rebinder_lookup_async;
  resolver_class->lookup_by_name_finish = rebinder_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = rebinder_lookup_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = rebinder_lookup_finish;
}

static void
rebinder_init (Rebinder *self)
{
}

/* The server. */

static gboolean
drip_cb (gpointer data)
{
  GOutputStream *out = g_io_stream_get_output_stream (data);

  return g_output_stream_write (out, "x", 1, NULL, NULL) == 1 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
answer (GIOStream *connection, const char *line)
{
  GOutputStream *out = g_io_stream_get_output_stream (connection);

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++) {
    g_autofree char *start = g_strdup_printf ("GET %s ", replies[i].path);

    if (!g_str_has_prefix (line, start))
      continue;
    if (replies[i].reply != NULL) {
      g_output_stream_write_all (out, replies[i].reply, strlen (replies[i].reply), NULL, NULL,
                                 NULL);
      g_io_stream_close (connection, NULL, NULL);
    } else {
      g_output_stream_write_all (out, OK "\r\n", strlen (OK "\r\n"), NULL, NULL, NULL);
      g_timeout_add_full (G_PRIORITY_DEFAULT, 20, drip_cb, g_object_ref (connection),
                          g_object_unref);
    }
  }
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GIOStream) connection = user_data;
  Fixture *f = g_object_get_data (G_OBJECT (connection), "fixture");
  g_autofree char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL || strstr (line, "HTTP/") == NULL)
    return;
  f->asked++;
  answer (connection, line);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  g_autoptr (GDataInputStream) in =
      g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (in), FALSE);
  g_object_set_data (G_OBJECT (connection), "fixture", data);
  g_data_input_stream_read_line_async (in, G_PRIORITY_DEFAULT, NULL, line_read_cb,
                                       g_object_ref (connection));
  return TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->service = g_socket_service_new ();
  f->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (f->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (f->service, "incoming", G_CALLBACK (incoming_cb), f);
  f->base = g_strdup_printf ("http://127.0.0.1:%u", f->port);
  f->fetcher = tln_fetcher_new (NULL);
  tln_fetcher_set_limits (f->fetcher, 10, 100000);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  g_socket_service_stop (f->service);
  g_clear_object (&f->service);
  g_free (f->base);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static TlnFetched *
fetch (Fixture *f, const TlnFetchRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_fetcher_fetch_async (f->fetcher, request, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tln_fetcher_fetch_finish (f->fetcher, result, error);
}

static void
assert_fails (Fixture *f, const char *path, TlnNetError code)
{
  g_autofree char *address = g_strconcat (f->base, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched =
      fetch (f, &(TlnFetchRequest) { .address = address, .typed = TRUE }, &error);

  g_test_message ("%s: %s", path, error != NULL ? error->message : "fetched");
  g_assert_error (error, TLN_NET_ERROR, (int) code);
  g_assert_null (fetched);
}

static TlnFetched *
fetch_good (Fixture *f, const char *path)
{
  g_autofree char *address = g_strconcat (f->base, path, NULL);
  g_autoptr (GError) error = NULL;
  TlnFetched *fetched = fetch (f, &(TlnFetchRequest) { .address = address, .typed = TRUE }, &error);

  g_assert_no_error (error);
  return fetched;
}

static void
assert_first (Fixture *f, const char *path)
{
  g_autoptr (TlnFetched) fetched = fetch_good (f, path);

  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "first", 5);
}

static void
test_lengths (Fixture *f, gconstpointer data)
{
  assert_fails (f, "/short", TLN_NET_ERROR_CUT_SHORT);
  assert_fails (f, "/chunked", TLN_NET_ERROR_CUT_SHORT);
  assert_fails (f, "/no-chunk", TLN_NET_ERROR_CUT_SHORT);
  /* What goes beyond what was said is not of this reply, a label is not what makes it packed. */
  assert_first (f, "/long");
  assert_first (f, "/gzip");
}

static void
test_not_http (Fixture *f, gconstpointer data)
{
  assert_fails (f, "/nothing", TLN_NET_ERROR_CUT_SHORT);
  assert_fails (f, "/babble", TLN_NET_ERROR_BAD_REPLY);
  assert_fails (f, "/nowhere", TLN_NET_ERROR_BAD_REPLY);
}

/* The label is handed on; whoever decodes knows that it means nothing. */
static void
test_charset (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnFetched) fetched = fetch_good (f, "/charset");

  g_assert_cmpstr (fetched->charset, ==, "klingon");
}

/* Every byte is in time, all of them are not. */
static void
test_drip (Fixture *f, gconstpointer data)
{
  tln_fetcher_set_limits (f->fetcher, 1, 100000);
  assert_fails (f, "/drip", TLN_NET_ERROR_TIMEOUT);
}

/* The plain address stands for the one that was asked for. What that leads to and cannot be
 * connected to is an error: nothing is asked for in the clear instead. */
static void
test_no_plain_after_redirect (Fixture *f, gconstpointer data)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) rebinder = g_object_new (rebinder_get_type (), NULL);
  g_autofree char *address = g_strconcat (f->base, "/led", NULL);
  g_autofree char *plain = g_strconcat (f->base, "/long", NULL);
  g_autoptr (GError) error = NULL;

  g_resolver_set_default (rebinder);
  g_autoptr (TlnFetched) fetched =
      fetch (f, &(TlnFetchRequest) { .address = address, .plain = plain, .typed = TRUE }, &error);
  g_resolver_set_default (usual);
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_OFFLINE);
  g_assert_null (fetched);
  g_assert_cmpuint (f->asked, ==, 1);
}

static void
test_rebinding (Fixture *f, gconstpointer data)
{
  g_autoptr (GResolver) old = g_resolver_get_default ();
  g_autoptr (GResolver) rebinder = g_object_new (rebinder_get_type (), NULL);
  g_autofree char *address = g_strdup_printf ("http://rebinding.example:%u/long", f->port);
  g_autoptr (GError) error = NULL;

  g_resolver_set_default (rebinder);
  g_autoptr (TlnFetched) fetched = fetch (f, &(TlnFetchRequest) { .address = address }, &error);
  g_resolver_set_default (old);
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
  g_assert_null (fetched);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  g_assert_cmpuint (f->asked, ==, 0);
}

static void
secure_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  tln_test_server_say (message, "text/html", "first");
}

static void
test_tls (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_autofree char *plain = g_strconcat (f->base, "/long", NULL);

  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE)) {
    g_test_skip ("no TLS here");
    return;
  }
  g_assert_no_error (error);
  g_autoptr (SoupServer) server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, secure_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS,
                            &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (server);
  g_autofree char *address =
      g_strdup_printf ("https://127.0.0.1:%d/page", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  /* A certificate nobody vouches for, and a server that does not speak TLS at all: never a reason
   * to go on without. */
  g_assert_null (
      fetch (f, &(TlnFetchRequest) { .address = address, .plain = plain, .typed = TRUE }, &error));
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_TLS);
  g_clear_error (&error);
  g_autofree char *no_tls = g_strdup_printf ("https://127.0.0.1:%u/long", f->port);
  g_assert_null (
      fetch (f, &(TlnFetchRequest) { .address = no_tls, .plain = plain, .typed = TRUE }, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (f->asked, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/fetch-hostile/lengths", test_lengths },
    { "/fetch-hostile/not-http", test_not_http },
    { "/fetch-hostile/charset", test_charset },
    { "/fetch-hostile/drip", test_drip },
    { "/fetch-hostile/no-plain-after-redirect", test_no_plain_after_redirect },
    { "/fetch-hostile/rebinding", test_rebinding },
    { "/fetch-hostile/tls", test_tls },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
