/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Load Pictures": the only way anything is fetched for an article that is here already. */
#include "config.h"

#include "tln-reader-private.h"

#include "tln-images.h"
#include "tln-picture.h"
#include "tln-pictures.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* Pictures on their way into the library. */
typedef struct {
  GtkWidget *page;
  gint64 article;
  GPtrArray *pictures; /* TlnFetchedPicture */
  guint missing; /* that did not come */
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->page);
  g_clear_pointer (&loading->pictures, g_ptr_array_unref);
  g_free (loading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

/* The addresses of pictures that are not here. */
static GPtrArray *
list_wanted (const TlnReading *reading)
{
  GPtrArray *urls = tln_rich_pictures (reading->rich);

  for (guint i = 0; i < reading->images->len; i++) {
    const TlnImage *image = g_ptr_array_index (reading->images, i);
    guint at;

    if (g_ptr_array_find_with_equal_func (urls, image->url, g_str_equal, &at))
      g_ptr_array_remove_index (urls, at);
  }
  return urls;
}

static gpointer
keep_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *loading = data;

  for (guint i = 0; i < loading->pictures->len; i++) {
    const TlnFetchedPicture *picture = g_ptr_array_index (loading->pictures, i);

    if (picture->bytes &&
        tln_images_add (db, loading->article, picture->url, picture->bytes, error) == 0)
      return NULL;
  }
  return NULL;
}

static char *
summarize (const Loading *loading)
{
  guint n = loading->pictures->len - loading->missing;
  g_autofree char *came = g_strdup_printf (ngettext ("%u picture", "%u pictures", n), n);
  g_autofree char *not = g_strdup_printf (
      ngettext ("%u did not come", "%u did not come", loading->missing), loading->missing);

  /* Translators: "3 pictures, 1 did not come" */
  return loading->missing > 0 ? g_strdup_printf (_ ("%s, %s"), came, not) : g_steal_pointer (&came);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (GtkWidget) page = g_object_ref (loading->page);
  g_autofree char *summary = summarize (loading);
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error)
    tln_toast_error (page, error);
  else
    tln_toast_act (page, summary, tln_store_finish_act (TLN_STORE (source), result));
}

static void
pictures_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Loading) loading = user_data;
  TlnReaderPage *self = TLN_READER_PAGE (loading->page);
  TlnJob job = { .run = keep_job, .data_free = (GDestroyNotify) loading_free };
  const GError *first = NULL;

  loading->pictures = tln_pictures_fetch_finish (TLN_FETCHER (source), result, NULL);
  self->fetching = 0;
  if (!self->store || !loading->pictures)
    return;
  for (guint i = 0; i < loading->pictures->len; i++) {
    const TlnFetchedPicture *picture = g_ptr_array_index (loading->pictures, i);

    loading->missing += picture->error != NULL;
    first = first ? first : picture->error;
  }
  tln_reader_page_update_pictures (self);
  if (loading->missing == loading->pictures->len && first) {
    tln_toast_error (loading->page, first);
    return;
  }
  job.data = loading;
  tln_store_write_async (self->store, TLN_ACT_PICTURES, &job, NULL, kept_cb, loading);
  g_steal_pointer (&loading);
}

void
tln_reader_page_load_pictures (TlnReaderPage *self)
{
  g_autoptr (GPtrArray) urls = self->reading ? list_wanted (self->reading) : NULL;
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);
  Loading *loading;

  if (!urls || urls->len == 0 || self->fetching)
    return;
  loading = g_new0 (Loading, 1);
  loading->page = g_object_ref (GTK_WIDGET (self));
  loading->article = self->reading->article->id;
  self->fetching = loading->article;
  tln_reader_page_update_pictures (self);
  tln_toast_say (GTK_WIDGET (self), _ ("Loading pictures…"));
  tln_pictures_fetch_async (fetcher, urls, NULL, self->closing, pictures_fetch_cb, loading);
}

void
tln_reader_page_update_pictures (TlnReaderPage *self)
{
  g_autoptr (GPtrArray) urls = self->reading ? list_wanted (self->reading) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.pictures",
                                 urls && urls->len > 0 && !self->fetching);
}
