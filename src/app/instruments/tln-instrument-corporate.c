/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A jump is only asked about: nothing is repaired before somebody has said what it is. */
#include "tln-instrument-corporate.h"

#include "tln-chart-words.h"
#include "tln-corporate-dialog.h"
#include "tln-date-label.h"
#include "tln-splits.h"

#include <glib/gi18n.h>

#define KEY "corporate"
#define SECONDS 86400

/* Of one page; lives as long as its group. */
typedef struct {
  AdwPreferencesGroup *group;
  AdwBanner *banner;
  GtkListBox *list;
  TlnStore *store;
  gint64 instrument;
  GArray *actions; /* TlnCorporateAction */
  GArray *jumps; /* TlnSplit: what looks like one and is not kept */
} Corporate;

static void
corporate_free (gpointer data)
{
  Corporate *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->actions, g_array_unref);
  g_clear_pointer (&self->jumps, g_array_unref);
  g_free (self);
}

static void
ask (Corporate *self, const TlnCorporateAction *action, gboolean suspected)
{
  adw_dialog_present (tln_corporate_dialog_new (self->store, self->instrument, action, suspected),
                      GTK_WIDGET (self->group));
}

static TlnCorporateAction
make_action (const TlnSplit *jump)
{
  return (TlnCorporateAction) { .kind = TLN_CORPORATE_SPLIT,
                                .day = (TlnDay) (jump->t / SECONDS),
                                .from = jump->from,
                                .to = jump->to };
}

static void
add_cb (Corporate *self)
{
  ask (self, &(TlnCorporateAction) { .day = TLN_DAY_NONE }, FALSE);
}

static void
banner_cb (Corporate *self)
{
  TlnCorporateAction action;

  if (self->jumps->len == 0)
    return;
  action = make_action (&g_array_index (self->jumps, TlnSplit, self->jumps->len - 1));
  ask (self, &action, TRUE);
}

void
tln_instrument_corporate_attach (AdwPreferencesGroup *group, AdwBanner *banner, TlnStore *store)
{
  Corporate *self = g_new0 (Corporate, 1);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *list = gtk_list_box_new ();

  *self = (Corporate) { group, banner, GTK_LIST_BOX (list), g_object_ref (store) };
  self->actions = g_array_new (FALSE, FALSE, sizeof (TlnCorporateAction));
  self->jumps = g_array_new (FALSE, FALSE, sizeof (TlnSplit));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _ ("Add a Split or Dividend"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (group, add);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Splits and Dividends"), -1);
  adw_preferences_group_add (group, list);
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (banner_cb), self);
  g_object_set_data_full (G_OBJECT (group), KEY, self, corporate_free);
}

static void
row_cb (GtkWidget *row, Corporate *self)
{
  guint at = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (at < self->actions->len)
    ask (self, &g_array_index (self->actions, TlnCorporateAction, at), FALSE);
}

static void
fill_list (Corporate *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->actions->len; i++) {
    const TlnCorporateAction *action = &g_array_index (self->actions, TlnCorporateAction, i);
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *title = tln_corporate_words (action);
    g_autofree char *day = tln_day_label (action->day);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect (row, "activated", G_CALLBACK (row_cb), self);
    gtk_list_box_append (self->list, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->actions->len > 0);
}

static void
show_question (Corporate *self)
{
  const TlnSplit *jump =
      self->jumps->len > 0 ? &g_array_index (self->jumps, TlnSplit, self->jumps->len - 1) : NULL;

  if (jump != NULL) {
    g_autofree char *day = tln_day_label ((TlnDay) (jump->t / SECONDS));
    g_autofree char *change = tln_chart_say_signed ((jump->after / jump->before - 1) * 100, 0);
    /* Translators: a change in percent, a day, numbers of shares */
    g_autofree char *title =
        g_strdup_printf (_ ("The price changed by %s %% on %s. Was it a split of about %u to %u?"),
                         change, day, jump->from, jump->to);

    adw_banner_set_title (self->banner, title);
    adw_banner_set_button_label (self->banner, _ ("_Answer…"));
  }
  adw_banner_set_revealed (self->banner, jump != NULL);
}

void
tln_instrument_corporate_show (AdwPreferencesGroup *group, const TlnInstrumentData *data)
{
  Corporate *self = g_object_get_data (G_OBJECT (group), KEY);

  self->instrument = data->instrument->id;
  g_clear_pointer (&self->actions, g_array_unref);
  self->actions = g_array_ref (data->actions);
  if (data->splits != NULL) {
    g_clear_pointer (&self->jumps, g_array_unref);
    self->jumps = g_array_ref (data->splits);
  }
  fill_list (self);
  show_question (self);
  gtk_widget_set_visible (GTK_WIDGET (group), data->batches->len > 0);
}

void
tln_instrument_corporate_open (AdwPreferencesGroup *group, gint64 action, gint64 t)
{
  Corporate *self = g_object_get_data (G_OBJECT (group), KEY);

  for (guint i = 0; i < self->actions->len; i++) {
    const TlnCorporateAction *one = &g_array_index (self->actions, TlnCorporateAction, i);

    if (action != 0 && one->id == action)
      ask (self, one, FALSE);
  }
  for (guint i = 0; action == 0 && i < self->jumps->len; i++) {
    TlnCorporateAction asked = make_action (&g_array_index (self->jumps, TlnSplit, i));

    if (g_array_index (self->jumps, TlnSplit, i).t == t)
      ask (self, &asked, TRUE);
  }
}
