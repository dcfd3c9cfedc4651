/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the weekly review. */
#include "tln-review-words.h"

#include "tln-chart-words.h"
#include "tln-date-label.h"
#include "tln-shape.h"
#include "tln-stage-words.h"
#include "tln-text.h"

#include <glib/gi18n.h>
#include <math.h>

char *
tln_review_week_label (TlnDay week)
{
  int year;
  int number = tln_day_iso_week (week, &year);

  /* Translators: number and year of an ISO week */
  return g_strdup_printf (_ ("Week %d of %d"), number, year);
}

const char *
tln_review_section_title (TlnReviewSection section)
{
  switch (section) {
  case TLN_REVIEW_CLAIMS:
    return _ ("New Claims");
  case TLN_REVIEW_MOVES:
    return _ ("Linked Instruments");
  case TLN_REVIEW_ORPHANS:
    return _ ("Lost Quotes");
  case TLN_REVIEW_DUE:
    return _ ("Theses to Look At");
  case TLN_REVIEW_FORECASTS:
    return _ ("Forecasts to Resolve");
  case TLN_REVIEW_FALSIFIERS:
    return _ ("Falsifiers to Check");
  case TLN_REVIEW_STATES:
    return _ ("Proposed States");
  case TLN_REVIEW_QUESTION:
  default:
    return _ ("A Question");
  }
}

char *
tln_review_fact_title (const TlnReviewFact *fact)
{
  return tln_text_excerpt (fact->body, 160);
}

static char *
claim_subtitle (const TlnReviewFact *fact)
{
  const char *stance = isnan (fact->first) ? NULL : tln_stance_label ((TlnStance) fact->first);

  if (fact->heading == NULL)
    return g_strdup (_ ("On no board yet"));
  /* Translators: a stage or thesis, and a stance: "Training compute · Against" */
  return stance != NULL ? g_strdup_printf (_ ("%s · %s"), fact->heading, stance)
                        : g_strdup (fact->heading);
}

static char *
move_subtitle (const TlnReviewFact *fact)
{
  g_autofree char *day = tln_day_label (fact->day);
  g_autofree char *change = tln_chart_say_signed ((fact->second / fact->first - 1) * 100, 2);

  /* Translators: change in per cent, last price before the week, last price in it, its day */
  return g_strdup_printf (_ ("%s %% (%.3f → %.3f, %s)"), change, fact->first, fact->second, day);
}

/* What waits, of which thesis, and since when. */
static char *
due_subtitle (const TlnReviewFact *fact, const char *day)
{
  /* Translators: a thesis and the day something of it is due */
  return fact->heading != NULL ? g_strdup_printf (_ ("%s · due %s"), fact->heading, day)
                               : g_strdup_printf (_ ("Due %s"), day);
}

static char *
state_subtitle (const TlnReviewFact *fact)
{
  /* Translators: a stage, the state the rule proposes, the one it has */
  return g_strdup_printf (_ ("%s: proposed %s, now %s"), fact->heading ? fact->heading : "",
                          tln_stage_state_label ((TlnStageState) fact->first),
                          tln_stage_state_label ((TlnStageState) fact->second));
}

char *
tln_review_fact_subtitle (const TlnReviewFact *fact)
{
  g_autofree char *day = fact->day != TLN_DAY_NONE ? tln_day_label (fact->day) : NULL;

  switch (fact->section) {
  case TLN_REVIEW_CLAIMS:
    return claim_subtitle (fact);
  case TLN_REVIEW_MOVES:
    return move_subtitle (fact);
  case TLN_REVIEW_ORPHANS:
    return g_strdup (_ ("Its words are no longer in the article"));
  case TLN_REVIEW_DUE:
    return g_strdup_printf (_ ("To be looked at since %s"), day);
  case TLN_REVIEW_FORECASTS:
  case TLN_REVIEW_FALSIFIERS:
    return due_subtitle (fact, day);
  case TLN_REVIEW_STATES:
    return state_subtitle (fact);
  case TLN_REVIEW_QUESTION:
  default:
    return g_strdup_printf (_ ("Weight %.0f for, %.0f against. If the other side were right, what "
                               "would be seen first?"),
                            fact->first, fact->second);
  }
}
