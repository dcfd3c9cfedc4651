/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching from a server on this machine: what comes back, and every way it can fail. */
#include "tln-error.h"
#include "tln-fetcher.h"
#include "tln-test-server.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  SoupServer *server;
  char *base;
  TlnFetcher *fetcher;
  guint pages; /* how many were asked for */
} Fixture;

static GBytes *
pack (GZlibCompressorFormat format, const void *bytes, gsize length)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (format, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  g_assert_true (g_output_stream_write_all (out, bytes, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Answers as a server does that says how long the packed page is, and is right. */
static void
reply_packed (SoupServerMessage *message, const char *coding, GBytes *packed)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Content-Encoding", coding);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "text/html", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), packed);
  soup_server_message_set_status (message, 200, NULL);
}

static const struct {
  const char *path;
  const char *coding;
  GZlibCompressorFormat format;
  int cut; /* bytes missing at the end */
} packed[] = {
  { "/packed/gzip", "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0 },
  { "/packed/x-gzip", "X-Gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0 },
  { "/packed/deflate", "deflate", G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 0 },
  { "/packed/bare", "deflate", G_ZLIB_COMPRESSOR_FORMAT_RAW, 0 },
  { "/cut/gzip", "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9 },
  { "/cut/checksum", "gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1 },
  { "/cut/deflate", "deflate", G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 5 },
  { "/cut/bare", "deflate", G_ZLIB_COMPRESSOR_FORMAT_RAW, 1 },
  { "/strange/br", "br", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0 },
  { "/strange/twice", "gzip, gzip", G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0 },
};

static gboolean
reply_packings (SoupServerMessage *message, const char *path)
{
  const char *accepts = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Accept-Encoding");

  for (guint i = 0; i < G_N_ELEMENTS (packed); i++) {
    if (strcmp (path, packed[i].path) != 0)
      continue;
    g_autoptr (GBytes) whole = pack (packed[i].format, "<p>page", 7);
    g_autoptr (GBytes) part =
        g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - (gsize) packed[i].cut);
    g_assert_cmpstr (accepts, ==, "gzip, deflate");
    reply_packed (message, packed[i].coding, part);
    return TRUE;
  }
  return FALSE;
}

static void
reply_bomb (SoupServerMessage *message)
{
  const gsize length = 8 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bomb = pack (G_ZLIB_COMPRESSOR_FORMAT_GZIP, zeros, length);

  reply_packed (message, "gzip", bomb);
}

static void
redirect (SoupServerMessage *message, const char *where)
{
  soup_server_message_set_redirect (message, 302, where);
}

/* What a request tells of the one who asks. */
static char *
asked_words (SoupServerMessage *message)
{
  static const char *const names[] = { "Cookie", "Referer", "Authorization", "From" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GString *words = g_string_new ("said:");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (soup_message_headers_get_one (headers, names[i]) != NULL)
      g_string_append_printf (words, " %s", names[i]);
  return g_string_free (words, FALSE);
}

typedef struct {
  const char *path;
  const char *type;
  const char *body;
} Reply;
static const Reply replies[] = {
  { "/picture", "image/png", "x" },
  { "/report", "application/pdf", "%PDF-" },
  { "/drawing", "image/svg+xml", "<svg/>" },
};

/* Answers with one of the replies above, if it is one of their paths. */
static gboolean
reply_fixed (SoupServerMessage *message, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++) {
    const Reply *r = &replies[i];
    if (strcmp (path, r->path) != 0)
      continue;
    tln_test_server_say (message, r->type, r->body);
    return TRUE;
  }
  return FALSE;
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

  if (reply_fixed (message, path) || reply_packings (message, path))
    return;
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
    reply_bomb (message);
  } else if (strcmp (path, "/port") == 0) {
    redirect (message, "http://127.0.0.1:9/page");
  } else if (strcmp (path, "/never") == 0) {
    soup_server_message_pause (message);
  } else if (strcmp (path, "/agent") == 0) {
    const char *agent = soup_message_headers_get_one (
        soup_server_message_get_request_headers (message), "User-Agent");
    tln_test_server_say (message, "text/plain", agent);
  } else if (strcmp (path, "/cookie") == 0) {
    soup_message_headers_append (headers, "Set-Cookie", "who=you; Path=/");
    redirect (message, "/asked");
  } else if (strcmp (path, "/asked") == 0) {
    g_autofree char *words = asked_words (message);
    tln_test_server_say (message, "text/plain", words);
  } else {
    f->pages++;
    tln_test_server_say (message, "Text/HTML; charset=gbk", "<p>page");
  }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = tln_test_server_start (request_cb, f, &f->base);
  f->fetcher = tln_fetcher_new (NULL);
  tln_fetcher_set_limits (f->fetcher, 10, 100000);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  tln_test_server_stop (f->server);
  g_free (f->base);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static TlnFetched *
fetch_request (Fixture *f,
               const TlnFetchRequest *request,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_fetcher_fetch_async (f->fetcher, request, cancellable, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tln_fetcher_fetch_finish (f->fetcher, result, error);
}

static TlnFetched *
fetch (Fixture *f, const char *base, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = g_strconcat (base, path, NULL);

  return fetch_request (f, &(TlnFetchRequest) { .address = address, .typed = TRUE }, cancellable,
                        error);
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
  assert_fails (f, f->base, "/status/402", TLN_NET_ERROR_LOGIN);
  assert_fails (f, f->base, "/status/403", TLN_NET_ERROR_FORBIDDEN);
  assert_fails (f, f->base, "/status/451", TLN_NET_ERROR_FORBIDDEN);
  assert_fails (f, f->base, "/status/404", TLN_NET_ERROR_NOT_FOUND);
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
  tln_fetcher_set_limits (f->fetcher, 1, 3);
  assert_fails (f, f->base, "/page", TLN_NET_ERROR_TOO_LARGE);
  assert_fails (f, f->base, "/never", TLN_NET_ERROR_TIMEOUT);
}

/* The reply itself is whole, so that only the packing can tell that the page is not. */
static void
test_packed (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnFetched) fetched = fetch (f, f->base, packed[i].path, NULL, &error);

    g_test_message ("%s: %s", packed[i].path, error != NULL ? error->message : "fetched");
    if (g_str_has_prefix (packed[i].path, "/packed")) {
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                       "<p>page", 7);
    } else {
      int code = packed[i].cut > 0 ? TLN_NET_ERROR_CUT_SHORT : TLN_NET_ERROR_BAD_REPLY;
      g_assert_error (error, TLN_NET_ERROR, code);
    }
  }
}

static void
test_addresses (Fixture *f, gconstpointer data)
{
  assert_fails (f, "ftp://example.com", "/", TLN_NET_ERROR_BAD_ADDRESS);
  assert_fails (f, "not an address", "", TLN_NET_ERROR_BAD_ADDRESS);
  assert_fails (f, "http://127.0.0.1:9", "/", TLN_NET_ERROR_OFFLINE);
  assert_fails (f, "http://no-such-host.invalid", "/", TLN_NET_ERROR_OFFLINE);
}

static void
test_private (Fixture *f, gconstpointer data)
{
  g_autofree char *page = g_strconcat (f->base, "/page", NULL);
  const TlnFetchRequest request = { .address = page };
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch_request (f, &request, NULL, &error));
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
  g_assert_cmpuint (f->pages, ==, 0);
  /* Typed, but it leads to another server of this computer. */
  assert_fails (f, f->base, "/port", TLN_NET_ERROR_REFUSED);
}

/* Nobody listens at port 9, so the plain address is tried; the reply says which one it was. */
static void
test_https_first (Fixture *f, gconstpointer data)
{
  g_autofree char *page = g_strconcat (f->base, "/page", NULL);
  g_autofree char *gone = g_strconcat (f->base, "/status/404", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = fetch_request (
      f, &(TlnFetchRequest) { .address = "https://127.0.0.1:9/page", .plain = page, .typed = TRUE },
      NULL, &error);

  g_assert_no_error (error);
  g_assert_true (fetched->plain);
  g_assert_cmpstr (fetched->url, ==, page);
  g_clear_pointer (&fetched, tln_fetched_free);
  fetched = fetch_request (f, &(TlnFetchRequest) { .address = gone, .plain = page, .typed = TRUE },
                           NULL, &error);
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_NOT_FOUND);
  g_assert_null (fetched);
}

static void
test_asks_for_nothing_more (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnFetched) fetched = fetch (f, f->base, "/cookie", NULL, NULL);
  g_autoptr (TlnFetched) again = fetch (f, f->base, "/asked", NULL, NULL);

  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "said:", 5);
  g_assert_cmpmem (g_bytes_get_data (again->bytes, NULL), g_bytes_get_size (again->bytes),
                   "said:", 5);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *path;
    gboolean good;
  } cases[] = { { "/picture", TRUE }, { "/drawing", FALSE }, { "/page", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *address = g_strconcat (f->base, cases[i].path, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnFetched) fetched = fetch_request (
        f, &(TlnFetchRequest) { .address = address, .typed = TRUE, .kind = TLN_FETCH_PICTURE },
        NULL, &error);

    if (cases[i].good)
      g_assert_no_error (error);
    else
      g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_WRONG_TYPE);
    g_assert_cmpint (fetched != NULL, ==, cases[i].good);
  }
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
    { "/fetcher/page", test_page },
    { "/fetcher/honest-agent", test_honest_agent },
    { "/fetcher/report", test_report },
    { "/fetcher/statuses", test_statuses },
    { "/fetcher/redirects", test_redirects },
    { "/fetcher/limits", test_limits },
    { "/fetcher/packed", test_packed },
    { "/fetcher/addresses", test_addresses },
    { "/fetcher/cancel", test_cancel },
    { "/fetcher/private", test_private },
    { "/fetcher/https-first", test_https_first },
    { "/fetcher/asks-for-nothing-more", test_asks_for_nothing_more },
    { "/fetcher/pictures", test_pictures },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
