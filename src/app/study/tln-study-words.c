/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about event studies: numbers with what they rest on, and never what to do. */
#include "tln-study-words.h"

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

gboolean
tln_study_case_shown (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  return event->state == TLN_CASE_EVENT && study->study->paths[event->path].state == TLN_STUDY_OK;
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

char *
tln_study_say_expected (const TlnEvidenceStudy *study)
{
  gboolean model = study->options.market_model;

  if (!study->benchmark)
    return g_strdup (
        model ? _ ("Log returns minus their own mean in sessions −120 to −11 before each event.")
              : _ ("Log returns as they are; nothing is subtracted."));
  return g_strdup_printf (
      model ? _ ("Log returns minus what %s lets expect (market model, sessions −120 to −11 "
                 "before each event).")
            : _ ("Log returns minus those of %s."),
      study->benchmark->name);
}

const char *
tln_study_say_caution (void)
{
  return _ ("A handful of events proves nothing: this tells what was, not why.");
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

  if (!event || !tln_study_case_shown (study, event))
    return g_strdup ("");
  day = tln_study_say_day (study, event);
  tln_study_label (value, numbers->paths[path].car[at + (int) numbers->before]);
  /* Translators: value, session, stance, day, quote: "+1.20% at session +5 · For · 10 March 2025:
   * the quote". */
  return g_strdup_printf (_ ("%s at session %+d · %s · %s: %s"), value, at,
                          tln_stance_label (event->stance), day, event->claim->exact);
}

char *
tln_study_say_day (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudyPath *path =
      event->state == TLN_CASE_EVENT ? &study->study->paths[event->path] : NULL;
  g_autofree char *day =
      event->day != TLN_DAY_NONE ? tln_day_label (event->day) : g_strdup (_ ("no date"));
  g_autofree char *session = NULL;

  if (!path || !tln_study_path_has_session (path) || path->shift == TLN_SHIFT_NONE)
    return g_steal_pointer (&day);
  session = day_of (path->session);
  if (path->shift == TLN_SHIFT_AFTER_CLOSE)
    return g_strdup_printf (_ ("%s, after the close: session of %s"), day, session);
  return g_strdup_printf (ngettext ("%s, no session: that of %s, %d day later",
                                    "%s, no session: that of %s, %d days later", path->shift_days),
                          day, session, path->shift_days);
}

static char *
say_cut (const TlnStudy *study, const TlnStudyPath *path)
{
  guint behind = study->n_sessions - 1 - path->index;

  if (path->index < study->before + 1) {
    guint ahead = MAX (path->index, 1) - 1;

    return g_strdup_printf (ngettext ("only %u return before its session, %u are needed",
                                      "only %u returns before its session, %u are needed", ahead),
                            ahead, study->before);
  }
  return g_strdup_printf (ngettext ("only %u session after it so far, %u are needed",
                                    "only %u sessions after it so far, %u are needed", behind),
                          behind, study->after);
}

static char *
say_path_reason (const TlnEvidenceStudy *study, const TlnStudyPath *path)
{
  const TlnStudy *numbers = study->study;
  g_autofree char *first = day_of (numbers->first_session);
  g_autofree char *last = day_of (numbers->last_session);

  if (numbers->n_sessions == 0)
    return g_strdup (study->benchmark ? _ ("there is no session for which both have prices")
                                      : _ ("there are no prices"));
  switch (path->state) {
  case TLN_STUDY_BEFORE_LISTING:
    return g_strdup_printf (study->benchmark ? _ ("before the first session both have, %s")
                                             : _ ("before the first price, %s"),
                            first);
  case TLN_STUDY_AFTER_END:
    return g_strdup_printf (study->benchmark ? _ ("after the last session both have, %s")
                                             : _ ("after the last price, %s"),
                            last);
  case TLN_STUDY_CUT:
    return say_cut (numbers, path);
  case TLN_STUDY_NO_PRICES:
    return g_strdup (_ ("a price in its window is missing or not above zero"));
  case TLN_STUDY_NO_MODEL:
    return g_strdup_printf (ngettext ("only %u return before it to estimate from, %u are needed",
                                      "only %u returns before it to estimate from, %u are needed",
                                      path->n_estimation),
                            path->n_estimation, TLN_STUDY_MODEL_LEAST);
  case TLN_STUDY_OK:
  default:
    return NULL;
  }
}

char *
tln_study_say_reason (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  switch (event->state) {
  case TLN_CASE_NO_DAY:
    return g_strdup (_ ("no day is known"));
  case TLN_CASE_COARSE:
    return g_strdup (_ ("its day is not known exactly"));
  case TLN_CASE_CAPTURED:
    return g_strdup (_ ("only the day it came in is known"));
  case TLN_CASE_REPEATED:
    return g_strdup (_ ("a reprint of an earlier article"));
  case TLN_CASE_EVENT:
  default:
    return say_path_reason (study, &study->study->paths[event->path]);
  }
}
