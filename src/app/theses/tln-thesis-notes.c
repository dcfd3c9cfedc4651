/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of rows, one a note, and the small editor behind them. Markdown is kept as it is written.
 */
#include "tln-thesis-notes.h"

#include "tln-date-label.h"
#include "tln-edits.h"
#include "tln-past-lock.h"
#include "tln-theses.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlnThesisNotes {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 thesis;
};

G_DEFINE_FINAL_TYPE (TlnThesisNotes, tln_thesis_notes, ADW_TYPE_BIN)

/* What the editor writes. */
typedef struct {
  gint64 thesis;
  gint64 note; /* 0: a new one */
  char *body;
} Edit;

/* An open editor; lives as long as its dialog. */
typedef struct {
  TlnThesisNotes *notes;
  gint64 note;
  char *body; /* as it is stored */
  AdwDialog *dialog;
  GtkTextBuffer *buffer;
  GtkWidget *save;
} Editor;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->body);
  g_free (edit);
}

static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  TlnNoteOwner owner = { .thesis = edit->thesis };

  if (edit->note != 0)
    tln_theses_set_note (db, edit->note, edit->body, error);
  else
    tln_theses_add_note (db, &owner, edit->body, error);
  return NULL;
}

static char *
editor_text (Editor *editor)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (editor->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (editor->buffer, &start, &end, FALSE));
}

static void
save_clicked_cb (GtkButton *button, Editor *editor)
{
  Edit *edit = g_new0 (Edit, 1);
  TlnJob job = { save_job, edit, edit_free, NULL };

  edit->thesis = editor->notes->thesis;
  edit->note = editor->note;
  edit->body = editor_text (editor);
  tln_edit_run_form (editor->dialog, editor->notes->store, TLN_ACT_NOTE, &job,
                     g_strdup (_ ("Note kept")));
}

static void
text_changed_cb (GtkTextBuffer *buffer, Editor *editor)
{
  g_autofree char *text = editor_text (editor);

  gtk_widget_set_sensitive (editor->save, *text != '\0');
  tln_unsaved_set (editor->dialog, strcmp (text, editor->body) != 0, GTK_BUTTON (editor->save));
}

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_object_unref (editor->notes);
  g_free (editor->body);
  g_free (editor);
}

static GtkWidget *
build_header (Editor *editor)
{
  GtkWidget *header = adw_header_bar_new ();

  editor->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (editor->save, "suggested-action");
  gtk_widget_set_sensitive (editor->save, FALSE);
  g_signal_connect (editor->save, "clicked", G_CALLBACK (save_clicked_cb), editor);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), editor->save);
  return header;
}

static Editor *
open_editor (TlnThesisNotes *self, gint64 note, const char *body)
{
  Editor *editor = g_new0 (Editor, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  editor->notes = g_object_ref (self);
  editor->note = note;
  editor->body = g_strdup (body);
  editor->dialog = adw_dialog_new ();
  editor->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 18);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Note"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_header (editor));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  gtk_text_buffer_set_text (editor->buffer, body, -1);
  g_signal_connect (editor->buffer, "changed", G_CALLBACK (text_changed_cb), editor);
  adw_dialog_set_child (editor->dialog, view);
  adw_dialog_set_title (editor->dialog, note != 0 ? _ ("Edit Note") : _ ("New Note"));
  adw_dialog_set_content_width (editor->dialog, 480);
  adw_dialog_set_content_height (editor->dialog, 360);
  adw_dialog_set_focus (editor->dialog, text);
  g_object_set_data_full (G_OBJECT (editor->dialog), "editor", editor, editor_free);
  adw_dialog_present (editor->dialog, GTK_WIDGET (self));
  return editor;
}

static void
note_activated_cb (AdwActionRow *row, TlnThesisNotes *self)
{
  const TlnNote *note = g_object_get_data (G_OBJECT (row), "note");

  open_editor (self, note->id, note->body);
}

static void
add_activated_cb (AdwButtonRow *row, TlnThesisNotes *self)
{
  open_editor (self, 0, "");
}

static GtkWidget *
build_row (TlnThesisNotes *self, TlnNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean open = tln_past_day (GTK_WIDGET (self)) == TLN_DAY_NONE;
  g_autofree char *when = tln_time_label (note->updated_at);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->body);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), open);
  gtk_widget_set_tooltip_text (row, open ? _ ("Edit This Note") : tln_past_reason ());
  g_object_set_data_full (G_OBJECT (row), "note", tln_note_ref (note),
                          (GDestroyNotify) tln_note_unref);
  g_signal_connect (row, "activated", G_CALLBACK (note_activated_cb), self);
  return row;
}

static void
tln_thesis_notes_finalize (GObject *object)
{
  g_clear_object (&TLN_THESIS_NOTES (object)->store);
  G_OBJECT_CLASS (tln_thesis_notes_parent_class)->finalize (object);
}

static void
tln_thesis_notes_class_init (TlnThesisNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_thesis_notes_finalize;
}

static void
tln_thesis_notes_init (TlnThesisNotes *self)
{
}

GtkWidget *
tln_thesis_notes_new (TlnStore *store)
{
  TlnThesisNotes *self = g_object_new (TLN_TYPE_THESIS_NOTES, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tln_thesis_notes_set_bundle (TlnThesisNotes *self, const TlnBundle *bundle)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = adw_button_row_new ();

  self->thesis = bundle->thesis->id;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Notes"));
  for (guint i = 0; i < bundle->notes->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               build_row (self, g_ptr_array_index (bundle->notes, i)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _ ("Add a Note…"));
  g_signal_connect (add, "activated", G_CALLBACK (add_activated_cb), self);
  if (tln_past_day (GTK_WIDGET (self)) != TLN_DAY_NONE) {
    gtk_widget_set_sensitive (add, FALSE);
    gtk_widget_set_tooltip_text (add, tln_past_reason ());
  }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), add);
  adw_bin_set_child (ADW_BIN (self), group);
}

void
tln_thesis_notes_write (TlnThesisNotes *self, const char *title, const char *body)
{
  g_autofree char *start = g_strdup_printf ("%s ", body);
  Editor *editor = open_editor (self, 0, start);
  GtkTextIter end;

  adw_dialog_set_title (editor->dialog, title);
  gtk_text_buffer_get_end_iter (editor->buffer, &end);
  gtk_text_buffer_place_cursor (editor->buffer, &end);
}
