/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about event studies: numbers with what they rest on, and never what to do. */
#include "tln-study-words.h"

#include "tln-case-words.h"
#include "tln-date-label.h"
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
  return g_strjoinv (" ", sentences);
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
  if (numbers->n_placebo == 0)
    return g_strdup_printf (_ ("Up to session %+d: mean %s, median %s."), at, mean, median);
  return g_strdup_printf (
      ngettext ("Up to session %+d: mean %s, median %s; around %u random day, mean %s.",
                "Up to session %+d: mean %s, median %s; around %u random days, mean %s.",
                numbers->n_placebo),
      at, mean, median, numbers->n_placebo, placebo);
}

char *
tln_study_say_summary (const TlnEvidenceStudy *study)
{
  g_autofree char *counts = say_counts (study);
  g_autofree char *end = NULL;

  if (study->study->n == 0)
    return g_steal_pointer (&counts);
  end = tln_study_say_session (study, TLN_STUDY_NO_SESSION);
  return g_strjoin (" ", counts, end, NULL);
}

static char *
describe_split (const TlnEvidenceStudy *study, const TlnSplit *split, gboolean benchmark)
{
  const TlnInstrument *of = benchmark ? study->benchmark : study->instrument;
  g_autofree char *day = day_of (split->t);

  /* Translators: code and exchange, two numbers of shares, a day: "515050.SSE, about 1 to 3 on
   * 10 March 2025". */
  return g_strdup_printf (_ ("%s.%s, about %u to %u on %s"), of->code, of->exchange, split->from,
                          split->to, day);
}

char *
tln_study_say_split (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  gboolean benchmark;
  const TlnSplit *split = tln_evidence_study_split (study, event, &benchmark);
  g_autofree char *described = split ? describe_split (study, split, benchmark) : NULL;

  return split ? g_strdup_printf (_ ("looks like a split in its window: %s"), described) : NULL;
}

/* Each split once, and in how many windows there is one. */
static char *
say_splits (const TlnEvidenceStudy *study)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < study->cases->len; i++) {
    gboolean benchmark;
    const TlnSplit *split = tln_evidence_study_split (
        study, &g_array_index (study->cases, TlnStudyCase, i), &benchmark);

    n += split != NULL;
    if (!split || g_ptr_array_find (seen, split, NULL))
      continue;
    g_autofree char *described = describe_split (study, split, benchmark);
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", described);
    g_ptr_array_add (seen, (gpointer) split);
  }
  if (n == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("In the window of %u piece of evidence lies what looks like a split (%s).",
                "In the windows of %u pieces of evidence lies what looks like a split (%s).", n),
      n, list->str);
}

static const char *
say_adjustment (const TlnEvidenceStudy *study)
{
  const TlnPriceBatch *newest =
      study->batches->len > 0 ? g_ptr_array_index (study->batches, 0) : NULL;

  if (!newest)
    return NULL;
  if (study->instrument->invented || g_strcmp0 (newest->source, "invented") == 0)
    return _ ("Invented data.");
  if (g_strcmp0 (newest->adjustment, "raw") == 0)
    return _ ("Unadjusted prices: a split or dividend in a window counts as a fall.");
  return NULL;
}

char *
tln_study_say_prices (const TlnEvidenceStudy *study)
{
  const char *adjustment = say_adjustment (study);
  g_autofree char *splits = say_splits (study);

  if (!adjustment || !splits)
    return adjustment ? g_strdup (adjustment) : g_steal_pointer (&splits);
  return g_strjoin (" ", adjustment, splits, NULL);
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
  /* Translators: value, session, stance, day, quote: "+1.20% at session +5 · For · 10 March 2025:
   * the quote". */
  return g_strdup_printf (_ ("%s at session %+d · %s · %s: %s"), value, at,
                          tln_stance_label (event->stance), day, event->claim->exact);
}
