/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each row acts at once; Enter in the search takes the first row that is shown and closes. */
#include "tln-assign-dialog.h"

#include "tln-catalog.h"
#include "tln-edits.h"
#include "tln-mark.h"
#include "tln-tags.h"
#include "tln-text.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  TlnStore *store;
  GArray *ids;
  AdwDialog *dialog;
  GtkEditable *search;
  GPtrArray *rows; /* GtkWidget, borrowed */
  GPtrArray *groups; /* AdwPreferencesGroup, borrowed */
  GtkWidget *tags; /* one of them */
  gboolean filling;
} Form;

typedef struct {
  TlnTarget target;
  char *word; /* of target, or NULL */
  char *folded; /* what the search looks at */
  GtkCheckButton *check;
  GtkWidget *group;
} Choice;

static void
form_free (Form *form)
{
  g_clear_object (&form->store);
  g_clear_pointer (&form->ids, g_array_unref);
  g_clear_pointer (&form->rows, g_ptr_array_unref);
  g_clear_pointer (&form->groups, g_ptr_array_unref);
  g_free (form);
}

static void
choice_free (Choice *choice)
{
  g_free (choice->folded);
  g_free (choice->word);
  g_free (choice);
}

static Choice *
choice_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
check_toggled_cb (GtkWidget *check, Form *form)
{
  GtkWidget *row = gtk_widget_get_ancestor (check, ADW_TYPE_ACTION_ROW);
  Choice *choice = choice_of (row);

  gtk_check_button_set_inconsistent (choice->check, FALSE);
  if (!form->filling)
    tln_edit_tag (GTK_WIDGET (form->dialog), form->store, form->ids, &choice->target,
                  gtk_check_button_get_active (choice->check));
}

static void
add_choice (Form *form, GtkWidget *group, const char *title, const TlnTarget *target, int position)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->target = *target;
  choice->target.word = choice->word = g_strdup (target->word);
  choice->folded = tln_text_fold (title, -1);
  choice->check = GTK_CHECK_BUTTON (check);
  choice->group = group;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (position >= 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tln_mark_new_stage (position));
  g_object_set_data_full (G_OBJECT (row), "choice", choice, (GDestroyNotify) choice_free);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (form->rows, row);
}

static GtkWidget *
add_group (Form *form, AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (form->groups, group);
  return group;
}

static GtkCheckButton *
find_tag (Form *form, const char *word)
{
  for (guint i = 0; i < form->rows->len; i++) {
    Choice *choice = choice_of (g_ptr_array_index (form->rows, i));

    if (choice->word && g_ascii_strcasecmp (choice->word, word) == 0)
      return choice->check;
  }
  return NULL;
}

/* A row for a tag that has none yet. */
static GtkCheckButton *
ensure_tag (Form *form, const char *word)
{
  if (!find_tag (form, word))
    add_choice (form, form->tags, word, &(TlnTarget) { .word = word }, -1);
  return find_tag (form, word);
}

/* The word becomes a row like those that are there, and is given to the articles. */
static void
new_tag_cb (GtkEditable *entry, Form *form)
{
  const char *typed = gtk_editable_get_text (entry);
  g_autofree char *word = tln_text_squeeze (*typed == '#' ? typed + 1 : typed);

  if (*word == '\0')
    return;
  gtk_check_button_set_active (ensure_tag (form, word), TRUE);
  gtk_editable_set_text (entry, "");
}

static void
add_tags (Form *form, AdwPreferencesPage *page)
{
  GtkWidget *entry = adw_entry_row_new ();

  form->tags = add_group (form, page, _ ("Tags"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("New Tag"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect (entry, "apply", G_CALLBACK (new_tag_cb), form);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->tags), entry);
}

static void
add_choices (Form *form, AdwPreferencesPage *page)
{
  TlnCatalog *catalog = tln_catalog_of (form->store);
  GPtrArray *stages = tln_catalog_get_stages (catalog);
  GPtrArray *theses = tln_catalog_get_theses (catalog);
  GPtrArray *instruments = tln_catalog_get_instruments (catalog);
  GtkWidget *group = add_group (form, page, _ ("Stages"));

  for (guint i = 0; i < stages->len; i++) {
    TlnStage *stage = g_ptr_array_index (stages, i);

    add_choice (form, group, stage->name, &(TlnTarget) { .stage = stage->id }, stage->position);
  }
  group = add_group (form, page, _ ("Theses"));
  for (guint i = 0; i < theses->len; i++) {
    TlnThesis *thesis = g_ptr_array_index (theses, i);

    add_choice (form, group, thesis->title, &(TlnTarget) { .thesis = thesis->id }, -1);
  }
  group = add_group (form, page, _ ("Instruments"));
  for (guint i = 0; i < instruments->len; i++) {
    TlnInstrument *instrument = g_ptr_array_index (instruments, i);
    g_autofree char *title =
        g_strdup_printf ("%s.%s %s", instrument->code, instrument->exchange, instrument->name);

    add_choice (form, group, title, &(TlnTarget) { .instrument = instrument->id }, -1);
  }
  add_tags (form, page);
}

static void
search_changed_cb (Form *form)
{
  g_autofree char *needle = tln_text_fold (gtk_editable_get_text (form->search), -1);

  for (guint i = 0; i < form->groups->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (form->groups, i), FALSE);
  gtk_widget_set_visible (form->tags, TRUE); /* a new one can always be written */
  for (guint i = 0; i < form->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (form->rows, i);
    gboolean fits = strstr (choice_of (row)->folded, needle) != NULL;

    gtk_widget_set_visible (row, fits);
    if (fits)
      gtk_widget_set_visible (choice_of (row)->group, TRUE);
  }
}

static void
search_activate_cb (Form *form)
{
  for (guint i = 0; i < form->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (form->rows, i);

    if (!gtk_widget_get_visible (row))
      continue;
    gtk_check_button_set_active (choice_of (row)->check, TRUE);
    adw_dialog_close (form->dialog);
    return;
  }
}

/* Escape: the entry keeps the key for itself. */
static void
search_stop_cb (Form *form)
{
  adw_dialog_close (form->dialog);
}

/* What the articles are assigned to now, and all tags there are. */
typedef struct {
  GHashTable *counts; /* as tln_bulk_survey gives it */
  GPtrArray *tags; /* TlnWordTag */
} Known;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->counts, g_hash_table_unref);
  g_clear_pointer (&known->tags, g_ptr_array_unref);
  g_free (known);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
known_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);

  known->counts =
      tln_bulk_survey (db, &(TlnBulk) { .ids = data, .cancellable = cancellable }, error);
  if (known->counts)
    known->tags = tln_tags_get (db, 0, error);
  return known->tags ? g_steal_pointer (&known) : NULL;
}

/* A check for what all have, a dash for what some have. */
static void
show_choice (Form *form, GtkCheckButton *check, const Known *known, gint64 id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (known->counts, &id));

  gtk_check_button_set_active (check, n == form->ids->len);
  gtk_check_button_set_inconsistent (check, n > 0 && n < form->ids->len);
}

static void
known_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Known) known = tln_store_finish (TLN_STORE (source), result, &error);
  Form *form = g_object_get_data (G_OBJECT (dialog), "form");

  if (!known) {
    tln_toast_error (GTK_WIDGET (dialog), error);
    return;
  }
  form->filling = TRUE;
  for (guint i = 0; i < form->rows->len; i++) {
    Choice *choice = choice_of (g_ptr_array_index (form->rows, i));

    if (!choice->word)
      show_choice (form, choice->check, known,
                   choice->target.stage    ? choice->target.stage
                   : choice->target.thesis ? choice->target.thesis
                                           : choice->target.instrument);
  }
  for (guint i = 0; i < known->tags->len; i++) {
    TlnWordTag *tag = g_ptr_array_index (known->tags, i);

    show_choice (form, ensure_tag (form, tag->name), known, tag->id);
  }
  form->filling = FALSE;
  search_changed_cb (form);
}

static void
read_known (Form *form)
{
  TlnJob job = { .run = known_job,
                 .data = g_array_ref (form->ids),
                 .data_free = (GDestroyNotify) g_array_unref,
                 .result_free = (GDestroyNotify) known_free };

  tln_store_read_async (form->store, &job, NULL, known_read_cb, g_object_ref_sink (form->dialog));
}

AdwDialog *
tln_assign_dialog_new (TlnStore *store, GArray *ids)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *search = gtk_search_entry_new ();
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->ids = g_array_ref (ids);
  form->dialog = dialog;
  form->search = GTK_EDITABLE (search);
  form->rows = g_ptr_array_new ();
  form->groups = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "form", form, (GDestroyNotify) form_free);
  add_choices (form, ADW_PREFERENCES_PAGE (page));
  g_object_set (search, "placeholder-text", _ ("Stage, thesis, code, name or tag"), "margin-start",
                12, "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), search);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Assign To"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, search);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_changed_cb), form);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (search_activate_cb), form);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (search_stop_cb), form);
  search_changed_cb (form);
  read_known (form);
  return dialog;
}
