/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks when the catalogue has counted again, and has it count when another day has come. */
#include "tln-due-notice.h"

#include "tln-catalog.h"

#include <glib/gi18n.h>

#define LOOK_SECONDS (10 * 60)

typedef struct {
  TlnCatalog *catalog; /* borrowed: it belongs to the same store */
  GSettings *settings;
  TlnDueNoticeSend send;
  gpointer data;
  TlnDay day; /* of the last count */
  guint timer;
} Notice;

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_source_remove (notice->timer);
  g_object_unref (notice->settings);
  g_free (notice);
}

gboolean
tln_due_notice_wanted (gboolean enabled, TlnDay last, TlnDay today, guint due)
{
  return enabled && due > 0 && last < today;
}

static void
look (Notice *notice)
{
  TlnDay today = tln_day_today ();
  guint due = tln_catalog_get_due (notice->catalog);
  g_autofree char *last = g_settings_get_string (notice->settings, "due-notified");
  g_autofree char *now = tln_day_format (today);
  g_autofree char *title = NULL;
  TlnDay day;

  if (!tln_day_parse (last, &day))
    day = TLN_DAY_NONE;
  if (!tln_due_notice_wanted (g_settings_get_boolean (notice->settings, "notify-due"), day, today,
                              due))
    return;
  title = g_strdup_printf (ngettext ("%u thing is due", "%u things are due", due), due);
  g_settings_set_string (notice->settings, "due-notified", now);
  notice->send (title, notice->data);
}

static gboolean
day_cb (gpointer user_data)
{
  Notice *notice = user_data;
  TlnDay today = tln_day_today ();

  if (today != notice->day)
    tln_catalog_refresh (notice->catalog);
  notice->day = today;
  return G_SOURCE_CONTINUE;
}

void
tln_due_notice_follow (TlnStore *store, GSettings *settings, TlnDueNoticeSend send, gpointer data)
{
  Notice *notice = g_new0 (Notice, 1);

  notice->catalog = tln_catalog_of (store);
  notice->settings = g_object_ref (settings);
  notice->send = send;
  notice->data = data;
  notice->day = tln_day_today ();
  notice->timer = g_timeout_add_seconds (LOOK_SECONDS, day_cb, notice);
  g_signal_connect_swapped (notice->catalog, "changed", G_CALLBACK (look), notice);
  /* The catalogue goes with the store, too. */
  g_object_set_data_full (G_OBJECT (notice->catalog), "tln-due-notice", notice, notice_free);
}
