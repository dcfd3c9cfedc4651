/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form for a new link and for one that is there, which keeps its ends. */
#include "tln-argue-dialog.h"

#include "tln-argument-act.h"
#include "tln-argument-words.h"
#include "tln-catalog.h"
#include "tln-claims.h"
#include "tln-error-text.h"
#include "tln-spine.h"
#include "tln-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Offered at most. */
#define MOST 40

typedef struct {
  TlnStore *store;
  GtkWidget *from;
  AdwDialog *dialog;
  TlnArgumentDraft draft; /* its ends */
  gint64 thesis;
  GCancellable *cancellable;
  AdwComboRow *relation;
  GtkEditable *note;
  GtkLabel *quote;
  GtkSearchEntry *search; /* NULL: the link is there */
  GtkListBox *list;
  GtkLabel *nothing;
  gboolean waiting; /* what is offered is not of what was typed last */
  gboolean taking; /* the first is taken as soon as it is */
} Form;

/* In the order they are offered. */
static const TlnRelation order[] = {
  TLN_RELATION_REBUTS,         TLN_RELATION_SUPPORTS,   TLN_RELATION_OPPOSES,
  TLN_RELATION_UNDERCUTS,      TLN_RELATION_DEPENDS_ON, TLN_RELATION_SAME_AS,
  TLN_RELATION_CONFLICTS_WITH,
};
G_STATIC_ASSERT (G_N_ELEMENTS (order) == TLN_N_RELATIONS);

static void
form_free (Form *form)
{
  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  g_object_unref (form->store);
  g_object_unref (form->from);
  g_free (form);
}

static void
take (Form *form, TlnArgumentDraft draft)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (form->note)));
  /* The row it was asked from may have gone with a change. */
  GtkWidget *from =
      gtk_widget_get_root (form->from) != NULL ? form->from : GTK_WIDGET (form->dialog);

  draft.from = form->draft.from;
  draft.relation = order[adw_combo_row_get_selected (form->relation)];
  draft.note = note;
  tln_argument_act_set (from, form->store, &draft);
  adw_dialog_close (form->dialog);
}

/* What is offered. */

typedef struct {
  gint64 claim; /* that is linked */
  gint64 thesis;
  char *text;
} Wanted;

typedef struct {
  TlnClaim *claim; /* that is linked, or NULL */
  GPtrArray *claims; /* TlnClaim */
} Offer;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->text);
  g_free (wanted);
}

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_pointer (&offer->claim, tln_claim_unref);
  g_clear_pointer (&offer->claims, g_ptr_array_unref);
  g_free (offer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static GPtrArray *
find_claims (TlnDb *db, const Wanted *wanted, GError **error)
{
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_CLAIMS, 0);
  g_autoptr (GArray) ids = NULL;

  query->text = *wanted->text != '\0' ? g_strdup (wanted->text) : NULL;
  ids = tln_spine_load (db, query, error);
  if (ids == NULL)
    return NULL;
  return tln_claims_get_many (db, (const gint64 *) (void *) ids->data, MIN (ids->len, MOST + 1),
                              error);
}

static gpointer
offer_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (Offer) offer = g_new0 (Offer, 1);
  g_autoptr (GError) local = NULL;

  offer->claim = tln_claims_get (db, wanted->claim, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (*wanted->text == '\0' && wanted->thesis != 0) {
    g_autoptr (TlnArgument) argument = tln_arguments_load (db, wanted->thesis, error);

    offer->claims = argument != NULL ? g_steal_pointer (&argument->claims) : NULL;
  } else {
    offer->claims = find_claims (db, wanted, error);
  }
  return offer->claims != NULL ? g_steal_pointer (&offer) : NULL;
}

static void
add_choice (Form *form, TlnArgumentDraft draft, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "draft", g_memdup2 (&draft, sizeof draft), g_free);
  gtk_list_box_append (form->list, row);
}

static void
add_theses (Form *form, const char *folded)
{
  GPtrArray *theses = tln_catalog_get_theses (tln_catalog_of (form->store));

  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);
    g_autofree char *title = tln_text_fold (thesis->title, -1);

    if (*folded != '\0' ? strstr (title, folded) != NULL : thesis->id == form->thesis)
      add_choice (form, (TlnArgumentDraft) { .thesis = thesis->id }, thesis->title, _ ("Thesis"));
  }
}

/* gtk_list_box_remove_all takes the placeholder, too. */
static void
remove_choices (Form *form)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (form->list, 0)) != NULL)
    gtk_list_box_remove (form->list, GTK_WIDGET (row));
}

static void
take_first (Form *form)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (form->list, 0);

  form->taking = FALSE;
  if (row != NULL)
    take (form, *(const TlnArgumentDraft *) g_object_get_data (G_OBJECT (row), "draft"));
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Offer) offer = tln_store_finish (TLN_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");
  g_autofree char *folded = NULL;
  guint n = 0;

  if (form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  remove_choices (form);
  if (offer == NULL) {
    g_autofree char *text = tln_error_text (error);

    gtk_label_set_label (form->nothing, text);
    return;
  }
  gtk_label_set_label (form->nothing, _ ("Nothing Found"));
  gtk_label_set_label (form->quote, offer->claim != NULL ? offer->claim->exact : "");
  folded = tln_text_fold (gtk_editable_get_text (GTK_EDITABLE (form->search)), -1);
  for (guint i = 0; i < offer->claims->len && n < MOST; i++) {
    const TlnClaim *claim = g_ptr_array_index (offer->claims, i);
    g_autofree char *caption = tln_argument_caption (claim);

    if (claim->id == form->draft.from)
      continue;
    add_choice (form, (TlnArgumentDraft) { .claim = claim->id }, claim->exact, caption);
    n++;
  }
  add_theses (form, folded);
  form->waiting = FALSE;
  if (form->taking)
    take_first (form);
}

static void
look (Form *form)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  TlnJob job = { offer_job, wanted, wanted_free, offer_free };

  wanted->claim = form->draft.from;
  wanted->thesis = form->thesis;
  wanted->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->search))));
  tln_store_read_newest_async (form->store, &form->cancellable, &job, offered_cb,
                               g_object_ref (form->dialog));
}

/* The search begins a little later. */
static void
typed_cb (GtkSearchEntry *entry, Form *form)
{
  form->waiting = TRUE;
}

static void
search_changed_cb (GtkSearchEntry *entry, Form *form)
{
  look (form);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Form *form)
{
  take (form, *(const TlnArgumentDraft *) g_object_get_data (G_OBJECT (row), "draft"));
}

static void
search_activate_cb (GtkSearchEntry *entry, Form *form)
{
  form->taking = TRUE;
  if (!form->waiting)
    take_first (form);
}

static void
change_cb (Form *form)
{
  take (form, form->draft);
}

/* The form. */

static GtkWidget *
build_relation (Form *form)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *relation = adw_combo_row_new ();
  GtkWidget *note = adw_entry_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    gtk_string_list_take (names, tln_relation_title (order[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (relation), _ ("Relation"));
  adw_combo_row_set_model (ADW_COMBO_ROW (relation), G_LIST_MODEL (names));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note), _ ("Note"));
  form->relation = ADW_COMBO_ROW (relation);
  form->note = GTK_EDITABLE (note);
  gtk_list_box_append (GTK_LIST_BOX (list), relation);
  gtk_list_box_append (GTK_LIST_BOX (list), note);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
build_search (Form *form)
{
  GtkWidget *entry = gtk_search_entry_new ();

  form->search = GTK_SEARCH_ENTRY (entry);
  gtk_search_entry_set_placeholder_text (form->search, _ ("Claim or Thesis"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claim or Thesis"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), form);
  g_signal_connect (entry, "search-changed", G_CALLBACK (search_changed_cb), form);
  g_signal_connect (entry, "activate", G_CALLBACK (search_activate_cb), form);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (adw_dialog_close), form->dialog);
  return entry;
}

static GtkWidget *
build_list (Form *form)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (NULL);

  form->list = GTK_LIST_BOX (list);
  form->nothing = GTK_LABEL (nothing);
  gtk_label_set_wrap (form->nothing, TRUE);
  gtk_widget_set_margin_top (nothing, 18);
  gtk_widget_set_margin_bottom (nothing, 18);
  gtk_list_box_set_placeholder (form->list, nothing);
  gtk_list_box_set_selection_mode (form->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claims and Theses"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), form);
  return list;
}

static GtkWidget *
build_content (Form *form, gboolean search)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *quote = gtk_label_new (NULL);

  form->quote = GTK_LABEL (quote);
  gtk_label_set_wrap (form->quote, TRUE);
  gtk_label_set_wrap_mode (form->quote, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (form->quote, 3);
  gtk_label_set_ellipsize (form->quote, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (form->quote, 0);
  gtk_widget_set_visible (quote, search);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 12,
                NULL);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), build_relation (form));
  if (search) {
    gtk_box_append (GTK_BOX (box), build_search (form));
    gtk_box_append (GTK_BOX (box), build_list (form));
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), !search);
  return scrolled;
}

static Form *
build_form (TlnStore *store, GtkWidget *from, gboolean search)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  form->store = g_object_ref (store);
  form->from = g_object_ref (from);
  form->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (form->dialog), "form", form, (GDestroyNotify) form_free);
  adw_dialog_set_title (form->dialog, search ? _ ("Link the Claim") : _ ("Change the Link"));
  adw_dialog_set_content_width (form->dialog, 460);
  if (search)
    adw_dialog_set_content_height (form->dialog, 560);
  if (!search) {
    GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Change"));

    gtk_widget_add_css_class (button, "suggested-action");
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (change_cb), form);
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
    adw_dialog_set_default_widget (form->dialog, button);
  }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_content (form, search));
  adw_dialog_set_child (form->dialog, view);
  return form;
}

AdwDialog *
tln_argue_dialog_new (TlnStore *store, gint64 claim, gint64 thesis, GtkWidget *from)
{
  Form *form = build_form (store, from, TRUE);

  form->draft.from = claim;
  form->thesis = thesis;
  adw_dialog_set_focus (form->dialog, GTK_WIDGET (form->search));
  look (form);
  return form->dialog;
}

AdwDialog *
tln_argue_dialog_new_change (TlnStore *store, const TlnArgumentLink *link, GtkWidget *from)
{
  Form *form = build_form (store, from, FALSE);

  form->draft = (TlnArgumentDraft) { .from = link->from_id,
                                     .claim = link->claim_id,
                                     .thesis = link->thesis_id };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == link->relation)
      adw_combo_row_set_selected (form->relation, i);
  gtk_editable_set_text (form->note, link->note);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (form->note), TRUE);
  adw_dialog_set_focus (form->dialog, GTK_WIDGET (form->relation));
  return form->dialog;
}
