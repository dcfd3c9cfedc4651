/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One form; nothing is written before it is closed, and only when something differs. */
#include "tln-claim-dialog.h"

#include "tln-choice-row.h"
#include "tln-claim-colour.h"
#include "tln-claim-edits.h"
#include "tln-claim-words.h"
#include "tln-mark.h"

#include <glib/gi18n.h>

typedef struct {
  TlnStore *store;
  TlnClaim *claim;
  GtkWidget *from;
  AdwComboRow *thesis;
  AdwComboRow *stage;
  AdwToggleGroup *stance;
  AdwToggleGroup *strength;
  GtkEditable *speaker;
  GtkEditable *relay;
  GtkEditable *hedge;
  AdwComboRow *kind;
  GtkTextBuffer *note;
  gboolean touched; /* something of the evidence */
  guint guessed; /* TlnClaimField: what the form began with is a guess */
} Form;

/* As tln_claim_kind_label knows them; the first: nothing is said. */
static const char *const kinds[] = { "",          "fact",     "number",         "opinion",
                                     "mechanism", "forecast", "recommendation", "hearsay" };

static void
form_free (Form *form)
{
  g_clear_object (&form->store);
  g_clear_object (&form->from);
  g_clear_pointer (&form->claim, tln_claim_unref);
  g_free (form);
}

static void
touched_cb (Form *form)
{
  form->touched = TRUE;
}

static AdwComboRow *
add_combo (GtkWidget *group, const char *title, GtkStringList *choices, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

static AdwToggleGroup *
add_toggles (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggles = adw_toggle_group_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggles, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggles);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_TOGGLE_GROUP (toggles);
}

static void
add_stance (Form *form, GtkWidget *group, const TlnEvidenceDraft *draft)
{
  static const TlnStance order[] = { TLN_STANCE_FOR, TLN_STANCE_NEUTRAL, TLN_STANCE_AGAINST };

  form->stance = add_toggles (group, _ ("Stance"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_child (toggle, tln_mark_new_stance (order[i]));
    adw_toggle_set_tooltip (toggle, tln_stance_label (order[i]));
    adw_toggle_set_name (toggle, tln_stance_name (order[i]));
    adw_toggle_group_add (form->stance, toggle);
  }
  adw_toggle_group_set_active_name (form->stance, tln_stance_name (draft->stance));
}

static void
add_strength (Form *form, GtkWidget *group, const TlnEvidenceDraft *draft)
{
  static const char *const labels[] = { N_ ("Weak"), N_ ("Fair"), N_ ("Strong") };

  form->strength = add_toggles (group, _ ("Strength"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_label (toggle, _ (labels[i]));
    adw_toggle_group_add (form->strength, toggle);
  }
  adw_toggle_group_set_active (form->strength, draft->strength ? (guint) draft->strength - 1 : 1);
}

static GtkWidget *
build_evidence (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  TlnEvidenceDraft draft;

  tln_claim_draft (form->claim, &draft);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Evidence"));
  form->thesis = tln_choice_row_new_thesis (form->store, draft.thesis);
  form->stage = tln_choice_row_new_stage (form->store, draft.stage);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->thesis));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->stage));
  add_stance (form, group, &draft);
  add_strength (form, group, &draft);
  g_signal_connect_swapped (form->thesis, "notify::selected", G_CALLBACK (touched_cb), form);
  g_signal_connect_swapped (form->stage, "notify::selected", G_CALLBACK (touched_cb), form);
  g_signal_connect_swapped (form->stance, "notify::active", G_CALLBACK (touched_cb), form);
  g_signal_connect_swapped (form->strength, "notify::active", G_CALLBACK (touched_cb), form);
  return group;
}

/* Whether to begin with a guess: nothing is said, and nobody wanted it so. */
static gboolean
is_guessed (Form *form, TlnClaimField field, const char *said, const char *guess)
{
  gboolean guessed = !said && guess && !(form->claim->emptied & field);

  if (guessed)
    form->guessed |= field;
  return guessed;
}

/* What the claim says, or what its words were taken for: then in italics, with a word about it. */
static GtkEditable *
add_entry (GtkWidget *group, const char *title, const char *text, gboolean guessed)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  if (guessed) {
    gtk_widget_add_css_class (row, "guess");
    gtk_widget_set_tooltip_text (row, _ ("Taken from the words of the article"));
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_EDITABLE (row);
}

static void
add_kind (Form *form, GtkWidget *group, const char *kind)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const char *label = tln_claim_kind_label (kinds[i]);

    gtk_string_list_append (names, label ? label : _ ("Not Said"));
    if (g_strcmp0 (kind, kinds[i]) == 0)
      selected = i;
  }
  form->kind = add_combo (group, _ ("Kind"), names, selected);
}

static GtkWidget *
build_words (Form *form, const TlnStatement *guess)
{
  static const TlnStatement none = { 0 };
  GtkWidget *group = adw_preferences_group_new ();
  const TlnClaim *claim = form->claim;
  const TlnStatement *may = guess ? guess : &none;
  gboolean speaker = is_guessed (form, TLN_CLAIM_SPEAKER, claim->speaker, may->speaker);
  /* Once it is said who speaks, nobody else is proposed. */
  gboolean known = claim->speaker || claim->emptied & TLN_CLAIM_SPEAKER;
  gboolean relay = !known && is_guessed (form, TLN_CLAIM_RELAY, claim->relayed_by, may->relay);
  gboolean kind = is_guessed (form, TLN_CLAIM_KIND, claim->kind, may->kind);
  gboolean hedge = is_guessed (form, TLN_CLAIM_HEDGE, claim->hedge, may->hedge);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Statement"));
  form->speaker =
      add_entry (group, _ ("Speaker"), speaker ? may->speaker : claim->speaker, speaker);
  form->relay = add_entry (group, _ ("Relayed By, Several with “;” Between"),
                           relay ? may->relay : claim->relayed_by, relay);
  add_kind (form, group, kind ? may->kind : claim->kind);
  form->hedge = add_entry (group, _ ("Hedge Words"), hedge ? may->hedge : claim->hedge, hedge);
  if (tln_claim_colour_label (claim->colour))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               tln_claim_colour_row_new (claim->colour));
  return group;
}

static GtkWidget *
build_note (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  form->note = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (form->note, form->claim->note, -1);
  gtk_text_buffer_set_enable_undo (form->note, TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, -1, 96);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Note"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
  return group;
}

/* Closing. */

static char *
note_text (Form *form)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (form->note, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (form->note, &start, &end, FALSE));
}

static void
read_evidence (Form *form, TlnClaimChange *change)
{
  const TlnEvidence *now =
      form->claim->evidence->len > 0 ? g_ptr_array_index (form->claim->evidence, 0) : NULL;

  change->evident = TRUE;
  change->draft.thesis = tln_choice_row_get (form->thesis);
  change->draft.stage = tln_choice_row_get (form->stage);
  tln_stance_from_name (adw_toggle_group_get_active_name (form->stance), &change->draft.stance);
  change->draft.strength = (int) adw_toggle_group_get_active (form->strength) + 1;
  if (now && now->thesis_id != change->draft.thesis)
    change->replaced_evidence = now->id;
}

/* Takes a field over; TRUE when it differs from what it was, or was proposed (guessed). */
static gboolean
take (char **field, const char *value, gboolean guessed)
{
  if (!guessed && g_strcmp0 (*field ? *field : "", value) == 0)
    return FALSE;
  g_set_str (field, value);
  return TRUE;
}

/* Names or words with "; " between, however they were parted. */
static char *
tidy_list (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (text);

  g_string_replace (all, "；", ";", 0);
  parts = g_strsplit (all->str, ";", -1);
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", parts[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
closed_cb (AdwDialog *dialog, Form *form)
{
  g_autoptr (TlnClaimChange) change = tln_claim_change_new (form->claim);
  g_autofree char *note = note_text (form);
  g_autofree char *relay = tidy_list (gtk_editable_get_text (form->relay));
  g_autofree char *hedge = tidy_list (gtk_editable_get_text (form->hedge));
  gboolean changed = form->touched;

  changed |= take (&change->speaker, gtk_editable_get_text (form->speaker),
                   form->guessed & TLN_CLAIM_SPEAKER);
  changed |= take (&change->relay, relay, form->guessed & TLN_CLAIM_RELAY);
  changed |= take (&change->kind, kinds[adw_combo_row_get_selected (form->kind)],
                   form->guessed & TLN_CLAIM_KIND);
  changed |= take (&change->hedge, hedge, form->guessed & TLN_CLAIM_HEDGE);
  changed |= take (&change->note, note, FALSE);
  if (!changed)
    return;
  if (form->touched)
    read_evidence (form, change);
  else
    change->evident = FALSE;
  tln_claim_edit_change (form->from, form->store, g_steal_pointer (&change));
}

AdwDialog *
tln_claim_dialog_new (TlnStore *store, TlnClaim *claim, const TlnStatement *guess, GtkWidget *from)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  g_autofree char *quote = g_markup_escape_text (claim->exact, -1);
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->claim = tln_claim_ref (claim);
  form->from = g_object_ref (from);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (page), quote);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_evidence (form)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_words (form, guess)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_note (form)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Claim"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_child (dialog, view);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), form);
  return dialog;
}
