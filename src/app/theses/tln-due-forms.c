/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each is a dialog with two rows; nothing is written before its button. */
#include "tln-due-forms.h"

#include "tln-due-act.h"
#include "tln-forecast-score.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  gint64 id; /* of the forecast or falsifier, 0: a new falsifier */
  gint64 thesis;
  AdwDialog *dialog;
  GtkWidget *save;
  GtkWidget *percent; /* of a belief */
  GtkEditable *words; /* the reason, or what would prove it wrong */
  GtkEditable *day; /* of a falsifier */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->store);
  g_free (form);
}

GtkWidget *
tln_percent_row_new (const char *title, int percent)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { _ ("Not Said"), NULL });

  for (int i = 0; i < TLN_SCORE_VALUES; i++) {
    g_autofree char *name = g_strdup_printf ("%d %%", i * TLN_SCORE_STEP);

    gtk_string_list_append (names, name);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              percent < 0 ? 0 : (guint) (percent / TLN_SCORE_STEP) + 1);
  return row;
}

int
tln_percent_row_get (GtkWidget *row)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return chosen > 0 && chosen <= TLN_SCORE_VALUES ? ((int) chosen - 1) * TLN_SCORE_STEP : -1;
}

gboolean
tln_due_read_day (GtkEditable *editable, TlnDay *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  *day = TLN_DAY_NONE;
  return *text == '\0' || tln_day_parse (text, day);
}

static gboolean
is_complete (Form *form)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (form->words)));
  TlnDay day;

  if (form->percent != NULL)
    return tln_percent_row_get (form->percent) >= 0;
  return *words != '\0' && tln_due_read_day (form->day, &day);
}

static void
changed_cb (Form *form)
{
  /* It is filled in before there is a button. */
  if (form->save != NULL)
    gtk_widget_set_sensitive (form->save, is_complete (form));
}

static void
save_falsifier (Form *form)
{
  g_autoptr (TlnFalsifier) falsifier = g_atomic_rc_box_new0 (TlnFalsifier);

  falsifier->id = form->id;
  falsifier->thesis_id = form->thesis;
  falsifier->text = g_strdup (gtk_editable_get_text (form->words));
  tln_due_read_day (form->day, &falsifier->check_day);
  tln_due_act_falsifier (GTK_WIDGET (form->dialog), form->store, falsifier);
}

static void
save_cb (Form *form)
{
  if (!is_complete (form))
    return;
  if (form->percent != NULL)
    tln_due_act_believe (GTK_WIDGET (form->dialog), form->store, form->id,
                         tln_percent_row_get (form->percent), gtk_editable_get_text (form->words));
  else
    save_falsifier (form);
}

static GtkEditable *
build_entry (Form *form, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), form);
  return GTK_EDITABLE (row);
}

static Form *
new_form (TlnStore *store, gint64 id)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->id = id;
  form->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, form_free);
  return form;
}

static void
present (Form *form, GtkWidget *from, const char *title, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  form->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), first);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), second);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_title (form->dialog, title);
  adw_dialog_set_content_width (form->dialog, 420);
  adw_dialog_set_default_widget (form->dialog, form->save);
  adw_dialog_set_focus (form->dialog, first);
  changed_cb (form);
  adw_dialog_present (form->dialog, from);
}

void
tln_due_form_believe (GtkWidget *from, TlnStore *store, const TlnForecast *forecast)
{
  Form *form = new_form (store, forecast->id);

  form->percent = tln_percent_row_new (_ ("My Probability"), tln_forecast_percent (forecast));
  form->words = build_entry (form, _ ("Why (may be left out)"));
  g_signal_connect_swapped (form->percent, "notify::selected", G_CALLBACK (changed_cb), form);
  present (form, from, _ ("My Probability"), form->percent, GTK_WIDGET (form->words));
}

void
tln_due_form_falsifier (GtkWidget *from,
                        TlnStore *store,
                        gint64 thesis,
                        const TlnFalsifier *falsifier)
{
  Form *form = new_form (store, falsifier != NULL ? falsifier->id : 0);
  g_autofree char *day = falsifier != NULL ? tln_day_format (falsifier->check_day) : NULL;

  form->thesis = thesis;
  form->words = build_entry (form, _ ("What would prove this wrong?"));
  form->day = build_entry (form, _ ("Look at it on (2025-03-10)"));
  gtk_editable_set_text (form->day, day != NULL ? day : "");
  gtk_editable_set_text (form->words, falsifier != NULL ? falsifier->text : "");
  present (form, from, falsifier != NULL ? _ ("Edit Falsifier") : _ ("New Falsifier"),
           GTK_WIDGET (form->words), GTK_WIDGET (form->day));
}
