/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in pasted text, their hosts, private ones. */
#include "tln-address.h"

static void
test_from_text (void)
{
  static const struct {
    const char *text;
    const char *address;
  } cases[] = {
    { " https://example.com/a?b=1#c \n", "https://example.com/a?b=1#c" },
    { "http://例子.中国/文章", "http://例子.中国/文章" },
    { "example.com/news/1", "https://example.com/news/1" },
    { "www.example.org", "https://www.example.org" },
    { "ftp://example.com/a", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "two words", NULL },
    { "see https://example.com", NULL },
    { "1.5", NULL },
    { "算力", NULL },
    { "https://", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *address = tln_address_from_text (cases[i].text);
    g_assert_cmpstr (address, ==, cases[i].address);
  }
}

static void
test_host (void)
{
  g_autofree char *host = tln_address_host ("https://www.Example.com/x");
  g_autofree char *none = tln_address_host ("mailto:a@example.com");

  g_assert_cmpstr (host, ==, "example.com");
  g_assert_null (none);
}

static void
test_private (void)
{
  static const char *const inside[] = {
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.20.0.1",      "169.254.1.1", "0.0.0.0",
    "::1",       "fe80::1",  "fd00::1",     "::ffff:10.0.0.1", "100.64.0.1",  "224.0.0.1"
  };
  static const char *const outside[] = { "93.184.216.34", "172.32.0.1", "2606:2800:220:1::1",
                                         "::ffff:8.8.8.8" };

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++) {
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (inside[i]);
    g_assert_true (tln_address_private (address));
  }
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++) {
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (outside[i]);
    g_assert_false (tln_address_private (address));
  }
}

static void
test_servers (void)
{
  static const struct {
    const char *from;
    const char *to;
    gboolean same;
  } cases[] = {
    { "http://nas.example/a", "http://nas.example/b", TRUE },
    { "http://nas.example/a", "https://nas.example/", TRUE },
    { "https://nas.example/a", "http://nas.example/", FALSE },
    { "http://nas.example:8080/a", "http://nas.example/", FALSE },
    { "http://nas.example/", "http://other.example/", FALSE },
    { "http://nas.example/", "file:///etc", FALSE },
  };
  static const char *const inside[] = { "http://localhost/", "http://a.localhost/",
                                        "http://nas/",       "http://nas.local/",
                                        "http://[::1]/",     "http://10.1.2.3/" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tln_address_same_server (cases[i].from, cases[i].to), ==, cases[i].same);
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    g_assert_true (tln_address_private_name (inside[i]));
  g_assert_false (tln_address_private_name ("https://example.com/"));
  g_assert_false (tln_address_private_name ("https://93.184.216.34/"));
}

static void
test_plain (void)
{
  g_autofree char *plain = tln_address_plain (" example.com/a ");

  g_assert_cmpstr (plain, ==, "http://example.com/a");
  g_assert_null (tln_address_plain ("https://example.com/a"));
  g_assert_null (tln_address_plain ("http://example.com/a"));
  g_assert_null (tln_address_plain ("two words"));
  g_autofree char *http = tln_address_with_http ("https://example.com/a");
  g_assert_cmpstr (http, ==, "http://example.com/a");
  g_assert_null (tln_address_with_http ("http://example.com/a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/from-text", test_from_text);
  g_test_add_func ("/address/host", test_host);
  g_test_add_func ("/address/private", test_private);
  g_test_add_func ("/address/servers", test_servers);
  g_test_add_func ("/address/plain", test_plain);
  return g_test_run ();
}
