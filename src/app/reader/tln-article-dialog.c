/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an article's title, publisher, author, date and language. Only what was changed is
 * written, and counts as entered by hand from then on. */
#include "tln-article-dialog.h"

#include "tln-act.h"
#include "tln-articles-details.h"
#include "tln-edits.h"
#include "tln-reader-rules.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <string.h>

enum {
  FIELD_TITLE,
  FIELD_SITE,
  FIELD_AUTHOR,
  FIELD_PUBLISHED,
  N_FIELDS
};

typedef struct {
  TlnStore *store;
  TlnArticle *article;
  GtkWidget *from;
  AdwDialog *dialog;
  GtkWidget *entries[N_FIELDS];
  GtkWidget *captions[N_FIELDS];
  char *before[N_FIELDS];
  AdwComboRow *language;
  guint language_before;
  GPtrArray *languages; /* char *, "" first */
  GtkWidget *save;
} Form;

/* What is to be written; NULL: as it was. */
typedef struct {
  gint64 article;
  char *name;
  char *values[N_FIELDS];
  char *language;
} Edit;

static const struct {
  const char *code;
  const char *name;
} known_languages[] = {
  { "", N_ ("Not Known") },  { "zh", N_ ("Chinese") }, { "en", N_ ("English") },
  { "ja", N_ ("Japanese") }, { "ko", N_ ("Korean") },  { "de", N_ ("German") },
  { "fr", N_ ("French") },   { "es", N_ ("Spanish") },
};

static void
form_free (Form *form)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (form->before[i]);
  g_ptr_array_unref (form->languages);
  tln_article_unref (form->article);
  g_object_unref (form->store);
  g_object_unref (form->from);
  g_free (form);
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (edit->values[i]);
  g_free (edit->language);
  g_free (edit->name);
  g_free (edit);
}

/* Writing. */

/* An empty text is no date. */
static gboolean
parse_date (const char *text, TlnDate *date)
{
  *date = TLN_DATE_NONE;
  return *text == '\0' || tln_date_parse (text, date);
}

static gboolean
set_field (TlnDb *db, const Edit *edit, guint field, GError **error)
{
  const char *value = edit->values[field];
  TlnDate date;

  if (value == NULL)
    return TRUE;
  switch (field) {
  case FIELD_TITLE:
    return tln_articles_set_title (db, edit->article, value, error);
  case FIELD_SITE:
    return tln_articles_set_site (db, edit->article, value, error);
  case FIELD_AUTHOR:
    return tln_articles_set_author (db, edit->article, value, error);
  default:
    parse_date (value, &date);
    return tln_articles_set_published (db, edit->article, &date, error);
  }
}

static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  tln_act_describe (db, edit->name, 1);
  for (guint i = 0; i < N_FIELDS; i++)
    if (!set_field (db, edit, i, error))
      return NULL;
  if (edit->language != NULL)
    tln_articles_set_language (db, edit->article, edit->language, error);
  return NULL;
}

/* The form. */

static char *
field_text (Form *form, guint field)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->entries[field]))));
}

static gboolean
field_differs (Form *form, guint field)
{
  g_autofree char *text = field_text (form, field);

  return !g_str_equal (text, form->before[field]);
}

/* What is wrong with a field, or NULL. */
static const char *
field_wrong (Form *form, guint field)
{
  g_autofree char *text = field_text (form, field);
  TlnDate date;

  if (field == FIELD_TITLE && *text == '\0')
    return _ ("An article needs a title.");
  if (field == FIELD_PUBLISHED && !parse_date (text, &date))
    return _ ("Write the date as 2025-03-10, 2025-03 or 2025, or leave it empty.");
  return NULL;
}

static char *
found_caption (const Form *form, guint field)
{
  const TlnArticle *article = form->article;
  const struct {
    const char *origin;
    gboolean guess;
  } known[N_FIELDS] = {
    { article->title_origin, article->title_guess },
    { article->site ? article->site_origin : NULL, article->site_guess },
    { article->author ? article->author_origin : NULL, FALSE },
    { article->published_origin, article->published_guess },
  };
  g_autofree char *found = tln_reader_found_by (known[field].origin);

  if (!found && field == FIELD_PUBLISHED)
    return g_strdup (_ ("Not known; lists go by the day it was captured."));
  if (!known[field].guess)
    return g_steal_pointer (&found);
  return found ? g_strdup_printf ("%s. %s", _ ("A guess"), found) : g_strdup (_ ("A guess"));
}

static void
show_caption (Form *form, guint field)
{
  const char *wrong = field_wrong (form, field);
  gboolean differs = field_differs (form, field);
  g_autofree char *found = wrong || differs ? g_strdup (wrong) : found_caption (form, field);

  gtk_label_set_text (GTK_LABEL (form->captions[field]), found ? found : "");
  gtk_widget_set_visible (form->captions[field], found != NULL);
  if (wrong) {
    gtk_widget_add_css_class (form->entries[field], "error");
    gtk_widget_add_css_class (form->captions[field], "error");
  } else {
    gtk_widget_remove_css_class (form->entries[field], "error");
    gtk_widget_remove_css_class (form->captions[field], "error");
  }
  gtk_accessible_update_state (GTK_ACCESSIBLE (form->entries[field]), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (Form *form)
{
  gboolean differs = adw_combo_row_get_selected (form->language) != form->language_before;
  gboolean wrong = FALSE;

  for (guint i = 0; i < N_FIELDS; i++) {
    show_caption (form, i);
    differs = differs || field_differs (form, i);
    wrong = wrong || field_wrong (form, i) != NULL;
  }
  gtk_widget_set_sensitive (form->save, differs && !wrong);
  tln_unsaved_set (form->dialog, differs, GTK_BUTTON (form->save));
}

static void
save_clicked_cb (Form *form)
{
  Edit *edit = g_new0 (Edit, 1);
  TlnJob job = { save_job, edit, edit_free, NULL };
  guint language = adw_combo_row_get_selected (form->language);

  edit->article = form->article->id;
  edit->name = field_text (form, FIELD_TITLE);
  for (guint i = 0; i < N_FIELDS; i++)
    if (field_differs (form, i))
      edit->values[i] = field_text (form, i);
  if (language != form->language_before)
    edit->language = g_strdup (g_ptr_array_index (form->languages, language));
  tln_edit_run (form->from, form->store, TLN_ACT_ARTICLE_EDIT, &job,
                g_strdup (_ ("Details changed")));
  adw_dialog_force_close (form->dialog);
}

static void
entry_activated_cb (Form *form)
{
  if (gtk_widget_is_sensitive (form->save))
    save_clicked_cb (form);
}

/* Building. */

/* A group of its own, so that how it was found stands below it. */
static GtkWidget *
build_field (Form *form, guint field, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *caption = gtk_label_new (NULL);

  form->entries[field] = entry;
  form->captions[field] = caption;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), form->before[field]);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_margin_top (caption, 6);
  gtk_widget_set_margin_start (caption, 12);
  gtk_widget_set_margin_end (caption, 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), caption);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  caption, NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), form);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (entry_activated_cb), form);
  return group;
}

/* "zh-CN" is Chinese; a language that is not in the list is shown by its code. */
static GtkWidget *
build_language (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *language = form->article->language ? form->article->language : "";
  gsize length = strcspn (language, "-_");
  guint selected = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (known_languages); i++) {
    const char *code = known_languages[i].code;

    if (strlen (code) == length && g_ascii_strncasecmp (code, language, length) == 0)
      selected = i;
    gtk_string_list_append (names, _ (known_languages[i].name));
    g_ptr_array_add (form->languages, g_strdup (code));
  }
  if (selected == G_MAXUINT) {
    selected = form->languages->len;
    gtk_string_list_append (names, language);
    g_ptr_array_add (form->languages, g_strdup (language));
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  form->language = ADW_COMBO_ROW (row);
  form->language_before = selected;
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb), form);
  return group;
}

static GtkWidget *
build_header (Form *form)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  form->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (form->save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), form->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_force_close), form->dialog);
  g_signal_connect_swapped (form->save, "clicked", G_CALLBACK (save_clicked_cb), form);
  return header;
}

static Form *
form_new (TlnStore *store, const TlnArticle *article, GtkWidget *from)
{
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->article = tln_article_ref ((TlnArticle *) article);
  form->from = g_object_ref (from);
  form->dialog = adw_dialog_new ();
  form->languages = g_ptr_array_new_with_free_func (g_free);
  form->before[FIELD_TITLE] = g_strdup (article->title);
  form->before[FIELD_SITE] = g_strdup (article->site ? article->site : "");
  form->before[FIELD_AUTHOR] = g_strdup (article->author ? article->author : "");
  form->before[FIELD_PUBLISHED] = tln_date_format (&article->published);
  if (!form->before[FIELD_PUBLISHED])
    form->before[FIELD_PUBLISHED] = g_strdup ("");
  return form;
}

AdwDialog *
tln_article_dialog_new (TlnStore *store, const TlnArticle *article, GtkWidget *from)
{
  const char *const titles[N_FIELDS] = { _ ("Title"), _ ("Publisher"), _ ("Author"),
                                         _ ("Published") };
  Form *form = form_new (store, article, from);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  g_object_set_data_full (G_OBJECT (form->dialog), "form", form,
                          (GDestroyNotify) (void (*) (void)) form_free);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_header (form));
  for (guint i = 0; i < N_FIELDS; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (build_field (form, i, titles[i])));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (build_language (form)));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (form->dialog, _ ("Edit Details"));
  adw_dialog_set_content_width (form->dialog, 460);
  adw_dialog_set_child (form->dialog, view);
  adw_dialog_set_focus (form->dialog, form->entries[FIELD_TITLE]);
  changed_cb (form);
  return form->dialog;
}
