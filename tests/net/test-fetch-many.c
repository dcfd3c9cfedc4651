/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several pages at once: all come, each with its own error; it can be enough, and be cancelled. */
#include "tln-fetch-many.h"

#include "tln-error.h"
#include "tln-test-server.h"

#include <string.h>

#define N 9

typedef struct {
  SoupServer *server;
  char *base;
  TlnFetcher *fetcher;
  GPtrArray *addresses;
  GArray *requests;
  GPtrArray *held; /* messages not answered yet */
  guint most; /* of those at once */
  guint timer; /* answers them */
  guint came; /* a bit for each */
  guint n_came;
  guint enough; /* after so many */
  GCancellable *cancel_after; /* the first that came, or NULL */
  gboolean done;
  GError *error;
} Fixture;

static gboolean
release_cb (gpointer user_data)
{
  Fixture *f = user_data;
  g_autoptr (GPtrArray) held = g_steal_pointer (&f->held);

  f->timer = 0;
  f->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < held->len; i++) {
    SoupServerMessage *message = g_ptr_array_index (held, i);
    const char *path = g_uri_get_path (soup_server_message_get_uri (message));

    if (strcmp (path, "/4") == 0)
      soup_server_message_set_status (message, 404, NULL);
    else
      tln_test_server_say (message, "text/html", path);
    soup_server_message_unpause (message);
  }
  return G_SOURCE_REMOVE;
}

/* Held for a moment, so that those of one time are there together. */
static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *f = user_data;

  soup_server_message_pause (message);
  g_ptr_array_add (f->held, g_object_ref (message));
  f->most = MAX (f->most, f->held->len);
  if (f->timer == 0)
    f->timer = g_timeout_add (5, release_cb, f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = tln_test_server_start (request_cb, f, &f->base);
  f->fetcher = tln_fetcher_new (NULL);
  f->held = g_ptr_array_new_with_free_func (g_object_unref);
  f->addresses = g_ptr_array_new_with_free_func (g_free);
  f->requests = g_array_new (FALSE, TRUE, sizeof (TlnFetchRequest));
  f->enough = G_MAXUINT;
  for (guint i = 0; i < N; i++) {
    char *address = g_strdup_printf ("%s/%u", f->base, i);
    const TlnFetchRequest request = { .address = address, .typed = TRUE };

    g_ptr_array_add (f->addresses, address);
    g_array_append_val (f->requests, request);
  }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->fetcher);
  g_clear_handle_id (&f->timer, g_source_remove);
  tln_test_server_stop (f->server);
  g_ptr_array_unref (f->held);
  g_ptr_array_unref (f->addresses);
  g_array_unref (f->requests);
  g_clear_object (&f->cancel_after);
  g_clear_error (&f->error);
  g_free (f->base);
}

static gboolean
came_cb (guint index, const TlnFetched *fetched, const GError *error, gpointer user_data)
{
  Fixture *f = user_data;
  g_autofree char *path = g_strdup_printf ("/%u", index);

  g_assert_cmpuint (index, <, N);
  g_assert_cmphex (f->came & (1u << index), ==, 0);
  f->came |= 1u << index;
  f->n_came++;
  if (index == 4)
    g_assert_error (error, TLN_NET_ERROR, TLN_NET_ERROR_NOT_FOUND);
  else
    g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                     path, strlen (path));
  g_cancellable_cancel (f->cancel_after);
  return f->n_came < f->enough;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *f = user_data;

  g_assert_cmpint (tln_fetch_many_finish (TLN_FETCHER (source), result, &f->error), ==,
                   f->error == NULL);
  f->done = TRUE;
}

static void
run (Fixture *f)
{
  tln_fetch_many_async (f->fetcher, f->requests, came_cb, f->cancel_after, done_cb, f);
  while (!f->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_all (Fixture *f, gconstpointer data)
{
  run (f);
  g_assert_no_error (f->error);
  g_assert_cmphex (f->came, ==, (1u << N) - 1);
  g_assert_cmpuint (f->most, ==, 2); /* of one server */
}

static void
test_enough (Fixture *f, gconstpointer data)
{
  f->enough = 2;
  run (f);
  g_assert_no_error (f->error);
  g_assert_cmpuint (f->n_came, >=, 2);
  g_assert_cmpuint (f->n_came, <, 2 + TLN_FETCH_MANY_AT_ONCE);
  g_assert_cmphex (f->came, ==, (1u << f->n_came) - 1); /* the first to be asked */
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  f->cancel_after = g_cancellable_new ();
  run (f);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (f->n_came, >=, 1);
  g_assert_cmpuint (f->n_came, <, N);
}

static void
test_none (Fixture *f, gconstpointer data)
{
  g_array_set_size (f->requests, 0);
  run (f);
  g_assert_no_error (f->error);
  g_assert_cmpuint (f->n_came, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/fetch-many/all", test_all },
    { "/fetch-many/enough", test_enough },
    { "/fetch-many/cancel", test_cancel },
    { "/fetch-many/none", test_none },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
