/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells are labels that follow their record. The sorters of the columns compare nothing: they are
 * there for the headers, the order itself is made in SQL. */
#include "config.h"

#include "tln-claims-table.h"

#include "tln-catalog.h"
#include "tln-claim-words.h"
#include "tln-date-label.h"
#include "tln-list-item.h"
#include "tln-mark.h"

#include <glib/gi18n.h>

#define WIDTHS_KEY "claim-columns"

typedef struct {
  const char *id;
  const char *title;
  TlnSort sort;
  int width; /* px, of a narrow table … */
  int broad; /* … and where there is room */
  gboolean expand;
} Column;

static const Column columns[] = {
  { "quote", N_ ("Quote"), TLN_SORT_QUOTE, -1, -1, TRUE },
  { "speaker", N_ ("Speaker"), TLN_SORT_SPEAKER, 100, 150, FALSE },
  { "stance", N_ ("Stance"), TLN_SORT_STANCE, 85, 95, FALSE },
  { "stage", N_ ("Stage"), TLN_SORT_STAGE, 120, 170, FALSE },
  { "thesis", N_ ("Thesis"), TLN_SORT_THESIS, 110, 170, FALSE },
  { "article", N_ ("Article"), TLN_SORT_TITLE, 110, 170, FALSE },
  { "date", N_ ("Date"), TLN_SORT_DATE, 0, 0, FALSE }, /* see date_width */
};

/* Beside the words of a cell, px. */
#define CELL_PADDING 20

/* A cell: a shape, where there is one, and words. */

static void
show (GtkWidget *cell, const char *text, GtkWidget *mark)
{
  GtkWidget *label = gtk_widget_get_last_child (cell);
  GtkWidget *old = gtk_widget_get_first_child (cell);

  if (old != label)
    gtk_box_remove (GTK_BOX (cell), old);
  if (mark)
    gtk_box_prepend (GTK_BOX (cell), mark);
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
}

static void
show_evidence (GtkWidget *cell, const char *id, TlnCatalog *catalog, const TlnEvidence *evidence)
{
  TlnStage *stage = evidence ? tln_catalog_stage (catalog, evidence->stage_id) : NULL;
  TlnThesis *thesis = evidence ? tln_catalog_thesis (catalog, evidence->thesis_id) : NULL;

  if (g_str_equal (id, "stance"))
    show (cell, evidence ? tln_stance_label (evidence->stance) : NULL,
          evidence ? tln_mark_new_stance (evidence->stance) : NULL);
  else if (g_str_equal (id, "stage"))
    show (cell, stage ? stage->name : NULL, stage ? tln_mark_new_stage (stage->position) : NULL);
  else
    show (cell, thesis ? thesis->title : NULL, NULL);
}

static void
show_quote (GtkWidget *cell, const TlnClaim *claim)
{
  GtkWidget *lost = NULL;

  if (claim->anchor == TLN_ANCHOR_ORPHAN) {
    lost = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    gtk_widget_set_tooltip_text (lost, _ ("Not found in the text any more"));
  } else if (*claim->note) {
    lost = gtk_image_new_from_icon_name ("document-edit-symbolic");
    gtk_widget_set_tooltip_text (lost, claim->note);
  }
  show (cell, claim->exact, lost);
}

static void
show_claim (GtkWidget *cell, const char *id, TlnCatalog *catalog, const TlnClaim *claim)
{
  if (g_str_equal (id, "quote")) {
    show_quote (cell, claim);
  } else if (g_str_equal (id, "speaker")) {
    show (cell, claim->speaker, NULL);
  } else if (g_str_equal (id, "article")) {
    show (cell, claim->article_title, NULL);
  } else if (g_str_equal (id, "date")) {
    g_autofree char *date = tln_date_label (&claim->published);
    g_autofree char *exact = tln_date_label_exact (&claim->published);

    show (cell, date, NULL);
    gtk_widget_set_tooltip_text (cell, exact);
  } else {
    show_evidence (cell, id, catalog, claim->evidence->len > 0 ? claim->evidence->pdata[0] : NULL);
  }
}

static void
refresh_cell (GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  TlnListItem *record = gtk_list_item_get_item (item);
  TlnClaim *claim = record ? tln_list_item_get_claim (record) : NULL;
  TlnCatalog *catalog = g_object_get_data (G_OBJECT (item), "catalog");

  if (!claim)
    show (cell, NULL, NULL);
  else
    show_claim (cell, g_object_get_data (G_OBJECT (item), "column"), catalog, claim);
}

static GdkContentProvider *
cell_drag_cb (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  TlnListItem *record = gtk_list_item_get_item (item);
  TlnClaim *claim = record ? tln_list_item_get_claim (record) : NULL;

  return claim ? gdk_content_provider_new_typed (TLN_TYPE_CLAIM, claim) : NULL;
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlnCatalog *catalog)
{
  const char *id = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();

  g_signal_connect_object (drag, "prepare", G_CALLBACK (cell_drag_cb), item, 0);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (drag));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "column", (gpointer) id);
  g_object_set_data (G_OBJECT (item), "catalog", catalog);
  g_signal_connect_object (catalog, "changed", G_CALLBACK (refresh_cell), item, G_CONNECT_SWAPPED);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::record",
                           G_CALLBACK (refresh_cell), item, G_CONNECT_SWAPPED);
  refresh_cell (item);
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), refresh_cell, item);
}

/* What a row is called. */

static void
name_row (GtkColumnViewRow *row)
{
  TlnListItem *record = gtk_column_view_row_get_item (row);
  TlnClaim *claim = record ? tln_list_item_get_claim (record) : NULL;
  g_autofree char *words =
      claim ? tln_claim_words (g_object_get_data (G_OBJECT (row), "catalog"), claim) : NULL;

  gtk_column_view_row_set_accessible_label (row, claim ? claim->exact : "");
  gtk_column_view_row_set_accessible_description (row, words ? words : "");
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, TlnCatalog *catalog)
{
  g_object_set_data (G_OBJECT (row), "catalog", catalog);
  g_signal_connect_object (gtk_column_view_row_get_item (row), "notify::record",
                           G_CALLBACK (name_row), row, G_CONNECT_SWAPPED);
  name_row (row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (row), name_row, row);
}

/* Widths. */

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, GSettings *settings)
{
  g_autoptr (GVariant) old = g_settings_get_value (settings, WIDTHS_KEY);
  GVariantDict dict;

  g_variant_dict_init (&dict, old);
  g_variant_dict_insert (&dict, gtk_column_view_column_get_id (column), "i",
                         gtk_column_view_column_get_fixed_width (column));
  g_settings_set_value (settings, WIDTHS_KEY, g_variant_dict_end (&dict));
}

/* Of the day of the longest month, in the font and the language there are. */
static int
date_width (GtkWidget *table)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (table, NULL);
  int most = 0;

  for (int month = 1; month <= 12; month++) {
    g_autofree char *label = tln_day_label (tln_day_new (2000, month, 28));
    int width;

    pango_layout_set_text (layout, label, -1);
    pango_layout_get_pixel_size (layout, &width, NULL);
    most = MAX (most, width);
  }
  return most + CELL_PADDING;
}

/* As somebody made it, or as the room is. */
static int
choose_width (GtkColumnView *table, const Column *column)
{
  GSettings *settings = g_object_get_data (G_OBJECT (table), "settings");
  gboolean broad = g_object_get_data (G_OBJECT (table), "broad") != NULL;
  g_autoptr (GVariant) widths = g_settings_get_value (settings, WIDTHS_KEY);
  int width;

  if (g_variant_lookup (widths, column->id, "i", &width))
    return width;
  if (column->sort == TLN_SORT_DATE)
    return date_width (GTK_WIDGET (table));
  return broad ? column->broad : column->width;
}

void
tln_claims_table_set_broad (GtkColumnView *table, gboolean broad)
{
  GListModel *model = gtk_column_view_get_columns (table);
  GSettings *settings = g_object_get_data (G_OBJECT (table), "settings");

  g_object_set_data (G_OBJECT (table), "broad", GINT_TO_POINTER (broad));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

    /* Nobody's choice: not kept. */
    g_signal_handlers_block_by_func (column, width_changed_cb, settings);
    gtk_column_view_column_set_fixed_width (column, choose_width (table, &columns[i]));
    g_signal_handlers_unblock_by_func (column, width_changed_cb, settings);
  }
}

/* Signature given by GtkCustomSorter. */
static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return 0;
}

static void
add_column (GtkColumnView *table, const Column *column, TlnCatalog *catalog)
{
  GSettings *settings = g_object_get_data (G_OBJECT (table), "settings");
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (_ (column->title), factory);

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column->id);
  g_signal_connect_object (factory, "setup", G_CALLBACK (cell_setup_cb), catalog, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), NULL);
  gtk_column_view_column_set_id (made, column->id);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column->expand);
  gtk_column_view_column_set_fixed_width (made, choose_width (table, column));
  g_signal_connect_object (made, "notify::fixed-width", G_CALLBACK (width_changed_cb), settings, 0);
  gtk_column_view_append_column (table, made);
}

GtkColumnView *
tln_claims_table_new (TlnStore *store, GtkSelectionModel *model)
{
  GtkWidget *widget = gtk_column_view_new (g_object_ref (model));
  GtkColumnView *table = GTK_COLUMN_VIEW (widget);
  TlnCatalog *catalog = tln_catalog_of (store);
  GSettings *settings = g_settings_new (APP_ID);
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (table), "settings", settings, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (table, &columns[i], catalog);
  g_signal_connect_object (rows, "bind", G_CALLBACK (row_bind_cb), catalog, 0);
  g_signal_connect (rows, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_column_view_set_row_factory (table, rows);
  gtk_column_view_set_show_row_separators (table, TRUE);
  gtk_column_view_set_tab_behavior (table, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Claims"), -1);
  return table;
}

gboolean
tln_claims_table_get_sort (GtkColumnView *table, TlnSort *sort, gboolean *reverse)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (table));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  for (guint i = 0; column && i < G_N_ELEMENTS (columns); i++) {
    if (!g_str_equal (columns[i].id, gtk_column_view_column_get_id (column)))
      continue;
    *sort = columns[i].sort;
    *reverse = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
    return TRUE;
  }
  return FALSE;
}
