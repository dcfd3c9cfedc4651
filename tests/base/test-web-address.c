/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one form in which addresses are kept and compared. */
#include "tln-web-address.h"

static void
test_canonical (void)
{
  static const char *const cases[][2] = {
    { "HTTPS://WWW.Example.com?utm_source=x&id=7&spm=1.2#part", "https://www.example.com/?id=7" },
    { "http://example.com:80/a", "http://example.com/a" },
    { "http://example.com:8080/a?fbclid=1", "http://example.com:8080/a" },
    { "https://example.com/%E4%B8%AD?q=a%20b", "https://example.com/%E4%B8%AD?q=a%20b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *canonical = tln_address_canonical (cases[i][0]);
    g_assert_cmpstr (canonical, ==, cases[i][1]);
  }
  g_autofree char *none = tln_address_canonical ("mailto:a@example.com");
  g_assert_null (none);
}

/* Hosts that would be something else once they are written out: fuzz/address. */
static void
test_hosts (void)
{
  static const char *const bad[] = { "https://good.example%2Fx.b.example/y",
                                     "https://%5b%0ahttps:/a",
                                     "https://a%20b/",
                                     "https://a%3Fb/",
                                     "https://a%23b/",
                                     "https://a%40b/",
                                     "https://a%2541/",
                                     "https://a%3A80%3A/" };
  static const char *const good[] = { "https://[2001:db8::1]/", "http://192.0.2.1/",
                                      "https://%E4%B8%AD.example/", "https://a_b.example./" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *canonical = tln_address_canonical (bad[i]);
    g_assert_null (canonical);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autofree char *canonical = tln_address_canonical (good[i]);
    g_autofree char *again = tln_address_canonical (canonical);
    g_assert_cmpstr (canonical, ==, again);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-address/canonical", test_canonical);
  g_test_add_func ("/web-address/hosts", test_hosts);
  return g_test_run ();
}
