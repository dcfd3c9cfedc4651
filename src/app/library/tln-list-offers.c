/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether pages are missing is looked up each time the list has been loaded. */
#include "tln-list-offers.h"

#include "tln-navigator.h"
#include "tln-stubs.h"

#include <glib/gi18n.h>

/* Before the switch that turns the order round. */
#define BEST_PLACE 5
#define BEST_ACTION "page.sort::best"

typedef struct {
  GtkWidget *page; /* not owned: it owns this */
  TlnStore *store;
  TlnRecordList *list;
  GCancellable *cancellable; /* of what is looked up, or NULL */
} Offers;

/* What an answer needs to know: whether it is still wanted. */
typedef struct {
  GtkWidget *page;
  GCancellable *cancellable;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_object_unref (asking->cancellable);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
stop (Offers *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
offers_free (gpointer data)
{
  Offers *self = data;

  stop (self);
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_object_unref (self->store);
  g_object_unref (self->list);
  g_free (self);
}

static void
offer_retry (GtkWidget *page, gboolean some)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (root)
    gtk_widget_action_set_enabled (GTK_WIDGET (root), TLN_RETRY_LIST, some);
}

static gpointer
stubs_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean some;

  return tln_stubs_among (db, data, &some, error) ? GINT_TO_POINTER (some) : NULL;
}

static void
stubs_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  gboolean some = GPOINTER_TO_INT (tln_store_finish (TLN_STORE (source), result, NULL));

  if (!g_cancellable_is_cancelled (asking->cancellable))
    offer_retry (asking->page, some);
}

static void
list_loaded_cb (Offers *self)
{
  const TlnQuery *query = tln_record_list_get_query (self->list);
  TlnJob job = { .run = stubs_job, .data_free = (GDestroyNotify) g_array_unref };
  Asking *asking;

  stop (self);
  if (!query || query->kind == TLN_LIST_TRASH) {
    offer_retry (self->page, FALSE);
    return;
  }
  job.data = tln_record_list_ref_spine (self->list);
  self->cancellable = g_cancellable_new ();
  asking = g_new0 (Asking, 1);
  asking->page = g_object_ref (self->page);
  asking->cancellable = g_object_ref (self->cancellable);
  tln_store_read_async (self->store, &job, self->cancellable, stubs_read_cb, asking);
}

void
tln_list_offers_follow (GtkWidget *page, TlnStore *store, TlnRecordList *list)
{
  Offers *self = g_new0 (Offers, 1);

  self->page = page;
  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  g_object_set_data_full (G_OBJECT (page), "tln-list-offers", self, offers_free);
  g_signal_connect_data (list, "loaded", G_CALLBACK (list_loaded_cb), self, NULL,
                         G_CONNECT_SWAPPED);
}

void
tln_list_offers_set_best (GMenu *orders, gboolean searching)
{
  g_autoptr (GVariant) target = NULL;

  target = g_menu_model_get_item_attribute_value (G_MENU_MODEL (orders), BEST_PLACE,
                                                  G_MENU_ATTRIBUTE_TARGET, NULL);
  if ((target != NULL) == searching)
    return;
  if (searching)
    g_menu_insert (orders, BEST_PLACE, _ ("Best _Matches"), BEST_ACTION);
  else
    g_menu_remove (orders, BEST_PLACE);
}
