/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about states. They give numbers and limits side by side and judge nothing. */
#include "tln-stage-words.h"

#include "tln-date-label.h"

#include <glib/gi18n.h>
#include <math.h>

static const struct {
  const char *glyph;
  const char *label;
  const char *style;
} states[TLN_N_STAGE_STATES] = {
  { "–", N_ ("No State"), "dim-label" }, { "○", N_ ("Quiet"), "dim-label" },
  { "◔", N_ ("Emerging"), "accent" },    { "↗", N_ ("Rising"), "success" },
  { "●", N_ ("Crowded"), "warning" },    { "↘", N_ ("Fading"), "error" },
};

const char *
tln_stage_state_label (TlnStageState state)
{
  return _ (states[state].label);
}

char *
tln_stage_state_shaped (TlnStageState state)
{
  return g_strdup_printf ("%s %s", states[state].glyph, tln_stage_state_label (state));
}

const char *
tln_stage_state_class (TlnStageState state)
{
  return states[state].style;
}

/* A share as whole percent. */
static char *
percent (double share)
{
  return isnan (share) ? g_strdup (_ ("not known")) : g_strdup_printf (_ ("%.0f%%"), share * 100);
}

static char *
crowded_reason (const TlnStageFinding *finding, const double *limits)
{
  guint taken = finding->n_for + finding->n_against;

  if (isnan (finding->percentile))
    return g_strdup (_ ("Nothing to rank this week’s share among"));
  return g_strdup_printf (_ ("Share ranks %.0f of 100 among %u weeks (at least %.0f) · against: %u "
                             "of %u stances in %.0f weeks (at most %.0f%%)"),
                          finding->percentile, finding->ranked, limits[TLN_LIMIT_PERCENTILE],
                          finding->n_against, taken, limits[TLN_LIMIT_OPPOSING_WEEKS],
                          limits[TLN_LIMIT_OPPOSING]);
}

static char *
fading_reason (const TlnStageFinding *finding, const double *limits)
{
  g_autofree char *share = percent (finding->share);
  g_autofree char *peak = percent (finding->peak);
  g_autofree char *when = tln_day_label (tln_week_monday (finding->peak_week));

  if (finding->peak_week == TLN_WEEK_NONE)
    return g_strdup (_ ("No articles to compare with"));
  return g_strdup_printf (
      _ ("Share %s, at its peak %s in the week of %s (at most %.0f%% of it left "
         "after %.0f weeks)"),
      share, peak, when, limits[TLN_LIMIT_FALLEN], limits[TLN_LIMIT_FALLEN_WEEKS]);
}

char *
tln_stage_reason (TlnStageState state, const TlnStageFinding *finding, const double *limits)
{
  g_autofree char *share = percent (finding->share);

  switch (state) {
  case TLN_STAGE_QUIET:
    return g_strdup_printf (_ ("Quiet weeks in a row: %u (at least %.0f)"), finding->quiet,
                            limits[TLN_LIMIT_QUIET_WEEKS]);
  case TLN_STAGE_EMERGING:
    return g_strdup_printf (_ ("Distinct speakers in %.0f weeks: %u (at least %.0f) · quiet weeks "
                               "before: %u (at least %.0f)"),
                            limits[TLN_LIMIT_SPEAKERS_WEEKS], finding->speakers,
                            limits[TLN_LIMIT_SPEAKERS], finding->quiet_before,
                            limits[TLN_LIMIT_QUIET_WEEKS]);
  case TLN_STAGE_RISING:
    return g_strdup_printf (_ ("Share up in %u of %.0f weeks (at least %.0f) · now %s of all "
                               "articles"),
                            finding->rises, limits[TLN_LIMIT_RISES_WEEKS], limits[TLN_LIMIT_RISES],
                            share);
  case TLN_STAGE_CROWDED:
    return crowded_reason (finding, limits);
  case TLN_STAGE_FADING:
    return fading_reason (finding, limits);
  case TLN_STAGE_NO_STATE:
    break;
  }
  return g_strdup ("");
}

const char *
tln_stage_result_label (TlnRuleResult result)
{
  switch (result) {
  case TLN_RULE_HOLDS:
    return _ ("Holds");
  case TLN_RULE_UNKNOWN:
    return _ ("Not Known");
  case TLN_RULE_FAILS:
    break;
  }
  return _ ("Does Not");
}

const char *
tln_stage_verdict_label (TlnVerdict verdict)
{
  switch (verdict) {
  case TLN_VERDICT_CONFIRMED:
    return _ ("Confirmed");
  case TLN_VERDICT_REJECTED:
    return _ ("Rejected");
  case TLN_VERDICT_SET:
    break;
  }
  return _ ("Set by hand");
}

const char *
tln_stage_limit_label (TlnLimit limit)
{
  static const char *const labels[TLN_N_LIMITS] = {
    N_ ("Distinct Speakers at Least"),       N_ ("In so Many Weeks"),
    N_ ("After so Many Quiet Weeks"),        N_ ("Articles in a Quiet Week at Most"),
    N_ ("Weeks the Share Rose at Least"),    N_ ("Of so Many Weeks"),
    N_ ("Rank of the Share at Least"),       N_ ("Among so Many Weeks"),
    N_ ("Percent Against at Most"),          N_ ("Stances of so Many Weeks"),
    N_ ("Percent of the Peak Left at Most"), N_ ("Peak of so Many Weeks"),
    N_ ("Articles in These Weeks at Least"), N_ ("Weeks to Rank Among at Least"),
  };

  return _ (labels[limit]);
}
