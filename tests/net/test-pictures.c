/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from a server on this computer: what comes, what does not, and when it is enough. */
#include "tln-error.h"
#include "tln-picture.h"
#include "tln-pictures.h"
#include "tln-test-server.h"

#include <string.h>

typedef struct {
  SoupServer *server;
  char *base;
  TlnFetcher *fetcher;
  guint asked;
} Fixture;

/* A PNG as far as its head goes, with rubbish behind it. */
static GBytes *
png (gsize size)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                                 'I',  'H', 'D', 'R', 0,    0,    0,    9,    0, 0, 0, 9 };
  guint8 *bytes = g_malloc0 (size);

  memcpy (bytes, head, sizeof head);
  return g_bytes_new_take (bytes, size);
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *f = user_data;
  gsize size = strstr (path, "huge") != NULL    ? TLN_PICTURE_MAX_BYTES + 1
               : strstr (path, "large") != NULL ? TLN_PICTURE_MAX_BYTES - 1
                                                : 100;
  g_autoptr (GBytes) bytes = png (size);

  f->asked++;
  if (strcmp (path, "/none") == 0) {
    soup_server_message_set_status (message, 404, NULL);
    return;
  }
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         strcmp (path, "/svg") == 0 ? "image/svg+xml" : "image/png",
                                         NULL);
  if (strcmp (path, "/words") == 0)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                              "words", 5);
  else
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
  soup_server_message_set_status (message, 200, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = tln_test_server_start (request_cb, f, &f->base);
  f->fetcher = tln_fetcher_new (NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  tln_test_server_stop (f->server);
  g_free (f->base);
}

static GPtrArray *
addresses (Fixture *f, const char *const *paths, guint n)
{
  GPtrArray *urls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (urls, g_strdup_printf ("%s%s%u", f->base, paths[0], i));
  for (guint i = 0; n == 0 && paths[i] != NULL; i++)
    g_ptr_array_add (urls, g_strconcat (f->base, paths[i], NULL));
  return urls;
}

static void
test_kinds (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/a", "/none", "/svg", "/words", "/huge", "/b", NULL };
  const struct {
    GQuark domain;
    int code;
  } expected[] = {
    { 0, 0 },
    { TLN_NET_ERROR, TLN_NET_ERROR_NOT_FOUND },
    { TLN_NET_ERROR, TLN_NET_ERROR_WRONG_TYPE },
    { TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED },
    { TLN_NET_ERROR, TLN_NET_ERROR_TOO_LARGE },
    { 0, 0 },
  };
  g_autoptr (GPtrArray) urls = addresses (f, paths, 0);
  g_autoptr (GPtrArray) pictures = tln_pictures_fetch (f->fetcher, urls, f->base);

  g_assert_cmpuint (pictures->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < pictures->len; i++) {
    const TlnFetchedPicture *picture = pictures->pdata[i];

    g_assert_cmpstr (picture->url, ==, urls->pdata[i]);
    g_assert_cmpint (picture->bytes != NULL, ==, expected[i].domain == 0);
    if (expected[i].domain == 0)
      g_assert_no_error (picture->error);
    else
      g_assert_error (picture->error, expected[i].domain, expected[i].code);
  }
}

static void
test_private (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/a", NULL };
  static const char *const beside[] = { NULL, "https://example.com/page", "http://127.0.0.1:9/" };
  g_autoptr (GPtrArray) urls = addresses (f, paths, 0);

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++) {
    g_autoptr (GPtrArray) pictures = tln_pictures_fetch (f->fetcher, urls, beside[i]);
    const TlnFetchedPicture *picture = pictures->pdata[0];

    g_assert_error (picture->error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
  }
  g_assert_cmpuint (f->asked, ==, 0);
}

static void
test_count (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/many" };
  g_autoptr (GPtrArray) urls = addresses (f, paths, TLN_PICTURES_MAX + 3);
  g_autoptr (GPtrArray) pictures = tln_pictures_fetch (f->fetcher, urls, f->base);

  g_assert_cmpuint (pictures->len, ==, TLN_PICTURES_MAX + 3);
  g_assert_cmpuint (f->asked, ==, TLN_PICTURES_MAX);
  const TlnFetchedPicture *last = pictures->pdata[pictures->len - 1];
  g_assert_error (last->error, TLN_NET_ERROR, TLN_NET_ERROR_TOO_LARGE);
}

/* Five of nearly 10 MB leave a few bytes, for which the sixth is too large; the rest is not asked
 * for any more once nothing is left. */
static void
test_sum (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/large" };
  g_autoptr (GPtrArray) urls = addresses (f, paths, 6);
  g_autoptr (GPtrArray) pictures = tln_pictures_fetch (f->fetcher, urls, f->base);

  for (guint i = 0; i < 5; i++)
    g_assert_no_error (((const TlnFetchedPicture *) pictures->pdata[i])->error);
  g_assert_error (((const TlnFetchedPicture *) pictures->pdata[5])->error, TLN_NET_ERROR,
                  TLN_NET_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/pictures/kinds", test_kinds },
    { "/pictures/private", test_private },
    { "/pictures/count", test_count },
    { "/pictures/sum", test_sum },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
