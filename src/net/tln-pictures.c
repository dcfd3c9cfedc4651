/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chain of fetches under one budget. */
#include "tln-pictures.h"

#include "tln-error.h"
#include "tln-picture.h"

typedef struct {
  GPtrArray *urls;
  char *beside;
  GPtrArray *done; /* TlnFetchedPicture */
  gsize left; /* bytes */
} Work;

static void fetch_next (GTask *task);

void
tln_fetched_picture_free (TlnFetchedPicture *picture)
{
  g_free (picture->url);
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_clear_error (&picture->error);
  g_free (picture);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->urls);
  g_clear_pointer (&work->done, g_ptr_array_unref);
  g_free (work->beside);
  g_free (work);
}

/* Takes error; bytes NULL when there is one. */
static void
add (Work *work, GBytes *bytes, GError *error)
{
  TlnFetchedPicture *picture = g_new0 (TlnFetchedPicture, 1);

  picture->url = g_strdup (work->urls->pdata[work->done->len]);
  picture->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  picture->error = error;
  g_ptr_array_add (work->done, picture);
}

static void
fetcher_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TlnFetched) fetched = tln_fetcher_fetch_finish (TLN_FETCHER (source), result, &error);
  TlnPicture picture;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, error);
    return;
  }
  if (fetched != NULL)
    work->left -= MIN (work->left, g_bytes_get_size (fetched->bytes));
  if (fetched != NULL && tln_picture_probe (fetched->bytes, &picture, &error))
    add (work, fetched->bytes, NULL);
  else
    add (work, NULL, error);
  fetch_next (task);
}

static void
fetch_next (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  TlnFetchRequest request = { .beside = work->beside,
                              .kind = TLN_FETCH_PICTURE,
                              .max_bytes = MIN (TLN_PICTURE_MAX_BYTES, work->left) };

  while (work->done->len < work->urls->len &&
         (work->left == 0 || work->done->len >= TLN_PICTURES_MAX))
    add (work, NULL,
         g_error_new (TLN_NET_ERROR, TLN_NET_ERROR_TOO_LARGE,
                      "%s: more pictures than are fetched for one article",
                      (const char *) work->urls->pdata[work->done->len]));
  if (work->done->len == work->urls->len) {
    g_task_return_pointer (task, g_steal_pointer (&work->done),
                           (GDestroyNotify) (void (*) (void)) g_ptr_array_unref);
    return;
  }
  request.address = work->urls->pdata[work->done->len];
  tln_fetcher_fetch_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                           fetcher_fetch_cb, g_object_ref (task));
}

void
tln_pictures_fetch_async (TlnFetcher *fetcher,
                          GPtrArray *urls,
                          const char *beside,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (fetcher, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, tln_pictures_fetch_async);
  work->urls = g_ptr_array_ref (urls);
  work->beside = g_strdup (beside);
  work->done =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_fetched_picture_free);
  work->left = TLN_PICTURES_MAX_BYTES;
  g_task_set_task_data (task, work, work_free);
  fetch_next (task);
}

GPtrArray *
tln_pictures_fetch_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, fetcher), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
result_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

GPtrArray *
tln_pictures_fetch (TlnFetcher *fetcher, GPtrArray *urls, const char *beside)
{
  g_autoptr (GAsyncResult) result = NULL;

  tln_pictures_fetch_async (fetcher, urls, beside, NULL, result_ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return tln_pictures_fetch_finish (fetcher, result, NULL);
}
