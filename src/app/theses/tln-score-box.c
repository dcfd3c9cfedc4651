/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of numbers with what they mean. With few resolved forecasts it says how little that is. */
#include "tln-score-box.h"

#include "tln-calibration-plot.h"
#include "tln-due-words.h"

#include <glib/gi18n.h>

static GtkWidget *
new_group (GtkWidget *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

/* value is taken. */
static void
add_row (GtkWidget *group, const char *title, const char *subtitle, char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_free (value);
}

/* NULL: enough are resolved. Caller frees. */
static char *
describe_few (guint n)
{
  if (n >= TLN_SCORE_ENOUGH)
    return NULL;
  if (n == 0)
    return g_strdup (_ ("No forecast with a probability is resolved yet; 20 are a beginning."));
  return g_strdup_printf (ngettext ("Only %u resolved forecast with a probability: too few to "
                                    "say much; 20 are a beginning.",
                                    "Only %u resolved forecasts with a probability: too few to "
                                    "say much; 20 are a beginning.",
                                    n),
                          n);
}

static void
add_scores (GtkWidget *box, const TlnForecastTally *tally)
{
  TlnMurphy parts = tln_calibration_murphy (&tally->own);
  guint n = tln_calibration_count (&tally->own);
  g_autofree char *few = describe_few (n);
  GtkWidget *group = new_group (box, _ ("My Scores"), few);

  add_row (group, _ ("Resolved, with my probability"), NULL, g_strdup_printf ("%u", n));
  add_row (group, _ ("Brier score"), _ ("By what I said last; 0 is best, 1 worst"),
           tln_due_score (parts.brier));
  add_row (group, _ ("Brier score over time"), _ ("Each probability as long as I held it"),
           tln_due_score (tally->brier_over_time));
  add_row (group, _ ("Reliability"), _ ("How far what I say is from what comes; 0 is best"),
           tln_due_score (parts.reliability));
  add_row (group, _ ("Resolution"), _ ("How well I tell apart; more is better"),
           tln_due_score (parts.resolution));
  add_row (group, _ ("Uncertainty"), _ ("Of the outcomes themselves"),
           tln_due_score (parts.uncertainty));
}

static void
add_calibration (GtkWidget *box, const TlnCalibration *own)
{
  GtkWidget *group =
      new_group (box, _ ("Calibration"), _ ("Across: what I said. Up: how much of it came true."));
  GtkWidget *plot = tln_calibration_plot_new ();

  tln_calibration_plot_set (TLN_CALIBRATION_PLOT (plot), own);
  gtk_widget_set_halign (plot, GTK_ALIGN_CENTER);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), plot);
  /* A group puts its rows before whatever else is in it. */
  group = new_group (box, NULL, NULL);
  for (guint i = 0; i < TLN_SCORE_VALUES; i++) {
    g_autofree char *said = g_strdup_printf (_ ("Said %d %%"), (int) i * TLN_SCORE_STEP);
    g_autofree char *share = tln_due_share (tln_calibration_rate (own, i));

    if (own->n[i] > 0)
      /* Translators: how many of how many forecasts came true, and the share of that */
      add_row (group, said, NULL,
               g_strdup_printf (_ ("%u of %u came true (%s)"), own->hits[i], own->n[i], share));
  }
}

static void
add_units (GtkWidget *box, GPtrArray *units)
{
  GtkWidget *group = new_group (box, _ ("Numbers"), NULL);

  for (guint i = 0; i < units->len; i++) {
    const TlnUnitScore *unit = g_ptr_array_index (units, i);
    g_autofree char *share = tln_due_share (tln_numeric_score_hit_rate (&unit->score));
    g_autofree char *inside =
        g_strdup_printf (_ ("%u of %u inside the bounds (%s)"), unit->score.n_inside,
                         unit->score.n_intervals, share);
    double error = tln_numeric_score_mean_error (&unit->score);

    add_row (group, *unit->unit != '\0' ? unit->unit : _ ("Without a unit"), inside,
             unit->score.n_values > 0 ? g_strdup_printf (_ ("off by %.4g on average"), error)
                                      : g_strdup (""));
  }
}

static char *
source_words (const TlnSourceRecord *source)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _ ("%u came true, %u did not, %u void"), source->yes, source->no,
                          source->voided);
  g_string_append (words, " · ");
  g_string_append_printf (words, _ ("%u open, %u not checkable (no date)"), source->open,
                          source->undated);
  if (source->n_intervals > 0) {
    g_string_append (words, " · ");
    g_string_append_printf (words, _ ("%u of %u numbers inside the bounds"), source->n_inside,
                            source->n_intervals);
  }
  if (source->yes + source->no < TLN_SCORE_ENOUGH) {
    g_string_append (words, " · ");
    g_string_append (words, _ ("fewer than 20 resolved"));
  }
  return g_string_free (words, FALSE);
}

static void
add_sources (GtkWidget *box, GPtrArray *sources)
{
  GtkWidget *group =
      new_group (box, _ ("Sources"), _ ("What came of what each foretold, with its Brier score"));

  for (guint i = 0; i < sources->len; i++) {
    const TlnSourceRecord *source = g_ptr_array_index (sources, i);
    g_autofree char *words = source_words (source);

    add_row (group, source->who, words, tln_due_score (source->brier));
  }
}

GtkWidget *
tln_score_box_new (const TlnForecastTally *tally)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  add_scores (box, tally);
  if (tln_calibration_count (&tally->own) > 0)
    add_calibration (box, &tally->own);
  if (tally->units->len > 0)
    add_units (box, tally->units);
  if (tally->sources->len > 0)
    add_sources (box, tally->sources);
  return box;
}
