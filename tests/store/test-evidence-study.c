/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which claims of an instrument are events, on which session they fall, and what is asked for of
 * them. The numbers themselves are tested in market/event-study. */
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-corporate.h"
#include "tln-error.h"
#include "tln-evidence-study.h"
#include "tln-instruments.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>
#include <string.h>

#define DAY 86400
#define WORDS "Orders doubled."

typedef struct {
  TlnDb *db;
  gint64 thesis;
  gint64 stage;
  gint64 instrument;
  gint64 benchmark;
} World;

static gint64
ensure (TlnDb *db, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_instruments_ensure (db, code, "SSE", code, NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* Weekdays from 2025-01-01 (a Wednesday) on; each close `rate` above the one before (logarithm). */
static void
add_prices (World *world, gint64 instrument, guint n, double rate)
{
  g_autofree TlnBar *bars = g_new (TlnBar, n);
  TlnDay day = tln_day_new (2025, 1, 1);
  const TlnPriceBatch batch = { .source = (char *) "file",
                                .format = (char *) "csv",
                                .adjustment = (char *) "raw",
                                .volume_unit = (char *) "shares" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; day++) {
    if (tln_day_weekday (day) > 5)
      continue;
    bars[i] = (TlnBar) { (gint64) day * DAY, 1, 1, 1, exp (rate * i), 1, 1 };
    i++;
  }
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  tln_prices_add (world->db, instrument, &batch, series, &error);
  g_assert_no_error (error);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tln_test_clock ();
  world->db = tln_test_db ();
  tln_theses_ensure_default_chain (world->db, "en", NULL, &error);
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (world->db, 0, &error);
  world->stage = ((TlnStage *) stages->pdata[3])->id;
  world->thesis = tln_theses_add (world->db, "Orders", 0, &error);
  world->instrument = ensure (world->db, "515050");
  world->benchmark = ensure (world->db, "510300");
  tln_instruments_link (world->db, world->instrument, world->thesis, 0, "orders", &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

/* A claim of an article that is dated as written (NULL: not), as evidence of a day (NONE: its own).
 */
static gint64
add_claim (World *world, const char *published, TlnStance stance, TlnDay day)
{
  static guint number;
  g_autofree char *title = g_strdup_printf ("Article %u", number);
  g_autofree char *text = g_strdup_printf ("Number %u.\n" WORDS "\nEnd %u.", number, number);
  gint64 article = tln_test_add (world->db, tln_test_draft (title, text, "2025-02-20"));
  guint32 start = (guint32) (strstr (text, WORDS) - text);
  g_autoptr (TlnQuote) quote = tln_quote_new (text, start, start + (guint32) strlen (WORDS));
  const TlnEvidenceDraft draft = { world->thesis, 0, stance, 0, day };
  g_autoptr (GError) error = NULL;
  TlnDate date = TLN_DATE_NONE;

  number++;
  if (published != NULL)
    g_assert_true (tln_date_parse (published, &date));
  g_assert_true (tln_articles_set_published (world->db, article, &date, &error));
  gint64 claim = tln_claims_add (world->db, article, quote, &error);
  tln_claims_set_evidence (world->db, claim, &draft, &error);
  g_assert_no_error (error);
  return claim;
}

static TlnEvidenceStudy *
run (World *world, const TlnStudyQuery *query)
{
  g_autoptr (GError) error = NULL;
  TlnEvidenceStudy *study = tln_evidence_study_run (world->db, query, &error);

  g_assert_no_error (error);
  return study;
}

static const TlnStudyCase *
case_of (const TlnEvidenceStudy *study, gint64 claim)
{
  for (guint i = 0; i < study->cases->len; i++) {
    const TlnStudyCase *one = &g_array_index (study->cases, TlnStudyCase, i);
    if (one->claim->id == claim)
      return one;
  }
  return NULL;
}

static void
test_cases (World *world, gconstpointer data)
{
  gint64 late = add_claim (world, "2025-03-10T18:13+08:00", TLN_STANCE_FOR, TLN_DAY_NONE);
  gint64 noon = add_claim (world, "2025-03-10T12:00+08:00", TLN_STANCE_AGAINST, TLN_DAY_NONE);
  gint64 month = add_claim (world, "2025-02", TLN_STANCE_FOR, TLN_DAY_NONE);
  gint64 undated = add_claim (world, NULL, TLN_STANCE_FOR, TLN_DAY_NONE);
  gint64 by_hand = add_claim (world, "2025-02", TLN_STANCE_FOR, tln_day_new (2025, 2, 14));
  /* a Saturday */
  gint64 weekend = add_claim (world, "2025-02-22", TLN_STANCE_NEUTRAL, TLN_DAY_NONE);
  const TlnStudyQuery query = { .instrument = world->instrument, .options = { 2, 3, FALSE, 5, 1 } };

  add_prices (world, world->instrument, 80, 0.01);
  g_autoptr (TlnEvidenceStudy) study = run (world, &query);
  g_assert_cmpuint (study->cases->len, ==, 6);
  g_assert_cmpuint (study->study->n, ==, 4);
  g_assert_cmpint (case_of (study, month)->state, ==, TLN_CASE_COARSE);
  g_assert_cmpint (case_of (study, undated)->state, ==, TLN_CASE_CAPTURED);
  g_assert_cmpint (case_of (study, by_hand)->state, ==, TLN_CASE_EVENT);
  const TlnStudyPath *paths = study->study->paths;
  const TlnStudyPath *next = &paths[case_of (study, late)->path];
  g_assert_cmpint (next->session, ==, (gint64) tln_day_new (2025, 3, 11) * DAY);
  g_assert_cmpint (next->shift, ==, TLN_SHIFT_AFTER_CLOSE);
  g_assert_cmpint (paths[case_of (study, noon)->path].shift, ==, TLN_SHIFT_NONE);
  const TlnStudyPath *monday = &paths[case_of (study, weekend)->path];
  g_assert_cmpint (monday->shift, ==, TLN_SHIFT_CLOSED);
  g_assert_cmpint (monday->shift_days, ==, 2);
  /* six returns of 0.01 */
  g_assert_cmpfloat_with_epsilon (study->study->mean[5], 0.06, 1e-12);
  /* in the order of days, each path known by its case */
  for (guint i = 0; i < study->study->n_paths; i++)
    g_assert_cmpuint (tln_evidence_study_case (study, i)->path, ==, i);
  g_assert_null (tln_evidence_study_case (study, 99));
  g_assert_cmpint (g_array_index (study->cases, TlnStudyCase, 0).claim->id, ==, month);
}

static void
test_asked_for (World *world, gconstpointer data)
{
  gint64 with = add_claim (world, "2025-02-20", TLN_STANCE_FOR, TLN_DAY_NONE);
  gint64 against = add_claim (world, "2025-02-21", TLN_STANCE_AGAINST, TLN_DAY_NONE);
  TlnStudyQuery query = { .instrument = world->instrument, .options = { 2, 3, FALSE, 0, 1 } };
  const TlnEvidenceDraft staged = { world->thesis, world->stage, TLN_STANCE_AGAINST, 0,
                                    TLN_DAY_NONE };
  g_autoptr (GError) error = NULL;

  add_prices (world, world->instrument, 80, 0.01);
  query.stances = 1u << TLN_STANCE_FOR;
  g_autoptr (TlnEvidenceStudy) only_for = run (world, &query);
  g_assert_cmpuint (only_for->cases->len, ==, 1);
  g_assert_nonnull (case_of (only_for, with));
  query.stances = 0;
  query.stage = world->stage;
  g_autoptr (TlnEvidenceStudy) none = run (world, &query);
  g_assert_cmpuint (none->cases->len, ==, 0);
  tln_claims_set_evidence (world->db, against, &staged, &error);
  g_assert_no_error (error);
  g_autoptr (TlnEvidenceStudy) stage = run (world, &query);
  g_assert_cmpuint (stage->cases->len, ==, 1);
  g_assert_nonnull (case_of (stage, against));
  /* all claims are there, whatever was asked for */
  g_assert_cmpuint (stage->claims->len, ==, 2);
}

/* A benchmark that is shorter leaves only the sessions both have. */
static void
test_benchmark (World *world, gconstpointer data)
{
  gint64 claim = add_claim (world, "2025-02-20", TLN_STANCE_FOR, TLN_DAY_NONE);
  TlnStudyQuery query = { .instrument = world->instrument,
                          .benchmark = world->benchmark,
                          .options = { 2, 3, FALSE, 0, 1 } };

  add_prices (world, world->instrument, 80, 0.01);
  g_autoptr (TlnEvidenceStudy) empty = run (world, &query);
  g_assert_cmpuint (empty->benchmark_series->n, ==, 0);
  g_assert_cmpuint (empty->study->n, ==, 0);
  /* 2025-02-20 is session 36: all but one of the sessions after it */
  add_prices (world, world->benchmark, 39, 0.004);
  g_autoptr (TlnEvidenceStudy) cut = run (world, &query);
  g_assert_cmpint (cut->study->paths[case_of (cut, claim)->path].state, ==, TLN_STUDY_CUT);
  add_prices (world, world->benchmark, 40, 0.004);
  query.series = cut->series;
  g_autoptr (TlnEvidenceStudy) study = run (world, &query);
  g_assert_true (study->series == cut->series);
  g_assert_cmpuint (study->study->n, ==, 1);
  g_assert_cmpfloat_with_epsilon (study->study->mean[5], 6 * (0.01 - 0.004), 1e-12);
  g_assert_cmpint (study->benchmark->id, ==, world->benchmark);
  /* gone meanwhile: none */
  query.benchmark = 99;
  g_autoptr (TlnEvidenceStudy) without = run (world, &query);
  g_assert_null (without->benchmark);
  g_assert_cmpfloat_with_epsilon (without->study->mean[5], 0.06, 1e-12);
}

/* One share becomes three at session 60, where the model of an event at session 100 is estimated
 * from sessions 0 to 89: recorded, the mean return is the rate; else it is said and is not. */
static void
test_split_in_model (World *world, gconstpointer data)
{
  const double rate = 0.002;
  const TlnStudyQuery query = { .instrument = world->instrument, .options = { 2, 3, TRUE, 0, 1 } };
  TlnCorporateAction action = { .kind = TLN_CORPORATE_SPLIT, .from = 1, .to = 3 };
  TlnBar bars[140];
  TlnDay days[140];
  const TlnPriceBatch batch = { .source = (char *) "file",
                                .format = (char *) "csv",
                                .adjustment = (char *) "raw",
                                .volume_unit = (char *) "shares" };
  g_autoptr (GError) error = NULL;
  TlnStudySplit found;
  guint n;

  for (guint i = 0; i < 140; i++) {
    double close = exp (rate * i) * (i < 60 ? 3 : 1);

    days[i] = tln_day_new (2025, 1, 1) + (TlnDay) i;
    bars[i] = (TlnBar) { (gint64) days[i] * DAY, close, close, close, close, 1, 1 };
  }
  g_autoptr (TlnSeries) series = tln_series_new (bars, 140);
  tln_prices_add (world->db, world->instrument, &batch, series, &error);
  g_assert_no_error (error);
  gint64 claim = add_claim (world, "2025-03-10", TLN_STANCE_FOR, days[100]);
  g_autoptr (TlnEvidenceStudy) before = run (world, &query);
  const TlnStudyPath *path = &before->study->paths[0];
  g_assert_true (tln_evidence_study_split (before, case_of (before, claim), &found));
  g_assert_true (found.estimation && !found.benchmark);
  g_assert_cmpint (found.split->t, ==, bars[60].t);
  g_autoptr (GArray) in_models = tln_evidence_study_splits (before, TRUE, &n);
  g_assert_cmpuint (in_models->len, ==, 1);
  g_assert_cmpuint (n, ==, 1);
  g_autoptr (GArray) in_windows = tln_evidence_study_splits (before, FALSE, &n);
  g_assert_cmpuint (in_windows->len + n, ==, 0);
  g_assert_cmpuint (path->n_estimation, ==, 89);
  g_assert_cmpfloat_with_epsilon (path->alpha, rate - log (3) / 89, 1e-12);
  g_assert_cmpint (path->model_from, ==, bars[0].t);
  g_assert_cmpint (path->model_to, ==, bars[89].t);
  action.day = days[60];
  tln_corporate_set (world->db, world->instrument, &action, &error);
  g_assert_no_error (error);
  g_autoptr (TlnEvidenceStudy) after = run (world, &query);
  g_assert_false (tln_evidence_study_split (after, case_of (after, claim), &found));
  g_assert_cmpfloat_with_epsilon (after->study->paths[0].alpha, rate, 1e-12);
  g_assert_cmpfloat_with_epsilon (after->study->mean[5], 0, 1e-12);
}

/* Bars of minutes are sessions by their days. */
static void
test_minutes (World *world, gconstpointer data)
{
  TlnBar bars[40];
  const TlnPriceBatch batch = { .intraday = TRUE,
                                .source = (char *) "file",
                                .format = (char *) "csv",
                                .adjustment = (char *) "raw",
                                .volume_unit = (char *) "shares" };
  const TlnStudyQuery query = { .instrument = world->instrument, .options = { 1, 1, FALSE, 0, 1 } };
  g_autoptr (GError) error = NULL;

  add_claim (world, "2025-02-10", TLN_STANCE_FOR, TLN_DAY_NONE);
  for (guint i = 0; i < 40; i++)
    bars[i] = (TlnBar) { ((gint64) tln_day_new (2025, 2, 1) + i / 2) * DAY + (i % 2 + 10) * 3600,
                         1,
                         1,
                         1,
                         1 + i / 2,
                         1,
                         1 };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 40);
  g_assert_true (series->intraday);
  tln_prices_add (world->db, world->instrument, &batch, series, &error);
  g_assert_no_error (error);
  g_autoptr (TlnEvidenceStudy) study = run (world, &query);
  g_assert_cmpuint (study->series->n, ==, 20);
  /* the close of 2025-02-08 is 8, that of 2025-02-11 is 11 */
  g_assert_cmpfloat_with_epsilon (study->study->mean[2], log (11.0 / 8.0), 1e-12);
}

/* What is known is not read: a study of it has no need of the tables it comes from. */
static void
test_known (World *world, gconstpointer data)
{
  g_autoptr (TlnStudyQuery) query = tln_study_query_new (world->instrument);
  g_autoptr (TlnStudyQuery) again = tln_study_query_new (world->instrument);
  g_autoptr (TlnStudyQuery) other = tln_study_query_new (world->benchmark);
  g_autoptr (GError) error = NULL;

  add_claim (world, "2025-02-20", TLN_STANCE_FOR, TLN_DAY_NONE);
  add_prices (world, world->instrument, 80, 0.01);
  query->options = (TlnStudyOptions) { 2, 3, FALSE, 0, 1 };
  g_autoptr (TlnEvidenceStudy) read = run (world, query);
  query->printed = tln_prices_load_on (world->db, world->instrument, TLN_BASIS_PRINTED, &error);
  query->batches = g_ptr_array_ref (read->batches);
  query->claims = g_ptr_array_ref (read->claims);
  query->links = g_ptr_array_ref (read->links);
  g_assert_true (tln_db_exec (world->db, "DROP TABLE price_bar", &error));
  g_assert_true (tln_db_exec (world->db, "ALTER TABLE claim RENAME TO gone", &error));
  g_assert_true (tln_db_exec (world->db, "ALTER TABLE instrument_link RENAME TO away", &error));
  g_assert_no_error (error);
  g_autoptr (TlnEvidenceStudy) known = run (world, query);
  g_assert_true (known->claims == read->claims);
  g_assert_cmpuint (known->study->n, ==, 1);
  g_assert_cmpfloat (known->study->mean[5], ==, read->study->mean[5]);
  tln_study_query_reuse (again, known);
  g_assert_true (again->series == known->series);
  tln_study_query_reuse (again, NULL);
  tln_study_query_reuse (other, known);
  g_assert_null (other->series);
}

static void
test_nothing (World *world, gconstpointer data)
{
  TlnStudyQuery query = { .instrument = world->instrument, .options = { 5, 20, FALSE, 10, 1 } };
  g_autoptr (GError) error = NULL;

  g_autoptr (TlnEvidenceStudy) empty = run (world, &query);
  g_assert_cmpuint (empty->series->n, ==, 0);
  g_assert_cmpuint (empty->cases->len, ==, 0);
  add_claim (world, "2025-02-20", TLN_STANCE_FOR, TLN_DAY_NONE);
  g_autoptr (TlnEvidenceStudy) unpriced = run (world, &query);
  g_assert_cmpint (unpriced->study->paths[0].state, ==, TLN_STUDY_AFTER_END);
  query.instrument = 99;
  g_assert_null (tln_evidence_study_run (world->db, &query, &error));
  g_assert_no_error (error);
  g_assert_true (tln_db_exec (world->db, "ALTER TABLE price_batch RENAME TO gone", &error));
  query.instrument = world->instrument;
  g_assert_null (tln_evidence_study_run (world->db, &query, &error));
  g_assert_nonnull (error);
}

#define ADD(name, function) \
  g_test_add ("/evidence-study/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cases", test_cases);
  ADD ("asked-for", test_asked_for);
  ADD ("benchmark", test_benchmark);
  ADD ("split-in-model", test_split_in_model);
  ADD ("minutes", test_minutes);
  ADD ("known", test_known);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
