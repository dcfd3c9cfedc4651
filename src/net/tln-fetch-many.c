/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever ends begins the next one. */
#include "tln-fetch-many.h"

/* Owned by its task. */
typedef struct {
  GArray *requests;
  TlnFetchManyFunc func;
  gpointer data;
  guint next;
  guint under_way;
  gboolean enough;
} Many;

typedef struct {
  GTask *task;
  guint index;
} Turn;

static void
many_free (gpointer data)
{
  Many *many = data;

  g_array_unref (many->requests);
  g_free (many);
}

static void go_on (GTask *task);

static void
turn_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (GTask) task = turn->task;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = tln_fetcher_fetch_finish (TLN_FETCHER (source), result, &error);
  Many *many = g_task_get_task_data (task);

  many->under_way--;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !many->func (turn->index, fetched, error, many->data))
    many->enough = TRUE;
  go_on (task);
}

static void
go_on (GTask *task)
{
  Many *many = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_cancellable_is_cancelled (cancellable))
    many->enough = TRUE;
  while (!many->enough && many->under_way < TLN_FETCH_MANY_AT_ONCE &&
         many->next < many->requests->len) {
    Turn *turn = g_new0 (Turn, 1);

    turn->task = g_object_ref (task);
    turn->index = many->next++;
    many->under_way++;
    tln_fetcher_fetch_async (g_task_get_source_object (task),
                             &g_array_index (many->requests, TlnFetchRequest, turn->index),
                             cancellable, turn_done_cb, turn);
  }
  if (many->under_way == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
tln_fetch_many_async (TlnFetcher *fetcher,
                      GArray *requests,
                      TlnFetchManyFunc func,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (fetcher, cancellable, callback, user_data);
  Many *many = g_new0 (Many, 1);

  g_task_set_source_tag (task, tln_fetch_many_async);
  many->requests = g_array_ref (requests);
  many->func = func;
  many->data = user_data;
  g_task_set_task_data (task, many, many_free);
  go_on (task);
}

gboolean
tln_fetch_many_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, fetcher), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
