/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a forecast: what is stated, by whom, by when, and how sure. A number or a day that
 * cannot be read marks its row and holds the button back. */
#include "tln-forecast-dialog.h"

#include "tln-catalog.h"
#include "tln-claims.h"
#include "tln-due-act.h"
#include "tln-due-forms.h"
#include "tln-forecast-guess.h"
#include "tln-number.h"
#include "tln-toast.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct {
  TlnStore *store;
  TlnForecast *forecast; /* as it was opened */
  AdwDialog *dialog;
  GtkWidget *save;
  GtkEditable *proposition, *who, *relayed_by, *metric, *value, *low, *high, *unit, *horizon, *due,
      *rule, *source_percent;
  GtkWidget *percent; /* NULL where it is changed elsewhere */
  AdwComboRow *thesis;
  GArray *theses; /* gint64, as the choice has them */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->store);
  g_clear_pointer (&form->forecast, tln_forecast_unref);
  g_array_unref (form->theses);
  g_free (form);
}

/* Reading the rows. */

/* An empty row is NAN. */
static gboolean
read_number (GtkEditable *editable, double *value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  *value = (double) NAN;
  return *text == '\0' || tln_number_parse (text, tln_number_point (), value);
}

/* A percentage of a source may be any whole one. */
static gboolean
read_percent (GtkEditable *editable, int *percent)
{
  double value;
  gboolean good = read_number (editable, &value) &&
                  (isnan (value) || (value >= 0 && value <= 100 && rint (value) == value));

  *percent = good && !isnan (value) ? (int) value : -1;
  return good;
}

static gboolean
mark (GtkEditable *editable, gboolean good)
{
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  return good;
}

static char *
read_text (GtkEditable *editable)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* What the form says; NULL while something cannot be read. */
static TlnForecast *
read_form (Form *form)
{
  g_autoptr (TlnForecast) forecast = g_atomic_rc_box_new0 (TlnForecast);
  guint thesis = adw_combo_row_get_selected (form->thesis);
  gboolean good;

  forecast->id = form->forecast->id;
  forecast->claim_id = form->forecast->claim_id;
  forecast->multiple = form->forecast->multiple;
  forecast->thesis_id =
      thesis < form->theses->len ? g_array_index (form->theses, gint64, thesis) : 0;
  forecast->proposition = read_text (form->proposition);
  forecast->who = read_text (form->who);
  forecast->relayed_by = read_text (form->relayed_by);
  forecast->metric = read_text (form->metric);
  forecast->unit = read_text (form->unit);
  forecast->horizon = read_text (form->horizon);
  forecast->rule = read_text (form->rule);
  good = mark (form->value, read_number (form->value, &forecast->value));
  good = mark (form->low, read_number (form->low, &forecast->low)) && good;
  good = mark (form->high, read_number (form->high, &forecast->high)) && good;
  good = mark (form->high, !(forecast->low > forecast->high)) && good;
  good = mark (form->due, tln_due_read_day (form->due, &forecast->due)) && good;
  good =
      mark (form->source_percent, read_percent (form->source_percent, &forecast->source_percent)) &&
      good;
  return good && forecast->proposition != NULL ? g_steal_pointer (&forecast) : NULL;
}

static void
changed_cb (Form *form)
{
  g_autoptr (TlnForecast) forecast = read_form (form);

  gtk_widget_set_sensitive (form->save, forecast != NULL);
  tln_unsaved_set (form->dialog, TRUE, GTK_BUTTON (form->save));
}

static void
save_cb (Form *form)
{
  g_autoptr (TlnForecast) forecast = read_form (form);

  if (forecast == NULL)
    return;
  tln_due_act_save (GTK_WIDGET (form->dialog), form->store, forecast,
                    form->percent != NULL ? tln_percent_row_get (form->percent) : -1);
}

/* Making. */

static GtkEditable *
add_entry (Form *form, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), form);
  return GTK_EDITABLE (row);
}

static GtkEditable *
add_number (Form *form, GtkWidget *group, const char *title, double value)
{
  g_autofree char *text = tln_number_format (value, tln_number_point ());

  return add_entry (form, group, title, text);
}

static GtkWidget *
new_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add_thesis (Form *form, GtkWidget *group)
{
  GPtrArray *all = tln_catalog_get_theses (tln_catalog_of (form->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { _ ("None"), NULL });
  gint64 none = 0;
  guint chosen = 0;

  g_array_append_val (form->theses, none);
  for (guint i = 0; i < all->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (all, i);

    gtk_string_list_append (names, thesis->title);
    g_array_append_val (form->theses, thesis->id);
    if (thesis->id == form->forecast->thesis_id)
      chosen = i + 1;
  }
  form->thesis = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->thesis), _ ("Thesis"));
  adw_combo_row_set_model (form->thesis, G_LIST_MODEL (names));
  adw_combo_row_set_selected (form->thesis, chosen);
  g_signal_connect_swapped (form->thesis, "notify::selected", G_CALLBACK (changed_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->thesis));
}

static void
add_odds (Form *form, GtkWidget *page)
{
  GtkWidget *group = new_group (page, _ ("How Likely"));
  const TlnForecast *forecast = form->forecast;

  if (forecast->id == 0) {
    form->percent = tln_percent_row_new (_ ("My Probability"), -1);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->percent);
    g_signal_connect_swapped (form->percent, "notify::selected", G_CALLBACK (changed_cb), form);
  }
  form->source_percent =
      add_number (form, group, _ ("Probability the source gives (%)"),
                  forecast->source_percent < 0 ? (double) NAN : forecast->source_percent);
}

static void
add_numbers (Form *form, GtkWidget *page)
{
  GtkWidget *group = new_group (page, _ ("The Number"));
  const TlnForecast *forecast = form->forecast;

  if (!isnan (forecast->multiple)) {
    g_autofree char *said =
        g_strdup_printf (_ ("The growth comes to about %.3g times by then."), forecast->multiple);

    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), said);
  }
  form->metric = add_entry (form, group, _ ("Of what"), forecast->metric);
  form->value = add_number (form, group, _ ("Value"), forecast->value);
  form->low = add_number (form, group, _ ("At least"), forecast->low);
  form->high = add_number (form, group, _ ("At most"), forecast->high);
  form->unit = add_entry (form, group, _ ("Unit"), forecast->unit);
}

static GtkWidget *
build_page (Form *form)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = new_group (page, NULL);
  const TlnForecast *forecast = form->forecast;
  g_autofree char *due = tln_day_format (forecast->due);

  form->proposition = add_entry (form, group, _ ("What will be"), forecast->proposition);
  form->due = add_entry (form, group, _ ("Due on (2026-12-31)"), due);
  form->rule = add_entry (form, group, _ ("By what it will be decided"), forecast->rule);
  add_odds (form, page);
  add_numbers (form, page);
  group = new_group (page, _ ("The Source"));
  form->who = add_entry (form, group, _ ("Who says it"), forecast->who);
  form->relayed_by = add_entry (form, group, _ ("Relayed by"), forecast->relayed_by);
  form->horizon = add_entry (form, group, _ ("By when, in its words"), forecast->horizon);
  add_thesis (form, group);
  return page;
}

void
tln_forecast_dialog_present (GtkWidget *from, TlnStore *store, TlnForecast *forecast)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  form->store = g_object_ref (store);
  form->forecast = tln_forecast_ref (forecast);
  form->theses = g_array_new (FALSE, FALSE, sizeof (gint64));
  form->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, form_free);
  form->save = gtk_button_new_with_mnemonic (forecast->id != 0 ? _ ("_Save") : _ ("_Keep"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  gtk_widget_set_sensitive (form->save, forecast->proposition != NULL);
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_page (form));
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_title (form->dialog, forecast->id != 0 ? _ ("Edit Forecast") : _ ("New Forecast"));
  adw_dialog_set_content_width (form->dialog, 480);
  adw_dialog_set_content_height (form->dialog, 620);
  adw_dialog_set_default_widget (form->dialog, form->save);
  adw_dialog_set_focus (form->dialog, GTK_WIDGET (form->proposition));
  adw_dialog_present (form->dialog, from);
}

void
tln_forecast_dialog_present_new (GtkWidget *from, TlnStore *store, gint64 thesis)
{
  g_autoptr (TlnForecast) forecast = g_atomic_rc_box_new0 (TlnForecast);

  forecast->thesis_id = thesis;
  forecast->value = forecast->low = forecast->high = forecast->multiple = (double) NAN;
  forecast->due = TLN_DAY_NONE;
  forecast->source_percent = -1;
  forecast->updates = g_ptr_array_new ();
  tln_forecast_dialog_present (from, store, forecast);
}

static gpointer
guess_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlnClaim) claim = tln_claims_get (db, *(gint64 *) data, error);

  return claim != NULL ? tln_forecast_guess (claim) : NULL;
}

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnForecast) guess = tln_store_finish (TLN_STORE (source), result, &error);

  if (guess != NULL && gtk_widget_get_root (from) != NULL)
    tln_forecast_dialog_present (from, TLN_STORE (source), guess);
  else if (error != NULL)
    tln_toast_error (from, error);
}

void
tln_forecast_dialog_present_claim (GtkWidget *from, TlnStore *store, gint64 claim)
{
  TlnJob job = { guess_job, g_memdup2 (&claim, sizeof claim), g_free,
                 (GDestroyNotify) tln_forecast_unref };

  tln_store_read_async (store, &job, NULL, guessed_cb, g_object_ref (from));
}
