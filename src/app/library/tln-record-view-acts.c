/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to the selected rows of a record view: actions "list.…" and their keys; whoever is
 * outside (the page's menu, the window's keys) uses the same names. */
#include "tln-record-view-private.h"

#include "tln-edits.h"
#include "tln-navigator.h"

/* What comes next when the selected rows have left: the first row behind the first of them that is
 * not selected, else the last one before; G_MAXUINT: none is left. */
static guint
next_row (TlnRecordView *self)
{
  guint first = tln_record_view_first_selected (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) others = first < n ? gtk_bitset_new_range (first, n - first) : NULL;

  if (!others)
    return G_MAXUINT;
  gtk_bitset_subtract (others, set);
  if (!gtk_bitset_is_empty (others))
    return gtk_bitset_get_minimum (others);
  return first > 0 ? first - 1 : G_MAXUINT;
}

/* The selected rows are about to leave. From one the selection goes on at once: the next key may
 * come before the list has answered, and the list may answer something else before that. Several
 * stay selected until they have left, for that may take long, and be called off. */
static void
go_on (TlnRecordView *self)
{
  guint next = next_row (self);

  if (next == G_MAXUINT)
    return;
  if (tln_record_view_count_selected (self) > 1) {
    self->next_id = tln_record_list_get_id (self->list, next);
    return;
  }
  tln_record_view_set_selecting (self, FALSE);
  tln_record_view_select_position (self, next);
}

static void
apply_flag (TlnRecordView *self, TlnFlag flag, gboolean value, gboolean leaves)
{
  g_autoptr (GArray) ids = tln_record_view_get_selected (self);

  if (self->of_claims || ids->len == 0)
    return;
  tln_edit_flag (GTK_WIDGET (self), self->store, ids, flag, value);
  if (leaves)
    go_on (self);
}

/* The record of the first selected row says which way a toggle goes; NULL: it is far away, and not
 * known. Caller unrefs. */
static TlnArticle *
leading_article (TlnRecordView *self)
{
  guint position = tln_record_view_first_selected (self);
  g_autoptr (TlnListItem) item =
      position == G_MAXUINT ? NULL : g_list_model_get_item (G_LIST_MODEL (self->list), position);

  TlnArticle *article = item ? tln_list_item_get_article (item) : NULL;
  return article ? tln_article_ref (article) : NULL;
}

static void
star_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TlnArticle) article = leading_article (TLN_RECORD_VIEW (widget));

  apply_flag (TLN_RECORD_VIEW (widget), TLN_FLAG_STARRED, !article || !article->starred, FALSE);
}

static void
read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TlnArticle) article = leading_article (TLN_RECORD_VIEW (widget));

  apply_flag (TLN_RECORD_VIEW (widget), TLN_FLAG_UNREAD, article && !article->unread, FALSE);
}

static void
archive_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnRecordView *self = TLN_RECORD_VIEW (widget);
  g_autoptr (TlnArticle) article = leading_article (self);
  const TlnQuery *query = tln_record_list_get_query (self->list);

  if (!query || query->kind == TLN_LIST_TRASH)
    return;
  apply_flag (self, TLN_FLAG_ARCHIVED, !article || !article->archived,
              query->kind == TLN_LIST_INBOX);
}

static void
trash_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TlnQuery *query = tln_record_list_get_query (TLN_RECORD_VIEW (widget)->list);

  if (query)
    apply_flag (TLN_RECORD_VIEW (widget), TLN_FLAG_TRASHED, query->kind != TLN_LIST_TRASH, TRUE);
}

static void
publisher_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (TlnArticle) article = leading_article (TLN_RECORD_VIEW (widget));

  if (article && article->site)
    gtk_widget_activate_action (widget, TLN_SHOW_SITE, "s", article->site);
}

static void
set_flag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnRecordView *self = TLN_RECORD_VIEW (widget);
  gboolean value;
  int flag;

  g_variant_get (parameter, "(ib)", &flag, &value);
  apply_flag (self, (TlnFlag) flag, value, flag == TLN_FLAG_TRASHED);
}

static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnRecordView *self = TLN_RECORD_VIEW (widget);
  g_autoptr (GArray) ids = tln_record_view_get_selected (self);

  if (!self->of_claims)
    tln_edit_merge (widget, self->store, ids);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnRecordView *self = TLN_RECORD_VIEW (widget);
  const TlnQuery *query = tln_record_list_get_query (self->list);
  g_autoptr (GArray) ids = tln_record_view_get_selected (self);

  if (!query || query->kind != TLN_LIST_TRASH)
    return;
  tln_edit_delete (widget, self->store, ids);
  go_on (self);
}

static void
unselect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TLN_RECORD_VIEW (widget)->selection));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (TLN_RECORD_VIEW (widget)->selection));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_record_view_move (TLN_RECORD_VIEW (widget), g_str_equal (name, "list.next") ? 1 : -1);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnRecordView *self = TLN_RECORD_VIEW (widget);

  if (self->of_claims || tln_record_view_first_selected (self) == G_MAXUINT)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), NULL);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
tln_record_view_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.star", NULL, star_cb);
  gtk_widget_class_install_action (widget_class, "list.read", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "list.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "list.trash", NULL, trash_cb);
  gtk_widget_class_install_action (widget_class, "list.publisher", NULL, publisher_cb);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "list.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "list.previous", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "list.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.menu",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "list.set-flag", "(ib)", set_flag_cb);
  gtk_widget_class_install_action (widget_class, "list.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "list.unselect", NULL, unselect_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.unselect", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_SHIFT_MASK, "list.delete",
                                       NULL);
}
