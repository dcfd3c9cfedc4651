/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for each part of the rule. How the numbers are said to people is the window's
 * business. */
#include "tln-stage-rule.h"

#include <math.h>

const TlnLimitInfo tln_limits[TLN_N_LIMITS] = {
  { "speakers", 1, 3, 50 },      { "speakers-weeks", 1, 4, 26 },
  { "quiet-weeks", 1, 8, 52 },   { "quiet-items", 0, 0, 100 },
  { "rises", 1, 3, 26 },         { "rises-weeks", 1, 4, 26 },
  { "percentile", 50, 90, 100 }, { "percentile-weeks", 4, 52, 260 },
  { "opposing", 0, 10, 50 },     { "opposing-weeks", 1, 8, 52 },
  { "fallen", 1, 50, 99 },       { "fallen-weeks", 2, 8, 52 },
  { "items", 1, 4, 1000 },       { "history", 2, 12, 52 },
};

static const char *const names[TLN_N_STAGE_STATES] = { "",       "quiet",   "emerging",
                                                       "rising", "crowded", "fading" };

const char *
tln_stage_state_name (TlnStageState state)
{
  return names[state];
}

gboolean
tln_stage_state_from_name (const char *name, TlnStageState *state)
{
  for (guint i = 1; i < TLN_N_STAGE_STATES; i++) {
    if (g_strcmp0 (names[i], name) != 0)
      continue;
    *state = (TlnStageState) i;
    return TRUE;
  }
  return FALSE;
}

typedef struct {
  const TlnStageNumbers *numbers;
  double limits[TLN_N_LIMITS];
  TlnStageFinding *out;
} Rule;

static guint
limit (const Rule *rule, TlnLimit which)
{
  return (guint) lrint (rule->limits[which]);
}

/* Quiet weeks in a row up to the n-th, of those the library goes back to. */
static guint
count_quiet (const Rule *rule, guint n)
{
  const TlnStageNumbers *numbers = rule->numbers;
  guint begin = numbers->n_weeks - MIN (numbers->history, numbers->n_weeks);
  guint quiet = 0;

  while (n > begin && numbers->counts[n - 1] <= rule->limits[TLN_LIMIT_QUIET_ITEMS]) {
    quiet++;
    n--;
  }
  return quiet;
}

static TlnRuleResult
when (gboolean holds)
{
  return holds ? TLN_RULE_HOLDS : TLN_RULE_FAILS;
}

static guint
count_speakers (const Rule *rule)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  TlnWeek from = rule->numbers->last - (TlnWeek) limit (rule, TLN_LIMIT_SPEAKERS_WEEKS) + 1;

  for (gsize i = 0; i < rule->numbers->n_voices; i++) {
    const TlnVoice *voice = &rule->numbers->voices[i];

    if (voice->week >= from && voice->week <= rule->numbers->last)
      g_hash_table_add (seen, GUINT_TO_POINTER (voice->speaker));
  }
  return g_hash_table_size (seen);
}

static void
look_emerging (Rule *rule)
{
  TlnStageFinding *out = rule->out;
  guint recent = limit (rule, TLN_LIMIT_SPEAKERS_WEEKS);
  guint need = limit (rule, TLN_LIMIT_QUIET_WEEKS);
  guint n = rule->numbers->n_weeks;

  out->speakers = count_speakers (rule);
  out->quiet_before = n > recent ? count_quiet (rule, n - recent) : 0;
  if (rule->numbers->history < recent + need)
    out->results[TLN_STAGE_EMERGING] = TLN_RULE_UNKNOWN;
  else
    out->results[TLN_STAGE_EMERGING] =
        when (out->speakers >= limit (rule, TLN_LIMIT_SPEAKERS) && out->quiet_before >= need);
}

/* Nobody may have spoken either. */
static void
look_quiet (Rule *rule)
{
  TlnStageFinding *out = rule->out;
  guint need = limit (rule, TLN_LIMIT_QUIET_WEEKS);

  out->quiet = count_quiet (rule, rule->numbers->n_weeks);
  if (rule->numbers->history < need)
    out->results[TLN_STAGE_QUIET] = TLN_RULE_UNKNOWN;
  else
    out->results[TLN_STAGE_QUIET] = when (out->quiet >= need && out->speakers == 0);
}

static guint
count_items (const Rule *rule, guint weeks)
{
  guint n = rule->numbers->n_weeks;
  guint sum = 0;

  for (guint i = n > weeks ? n - weeks : 0; i < n; i++)
    sum += rule->numbers->counts[i];
  return sum;
}

static void
look_rising (Rule *rule)
{
  TlnStageFinding *out = rule->out;
  guint weeks = limit (rule, TLN_LIMIT_RISES_WEEKS);

  out->rises = tln_share_rises (rule->numbers->shares, rule->numbers->n_weeks, weeks);
  if (rule->numbers->history < weeks + 1)
    out->results[TLN_STAGE_RISING] = TLN_RULE_UNKNOWN;
  else
    out->results[TLN_STAGE_RISING] =
        when (out->rises >= limit (rule, TLN_LIMIT_RISES) &&
              count_items (rule, weeks) >= limit (rule, TLN_LIMIT_ITEMS));
}

static void
count_stances (const Rule *rule)
{
  TlnWeek from = rule->numbers->last - (TlnWeek) limit (rule, TLN_LIMIT_OPPOSING_WEEKS) + 1;

  for (gsize i = 0; i < rule->numbers->n_voices; i++) {
    const TlnVoice *voice = &rule->numbers->voices[i];

    if (voice->week < from || voice->week > rule->numbers->last)
      continue;
    rule->out->n_for += voice->stance > 0;
    rule->out->n_against += voice->stance < 0;
  }
}

/* Where nobody has taken a stance it is not known whether hardly anybody opposes. */
static void
look_crowded (Rule *rule)
{
  TlnStageFinding *out = rule->out;
  const TlnStageNumbers *numbers = rule->numbers;
  guint span = MIN (limit (rule, TLN_LIMIT_PERCENTILE_WEEKS), MAX (numbers->history, 1) - 1);
  guint least = MIN (limit (rule, TLN_LIMIT_HISTORY), limit (rule, TLN_LIMIT_PERCENTILE_WEEKS));

  out->percentile = tln_share_percentile (numbers->shares, numbers->n_weeks, span, &out->ranked);
  count_stances (rule);
  guint taken = out->n_for + out->n_against;
  if (isnan (out->percentile) || out->ranked < least || taken == 0)
    out->results[TLN_STAGE_CROWDED] = TLN_RULE_UNKNOWN;
  else
    out->results[TLN_STAGE_CROWDED] =
        when (out->percentile >= rule->limits[TLN_LIMIT_PERCENTILE] &&
              out->n_against * 100.0 <= rule->limits[TLN_LIMIT_OPPOSING] * taken &&
              out->recent >= limit (rule, TLN_LIMIT_ITEMS));
}

static void
look_fading (Rule *rule)
{
  TlnStageFinding *out = rule->out;
  const TlnStageNumbers *numbers = rule->numbers;
  guint weeks = limit (rule, TLN_LIMIT_FALLEN_WEEKS);
  guint at = 0;

  out->peak = tln_share_peak (numbers->shares, numbers->n_weeks, weeks, &at);
  if (!isnan (out->peak))
    out->peak_week = numbers->last - (TlnWeek) (numbers->n_weeks - 1 - at);
  out->recent = count_items (rule, weeks);
  if (isnan (out->share) || numbers->history < 2)
    out->results[TLN_STAGE_FADING] = TLN_RULE_UNKNOWN;
  else
    out->results[TLN_STAGE_FADING] =
        when (out->peak > 0 && out->share * 100 <= rule->limits[TLN_LIMIT_FALLEN] * out->peak &&
              out->recent >= limit (rule, TLN_LIMIT_ITEMS));
}

void
tln_stage_rule (const TlnStageNumbers *numbers, const double *limits, TlnStageFinding *out)
{
  static const TlnStageState order[] = { TLN_STAGE_EMERGING, TLN_STAGE_FADING, TLN_STAGE_CROWDED,
                                         TLN_STAGE_RISING, TLN_STAGE_QUIET };
  Rule rule = { .numbers = numbers, .out = out };

  *out = (TlnStageFinding) { .week = numbers->last,
                             .history = MIN (numbers->history, numbers->n_weeks),
                             .share = NAN,
                             .peak = NAN,
                             .peak_week = TLN_WEEK_NONE };
  for (guint i = 0; i < TLN_N_LIMITS; i++)
    rule.limits[i] = limits != NULL ? limits[i] : tln_limits[i].usual;
  if (numbers->n_weeks > 0) {
    out->items = numbers->counts[numbers->n_weeks - 1];
    out->share = numbers->shares[numbers->n_weeks - 1];
  }
  look_emerging (&rule);
  look_fading (&rule);
  look_crowded (&rule);
  look_rising (&rule);
  look_quiet (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (order) && out->state == TLN_STAGE_NO_STATE; i++)
    if (out->results[order[i]] == TLN_RULE_HOLDS)
      out->state = order[i];
}
