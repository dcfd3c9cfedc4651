/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read again after every change; rows that stay keep their place by being made anew in order. */
#include "tln-tags-dialog.h"

#include "tln-error-text.h"
#include "tln-navigator.h"
#include "tln-tag-dialogs.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnTagsDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  GCancellable *cancellable;
  AdwToastOverlay *overlay;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list;
  GPtrArray *tags; /* TlnWordTag */
};

G_DEFINE_FINAL_TYPE (TlnTagsDialog, tln_tags_dialog, ADW_TYPE_DIALOG)

static const TlnWordTag *
tag_of (TlnTagsDialog *self, gint64 id)
{
  for (guint i = 0; i < self->tags->len; i++) {
    const TlnWordTag *tag = g_ptr_array_index (self->tags, i);

    if (tag->id == id)
      return tag;
  }
  return NULL;
}

/* Changing. */

typedef struct {
  gint64 tag;
  char *name; /* another name, or NULL */
  gint64 into; /* what it is merged into; 0: it goes */
  char *subject;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->name);
  g_free (edit->subject);
  g_free (edit);
}

static gpointer
edit_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  tln_act_describe (db, edit->subject, 1);
  if (edit->name)
    tln_tags_rename (db, edit->tag, edit->name, error);
  else if (edit->into)
    tln_tags_merge (db, edit->tag, edit->into, error);
  else
    tln_tags_delete (db, edit->tag, error);
  return NULL;
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnTagsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error)
    tln_toast_error (GTK_WIDGET (self->stack), error);
  else
    tln_toast_act (GTK_WIDGET (self->stack), _ ("Tags changed"), act);
}

static void
change (TlnTagsDialog *self, gint64 tag, const char *name, gint64 into)
{
  const TlnWordTag *now = tag_of (self, tag);
  Edit *edit;

  if (!now)
    return;
  edit = g_new0 (Edit, 1);
  *edit = (Edit) { tag, g_strdup (name), into, g_strdup (now->name) };
  TlnJob job = { .run = edit_job, .data = edit, .data_free = edit_free };
  tln_store_write_async (self->store, TLN_ACT_TAG, &job, NULL, edited_cb, g_object_ref (self));
}

static void
answer_cb (gint64 tag, const char *name, gint64 into, gpointer data)
{
  change (TLN_TAGS_DIALOG (data), tag, name, into);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnTagsDialog *self = TLN_TAGS_DIALOG (widget);
  const TlnWordTag *tag = tag_of (self, g_variant_get_int64 (parameter));

  if (tag)
    tln_tag_ask_name (widget, tag, self->tags, answer_cb, self);
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnTagsDialog *self = TLN_TAGS_DIALOG (widget);
  const TlnWordTag *tag = tag_of (self, g_variant_get_int64 (parameter));

  if (tag && self->tags->len > 1)
    tln_tag_ask_other (widget, tag, self->tags, answer_cb, self);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  change (TLN_TAGS_DIALOG (widget), g_variant_get_int64 (parameter), NULL, 0);
}

/* Rows. */

static void
append (GMenu *menu, const char *label, const char *action, gint64 tag)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (tag));
  g_menu_append_item (menu, item);
}

static GtkWidget *
build_menu_button (TlnTagsDialog *self, const TlnWordTag *tag)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is a tag */
  g_autofree char *name = g_strdup_printf (_ ("Change “%s”"), tag->name);

  append (menu, _ ("_Rename…"), "tags.rename", tag->id);
  if (self->tags->len > 1)
    append (menu, _ ("_Merge Into…"), "tags.merge", tag->id);
  append (menu, _ ("Re_move"), "tags.remove", tag->id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
build_row (TlnTagsDialog *self, const TlnWordTag *tag)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count =
      g_strdup_printf (ngettext ("%'u article", "%'u articles", tag->count), tag->count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tag->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_menu_button (self, tag));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag->name), g_free);
  return row;
}

/* To the articles that have it. */
static void
row_activated_cb (TlnTagsDialog *self, GtkListBoxRow *row)
{
  const char *tag = g_object_get_data (G_OBJECT (row), "tag");

  gtk_widget_activate_action (GTK_WIDGET (self), TLN_SHOW_TAG, "s", tag);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_tags (TlnTagsDialog *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->tags->len; i++)
    gtk_list_box_append (self->list, build_row (self, g_ptr_array_index (self->tags, i)));
  gtk_stack_set_visible_child_name (self->stack, self->tags->len > 0 ? "tags" : "empty");
}

/* Reading. */

static gpointer
tags_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_tags_get (db, 0, error);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnTagsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error) {
    tln_error_show (self->error_page, error);
    gtk_stack_set_visible_child_name (self->stack, "error");
    return;
  }
  g_ptr_array_unref (self->tags);
  self->tags = g_steal_pointer (&tags);
  show_tags (self);
}

static void
refresh (TlnTagsDialog *self)
{
  TlnJob job = { .run = tags_job, .result_free = (GDestroyNotify) g_ptr_array_unref };

  tln_store_read_async (self->store, &job, self->cancellable, tags_cb, g_object_ref (self));
}

/* Making. */

static void
tln_tags_dialog_dispose (GObject *object)
{
  TlnTagsDialog *self = TLN_TAGS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_tags_dialog_parent_class)->dispose (object);
}

static void
tln_tags_dialog_class_init (TlnTagsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_tags_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-tags-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnTagsDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, TlnTagsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnTagsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TlnTagsDialog, error_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "tags.rename", "x", rename_cb);
  gtk_widget_class_install_action (widget_class, "tags.merge", "x", merge_cb);
  gtk_widget_class_install_action (widget_class, "tags.remove", "x", remove_cb);
}

static void
tln_tags_dialog_init (TlnTagsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->tags = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
tln_tags_dialog_new (TlnStore *store)
{
  TlnTagsDialog *self = g_object_new (TLN_TYPE_TAGS_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_DIALOG (self);
}
