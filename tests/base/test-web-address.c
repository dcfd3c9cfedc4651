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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-address/canonical", test_canonical);
  return g_test_run ();
}
