/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look the address up, fetch it, read it on a thread, store it. */
#include "tln-full-text.h"

#include "tln-feeds.h"
#include "tln-fetcher.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  GWeakRef window;
  gint64 article;
  char *address;
  char *feed; /* whose server may be asked although it is inside this network, or NULL */
  TlnFetched *fetched;
  TlnDraft *draft;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_object (&fetch->store);
  g_weak_ref_clear (&fetch->window);
  g_free (fetch->address);
  g_free (fetch->feed);
  g_clear_pointer (&fetch->fetched, tln_fetched_free);
  g_clear_pointer (&fetch->draft, tln_draft_free);
  g_free (fetch);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

/* TRUE when it must end here; the error was said. */
static gboolean
ends (Fetch *fetch, const GError *error)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (&fetch->window);

  if (error != NULL && window != NULL)
    tln_toast_error (window, error);
  return error != NULL || window == NULL;
}

static gpointer
replace_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;
  g_autoptr (TlnArticle) article = tln_articles_get (db, fetch->article, error);

  if (article == NULL)
    return NULL;
  tln_act_describe (db, article->title, 1);
  tln_articles_replace_text (db, fetch->article, fetch->draft, error);
  return NULL;
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&fetch->window);
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (!ends (fetch, error))
    tln_toast_act (window, _ ("The full text is here"), act);
}

static gpointer
read_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;
  TlnHints hints = { .url = fetch->fetched->url,
                     .content_type = fetch->fetched->content_type,
                     .charset = fetch->fetched->charset };
  g_autoptr (TlnDetectData) detect = tln_articles_load_detect_data (db, error);

  if (detect != NULL)
    fetch->draft =
        tln_draft_new (fetch->fetched->bytes, &hints, tln_detect_data_get_context (detect), error);
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  TlnStore *store = fetch->store;
  TlnJob job = { .run = replace_job, .data = fetch };

  tln_store_finish (TLN_STORE (source), result, &error);
  if (!ends (fetch, error))
    tln_store_write_async (store, TLN_ACT_ARTICLE_TEXT, &job, NULL, replaced_cb,
                           g_steal_pointer (&fetch));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GError) error = NULL;
  TlnStore *store = fetch->store;
  TlnJob job = { .run = read_job, .data = fetch };

  fetch->fetched = tln_fetcher_fetch_finish (TLN_FETCHER (source), result, &error);
  if (!ends (fetch, error))
    tln_store_read_async (store, &job, NULL, read_cb, g_steal_pointer (&fetch));
}

/* An address in an article is the publisher's word: inside this network it leads only to the server
 * whose feed a person typed. */
static gpointer
address_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;
  g_autoptr (TlnArticle) article = tln_articles_get (db, fetch->article, error);
  if (article == NULL || article->url == NULL)
    return NULL;
  fetch->address = g_strdup (article->url);
  fetch->feed = tln_feeds_typed_url (db, fetch->article, error);
  return NULL;
}

static void
address_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&fetch->window);
  g_autoptr (TlnFetcher) fetcher = NULL;
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (ends (fetch, error))
    return;
  if (fetch->address == NULL) {
    tln_toast_say (window, _ ("This article has no address."));
    return;
  }
  tln_toast_say (window, _ ("Fetching the page…"));
  fetcher = tln_fetcher_new (NULL);
  const TlnFetchRequest request = { .address = fetch->address, .beside = fetch->feed };
  tln_fetcher_fetch_async (fetcher, &request, NULL, fetched_cb, g_steal_pointer (&fetch));
}

void
tln_full_text_fetch (GtkWidget *from, TlnStore *store, gint64 article)
{
  Fetch *fetch = g_new0 (Fetch, 1);
  TlnJob job = { .run = address_job, .data = fetch };

  fetch->store = g_object_ref (store);
  fetch->article = article;
  g_weak_ref_init (&fetch->window, gtk_widget_get_root (from));
  tln_store_read_async (store, &job, NULL, address_cb, fetch);
}
