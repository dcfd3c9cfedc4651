/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of a series as a table. Takes the place of the chart on the same key for who wants
 * numbers, or cannot see the picture. */
#include "tln-chart-table.h"
#include "tln-chart-words.h"
#include "tln-csv.h"
#include "tln-series-model.h"
#include "tln-text-provider.h"
#include "tln-ticks.h"

#include <glib/gi18n.h>

typedef enum {
  COLUMN_TIME,
  COLUMN_OPEN,
  COLUMN_HIGH,
  COLUMN_LOW,
  COLUMN_CLOSE,
  COLUMN_CHANGE,
  COLUMN_VOLUME,
  N_COLUMNS
} Column;

struct _TlnChartTable {
  GtkWidget parent_instance;
  TlnSeriesModel *model;
  GtkMultiSelection *selection;
  GtkColumnView *view;
  guint wanted; /* bar to be revealed once there is room for rows */
  guint tick;
};

G_DEFINE_FINAL_TYPE (TlnChartTable, tln_chart_table, GTK_TYPE_WIDGET)

static char *
cell_text (const TlnSeries *series, guint index, Column column)
{
  char label[TLN_LABEL];

  switch (column) {
  case COLUMN_TIME:
    tln_label_time (label, series->t[index], series->intraday);
    return g_strdup (label);
  case COLUMN_OPEN:
    return tln_chart_say_price (series->open[index]);
  case COLUMN_HIGH:
    return tln_chart_say_price (series->high[index]);
  case COLUMN_LOW:
    return tln_chart_say_price (series->low[index]);
  case COLUMN_CLOSE:
    return tln_chart_say_price (series->close[index]);
  case COLUMN_CHANGE:
    return tln_chart_isolate (tln_chart_say_change (tln_chart_change_at (series, index)));
  case COLUMN_VOLUME:
    return tln_chart_say_quantity (series->volume[index]);
  case N_COLUMNS:
  default:
    return g_strdup ("");
  }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == COLUMN_TIME ? 0.0f : 1.0f);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  TlnSeriesRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = cell_text (tln_series_row_get_series (row),
                                     tln_series_row_get_index (row), GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (TlnChartTable *self, Column column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

/* Numbers stand at the end of their column; so must its title, for which there is no property. */
static void
align_titles (GtkWidget *widget, Column *column)
{
  if (GTK_IS_LABEL (widget)) {
    gtk_widget_set_hexpand (widget, TRUE);
    gtk_label_set_xalign (GTK_LABEL (widget), *column == COLUMN_TIME ? 0.0f : 1.0f);
    (*column)++;
    return;
  }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w && *column < N_COLUMNS;
       w = gtk_widget_get_next_sibling (w))
    align_titles (w, column);
}

static void
append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  tln_csv_append_number (csv, value);
}

static void
append_bar (GString *csv, const TlnSeries *series, guint index)
{
  const double values[] = { series->open[index],  series->high[index],   series->low[index],
                            series->close[index], series->volume[index], series->amount[index] };
  char day[TLN_LABEL];

  tln_label_time (day, series->t[index], series->intraday);
  g_string_append (csv, day);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    append_number (csv, values[i]);
  g_string_append_c (csv, '\n');
}

/* What is copied: bars of a series, which does not change. */
typedef struct {
  TlnSeries *series; /* or NULL */
  GtkBitset *chosen; /* rows, of which the first is the last bar; NULL: all */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_clear_pointer (&rows->series, tln_series_unref);
  g_clear_pointer (&rows->chosen, gtk_bitset_unref);
  g_free (rows);
}

static Rows *
rows_new (TlnChartTable *self)
{
  TlnSeries *series = tln_series_model_get_series (self->model);
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  Rows *rows = g_new0 (Rows, 1);

  rows->series = series ? tln_series_ref (series) : NULL;
  rows->chosen = gtk_bitset_get_size (chosen) < 2 ? NULL : gtk_bitset_copy (chosen);
  return rows;
}

static char *
rows_to_csv (gpointer data)
{
  const Rows *rows = data;
  const TlnSeries *series = rows->series;
  GString *csv = g_string_new ("date,open,high,low,close,volume,amount\n");

  for (guint i = 0; series && i < series->n; i++)
    if (!rows->chosen || gtk_bitset_contains (rows->chosen, series->n - 1 - i))
      append_bar (csv, series, i);
  return g_string_free_and_steal (csv);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Rows *rows = rows_new (TLN_CHART_TABLE (widget));
  g_autoptr (GdkContentProvider) text = tln_text_provider_new (rows_to_csv, rows, rows_free, TRUE);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), text);
}

static void
tln_chart_table_dispose (GObject *object)
{
  TlnChartTable *self = TLN_CHART_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (tln_chart_table_parent_class)->dispose (object);
}

static void
tln_chart_table_class_init (TlnChartTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_chart_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart-table");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
add_columns (TlnChartTable *self)
{
  Column first = COLUMN_TIME;

  add_column (self, COLUMN_TIME, C_ ("price table", "Date"));
  add_column (self, COLUMN_OPEN, C_ ("price table", "Open"));
  add_column (self, COLUMN_HIGH, C_ ("price table", "High"));
  add_column (self, COLUMN_LOW, C_ ("price table", "Low"));
  add_column (self, COLUMN_CLOSE, C_ ("price table", "Close"));
  add_column (self, COLUMN_CHANGE, C_ ("price table", "Change"));
  add_column (self, COLUMN_VOLUME, C_ ("price table", "Volume"));
  align_titles (gtk_widget_get_first_child (GTK_WIDGET (self->view)), &first);
}

static void
tln_chart_table_init (TlnChartTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy as CSV"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->model = tln_series_model_new ();
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Prices"), -1);
  add_columns (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "table.copy");
  gtk_widget_set_halign (copy, GTK_ALIGN_END);
  gtk_widget_set_margin_top (copy, 6);
  gtk_widget_set_margin_end (copy, 6);
  gtk_widget_set_margin_bottom (copy, 6);
  gtk_widget_set_parent (copy, GTK_WIDGET (self));
}

TlnChartTable *
tln_chart_table_new (void)
{
  return g_object_new (TLN_TYPE_CHART_TABLE, NULL);
}

void
tln_chart_table_set_series (TlnChartTable *self, TlnSeries *series)
{
  tln_series_model_set_series (self->model, series);
}

/* A view without a size that is told to scroll shows nothing at all. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlnChartTable *self = TLN_CHART_TABLE (widget);
  TlnSeries *series = tln_series_model_get_series (self->model);

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (series && self->wanted < series->n)
    gtk_column_view_scroll_to (self->view, series->n - 1 - self->wanted, NULL,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return G_SOURCE_REMOVE;
}

void
tln_chart_table_reveal (TlnChartTable *self, guint index)
{
  self->wanted = index;
  if (!self->tick)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

char *
tln_chart_table_to_csv (TlnChartTable *self)
{
  Rows *rows = rows_new (self);
  char *csv = rows_to_csv (rows);

  rows_free (rows);
  return csv;
}
