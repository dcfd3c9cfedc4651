/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence without a thesis becomes evidence for the one that is chosen; with one it stays, and the
 * claim is evidence for both. */
#include "tln-claim-link.h"

#include "tln-catalog.h"
#include "tln-claim-edits.h"
#include "tln-edits.h"
#include "tln-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  TlnStore *store;
  TlnClaim *claim;
  GtkWidget *from;
  AdwDialog *dialog;
  GtkListBox *list;
  char *search; /* folded */
} Form;

typedef struct {
  gint64 thesis; /* one of the two */
  gint64 instrument;
  char *folded;
} Choice;

static void
form_free (Form *form)
{
  g_object_unref (form->store);
  g_object_unref (form->from);
  tln_claim_unref (form->claim);
  g_free (form->search);
  g_free (form);
}

static void
choice_free (Choice *choice)
{
  g_free (choice->folded);
  g_free (choice);
}

static void
link_thesis (Form *form, gint64 thesis)
{
  TlnClaimChange *change = tln_claim_change_new (form->claim);

  for (guint i = 0; i < form->claim->evidence->len; i++) {
    const TlnEvidence *evidence = g_ptr_array_index (form->claim->evidence, i);

    if (evidence->thesis_id == 0)
      change->replaced_evidence = evidence->id;
  }
  change->evident = TRUE;
  change->draft.thesis = thesis;
  tln_claim_edit_change (form->from, form->store, change);
}

static void
link_instrument (Form *form, gint64 instrument)
{
  g_autoptr (GArray) ids = tln_ids_of (form->claim->article_id);
  TlnTarget target = { .instrument = instrument };

  tln_edit_tag (form->from, form->store, ids, &target, TRUE);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Form *form)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  if (choice->thesis)
    link_thesis (form, choice->thesis);
  else
    link_instrument (form, choice->instrument);
  adw_dialog_close (form->dialog);
}

static gboolean
filter_row_cb (GtkListBoxRow *row, gpointer data)
{
  const Form *form = data;
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  return !form->search || strstr (choice->folded, form->search);
}

static void
search_changed_cb (GtkSearchEntry *entry, Form *form)
{
  g_free (form->search);
  form->search = tln_text_fold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  gtk_list_box_invalidate_filter (form->list);
}

static void
search_activate_cb (GtkSearchEntry *entry, Form *form)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (form->list, i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row))) {
      row_activated_cb (form->list, row, form);
      return;
    }
}

static void
add_choice (Form *form, Choice choice, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  choice.folded = tln_text_fold (title, -1);
  g_object_set_data_full (G_OBJECT (row), "choice", g_memdup2 (&choice, sizeof choice),
                          (GDestroyNotify) choice_free);
  gtk_list_box_append (form->list, row);
}

static void
fill (Form *form)
{
  TlnCatalog *catalog = tln_catalog_of (form->store);
  GPtrArray *theses = tln_catalog_get_theses (catalog);
  GPtrArray *instruments = tln_catalog_get_instruments (catalog);

  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);

    add_choice (form, (Choice) { .thesis = thesis->id }, thesis->title, _ ("Thesis"));
  }
  for (guint i = 0; i < instruments->len; i++) {
    const TlnInstrument *instrument = g_ptr_array_index (instruments, i);
    g_autofree char *title =
        g_strdup_printf ("%s.%s %s", instrument->code, instrument->exchange, instrument->name);

    add_choice (form, (Choice) { .instrument = instrument->id }, title, _ ("Instrument"));
  }
}

AdwDialog *
tln_claim_link_new (TlnStore *store, TlnClaim *claim, GtkWidget *from)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("Nothing Found"));
  Form *form = g_new0 (Form, 1);

  *form = (Form) { g_object_ref (store), tln_claim_ref (claim),
                   g_object_ref (from),  dialog,
                   GTK_LIST_BOX (list),  NULL };
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  g_object_set (list, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 12,
                NULL);
  g_object_set (nothing, "margin-top", 18, "margin-bottom", 18, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter_row_cb, form, NULL);
  fill (form);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Theses and Instruments"), -1);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("Thesis or Instrument"));
  g_signal_connect (entry, "search-changed", G_CALLBACK (search_changed_cb), form);
  g_signal_connect (entry, "activate", G_CALLBACK (search_activate_cb), form);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (adw_dialog_close), dialog);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), form);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), entry);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _ ("Link the Claim"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 420);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, entry);
  return dialog;
}
