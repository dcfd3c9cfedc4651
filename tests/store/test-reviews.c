/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a week, kept and found again. The clock begins on Monday, 10 March 2025. */
#include "tln-reviews.h"

#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-instruments.h"
#include "tln-stage-rule.h"
#include "tln-test-drafts.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

#define MONDAY tln_day_new (2025, 3, 10)

static void
test_week (void)
{
  static const int cases[][6] = {
    { 2025, 3, 10, 2025, 3, 10 },   { 2025, 3, 16, 2025, 3, 10 }, { 2025, 3, 17, 2025, 3, 17 },
    { 2024, 12, 31, 2024, 12, 30 }, { 2025, 1, 5, 2024, 12, 30 }, { 1969, 12, 31, 1969, 12, 29 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const int *one = cases[i];
    g_assert_cmpint (tln_review_week (tln_day_new (one[0], one[1], one[2])), ==,
                     tln_day_new (one[3], one[4], one[5]));
  }
}

static void
move_claim (TlnDb *db, gint64 claim, gint64 time)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE claim SET created_at = %" G_GINT64_FORMAT
                                          " WHERE id = %" G_GINT64_FORMAT " RETURNING 1",
                                          time, claim);

  g_assert_cmpint (tln_test_int (db, sql), ==, 1);
}

/* Each as "section heading body first second day". */
static char *
spell (GPtrArray *facts)
{
  static const char *const names[] = { "claims",    "moves",      "orphans", "due",
                                       "forecasts", "falsifiers", "states",  "question" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++) {
    const TlnReviewFact *fact = g_ptr_array_index (facts, i);
    g_autofree char *day = tln_day_format (fact->day);

    g_assert_cmpint (fact->id, !=, 0);
    g_string_append_printf (out, "%s|%s|%s", names[fact->section],
                            fact->heading != NULL ? fact->heading : "-", fact->body);
    if (!isnan (fact->first))
      g_string_append_printf (out, "|%g", fact->first);
    if (!isnan (fact->second))
      g_string_append_printf (out, "|%g", fact->second);
    g_string_append_printf (out, "|%s\n", day != NULL ? day : "-");
  }
  return g_string_free (out, FALSE);
}

static void
assert_draft (TlnDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facts = tln_reviews_draft (db, MONDAY, &error);

  g_assert_no_error (error);
  g_autofree char *spelt = spell (facts);
  g_assert_cmpstr (spelt, ==, expected);
}

static gint64
new_claim (TlnDb *db, gint64 article, guint32 start, guint32 end)
{
  static const char text[] = "First words. Second words. Third words.";
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = g_strndup (text + start, end - start);
  const TlnQuote quote = { .exact = exact, .start = start, .end = end };
  gint64 id = tln_claims_add (db, article, &quote, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_claims (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 start = (gint64) MONDAY * 24 * 60 * 60 * 1000;
  gint64 article = tln_test_add_text (db, "T", "First words. Second words. Third words.");
  gint64 first = new_claim (db, article, 0, 11);
  gint64 second = new_claim (db, article, 13, 25);
  gint64 third = new_claim (db, article, 27, 38);
  gint64 chain;

  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (db, chain, &error);
  const TlnEvidenceDraft draft = { 0, ((TlnStage *) stages->pdata[1])->id, TLN_STANCE_AGAINST, 2,
                                   20000 };
  g_assert_cmpint (tln_claims_set_evidence (db, third, &draft, &error), !=, 0);
  move_claim (db, first, start - 1);
  move_claim (db, second, start);
  move_claim (db, third, start + 7 * 24 * 60 * 60 * 1000 - 1);
  assert_draft (db, "claims|Training compute|Third words|2|-\nclaims|-|Second words|0|-\n");
  move_claim (db, third, start + 7 * 24 * 60 * 60 * 1000);
  g_assert_cmpint (
      tln_test_int (db, "UPDATE claim SET anchor = 'orphan' WHERE exact LIKE 'First%' RETURNING 1"),
      ==, 1);
  assert_draft (db, "claims|-|Second words|0|-\norphans|-|First words|-\n");
  g_assert_cmpint (tln_test_int (db, "UPDATE article SET trashed_at = 1 RETURNING 1"), ==, 1);
  assert_draft (db, "");
}

static void
add_bars (TlnDb *db, gint64 instrument, TlnDay first, const double *closes, guint n)
{
  g_autofree TlnBar *bars = g_new0 (TlnBar, n);
  g_autoptr (GError) error = NULL;
  const TlnPriceBatch batch = { .source = (char *) "file",
                                .adjustment = (char *) "raw",
                                .volume_unit = (char *) "shares" };

  for (guint i = 0; i < n; i++)
    bars[i] =
        (TlnBar) { (first + (int) i) * 86400LL, closes[i], closes[i], closes[i], closes[i], 1, 1 };
  g_autoptr (TlnSeries) series = tln_series_new (bars, n);
  g_assert_cmpint (tln_prices_add (db, instrument, &batch, series, &error), !=, 0);
  g_assert_no_error (error);
}

/* 1.00 on the Friday before; 1.10 on the last day of the week that has a bar. */
static void
test_moves (void)
{
  static const double closes[] = { 1.0, 9, 9, 1.05, 1.1 };
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "x", 0, &error);
  gint64 linked = tln_instruments_ensure (db, "515050", "SSE", "5G", NULL, &error);
  gint64 other = tln_instruments_ensure (db, "159995", "SZSE", "Chip", NULL, &error);
  gint64 bare = tln_instruments_ensure (db, "513180", "SSE", "Tech", NULL, &error);

  /* 9 stands on the weekend; a later bar is of the next week. */
  add_bars (db, linked, MONDAY - 3, closes, 5);
  add_bars (db, linked, MONDAY + 7, closes, 1);
  add_bars (db, other, MONDAY - 3, closes, 5);
  g_assert_cmpint (tln_instruments_link (db, linked, thesis, 0, "", &error), !=, 0);
  g_assert_cmpint (tln_instruments_link (db, bare, thesis, 0, "", &error), !=, 0);
  assert_draft (db, "moves|-|515050 5G|9|1.1|2025-03-11\n");
  g_assert_cmpint (
      tln_test_int (db, "UPDATE instrument_link SET until = since - 30, since = since - 60 "
                        "RETURNING 1"),
      ==, 1);
  assert_draft (db, "");
}

static void
test_due_and_question (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 article = tln_test_add_text (db, "T", "First words. Second words. Third words.");
  static const char *const titles[] = { "A", "B", "C" };
  gint64 ids[3];

  for (int i = 0; i < 3; i++) {
    const int strengths[] = { 2, 3, 3 };
    ids[i] = tln_theses_add (db, titles[i], 0, &error);
    for (int k = 0; k < 3; k++) {
      const TlnEvidenceDraft draft = { ids[i], 0, TLN_STANCE_FOR, strengths[i], 20000 };
      gint64 claim = new_claim (db, article, 0, 11);
      move_claim (db, claim, 1);
      g_assert_cmpint (tln_claims_set_evidence (db, claim, &draft, &error), !=, 0);
    }
  }
  g_assert_true (tln_theses_set (db, ids[0], "next_review", "2025-03-16", &error));
  g_assert_true (tln_theses_set (db, ids[1], "next_review", "2025-03-17", &error));
  g_assert_true (tln_theses_set (db, ids[1], "recheck", "2025-03-01", &error));
  g_assert_true (tln_theses_set (db, ids[2], "next_review", "2025-03-01", &error));
  g_assert_true (tln_theses_set (db, ids[2], "status", "closed", &error));
  assert_draft (db, "due|-|A|2025-03-16\ndue|-|B|2025-03-01\nquestion|-|B|9|0|-\n");
}

static void
test_kept (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "A", 0, &error);

  g_assert_true (tln_theses_set (db, thesis, "next_review", "2025-03-12", &error));
  g_autoptr (GPtrArray) facts = tln_reviews_draft (db, MONDAY, &error);
  g_assert_cmpuint (facts->len, ==, 1);
  tln_test_begin (db, TLN_ACT_NOTE);
  gint64 id = tln_reviews_save (db, MONDAY, facts, "Quiet.", &error);
  g_assert_no_error (error);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_NOTE);
  g_assert_cmpint (tln_reviews_save (db, MONDAY, facts, "Quiet *so far*.", &error), ==, id);
  g_assert_cmpint (tln_reviews_save (db, MONDAY - 7, facts, "Before.", &error), !=, 0);
  tln_test_end (db);
  /* What it tells of goes, what was told stays. */
  g_assert_true (tln_theses_delete (db, thesis, &error));
  g_autoptr (GPtrArray) kept = tln_reviews_get_facts (db, id, &error);
  g_autofree char *spelt = spell (kept);
  g_assert_cmpstr (spelt, ==, "due|-|A|2025-03-12\n");
  g_autoptr (GPtrArray) all = tln_reviews_get_all (db, &error);
  g_assert_cmpuint (all->len, ==, 2);
  const TlnReview *newest = g_ptr_array_index (all, 0);
  g_assert_cmpint (newest->week, ==, MONDAY);
  g_assert_cmpstr (newest->body, ==, "Quiet *so far*.");
  g_assert_cmpint (tln_reviews_save (db, MONDAY + 1, facts, "", &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tln_reviews_delete (db, id, &error));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM review_fact"), ==, 1);
}

static void
test_undone (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facts = tln_reviews_draft (db, MONDAY, &error);
  g_autofree char *before = tln_test_dump (db);

  tln_test_begin (db, TLN_ACT_NOTE);
  g_assert_cmpint (tln_reviews_save (db, MONDAY, facts, "x", &error), !=, 0);
  tln_test_end (db);
  g_autofree char *saved = tln_test_dump (db);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (before, ==, after);
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  g_autofree char *again = tln_test_dump (db);
  g_assert_cmpstr (saved, ==, again);
}

/* A forecast and a falsifier of the last day of the week are in it, those of the day after are not.
 */
static void
test_waiting (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "A", 0, &error);

  for (int late = 0; late < 2; late++) {
    TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;
    draft.thesis = late ? 0 : thesis;
    draft.proposition = late ? "Too late" : "It doubles";
    draft.due = MONDAY + 6 + late;
    g_assert_cmpint (tln_forecasts_add (db, &draft, &error), !=, 0);
    g_assert_cmpint (
        tln_falsifiers_add (db, thesis, late ? "Later" : "It halves", MONDAY + 6 + late, &error),
        !=, 0);
  }
  g_assert_no_error (error);
  assert_draft (db, "forecasts|A|It doubles|2025-03-16\nfalsifiers|A|It halves|2025-03-16\n");
}

/* Nothing was written of the stage for months: the rule calls it quiet, and nobody has yet. */
static void
test_states (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (db, "Chain", &error);
  gint64 stage = tln_theses_add_stage (db, chain, "Power", NULL, &error);
  gint64 article = tln_test_add (db, tln_test_draft ("T", "Words.", "2024-08-01"));

  g_assert_cmpint (tln_theses_add (db, "A", chain, &error), !=, 0);
  g_assert_true (tln_articles_tag (db, article, stage, 0, 0, &error));
  g_assert_no_error (error);
  g_autofree char *expected =
      g_strdup_printf ("states|Power|A|%d|%d|-\n", TLN_STAGE_QUIET, TLN_STAGE_NO_STATE);
  assert_draft (db, expected);
  g_assert_cmpint (tln_test_int (db, "UPDATE thesis SET status = 'closed' RETURNING 1"), ==, 1);
  assert_draft (db, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/reviews/week", test_week);
  g_test_add_func ("/reviews/claims", test_claims);
  g_test_add_func ("/reviews/moves", test_moves);
  g_test_add_func ("/reviews/due-and-question", test_due_and_question);
  g_test_add_func ("/reviews/waiting", test_waiting);
  g_test_add_func ("/reviews/states", test_states);
  g_test_add_func ("/reviews/kept", test_kept);
  g_test_add_func ("/reviews/undone", test_undone);
  return g_test_run ();
}
