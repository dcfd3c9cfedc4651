/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an own claim. The articles of the days around it come in when they have been read. */
#include "tln-own-claim-dialog.h"

#include "tln-article.h"
#include "tln-choice-row.h"
#include "tln-date-label.h"
#include "tln-edits.h"
#include "tln-navigator.h"
#include "tln-own-claims.h"
#include "tln-shape.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>

#define LISTED_MAX 5
#define FORM_PX 440
#define ROW_PX 66
#define KEY "own-claim-form"

/* Of one dialog; lives as long. */
typedef struct {
  TlnStore *store;
  GtkWidget *over;
  AdwDialog *dialog;
  TlnDay day;
  gint64 instrument;
  GCancellable *cancellable; /* of the articles */
  GtkWidget *words;
  GtkWidget *stance;
  AdwComboRow *thesis;
  AdwComboRow *stage;
  GtkWidget *articles; /* AdwPreferencesGroup */
  GtkWidget *save;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  g_object_unref (form->over);
  g_object_unref (form->store);
  g_free (form);
}

/* What the writer needs. */
typedef struct {
  TlnOwnClaim claim;
  char *words;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->words);
  g_free (draft);
}

static gpointer
keep_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Draft *draft = data;

  tln_own_claims_add (db, &draft->claim, error);
  return NULL;
}

static char *
read_words (Form *form)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->words))));
}

static void
save_cb (Form *form)
{
  Draft *draft = g_new0 (Draft, 1);
  TlnJob job = { .run = keep_job, .data = draft, .data_free = draft_free };

  draft->words = read_words (form);
  draft->claim =
      (TlnOwnClaim) { .words = draft->words,
                      .site = C_ ("source of a claim", "Own note"),
                      .day = form->day,
                      .instrument = form->instrument,
                      .thesis = tln_choice_row_get (form->thesis),
                      .stage = tln_choice_row_get (form->stage),
                      .stance = adw_combo_row_get_selected (ADW_COMBO_ROW (form->stance)) };
  tln_edit_run_form (form->dialog, form->store, TLN_ACT_CLAIM_NEW, &job,
                     g_strdup (_ ("Claim kept")));
}

static void
changed_cb (Form *form)
{
  g_autofree char *words = read_words (form);

  gtk_widget_set_sensitive (form->save, *words != '\0');
  tln_unsaved_set (form->dialog, *words != '\0', GTK_BUTTON (form->save));
}

static void
article_activated_cb (GtkWidget *row, Form *form)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "article-id");
  const gint64 article = *id;
  g_autoptr (GtkWidget) over = g_object_ref (form->over);

  /* Words that were typed meanwhile are asked about first. */
  if (!adw_dialog_close (form->dialog))
    return;
  tln_navigator_show_article (over, article);
}

static GtkWidget *
make_article_row (Form *form, const TlnArticle *article)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = tln_date_label (&article->published);
  g_autofree char *subtitle =
      article->site ? g_strdup_printf ("%s · %s", article->site, date) : g_strdup (date);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), article->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "article-id",
                          g_memdup2 (&article->id, sizeof article->id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (article_activated_cb), form);
  return row;
}

typedef struct {
  TlnDay day;
  gint64 instrument;
} Near;

static gpointer
near_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Near *near = data;

  return tln_own_claims_near (db, near->day, near->instrument, LISTED_MAX, error);
}

static void
near_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = tln_store_finish (TLN_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (dialog), KEY);

  /* Without them the claim can be written all the same. */
  if (!articles || articles->len == 0)
    return;
  for (guint i = 0; i < articles->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->articles),
                               make_article_row (form, g_ptr_array_index (articles, i)));
  gtk_widget_set_visible (form->articles, TRUE);
  /* A dialog does not grow by itself, and what is below its edge is not looked for. */
  adw_dialog_set_content_height (form->dialog, FORM_PX + (int) articles->len * ROW_PX);
}

static void
read_near (Form *form)
{
  const Near near = { form->day, form->instrument };
  TlnJob job = { .run = near_job,
                 .data = g_memdup2 (&near, sizeof near),
                 .data_free = g_free,
                 .result_free = (GDestroyNotify) g_ptr_array_unref };

  tln_store_read_async (form->store, &job, form->cancellable, near_cb, g_object_ref (form->dialog));
}

static void
add_stances (Form *form, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i <= TLN_STANCE_AGAINST; i++)
    gtk_string_list_append (names, tln_stance_label (i));
  form->stance = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->stance), _ ("Stance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (form->stance), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (form->stance), TLN_STANCE_NEUTRAL);
  adw_preferences_group_add (group, form->stance);
}

static GtkWidget *
make_page (Form *form, const TlnOwnClaimTarget *target)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  form->words = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->words), _ ("What You Saw or Heard"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (form->words), TRUE);
  g_signal_connect_swapped (form->words, "changed", G_CALLBACK (changed_cb), form);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Kept as a claim whose source is your own note of today. It stands at that day."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->words);
  add_stances (form, ADW_PREFERENCES_GROUP (group));
  form->thesis = tln_choice_row_new_thesis (form->store, target->thesis);
  form->stage = tln_choice_row_new_stage (form->store, target->stage);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->thesis));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (form->stage));
  form->articles = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (form->articles),
                                   _ ("Or Quote an Article of These Days"));
  gtk_widget_set_visible (form->articles, FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (form->articles));
  return page;
}

static Form *
form_new (GtkWidget *over, TlnStore *store, gint64 instrument, TlnDay day)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->over = g_object_ref (over);
  form->day = day;
  form->instrument = instrument;
  form->cancellable = g_cancellable_new ();
  form->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (form->dialog), KEY, form, form_free);
  return form;
}

void
tln_own_claim_dialog_present (GtkWidget *over,
                              TlnStore *store,
                              const TlnOwnClaimTarget *target,
                              TlnDay day)
{
  Form *form = form_new (over, store, target->instrument, day);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *on = tln_day_label (day);
  g_autofree char *title = g_strdup_printf (_ ("Claim at %s"), on);

  form->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (form, target));
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_title (form->dialog, title);
  adw_dialog_set_content_width (form->dialog, 480);
  adw_dialog_set_default_widget (form->dialog, form->save);
  adw_dialog_set_focus (form->dialog, form->words);
  changed_cb (form);
  adw_dialog_present (form->dialog, over);
  read_near (form);
}
