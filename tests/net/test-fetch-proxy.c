/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind a proxy: names are its business, so that only what a name says can be looked at. The proxy
 * is a server on this computer, and on a private address as most are. */
#include "tln-error.h"
#include "tln-fetcher.h"
#include "tln-test-server.h"

static guint asked;

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  asked++;
  if (g_str_equal (path, "/inside"))
    soup_server_message_set_redirect (message, 302, "http://nas.local/page");
  else
    tln_test_server_say (message, "text/html", "<p>page");
}

static gboolean
proxy_used (void)
{
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (),
                                                    "http://no-such-host.invalid/", NULL, NULL);

  return proxies != NULL && proxies[0] != NULL && g_str_has_prefix (proxies[0], "http");
}

static TlnFetched *
fetch (const char *address, gboolean typed, GError **error)
{
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);

  return tln_fetcher_fetch (fetcher, &(TlnFetchRequest) { .address = address, .typed = typed },
                            error);
}

static void
test_proxy (void)
{
  static const char *const refused[] = { "http://10.1.2.3/page", "http://nas.local/page",
                                         "http://nas/page", "http://other.invalid/inside" };
  g_autoptr (GError) error = NULL;

  if (!proxy_used ()) {
    g_test_skip ("no proxy can be set by the environment here");
    return;
  }
  /* Nobody but the proxy could find this host. */
  g_autoptr (TlnFetched) fetched = fetch ("http://no-such-host.invalid/page", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    guint before = asked;

    g_assert_null (fetch (refused[i], FALSE, &error));
    g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
    g_clear_error (&error);
    g_assert_cmpuint (asked - before, ==, g_str_has_suffix (refused[i], "inside") ? 1 : 0);
  }
  g_autoptr (TlnFetched) typed = fetch ("http://nas.local/page", TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (typed);
}

int
main (int argc, char *argv[])
{
  g_autofree char *proxy = NULL;

  g_test_init (&argc, &argv, NULL);
  SoupServer *server = tln_test_server_start (request_cb, NULL, &proxy);
  g_setenv ("http_proxy", proxy, TRUE);
  g_unsetenv ("no_proxy");
  g_test_add_func ("/fetch-proxy/proxy", test_proxy);
  int status = g_test_run ();
  tln_test_server_stop (server);
  return status;
}
