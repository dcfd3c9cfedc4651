/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What browsers hand over, and what somebody else may make them hand over. */
#include "tln-error.h"
#include "tln-save-request.h"

#include <string.h>

static void
test_good (void)
{
  static const struct {
    const char *uri;
    const char *url;
    const char *title;
    const char *selection;
  } cases[] = {
    { "throughline:save?url=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c&title=%E7%AE%97%E5%8A%9B"
      "&selection=one%0Atwo+three",
      "https://example.com/a?b=1&c", "算力", "one\ntwo+three" },
    { "throughline:///save?url=http://example.com/", "http://example.com/", NULL, NULL },
    { "THROUGHLINE://save/?title=&url=https://example.com/&x=1&url=https://other.example/",
      "https://example.com/", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnSaveRequest) request = tln_save_request_parse (cases[i].uri, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (request->url, ==, cases[i].url);
    g_assert_cmpstr (request->title, ==, cases[i].title);
    g_assert_cmpstr (request->selection, ==, cases[i].selection);
  }
}

static void
test_bad (void)
{
  static const struct {
    const char *uri;
    TlnNetError code;
  } cases[] = {
    { "throughline:", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:fetch?url=https://example.com", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:saved?url=https://example.com", TLN_NET_ERROR_BAD_SAVE },
    { "https://example.com/save?url=https://example.com", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:save?url=https://example.com&title=%FF", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:save?url=https://example.com&title=%00", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:save?url=https://example.com&title=%4", TLN_NET_ERROR_BAD_SAVE },
    { "throughline:save?title=only", TLN_NET_ERROR_BAD_ADDRESS },
    { "throughline:save?url=file%3A%2F%2F%2Fetc%2Fpasswd", TLN_NET_ERROR_BAD_ADDRESS },
    { "throughline:save?url=javascript%3Aalert(1)", TLN_NET_ERROR_BAD_ADDRESS },
    { "throughline:save?url=example.com%2Fa", TLN_NET_ERROR_BAD_ADDRESS },
    { "throughline:save?url=https%3A%2F%2Fexample.com%2Fa%20b", TLN_NET_ERROR_BAD_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].uri);
    g_assert_null (tln_save_request_parse (cases[i].uri, &error));
    g_assert_error (error, TLN_NET_ERROR, (int) cases[i].code);
  }
}

static void
test_long (void)
{
  g_autofree char *words = g_strnfill (TLN_SAVE_MAX_BYTES, 'x');
  g_autofree char *uri =
      g_strconcat ("throughline:save?url=https://example.com/&selection=", words, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_save_request_parse (uri, &error));
  g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_SAVE_TOO_LONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save-request/good", test_good);
  g_test_add_func ("/save-request/bad", test_bad);
  g_test_add_func ("/save-request/long", test_long);
  return g_test_run ();
}
