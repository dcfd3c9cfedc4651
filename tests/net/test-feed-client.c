/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds from a server on this machine: what is asked, and what every kind of answer means for the
 * next time. */
#include "tln-error.h"
#include "tln-feed-client.h"
#include "tln-id.h"
#include "tln-test-server.h"

#include <stdio.h>
#include <string.h>

#define HOUR (G_GINT64_CONSTANT (3600) * 1000)
#define NOW (G_GINT64_CONSTANT (1741594507) * 1000) /* 2025-03-10 08:15:07 UTC */

static const char feed_text[] =
    "<rss version='2.0'><channel><title>F</title><item><title>one</title>"
    "<link>a</link></item></channel></rss>";

typedef struct {
  SoupServer *server;
  char *base;
  TlnFetcher *fetcher;
  GPtrArray *held; /* messages not answered yet */
  guint most;
  guint timer; /* answers them */
} Fixture;

static gint64
clock_cb (gpointer data)
{
  return NOW;
}

static guint32
random_cb (gpointer data)
{
  return G_MAXUINT32 / 2 + 1; /* in the middle: no spread */
}

/* Answers everything that waits. */
static gboolean
release_cb (gpointer user_data)
{
  Fixture *f = user_data;

  for (guint i = 0; i < f->held->len; i++) {
    SoupServerMessage *message = g_ptr_array_index (f->held, i);
    tln_test_server_say (message, "text/xml", feed_text);
    soup_server_message_unpause (message);
  }
  g_ptr_array_set_size (f->held, 0);
  f->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *f = user_data;
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  guint status;

  if (sscanf (path, "/status/%u", &status) == 1) {
    if (status == 429)
      soup_message_headers_append (headers, "Retry-After", "7200");
    soup_server_message_set_status (message, status, NULL);
  } else if (sscanf (path, "/redirect/%u", &status) == 1) {
    soup_server_message_set_redirect (message, status, "/feed");
  } else if (strcmp (path, "/mixed") == 0) {
    soup_server_message_set_redirect (message, 302, "/redirect/301");
  } else if (strcmp (path, "/page") == 0) {
    tln_test_server_say (
        message, "text/html",
        "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/feed><p>page");
  } else if (strcmp (path, "/bare-page") == 0) {
    tln_test_server_say (message, "text/html", "<!DOCTYPE html><p>page");
  } else if (strcmp (path, "/circle") == 0) {
    tln_test_server_say (
        message, "text/html",
        "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/circle><p>page");
  } else if (strcmp (path, "/inside") == 0) {
    g_autofree char *page =
        g_strdup_printf ("<!DOCTYPE html><link rel=alternate type=application/rss+xml "
                         "href=http://localhost:%d/feed>",
                         g_uri_get_port (soup_server_message_get_uri (message)));
    tln_test_server_say (message, "text/html", page);
  } else if (strcmp (path, "/broken") == 0) {
    tln_test_server_say (message, "application/rss+xml",
                         "<rss><channel><title>half<item><title>one");
  } else if (strcmp (path, "/hold") == 0) {
    soup_server_message_pause (message);
    g_ptr_array_add (f->held, g_object_ref (message));
    f->most = MAX (f->most, f->held->len);
    if (f->timer == 0)
      f->timer = g_timeout_add (5, release_cb, f);
  } else if (strcmp (path, "/never") == 0) {
    soup_server_message_pause (message);
  } else if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), "\"v1\"") == 0 &&
             g_strcmp0 (soup_message_headers_get_one (asked, "If-Modified-Since"),
                        "Mon, 10 Mar 2025 00:00:00 GMT") == 0) {
    soup_server_message_set_status (message, 304, NULL);
  } else {
    g_assert_nonnull (strstr (soup_message_headers_get_one (asked, "Accept"), "rss+xml"));
    soup_message_headers_append (headers, "ETag", "\"v1\"");
    soup_message_headers_append (headers, "Last-Modified", "Mon, 10 Mar 2025 00:00:00 GMT");
    tln_test_server_say (message, "application/octet-stream", feed_text);
  }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  tln_clock_set (clock_cb, NULL, random_cb, NULL);
  f->held = g_ptr_array_new_with_free_func (g_object_unref);
  f->server = tln_test_server_start (request_cb, f, &f->base);
  f->fetcher = tln_fetcher_new (NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  g_clear_handle_id (&f->timer, g_source_remove);
  tln_test_server_stop (f->server);
  g_ptr_array_unref (f->held);
  g_free (f->base);
  tln_clock_set (NULL, NULL, NULL, NULL);
}

static TlnFeedQuestion *
question (Fixture *f, const char *path, TlnFeedState *state)
{
  g_autofree char *address = g_strconcat (f->base, path, NULL);

  return tln_feed_question_new (1, address, TRUE, state != NULL ? state : tln_feed_state_new ());
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Takes the question. */
static TlnFeedReply *
ask (Fixture *f, TlnFeedQuestion *asked, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_feed_client_ask_async (f->fetcher, asked, cancellable, ready_cb, &result);
  tln_feed_question_free (asked);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tln_feed_client_ask_finish (f->fetcher, result, error);
}

static TlnFeedReply *
ask_path (Fixture *f, const char *path)
{
  g_autoptr (GError) error = NULL;
  TlnFeedReply *reply = ask (f, question (f, path, NULL), NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static void
assert_address (Fixture *f, const TlnFeedReply *reply, const char *path)
{
  g_autofree char *want = g_strconcat (f->base, path, NULL);

  g_assert_cmpstr (reply->address, ==, want);
}

static void
test_new_and_unchanged (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnFeedReply) first = ask_path (f, "/feed");

  g_assert_cmpstr (first->feed->title, ==, "F");
  g_assert_no_error (first->state->error);
  g_assert_cmpstr (first->state->etag, ==, "\"v1\"");
  g_assert_cmpint (first->state->checked_at, ==, NOW);
  g_assert_cmpint (first->state->next_check, ==, NOW + HOUR);
  const TlnFeedEntry *entry = g_ptr_array_index (first->feed->entries, 0);
  g_assert_true (g_str_has_prefix (entry->url, f->base));

  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFeedReply) second =
      ask (f, question (f, "/feed", tln_feed_state_copy (first->state)), NULL, &error);
  g_assert_no_error (second->state->error);
  g_assert_null (second->feed);
  g_assert_cmpstr (second->state->etag, ==, "\"v1\"");
}

static void
test_moved (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *path, *want;
  } cases[] = {
    { "/redirect/301", "/feed" },
    { "/redirect/308", "/feed" },
    { "/redirect/302", "/redirect/302" },
    { "/redirect/307", "/redirect/307" },
    { "/mixed", "/mixed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnFeedReply) reply = ask_path (f, cases[i].path);
    g_assert_nonnull (reply->feed);
    g_assert_true (reply->typed);
    assert_address (f, reply, cases[i].want);
  }
}

static void
test_failures (Fixture *f, gconstpointer data)
{
  static const struct {
    guint status;
    int code;
  } cases[] = {
    { 401, TLN_NET_ERROR_LOGIN },  { 404, TLN_NET_ERROR_NOT_FOUND },
    { 410, TLN_NET_ERROR_GONE },   { 429, TLN_NET_ERROR_RATE_LIMITED },
    { 500, TLN_NET_ERROR_SERVER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/status/%u", cases[i].status);
    g_autoptr (TlnFeedReply) reply = ask_path (f, path);
    g_assert_null (reply->feed);
    g_assert_error (reply->state->error, TLN_NET_ERROR, cases[i].code);
    g_assert_cmpuint (reply->state->failures, ==, 1);
    g_assert_cmpint (reply->state->stopped, ==, cases[i].status == 410);
    g_assert_cmpint (reply->state->wait_until, ==, cases[i].status == 429 ? NOW + 2 * HOUR : 0);
    g_assert_cmpint (reply->state->next_check, ==, NOW + (cases[i].status == 429 ? 2 : 1) * HOUR);
  }
}

static void
test_garbage (Fixture *f, gconstpointer data)
{
  g_autoptr (TlnFeedReply) page = ask_path (f, "/page");
  g_autoptr (TlnFeedReply) broken = ask_path (f, "/broken");

  g_assert_null (page->feed);
  g_assert_error (page->state->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED);
  g_assert_null (page->state->etag);
  g_assert_true (broken->feed->damaged);
  g_assert_no_error (broken->state->error);
}

static void
test_slow (Fixture *f, gconstpointer data)
{
  tln_fetcher_set_limits (f->fetcher, 1, 100000);
  g_autoptr (TlnFeedReply) reply = ask_path (f, "/never");
  g_assert_error (reply->state->error, TLN_NET_ERROR, TLN_NET_ERROR_TIMEOUT);
}

static void
test_discover (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *path, *want;
  } cases[] = { { "/page", "/feed" }, { "/bare-page", NULL }, { "/circle", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnFeedQuestion *asked = question (f, cases[i].path, NULL);
    asked->discover = TRUE;
    g_autoptr (TlnFeedReply) reply = ask (f, asked, NULL, NULL);
    if (cases[i].want == NULL) {
      g_assert_error (reply->state->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED);
      continue;
    }
    g_assert_nonnull (reply->feed);
    assert_address (f, reply, cases[i].want);
  }
}

/* Addresses inside this network only when a person typed them. */
static void
test_private (Fixture *f, gconstpointer data)
{
  TlnFeedQuestion *asked = question (f, "/feed", NULL);

  asked->typed = FALSE;
  g_autoptr (TlnFeedReply) reply = ask (f, asked, NULL, NULL);
  g_assert_error (reply->state->error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
}

/* A page somebody typed names a feed on another host: nobody typed that. */
static void
test_discover_private (Fixture *f, gconstpointer data)
{
  TlnFeedQuestion *asked = question (f, "/inside", NULL);

  asked->discover = TRUE;
  g_autoptr (TlnFeedReply) reply = ask (f, asked, NULL, NULL);
  g_assert_error (reply->state->error, TLN_NET_ERROR, TLN_NET_ERROR_REFUSED);
  g_assert_false (reply->typed);
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
  g_assert_null (ask (f, question (f, "/never", NULL), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct {
  guint good, bad;
  gboolean done;
} Tally;

static void
reply_cb (const TlnFeedQuestion *asked, TlnFeedReply *reply, gpointer user_data)
{
  Tally *tally = user_data;

  tally->good += reply->feed != NULL;
  tally->bad += reply->state->error != NULL;
}

static void
all_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_feed_client_ask_all_finish (TLN_FETCHER (source), result, &error));
  g_assert_no_error (error);
  ((Tally *) user_data)->done = TRUE;
}

static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) questions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_feed_question_free);
  Tally tally = { 0 };

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (questions, question (f, i % 4 == 0 ? "/status/500" : "/hold", NULL));
  tln_feed_client_ask_all_async (f->fetcher, questions, reply_cb, NULL, all_done_cb, &tally);
  while (!tally.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.good, ==, 15);
  g_assert_cmpuint (tally.bad, ==, 5);
  g_assert_cmpuint (f->most, >, 0);
  g_assert_cmpuint (f->most, <=, TLN_FEED_CLIENT_AT_ONCE);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/feed-client/new-and-unchanged", test_new_and_unchanged },
    { "/feed-client/moved", test_moved },
    { "/feed-client/failures", test_failures },
    { "/feed-client/garbage", test_garbage },
    { "/feed-client/slow", test_slow },
    { "/feed-client/discover", test_discover },
    { "/feed-client/private", test_private },
    { "/feed-client/discover-private", test_discover_private },
    { "/feed-client/cancel", test_cancel },
    { "/feed-client/many", test_many },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
