/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about event studies: numbers with what they rest on, and never what to do. */
#include "tln-study-words.h"

#include "tln-case-words.h"
#include "tln-chart-words.h"
#include "tln-date-label.h"
#include "tln-instruments.h"
#include "tln-sentence-join.h"
#include "tln-shape.h"

#include <glib/gi18n.h>

#define DAY_SECONDS 86400

void
tln_study_words_init (TlnStudyWords *words)
{
  *words = (TlnStudyWords) { .mean = C_ ("event study", "Mean"),
                             .median = C_ ("event study", "Median"),
                             .placebo = C_ ("event study", "Random days"),
                             .single = C_ ("event study", "Single evidence"),
                             .axis = _ ("Sessions from the evidence") };
}

static char *
day_of (gint64 session)
{
  return tln_day_label ((TlnDay) (session / DAY_SECONDS));
}

static char *
say_events (const TlnStudy *numbers)
{
  if (numbers->n_windows == numbers->n)
    return g_strdup_printf (
        ngettext ("%u piece of evidence.", "%u pieces of evidence.", numbers->n), numbers->n);
  return g_strdup_printf (ngettext ("%u pieces of evidence on %u day.",
                                    "%u pieces of evidence on %u days.", numbers->n_windows),
                          numbers->n, numbers->n_windows);
}

static char *
say_counts (const TlnEvidenceStudy *study)
{
  const TlnStudy *numbers = study->study;
  guint left_out = study->cases->len - numbers->n;
  guint overlapping = numbers->n_overlapping;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  g_strv_builder_take (parts, say_events (numbers));
  if (left_out > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%u left out.", "%u left out.", left_out), left_out));
  if (overlapping > 0)
    g_strv_builder_take (parts,
                         g_strdup_printf (ngettext ("%u window overlaps another.",
                                                    "%u windows overlap another.", overlapping),
                                          overlapping));
  sentences = g_strv_builder_end (parts);
  return tln_sentences_join ((const char *const *) sentences);
}

char *
tln_study_say_session (const TlnEvidenceStudy *study, int session)
{
  const TlnStudy *numbers = study->study;
  int at = session == TLN_STUDY_NO_SESSION ? (int) numbers->after : session;
  guint k = (guint) (at + (int) numbers->before);
  char mean[TLN_LABEL];
  char median[TLN_LABEL];
  char placebo[TLN_LABEL];

  tln_study_label (mean, numbers->mean[k]);
  tln_study_label (median, numbers->median[k]);
  tln_study_label (placebo, numbers->placebo[k]);
  g_autofree char *label = tln_chart_say_signed (at, 0);
  if (numbers->n_placebo == 0)
    return g_strdup_printf (_ ("Up to session %s: mean %s, median %s."), label, mean, median);
  return g_strdup_printf (
      ngettext ("Up to session %s: mean %s, median %s; around %u random day, mean %s.",
                "Up to session %s: mean %s, median %s; around %u random days, mean %s.",
                numbers->n_placebo),
      label, mean, median, numbers->n_placebo, placebo);
}

char *
tln_study_say_summary (const TlnEvidenceStudy *study)
{
  g_autofree char *counts = say_counts (study);
  g_autofree char *end = NULL;

  if (study->study->n == 0)
    return g_steal_pointer (&counts);
  end = tln_study_say_session (study, TLN_STUDY_NO_SESSION);
  return tln_sentences_join ((const char *[]) { counts, end, NULL });
}

static char *
describe_split (const TlnEvidenceStudy *study, const TlnStudySplit *found)
{
  const TlnInstrument *of = found->benchmark ? study->benchmark : study->instrument;
  g_autofree char *day = day_of (found->split->t);

  /* Translators: code and exchange, two numbers of shares, a day: "515050.SSE, about 1 to 3 on
   * 10 March 2025". */
  return g_strdup_printf (_ ("%s.%s, about %u to %u on %s"), of->code, of->exchange,
                          found->split->from, found->split->to, day);
}

char *
tln_study_say_split (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  TlnStudySplit found;
  g_autofree char *described = NULL;

  if (!tln_evidence_study_split (study, event, &found))
    return NULL;
  described = describe_split (study, &found);
  return g_strdup_printf (found.estimation
                              ? _ ("looks like a split where its model is estimated: %s")
                              : _ ("looks like a split in its window: %s"),
                          described);
}

/* Each split once, and for how many pieces of evidence; NULL: there is none. */
static char *
say_splits (const TlnEvidenceStudy *study, gboolean estimation)
{
  guint n;
  g_autoptr (GArray) splits = tln_evidence_study_splits (study, estimation, &n);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < splits->len; i++) {
    g_autofree char *described = describe_split (study, &g_array_index (splits, TlnStudySplit, i));

    g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", described);
  }
  if (n == 0)
    return NULL;
  if (estimation)
    return g_strdup_printf (
        ngettext ("The model of %u piece of evidence is estimated over what looks like a split "
                  "(%s).",
                  "The models of %u pieces of evidence are estimated over what looks like a split "
                  "(%s).",
                  n),
        n, list->str);
  return g_strdup_printf (
      ngettext ("In the window of %u piece of evidence lies what looks like a split (%s).",
                "In the windows of %u pieces of evidence lies what looks like a split (%s).", n),
      n, list->str);
}

static const char *
say_caveat (const TlnEvidenceStudy *study)
{
  TlnPriceCaveat caveat = tln_prices_caveat (study->batches);

  if (caveat == TLN_CAVEAT_INVENTED || (study->batches->len > 0 && study->instrument->invented))
    return _ ("Invented data.");
  if (caveat == TLN_CAVEAT_UNADJUSTED)
    return _ ("Unadjusted prices: a split or dividend that is not recorded counts as a fall.");
  if (caveat == TLN_CAVEAT_DIVIDENDS)
    return _ ("Prices without their splits: a dividend that is not recorded counts as a fall.");
  return NULL;
}

char *
tln_study_say_prices (const TlnEvidenceStudy *study)
{
  const char *caveat = say_caveat (study);
  g_autofree char *in_windows = say_splits (study, FALSE);
  g_autofree char *in_models = say_splits (study, TRUE);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (!caveat && !in_windows && !in_models)
    return NULL;
  if (caveat)
    g_strv_builder_add (parts, caveat);
  if (in_windows)
    g_strv_builder_add (parts, in_windows);
  if (in_models)
    g_strv_builder_add (parts, in_models);
  sentences = g_strv_builder_end (parts);
  return tln_sentences_join ((const char *const *) sentences);
}

char *
tln_study_say_path (const TlnEvidenceStudy *study, guint path, int session)
{
  const TlnStudy *numbers = study->study;
  const TlnStudyCase *event = tln_evidence_study_case (study, path);
  int at = session == TLN_STUDY_NO_SESSION ? (int) numbers->after : session;
  g_autofree char *day = NULL;
  char value[TLN_LABEL];

  if (!event || !tln_case_shown (study, event))
    return g_strdup ("");
  day = tln_case_say_day (study, event);
  tln_study_label (value, numbers->paths[path].car[at + (int) numbers->before]);
  g_autofree char *label = tln_chart_say_signed (at, 0);
  /* Translators: value, session, stance, day, quote: "+1.20% at session +5 · For · 10 March 2025:
   * the quote". */
  return g_strdup_printf (_ ("%s at session %s · %s · %s: %s"), value, label,
                          tln_stance_label (event->stance), day, event->claim->exact);
}
