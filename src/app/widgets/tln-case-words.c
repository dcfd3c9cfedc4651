/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about the events of a study: their days, what was subtracted, why one is left out. */
#include "tln-case-words.h"

#include "tln-date-label.h"

#include <glib/gi18n.h>

#define DAY_SECONDS 86400

gboolean
tln_case_shown (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  return event->state == TLN_CASE_EVENT && study->study->paths[event->path].state == TLN_STUDY_OK;
}

static char *
day_of (gint64 session)
{
  return tln_day_label ((TlnDay) (session / DAY_SECONDS));
}

char *
tln_case_say_expected (const TlnEvidenceStudy *study)
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
tln_case_say_caution (void)
{
  return _ ("A handful of events proves nothing: this tells what was, not why.");
}

char *
tln_case_say_day (const TlnEvidenceStudy *study, const TlnStudyCase *event)
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

  if (path->index == 0)
    return g_strdup (_ ("its session is the first there is"));
  if (path->index < study->before + 1) {
    guint ahead = path->index - 1;

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
tln_case_say_reason (const TlnEvidenceStudy *study, const TlnStudyCase *event)
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
