/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sentence of the rule on made-up weeks: where it just holds, just does not, and where too
 * little is there to say. */
#include "tln-stage-rule.h"

#include <math.h>

#define MOST_WEEKS 60

/* Ten articles a week in the whole library, so many of them about the stage. */
typedef struct {
  TlnStageNumbers numbers;
  double shares[MOST_WEEKS];
  guint counts[MOST_WEEKS];
  TlnVoice voices[16];
} Weeks;

static void
fill (Weeks *weeks, const guint *counts, guint n)
{
  *weeks = (Weeks) { 0 };
  for (guint i = 0; i < n; i++) {
    weeks->counts[i] = counts[i];
    weeks->shares[i] = counts[i] / 10.0;
  }
  weeks->numbers = (TlnStageNumbers) { .shares = weeks->shares,
                                       .counts = weeks->counts,
                                       .n_weeks = n,
                                       .last = 1000,
                                       .history = n,
                                       .voices = weeks->voices };
}

static void
say (Weeks *weeks, TlnWeek week, guint speaker, int stance)
{
  weeks->voices[weeks->numbers.n_voices++] = (TlnVoice) { week, speaker, stance };
}

static void
test_emerging (void)
{
  /* eight quiet weeks, then four with something */
  const guint counts[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 1 };
  TlnStageFinding finding;
  Weeks weeks;

  fill (&weeks, counts, G_N_ELEMENTS (counts));
  say (&weeks, 997, 1, 1);
  say (&weeks, 999, 2, -1);
  say (&weeks, 1000, 2, 1);
  say (&weeks, 996, 3, 1); /* a week too early */
  say (&weeks, 1001, 4, 1); /* after the week that is looked at */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.speakers, ==, 2);
  g_assert_cmpint (finding.results[TLN_STAGE_EMERGING], ==, TLN_RULE_FAILS);
  say (&weeks, 1000, 3, 0);
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_EMERGING);
  g_assert_cmpuint (finding.speakers, ==, 3);
  g_assert_cmpuint (finding.quiet_before, ==, 8);
  g_assert_cmpuint (finding.items, ==, 1);
  g_assert_cmpint (finding.week, ==, 1000);

  weeks.counts[0] = 1; /* only seven quiet weeks */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.quiet_before, ==, 7);
  g_assert_cmpint (finding.results[TLN_STAGE_EMERGING], ==, TLN_RULE_FAILS);

  weeks.counts[0] = 0;
  weeks.numbers.history = 11; /* the library is too young to know of eight */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.quiet_before, ==, 7);
  g_assert_cmpint (finding.results[TLN_STAGE_EMERGING], ==, TLN_RULE_UNKNOWN);
}

static void
test_rising (void)
{
  const guint counts[] = { 3, 1, 2, 2, 3, 4 }; /* up in three of the last four */
  TlnStageFinding finding;
  Weeks weeks;

  fill (&weeks, counts, G_N_ELEMENTS (counts));
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.rises, ==, 3);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_RISING);

  weeks.shares[3] = NAN; /* nothing known of one of them: neither it nor the next one rose */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.rises, ==, 2);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_NO_STATE);

  const guint few[] = { 0, 0, 1, 0, 1, 1 };
  const guint short_one[] = { 1, 2, 3, 4 };
  fill (&weeks, few, G_N_ELEMENTS (few));
  weeks.shares[5] = 0.2; /* up three times, but only three articles */
  weeks.shares[3] = 0.05;
  weeks.shares[2] = 0.04;
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.rises, ==, 4);
  g_assert_cmpint (finding.results[TLN_STAGE_RISING], ==, TLN_RULE_FAILS);
  fill (&weeks, short_one, G_N_ELEMENTS (short_one));
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.rises, ==, 3);
  g_assert_cmpint (finding.results[TLN_STAGE_RISING], ==, TLN_RULE_UNKNOWN);
}

/* Twenty weeks before it, all but two of them below: 19 of 20 when one of those is equal … */
static void
test_crowded (void)
{
  guint counts[21];
  TlnStageFinding finding;
  Weeks weeks;

  for (guint i = 0; i < 20; i++)
    counts[i] = 2 + i % 2;
  counts[20] = 5;
  counts[0] = 7;
  counts[1] = 5;
  fill (&weeks, counts, G_N_ELEMENTS (counts));
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  /* 18 less and one equal of 20: 92.5 */
  g_assert_cmpfloat_with_epsilon (finding.percentile, 92.5, 1e-12);
  g_assert_cmpuint (finding.ranked, ==, 20);
  /* nobody took a stance */
  g_assert_cmpint (finding.results[TLN_STAGE_CROWDED], ==, TLN_RULE_UNKNOWN);
  for (guint i = 0; i < 9; i++)
    say (&weeks, 1000 - (TlnWeek) (i % 8), i, 1);
  say (&weeks, 993, 9, -1); /* one of ten: 10 % */
  say (&weeks, 992, 10, -1); /* too long ago */
  say (&weeks, 1000, 11, 0);
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.n_for, ==, 9);
  g_assert_cmpuint (finding.n_against, ==, 1);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_CROWDED);
  say (&weeks, 1000, 12, -1); /* two of eleven */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpint (finding.results[TLN_STAGE_CROWDED], ==, TLN_RULE_FAILS);
  weeks.numbers.n_voices -= 1;
  weeks.numbers.history = 12; /* eleven weeks to rank among are too few */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.ranked, ==, 11);
  g_assert_cmpint (finding.results[TLN_STAGE_CROWDED], ==, TLN_RULE_UNKNOWN);
}

static void
test_fading (void)
{
  const guint counts[] = { 9, 1, 1, 6, 5, 4, 4, 4, 4, 3 }; /* the nine is too long ago */
  TlnStageFinding finding;
  Weeks weeks;

  fill (&weeks, counts, G_N_ELEMENTS (counts));
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpfloat_with_epsilon (finding.peak, 0.6, 1e-12);
  g_assert_cmpint (finding.peak_week, ==, 994);
  g_assert_cmpfloat_with_epsilon (finding.share, 0.3, 1e-12);
  g_assert_cmpuint (finding.recent, ==, 31);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_FADING);
  weeks.shares[9] = 0.31;
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpint (finding.results[TLN_STAGE_FADING], ==, TLN_RULE_FAILS);
  weeks.shares[9] = NAN; /* nothing was written at all */
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpint (finding.results[TLN_STAGE_FADING], ==, TLN_RULE_UNKNOWN);
}

static void
test_quiet (void)
{
  const guint counts[] = { 1, 0, 0, 0, 0, 0, 0, 0, 0 };
  TlnStageFinding finding;
  Weeks weeks;

  fill (&weeks, counts, G_N_ELEMENTS (counts));
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpuint (finding.quiet, ==, 8);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_QUIET);
  g_assert_cmpint (finding.results[TLN_STAGE_FADING], ==, TLN_RULE_FAILS);
  say (&weeks, 1000, 1, 0);
  tln_stage_rule (&weeks.numbers, NULL, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_NO_STATE);
}

static void
test_nothing (void)
{
  TlnStageNumbers numbers = { .last = 7 };
  TlnStageFinding finding;

  tln_stage_rule (&numbers, NULL, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_NO_STATE);
  for (guint i = 1; i < TLN_N_STAGE_STATES; i++)
    g_assert_cmpint (finding.results[i], ==, TLN_RULE_UNKNOWN);
  g_assert_true (isnan (finding.share));
  g_assert_true (isnan (finding.percentile));
  g_assert_cmpint (finding.peak_week, ==, TLN_WEEK_NONE);
}

/* What a person sets goes before the usual numbers. */
static void
test_limits (void)
{
  const guint counts[] = { 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 3, 4 };
  double limits[TLN_N_LIMITS];
  TlnStageFinding finding;
  Weeks weeks;

  for (guint i = 0; i < TLN_N_LIMITS; i++) {
    g_assert_cmpfloat (tln_limits[i].least, <=, tln_limits[i].usual);
    g_assert_cmpfloat (tln_limits[i].usual, <=, tln_limits[i].most);
    limits[i] = tln_limits[i].usual;
  }
  fill (&weeks, counts, G_N_ELEMENTS (counts));
  say (&weeks, 1000, 1, 0);
  say (&weeks, 1000, 2, 0);
  tln_stage_rule (&weeks.numbers, limits, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_RISING);
  limits[TLN_LIMIT_SPEAKERS] = 2;
  limits[TLN_LIMIT_QUIET_ITEMS] = 2;
  tln_stage_rule (&weeks.numbers, limits, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_EMERGING);
  limits[TLN_LIMIT_SPEAKERS] = 3;
  limits[TLN_LIMIT_RISES] = 4;
  tln_stage_rule (&weeks.numbers, limits, &finding);
  g_assert_cmpint (finding.state, ==, TLN_STAGE_NO_STATE);
}

static void
test_names (void)
{
  TlnStageState state = TLN_STAGE_NO_STATE;

  for (guint i = 1; i < TLN_N_STAGE_STATES; i++) {
    g_assert_true (tln_stage_state_from_name (tln_stage_state_name ((TlnStageState) i), &state));
    g_assert_cmpuint (state, ==, i);
  }
  g_assert_false (tln_stage_state_from_name ("", &state));
  g_assert_false (tln_stage_state_from_name ("loud", &state));
  g_assert_false (tln_stage_state_from_name (NULL, &state));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage-rule/emerging", test_emerging);
  g_test_add_func ("/stage-rule/rising", test_rising);
  g_test_add_func ("/stage-rule/crowded", test_crowded);
  g_test_add_func ("/stage-rule/fading", test_fading);
  g_test_add_func ("/stage-rule/quiet", test_quiet);
  g_test_add_func ("/stage-rule/nothing", test_nothing);
  g_test_add_func ("/stage-rule/limits", test_limits);
  g_test_add_func ("/stage-rule/names", test_names);
  return g_test_run ();
}
