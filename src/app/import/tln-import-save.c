/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a browser hands over becomes a stub that a person sees before anything is fetched. */
#include "tln-import-sources.h"

#include "tln-navigator.h"
#include "tln-save-request.h"
#include "tln-stubs.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

static gpointer
keep_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnSaveRequest *request = data;
  const TlnStubDraft draft = { .url = request->url,
                               .title = request->title,
                               .quote = request->selection };
  gint64 batch = tln_articles_add_batch (db, "browser", NULL, error);
  gint64 id = batch != 0 ? tln_stubs_keep (db, batch, &draft, error) : 0;
  g_autoptr (TlnArticle) article = id != 0 ? tln_articles_get (db, id, error) : NULL;

  if (!article)
    return NULL;
  tln_act_describe (db, article->title, 1);
  return g_memdup2 (&id, sizeof id);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = tln_store_finish (TLN_STORE (source), result, &error);

  if (!id) {
    tln_toast_error (from, error);
    return;
  }
  tln_navigator_show_article (from, *id);
  tln_toast_act (from, _ ("Kept in the Inbox; nothing was fetched"),
                 tln_store_finish_act (TLN_STORE (source), result));
}

void
tln_import_save (GtkWidget *from, TlnStore *store, const char *uri)
{
  g_autoptr (GError) error = NULL;
  TlnSaveRequest *request = tln_save_request_parse (uri, &error);
  TlnJob job = { .run = keep_job,
                 .data = request,
                 .data_free = (GDestroyNotify) (void (*) (void)) tln_save_request_free,
                 .result_free = g_free };

  if (request)
    tln_store_write_async (store, TLN_ACT_IMPORT, &job, NULL, kept_cb, g_object_ref (from));
  else
    tln_toast_error (from, error);
}
