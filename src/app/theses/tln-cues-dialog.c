/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One word or phrase a line, of any language. What is written is tried on the library off the main
 * thread; a later try stops the one before. */
#include "tln-cues-dialog.h"

#include "tln-chain-act.h"
#include "tln-stages-edit.h"
#include "tln-toast.h"
#include "tln-unsaved.h"

#include <glib/gi18n.h>

#define LOOK_AT 2000
#define SENTENCES 4

struct _TlnCuesDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  TlnStage *stage;
  GtkTextBuffer *buffer;
  GtkButton *save;
  GtkLabel *count;
  GtkListBox *sentences;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TlnCuesDialog, tln_cues_dialog, ADW_TYPE_DIALOG)

static char **
get_cues (TlnCuesDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  return g_strsplit (text, "\n", -1);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnCuesDialog *self = TLN_CUES_DIALOG (widget);
  g_auto (GStrv) cues = get_cues (self);

  tln_chain_act_cues (widget, self->store, self->stage, (const char *const *) cues);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static gpointer
preview_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_stages_preview (db, data, LOOK_AT, SENTENCES, error);
}

static void
show_preview (TlnCuesDialog *self, const TlnCuePreview *preview)
{
  g_autofree char *count =
      preview->more
          ? g_strdup_printf (ngettext ("Found in %u of the newest %d articles",
                                       "Found in %u of the newest %d articles", preview->count),
                             preview->count, LOOK_AT)
          : g_strdup_printf (
                ngettext ("Found in %u article", "Found in %u articles", preview->count),
                preview->count);

  gtk_label_set_label (self->count, count);
  gtk_list_box_remove_all (self->sentences);
  for (guint i = 0; i < preview->sentences->len; i++) {
    GtkWidget *label = gtk_label_new (g_ptr_array_index (preview->sentences, i));

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), 3);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "cue-sentence");
    gtk_list_box_append (self->sentences, label);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), preview->sentences->len > 0);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnCuesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnCuePreview) preview = tln_store_finish (TLN_STORE (source), result, &error);

  if (preview != NULL)
    show_preview (self, preview);
  else
    tln_toast_error (GTK_WIDGET (self), error);
}

static void
preview (TlnCuesDialog *self)
{
  TlnJob job = { preview_job, get_cues (self), (GDestroyNotify) g_strfreev,
                 (GDestroyNotify) tln_cue_preview_free };

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_async (self->store, &job, self->cancellable, previewed_cb, g_object_ref (self));
}

static void
text_changed_cb (GtkTextBuffer *buffer, TlnCuesDialog *self)
{
  g_autofree char *before = g_strjoinv ("\n", self->stage->cues);
  g_auto (GStrv) now = get_cues (self);
  g_autofree char *after = g_strjoinv ("\n", now);

  tln_unsaved_set (ADW_DIALOG (self), strcmp (before, after) != 0, self->save);
  preview (self);
}

static void
tln_cues_dialog_dispose (GObject *object)
{
  TlnCuesDialog *self = TLN_CUES_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->stage, tln_stage_unref);
  G_OBJECT_CLASS (tln_cues_dialog_parent_class)->dispose (object);
}

static void
tln_cues_dialog_class_init (TlnCuesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_cues_dialog_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "cues.save", NULL, save_cb);
}

static GtkWidget *
build_text (TlnCuesDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cue Words, One a Line"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 140);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  adw_dialog_set_focus (ADW_DIALOG (self), text);
  return scrolled;
}

static GtkWidget *
build_content (TlnCuesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *help = gtk_label_new (_ ("One word or phrase a line, in any language. A new article "
                                      "that has one of them is assigned to this stage."));

  gtk_label_set_wrap (GTK_LABEL (help), TRUE);
  gtk_label_set_xalign (GTK_LABEL (help), 0);
  gtk_widget_add_css_class (help, "dim-label");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  self->sentences = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->sentences, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentences), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sentences), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sentences Found"), -1);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), help);
  gtk_box_append (GTK_BOX (box), build_text (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentences));
  return box;
}

static void
tln_cues_dialog_init (TlnCuesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->save = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Save")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "cues.save");
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), GTK_WIDGET (self->save));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), build_content (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
}

AdwDialog *
tln_cues_dialog_new (TlnStore *store, const TlnStage *stage)
{
  TlnCuesDialog *self = g_object_new (TLN_TYPE_CUES_DIALOG, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Cue Words of “%s”"), stage->name);
  g_autofree char *cues = g_strjoinv ("\n", stage->cues);

  self->store = g_object_ref (store);
  self->stage = tln_stage_ref ((TlnStage *) stage);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_text_buffer_set_text (self->buffer, cues, -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);
  preview (self);
  return ADW_DIALOG (self);
}
