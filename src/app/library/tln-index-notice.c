/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store makes the index by itself and tells nobody how far it is, so it is asked. Each time it
 * is also told that somebody waits, which is what goes on after a step that failed. */
#include "tln-index-notice.h"

#include "tln-search-index.h"

#include <glib/gi18n.h>

#define LOOK_MS 700

typedef struct {
  TlnStore *store;
  gboolean searching;
  gboolean asking;
  guint timer;
} Notice;

typedef struct {
  gint64 done;
  gint64 total;
} Progress;

static void look (GtkWidget *banner);

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_clear_handle_id (&notice->timer, g_source_remove);
  g_object_unref (notice->store);
  g_free (notice);
}

static Notice *
notice_of (GtkWidget *banner)
{
  return g_object_get_data (G_OBJECT (banner), "notice");
}

static gpointer
progress_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Progress *progress = g_new0 (Progress, 1);
  gboolean current;

  if (!tln_search_index_is_current (db, &current, error))
    return NULL;
  /* Counting is for those who have to wait. */
  if (!current && !tln_search_index_progress (db, &progress->done, &progress->total, error))
    return NULL;
  return g_steal_pointer (&progress);
}

static void
timer_cb (gpointer banner)
{
  notice_of (banner)->timer = 0;
  look (banner);
}

static void
show (GtkWidget *banner, const Progress *progress)
{
  Notice *notice = notice_of (banner);
  gboolean waiting = notice->searching && progress->done < progress->total;

  if (waiting) {
    int percent = (int) (progress->done * 100 / progress->total);
    g_autofree char *title = g_strdup_printf (
        _ ("Search reads every text while its index is being made: %d %% done"), percent);

    adw_banner_set_title (ADW_BANNER (banner), title);
    tln_store_make_index (notice->store);
    notice->timer = g_timeout_add_once (LOOK_MS, timer_cb, banner);
  }
  adw_banner_set_revealed (ADW_BANNER (banner), waiting);
}

static void
progress_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) banner = user_data;
  g_autofree Progress *progress = tln_store_finish (TLN_STORE (source), result, NULL);

  notice_of (banner)->asking = FALSE;
  /* What cannot be read is said by the list. */
  if (progress)
    show (banner, progress);
  else
    adw_banner_set_revealed (ADW_BANNER (banner), FALSE);
}

static void
look (GtkWidget *banner)
{
  Notice *notice = notice_of (banner);
  TlnJob job = { .run = progress_job, .result_free = g_free };

  if (notice->asking || notice->timer)
    return;
  notice->asking = TRUE;
  tln_store_read_async (notice->store, &job, NULL, progress_cb, g_object_ref (banner));
}

GtkWidget *
tln_index_notice_new (TlnStore *store)
{
  GtkWidget *banner = adw_banner_new ("");
  Notice *notice = g_new0 (Notice, 1);

  notice->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (banner), "notice", notice, notice_free);
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  return banner;
}

void
tln_index_notice_set_searching (GtkWidget *banner, gboolean searching)
{
  notice_of (banner)->searching = searching;
  if (searching)
    look (banner);
  else
    adw_banner_set_revealed (ADW_BANNER (banner), FALSE);
}
