/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column for the week, all items, each stage and each instrument. Rows carry their week only. */
#include "tln-rotation-table.h"

#include "tln-rotation-words.h"

#include <glib/gi18n.h>

#define MOST_LINES 40
#define WIDTH 110

/* A row. */

#define TLN_TYPE_ROTATION_ROW (tln_rotation_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnRotationRow, tln_rotation_row, TLN, ROTATION_ROW, GObject)

struct _TlnRotationRow {
  GObject parent_instance;
  guint week;
};

G_DEFINE_FINAL_TYPE (TlnRotationRow, tln_rotation_row, G_TYPE_OBJECT)

static void
tln_rotation_row_class_init (TlnRotationRowClass *klass)
{
}

static void
tln_rotation_row_init (TlnRotationRow *self)
{
}

/* The table. */

typedef enum {
  COLUMN_WEEK,
  COLUMN_ALL,
  COLUMN_FIRST, /* then the stages, then the instruments */
} Column;

struct _TlnRotationTable {
  GtkWidget parent_instance;
  TlnRotation *rotation; /* or NULL */
  TlnRotationFrame view;
  GListStore *rows;
  GtkColumnView *columns;
};

static guint opened_signal;

G_DEFINE_FINAL_TYPE (TlnRotationTable, tln_rotation_table, GTK_TYPE_WIDGET)

static char *
cell_text (const TlnRotation *rotation, const TlnRotationFrame *view, guint week, guint column)
{
  guint stages = rotation->stages->len;
  char label[TLN_LABEL];

  if (column == COLUMN_WEEK) {
    tln_rotation_week_label (rotation, week, label);
    return g_strdup (label);
  }
  if (column == COLUMN_ALL)
    return g_strdup_printf ("%u", rotation->attention->all[week]);
  column -= COLUMN_FIRST;
  if (column < stages)
    return tln_rotation_say_part (tln_rotation_part (rotation, column, week, view->measure),
                                  view->measure);
  const TlnRotationLine *line = g_ptr_array_index (rotation->lines, column - stages);
  return tln_rotation_say_index (line->closes[week] *
                                 tln_rotation_factor (rotation, column - stages, view->base));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == COLUMN_WEEK ? 0.0f : 1.0f);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  TlnRotationTable *self = g_object_get_data (G_OBJECT (factory), "table");
  TlnRotationRow *row = gtk_list_item_get_item (item);
  g_autofree char *text =
      cell_text (self->rotation, &self->view, row->week, GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (TlnRotationTable *self, guint column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, WIDTH);
  gtk_column_view_append_column (self->columns, view_column);
}

/* Numbers stand at the end of their column; so must its title, for which there is no property. */
static void
align_titles (GtkWidget *widget, guint *column)
{
  if (GTK_IS_LABEL (widget)) {
    gtk_widget_set_hexpand (widget, TRUE);
    gtk_label_set_xalign (GTK_LABEL (widget), *column == COLUMN_WEEK ? 0.0f : 1.0f);
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
    (*column)++;
    return;
  }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    align_titles (w, column);
}

static void
add_columns (TlnRotationTable *self)
{
  const TlnRotation *rotation = self->rotation;
  GListModel *old = gtk_column_view_get_columns (self->columns);
  guint title = COLUMN_WEEK;

  while (g_list_model_get_n_items (old) > 0) {
    g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (old, 0);
    gtk_column_view_remove_column (self->columns, first);
  }
  add_column (self, COLUMN_WEEK, C_ ("table of weeks", "Week"));
  add_column (self, COLUMN_ALL, rotation->by_claims ? _ ("Claims") : _ ("Articles"));
  for (guint s = 0; s < rotation->stages->len; s++)
    add_column (self, COLUMN_FIRST + s, g_ptr_array_index (rotation->stages, s));
  for (guint i = 0; i < MIN (rotation->lines->len, MOST_LINES); i++) {
    g_autofree char *code = tln_rotation_line_label (g_ptr_array_index (rotation->lines, i));
    add_column (self, COLUMN_FIRST + rotation->stages->len + i, code);
  }
  align_titles (gtk_widget_get_first_child (GTK_WIDGET (self->columns)), &title);
}

static void
activate_cb (GtkColumnView *view, guint position, TlnRotationTable *self)
{
  g_autoptr (TlnRotationRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  g_signal_emit (self, opened_signal, 0, row->week);
}

static void
tln_rotation_table_dispose (GObject *object)
{
  TlnRotationTable *self = TLN_ROTATION_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->columns = NULL;
  g_clear_object (&self->rows);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  G_OBJECT_CLASS (tln_rotation_table_parent_class)->dispose (object);
}

static void
tln_rotation_table_class_init (TlnRotationTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_rotation_table_dispose;
  opened_signal = g_signal_new ("opened", TLN_TYPE_ROTATION_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart-table");
}

static void
tln_rotation_table_init (TlnRotationTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  self->rows = g_list_store_new (TLN_TYPE_ROTATION_ROW);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->columns = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_column_view_set_show_row_separators (self->columns, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rotation by Week"), -1);
  g_signal_connect (self->columns, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->columns));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

TlnRotationTable *
tln_rotation_table_new (void)
{
  return g_object_new (TLN_TYPE_ROTATION_TABLE, NULL);
}

void
tln_rotation_table_set (TlnRotationTable *self, TlnRotation *rotation, const TlnRotationFrame *view)
{
  tln_rotation_ref (rotation);
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  self->rotation = rotation;
  self->view = *view;
  add_columns (self);
  for (guint w = view->last; w-- > view->first;) {
    g_autoptr (TlnRotationRow) row = g_object_new (TLN_TYPE_ROTATION_ROW, NULL);

    row->week = w;
    g_list_store_append (self->rows, row);
  }
}

void
tln_rotation_table_reveal (TlnRotationTable *self, guint week)
{
  if (self->rotation == NULL || week < self->view.first || week >= self->view.last)
    return;
  gtk_column_view_scroll_to (self->columns, self->view.last - 1 - week, NULL,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}
