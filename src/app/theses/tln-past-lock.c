/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day stands at the page; whatever would change something looks for it upwards. */
#include "tln-past-lock.h"

#include "tln-date-label.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

#define KEY "tln-past-day"

void
tln_past_mark (GtkWidget *page, TlnDay day)
{
  TlnDay *own = day != TLN_DAY_NONE ? g_memdup2 (&day, sizeof day) : NULL;

  g_object_set_data_full (G_OBJECT (page), KEY, own, g_free);
}

TlnDay
tln_past_day (GtkWidget *from)
{
  for (GtkWidget *at = from; at != NULL; at = gtk_widget_get_parent (at)) {
    const TlnDay *day = g_object_get_data (G_OBJECT (at), KEY);

    if (day != NULL)
      return *day;
  }
  return TLN_DAY_NONE;
}

gboolean
tln_past_refuse (GtkWidget *from)
{
  if (tln_past_day (from) == TLN_DAY_NONE)
    return FALSE;
  tln_toast_say (from, tln_past_reason ());
  return TRUE;
}

void
tln_past_lock (GtkWidget *widget, const char *const *names, gboolean locked)
{
  for (guint i = 0; names[i] != NULL; i++)
    gtk_widget_action_set_enabled (widget, names[i], !locked);
}

const char *
tln_past_reason (void)
{
  return _ ("An earlier day is shown. Go back to today to change something.");
}

char *
tln_past_day_words (TlnDay day)
{
  const TlnDate date = { day, -1, G_MAXINT32, TLN_PRECISION_DAY };

  return tln_date_label_exact (&date);
}
