/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each instrument, a column for each lag. The largest is bold: that is no advice, and the
 * sentence above says so. */
#include "tln-rotation-lags.h"

#include "tln-rotation-words.h"
#include "tln-sentence-join.h"
#include "tln-tip.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_LINES 24

static GtkWidget *
build_cell (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_head (GtkGrid *grid)
{
  GtkWidget *name = build_cell (_ ("Weeks"), 0);

  gtk_widget_add_css_class (name, "dim-label");
  gtk_grid_attach (grid, name, 0, 0, 1, 1);
  for (int k = -TLN_LAG_MOST; k <= TLN_LAG_MOST; k++) {
    g_autofree char *text = g_strdup_printf (k < 0 ? "\u2212%d" : (k > 0 ? "+%d" : "%d"), ABS (k));
    GtkWidget *label = build_cell (text, 1);

    gtk_widget_add_css_class (label, "dim-label");
    gtk_grid_attach (grid, label, 1 + k + TLN_LAG_MOST, 0, 1, 1);
  }
}

/* The lag whose correlation is the largest, either way; TLN_LAG_VALUES: none is known. */
static guint
find_largest (const TlnLeadLag *one)
{
  guint largest = TLN_LAG_VALUES;

  for (guint k = 0; k < TLN_LAG_VALUES; k++)
    if (!isnan (one->r[k]) &&
        (largest == TLN_LAG_VALUES || fabs (one->r[k]) > fabs (one->r[largest])))
      largest = k;
  return largest;
}

static char *
say_name (const TlnRotation *rotation, const TlnRotationLine *line)
{
  g_autofree char *code = g_strndup (line->code, strcspn (line->code, "."));
  const char *stage = line->stage == TLN_ROTATION_NO_STAGE
                          ? _ ("All Stages")
                          : g_ptr_array_index (rotation->stages, line->stage);

  return g_strdup_printf ("%s · %s", code, stage);
}

static void
add_row (GtkGrid *grid, const TlnRotation *rotation, const TlnLeadLag *one, int row)
{
  g_autofree char *name = say_name (rotation, g_ptr_array_index (rotation->lines, one->line));
  guint largest = find_largest (one);

  gtk_grid_attach (grid, build_cell (name, 0), 0, row, 1, 1);
  if (largest == TLN_LAG_VALUES) {
    /* Translators: so many pairs of weeks are there, so many are needed */
    g_autofree char *words =
        g_strdup_printf (_ ("Too few weeks, or nothing that varies: %u pairs, %u are needed"),
                         one->n[TLN_LAG_MOST], TLN_LAG_PAIRS);
    GtkWidget *label = build_cell (words, 0);

    gtk_widget_add_css_class (label, "dim-label");
    gtk_grid_attach (grid, label, 1, row, TLN_LAG_VALUES, 1);
    return;
  }
  for (guint k = 0; k < TLN_LAG_VALUES; k++) {
    g_autofree char *text = tln_rotation_say_correlation (one->r[k]);
    g_autofree char *tip =
        g_strdup_printf (ngettext ("over %u week", "over %u weeks", one->n[k]), one->n[k]);
    GtkWidget *label = build_cell (text, 1);

    if (k == largest)
      gtk_widget_add_css_class (label, "heading");
    tln_tip_set (label, tip);
    gtk_grid_attach (grid, label, 1 + (int) k, row, 1, 1);
  }
  g_autofree char *n = g_strdup_printf ("n = %u", one->n[TLN_LAG_MOST]);
  GtkWidget *label = build_cell (n, 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid, label, 1 + TLN_LAG_VALUES, row, 1, 1);
}

/* The most weeks any of them goes over. */
static guint
find_weeks (const GArray *found)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n = MAX (n, g_array_index (found, TlnLeadLag, i).n[TLN_LAG_MOST]);
  return n;
}

static char *
say_sentence (const GArray *found)
{
  guint n = find_weeks (found);
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("Correlation over %u week; it foretells nothing.",
                                 "Correlation over %u weeks; it foretells nothing.", n),
                       n);

  return tln_sentences_join ((const char *[]) {
      sentence,
      _ ("Between how a stage's share of the articles changed from one week to the next and how "
         "the price did. To the right attention came first, so many weeks before."),
      NULL });
}

GtkWidget *
tln_rotation_lags_new (const TlnRotation *rotation, guint first, guint last)
{
  g_autoptr (GArray) found = tln_rotation_lead_lag (rotation, first, last);
  g_autofree char *sentence = say_sentence (found);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Lead and Lag"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), sentence);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "rotation-lags");
  add_head (GTK_GRID (grid));
  for (guint i = 0; i < MIN (found->len, MOST_LINES); i++)
    add_row (GTK_GRID (grid), rotation, &g_array_index (found, TlnLeadLag, i), (int) i + 1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_add_css_class (scrolled, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
  gtk_widget_set_visible (group, found->len > 0);
  return group;
}
