/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages fetched before: when the server is asked, what it is asked, what is kept and what goes. */
#include "tln-fetch-cache.h"

#include "tln-fetcher.h"
#include "tln-test-server.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  SoupServer *server;
  char *base;
  char *folder;
  TlnFetcher *fetcher;
  guint asked;
  guint same; /* answered with 304 */
} Fixture;

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *f = user_data;
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *reply = soup_server_message_get_response_headers (message);
  const char *tag = soup_message_headers_get_one (asked, "If-None-Match");

  f->asked++;
  if (strcmp (path, "/tagged") == 0)
    soup_message_headers_append (reply, "ETag", "\"one\"");
  else if (strcmp (path, "/fresh") == 0)
    soup_message_headers_append (reply, "Cache-Control", "max-age=600");
  else if (strcmp (path, "/secret") == 0)
    soup_message_headers_append (reply, "Cache-Control", "no-store, max-age=600");
  if (g_strcmp0 (tag, "\"one\"") == 0) {
    f->same++;
    soup_server_message_set_status (message, 304, NULL);
    return;
  }
  tln_test_server_say (message, "text/html; charset=gbk", "<p>page");
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tln-cache-XXXXXX", &error);
  g_assert_no_error (error);
  f->server = tln_test_server_start (request_cb, f, &f->base);
  f->fetcher = tln_fetcher_new (f->folder);
}

static guint
n_files (Fixture *f, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    n++;
    if (remove)
      g_unlink (path);
  }
  return n;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  tln_test_server_stop (f->server);
  n_files (f, TRUE);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->base);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
fetch (Fixture *f, const char *path)
{
  g_autofree char *address = g_strconcat (f->base, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = tln_fetcher_fetch (
      f->fetcher, &(TlnFetchRequest) { .address = address, .typed = TRUE }, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fetched->content_type, ==, "text/html");
  g_assert_cmpstr (fetched->charset, ==, "gbk");
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "<p>page", 7);
}

static TlnCached *
load (Fixture *f, const char *address)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_fetch_cache_load_async (f->folder, address, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tln_fetch_cache_load_finish (result);
}

/* Storing is nobody's to wait for, but a test's. */
static void
wait_stored (Fixture *f, const char *path)
{
  g_autofree char *address = g_strconcat (f->base, path, NULL);
  TlnCached *cached;

  while ((cached = load (f, address)) == NULL)
    g_thread_yield ();
  tln_cached_free (cached);
}

static void
test_asks_again (Fixture *f, gconstpointer data)
{
  fetch (f, "/tagged");
  wait_stored (f, "/tagged");
  fetch (f, "/tagged");
  g_assert_cmpuint (f->asked, ==, 2);
  g_assert_cmpuint (f->same, ==, 1);
}

static void
test_fresh (Fixture *f, gconstpointer data)
{
  fetch (f, "/fresh");
  wait_stored (f, "/fresh");
  fetch (f, "/fresh");
  g_assert_cmpuint (f->asked, ==, 1);
}

static void
test_not_kept (Fixture *f, gconstpointer data)
{
  fetch (f, "/secret");
  fetch (f, "/secret");
  fetch (f, "/page");
  fetch (f, "/page");
  g_assert_cmpuint (f->asked, ==, 4);
  g_assert_cmpuint (n_files (f, FALSE), ==, 0);
}

static TlnCached *
page_of (const char *bytes)
{
  TlnCached *page = g_new0 (TlnCached, 1);

  page->etag = g_strdup ("\"one\"");
  page->bytes = g_bytes_new (bytes, strlen (bytes));
  return page;
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  const char *address = "https://example.com/";
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (TlnCached) cached = NULL;

  tln_fetch_cache_store (f->folder, address, page_of ("text"), 1000);
  while ((cached = load (f, address)) == NULL)
    g_thread_yield ();
  g_assert_cmpstr (cached->etag, ==, "\"one\"");
  g_assert_null (cached->modified);
  g_clear_pointer (&cached, tln_cached_free);
  dir = g_dir_open (f->folder, 0, NULL);
  path = g_build_filename (f->folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_file_set_contents (path, "rubbish", -1, NULL));
  g_assert_null (load (f, address));
}

static void
test_size (Fixture *f, gconstpointer data)
{
  g_autofree char *large = g_strnfill (800, 'x');
  TlnCached *cached;

  tln_fetch_cache_store (f->folder, "https://example.com/1", page_of (large), 1000);
  while ((cached = load (f, "https://example.com/1")) == NULL)
    g_thread_yield ();
  tln_cached_free (cached);
  tln_fetch_cache_store (f->folder, "https://example.com/2", page_of (large), 1000);
  while ((cached = load (f, "https://example.com/2")) == NULL)
    g_thread_yield ();
  tln_cached_free (cached);
  while (n_files (f, FALSE) > 1)
    g_thread_yield ();
}

static void
test_rules (void)
{
  static const struct {
    const char *control;
    const char *tag;
    gint64 fresh; /* -1: not kept */
  } cases[] = {
    { NULL, NULL, -1 },           { NULL, "\"a\"", 0 },
    { "max-age=60", NULL, 1060 }, { "max-age=0", "\"a\"", 0 },
    { "no-store", "\"a\"", -1 },  { "max-age=0", NULL, -1 },
    { "max-age=x", NULL, -1 },    { "no-cache, max-age=9", NULL, -1 },
    { "no-cache", "\"a\"", 0 },   { "private, max-age=5", NULL, 1005 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    SoupMessageHeaders *reply = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

    if (cases[i].control != NULL)
      soup_message_headers_append (reply, "Cache-Control", cases[i].control);
    if (cases[i].tag != NULL)
      soup_message_headers_append (reply, "ETag", cases[i].tag);
    TlnCached *cached = tln_cached_new (reply, NULL, 1000);
    g_assert_cmpint (cached != NULL ? cached->fresh_until : -1, ==, cases[i].fresh);
    g_clear_pointer (&cached, tln_cached_free);
    soup_message_headers_unref (reply);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/fetch-cache/asks-again", test_asks_again },
    { "/fetch-cache/fresh", test_fresh },
    { "/fetch-cache/not-kept", test_not_kept },
    { "/fetch-cache/damaged", test_damaged },
    { "/fetch-cache/size", test_size },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch-cache/rules", test_rules);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
