/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form. The newest claims of the thesis stand there to begin with, the first of them chosen, so
 * that the usual case is one key. Whether a proof is one is for the store to say. */
#include "tln-proof-dialog.h"

#include "tln-catalog.h"
#include "tln-claims.h"
#include "tln-date-label.h"
#include "tln-due-act.h"
#include "tln-due-words.h"
#include "tln-number.h"
#include "tln-search.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <math.h>

#define CLAIMS_SHOWN 6

typedef struct {
  TlnStore *store;
  TlnForecast *forecast; /* one of the two */
  TlnFalsifier *falsifier;
  TlnOutcome outcome;
  gint64 thesis;
  GPtrArray *instruments; /* TlnInstrument, as the choice has them after its first */
  AdwDialog *dialog;
  GtkWidget *save;
  GtkEditable *search;
  GtkListBox *claims;
  AdwComboRow *instrument;
  GtkEditable *day;
  GtkEditable *actual;
  GCancellable *cancellable;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  g_clear_object (&form->store);
  g_clear_pointer (&form->forecast, tln_forecast_unref);
  g_clear_pointer (&form->falsifier, tln_falsifier_unref);
  g_ptr_array_unref (form->instruments);
  g_free (form);
}

/* What is chosen. */

static gboolean
read_proof (Form *form, TlnProof *proof)
{
  guint chosen = adw_combo_row_get_selected (form->instrument);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (form->claims);

  *proof = TLN_PROOF_NONE;
  if (chosen > 0 && chosen <= form->instruments->len) {
    const TlnInstrument *instrument = g_ptr_array_index (form->instruments, chosen - 1);

    proof->instrument = instrument->id;
    return tln_day_parse (gtk_editable_get_text (form->day), &proof->day);
  }
  if (row != NULL)
    proof->claim = *(gint64 *) g_object_get_data (G_OBJECT (row), "claim");
  return row != NULL;
}

/* Marks the row where it holds no number. */
static gboolean
read_actual (Form *form, double *actual)
{
  g_autofree char *text =
      g_strstrip (g_strdup (form->actual != NULL ? gtk_editable_get_text (form->actual) : ""));
  gboolean good;

  *actual = (double) NAN;
  good = *text == '\0' || tln_number_parse (text, tln_number_point (), actual);
  if (form->actual != NULL && good)
    gtk_widget_remove_css_class (GTK_WIDGET (form->actual), "error");
  else if (form->actual != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (form->actual), "error");
  return good;
}

static void
update (Form *form)
{
  TlnProof proof;
  double actual;
  gboolean good = read_actual (form, &actual);

  gtk_widget_set_visible (GTK_WIDGET (form->day),
                          adw_combo_row_get_selected (form->instrument) > 0);
  gtk_widget_set_sensitive (form->save, read_proof (form, &proof) && good);
}

static void
save_cb (Form *form)
{
  GtkWidget *dialog = GTK_WIDGET (form->dialog);
  TlnResolution resolution = { .outcome = form->outcome };

  if (!read_proof (form, &resolution.proof) || !read_actual (form, &resolution.actual))
    return;
  if (form->forecast != NULL)
    tln_due_act_resolve (dialog, form->store, form->forecast->id, &resolution);
  else
    tln_due_act_state (dialog, form->store, form->falsifier->id, TLN_FALSIFIER_TRIGGERED,
                       &resolution.proof);
}

/* The claims. */

typedef struct {
  gint64 thesis; /* where there are no words */
  char *words;
} Search;

static void
search_free (gpointer data)
{
  g_free (((Search *) data)->words);
  g_free (data);
}

static gpointer
search_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  g_autoptr (GArray) ids = NULL;

  if (*search->words == '\0' && search->thesis != 0)
    return tln_claims_get_of_thesis (db, search->thesis, error);
  if (*search->words == '\0')
    return g_ptr_array_new ();
  ids = tln_search_claim_ids (db, search->words, error);
  return ids != NULL ? tln_claims_get_many (db, (const gint64 *) (gconstpointer) ids->data,
                                            MIN (ids->len, CLAIMS_SHOWN), error)
                     : NULL;
}

static GtkWidget *
build_claim (const TlnClaim *claim)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = tln_date_label (&claim->published);
  g_autofree char *caption = g_strdup_printf (
      "%s · %s", claim->speaker != NULL ? claim->speaker : claim->article_title, date);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), claim->exact);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "claim", g_memdup2 (&claim->id, sizeof claim->id),
                          g_free);
  return row;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_list_box_remove_all (form->claims);
  for (guint i = 0; found != NULL && i < MIN (found->len, CLAIMS_SHOWN); i++)
    gtk_list_box_append (form->claims, build_claim (g_ptr_array_index (found, i)));
  gtk_list_box_select_row (form->claims, gtk_list_box_get_row_at_index (form->claims, 0));
  gtk_widget_set_visible (GTK_WIDGET (form->claims), found != NULL && found->len > 0);
  update (form);
}

static void
search (Form *form)
{
  Search *asked = g_new0 (Search, 1);
  TlnJob job = { search_job, asked, search_free, (GDestroyNotify) g_ptr_array_unref };

  asked->thesis = form->thesis;
  asked->words = g_strstrip (g_strdup (gtk_editable_get_text (form->search)));
  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  form->cancellable = g_cancellable_new ();
  tln_store_read_async (form->store, &job, form->cancellable, searched_cb,
                        g_object_ref (form->dialog));
}

/* Making. */

static GtkWidget *
add_entry (Form *form, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), form);
  return row;
}

static GtkWidget *
build_claims (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("A Claim"));
  form->search = GTK_EDITABLE (add_entry (form, group, _ ("Words of the claim")));
  g_signal_connect_swapped (form->search, "changed", G_CALLBACK (search), form);
  form->claims = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (form->claims), "boxed-list");
  gtk_widget_set_margin_top (GTK_WIDGET (form->claims), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->claims), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claims"), -1);
  g_signal_connect_swapped (form->claims, "row-activated", G_CALLBACK (save_cb), form);
  g_signal_connect_swapped (form->claims, "row-selected", G_CALLBACK (update), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->claims));
  return group;
}

static GtkWidget *
build_price (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  GPtrArray *all = tln_catalog_get_instruments (tln_catalog_of (form->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { _ ("None"), NULL });
  TlnDay today = tln_day_today ();
  TlnDay due = form->forecast != NULL ? form->forecast->due : TLN_DAY_NONE;
  g_autofree char *day = tln_day_format (due != TLN_DAY_NONE ? MIN (due, today) : today);

  for (guint i = 0; i < all->len; i++) {
    TlnInstrument *instrument = g_ptr_array_index (all, i);
    g_autofree char *name = g_strdup_printf ("%s %s", instrument->code, instrument->name);

    gtk_string_list_append (names, name);
    g_ptr_array_add (form->instruments, tln_instrument_ref (instrument));
  }
  form->instrument = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Or a Price"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->instrument), _ ("Instrument"));
  adw_combo_row_set_model (form->instrument, G_LIST_MODEL (names));
  adw_combo_row_set_enable_search (form->instrument, all->len > 8);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->instrument));
  form->day = GTK_EDITABLE (add_entry (form, group, _ ("Day of the close (2025-03-10)")));
  gtk_editable_set_text (form->day, day);
  g_signal_connect_swapped (form->instrument, "notify::selected", G_CALLBACK (update), form);
  return group;
}

static GtkWidget *
build_number (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();

  form->actual = GTK_EDITABLE (add_entry (form, group, _ ("The number that came")));
  return group;
}

static gboolean
is_numeric (const TlnForecast *forecast)
{
  return forecast != NULL &&
         (!isnan (forecast->value) || !isnan (forecast->low) || !isnan (forecast->high));
}

static GtkWidget *
build_page (Form *form)
{
  GtkWidget *page = adw_preferences_page_new ();
  const char *words = form->forecast != NULL ? form->forecast->proposition : form->falsifier->text;
  g_autofree char *text = g_markup_escape_text (words, -1);

  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (page), text);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_claims (form)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_price (form)));
  if (is_numeric (form->forecast))
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (build_number (form)));
  return page;
}

static void
present (Form *form, GtkWidget *from)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  form->instruments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_instrument_unref);
  form->dialog = adw_dialog_new ();
  form->save =
      gtk_button_new_with_mnemonic (form->forecast == NULL             ? _ ("_Trigger")
                                    : form->outcome == TLN_OUTCOME_YES ? _ ("Resolve as _Yes")
                                                                       : _ ("Resolve as _No"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  gtk_widget_set_sensitive (form->save, FALSE);
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_page (form));
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_title (form->dialog, _ ("What Proves It?"));
  adw_dialog_set_content_width (form->dialog, 480);
  adw_dialog_set_content_height (form->dialog, 620);
  adw_dialog_set_default_widget (form->dialog, form->save);
  adw_dialog_set_focus (form->dialog, GTK_WIDGET (form->search));
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, form_free);
  update (form);
  search (form);
  adw_dialog_present (form->dialog, from);
}

void
tln_proof_dialog_resolve (GtkWidget *from,
                          TlnStore *store,
                          TlnForecast *forecast,
                          TlnOutcome outcome)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->forecast = tln_forecast_ref (forecast);
  form->outcome = outcome;
  form->thesis = forecast->thesis_id;
  present (form, from);
}

void
tln_proof_dialog_trigger (GtkWidget *from, TlnStore *store, TlnFalsifier *falsifier)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->falsifier = tln_falsifier_ref (falsifier);
  form->thesis = falsifier->thesis_id;
  present (form, from);
}
