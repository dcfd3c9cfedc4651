/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of a price file: sentences and a small table, made once from the parsed file. */
#include "tln-price-preview.h"

#include "tln-chart-words.h"
#include "tln-ticks.h"

#include <glib/gi18n.h>

#define EDGE_ROWS 3
#define N_CELLS 6

char *
tln_price_preview_range (const TlnPriceFile *file)
{
  const TlnSeries *series = file->series;
  char first[TLN_LABEL];
  char last[TLN_LABEL];

  if (series->n == 0)
    return g_strdup (_ ("no bars"));
  tln_label_time (first, series->t[0], series->intraday);
  tln_label_time (last, series->t[series->n - 1], series->intraday);
  if (series->intraday)
    return g_strdup_printf (ngettext ("%'u bar, %s to %s", "%'u bars, %s to %s", series->n),
                            series->n, first, last);
  return g_strdup_printf (ngettext ("%'u day, %s to %s", "%'u days, %s to %s", series->n),
                          series->n, first, last);
}

static const char *
column_name (const char *name)
{
  static const char *const names[][2] = {
    { "date", NC_ ("price column", "date") },
    { "time", NC_ ("price column", "time") },
    { "open", NC_ ("price column", "open") },
    { "high", NC_ ("price column", "high") },
    { "low", NC_ ("price column", "low") },
    { "close", NC_ ("price column", "close") },
    { "volume", NC_ ("price column", "volume") },
    { "amount", NC_ ("price column", "turnover") },
    { "dividend", NC_ ("price column", "dividend") },
    { "split", NC_ ("price column", "split") },
  };

  if (*name == '\0')
    return C_ ("price column", "(left out)");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i][0]))
      return g_dpgettext2 (NULL, "price column", names[i][1]);
  return name;
}

char *
tln_price_preview_columns (const TlnPriceFile *file)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; file->columns && file->columns[i]; i++) {
    if (i > 0)
      g_string_append (text, ", ");
    g_string_append (text, column_name (file->columns[i]));
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
tln_price_preview_volume (const TlnPriceFile *file)
{
  if (g_strcmp0 (file->volume_unit, "shares") == 0)
    return g_strdup (_ ("in shares"));
  if (g_strcmp0 (file->volume_unit, "lots") == 0)
    return g_strdup (_ ("in lots, kept as shares"));
  return g_strdup (_ ("unit not known, kept as it is"));
}

char *
tln_price_preview_actions (const TlnPriceFile *file)
{
  guint n_splits = 0;
  guint n_dividends = 0;

  if (!file->actions || file->actions->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < file->actions->len; i++)
    n_splits += g_array_index (file->actions, TlnCorporateAction, i).kind == TLN_CORPORATE_SPLIT;
  n_dividends = file->actions->len - n_splits;
  g_autofree char *splits =
      g_strdup_printf (ngettext ("%u split", "%u splits", n_splits), n_splits);
  g_autofree char *dividends =
      g_strdup_printf (ngettext ("%u dividend", "%u dividends", n_dividends), n_dividends);
  /* Translators: "2 splits, 5 dividends" */
  g_autofree char *both = g_strdup_printf (_ ("%s, %s"), splits, dividends);
  return g_strdup_printf (_ ("%s; those already recorded stay as they are"),
                          n_splits == 0      ? dividends
                          : n_dividends == 0 ? splits
                                             : both);
}

static void
add_cell (GtkGrid *grid, int column, int row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (row == 0) {
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "dim-label");
  }
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_bar (GtkGrid *grid, int row, const TlnSeries *series, guint index)
{
  char day[TLN_LABEL];
  const double prices[] = { series->open[index], series->high[index], series->low[index],
                            series->close[index] };
  g_autofree char *volume = tln_chart_say_quantity (series->volume[index]);

  tln_label_time (day, series->t[index], series->intraday);
  add_cell (grid, 0, row, day);
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++) {
    g_autofree char *price = tln_chart_say_price (prices[i]);

    add_cell (grid, (int) i + 1, row, price);
  }
  add_cell (grid, N_CELLS - 1, row, volume);
}

GtkWidget *
tln_price_preview_table (const TlnSeries *series)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const char *titles[N_CELLS] = { C_ ("price table", "Date"),  C_ ("price table", "Open"),
                                  C_ ("price table", "High"),  C_ ("price table", "Low"),
                                  C_ ("price table", "Close"), C_ ("price table", "Volume") };
  guint head = MIN (series->n, EDGE_ROWS);
  guint tail = MIN (series->n - head, EDGE_ROWS);
  int row = 1;

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  for (int i = 0; i < N_CELLS; i++)
    add_cell (grid, i, 0, titles[i]);
  for (guint i = 0; i < head; i++)
    add_bar (grid, row++, series, i);
  if (series->n > head + tail)
    add_cell (grid, 0, row++, "…");
  for (guint i = series->n - tail; i < series->n; i++)
    add_bar (grid, row++, series, i);
  return GTK_WIDGET (grid);
}
