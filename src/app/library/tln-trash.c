/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles it is about is read first; deleting them is the edit that everybody uses. */
#include "config.h"

#include "tln-trash.h"

#include "tln-articles.h"
#include "tln-edits.h"
#include "tln-id.h"

#define DAYS 30
#define DAY_MS (24 * G_GINT64_CONSTANT (3600000))
/* After the window has come, and from then on; seconds. */
#define FIRST_LOOK 5
#define NEXT_LOOK (6 * 3600)

typedef struct {
  GWeakRef window;
  TlnStore *store;
  gboolean old_only;
} Emptying;

static void
emptying_free (Emptying *emptying)
{
  g_weak_ref_clear (&emptying->window);
  g_object_unref (emptying->store);
  g_free (emptying);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Emptying, emptying_free)

static Emptying *
emptying_new (GtkWidget *window, TlnStore *store, gboolean old_only)
{
  Emptying *emptying = g_new0 (Emptying, 1);

  g_weak_ref_init (&emptying->window, window);
  emptying->store = g_object_ref (store);
  emptying->old_only = old_only;
  return emptying;
}

static gpointer
trashed_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_articles_trashed_before (db, *(const gint64 *) data, error);
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Emptying) emptying = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tln_store_finish (TLN_STORE (source), result, &error);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&emptying->window);

  /* What cannot be read is said by the list. */
  if (!window || !ids || ids->len == 0)
    return;
  if (emptying->old_only)
    tln_edit_delete_old (window, emptying->store, ids);
  else
    tln_edit_delete (window, emptying->store, ids);
}

/* Takes what it is about. */
static void
delete_before (Emptying *emptying, gint64 time)
{
  TlnJob job = { trashed_job, g_memdup2 (&time, sizeof time), g_free,
                 (GDestroyNotify) g_array_unref };

  tln_store_read_async (emptying->store, &job, NULL, trashed_cb, emptying);
}

void
tln_trash_empty (GtkWidget *from, TlnStore *store)
{
  delete_before (emptying_new (from, store, FALSE), G_MAXINT64);
}

/* FALSE: the window is gone. */
static gboolean
look (Emptying *watch)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (&watch->window);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  if (window && g_settings_get_boolean (settings, "empty-trash"))
    delete_before (emptying_new (window, watch->store, TRUE), tln_now () - DAYS * DAY_MS);
  return window != NULL;
}

static gboolean
look_cb (gpointer user_data)
{
  return look (user_data) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
first_look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_REMOVE;
}

void
tln_trash_watch (GtkWidget *window, TlnStore *store)
{
  static const struct {
    guint seconds;
    GSourceFunc func;
  } looks[] = { { FIRST_LOOK, first_look_cb }, { NEXT_LOOK, look_cb } };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_timeout_add_seconds_full (G_PRIORITY_LOW, looks[i].seconds, looks[i].func,
                                emptying_new (window, store, TRUE),
                                (GDestroyNotify) (void (*) (void)) emptying_free);
}
