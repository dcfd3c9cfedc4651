/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attention counted from a library, the report on the stages of a thesis, decisions and the numbers
 * of the rule: kept, refused, undone. Today is Wednesday 2025-03-12, a day of 2025-W11. */
#include "tln-act.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-reprints.h"
#include "tln-stage-states.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

typedef struct {
  TlnDb *db;
  gint64 chain;
  gint64 thesis;
  gint64 stages[3];
  TlnDay today;
  guint n; /* articles made */
} Library;

static void
setup (Library *library, gconstpointer data)
{
  static const char *const names[] = { "First", "Second", "Third" };
  g_autoptr (GError) error = NULL;

  *library = (Library) { .db = tln_test_db (), .today = tln_day_new (2025, 3, 12) };
  library->chain = tln_theses_add_chain (library->db, "Chain", &error);
  for (guint i = 0; i < 3; i++)
    library->stages[i] = tln_theses_add_stage (library->db, library->chain, names[i], NULL, &error);
  library->thesis = tln_theses_add (library->db, "Thesis", library->chain, &error);
  g_assert_no_error (error);
}

static void
teardown (Library *library, gconstpointer data)
{
  tln_db_close (library->db);
}

/* An article of that date about the stages whose numbers are named: "02" is the first and last. */
static gint64
add (Library *library, const char *date, const char *stages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("Article %u", library->n);
  g_autofree char *text = g_strdup_printf ("Words of article %u.", library->n++);
  gint64 id = tln_test_add (library->db, tln_test_draft (title, text, date));

  for (const char *p = stages; *p != '\0'; p++)
    g_assert_true (tln_articles_tag (library->db, id, library->stages[*p - '0'], 0, 0, &error));
  g_assert_no_error (error);
  return id;
}

static gint64
say (Library *library, gint64 article, guint stage, const char *speaker, TlnStance stance)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup ("Words");
  g_autofree char *nothing = g_strdup ("");
  const TlnQuote quote = { words, nothing, nothing, 0, 5 };
  const TlnEvidenceDraft draft = { library->thesis, library->stages[stage], stance, 0,
                                   TLN_DAY_NONE };
  gint64 claim = tln_claims_add (library->db, article, &quote, &error);

  g_assert_true (tln_claims_set (library->db, claim, "speaker", speaker, &error));
  g_assert_cmpint (tln_claims_set_evidence (library->db, claim, &draft, &error), !=, 0);
  g_assert_no_error (error);
  return claim;
}

static TlnAttention *
attention (Library *library, guint weeks, gboolean by_claims)
{
  g_autoptr (GError) error = NULL;
  const TlnAttentionQuery query = { library->today, weeks, by_claims };
  TlnAttention *found = tln_stage_attention_load (library->db, library->chain, &query, &error);

  g_assert_no_error (error);
  return found;
}

static TlnChainReport *
report (Library *library)
{
  g_autoptr (GError) error = NULL;
  TlnChainReport *found =
      tln_stage_states_report (library->db, library->thesis, library->today, &error);

  g_assert_no_error (error);
  return found;
}

/* Weeks W08 to W11 (17 February to 16 March). In Shanghai W11 begins while it is still Sunday
 * afternoon in London. */
static void
test_attention (Library *library, gconstpointer data)
{
  add (library, "2025-02-17", "0"); /* the first day there is */
  add (library, "2025-02-16", "0"); /* a day too early */
  add (library, "2025-03-16", "1"); /* the last one */
  add (library, "2025-03-17", "1"); /* a day too late */
  add (library, "2025-03-09T16:00:00Z", "2"); /* W11 */
  add (library, "2025-03-09T15:59:59Z", "2"); /* W10 */
  add (library, "2025-03-09T23:59", "2"); /* W10, as it was written */
  add (library, "2025-W10", "012");
  add (library, "2025-W10", ""); /* about none */
  add (library, "2025-03", "1"); /* a month only */
  add (library, "2025", ""); /* left out, but not about any */
  g_autoptr (TlnAttention) found = attention (library, 4, FALSE);
  const guint counts[] = { 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 3, 1 };
  const guint all[] = { 1, 0, 4, 2 };

  g_assert_cmpint (tln_week_monday (found->first), ==, tln_day_new (2025, 2, 17));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (found->counts[i], ==, counts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpuint (found->all[i], ==, all[i]);
  g_assert_cmpfloat_with_epsilon (found->weights[10], 2 + 1.0 / 3, 1e-12);
  g_assert_cmpuint (found->left_out, ==, 1);
}

/* Reprints of one another are one, of the first week any of them came out in, and about all that
 * one of them is about. What is in the Trash is nothing. */
static void
test_reprints (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add (library, "2025-03-12", "0");
  gint64 b = add (library, "2025-03-05", "1");
  gint64 c = add (library, "2025-02-26", "");
  gint64 gone = add (library, "2025-03-12", "2");

  g_assert_true (tln_reprints_decide (library->db, a, b, TRUE, &error));
  g_assert_true (tln_reprints_decide (library->db, b, c, TRUE, &error));
  g_autofree char *trash =
      g_strdup_printf ("UPDATE article SET trashed_at = 1 WHERE id = %" G_GINT64_FORMAT, gone);
  g_assert_true (tln_db_exec (library->db, trash, &error));
  g_assert_no_error (error);
  g_autoptr (TlnAttention) found = attention (library, 4, FALSE);
  const guint all[] = { 0, 1, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpuint (found->all[i], ==, all[i]);
  g_assert_cmpuint (found->counts[8 + 3], ==, 0);
  /* None of the members that are about a stage is of the first week: the week is that of the whole
   * group all the same. */
  g_assert_cmpuint (found->counts[1], ==, 1);
  g_assert_cmpuint (found->counts[4 + 1], ==, 1);
  g_assert_cmpfloat_with_epsilon (found->weights[1], 0.5, 1e-12);
}

/* An article as it was made, for counting again. */
typedef struct {
  gint64 id;
  int week; /* from 0; -1: a month only */
  guint stages; /* bits */
  guint group;
  gboolean trashed;
} Made;

#define N_MADE 72
#define N_WEEKS 8

static void
make_random (Library *library, GRand *random, Made *made)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_MADE; i++) {
    TlnDay back = g_rand_int_range (random, 0, 7 * N_WEEKS - 4);
    g_autofree char *day = tln_day_format (library->today - back);
    gboolean dated = g_rand_int_range (random, 0, 5) > 0;
    char stages[8] = "";
    guint n = 0;

    made[i] = (Made) { .group = i, .trashed = g_rand_int_range (random, 0, 6) == 0 };
    made[i].week = dated ? N_WEEKS - 1 - (back + 4) / 7 : -1; /* today is a Wednesday */
    for (guint k = 0; k < 3; k++)
      if (g_rand_int_range (random, 0, 3) == 0)
        stages[n++] = (char) ('0' + k);
    made[i].id = add (library, dated ? day : "2025-02", stages);
    for (guint k = 0; k < n; k++) {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO mention (id, article_id, stage_id, rule) VALUES (%u, %" G_GINT64_FORMAT
          ", %" G_GINT64_FORMAT ", 'again')",
          1 + i * 3 + k, made[i].id, library->stages[stages[k] - '0']);
      made[i].stages |= 1u << (stages[k] - '0');
      g_assert_true (tln_db_exec (library->db, sql, &error));
    }
    if (!made[i].trashed)
      continue;
    g_autofree char *trash = g_strdup_printf (
        "UPDATE article SET trashed_at = 1 WHERE id = %" G_GINT64_FORMAT, made[i].id);
    g_assert_true (tln_db_exec (library->db, trash, &error));
  }
  g_assert_no_error (error);
}

static void
group_random (Library *library, GRand *random, Made *made)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_MADE / 3; i++) {
    guint pair[] = { (guint) g_rand_int_range (random, 0, N_MADE),
                     (guint) g_rand_int_range (random, 0, N_MADE) };
    guint from = made[pair[0]].group;

    if (pair[0] == pair[1])
      continue;
    g_assert_true (
        tln_reprints_decide (library->db, made[pair[0]].id, made[pair[1]].id, TRUE, &error));
    for (guint k = 0; k < N_MADE; k++)
      if (made[k].group == from)
        made[k].group = made[pair[1]].group;
  }
  g_assert_no_error (error);
}

/* The same numbers, group by group and without any order. */
static void
compare_random (const TlnAttention *found, const Made *made)
{
  guint counts[3][N_WEEKS] = { { 0 } }, all[N_WEEKS] = { 0 }, left_out = 0;

  for (guint group = 0; group < N_MADE; group++) {
    guint stages = 0;
    int week = -1;

    for (guint i = 0; i < N_MADE; i++) {
      if (made[i].group != group || made[i].trashed)
        continue;
      stages |= made[i].stages;
      if (made[i].week >= 0 && (week < 0 || made[i].week < week))
        week = made[i].week;
    }
    left_out += week < 0 && stages != 0;
    for (guint k = 0; week >= 0 && k < 3; k++)
      counts[k][week] += (stages >> k) & 1;
    if (week >= 0)
      all[week]++;
  }
  g_assert_cmpuint (found->left_out, ==, left_out);
  for (guint week = 0; week < N_WEEKS; week++) {
    g_assert_cmpuint (found->all[week], ==, all[week]);
    for (guint k = 0; k < 3; k++)
      g_assert_cmpuint (found->counts[k * N_WEEKS + week], ==, counts[k][week]);
  }
}

/* Stages named twice, groups whose first came in last, what has no week, the Trash: all at once. */
static void
test_random (Library *library, gconstpointer data)
{
  Made made[N_MADE];
  g_autoptr (GRand) random = g_rand_new_with_seed (20250312);

  make_random (library, random, made);
  group_random (library, random, made);
  g_autoptr (TlnAttention) found = attention (library, N_WEEKS, FALSE);
  compare_random (found, made);
}

static void
test_by_claims (Library *library, gconstpointer data)
{
  gint64 first = add (library, "2025-03-03", "0");
  gint64 second = add (library, "2025-03", "0");

  say (library, first, 0, "A", TLN_STANCE_FOR);
  say (library, first, 0, "A", TLN_STANCE_FOR);
  say (library, first, 1, "B", TLN_STANCE_FOR);
  say (library, second, 1, "B", TLN_STANCE_FOR);
  g_autoptr (TlnAttention) found = attention (library, 2, TRUE);
  g_assert_cmpuint (found->counts[0], ==, 2);
  g_assert_cmpuint (found->counts[2], ==, 1);
  g_assert_cmpuint (found->all[0], ==, 3);
  g_assert_cmpuint (found->all[1], ==, 0);
  g_assert_cmpuint (found->left_out, ==, 1);
}

/* Thirty weeks of something else; in the last whole four three people speak of the first stage. */
static void
fill_emerging (Library *library)
{
  static const char *const speakers[] = { "Ann  Lee", "Bo", "ann lee", "Cy" };

  for (int i = 0; i < 30; i++) {
    g_autofree char *day = tln_day_format (library->today - 7 * (i + 1));
    add (library, day, "1");
  }
  for (int i = 0; i < 4; i++) {
    g_autofree char *day = tln_day_format (library->today - 7 * (i + 1));
    say (library, add (library, day, "0"), 0, speakers[i], TLN_STANCE_FOR);
  }
}

static void
test_report (Library *library, gconstpointer data)
{
  fill_emerging (library);
  add (library, "2025-03-11", "0"); /* the week that is not over */
  g_autoptr (TlnChainReport) found = report (library);

  g_assert_cmpuint (found->stages->len, ==, 3);
  const TlnStageReport *first = tln_chain_report_stage (found, library->stages[0]);
  g_assert_cmpint (first->finding.state, ==, TLN_STAGE_EMERGING);
  g_assert_cmpuint (first->finding.speakers, ==, 3);
  g_assert_cmpuint (first->finding.quiet_before, ==, 26);
  g_assert_cmpint (tln_week_monday (first->finding.week), ==, tln_day_new (2025, 3, 3));
  g_assert_cmpuint (first->finding.history, ==, 30);
  g_assert_cmpfloat_with_epsilon (first->finding.share, 0.5, 1e-12);
  g_assert_cmpuint (first->finding.n_for, ==, 4);
  g_assert_cmpuint (first->running, ==, 1);
  g_assert_true (first->offered);
  g_assert_cmpint (first->state, ==, TLN_STAGE_NO_STATE);
  g_assert_cmpint (tln_chain_report_stage (found, library->stages[2])->finding.state, ==,
                   TLN_STAGE_QUIET);
  g_assert_null (tln_chain_report_stage (found, 1));
}

/* A library with nothing in it, a thesis without a chain, and none at all. */
static void
test_nothing (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnChainReport) found = report (library);

  for (guint i = 0; i < 3; i++) {
    const TlnStageReport *stage = &g_array_index (found->stages, TlnStageReport, i);
    g_assert_cmpint (stage->finding.state, ==, TLN_STAGE_NO_STATE);
    g_assert_cmpint (stage->finding.results[TLN_STAGE_QUIET], ==, TLN_RULE_UNKNOWN);
    g_assert_false (stage->offered);
  }
  g_assert_true (tln_db_exec (library->db, "UPDATE thesis SET chain_id = NULL", &error));
  g_autoptr (TlnChainReport) bare = report (library);
  g_assert_cmpint (bare->chain, ==, 0);
  g_assert_cmpuint (bare->stages->len, ==, 0);
  g_assert_null (tln_stage_states_report (library->db, 4711, library->today, &error));
  g_assert_no_error (error);
}

static void
decide (Library *library, const TlnStageReport *stage, TlnVerdict verdict)
{
  g_autoptr (GError) error = NULL;
  const TlnStageDecision decision = { .stage = stage->stage,
                                      .thesis = library->thesis,
                                      .state = stage->finding.state,
                                      .verdict = verdict,
                                      .since = tln_week_monday (stage->finding.week),
                                      .finding = stage->finding };

  tln_test_begin (library->db, TLN_ACT_STAGE_STATE);
  g_assert_cmpint (tln_stage_states_decide (library->db, &decision, &error), !=, 0);
  g_assert_no_error (error);
  tln_test_end (library->db);
}

static void
test_confirm (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill_emerging (library);
  g_autofree char *before = tln_test_dump (library->db);
  g_autoptr (TlnChainReport) found = report (library);
  decide (library, &g_array_index (found->stages, TlnStageReport, 0), TLN_VERDICT_CONFIRMED);
  g_autofree char *decided = tln_test_dump (library->db);
  g_autoptr (TlnChainReport) now = report (library);
  const TlnStageReport *first = &g_array_index (now->stages, TlnStageReport, 0);
  g_assert_cmpint (first->state, ==, TLN_STAGE_EMERGING);
  g_assert_cmpint (first->since, ==, tln_day_new (2025, 3, 3));
  g_assert_false (first->offered);
  g_autoptr (GArray) log =
      tln_stage_states_log (library->db, library->thesis, library->stages[0], &error);
  g_assert_cmpuint (log->len, ==, 1);
  const TlnStageDecision *kept = &g_array_index (log, TlnStageDecision, 0);
  g_assert_cmpint (kept->verdict, ==, TLN_VERDICT_CONFIRMED);
  g_assert_cmpuint (kept->finding.speakers, ==, 3);
  g_assert_cmpuint (kept->finding.quiet_before, ==, 26);
  g_assert_cmpfloat_with_epsilon (kept->finding.share, first->finding.share, 1e-9);
  g_assert_cmpfloat_with_epsilon (kept->finding.percentile, first->finding.percentile, 1e-9);
  g_assert_cmpint (kept->finding.peak_week, ==, first->finding.peak_week);
  g_assert_cmpint (kept->finding.week, ==, first->finding.week);
  g_autoptr (TlnAct) act = tln_act_undo (library->db, &error);
  g_assert_no_error (error);
  g_autofree char *after = tln_test_dump (library->db);
  g_assert_cmpstr (after, ==, before);
  g_autoptr (TlnAct) again = tln_act_redo (library->db, &error);
  g_assert_no_error (error);
  g_autofree char *redone = tln_test_dump (library->db);
  g_assert_cmpstr (redone, ==, decided);
}

/* A rejected proposal rests for four weeks; another one is made at once. */
static void
test_reject (Library *library, gconstpointer data)
{
  fill_emerging (library);
  g_autoptr (TlnChainReport) found = report (library);
  decide (library, &g_array_index (found->stages, TlnStageReport, 0), TLN_VERDICT_REJECTED);
  decide (library, &g_array_index (found->stages, TlnStageReport, 2), TLN_VERDICT_REJECTED);
  g_autoptr (TlnChainReport) now = report (library);
  g_assert_false (g_array_index (now->stages, TlnStageReport, 0).offered);
  g_assert_cmpint (g_array_index (now->stages, TlnStageReport, 0).state, ==, TLN_STAGE_NO_STATE);
  library->today += 7;
  g_autoptr (TlnChainReport) later = report (library);
  g_assert_cmpint (g_array_index (later->stages, TlnStageReport, 2).finding.state, ==,
                   TLN_STAGE_QUIET);
  g_assert_false (g_array_index (later->stages, TlnStageReport, 2).offered);
  library->today += 21;
  g_autoptr (TlnChainReport) rested = report (library);
  g_assert_true (g_array_index (rested->stages, TlnStageReport, 2).offered);
}

static void
test_by_hand (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnStageDecision decision = { .stage = library->stages[1],
                                .thesis = library->thesis,
                                .state = TLN_STAGE_CROWDED,
                                .verdict = TLN_VERDICT_SET,
                                .since = library->today };

  g_assert_cmpint (tln_stage_states_decide (library->db, &decision, &error), !=, 0);
  g_autoptr (TlnChainReport) found = report (library);
  g_assert_cmpint (g_array_index (found->stages, TlnStageReport, 1).state, ==, TLN_STAGE_CROWDED);
  g_autoptr (GArray) log = tln_stage_states_log (library->db, library->thesis, 0, &error);
  g_assert_cmpint (g_array_index (log, TlnStageDecision, 0).finding.week, ==, TLN_WEEK_NONE);
  g_assert_true (isnan (g_array_index (log, TlnStageDecision, 0).finding.share));

  decision.state = TLN_STAGE_NO_STATE;
  g_assert_cmpint (tln_stage_states_decide (library->db, &decision, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  decision.state = TLN_STAGE_QUIET;
  decision.stage = 4711;
  g_assert_cmpint (tln_stage_states_decide (library->db, &decision, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_limits (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double limits[TLN_N_LIMITS];

  fill_emerging (library);
  g_assert_true (tln_stage_limits_get (library->db, library->chain, limits, &error));
  for (guint i = 0; i < TLN_N_LIMITS; i++)
    g_assert_cmpfloat (limits[i], ==, tln_limits[i].usual);
  limits[TLN_LIMIT_SPEAKERS] = 4;
  g_assert_true (tln_stage_limits_set (library->db, library->chain, limits, &error));
  g_autofree char *kept = tln_test_value (library->db, "SELECT limits FROM chain");
  g_assert_cmpstr (kept, ==, "{\"speakers\":4}");
  g_autoptr (TlnChainReport) found = report (library);
  g_assert_cmpfloat (found->limits[TLN_LIMIT_SPEAKERS], ==, 4);
  g_assert_cmpint (g_array_index (found->stages, TlnStageReport, 0).finding.state, !=,
                   TLN_STAGE_EMERGING);

  limits[TLN_LIMIT_SPEAKERS] = 0;
  g_assert_false (tln_stage_limits_set (library->db, library->chain, limits, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  limits[TLN_LIMIT_SPEAKERS] = 2.5;
  g_assert_false (tln_stage_limits_set (library->db, library->chain, limits, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tln_stage_limits_set (library->db, library->chain, NULL, &error));
  g_assert_null (tln_test_value (library->db, "SELECT limits FROM chain"));

  /* Numbers of another version: what is not known is passed over, what is too much is bounded. */
  g_assert_true (
      tln_db_exec (library->db, "UPDATE chain SET limits = '{\"rises\":99,\"loud\":1}'", &error));
  g_assert_true (tln_stage_limits_get (library->db, library->chain, limits, &error));
  g_assert_cmpfloat (limits[TLN_LIMIT_RISES], ==, tln_limits[TLN_LIMIT_RISES].most);
}

/* What is broken in the file is an error, not a number. */
static void
test_faults (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (library->db, "UPDATE chain SET limits = '{'", &error));
  g_assert_null (tln_stage_states_report (library->db, library->thesis, library->today, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (tln_db_exec (library->db,
                              "UPDATE chain SET limits = NULL;"
                              "DROP INDEX article_week",
                              &error));
  g_assert_null (tln_stage_states_report (library->db, library->thesis, library->today, &error));
  g_assert_nonnull (error);
}

/* What theses of a chain have in common is not read again; what is their own is. */
static void
test_like (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = library->thesis;
  double limits[TLN_N_LIMITS];

  tln_stage_limits_get (library->db, library->chain, limits, &error);
  limits[TLN_LIMIT_SPEAKERS] = 2;
  g_assert_true (tln_stage_limits_set (library->db, library->chain, limits, &error));
  say (library, add (library, "2025-03-05", "0"), 0, "A", TLN_STANCE_FOR);
  library->thesis = tln_theses_add (library->db, "Second", library->chain, &error);
  say (library, add (library, "2025-03-05", "1"), 1, "B", TLN_STANCE_FOR);
  say (library, add (library, "2025-03-06", "1"), 1, "C", TLN_STANCE_AGAINST);
  g_autoptr (TlnChainReport) alone = report (library);
  g_autoptr (TlnChainReport) of_first =
      tln_stage_states_report (library->db, first, library->today, &error);
  g_autoptr (TlnChainReport) like =
      tln_stage_states_report_like (library->db, library->thesis, library->today, of_first, &error);

  g_assert_no_error (error);
  g_assert_true (like->attention == of_first->attention);
  g_assert_cmpmem (like->limits, sizeof like->limits, alone->limits, sizeof alone->limits);
  g_assert_cmpuint (like->stages->len, ==, alone->stages->len);
  for (guint i = 0; i < alone->stages->len; i++) {
    const TlnStageReport *one = &g_array_index (like->stages, TlnStageReport, i);
    const TlnStageReport *other = &g_array_index (alone->stages, TlnStageReport, i);

    g_assert_cmpint (one->stage, ==, other->stage);
    g_assert_cmpint (one->finding.state, ==, other->finding.state);
    g_assert_cmpuint (one->finding.speakers, ==, i == 1 ? 2 : 0);
    g_assert_cmpuint (one->finding.n_against, ==, other->finding.n_against);
    g_assert_cmpuint (one->finding.items, ==, other->finding.items);
  }
  /* A thesis of another chain is read for itself. */
  gint64 chain = tln_theses_add_chain (library->db, "Other", &error);
  gint64 stage = tln_theses_add_stage (library->db, chain, "Elsewhere", NULL, &error);
  gint64 thesis = tln_theses_add (library->db, "Third", chain, &error);
  g_autoptr (TlnChainReport) other =
      tln_stage_states_report_like (library->db, thesis, library->today, of_first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->stages->len, ==, 1);
  g_assert_cmpint (g_array_index (other->stages, TlnStageReport, 0).stage, ==, stage);
  g_assert_true (other->attention != of_first->attention);
}

#define ADD(name, func) g_test_add ("/stage-states/" name, Library, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  tln_test_clock ();
  g_test_init (&argc, &argv, NULL);
  ADD ("attention", test_attention);
  ADD ("reprints", test_reprints);
  ADD ("random", test_random);
  ADD ("by-claims", test_by_claims);
  ADD ("report", test_report);
  ADD ("like", test_like);
  ADD ("nothing", test_nothing);
  ADD ("confirm", test_confirm);
  ADD ("reject", test_reject);
  ADD ("by-hand", test_by_hand);
  ADD ("limits", test_limits);
  ADD ("faults", test_faults);
  return g_test_run ();
}
