/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activates the window's actions by name. */
#include "tln-navigator.h"

void
tln_navigator_show_article (GtkWidget *from, gint64 article)
{
  gtk_widget_activate_action (from, TLN_SHOW_ARTICLE, "x", article);
}

void
tln_navigator_show_claim (GtkWidget *from, gint64 claim)
{
  gtk_widget_activate_action (from, TLN_SHOW_CLAIM, "x", claim);
}

void
tln_navigator_show_thesis (GtkWidget *from, gint64 thesis)
{
  gtk_widget_activate_action (from, TLN_SHOW_THESIS, "x", thesis);
}

void
tln_navigator_show_thesis_view (GtkWidget *from, gint64 thesis, const char *view)
{
  gtk_widget_activate_action (from, TLN_SHOW_THESIS_VIEW, "(xs)", thesis, view);
}

void
tln_navigator_show_instrument (GtkWidget *from, gint64 instrument)
{
  gtk_widget_activate_action (from, TLN_SHOW_INSTRUMENT, "x", instrument);
}

void
tln_navigator_show_study (GtkWidget *from, gint64 instrument)
{
  gtk_widget_activate_action (from, TLN_SHOW_STUDY, "x", instrument);
}

void
tln_navigator_show_place (GtkWidget *from, const TlnPlace *place)
{
  gtk_widget_activate_action (from, TLN_SHOW_PLACE, "(ix)", (int) place->kind, place->id);
}

void
tln_navigator_make_forecast (GtkWidget *from, gint64 claim)
{
  gtk_widget_activate_action (from, TLN_FORECAST, "x", claim);
}

void
tln_navigator_export (GtkWidget *from, gint64 thesis)
{
  gtk_widget_activate_action (from, TLN_EXPORT, "x", thesis);
}

void
tln_navigator_import_to (GtkWidget *from, gint64 stage, gint64 thesis, GSList *files)
{
  GVariantBuilder addresses;

  g_variant_builder_init (&addresses, G_VARIANT_TYPE ("as"));
  for (GSList *l = files; l != NULL; l = l->next)
    g_variant_builder_add_value (&addresses, g_variant_new_take_string (g_file_get_uri (l->data)));
  gtk_widget_activate_action (from, TLN_IMPORT_TO, "(xxas)", stage, thesis, &addresses);
}

void
tln_navigator_bind (GtkActionable *actionable, const char *action, gint64 id)
{
  gtk_actionable_set_action_target (actionable, "x", id);
  gtk_actionable_set_action_name (actionable, action);
}
